"""`docgen check`: an edition → what cannot be true as it stands; exit 1 while a finding is not judged."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from docgen.check.file_verdict import FileVerdict
from docgen.check.files import OUTPUTS, file_verdicts
from docgen.check.judge import load_issues, unjudged
from docgen.check.rules import load_rules
from docgen.check.run import verdict
from docgen.check.telling import missing_told, verdict_told
from docgen.check.verdict import as_json
from docgen.commands.editions import editions
from docgen.commands.kept import kept
from docgen.explain.corrections import load_corrections
from docgen.explain.page import page
from docgen.read import read
from docgen.style.style import Style


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    (folder,) = editions([options.edition] if options.edition else [], root)
    edition = read(folder, root / "styles")
    cache = kept(root)
    found = verdict(*edition.steps, load_rules(folder, edition.facts), cache)
    if options.page:
        command = f"docgen check {folder.as_posix()} --page"
        title = edition.resolved.titles.running_title
        print("\n".join(page(title, command, found, load_corrections(folder))))
        return 1 if found.open else 0
    if options.missing and not options.json:
        print("\n".join(missing_told(found)))
        return 1 if found.uncollected else 0
    files = unjudged(_files(root / "out" / folder.resolve().name, edition.style), load_issues(folder))
    if options.json:
        print(as_json(found, files, folder), end="")
    else:
        print("\n".join(verdict_told(found, files, options.all)))
    blocked = found.uncollected if options.missing else found.open or any(one.faults for one in files)
    return 1 if blocked else 0


def _files(folder: Path, style: Style) -> tuple[FileVerdict, ...]:
    """Folder of an edition's outputs → the verdicts on those that stand there."""
    there = {name: (folder / name).read_bytes() for name in OUTPUTS if (folder / name).is_file()}
    return file_verdicts(there, style)
