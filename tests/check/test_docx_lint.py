"""The lint of a DOCX finds each kind of seeded fault."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from docgen.check.docx_lint import lint_docx
from docgen.style.load import load_style
from tests.emit.docx.sample import emitted, with_chart

Fault = Callable[[str], str]


@pytest.fixture(scope="module")
def sound(root: Path) -> bytes:
    return emitted(with_chart(), load_style(root / "styles", "yearbook")).data


def spoilt(data: bytes, part: str, fault: Fault) -> bytes:
    """The file with a fault sown into one of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == part:
                mended = fault(blob.decode())
                assert mended != blob.decode(), "the fault was not sown"
                blob = mended.encode()
            new.writestr(name, blob)
    return out.getvalue()


def swap(old: str, new: str, count: int = 1) -> Fault:
    return lambda text: text.replace(old, new, count)


def again(text: str) -> str:
    """The first of docgen's controls stands twice."""
    return re.sub(r"<w:sdt><w:sdtPr><w:alias.*?</w:sdt>", lambda found: found[0] * 2, text, count=1)


def loosened(text: str) -> str:
    """The first control's bookmark ends before its text."""
    return re.sub(r"(<w:r><w:t>[^<]*</w:t></w:r>)(<w:bookmarkEnd[^>]*>)(?=</w:sdtContent>)", r"\2\1", text, count=1)


BODY, STYLES, LISTS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
END = '<w:fldChar w:fldCharType="end"/>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
SEQ = rf" SEQ 图 \* ARABIC </w:instrText></w:r>{SEPARATE}<w:r><w:t>"
FAULTS: dict[str, tuple[str, Fault, str]] = {
    "bookmark name twice": (BODY, swap('"_Id_ch_1__1"', '"_Id_preface__1"'), "书签名称重复：_Id_preface__1"),
    "bookmark number twice": (BODY, swap('Start w:id="1"', 'Start w:id="0"'), "书签编号重复：0"),
    "bookmark without end": (BODY, swap('<w:bookmarkEnd w:id="0"/>', ""), "书签没有结束"),
    "dangling REF": (BODY, swap(r" REF _Ref_fig_netizens ", r" REF _Ref_gone "), "引用落空：REF _Ref_gone"),
    "dangling PAGEREF": (BODY, swap("PAGEREF _Toc_ch_1 ", "PAGEREF _Toc_gone "), "引用落空：PAGEREF _Toc_gone"),
    "dangling link": (BODY, swap('w:anchor="_Ref_sec_policy"', 'w:anchor="_Ref_gone"'), "链接落空：_Ref_gone"),
    "wrong REF": (BODY, swap("<w:t>图2</w:t>", "<w:t>图9</w:t>"), "引用的文字不符"),
    "unclosed field": (BODY, swap(f"<w:r>{END}</w:r>", ""), "域没有结束"),
    "mark without a field": (BODY, swap("</w:sectPr></w:body>", f"</w:sectPr>{END}</w:body>"), "域标记没有开始"),
    "field without result": (BODY, swap(SEPARATE, ""), "域没有结果"),
    "two marks a run": (BODY, swap(END, END + END.replace("end", "begin")), "一个文字块里有几个域标记"),
    "unclosed field in a foot": ("word/footer6.xml", swap(f"<w:r>{END}</w:r>", ""), "域没有结束：PAGE"),
    "wrong SEQ": (BODY, swap(f"{SEQ}1<", f"{SEQ}3<"), "题注编号不符"),
    "stale entry": (BODY, swap("第一章 发展环境", "第一章 旧环境"), "目录项与标题不符"),
    "undefined list": (BODY, swap('<w:numId w:val="', '<w:numId w:val="9'), "列表没有定义：numId 9"),
    "undefined abstract list": (LISTS, swap('NumId w:val="0"', 'NumId w:val="77"'), "列表没有定义：num 1"),
    "undefined style": (BODY, swap('"Term"', '"Gone"'), "样式没有定义：Gone"),
    "undefined base style": (
        STYLES,
        swap('<w:basedOn w:val="Source"/>', '<w:basedOn w:val="Gone"/>'),
        "样式没有定义：Gone",
    ),
    "style twice": (STYLES, swap('w:styleId="Term"', 'w:styleId="Source"'), "样式重复：Source"),
    "figure without description": (BODY, swap(' descr="柱形图：建议"', ""), "图没有替代文字：fig:fig-advice"),
    "drawing number twice": (BODY, swap('<wp:docPr id="2"', '<wp:docPr id="1"'), "图的编号重复：1"),
    "control number twice": (BODY, swap('<w:id w:val="2"/>', '<w:id w:val="1"/>'), "控件编号重复：1"),
    "control copied": (BODY, again, "控件重复："),
    "control emptied": (BODY, swap("<w:t>2780.0万人</w:t>", "<w:t></w:t>"), "控件是空的："),
    "control renamed": (BODY, swap("数值 ⟦", "数值 ["), "控件的名称与标记不符："),
    "control beside its bookmark": (BODY, loosened, "控件与它的书签不符："),
    "paragraph identity twice": (BODY, swap("<w:p>", '<w:p w14:paraId="00000001">', 2), "段落编号重复：00000001"),
    "control without content": (
        BODY,
        swap("</w:sectPr></w:body>", "</w:sectPr><w:sdt><w:sdtPr/><w:sdtContent/></w:sdt></w:body>"),
        "控件里什么也没有",
    ),
    "relation that is not there": (BODY, swap('r:embed="rId', 'r:embed="rId9'), "没有这个关系：rId9"),
    "relation to a missing part": (LINKS, swap("styles.xml", "gone.xml"), "关系指向的部件不存在：gone.xml"),
    "relation number twice": (LINKS, swap('Id="rId2"', 'Id="rId1"'), "关系编号重复：rId1"),
    "type of a missing part": (TYPES, swap("/word/styles.xml", "/word/gone.xml"), "内容类型指向的部件不存在"),
    "part without a type": (TYPES, swap('Extension="png"', 'Extension="gif"'), "部件没有内容类型：word/media/"),
    "drawing name twice": (BODY, swap('"fig:fig-advice"', '"fig:fig-netizens"'), "图的名称重复：fig:fig-netizens"),
}


def test_a_sound_file_has_no_message(sound: bytes) -> None:
    assert lint_docx(sound) == ()


@pytest.mark.parametrize("kind", FAULTS)
def test_a_seeded_fault_is_found(kind: str, sound: bytes) -> None:
    part, fault, message = FAULTS[kind]
    assert any(message in found for found in lint_docx(spoilt(sound, part, fault)))


def test_what_a_tracked_move_has_taken_away_is_no_part_of_a_heading(sound: bytes) -> None:
    def moved(tag: str) -> Fault:
        made = f"<w:{tag}><w:r><w:t>移走的字</w:t></w:r></w:{tag}>"
        return lambda text: re.sub(r"(<w:t>发展环境</w:t></w:r>)(<w:bookmarkEnd)", rf"\1{made}\2", text, count=1)

    assert lint_docx(spoilt(sound, BODY, moved("moveFrom"))) == ()
    assert any("目录项与标题不符" in found for found in lint_docx(spoilt(sound, BODY, moved("moveTo"))))


BOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def replaced(data: bytes, part: str, blob: bytes | None) -> bytes:
    """The file with a part replaced, or without it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif blob is not None:
                new.writestr(name, blob)
    return out.getvalue()


def test_a_broken_workbook_is_found(sound: bytes) -> None:
    assert any("打不开" in found for found in lint_docx(replaced(sound, BOOK, b"PK")))
    assert any("没有内嵌工作簿" in found for found in lint_docx(replaced(sound, BOOK, None)))


def test_a_chart_that_says_other_than_its_workbook_is_found(sound: bytes) -> None:
    spoilt_chart = spoilt(sound, "word/charts/chart1.xml", swap("<c:v>20.0</c:v>", "<c:v>21</c:v>"))
    assert any("图上是“21”，工作簿里是“20" in found for found in lint_docx(spoilt_chart))
    elsewhere = spoilt(sound, "word/charts/chart1.xml", swap("数据!$B$2", "别处!$B$2"))
    assert any("数据区域不在工作簿里" in found for found in lint_docx(elsewhere))


def test_a_chart_whose_part_is_missing_is_found(sound: bytes) -> None:
    found = lint_docx(replaced(sound, "word/charts/chart1.xml", None))
    assert any("关系指向的部件不存在：charts/chart1.xml" in message for message in found)


def test_the_2019_report_has_no_message(outputs_2019: Mapping[str, bytes]) -> None:
    assert lint_docx(outputs_2019["report.docx"]) == ()


def test_what_is_no_docx_is_an_error() -> None:
    with pytest.raises(zipfile.BadZipFile):
        lint_docx(b"PK")
