"""A second edition, of another province and year, from the same house: whole, alive, the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from pypdf import PdfReader

from docgen.compose.inlines import ROLES
from docgen.model.plain import plain
from docgen.model.resolved import Bound, Definition, Figure, ItemList, Names, Paragraph, People, Reference, Table
from tests.building import outputs
from tests.pdfs import fonts_that_are_not_embedded, page_texts
from tests.reading import ROOT, SAMPLE, blocks, inlines, words

# Anew, without what earlier builds have kept.
BUILD = """
import sys
from pathlib import Path
from tests.building import outputs
for name, data in outputs(Path(sys.argv[1])).items():
    Path(sys.argv[2], name).write_bytes(data)
"""


def pdf_text(data: bytes) -> str:
    return "".join(page_texts(PdfReader(BytesIO(data))))


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    return {"PDF": pdf_text(files["report.pdf"]), "DOCX": docx_text(files["report.docx"])}


def test_it_has_some_of_everything(sample_report):
    used = {type(b) for b in blocks(sample_report)}
    assert used >= {Figure, Table, ItemList, Definition, People, Names, Paragraph}
    found = [i for b in blocks(sample_report) for i in inlines(b)]
    assert {i.role for i in found if isinstance(i, Bound)} - {"cell"} == set(ROLES) - {"ref"}
    assert any(isinstance(i, Reference) for i in found)
    charts = [b.chart for b in blocks(sample_report, Figure)]
    assert len({chart.kind for chart in charts}) >= 4
    points = [p for chart in charts for series in chart.series for p in series.points]
    assert {p.basis for p in points} == {"reported", "derived", "missing"}
    assert {s.kind for chart in charts for s in chart.standings if s} == {"order", "set"}


def test_every_paragraph_is_in_both_outputs(sample_outputs, sample_report):
    for name, text in texts(sample_outputs).items():
        for paragraph in blocks(sample_report, Paragraph):
            assert words(paragraph) in text, f"{name} lacks {words(paragraph)[:20]}"


def test_every_label_and_caption_is_in_both_outputs(sample_outputs, sample_report):
    for text in texts(sample_outputs).values():
        for block in blocks(sample_report, Figure, Table):
            assert block.label in text
            assert plain(block.caption) in text


def test_it_is_a_few_pages(sample_outputs):
    labels = PdfReader(BytesIO(sample_outputs["report.pdf"])).page_labels
    assert 6 <= len([label for label in labels if label.isdigit()]) <= 12


def test_all_fonts_are_embedded(sample_outputs):
    for name in ("report.pdf", "report-print.pdf"):
        assert fonts_that_are_not_embedded(sample_outputs[name]) == []


def test_a_changed_fact_reaches_both_outputs(sample_copy, sample_outputs):
    path = sample_copy / "facts/10-netizens.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("level,,=,1234.5,", "level,,=,1244.5,"), encoding="utf-8")
    before, after = texts(sample_outputs), texts(outputs(sample_copy))
    for name in before:
        assert "全省网民有1234.5万人" in before[name] and "1244.5" not in before[name]
        assert "全省网民有1244.5万人" in after[name] and "1234.5" not in after[name]
    assert before["DOCX"].replace("1234.5", "1244.5") == after["DOCX"]


def test_a_changed_fact_reaches_the_drawing_and_its_data(sample_copy, sample_outputs):
    path = sample_copy / "facts/20-services.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",369.0,", ",359.0,"), encoding="utf-8")
    before, after = pdf_text(sample_outputs["report.pdf"]), pdf_text(outputs(sample_copy)["report.pdf"])
    assert "369.0" in before and "359.0" not in before
    assert "359.0" in after and "369.0" not in after
    assert "≈41.0" in before and "≈51.0" in after


def test_a_corrected_fact_reaches_both_outputs(sample_copy):
    rows = "fact,old,new,who,when,why\nnetizens,1234.5,1244.5,甲,2022-07-01,复核\n"
    (sample_copy / "revisions.csv").write_text(rows, encoding="utf-8")
    for text in texts(outputs(sample_copy)).values():
        assert "全省网民有1244.5万人，比上年增加44.5万人，同比增长3.7%" in text


def test_where_the_edition_stands_does_not_matter(sample_copy, sample_outputs):
    again = outputs(sample_copy)
    assert [name for name in sample_outputs if again[name] != sample_outputs[name]] == []


@pytest.fixture(scope="module", params=["1", "2"])
def in_another_process(request, tmp_path_factory) -> dict[str, bytes]:
    """The outputs of a process with another order of hashes, in another time zone."""
    out = tmp_path_factory.mktemp("out")
    environment = {**os.environ, "PYTHONHASHSEED": request.param, "TZ": f"UTC-{request.param}"}
    arguments = [sys.executable, "-c", BUILD, str(SAMPLE), str(out)]
    subprocess.run(arguments, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_two_builds_give_the_same_bytes(in_another_process, sample_outputs):
    assert [name for name, data in sample_outputs.items() if in_another_process[name] != data] == []
