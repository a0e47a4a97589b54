"""The bytes of a file that editors sent back → Opened: its parts and its manifest, or one clear error.

What cannot be a revised report is refused here with an EditionError that says what to do: no DOCX, an old or locked
file, a bomb, a damaged archive, XML with entities, a part missing, no manifest, another edition.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from docgen.model.facts import EditionError
from docgen.model.manifest import Edition, Manifest, from_json
from docgen.ooxml.custom import text_of
from docgen.ooxml.reading import CONTENT_TYPES, relations_part
from docgen.ooxml.xml import name
from docgen.revise.package import Package, UnsafeXml
from docgen.wording.messages import message

# A report of 150 pages has about 500 parts and 20 MB; editors paste photographs.
MOST_PARTS: Final = 20_000
MOST_BYTES: Final = 1 << 30
MOST_XML: Final = 1 << 27
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = 0x1
_AGAIN: Final = message("请用 Word 或 WPS 打开，另存为 .docx 后再试")
_XML: Final = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class Opened:
    """An edited file: its parts, and the manifest it carries (what it was built from)."""

    package: Package
    manifest: Manifest
    manifest_part: str
    """Name of the part that holds the manifest; empty if it was read from beside the file."""


def open_edited(data: bytes, file: str, beside: str = "") -> Opened:
    """Bytes, the file's name, the JSON of the manifest beside it (empty if there is none) → Opened.

    The manifest in the file wins over the one beside it. Raises EditionError.
    """
    package = open_docx(data, file)
    part = _manifest_part(package)
    text = (text_of(package.blob(part)) or "") if part else beside
    if not text.strip():
        right = message(
            "它应是 report.docx 的修订稿；若清单被别的软件删去，把 report.manifest.json 放在它旁边、改成与它同名"
        )
        raise EditionError(file, message("文件里没有 docgen 的清单（manifest），无从知道它由哪些数据生成"), right)
    try:
        manifest = from_json(text)
    except ValueError as error:
        raise EditionError(
            file, message("清单读不出来：{error}", error=error), message("请从上一份完好的文件重新开始")
        ) from error
    if not manifest.passages:
        raise EditionError(file, message("清单是空的：一段文字也没有登记"), message("请从上一份完好的文件重新开始"))
    return Opened(package, manifest, part)


def same_edition(manifest: Manifest, edition: Edition, file: str) -> None:
    """Raises EditionError if a file was built from another edition (another year or area) than the data are of."""
    theirs = manifest.edition
    if (theirs.year, theirs.area) != (edition.year, edition.area):
        wrong = message(
            "这是《{title}》（{area}，{year}），数据却是 {area2}，{year2}",
            title=theirs.title,
            area=theirs.area,
            year=theirs.year,
            area2=edition.area,
            year2=edition.year,
        )
        raise EditionError(file, wrong, message("用 --edition 指明它的版本文件夹"))


def open_docx(data: bytes, file: str) -> Package:
    """Bytes, the file's name → its parts, all XML of them checked. Raises EditionError."""
    package = Package(unpacked(data, file))
    for part in (CONTENT_TYPES, relations_part("")):
        _need(package, part, file)
    _check_xml(package, file)
    package.main = next((r.target for r in package.related("", "officeDocument")), "")
    if not package.main:
        raise EditionError(file, message("包里没有正文部件（document.xml）"), _AGAIN)
    if package.document.tag != name("w:document"):
        raise EditionError(
            file,
            message("正文不是 Word 文档（{tag}）", tag=package.document.tag),
            message("“Strict”格式也不行；") + _AGAIN,
        )
    if package.document.find(name("w:body")) is None:
        raise EditionError(file, message("正文部件是空的"), _AGAIN)
    if not list(package.related(package.main, "styles")):
        raise EditionError(file, message("缺少样式部件（styles.xml）"), _AGAIN)
    return package


def missing_parts(package: Package) -> tuple[str, ...]:
    """The parts that some relation leads to and that are not there (Word shows a red cross, or refuses)."""
    owners = ("", *package.names)
    found = (r.target for owner in owners for r in package.relations(owner) if not r.external)
    return tuple(dict.fromkeys(target for target in found if target not in package and "#" not in target))


def unpacked(data: bytes, file: str) -> dict[str, bytes]:
    """Bytes → parts by name; sizes are checked before anything is unpacked."""
    if data.startswith(_OLD_WORD):
        raise EditionError(file, message("是旧版 .doc 文件，或加了密码"), _AGAIN)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            items = [item for item in archive.infolist() if not item.is_dir()]
            _check_sizes(items, file)
            return {item.filename: archive.read(item) for item in items}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError) as error:
        raise EditionError(file, message("不是 DOCX，或文件损坏（{error}）", error=error), _AGAIN) from error


def _check_sizes(items: list[zipfile.ZipInfo], file: str) -> None:
    if any(item.flag_bits & _LOCKED for item in items):
        raise EditionError(file, message("文件加了密码"), _AGAIN)
    names = [item.filename.lower() for item in items]
    twice = next((name for name in names if names.count(name) > 1), "") if len(set(names)) < len(names) else ""
    if twice:
        raise EditionError(file, message("压缩包里有两个 {twice}", twice=twice), _AGAIN)
    total = sum(item.file_size for item in items)
    largest = max((item.file_size for item in items if item.filename.endswith(_XML)), default=0)
    if len(items) > MOST_PARTS or total > MOST_BYTES or largest > MOST_XML:
        wrong = message(
            "解开后大得不合理（{count_items} 个部件，{total} MB），疑为压缩炸弹",
            count_items=len(items),
            total=total >> 20,
        )
        raise EditionError(file, wrong, message("请核对文件的来历"))


def _check_xml(package: Package, file: str) -> None:
    for part in package.names:
        if part.endswith(_XML):
            try:
                package.check(part)
            except UnsafeXml as error:
                raise EditionError(file, message("部件 {part} {error}", part=part, error=error), _AGAIN) from error


def _need(package: Package, part: str, file: str) -> None:
    if part not in package:
        raise EditionError(file, message("不是 DOCX：缺少部件 {part}", part=part), _AGAIN)


def _manifest_part(package: Package) -> str:
    """The part with the manifest, whatever its name is now; empty if there is none."""
    candidates = (relation.target for relation in package.related(package.main, "customXml"))
    return next((part for part in candidates if text_of(package.blob(part)) is not None), "")
