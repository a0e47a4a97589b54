"""The 2019 edition: complete against the published report's contents and catalog, and alive in every number."""

from __future__ import annotations

import re
import shutil
import unicodedata
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from docgen.facts.addresses import Frame, complete, parse
from docgen.facts.formulas import parse_formula
from docgen.model.chart import Point
from docgen.model.facts import Address, Facts
from docgen.model.resolved import Bound, Entry, Figure, Heading, Names, Paragraph, People, Reference, Resolved, Table
from tests.pdfs import fonts_that_are_not_embedded, outline, page_texts
from tests.reading import ROOT, block_texts, blocks, bound, changed, facts_of, inlines, resolved, texts, words

EDITION = ROOT / "data" / "2019"
CONTENTS = (ROOT / "tests/data/contents-2019.txt").read_text(encoding="utf-8").splitlines()
CAPTIONS = (ROOT / "tests/data/captions-2019.txt").read_text(encoding="utf-8").splitlines()


def unified(text: str) -> str:
    """Text without spaces, marks of one width, one dash between years."""
    return re.sub(r"(?<=\d)[-–—](?=\d)", "-", unicodedata.normalize("NFKC", re.sub(r"\s", "", text)))


def points(figure: Figure) -> list[Point]:
    return [point for series in figure.chart.series for point in series.points]


# What the published report has.


def test_every_heading_of_the_published_contents_is_there_in_its_order(report_2019):
    listed = [unified(f"{e.label}{e.title}") for e in report_2019.catalogs.contents]
    assert [title for title in listed if title != "免责声明"] == list(map(unified, CONTENTS))


def test_every_entry_of_the_contents_is_a_heading(report_2019):
    headings = {b.id: f"{b.mark}{words(b)}" for b in blocks(report_2019, Heading)}
    for entry in report_2019.catalogs.contents[:-2]:
        assert headings[entry.target] == f"{entry.label}{entry.title}"


def test_the_107_captions_are_those_of_the_published_catalog(report_2019):
    found = [unified(f"{f.label}{words(f)}") for f in blocks(report_2019, Figure)]
    assert found == list(map(unified, CAPTIONS))
    assert [f.number for f in blocks(report_2019, Figure)] == list(range(1, 108))


def test_the_catalogs_list_every_figure_and_table(report_2019):
    figures, tables = blocks(report_2019, Figure), blocks(report_2019, Table)
    assert [(e.label, e.target) for e in report_2019.catalogs.figures] == [(f.label, f.id) for f in figures]
    assert [(e.label, e.target) for e in report_2019.catalogs.tables] == [(t.label, t.id) for t in tables]
    assert [t.label for t in tables] == [f"{kind}{n}" for kind in ("表", "附表") for n in range(1, 5)]


def test_the_board_has_all_its_names(report_2019):
    people = [p.name for b in blocks(report_2019, People) for _, persons in b.offices for p in persons]
    names = [name for b in blocks(report_2019, Names) for name in b.names]
    assert len(people) + len(names) == 111
    assert len(people) == len(set(people)) == 23
    assert all(p.posts for b in blocks(report_2019, People) for _, persons in b.offices for p in persons)


def test_provinces_cities_and_companies_are_complete_in_the_tables(report_2019):
    rows = {t.label: len(t.body) - t.totals for t in blocks(report_2019, Table)}
    assert rows == {
        "表1": 8, "表2": 18, "表3": 17, "表4": 6, "附表1": 32, "附表2": 32, "附表3": 31, "附表4": 31,
    }  # fmt: skip


# How it is said.


def test_every_figure_and_table_is_referred_to_before_it_stands(report_2019):
    seen: set[str] = set()
    for block in blocks(report_2019):
        if isinstance(block, Figure | Table):
            assert block.id in seen, f"{block.label} is not referred to before it stands"
        seen |= {i.target for i in inlines(block) if isinstance(i, Reference)}


def test_nothing_is_awaited_in_prose(report_2019):
    for block in blocks(report_2019):
        if not isinstance(block, Figure | Table):
            assert "待补" not in words(block)
            assert not any(i.missing for i in inlines(block) if isinstance(i, Bound))


def test_a_doughnut_knows_all_its_parts(report_2019):
    for figure in blocks(report_2019, Figure):
        if figure.chart.kind == "doughnut":
            assert all(p.value is not None for p in points(figure)), figure.label


def test_every_figure_and_table_has_a_source_where_the_published_one_has(report_2019):
    without = [b.label for b in blocks(report_2019, Figure, Table) if not b.source.startswith("数据来源：")]
    assert without == ["表2", "表3"]


def test_every_figure_and_table_has_an_alt_text(report_2019):
    assert all(len(block.alt) > 10 for block in blocks(report_2019, Figure, Table))


def test_what_a_figure_lacks_is_said_in_its_alt_text(report_2019):
    for figure in blocks(report_2019, Figure):
        lacking = any(p.value is None for p in points(figure))
        assert not lacking or "待补" in figure.alt or "未列出" in figure.alt, figure.label


def test_derived_points_are_told_apart(report_2019):
    derived = [f for f in blocks(report_2019, Figure) if any(p.basis == "derived" for p in points(f))]
    assert len(derived) > 20
    assert all("推算" in figure.source and "（推算）" in figure.alt for figure in derived)


def test_no_markdown_is_left_over(report_2019):
    assert not [k for k, text in texts(report_2019).items() if re.search(r"[{}`]|\*\*|\]\(", text)]


def test_no_id_is_given_twice(report_2019):
    ids = [block.id for block in blocks(report_2019)]
    assert len(ids) == len(set(ids))


# One fact changes.


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(EDITION)


@pytest.fixture
def edition(tmp_path) -> Path:
    return Path(shutil.copytree(EDITION, tmp_path / "2019"))


def resting_on(facts: Facts, start: Address) -> set[Address]:
    """A fact and all facts whose formulas rest on it."""
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    operands: dict[Address, set[Address]] = {}
    for address, fact in facts.preferred.items():
        texts_ = parse_formula(fact.formula, fact.where).addresses if fact.formula else ()
        operands[address] = {f.address for t in texts_ for f in facts.find(complete(parse(t, fact.where), frame))}
    found = {start}
    while more := {a for a, needed in operands.items() if needed & found} - found:
        found |= more
    return found


def moved(before: Facts, after: Facts) -> set[Address]:
    """The facts that are printed otherwise."""
    assert before.preferred.keys() == after.preferred.keys()
    printed = {a: (f.text, f.qualifier) for a, f in before.preferred.items()}
    return {a for a, f in after.preferred.items() if (f.text, f.qualifier) != printed[a]}


def resting(block) -> set[Address]:
    """The facts that a block prints."""
    found = {a for i in inlines(block) if isinstance(i, Bound) for a in i.addresses}
    if isinstance(block, Figure):
        found |= {a for point in points(block) for a in point.addresses}
        found |= set(block.chart.total.addresses) if block.chart.total else set()
    return found


def assert_it_follows(addresses: set[Address], before: Resolved, after: Resolved) -> None:
    """Whatever prints one of these facts differs between the two reports, and nothing else does."""
    for old, new in zip(bound(before), bound(after), strict=True):
        assert (old.role, old.addresses) == (new.role, new.addresses)
        touched = bool(addresses & set(new.addresses))
        assert touched or old.text == new.text
        if new.role in ("val", "num", "chg", "cell"):
            assert touched == (old.text != new.text), f"{new.where}: {new.text}"
    for one, other in zip(blocks(before), blocks(after), strict=True):
        differs = block_texts(one) != block_texts(other)
        assert differs <= bool(addresses & resting(other)), other.id
        if isinstance(other, Figure | Table):
            assert differs == bool(addresses & resting(other)), other.id


def where_it_shows(before: Resolved, after: Resolved) -> set[str]:
    return {key.split(" ")[0] for key in changed(before, after)}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_one_changed_statement_reaches_figure_sentence_and_all_that_is_derived(edition, facts, report_2019):
    row = "netizens,liaoning,2019,,level,,=,2780.0,"
    replace_in(edition / "facts/20-netizens.csv", f"\n{row}", f"\n{row.replace('2780', '2790')}")
    after, report = facts_of(edition), resolved(edition)
    netizens = complete(parse("netizens", facts.statements[0].where), Frame("liaoning", 2019, facts.codebook))
    found = moved(facts, after)
    derived = {"netizens@liaoning.2018", "mobile-netizens@liaoning.2018:share~netizens"}
    assert {str(a) for a in found} >= {"netizens@liaoning.2019", *derived}
    assert found <= resting_on(facts, netizens)
    assert_it_follows(found, report_2019, report)
    assert "fig-netizens" in where_it_shows(report_2019, report)
    assert not any("2780.0" in text for text in texts(report).values())
    assert any("2790.0万人" in words(b) for b in blocks(report, Paragraph))


def test_one_changed_number_reaches_the_cell_of_its_table_and_its_figure(edition, facts, report_2019):
    path = edition / "facts/30-enterprises.csv"
    pattern = r"(internet-enterprises,liaoning,2019,service=[a-z-]+,level,,=,)(\d+),"
    found = re.search(pattern, path.read_text(encoding="utf-8"))
    replace_in(path, found[0], f"{found[1]}{int(found[2]) + 1},")
    found = moved(facts, facts_of(edition))
    report = resolved(edition)
    assert_it_follows(found, report_2019, report)
    assert {"tab-services", "fig-services"} <= where_it_shows(report_2019, report)


def test_a_correction_moves_growth_change_and_shares_but_not_last_year(edition, facts, report_2019):
    (edition / "revisions.csv").write_text(
        "fact,old,new,who,when,why\nnetizens,2780.0,2790.0,张三,2020-10-30,复核\n", encoding="utf-8"
    )
    after, report = facts_of(edition), resolved(edition)
    found = {str(a): after.preferred[a].text for a in moved(facts, after)}
    assert found["netizens@liaoning.2019"] == "2790.0"
    assert found["netizens@liaoning.2019:change~.2018"] == "205.1"
    assert found["netizens@liaoning.2019:growth~.2018"] == "7.9"
    assert "mobile-netizens@liaoning.2019:share~netizens" in found
    assert not [name for name in found if "@liaoning.2018" in name]
    assert all(after.preferred[a].superseded for a in moved(facts, after) if after.preferred[a].basis == "reported")
    assert_it_follows(moved(facts, after), report_2019, report)
    assert not any("2780.0" in text for text in texts(report).values())


# The files.


@pytest.fixture(scope="module")
def pdf(outputs_2019: Mapping[str, bytes]) -> PdfReader:
    return PdfReader(BytesIO(outputs_2019["report.pdf"]))


@pytest.fixture(scope="module")
def pages(pdf: PdfReader) -> list[str]:
    return page_texts(pdf)


def numbers(entries: tuple[Entry, ...], pages: list[str]) -> dict[str, str]:
    """Entries of a list and the pages it stands on → the page number printed for each."""
    text = "".join(pages)
    found = {}
    for entry in entries:
        line = re.sub(r"\s", "", f"{entry.label}{entry.title}")
        match = re.search(rf"{re.escape(line)}\.*(\d+|[IVXLC]+)(?![\dIVXLC])\.*", text)
        assert match, f"{line} is not in the list"
        found[entry.target] = match[1]
    return found


def test_page_numbers_of_the_contents_are_those_of_the_pages(pdf, pages, report_2019):
    starts = outline(pdf)
    first = next(n for n, text in enumerate(pages) if text.startswith("目录"))
    last = next(n for n, text in enumerate(pages) if text.startswith("前言"))
    printed = numbers(report_2019.catalogs.contents, pages[first:last])
    for entry in report_2019.catalogs.contents:
        page = starts[f"{entry.label}{entry.title}"]
        assert pdf.page_labels[page] == printed[entry.target], entry.title
        assert re.sub(r"\s", "", entry.title) in pages[page]


def test_page_numbers_of_the_catalogs_are_those_of_the_pages(pdf, pages, report_2019):
    catalogs = report_2019.catalogs
    first = max(n for n, text in enumerate(pages) if text.startswith(catalogs.figures_title))
    for entries in (catalogs.figures, catalogs.tables):
        for entry, number in zip(entries, numbers(entries, pages[first:]).values(), strict=True):
            page = pdf.page_labels.index(number)
            assert re.sub(r"\s", "", f"{entry.label}{entry.title}") in pages[page], entry.label


def test_every_caption_stands_once_outside_the_catalogs(pages, report_2019):
    first = max(n for n, text in enumerate(pages) if text.startswith(report_2019.catalogs.figures_title))
    body = "".join(pages[:first])
    for entry in (*report_2019.catalogs.figures, *report_2019.catalogs.tables):
        assert re.sub(r"\s", "", f"{entry.label}{entry.title}") in body


def test_all_fonts_are_embedded(outputs_2019):
    for name in ("report.pdf", "report-print.pdf"):
        assert fonts_that_are_not_embedded(outputs_2019[name]) == []


def test_every_paragraph_is_in_the_docx(outputs_2019, report_2019):
    xml = zipfile.ZipFile(BytesIO(outputs_2019["report.docx"])).read("word/document.xml").decode()
    text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
    lacking = [b.id for b in blocks(report_2019, Paragraph) if words(b).replace("&", "&amp;") not in text]
    assert not lacking
