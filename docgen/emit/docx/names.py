"""Ids of the paragraph and character styles, as emit and the definitions of the styles both use them."""

from __future__ import annotations

from typing import Final

NORMAL: Final = "Normal"
BODY: Final = "BodyIndent"
ITEM: Final = "ListParagraph"
TERM: Final = "Term"
PEOPLE: Final = "People"
NAMES: Final = "NameColumns"
CAPTION: Final = "Caption"
FIGURE: Final = "Figure"
SOURCE: Final = "Source"
FIGURE_SOURCE: Final = "FigureSource"
UNIT: Final = "TableUnit"
CELL: Final = "TableText"
HEAD_CELL: Final = "TableHead"
TOTAL_CELL: Final = "TableTotal"
TABLE: Final = "ReportTable"
TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
ISSUER: Final = "Issuer"
DATE: Final = "CoverDate"
PART_RULE: Final = "PartRule"
PART_CHAPTER: Final = "PartChapter"
CONTENTS_TITLE: Final = "TOCHeading"
MATTER_TITLE: Final = "Inner1"
# Entries of titles without a mark: those of parts have a tab after theirs, which these must not stop at.
MATTER_ENTRY: Final = "TOC4"
CATALOG: Final = "TableofFigures"
HEADER: Final = "Header"
FOOTER: Final = "Footer"
STRONG: Final = "Strong"
LINK: Final = "Hyperlink"
OFFICE: Final = "Office"


def contents(level: int) -> str:
    """The style of an entry of the contents."""
    return f"TOC{level}"
