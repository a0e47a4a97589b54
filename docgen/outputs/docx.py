"""Step 6, DOCX: Resolved, drawings, page numbers → the file and its manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.check.libreoffice import bookmark_pages
from docgen.emit.docx.emit import DocxResult, Paging, emit_docx
from docgen.emit.docx.pages import page_bookmarks, printed_pages
from docgen.model.drawing import Drawing
from docgen.model.manifest import Edition
from docgen.model.picture import Picture
from docgen.model.resolved import Resolved
from docgen.model.wish import Built, House
from docgen.outputs.figures import looks
from docgen.style.style import Style
from docgen.wording.messages import message
from docgen.work.cache import Cache
from docgen.work.executors import perform

_DOCX, _MANIFEST = "report.docx", "report.manifest.json"
_PASSES = 3
_FROM_PDF = message("  DOCX 目录的页码取自 PDF 的排版（--docx-pages 取 DOCX 自身的）")
_FROM_ITSELF = message("  DOCX 目录的页码取自 LibreOffice 对 DOCX 自身的排版")
_UNSETTLED = message("；几次排版后仍有变动，请在 Word 中按 F9 更新")


def write_docx(
    report: Resolved, edition: Edition, style: Style, house: House, drawings: Mapping[str, Drawing],
    printed: Mapping[str, str], heights: Mapping[str, int], own_pages: bool, cache: Cache,
) -> Built:  # fmt: skip
    """Drawings of the figures that are to be pictures, the PDF's page numbers by target, heights of charts → the file.

    Its page numbers are the PDF's, or those of its own layout where that is asked.
    """
    pictures = _pictures(drawings, style, house, cache)

    def made(pages: Mapping[str, str]) -> DocxResult:
        return emit_docx(report, edition, style, pictures, Paging(pages, heights), cache)

    first = made(printed)
    result, note = _laid_out(made, first, report, printed) if own_pages else (first, _FROM_PDF)
    files = {_DOCX: result.data, _MANIFEST: result.manifest_json.encode()}
    return Built(files, (note,))


def _pictures(drawings: Mapping[str, Drawing], style: Style, house: House, cache: Cache) -> dict[str, Picture]:
    """Drawings by figure id → pictures of them, kept or made now."""
    basis = looks(style, house.fonts, cache)
    keys = {id_: cache.key("picture", basis, repr(drawing)) for id_, drawing in drawings.items()}
    made = {id_: cache.load(key) for id_, key in keys.items()}
    missing = [id_ for id_, picture in made.items() if picture is None]
    if missing:
        inputs = ([drawings[id_] for id_ in missing], style, house.fonts, cache, [keys[id_] for id_ in missing])
        made.update(zip(missing, perform("docgen.figures.pictures:picture_all", *inputs), strict=True))
    return {id_: picture for id_, picture in made.items() if isinstance(picture, Picture)}


def _laid_out(
    made: Callable[[Mapping[str, str]], DocxResult], first: DocxResult, report: Resolved, printed: Mapping[str, str]
) -> tuple[DocxResult, str]:
    """The DOCX with the page numbers of its own layout, made anew until they stay the same; where they come from."""
    result, pages = first, dict(printed)
    for _ in range(_PASSES):
        places = bookmark_pages(result.data, page_bookmarks(report))
        found = {**printed, **printed_pages(report, places)}
        if found == pages:
            return result, _FROM_ITSELF
        result, pages = made(found), found
    return result, _FROM_ITSELF + _UNSETTLED
