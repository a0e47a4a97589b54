"""Steps 5 and 6: a report → its layout and drawings → the files that are wanted, the DOCX made while the PDFs are."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from docgen.emit.docx.pictured import without_chart
from docgen.emit.pdf.draft import stamped
from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.layout import Layout, lay_out
from docgen.emit.pdf.yields import told
from docgen.model.manifest import Edition
from docgen.model.resolved import Resolved
from docgen.model.wish import Built, House, Wish
from docgen.outputs.figures import Drawer
from docgen.outputs.pdf import write_pdfs
from docgen.style.fontbook import open_fontbook
from docgen.style.style import Style
from docgen.work.executors import Means

_PDFS: dict[str, Target] = {"pdf": "web", "print": "print"}

# Imported where it runs: by the process that writes the DOCX while this one writes the PDFs.
WRITE_DOCX = "docgen.outputs.docx:write_docx"


def open_writer(
    report: Resolved, edition: Edition, style: Style, house: House, wish: Wish, means: Means
) -> Writer:  # fmt: skip
    """Report, whose it is, style, house, what is wanted, with what → the writer, fonts and kept drawings read."""
    book = open_fontbook(style, house.fonts, means.cache)
    return Writer(edition, Drawer(report, style, book, house.fonts, means.cache, means.hands), house, wish, means)


@dataclass(frozen=True, slots=True)
class Writer:
    """An edition's identity and drawer, the house, what is wanted, what the work is done with."""

    edition: Edition
    drawer: Drawer
    house: House
    wish: Wish
    means: Means

    @property
    def targets(self) -> tuple[Target, ...]:
        """The PDFs that are wanted."""
        return tuple(_PDFS[name] for name in self.wish.outputs if name in _PDFS)

    def lay_out(self) -> Layout:
        """The report's pages; the figures that are wanted begin to be drawn."""
        if self.targets:
            self.drawer.prepare()
        layout = lay_out(self.drawer.report, self.drawer.style, self.drawer.book, self.drawer.wishes())
        pictures = self._pictures(layout) if "docx" in self.wish.outputs else {}
        self.drawer.begin({**pictures, **(layout.heights if self.targets else {})})
        return layout

    def files(self, layout: Layout, draft: str, data_csv: bytes) -> Built:
        """Layout, the stamp of a draft, the figures' numbers → all files, and what is to be told of them."""
        layout = stamped(layout, draft, self.drawer.book)
        docx = self._docx(layout) if "docx" in self.wish.outputs else None
        inputs = (self.drawer.book, self.house.profiles, self.drawer, data_csv, self.means.cache)
        pdfs = write_pdfs(layout, self.targets, *inputs) if self.targets else {}
        written = docx.result() if docx else Built({}, ())
        return Built({**pdfs, **written.files}, (*(told(layout.yields) if pdfs else ()), *written.notes))

    def _docx(self, layout: Layout) -> Future[Built]:
        drawings = self.drawer.all(self._pictures(layout))
        inputs = (drawings, layout.pages, layout.heights, self.wish.docx_pages, self.means.cache)
        return self.means.hands.start(WRITE_DOCX, layout.report, self.edition, layout.style, self.house, *inputs)

    def _pictures(self, layout: Layout) -> dict[str, int]:
        """The figures that are pictures in the DOCX, with their heights."""
        chosen = tuple(layout.heights) if self.wish.pictures else without_chart(layout.report)
        return {id_: layout.heights[id_] for id_ in chosen}
