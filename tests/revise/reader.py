"""An edition on the desk and files that editors send back: what readback says, and what it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.cli import main
from docgen.commands import readback
from docgen.model.resolved import Resolved
from docgen.read import Edition, read
from docgen.revise.opened import open_edited
from docgen.revise.readback.propose import Proposal, propose
from docgen.revise.readback.rehearse import Rehearsed, rehearse
from tests.reading import ROOT, blocks, words
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, shown

TODAY = "2022-07-01"


@dataclass(frozen=True)
class Said:
    """What the command printed, and its exit status."""

    status: int
    text: str

    def __contains__(self, words_: str) -> bool:
        return words_ in self.text


@dataclass(frozen=True)
class Reader:
    """A copy of an edition, and the command that reads files back into it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def back(self, data: bytes, *options: str) -> Said:
        """A file → what `docgen readback` says of it."""
        file = self.folder.parent / "修订稿.docx"
        file.write_bytes(data)
        self.capture.readouterr()
        status = main(["readback", str(file), "--edition", str(self.folder), *options])
        return Said(status, "".join(self.capture.readouterr()))

    def apply(self, data: bytes, *options: str) -> Said:
        return self.back(data, "--apply", *options)

    def text(self, name: str) -> str:
        return (self.folder / "text" / name).read_text("utf-8")

    def texts(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in sorted((self.folder / "text").glob("*.md"))}

    def revisions(self) -> str:
        path = self.folder / "revisions.csv"
        return path.read_text("utf-8") if path.is_file() else ""

    def resolved(self) -> Resolved:
        return read(self.folder, ROOT / "styles").resolved


def proposed(data: bytes, folder: Path, *, rejected: bool = False) -> Proposal:
    """A file, the edition's folder → what is proposed, not tried out."""
    return _proposed(data, read(folder, ROOT / "styles"), rejected)


def _proposed(data: bytes, edition: Edition, rejected: bool) -> Proposal:
    edited = open_edited(data, "修订稿.docx")
    now = readback.present_of(edition, edited, "修订稿.docx", TODAY)
    return propose(edited.package, edited.manifest, now, rejected=rejected)


def rehearsed(proposal: Proposal, folder: Path) -> Rehearsed:
    """A proposal → the same tried out."""
    return _rehearsed(proposal, read(folder, ROOT / "styles"))


def _rehearsed(proposal: Proposal, edition: Edition) -> Rehearsed:
    drafts = readback.drafts_of(edition.folder)
    return rehearse(proposal, drafts, lambda files: readback.tried(edition, ROOT, files))


def read_back(data: bytes, folder: Path, *, rejected: bool = False) -> tuple[Rehearsed, Resolved]:
    """A file, the edition's folder → what would be written, tried out; the report as it is before that."""
    edition = read(folder, ROOT / "styles")
    return _rehearsed(_proposed(data, edition, rejected), edition), edition.resolved


def written(files: Mapping[str, bytes], folder: Path) -> None:
    for path, data in files.items():
        (folder / path).write_bytes(data)


def paragraph(hands: Hands, text: str) -> Node:
    """The first paragraph of the body, contents apart, that holds a text."""
    return next(p for p in hands.paragraphs() if text in shown(p) and not in_contents(p))


def in_contents(paragraph_: Node) -> bool:
    """Whether a paragraph stands in the list of contents."""
    return next(paragraph_.iterancestors(f"{W}sdtContent"), None) is not None


def sentences(report: Resolved) -> set[str]:
    """The words of all headings, paragraphs and items of a report."""
    found: set[str] = set()
    for block in blocks(report):
        inner = [b for item in getattr(block, "items", ()) for b in item] + list(getattr(block, "blocks", ()))
        found |= {words(one) for one in (inner or [block])}
    return found


def control(hands: Hands, text: str, number: int = 0) -> Node:
    """The control that shows a text (the first, or a later one)."""
    return [c for c in hands.controls() if shown(c) == text][number]


def beginning(hands: Hands, text: str) -> Node:
    """The first paragraph of the body that begins with a text."""
    return next(p for p in hands.paragraphs() if shown(p).startswith(text) and not in_contents(p))
