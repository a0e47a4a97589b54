"""`docgen check`: an edition → what cannot be true as it stands; exit 1 while a finding is not judged."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from docgen.check.files import file_verdicts
from docgen.check.telling import findings_told, missing_told
from docgen.check.verdict import as_json, verdict
from docgen.commands.editions import editions
from docgen.commands.read import read
from docgen.explain.corrections import load_corrections
from docgen.explain.page import page
from docgen.style.style import Style


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    (folder,) = editions([options.edition] if options.edition else [], root)
    edition = read(folder, root / "styles")
    found = verdict(folder, edition.facts, edition.report, edition.resolved, edition.dataset.layouts)
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    elif options.page:
        command = f"docgen check {folder.as_posix()} --page"
        title = edition.resolved.titles.running_title
        print("\n".join(page(title, command, found, load_corrections(folder))))
    elif options.missing:
        print("\n".join(missing_told(found)))
    else:
        print("\n".join(findings_told(found)))
        return 1 if _files(root / "out" / folder.resolve().name, edition.style) or found.open else 0
    return 1 if (found.uncollected if options.missing else found.open) else 0


def _files(folder: Path, style: Style) -> int:
    """Folder of an edition's outputs → how many faults its files have; they are told."""
    verdicts = file_verdicts(folder, style)
    for verdict_ in verdicts:
        print(f"{folder / verdict_.name}\n{verdict_.words}")
    return sum(verdict_.faults for verdict_ in verdicts)
