"""An edition's folder → its outputs: the seven steps, in a straight line."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from docgen.compose.compose import compose
from docgen.emit.docx.figures import without_chart
from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.layout import Layout, lay_out
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model.manifest import Edition
from docgen.model.wish import Built, House, Wish
from docgen.outputs.docx import Written
from docgen.outputs.figures import Drawer
from docgen.outputs.pdf import write_pdfs
from docgen.resolve.awaited import awaited
from docgen.resolve.data_csv import data_csv
from docgen.resolve.resolve import resolve
from docgen.style.fontbook import open_fontbook
from docgen.style.load import load_style
from docgen.work.cache import Cache
from docgen.work.executors import Hands

_PDFS: dict[str, Target] = {"pdf": "web", "print": "print"}
_FILES: dict[Target, str] = {"web": "report.pdf", "print": "report-print.pdf"}
_DOCX, _MANIFEST = "report.docx", "report.manifest.json"


@dataclass(frozen=True, slots=True)
class Means:
    """What the work is done with: results kept, and who works beside this process. Neither changes a byte."""

    cache: Cache
    hands: Hands


def build(edition: Path, house: House, wish: Wish, means: Means, say: Callable[[str], None]) -> Built:
    """Edition, house, what to build, with what, where progress is told → the files. Raises EditionError."""
    say("1 读入数据")
    dataset = load(edition)
    style = load_style(house.styles, dataset.settings["style"], place_of(edition, "style"))
    say("2 求值")
    facts = measure(dataset)
    say("3 读入文本")
    report = compose(edition, dataset.settings)
    say("4 编号、绑定")
    resolved = resolve(report, facts, dataset.layouts, style.marks)
    say("5 绘图、排版")
    book = open_fontbook(style, house.fonts, means.cache)
    drawer = Drawer(resolved, style, book, house.fonts, means.cache, means.hands)
    wishes = drawer.wishes()
    drawer.begin(wishes)
    layout = lay_out(resolved, style, book, wishes)
    say("6 输出")
    identity = Edition(edition.resolve().name, facts.year, facts.own_area, report.titles.title + report.titles.subtitle)
    docx = _begin_docx(layout, drawer, identity, wish, means.hands, say) if "docx" in wish.outputs else None
    targets = [_PDFS[name] for name in wish.outputs if name in _PDFS]
    pdfs = write_pdfs(layout, targets, house, drawer, data_csv(resolved), means.cache) if targets else {}
    files = {_FILES[target]: data for target, data in pdfs.items()}
    notes = awaited(resolved)
    if docx:
        written = docx.result()
        files |= {_DOCX: written.data, _MANIFEST: written.manifest}
        notes += (written.note,) if written.note else ()
    return Built(files, notes)


def _begin_docx(
    layout: Layout, drawer: Drawer, edition: Edition, wish: Wish, hands: Hands, say: Callable[[str], None]
) -> Future[Written]:
    """The DOCX with its manifest, being made while the PDFs are."""
    report, heights = layout.report, layout.heights
    drawer.begin(heights)
    chosen = heights if wish.pictures else without_chart(report)
    pictures = drawer.pictures({id_: heights[id_] for id_ in chosen})
    if wish.docx_pages:
        say("  LibreOffice 排版 DOCX")
    inputs = (report, edition, layout.style, pictures, layout.pages, heights, wish.docx_pages)
    return hands.start("docgen.outputs.docx:write_docx", *inputs)
