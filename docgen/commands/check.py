"""`docgen check`: an edition → what cannot be true as it stands; exit 1 while a finding is not judged."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from docgen.check.telling import findings_told, missing_told
from docgen.check.verdict import as_json, verdict
from docgen.commands.editions import editions
from docgen.commands.read import read
from docgen.explain.corrections import load_corrections
from docgen.explain.page import page


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
    else:
        print("\n".join(missing_told(found) if options.missing else findings_told(found)))
    return 1 if (found.uncollected if options.missing else found.open) else 0
