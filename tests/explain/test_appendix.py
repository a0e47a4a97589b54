"""The data appendix: every number of every figure, with its origin, formula and corrections; in both outputs."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from docgen.check.docx_lint import lint_docx
from docgen.model.facts import EditionError
from docgen.model.plain import plain
from docgen.model.resolved import Bound, Figure, Table
from docgen.read import Edition, read
from tests.reading import STYLES
from tests.release.hands import made


@pytest.fixture
def asked(sample_copy: Path) -> Path:
    """The sample edition, asking for the appendix; one level corrected."""
    path = sample_copy / "edition.toml"
    path.write_text(path.read_text("utf-8").replace("\nstyle =", "\ndata_appendix = true\nstyle ="), "utf-8")
    rows = "fact,old,new,who,when,why\nnetizens@shili.2021,1234.5,1264.5,张三,2022-07-01,复核\n"
    (sample_copy / "revisions.csv").write_text(rows, "utf-8")
    return sample_copy


def tables(edition: Edition) -> list[Table]:
    last = edition.printed.matters[-1].blocks
    return [block for block in last if isinstance(block, Table) and block.id.startswith("data-appendix")]


def rows(edition: Edition) -> dict[tuple[str, str], tuple[str, ...]]:
    """Cells of the appendix by figure and what the row is."""
    lines = (tuple(plain(cell.inlines) for cell in row) for table in tables(edition) for row in table.body)
    return {(label, words): tuple(rest) for label, words, *rest in lines}


def test_an_edition_that_does_not_ask_has_none(sample_copy):
    edition = read(sample_copy, STYLES)
    assert edition.printed is edition.resolved


def test_the_setting_says_yes_or_no(sample_copy):
    path = sample_copy / "edition.toml"
    path.write_text(path.read_text("utf-8").replace("\nstyle =", '\ndata_appendix = "是"\nstyle ='), "utf-8")
    with pytest.raises(EditionError, match=r"data_appendix 的值 '是' 不对；应为 true 或 false"):
        read(sample_copy, STYLES)


def test_every_number_of_every_figure_stands_in_it(asked):
    edition = read(asked, STYLES)
    figures = [b for matter in edition.resolved.matters for b in matter.blocks if isinstance(b, Figure)]
    shown = {a for f in figures for s in f.chart.series for p in s.points for a in p.addresses}
    cells = [cell for table in tables(edition) for row in table.body for cell in row]
    bound = [inline for cell in cells for inline in cell.inlines if isinstance(inline, Bound)]
    assert {address for one in bound for address in one.addresses} == shown
    assert len({one.key for one in bound}) == len(bound)


def test_a_row_tells_origin_formula_and_correction(asked):
    told = rows(read(asked, STYLES))
    assert told["图1", "网民规模，2021年"] == ("1264.5", "万人", "摘要#12、一章一#40；更正前 1234.5万人")
    number, unit, origin = told["图1", "网民规模，2020年"]
    assert (number, unit) == ("≈1200.0", "万人")
    assert origin.startswith("推算＝2021年网民规模（1264.5万人）－2021年网民规模增减（")
    assert told["图1", "网民规模，2019年"][0] == "待补"


def test_the_checks_do_not_see_it(asked):
    edition = read(asked, STYLES)
    assert not any(b.id.startswith("data-") for m in edition.resolved.matters for b in m.blocks)


def test_it_stands_in_the_contents_and_its_tables_in_no_catalog(asked):
    catalogs = read(asked, STYLES).printed.catalogs
    assert [entry.title for entry in catalogs.contents[-3:]] == ["数据附录", "图目录", "表目录"]
    assert not any("数据表" in entry.label for entry in catalogs.tables)


def test_both_outputs_have_it(asked):
    files = made(asked, "pdf", "docx")
    pages = pypdf.PdfReader(BytesIO(files["report.pdf"])).pages
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    assert "数据表1第一章示例省网民规模各图的数据" in text and "更正前1234.5万人" in text
    document = zipfile.ZipFile(BytesIO(files["report.docx"])).read("word/document.xml").decode("utf-8")
    words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document))
    assert "第一章　示例省网民规模各图的数据" in words and "更正前 1234.5万人" in words
    assert lint_docx(files["report.docx"]) == ()
