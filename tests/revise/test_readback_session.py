"""A scripted editing session, read back: the manuscript says what the editors wrote; nothing is said twice or lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from pypdf import PdfReader

from docgen.read import read
from tests.building import outputs
from tests.pdfs import page_texts
from tests.reading import ROOT
from tests.revise.bench import manifest, rebuilt, refreshed
from tests.revise.hands import Hands
from tests.revise.nodes import all_texts, shown
from tests.revise.numbers import change_numbers
from tests.revise.office import saved_by_libreoffice, soffice
from tests.revise.reader import proposed, rehearsed, sentences, written
from tests.revise.session import edit

YEAR_2019 = ROOT / "data" / "2019"
# What the session does that no manuscript can hold; it must be told.
LISTED = ("图", "表", "名单", "单位", "看不出", "删去", "页眉", "书名页", "不同的值", "已不是标题")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def prose(data: bytes) -> set[str]:
    """Everything that a paragraph of the file says."""
    return {_bare(text) for text in all_texts(data)}


def read_back(data: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """Reads a file back and writes it → what a person must see of it, before and when it is read again."""
    done = rehearsed(proposed(data, folder), folder)
    written(done.files, folder)
    again = rehearsed(proposed(data, folder), folder)
    assert not again.files, "read once is read"
    return tuple([f"{one.kind} {one.where} {one.words}" for one in of.proposal.findings] for of in (done, again))  # type: ignore[return-value]


with_libreoffice = pytest.mark.skipif(not soffice(), reason="LibreOffice is not here")


@pytest.mark.parametrize("libreoffice", [False, pytest.param(True, marks=with_libreoffice)])
def test_the_whole_session_on_the_sample_edition(sample_outputs, sample_copy, tmp_path, libreoffice):
    built = sample_outputs["report.docx"]
    edited, session = edit(built, manifest(built))
    if libreoffice:
        edited = saved_by_libreoffice(edited, tmp_path)
    before, after = read_back(edited, sample_copy)
    assert all(any(word in one for word in LISTED) for one in after if one.startswith("held")), after
    told = everything(before, sample_copy)
    assert not [words for words in session.keeps if not _stands(words, told)]


def everything(findings: list[str], folder: Path) -> str:
    """What was told, what the manuscript says now, what was corrected."""
    corrections = (folder / "revisions.csv").read_text("utf-8")
    return _bare("\n".join((*findings, *sentences(read(folder, ROOT / "styles").resolved), corrections)))


def _stands(words: str, told: str) -> bool:
    """Whether words, or else the numbers in them, are among what was told."""
    numbers = [number.replace(",", "") for number in re.findall(r"\d[\d,.]*", words)]
    return _bare(words) in told or (bool(numbers) and all(number in told.replace(",", "") for number in numbers))


def test_what_editors_wrote_stands_in_the_pdf(sample_outputs, sample_copy):
    hands = Hands(sample_outputs["report.docx"])
    target = next(p for p in hands.paragraphs("BodyIndent") if "各市之中" in shown(p))
    hands.reword(target, "各市之中", "在全省五个市里")
    hands.write(target, "编辑写了这一句：**不是**粗体，1. 也不是列表。", "BodyIndent", tracked=True)
    hands.type_over(next(c for c in hands.controls() if shown(c) == "1222.0万人"), "1230.5万人")
    hands.type_over(next(c for c in hands.controls() if shown(c) == "增加"), "净增")
    edited = hands.saved()
    read_back(edited, sample_copy)
    text = "".join(page_texts(PdfReader(BytesIO(outputs(sample_copy)["report.pdf"]))))
    assert "在全省五个市里，甲市居首" in text
    assert "编辑写了这一句：**不是**粗体，1.也不是列表。" in text
    assert "用手机上网的有1230.5万人" in text
    assert "比上年净增34.5万人" in text


def test_a_refreshed_copy_is_read_back_like_any_other(sample_outputs, sample_copy, tmp_path):
    built = sample_outputs["report.docx"]
    edited, session = edit(built, manifest(built))
    change_numbers(sample_copy, session.moved, session.turned, 30)
    fresh = refreshed(edited, rebuilt(sample_copy, manifest(edited)).docx)
    plain = refreshed(built, rebuilt(sample_copy, manifest(built)).docx)
    assert not proposed(plain.after, sample_copy).changes
    assert not proposed(plain.after, sample_copy).findings
    texts = {path.name: path.read_text("utf-8") for path in sample_copy.rglob("*.md")}
    one, other = Path(copytree(sample_copy, tmp_path / "a" / "sample-2021")), sample_copy
    read_back(fresh.after, one)
    read_back(edited, other)
    changed = [name for name, text in texts.items() if (one / "text" / name).read_text("utf-8") != text]
    assert changed
    for name in texts:
        assert (one / "text" / name).read_text("utf-8") == (other / "text" / name).read_text("utf-8")


@with_libreoffice
def test_the_report_of_2019_untouched_and_saved_by_libreoffice(outputs_2019: Mapping[str, bytes], tmp_path):
    saved = saved_by_libreoffice(outputs_2019["report.docx"], tmp_path)
    for data in (outputs_2019["report.docx"], saved):
        found = proposed(data, YEAR_2019)
        assert (found.changes, found.rows, found.findings) == ([], [], [])


def test_the_whole_session_on_the_report_of_2019(outputs_2019: Mapping[str, bytes], tmp_path):
    built, resolved = outputs_2019["report.docx"], read(YEAR_2019, ROOT / "styles").resolved
    edited, session = edit(built, manifest(built))
    if soffice():
        edited = saved_by_libreoffice(edited, tmp_path)
    folder = Path(copytree(YEAR_2019, tmp_path / "2019"))
    before, after = read_back(edited, folder)
    assert all(any(word in one for word in LISTED) for one in after if one.startswith("held")), after
    told = everything(before, folder)
    assert not [words for words in session.keeps if not _stands(words, told)]
    now = {_bare(one) for one in sentences(read(folder, ROOT / "styles").resolved)}
    untouched = prose(built) & prose(edited) & {_bare(one) for one in sentences(resolved)}
    assert len(untouched) > 300
    assert not [text for text in untouched - now if not re.search(r"\d", text)]
