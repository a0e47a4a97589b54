"""The parts of a DOCX → messages on parts and relations that do not meet: Word calls such a file damaged."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.wording.messages import message

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES: Final = "[Content_Types].xml"
_OUTSIDE: Final = "External"


def part_faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Parts by name → messages: relations, then the types."""
    for path in sorted(parts):
        if path.endswith(".rels"):
            yield from _aimless(path, parts)
        elif path.endswith(".xml"):
            yield from _unrelated(path, parts)
    yield from _untyped(parts)


def _aimless(path: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Relations whose target is not there; numbers that stand twice."""
    relations = list(etree.fromstring(parts[path]))
    counts = Counter(str(node.get("Id")) for node in relations)
    yield from (message("{path}：关系编号重复：{id}", path=path, id=id_) for id_, count in counts.items() if count > 1)
    folder = posixpath.dirname(posixpath.dirname(path))
    for node in relations:
        target = str(node.get("Target"))
        place = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if node.get("TargetMode") != _OUTSIDE and place not in parts:
            yield message("{path}：关系指向的部件不存在：{target}", path=path, target=target)


def _unrelated(path: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Relations that a part names and does not have."""
    if path == _TYPES:
        return
    folder, name = posixpath.split(path)
    relations = parts.get(f"{folder}/_rels/{name}.rels")
    known = set() if relations is None else {str(node.get("Id")) for node in etree.fromstring(relations)}
    named = (
        str(value)
        for node in etree.fromstring(parts[path]).iter(etree.Element)
        for key, value in node.attrib.items()
        if str(key).startswith(_R) and value
    )
    yield from (
        message("{path}：没有这个关系：{id}", path=path, id=id_) for id_ in dict.fromkeys(named) if id_ not in known
    )


def _untyped(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Parts without a type, types without a part."""
    types = list(etree.fromstring(parts[_TYPES]))
    endings = {str(node.get("Extension")).lower() for node in types if node.get("Extension")}
    named = {str(node.get("PartName")).lstrip("/") for node in types if node.get("PartName")}
    for path in sorted(parts):
        if path not in named and path.rpartition(".")[2].lower() not in endings and path != _TYPES:
            yield message("部件没有内容类型：{path}", path=path)
    yield from (message("内容类型指向的部件不存在：{path}", path=path) for path in sorted(named - parts.keys()))
