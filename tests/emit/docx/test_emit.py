"""The whole file: fields with right results, identities, properties, the same bytes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from docgen.check.docx_lint import lint_docx
from docgen.model.resolved import FIGURES
from docgen.style.style import Style
from tests.emit.docx.parts import WP, W, in_style, paragraphs, part, style, value, words
from tests.emit.docx.sample import PAGES, emitted, pictures, report


def orders(data: bytes) -> list[str]:
    return [(node.text or "").strip() for node in part(data, "document").iter(f"{W}instrText")]


def test_two_builds_are_the_same_bytes(made: bytes, look: Style) -> None:
    assert emitted(report(), look).data == made


def test_the_zip_holds_no_trace_of_time_or_machine(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.external_attr, entry.create_system) for entry in entries} == {(0o600 << 16, 0)}
        names = [entry.filename for entry in entries]
        assert names[0] == "[Content_Types].xml" and len(names) == len(set(names))
        assert not [n for n in names if re.search(r"thumbnail|stylesWithEffects|theme", n)]


def test_own_lint_finds_nothing(made: bytes) -> None:
    assert lint_docx(made) == ()


def test_the_open_xml_sdk_finds_nothing(made: bytes, tmp_path: Path) -> None:
    validator = shutil.which("ooxml-validator")
    if not validator:
        pytest.skip("ooxml-validator is not installed")
    (tmp_path / "report.docx").write_bytes(made)
    command = [validator, str(tmp_path / "report.docx"), "--officeVersion", "Office2019"]
    assert json.loads(subprocess.run(command, capture_output=True, timeout=120).stdout)["errors"] == []


def test_captions_are_fields_whose_label_is_one_bookmark(made: bytes) -> None:
    captions = in_style(made, "Caption")
    assert captions == ["图1　2029—2031年网民规模", "表1　域名分布", "图2　建议", "附表1　域名分布", "附表2　域名分布"]
    assert [o for o in orders(made) if o.startswith("SEQ")] == [
        rf"SEQ {kind} \* ARABIC" for kind in ("图", "表", "图", "附表", "附表")
    ]  # fmt: skip


def test_references_are_fields_or_links(made: bytes) -> None:
    found = [o for o in orders(made) if o.startswith("REF")]
    assert r"REF _Ref_fig_netizens \h" in found
    assert r"REF _Ref_tab_domains \h" in found
    assert r"REF _Ref_ch_2 \n \h" in found
    assert r"REF _Ref_preface \h" in found
    anchors = [value(link, "anchor") for link in part(made, "document").iter(f"{W}hyperlink")]
    assert "_Ref_sec_policy" in anchors
    body = next(p for p in paragraphs(made) if words(p).startswith("网民2780.0万人"))
    assert words(body) == "网民2780.0万人显著增长，见图1和表1，另见第二章、前言、一网站。"


def test_contents_and_catalogs_are_written_out_with_page_numbers(made: bytes) -> None:
    contents = [o for o in orders(made) if o.startswith("TOC")]
    assert contents == [
        r'TOC \o "1-3" \h \z \t "前后标题,4,篇内标题 2,2,篇内标题 3,3"',
        r'TOC \h \z \c "图"',
        r'TOC \h \z \c "表"',
        r'TOC \h \z \c "附表"',
    ]
    assert in_style(made, "TOC1")[0] == "第一篇环境篇1"
    assert in_style(made, "TOC2")[:2] == ["第一章 发展环境3", "第二章 基础设施1"]
    assert in_style(made, "TOC3")[0] == "一、政策1"
    assert in_style(made, "TOC4")[0] == "前言II" and f"图目录{PAGES[FIGURES]}" in in_style(made, "TOC4")
    assert in_style(made, "TableofFigures")[0] == "图1　2029—2031年网民规模5"


def test_nothing_asks_for_an_update_on_opening(made: bytes) -> None:
    settings = part(made, "settings")
    assert settings.find(f"{W}updateFields") is None
    assert not [n for n in part(made, "document").iter(f"{W}fldChar") if value(n, "dirty")]


def test_settings_are_those_of_a_chinese_document_of_today(made: bytes) -> None:
    settings = part(made, "settings")
    modes = {value(n, "name"): value(n) for n in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert value(settings.find(f"{W}characterSpacingControl")) == "compressPunctuation"
    assert value(settings.find(f"{W}themeFontLang"), "eastAsia") == "zh-CN"
    for tag in ("mirrorMargins", "evenAndOddHeaders"):
        assert settings.find(f"{W}{tag}") is not None


def test_every_picture_has_a_name_a_description_and_a_hidden_bookmark(made: bytes) -> None:
    document = part(made, "document")
    figures = [d for d in document.iter(f"{WP}docPr") if d.get("descr")]
    assert [(d.get("name"), d.get("descr")) for d in figures] == [
        ("fig:fig-netizens", "柱形图：2029—2031年网民规模"),
        ("fig:fig-advice", "柱形图：建议"),
    ]
    names = {value(n, "name") for n in document.iter(f"{W}bookmarkStart")}
    assert {"_Id_fig_netizens", "_Id_tab_domains", "_Id_ch_1__1"} <= names


def test_a_vector_twin_lies_beside_its_bitmap(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        media = sorted(n for n in archive.namelist() if n.startswith("word/media/"))
        assert b"svgBlip" in archive.read("word/document.xml")
    assert media == ["word/media/image1.png", "word/media/image2.png", "word/media/vector2.svg"]


def test_the_file_tells_title_authors_language_and_its_own_date(made: bytes) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        core = archive.read("docProps/core.xml").decode()
    for words_ in ("某省互联网发展报告（2031年）", "某省互联网协会、某省信息中心", "zh-CN", "2032-05-01T00:00:00Z"):
        assert words_ in core


def test_a_figure_keeps_its_caption_and_source_on_its_page(made: bytes) -> None:
    kept = {style(p): p.find(f"{W}pPr/{W}keepNext") for p in paragraphs(made)}
    assert kept["Figure"] is None and kept["Caption"] is None  # their styles keep them
    for id_ in ("Figure", "Caption", "Heading3", "TableUnit", "TableHead"):
        found = part(made, "styles").find(f".//{W}style[@{W}styleId='{id_}']/{W}pPr/{W}keepNext")
        assert found is not None, id_


def test_people_stand_in_columns_and_names_stay_whole(made: bytes) -> None:
    assert in_style(made, "People") == ["主任王鹤协会理事长", "某公司总经理", "欧阳明远顾问"]
    assert in_style(made, "NameColumns") == ["委员丁创彤王奇卞晓光任铭任颀齐智刚", "苏丹杜春雷"]
    runs = [r for p in paragraphs(made) for r in p.iter(f"{W}r")]
    spaced = [words(r) for r in runs if r.find(f"{W}rPr/{W}spacing") is not None]
    assert spaced == ["王鹤", "王奇", "任铭", "任颀", "苏丹"]


def test_a_picture_is_never_wider_than_the_text(look: Style) -> None:
    sample = report()
    wide = {id_: type(p)(p.png, p.svg, 864.0, 200.0) for id_, p in pictures(sample).items()}
    extents = list(part(emitted(sample, look, wide).data, "document").iter(f"{WP}inline"))
    assert {e.find(f"{WP}extent").get("cx") for e in extents} == {str(432 * 12700)}  # type: ignore[union-attr]
