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
from docgen.emit.pdf.yields import told
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model.facts import Facts
from docgen.model.manifest import Edition, Manifest
from docgen.model.resolved import Resolved
from docgen.model.wish import Built, House, Wish
from docgen.outputs.figures import Drawer
from docgen.outputs.pdf import write_pdfs
from docgen.resolve.awaited import awaited
from docgen.resolve.data_csv import data_csv
from docgen.resolve.resolve import resolve
from docgen.style.fontbook import open_fontbook
from docgen.style.load import load_style
from docgen.work.executors import Means, perform

_PDFS: dict[str, Target] = {"pdf": "web", "print": "print"}

# Imported where it runs, by the process that writes the DOCX while this one writes the PDFs.
_WRITE_DOCX = "docgen.outputs.docx:write_docx"


def build(edition: Path, house: House, wish: Wish, means: Means, say: Callable[[str], None]) -> Built:
    """Edition, house, what to build, with what, where progress is told → the files. Raises EditionError."""
    if "docx" in wish.outputs:
        means.hands.prepare(_WRITE_DOCX.partition(":")[0])
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
    targets = [_PDFS[name] for name in wish.outputs if name in _PDFS]
    wishes = drawer.wishes()
    if targets:
        drawer.prepare()
    layout = lay_out(resolved, style, book, wishes)
    say("6 输出")
    identity = Edition(edition.resolve().name, facts.year, facts.own_area, report.titles.title + report.titles.subtitle)
    docx = _begin_docx(layout, drawer, identity, house, wish, means) if "docx" in wish.outputs else None
    pdfs = write_pdfs(layout, targets, book, house.profiles, drawer, data_csv(resolved), means.cache) if targets else {}
    written = docx.result() if docx else Built({}, ())
    yielded = told(layout.yields) if targets else ()
    return Built({**pdfs, **written.files}, (*awaited(resolved), *yielded, *written.notes))


def _begin_docx(
    layout: Layout, drawer: Drawer, edition: Edition, house: House, wish: Wish, means: Means
) -> Future[Built]:
    """The DOCX with its manifest, being made while the PDFs are."""
    heights = layout.heights
    chosen = heights if wish.pictures else without_chart(layout.report)
    drawer.begin({id_: heights[id_] for id_ in chosen})
    if set(_PDFS) & set(wish.outputs):
        drawer.begin(heights)
    drawings = drawer.all({id_: heights[id_] for id_ in chosen})
    inputs = (drawings, layout.pages, heights, wish.docx_pages, means.cache)
    return means.hands.start(_WRITE_DOCX, layout.report, edition, layout.style, house, *inputs)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The DOCX as the data make it now, and what its claims are tested with."""

    docx: bytes
    report: Resolved
    facts: Facts


def rebuild(edition: Path, house: House, like: Manifest, means: Means) -> Rebuilt:
    """Edition, house, the manifest of a file that was built earlier, with what → the DOCX as it would be now.

    Its figures have the sizes of that file's, and are pictures all if those were. Its page numbers are not laid out.
    """
    dataset = load(edition)
    style = load_style(house.styles, dataset.settings["style"], place_of(edition, "style"))
    facts = measure(dataset)
    report = compose(edition, dataset.settings)
    resolved = resolve(report, facts, dataset.layouts, style.marks)
    drawer = Drawer(
        resolved, style, open_fontbook(style, house.fonts, means.cache), house.fonts, means.cache, means.hands
    )
    wishes = drawer.wishes()
    sizes = {entry.id: round(entry.height / style.grid.leading) for entry in like.figures}
    heights = {id_: sizes.get(id_, wish) for id_, wish in wishes.items()}
    chosen = without_chart(resolved) if any(e.kind == "native" for e in like.figures) else tuple(heights)
    drawings = drawer.all({id_: heights[id_] for id_ in chosen})
    identity = Edition(edition.resolve().name, facts.year, facts.own_area, report.titles.title + report.titles.subtitle)
    built: Built = perform(
        _WRITE_DOCX, resolved, identity, style, house, drawings, {}, heights, False, means.cache
    )  # fmt: skip
    return Rebuilt(built.files["report.docx"], resolved, facts)
