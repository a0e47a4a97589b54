"""An edited file and the report as the data make it now → the file brought up to date, nothing of the editors lost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docgen.model.manifest import Manifest
from docgen.revise.absent import tell_absent
from docgen.revise.claims import tell_claims
from docgen.revise.contents import refresh_lists
from docgen.revise.copies import tell_copies
from docgen.revise.figures import refresh_figures
from docgen.revise.found import find
from docgen.revise.heads import refresh_heads
from docgen.revise.lines import refresh_lines
from docgen.revise.manuscript import tell_manuscript
from docgen.revise.marks import Lists
from docgen.revise.mend import mend
from docgen.revise.notes import Note
from docgen.revise.numbers import mend_headings, mend_labels, refresh_links, refresh_references, renumber
from docgen.revise.opened import Opened, missing_parts, same_edition
from docgen.revise.remember import Remembered, manifest_after, store
from docgen.revise.revision import Revision, revision
from docgen.revise.tables.refresh import refresh_tables
from docgen.revise.values import refresh_values
from docgen.wording.messages import message


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The refreshed file, the manifest that travels in it, what there is to tell."""

    data: bytes
    manifest: Manifest
    notes: tuple[Note, ...]


def refresh(edited: Opened, fresh: Opened, broken: Collection[str], file: str) -> Refreshed:
    """edited: the file of the editors; fresh: the report as built now; broken: conditions of the claims that fail.

    Raises EditionError if the two are of different editions.
    """
    same_edition(edited.manifest, fresh.manifest.edition, file)
    work = revision(edited.package, edited.manifest, fresh.package, fresh.manifest)
    for part in missing_parts(edited.package):
        work.tell("ask", "file", message("文件里缺少部件 {part}（Word 会显示红叉）", part=part))
    tables = refresh_tables(work)
    found = find(work)
    bindings, behind = refresh_values(work, found)
    tell_absent(work, found)
    tell_copies(work, found)
    lines = refresh_lines(work)
    figures = refresh_figures(work)
    refresh_heads(work)
    mend(work, found)
    _follow(work)
    tell_claims(work, found, broken)
    tell_manuscript(work)
    work.comments.write()
    asked = tuple(sorted(work.asked))
    manifest = manifest_after(work, Remembered(bindings, behind, lines, figures, tables.entries, tables.dropped, asked))
    store(manifest, work.theirs, edited.manifest_part)
    return Refreshed(work.theirs.saved(), manifest, tuple(work.notes))


def _follow(work: Revision) -> None:
    """Numbers of captions, references, links and lists, in this order: each reads what the one before has written."""
    renumber(work)
    mend_labels(work)
    mend_headings(work)
    marks = Lists(work.theirs, work.styles).marks(work.theirs.document)
    refresh_references(work, marks)
    refresh_links(work, marks)
    refresh_lists(work, marks)
