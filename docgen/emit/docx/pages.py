"""Where bookmarks stand in a layout of the DOCX → the printed page numbers of the targets."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.model.resolved import Heading, Resolved
from docgen.ooxml.bookmarks import bookmark_name

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
CONTENTS = "contents"
"""The contents page as a target: the count of the front matter's pages begins there."""


def printed_pages(report: Resolved, places: Mapping[str, int]) -> dict[str, str]:
    """Report, page index of every bookmark (from 0) → printed page numbers by target: Roman before the body."""
    front = places.get(bookmark_name("Toc", CONTENTS), 0)
    body = places.get(bookmark_name("Toc", _first_of_body(report)), front)
    entries = (*report.catalogs.contents, *report.catalogs.figures, *report.catalogs.tables)
    found = {entry.target: places.get(bookmark_name("Toc", entry.target)) for entry in entries}
    return {
        target: str(page - body + 1) if page >= body else roman(page - front + 1)
        for target, page in found.items()
        if page is not None
    }


def page_bookmarks(report: Resolved) -> tuple[str, ...]:
    """The bookmarks whose pages `printed_pages` asks for."""
    catalogs = report.catalogs
    targets = (entry.target for entry in (*catalogs.contents, *catalogs.figures, *catalogs.tables))
    return tuple(bookmark_name("Toc", target) for target in (CONTENTS, _first_of_body(report), *targets))


def _first_of_body(report: Resolved) -> str:
    blocks = (block for matter in report.matters if matter.name == "body" for block in matter.blocks)
    return next((block.id for block in blocks if isinstance(block, Heading)), "")


def roman(number: int) -> str:
    """A number from 1 → upper-case Roman numerals."""
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made
