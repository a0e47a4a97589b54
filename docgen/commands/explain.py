"""`docgen explain`: a figure, a table, a fact or a phrase of the printed text → where it comes from."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from docgen.commands.editions import editions
from docgen.explain.corrections import load_corrections
from docgen.explain.explain import Explainer
from docgen.explain.facts import Teller
from docgen.read import read


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    typed, what = _split(options.what)
    (folder,) = editions(typed, root)
    edition = read(folder, root / "styles")
    teller = Teller(edition.facts, load_corrections(folder))
    print("\n".join(Explainer(edition.resolved, teller).lines(what)))
    return 0


def _split(words: list[str]) -> tuple[list[str], str]:
    """What was typed → the edition, if the first word is one, and WHAT (several words are one phrase)."""
    if len(words) > 1 and (Path(words[0]) / "edition.toml").is_file():
        return [words[0]], " ".join(words[1:])
    return [], " ".join(words)
