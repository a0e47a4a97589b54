"""Refreshing for tests: an edited file, changed numbers → the refreshed file; what may and may not differ."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from docgen.check.docx_lint import lint_docx
from docgen.model.manifest import Manifest
from docgen.model.wish import House
from docgen.rebuild import Rebuilt, rebuild
from docgen.revise.opened import open_edited
from docgen.revise.refresh import Refreshed, refresh
from docgen.work.cache import NOTHING_KEPT
from docgen.work.executors import Means, alone
from tests.reading import FONTS, ROOT, STYLES
from tests.revise.nodes import W, key_of

HOUSE = House(STYLES, FONTS)
_TWICE, _UNLIKE = "控件重复：", "控件与它的书签不符："


@dataclass(frozen=True)
class Outcome:
    """The file before and after, the new build that it was refreshed with, what was told."""

    before: bytes
    fresh: bytes
    result: Refreshed

    @property
    def after(self) -> bytes:
        return self.result.data

    def words(self, level: str) -> list[str]:
        return [note.words for note in self.result.notes if note.level == level]

    def keys(self, level: str) -> set[str]:
        return {note.key for note in self.result.notes if note.level == level}


def manifest(data: bytes) -> Manifest:
    return open_edited(data, "test").manifest


def rebuilt(folder: Path, like: Manifest) -> Rebuilt:
    """An edition as it is now, with figures of the sizes that a file has."""
    return rebuild(folder, HOUSE, like, Means(NOTHING_KEPT, alone()))


def refreshed(edited: bytes, fresh: bytes, broken: Collection[str] = ()) -> Outcome:
    """An edited file, the new build → Outcome."""
    done = refresh(open_edited(edited, "edited.docx"), open_edited(fresh, "report.docx"), broken, "edited.docx")
    return Outcome(edited, fresh, done)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differing(one: bytes, other: bytes) -> set[str]:
    """The names of the parts that two files do not share byte for byte."""
    a, b = parts(one), parts(other)
    return {name for name in a.keys() | b.keys() if a.get(name) != b.get(name)}


def skeleton(data: bytes) -> list[str]:
    """Every paragraph outside the lists, what refresh may change left out: bound texts as {key}, results of fields as
    {field}; deleted text in brackets. Nothing else of it may differ after a refresh."""
    document = etree.fromstring(parts(data)["word/document.xml"])
    listed = _listed(document)
    return [_bare(p) for p in document.iter(f"{W}p") if p not in listed]


def _listed(document: etree._Element) -> set[etree._Element]:
    """Paragraphs of contents and catalogs: those with a PAGEREF."""
    orders = document.iter(f"{W}instrText")
    return {next(o.iterancestors(f"{W}p")) for o in orders if "PAGEREF" in (o.text or "") or "TOC " in (o.text or "")}


def _bare(node: etree._Element) -> str:
    words: list[str] = []
    depth, result = 0, False
    inside = {text for texts in _bound(node) for text in texts}
    for one in node.iter(f"{W}t", f"{W}delText", f"{W}fldChar", f"{W}tab", f"{W}drawing"):
        kind = one.get(f"{W}fldCharType", "")
        if kind == "begin":
            depth += 1
        elif kind == "separate":
            result = True
            words.append("{field}")
        elif kind == "end":
            depth, result = depth - 1, False
        elif one.tag == f"{W}drawing":
            words.append("{drawing}")
        elif one.tag in (f"{W}t", f"{W}delText") and not result and one not in inside:
            words.append(one.text or "")
    return "".join(words)


def _bound(node: etree._Element) -> list[list[etree._Element]]:
    """The texts of docgen's controls and bookmarks in a paragraph."""
    found = [list(s.iter(f"{W}t")) for s in node.iter(f"{W}sdt") if key_of(s) or _nameless(s)]
    open_: dict[str, list[etree._Element]] = {}
    for one in node.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if one.tag == f"{W}bookmarkStart" and one.get(f"{W}name", "").startswith("_d_"):
            open_[one.get(f"{W}id", "")] = []
        elif one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id", "") in open_:
            found.append(open_.pop(one.get(f"{W}id", "")))
        elif one.tag == f"{W}t":
            for texts in open_.values():
                texts.append(one)
    return found


def _nameless(control: etree._Element) -> bool:
    """A control that LibreOffice has taken the name of: it holds the bookmark of one bound text."""
    marks = [s for s in control.iter(f"{W}bookmarkStart") if s.get(f"{W}name", "").startswith("_d_")]
    return len(marks) == 1


def tracked(data: bytes) -> Counter[tuple[str, str, str]]:
    """Every tracked change: kind, author, the text in it."""
    document = etree.fromstring(parts(data)["word/document.xml"])
    tags = [f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")]
    return Counter(
        (n.tag.removeprefix(W), n.get(f"{W}author", ""), "".join(n.itertext(f"{W}delText")))
        for n in document.iter(*tags)
    )


def comments(data: bytes) -> list[tuple[str, str]]:
    """Author and words of every comment."""
    found = parts(data).get("word/comments.xml")
    tree = etree.fromstring(found) if found else ()
    return [(c.get(f"{W}author", ""), "".join(c.itertext(f"{W}t"))) for c in tree]


def new_lint(outcome: Outcome) -> list[str]:
    """What the lint says of the refreshed file and did not say of the edited one. References that are reported as
    dangling are apart; so are controls that editors copied (a copy may say something else than the original)."""
    before, after = lint_docx(outcome.before), lint_docx(outcome.after)
    copied = [message.removeprefix(_TWICE) for message in after if message.startswith(_TWICE)]
    apart = ("引用落空", _TWICE, *(f"{_UNLIKE}{key}" for key in copied))
    return [message for message in after if message not in before and not message.startswith(apart)]


def dangling(data: bytes) -> list[str]:
    return [message for message in lint_docx(data) if message.startswith("引用落空")]


@cache
def validator() -> tuple[str, ...]:
    """How the Open XML SDK's validator is called; empty if it is not here."""
    local = ROOT / ".validators" / "node_modules" / ".bin" / "ooxml-validator"
    found = str(local) if local.exists() else shutil.which("ooxml-validator")
    return (found,) if found else ()


def sdk_errors(data: bytes, folder: Path) -> Counter[tuple[str, str, str]]:
    """What the Open XML SDK finds: id, description, part."""
    file = folder / "validated.docx"
    file.write_bytes(data)
    done = subprocess.run([*validator(), str(file)], capture_output=True, text=True, encoding="utf-8", timeout=300)
    content: Mapping[str, list[dict[str, str]]] = json.loads(done.stdout)
    plain = [re.sub(r"'[^']*'", "…", error["description"]) for error in content["errors"]]
    return Counter((e["id"], words, e["path"]) for e, words in zip(content["errors"], plain, strict=True))
