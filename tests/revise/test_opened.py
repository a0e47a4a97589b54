"""Files that cannot be a revised report: each gets one clear error, none is touched, none hurts."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from docgen.model.facts import EditionError
from docgen.ooxml import custom
from docgen.revise import opened
from docgen.revise.opened import missing_parts, open_docx, open_edited, same_edition
from tests.revise.bench import parts

Change = Callable[[dict[str, bytes]], None]


def zipped(inside: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def built(sample_outputs: Mapping[str, bytes]) -> bytes:
    return sample_outputs["report.docx"]


def without(*names: str) -> Change:
    def change(inside: dict[str, bytes]) -> None:
        for name in names:
            del inside[name]

    return change


def with_entities(inside: dict[str, bytes]) -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    inside["word/document.xml"] = lol + inside["word/document.xml"].split(b"?>", 1)[1]


def with_file_entity(inside: dict[str, bytes]) -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    inside["word/settings.xml"] = lol + inside["word/settings.xml"].split(b"?>", 1)[1]


def cut_off(inside: dict[str, bytes]) -> None:
    inside["word/document.xml"] = inside["word/document.xml"][:-40]


def no_body(inside: dict[str, bytes]) -> None:
    head = inside["word/document.xml"].split(b"<w:body", 1)[0]
    inside["word/document.xml"] = head + b"</w:document>"


def strict(inside: dict[str, bytes]) -> None:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    other = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    inside["word/document.xml"] = inside["word/document.xml"].replace(space, other)


def no_manifest(inside: dict[str, bytes]) -> None:
    inside["customXml/item1.xml"] = b"<other/>"


def hollow(inside: dict[str, bytes]) -> None:
    text = json.loads(custom.text_of(inside["customXml/item1.xml"]) or "")
    text.update(bindings=[], passages=[], figures=[], tables=[], targets=[])
    inside["customXml/item1.xml"] = custom.text_part(json.dumps(text))


def blank(inside: dict[str, bytes]) -> None:
    inside["customXml/item1.xml"] = custom.text_part("")


def garbled(inside: dict[str, bytes]) -> None:
    inside["customXml/item1.xml"] = custom.text_part("{]")


def other_format(inside: dict[str, bytes]) -> None:
    text = json.loads(custom.text_of(inside["customXml/item1.xml"]) or "")
    inside["customXml/item1.xml"] = custom.text_part(json.dumps({**text, "format": 999}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without("[Content_Types].xml"), "Content_Types"),
        (without("_rels/.rels"), "_rels/.rels"),
        (without("word/document.xml"), "document.xml"),
        (without("word/styles.xml"), "styles.xml"),
        (with_entities, "DOCTYPE"),
        (with_file_entity, "DOCTYPE"),
        (cut_off, "XML"),
        (no_body, "空的"),
        (strict, "Strict"),
        (no_manifest, "清单"),
        (hollow, "清单是空的"),
        (blank, "清单"),
        (garbled, "清单"),
        (other_format, "清单"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_damaged_file_is_refused_with_one_clear_error(built: bytes, change: Change, words: str) -> None:
    inside = parts(built)
    change(inside)
    with pytest.raises(EditionError, match=words) as caught:
        open_edited(zipped(inside), "修订稿.docx")
    assert str(caught.value).startswith("修订稿.docx")
    assert caught.value.right


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"PK\x03\x04 not really", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), b"\x00" * 5000],
)
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(EditionError):
        open_edited(data, "x.docx")


def test_a_workbook_is_no_document(sample_outputs: Mapping[str, bytes]) -> None:
    inside = parts(sample_outputs["report.docx"])
    book = next(data for name, data in inside.items() if name.endswith(".xlsx"))
    with pytest.raises(EditionError):
        open_edited(book, "x.docx")


def test_a_cut_off_archive_is_refused(built: bytes) -> None:
    with pytest.raises(EditionError, match="损坏"):
        open_edited(built[: len(built) // 2], "x.docx")


def test_flipped_bytes_are_found_or_do_no_harm(built: bytes) -> None:
    """A part whose bytes do not fit its checksum is refused."""
    spoilt = bytearray(built)
    place = built.index(b"word/document.xml") + 200
    spoilt[place] ^= 0xFF
    with pytest.raises(EditionError):
        open_edited(bytes(spoilt), "x.docx")


def test_a_bomb_is_refused_before_it_is_unpacked(built: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = parts(built)
    inside["word/media/bomb.bin"] = bytes(3_000_000)
    monkeypatch.setattr(opened, "MOST_BYTES", 2_000_000)
    with pytest.raises(EditionError, match="炸弹"):
        open_edited(zipped(inside), "x.docx")


def test_a_part_that_stands_twice_is_refused(built: bytes) -> None:
    stream = BytesIO(built)
    with pytest.warns(UserWarning), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    with pytest.raises(EditionError, match="两个"):
        open_edited(stream.getvalue(), "x.docx")


def test_a_locked_archive_is_refused(built: bytes) -> None:
    locked = bytearray(built)
    at = built.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(EditionError, match="密码"):
        open_edited(bytes(locked), "x.docx")


def test_a_manifest_beside_the_file_serves_where_it_has_lost_its_own(
    sample_outputs: Mapping[str, bytes], built: bytes
) -> None:
    inside = parts(built)
    no_manifest(inside)
    beside = sample_outputs["report.manifest.json"].decode()
    found = open_edited(zipped(inside), "x.docx", beside)
    assert found.manifest == open_edited(built, "x.docx").manifest
    assert found.manifest_part == ""


def test_a_picture_that_is_missing_is_named(built: bytes) -> None:
    inside = parts(built)
    name = next(name for name in inside if name.startswith("word/media/"))
    del inside[name]
    assert missing_parts(open_docx(zipped(inside), "x.docx")) == (name,)


def test_a_file_of_another_edition_is_refused(built: bytes) -> None:
    manifest = open_edited(built, "x.docx").manifest
    other = type(manifest.edition)("x", manifest.edition.year + 1, manifest.edition.area, "另一年的报告")
    with pytest.raises(EditionError, match="--edition"):
        same_edition(manifest, other, "x.docx")
    same_edition(manifest, manifest.edition, "x.docx")


def test_a_file_saved_again_is_the_same(built: bytes) -> None:
    package = open_docx(built, "x.docx")
    package.document.iter()
    assert parts(package.saved()) == parts(built)


def test_nothing_is_written_outside_the_file(built: bytes, tmp_path: Path) -> None:
    """Names that climb out of the archive are names only: nothing is ever unpacked to disk."""
    inside = parts(built) | {"../../evil.txt": b"x"}
    open_edited(zipped(inside), "x.docx")
    assert list(tmp_path.iterdir()) == []
