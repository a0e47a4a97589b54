"""The correction of one level on the last day, end to end: workbook, import, PDF, the editors' DOCX, explain."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from docgen.cli import main
from docgen.workbook.columns import WHY
from tests.reading import facts_of
from tests.workbook import desk

LEVEL, YEAR = "netizens@shili.0", "2021年"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the edition, corrected through its workbook, and the DOCX the editors have had since before."""
    place = tmp_path_factory.mktemp("last-day")
    folder, file = desk.edition(place), place / "数据.xlsx"
    assert main(["build", str(folder), "--only", "docx", "--jobs", "1", "-o", str(place / "sent")]) == 0
    assert main(["data", "export", str(folder), str(file)]) == 0
    desk.fill(file, {(LEVEL, YEAR): 1264.5, (LEVEL, WHY): "统计口径订正"})
    assert main(["data", "import", str(folder), str(file), "--apply", "--who", "张三"]) == 0
    return place


@pytest.fixture(scope="module")
def folder(corrected: Path) -> Path:
    return corrected / "sample-2021"


def test_growth_and_share_follow_and_last_years_level_stays(folder):
    texts = {str(address): fact.text for address, fact in facts_of(folder).preferred.items()}
    assert texts["netizens@shili.2021"] == "1264.5"
    assert texts["netizens@shili.2021:change~.2020"] == "64.5"
    assert texts["netizens@shili.2021:growth~.2020"] == "5.4"
    assert texts["mobile-netizens@shili.2021:share~netizens"] == "96.6"
    assert texts["netizens@shili.2020"] == "1200.0"


def test_who_corrected_what_is_recorded(folder):
    rows = (folder / "revisions.csv").read_text("utf-8").splitlines()
    assert rows[1].startswith("netizens@shili.2021,1234.5,1264.5,张三,") and rows[1].endswith(",统计口径订正")


def said(text: str) -> None:
    """Of the sentences that rest on the level: the corrected numbers, the earlier level, nothing of the old value."""
    squeezed = re.sub(r"\s", "", text)
    assert "全省网民有1264.5万人，比上年增加64.5万人，同比增长5.4%" in squeezed
    assert "用手机上网的有1222.0万人，占96.6%" in squeezed
    assert "1234.5" not in squeezed


def test_the_pdf_says_it(folder, tmp_path):
    assert main(["build", str(folder), "--only", "pdf", "--jobs", "1", "-o", str(tmp_path)]) == 0
    pages = pypdf.PdfReader(BytesIO((tmp_path / "report.pdf").read_bytes())).pages
    text = "".join(page.extract_text() for page in pages)
    said(text)
    assert "≈1200.0" in text


def test_the_editors_docx_says_it_once_refreshed(corrected, folder, tmp_path):
    refreshed = tmp_path / "report.refreshed.docx"
    sent = str(corrected / "sent" / "report.docx")
    assert main(["refresh", sent, "--edition", str(folder), "-o", str(refreshed)]) == 0
    document = zipfile.ZipFile(refreshed).read("word/document.xml").decode("utf-8")
    said("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document)))
    assert "1264.5" in (tmp_path / "report.report.md").read_text("utf-8")


def test_explain_tells_it(folder, capsys):
    assert main(["explain", str(folder), "1264.5万人"]) == 0
    told = capsys.readouterr().out
    assert "更正前：1234.5万人" in told and "netizens@shili.2021" in told
    assert main(["explain", str(folder), "netizens:growth"]) == 0
    told = capsys.readouterr().out
    assert "5.4%" in told and "更正前：2.9%" in told
