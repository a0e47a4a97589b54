"""`docgen readback`: the editors' changes in a DOCX → a diff of the manuscript, and with --apply its files."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.commands.edited import opened
from docgen.commands.editions import editions
from docgen.commands.files import replace_all
from docgen.compose.compose import compose
from docgen.model import manifest
from docgen.ooxml.xml import name
from docgen.outputs.present import present
from docgen.read import Edition, read
from docgen.resolve.resolve import resolve
from docgen.revise.opened import Opened, same_edition
from docgen.revise.package import Package
from docgen.revise.readback.amend import Ledger
from docgen.revise.readback.propose import Present, propose
from docgen.revise.readback.rehearse import REVISIONS, Drafts, rehearse
from docgen.revise.readback.remarks import remarks
from docgen.revise.readback.show import told
from docgen.revise.readback.spots import Hand
from docgen.wording.messages import message

_NEEDS_A_PERSON = ("conflict", "held")


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status: 1 if something needs a person."""
    file = Path(options.file)
    edited = opened(file)
    (folder,) = editions([options.edition] if options.edition else [], root)
    edition = read(folder, root / "styles")
    drafts = drafts_of(folder)
    now = present_of(edition, edited, file.name, date.today().isoformat())
    same_edition(edited.manifest, now.manifest.edition, str(file))
    proposal = propose(edited.package, edited.manifest, now, rejected=options.rejected)
    done = rehearse(proposal, drafts, lambda files: tried(edition, root, files))
    print("\n".join(told(drafts.decoded(), done.sheets, done.proposal.rows, done.proposal.findings)))
    if options.apply and done.files:
        replace_all({folder / path: data for path, data in done.files.items()})
        print(message("已写入 {files}。", files="、".join(done.files)))
    elif done.files:
        print(message("还没有写入；核对无误后加 --apply。"))
    return int(any(finding.kind in _NEEDS_A_PERSON for finding in done.proposal.findings))


def drafts_of(folder: Path) -> Drafts:
    """The text files of an edition and its corrections, as bytes."""
    texts = {f"text/{path.name}": path.read_bytes() for path in sorted((folder / "text").glob("*.md"))}
    revisions = folder / REVISIONS
    return Drafts(texts, revisions.read_bytes() if revisions.is_file() else b"")


def present_of(edition: Edition, edited: Opened, file: str, today: str) -> Present:
    """The edition as it is now, with what a correction is signed with: the file's name, its comments, who saved it."""
    titles, facts = edition.report.titles, edition.facts
    named = manifest.Edition(edition.folder.resolve().name, facts.year, facts.own_area, titles.title + titles.subtitle)
    entered = tuple((row["fact"], row["new"]) for row in edition.dataset.revisions)
    ledger = Ledger(facts, entered, remarks(edited.package), _saved_by(edited.package, today), file)
    book = facts.codebook
    codes = {area.short: area.code for area in book.areas.values()} | {c.name: c.code for c in book.codes.values()}
    return Present(present(edition.printed, named, edition.style), drafts_of(edition.folder).decoded(), ledger, codes)


def _saved_by(package: Package, today: str) -> Hand:
    """Who saved the file last, and when, as its properties say; nobody, and today, if it is as it was built."""
    for relation in package.related("", "core-properties"):
        tree = package.tree(relation.target)
        made, when = (tree.findtext(name(f"dcterms:{tag}")) or "" for tag in ("created", "modified"))
        if when and when != made:
            return Hand(tree.findtext(name("cp:lastModifiedBy")) or "", when)
    return Hand("", today)


def tried(edition: Edition, root: Path, files: Mapping[str, bytes]) -> None:
    """The edition with new files, in a copy; its data are read anew only if they change. Raises EditionError where
    they would break it."""
    with TemporaryDirectory() as place:
        copy = Path(place) / edition.folder.resolve().name
        shutil.copytree(edition.folder, copy)
        for path, data in files.items():
            (copy / path).write_bytes(data)
        if REVISIONS in files:
            read(copy, root / "styles")
        else:
            report = compose(copy, edition.dataset.settings)
            resolve(report, edition.facts, edition.dataset.layouts, edition.style.marks)
