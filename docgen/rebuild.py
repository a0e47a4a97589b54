"""An edition's folder and what its DOCX was → the DOCX as the data make it now, for `docgen refresh`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from docgen.check.rules import load_rules
from docgen.check.run import verdict
from docgen.emit.docx.pictured import without_chart
from docgen.model.facts import Facts
from docgen.model.manifest import Manifest
from docgen.model.resolved import Resolved
from docgen.model.wish import House
from docgen.outputs.docx import write_docx
from docgen.outputs.figures import Drawer
from docgen.read import read
from docgen.release.blockers import stamp
from docgen.style.fontbook import open_fontbook
from docgen.work.executors import Means


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
    source = read(edition, house.styles)
    found = verdict(*source.steps, load_rules(edition, source.facts), means.cache)
    style, printed = source.style, replace(source.printed, draft=stamp(found))
    book = open_fontbook(style, house.fonts, means.cache)
    drawer = Drawer(printed, style, book, house.fonts, means.cache, means.hands)
    wishes = drawer.wishes()
    sizes = {entry.id: round(entry.height / style.grid.leading) for entry in like.figures}
    heights = {id_: sizes.get(id_, wish) for id_, wish in wishes.items()}
    chosen = without_chart(printed) if any(e.kind == "native" for e in like.figures) else tuple(heights)
    drawings = drawer.all({id_: heights[id_] for id_ in chosen})
    built = write_docx(printed, source.identity, style, house, drawings, {}, heights, False, means.cache)
    return Rebuilt(built.files["report.docx"], source.resolved, source.facts)
