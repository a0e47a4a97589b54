"""Step 6, DOCX: Resolved, pictures, page numbers → the file and its manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.check.libreoffice import bookmark_pages
from docgen.emit.docx.emit import DocxResult, Paging, emit_docx
from docgen.emit.docx.pages import page_bookmarks, printed_pages
from docgen.model.manifest import Edition, to_json
from docgen.model.picture import Picture
from docgen.model.resolved import Resolved
from docgen.style.style import Style

_PASSES = 3
FROM_PDF = "  DOCX 目录的页码取自 PDF 的排版（--docx-pages 取 DOCX 自身的）"
UNSETTLED = "  DOCX 的页码在几次排版后仍有变动"


@dataclass(frozen=True, slots=True)
class Written:
    """The DOCX, its manifest as JSON, and what is to be known of its page numbers."""

    data: bytes
    manifest: bytes
    note: str


def write_docx(
    report: Resolved, edition: Edition, style: Style, pictures: Mapping[str, Picture],
    printed: Mapping[str, str], heights: Mapping[str, int], own_pages: bool,
) -> Written:  # fmt: skip
    """Pictures of figures by id, the PDF's page numbers by target and heights of charts by figure → the file.

    Its page numbers are the PDF's, or those of its own layout where that is asked.
    """

    def made(pages: Mapping[str, str]) -> DocxResult:
        return emit_docx(report, edition, style, pictures, Paging(pages, heights))

    first = made(printed)
    result, note = _laid_out(made, first, report, printed) if own_pages else (first, FROM_PDF)
    return Written(result.data, to_json(result.manifest).encode(), note)


def _laid_out(
    made: Callable[[Mapping[str, str]], DocxResult], first: DocxResult, report: Resolved, printed: Mapping[str, str]
) -> tuple[DocxResult, str]:
    """The DOCX with the page numbers of its own layout: made anew until they stay the same."""
    result, pages = first, dict(printed)
    for _ in range(_PASSES):
        places = bookmark_pages(result.data, page_bookmarks(report))
        found = {**printed, **printed_pages(report, places)}
        if found == pages:
            return result, ""
        result, pages = made(found), found
    return result, UNSETTLED
