"""The 2019 DOCX as Word and WPS take it: a Chinese document of today, tables as wide as the text, no prompt."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from docgen.style.style import Style
from tests.emit.docx.parts import W, part, value

_OFF = ("0", "false", "off")


@pytest.fixture(scope="module")
def data(outputs_2019: Mapping[str, bytes]) -> bytes:
    return outputs_2019["report.docx"]


@pytest.fixture(scope="module")
def document(data: bytes) -> etree._Element:
    return part(data, "document")


def test_every_table_is_as_wide_as_the_text_in_twips_that_add_up(document: etree._Element, look: Style) -> None:
    """WPS goes by the cells, Word by the grid, LibreOffice by the whole: all three say the same."""
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) >= 8
    for table in tables:
        grid = [int(value(column, "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        whole = table.find(f"{W}tblPr/{W}tblW")
        assert (value(whole, "type"), int(value(whole, "w"))) == ("dxa", sum(grid))
        assert sum(grid) == round(look.grid.width * 20)
        for row in table.findall(f"{W}tr"):
            place = 0
            for cell in row.findall(f"{W}tc"):
                span = int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)
                width = cell.find(f"{W}tcPr/{W}tcW")
                assert (value(width, "type"), int(value(width, "w"))) == ("dxa", sum(grid[place : place + span]))
                place += span
            assert place == len(grid)


def test_nothing_prompts_and_nothing_is_of_an_old_word(data: bytes, document: etree._Element) -> None:
    settings = part(data, "settings")
    modes = {value(node, "name"): value(node) for node in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(f"{W}updateFields") is None
    assert not [n for n in document.iter(f"{W}fldChar", f"{W}fldSimple") if value(n, "dirty") not in ("", *_OFF)]
    assert not [n for n in settings.iter() if "Word97" in str(n.tag) or str(n.tag).endswith(("wpJustification", "WW8"))]


def test_the_document_is_chinese_throughout(data: bytes, document: etree._Element) -> None:
    """No style, paragraph or run switches a Chinese rule off or names another language."""
    styles = part(data, "styles")
    languages = [node for tree in (styles, document) for node in tree.iter(f"{W}lang")]
    assert {value(node, "eastAsia") for node in languages} == {"zh-CN"}
    defaults = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    assert defaults is not None
    for rule in ("kinsoku", "autoSpaceDE", "autoSpaceDN"):
        node = defaults.find(f"{W}{rule}")
        assert node is not None and value(node) not in _OFF
        assert not [n for tree in (styles, document) for n in tree.iter(f"{W}{rule}") if value(n) in _OFF]
    assert value(part(data, "settings").find(f"{W}characterSpacingControl")) == "compressPunctuation"


def test_the_open_xml_sdk_finds_nothing(data: bytes, tmp_path: Path) -> None:
    validator = shutil.which("ooxml-validator")
    if not validator:
        pytest.skip("ooxml-validator is not installed")
    (tmp_path / "report.docx").write_bytes(data)
    order = [validator, str(tmp_path / "report.docx"), "--officeVersion", "Office2019"]
    assert json.loads(subprocess.run(order, capture_output=True, timeout=120).stdout)["errors"] == []
