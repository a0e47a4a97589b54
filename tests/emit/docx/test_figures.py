"""Figures in the file: charts of Word's own by default, pictures where they are given."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from docgen.emit.docx.pictured import figures_of, without_chart
from docgen.style.style import Style
from tests.emit.docx.parts import WP, W, part, value
from tests.emit.docx.sample import emitted, pictures, report, with_chart

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def test_a_figure_that_word_can_draw_is_a_chart_of_its_own(look: Style) -> None:
    of = with_chart()
    assert without_chart(of) == ("fig-netizens", "fig-advice")
    data = emitted(of, look).data
    assert [n for n in names(data) if n.startswith("word/charts/chart")] == ["word/charts/chart1.xml"]
    inline = next(i for i in part(data, "document").iter(f"{WP}inline") if i.find(f".//{C}chart") is not None)
    described = inline.find(f"{WP}docPr")
    assert described is not None
    assert (described.get("name"), described.get("descr")) == ("fig:fig-chart", "柱形图：光缆")
    height = look.chart.lines * look.grid.leading
    extent = inline.find(f"{WP}extent")
    assert extent is not None
    assert (extent.get("cx"), extent.get("cy")) == (str(432 * 12700), str(round(height * 12700)))


def test_a_picture_that_is_given_takes_the_chart_s_place(look: Style) -> None:
    of = with_chart()
    data = emitted(of, look, pictures(of)).data
    assert not [n for n in names(data) if "chart" in n]
    assert len([n for n in names(data) if n.startswith("word/media/image")]) == len(figures_of(of))


def test_a_picture_that_stands_twice_is_stored_once(look: Style) -> None:
    of = with_chart()
    made = pictures(of)
    data = emitted(of, look, dict.fromkeys(made, next(iter(made.values())))).data
    assert [n for n in names(data) if n.startswith("word/media/")] == ["word/media/image1.png"]
    used = [blip.get(f"{R}embed") for blip in part(data, "document").iter(f"{A}blip")]
    assert len(used) == len(made) and len(set(used)) == 1


def test_every_figure_stands_in_its_bookmark(look: Style) -> None:
    document = part(emitted(with_chart(), look).data, "document")
    for id_ in ("fig_chart", "fig_netizens", "fig_advice"):
        (start,) = (n for n in document.iter(f"{W}bookmarkStart") if value(n, "name") == f"_Id_{id_}")
        following = start.getnext()
        assert following is not None and following.find(f".//{WP}docPr") is not None


def test_the_workbook_opens_and_holds_the_numbers_as_printed(look: Style) -> None:
    with zipfile.ZipFile(BytesIO(emitted(with_chart(), look).data)) as archive:
        book = archive.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
        relations = archive.read("word/charts/_rels/chart1.xml.rels").decode()
    assert 'Id="rId1"' in relations and "../embeddings/Microsoft_Excel_Sheet1.xlsx" in relations
    with zipfile.ZipFile(BytesIO(book)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    values = [c.findtext("{*}v") for c in sheet.iter("{*}c") if str(c.get("r")).startswith("B") and c.get("t") != "s"]
    assert [value_ for value_ in values if value_] == ["107.9", "20.0"]


@pytest.mark.parametrize("sample", [report, with_chart])
def test_the_open_xml_sdk_finds_nothing(sample, look: Style, tmp_path: Path) -> None:
    validator = shutil.which("ooxml-validator")
    if not validator:
        pytest.skip("ooxml-validator is not installed")
    (tmp_path / "report.docx").write_bytes(emitted(sample(), look).data)
    command = [validator, str(tmp_path / "report.docx"), "--officeVersion", "Office2019"]
    assert json.loads(subprocess.run(command, capture_output=True, timeout=120).stdout)["errors"] == []
