"""What is wrong with a PDF: the rule, the place, what is wrong there, what would be right."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.wording.messages import message


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
        place = message("第 {page} 页{spot}", page=self.page, spot=self.spot) if self.page else message("整个文件")
        return f"{place}　{self.wrong}；{self.right}"


@dataclass(frozen=True, slots=True)
class Press:
    """What the printer asks: most ink in percent, and of what number the pages are a multiple."""

    ink: float
    multiple: int = 1
