"""What is wrong with a PDF: the rule, the place, what is wrong there, what would be right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfFault:
    """rule; page from 1 as a viewer counts, 0 for the document; what is wrong, and what would be right.

    spot: where on the page, for who looks at it; two faults that differ in it alone are one and the same.
    """

    rule: str
    page: int
    wrong: str
    right: str
    spot: str = ""

    def __str__(self) -> str:
        place = f"第 {self.page} 页{self.spot}" if self.page else "整个文件"
        return f"{place}　{self.wrong}；{self.right}"


@dataclass(frozen=True, slots=True)
class Press:
    """What the printer asks: most ink in percent, and of what number the pages are a multiple."""

    ink: float
    multiple: int = 1
