"""What an editor adds the way Word writes it is numbered and listed on F9."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from pypdf import PdfReader

from docgen.check.libreoffice import laid_out, program
from tests.emit.docx.parts import in_style
from tests.emit.docx.renewed import bare, renewed, shown

HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>编辑加的一节</w:t></w:r></w:p>'
# As 插入题注 writes it: one run a mark, the number that Word showed when it was inserted.
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CAPTION = (
    '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">图 </w:t></w:r>'
    + _MARK.format("begin")
    + r'<w:r><w:instrText xml:space="preserve"> SEQ 图 \* ARABIC </w:instrText></w:r>'
    + _MARK.format("separate")
    + "<w:r><w:t>9</w:t></w:r>"
    + _MARK.format("end")
    + "<w:r><w:t>　编辑加的图</w:t></w:r></w:p>"
)


def added(data: bytes, xml: str, before: str) -> bytes:
    """The file with a paragraph put before the one whose style (pStyle) and text begin so."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "word/document.xml":
                text = blob.decode()
                place = text.rindex("<w:p>", 0, text.index(before))
                blob = (text[:place] + xml + text[place:]).encode()
            new.writestr(name, blob)
    return out.getvalue()


BODY_CAPTION = 'w:name="_Toc_fig_netizens"'
BODY_HEADING = 'w:name="_Toc_sec_policy"'


def test_the_lists_are_those_that_word_would_make(made: bytes) -> None:
    assert shown(made) == renewed(made)
    assert [len(one.lines) for one in shown(made)][1:] == [2, 1, 2]


def test_the_lists_of_the_2019_report_are_those_that_word_would_make(outputs_2019: Mapping[str, bytes]) -> None:
    data = outputs_2019["report.docx"]
    assert shown(data) == renewed(data)
    assert [len(one.lines) for one in shown(data)][1:] == [107, 4, 4]


def test_a_heading_that_is_added_is_numbered_and_listed(made: bytes) -> None:
    before = renewed(made)[0].lines
    after = renewed(added(made, HEADING, BODY_HEADING))[0].lines
    place = before.index("一、政策")
    assert after[place : place + 2] == ("一、编辑加的一节", "二、政策")
    assert len(after) == len(before) + 1


def test_a_caption_that_is_added_is_numbered_and_listed(made: bytes) -> None:
    after = renewed(added(made, CAPTION, BODY_CAPTION))[1].lines
    assert after == ("图1编辑加的图", "图22029—2031年网民规模", "图3建议")


@pytest.mark.skipif(not program(), reason="LibreOffice is not installed")
def test_libreoffice_numbers_what_is_added_and_moves_what_refers_to_it(made: bytes) -> None:
    """LibreOffice counts SEQ and REF anew when it opens a file, as Word does on F9."""
    edited = added(added(made, CAPTION, BODY_CAPTION), HEADING, BODY_HEADING)
    assert any(line.startswith("图1") for line in in_style(edited, "Caption")), "the caches still say 图1"
    pages = PdfReader(BytesIO(laid_out(edited))).pages
    text = bare("".join(page.extract_text() for page in pages))
    assert "图1编辑加的图" in text and "图22029—2031年网民规模" in text
    assert "一、编辑加的一节" in text and "二、政策" in text
    assert "另见第二章" in text and "见图2和表1" in text
