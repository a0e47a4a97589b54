"""Step 6: Resolved, style, pictures, page numbers → the bytes of a DOCX and its manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.emit.docx.blocks import elements
from docgen.emit.docx.contents import catalog_page, contents_page
from docgen.emit.docx.covers import part_page, title_page
from docgen.emit.docx.desk import Desk, targets
from docgen.emit.docx.divisions import divisions
from docgen.emit.docx.figures import forms
from docgen.emit.docx.manifest import manifest_of
from docgen.emit.docx.numbering import plan_numbering
from docgen.emit.docx.sections import Section, assemble
from docgen.emit.docx.styles import styles_xml
from docgen.emit.docx.word import Word
from docgen.model.manifest import Edition, Manifest, versioned
from docgen.model.picture import Picture
from docgen.model.report import MatterName
from docgen.model.resolved import FIGURES, TABLES, Resolved
from docgen.ooxml.numbering import numbering_part
from docgen.ooxml.package import empty_package
from docgen.ooxml.properties import Properties, first_moment
from docgen.ooxml.sections import PageFormat, PageNumbers
from docgen.style.style import Style
from docgen.work.cache import NOTHING_KEPT, Cache


@dataclass(frozen=True, slots=True)
class DocxResult:
    """The bytes of the file, and the manifest that also travels in it, with its JSON text."""

    data: bytes
    manifest: Manifest
    manifest_json: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Printed page numbers by target id (1 where one is missing); heights of the charts in grid lines by figure id."""

    pages: Mapping[str, str]
    heights: Mapping[str, int]


def emit_docx(
    report: Resolved, edition: Edition, style: Style, pictures: Mapping[str, Picture], paging: Paging,
    cache: Cache = NOTHING_KEPT,
) -> DocxResult:  # fmt: skip
    """The report as Word has it: every number a field or a list, every bound text a control.

    pictures: by figure id; a figure that has none becomes a chart of Word's own (`without_chart` names those that
    cannot).
    """
    shown = forms(report, style, pictures, paging.heights, cache)
    manifest, text = versioned(manifest_of(report, edition, style, shown))
    numbering = plan_numbering(report, style)
    lists = numbering_part(numbering.lists, numbering.instances)
    word = Word(empty_package(_properties(report), styles_xml(style, report.titles.language, numbering.own), lists))
    word.add_text(text)
    desk = Desk(style, targets(report), numbering, word.add_figures(shown), paging.pages, word.link)
    sections = (
        *_cover(report, style),
        *_contents(report, desk),
        *_matter(report, "front", desk, "upperRoman"),
        *_started(_matter(report, "body", desk, "decimal")),
        *_matter(report, "back", desk, "decimal"),
        *_catalogs(report, desk),
    )
    return DocxResult(word.saved(assemble(sections, style, report.draft, word)), manifest, text)


def _properties(report: Resolved) -> Properties:
    titles = report.titles
    return Properties(
        title=titles.title + titles.subtitle,
        subject=titles.running_title,
        author="、".join(titles.issuers),
        keywords="；".join(report.keywords),
        language=titles.language,
        date=first_moment(titles.date),
    )


def _cover(report: Resolved, style: Style) -> Iterator[Section]:
    yield Section(title_page(report.titles, style), None)


def _contents(report: Resolved, desk: Desk) -> Iterator[Section]:
    """The contents begin on a right-hand page; the front matter's numbers begin with them."""
    title, entries = report.catalogs.contents_title, report.catalogs.contents
    heads = (report.titles.running_title, title)
    yield Section(contents_page(title, entries, desk), heads, "oddPage", PageNumbers("upperRoman", 1))


def _matter(report: Resolved, name: MatterName, desk: Desk, numbers: PageFormat) -> Iterator[Section]:
    """A section a division; parts, and what follows them, begin on right-hand pages; part pages bear no furniture."""
    after_part = False
    for division in (d for matter in report.matters if matter.name == name for d in divisions(matter)):
        part = division.chapters is not None
        content = part_page(division, desk) if part else elements(division.blocks, desk)
        heads = None if part else (report.titles.running_title, division.head or report.titles.running_title)
        yield Section(content, heads, "oddPage" if part or after_part else "nextPage", PageNumbers(numbers))
        after_part = part


def _started(sections: Iterable[Section]) -> Iterator[Section]:
    """The first section of the body starts the count of pages on a right-hand page."""
    for index, section in enumerate(sections):
        yield section if index else replace(section, begins="oddPage", numbers=PageNumbers("decimal", 1))


def _catalogs(report: Resolved, desk: Desk) -> Iterator[Section]:
    """The catalogs of figures and tables."""
    catalogs = report.catalogs
    ends = (
        (catalogs.figures_title, FIGURES, catalogs.figures),
        (catalogs.tables_title, TABLES, catalogs.tables),
    )
    for title, target, entries in ends:
        yield Section(catalog_page(title, target, entries, desk), (report.titles.running_title, title))
