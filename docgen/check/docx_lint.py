"""The bytes of a DOCX → messages on faults that schema validators do not find; none = sound.

It shares no code with what writes the file, so that a slip there is not repeated here.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml import etree

from docgen.check.docx_charts import chart_faults
from docgen.check.docx_parts import part_faults
from docgen.wording.messages import message

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PARAGRAPH: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_KEYED: Final = "d:"
# Switches by which a REF shows the number of a heading, not the bookmark's text.
_NUMBERED: Final = {"\\r", "\\n", "\\w"}
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_TEXT_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LOOKS: Final = ("word/styles.xml", "word/numbering.xml")
_STYLE_TAGS: Final = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its instruction, the text of its result, whether the result was marked off."""

    order: str
    result: str
    separate: bool

    @property
    def words(self) -> list[str]:
        return self.order.split()


@dataclass(frozen=True, slots=True)
class _File:
    """All parts; those with text by name, styles and numbering, and the text of every bookmark of the document."""

    every: Mapping[str, bytes]
    parts: Mapping[str, etree._Element]
    styles: etree._Element
    numbering: etree._Element
    bookmarks: Mapping[str, str]

    @property
    def document(self) -> etree._Element:
        return self.parts["word/document.xml"]


def lint_docx(data: bytes) -> tuple[str, ...]:
    """DOCX → messages, in the order of the rules. Raises zipfile.BadZipFile, KeyError (a part is missing)."""
    file = _opened(data)
    return tuple(message for rule in RULES for message in rule(file))


def _opened(data: bytes) -> _File:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        every = {name: archive.read(name) for name in archive.namelist()}
    wanted = (name for name in every if _TEXT_PARTS.fullmatch(name) or name in _LOOKS)
    trees = {name: etree.fromstring(every[name]) for name in wanted}
    parts = {name: tree for name, tree in trees.items() if _TEXT_PARTS.fullmatch(name)}
    texts = dict(_bookmark_texts(parts["word/document.xml"]))
    empty = etree.Element(f"{_W}numbering")
    return _File(every, parts, trees["word/styles.xml"], trees.get("word/numbering.xml", empty), texts)


def _bookmark_texts(document: etree._Element) -> Iterator[tuple[str, str]]:
    """Every bookmark's name and the visible text between its start and its end; a text box in it has its own, and what
    a tracked move has taken away is not there."""
    open_: dict[str, tuple[str, etree._Element | None, list[str]]] = {}
    for node in document.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}t"):
        if node.tag == f"{_W}bookmarkStart":
            open_[_value(node, "id")] = (_value(node, "name"), _box(node), [])
        elif node.tag == f"{_W}t":
            for _, box, texts in open_.values() if _stays(node) else ():
                texts += [node.text or ""] if box is _box(node) else []
        elif (found := open_.pop(_value(node, "id"), None)) is not None:
            yield found[0], "".join(found[2])


def _stays(node: etree._Element) -> bool:
    return next(node.iterancestors(f"{_W}moveFrom"), None) is None


def _box(node: etree._Element) -> etree._Element | None:
    """The text box in which an element stands; None in the text."""
    return next(node.iterancestors(f"{_W}txbxContent"), None)


def _bookmarks(file: _File) -> Iterator[str]:
    """Names and numbers are unique; every start has its end."""
    starts = list(file.document.iter(f"{_W}bookmarkStart"))
    ends = Counter(_value(node, "id") for node in file.document.iter(f"{_W}bookmarkEnd"))
    for attribute, word in (("name", message("名称")), ("id", message("编号"))):
        counts = Counter(_value(node, attribute) for node in starts)
        yield from (
            message("书签{word}重复：{value}", word=word, value=value) for value, count in counts.items() if count > 1
        )
    yield from (message("书签没有结束：{value}", value=_value(n, "name")) for n in starts if not ends[_value(n, "id")])


def _fields(tree: etree._Element) -> Iterator[_Field | str]:
    """The fields of a part, inner ones before outer ones; a message for each that is not well formed."""
    stack: list[tuple[list[str], list[str], list[bool]]] = []
    for node in tree.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t"):
        kind = _value(node, "fldCharType")
        if kind == "begin":
            stack.append(([], [], []))
        elif node.tag == f"{_W}t":
            for _, result, separate in stack:
                result.extend([node.text or ""] if separate else [])
        elif not stack:
            yield message("域标记没有开始：{kind}", kind=kind or node.text)
        elif node.tag == f"{_W}instrText":
            stack[-1][0].append(node.text or "")
        elif kind == "separate":
            stack[-1][2].append(True)
        else:
            order, result, separate = stack.pop()
            yield _Field("".join(order).strip(), "".join(result), bool(separate))
    yield from (message("域没有结束：{order}", order="".join(order).strip()) for order, _, _ in stack)


def _sound_fields(file: _File) -> Iterator[str]:
    """Every field is closed and has a result; one mark a run (WPS shows no others)."""
    for name, tree in file.parts.items():
        for field in _fields(tree):
            if isinstance(field, str):
                yield f"{name}：{field}"
            elif not field.separate:
                yield message("{name}：域没有结果：{order}", name=name, order=field.order)
        crowded = [run for run in tree.iter(f"{_W}r") if len(run.findall(f"{_W}fldChar")) > 1]
        yield from (message("{name}：一个文字块里有几个域标记", name=name) for _ in crowded)


def _references(file: _File) -> Iterator[str]:
    """REF, PAGEREF and links point at bookmarks; a REF shows its bookmark's text."""
    for field in _fields(file.document):
        if isinstance(field, str) or field.words[:1] not in (["REF"], ["PAGEREF"]):
            continue
        target = field.words[1]
        if target not in file.bookmarks:
            yield message("引用落空：{order}", order=field.order)
        elif field.words[0] == "REF" and not _NUMBERED & set(field.words) and field.result != file.bookmarks[target]:
            yield message(
                "引用的文字不符：{order} 显示“{result}”，应为“{bookmarks}”",
                order=field.order,
                result=field.result,
                bookmarks=file.bookmarks[target],
            )
    for link in file.document.iter(f"{_W}hyperlink"):
        anchor = _value(link, "anchor")
        if anchor and anchor not in file.bookmarks:
            yield message("链接落空：{anchor}", anchor=anchor)


def _sequences(file: _File) -> Iterator[str]:
    """The numbers of captions are those that Word would count."""
    counts: Counter[str] = Counter()
    for field in _fields(file.document):
        if not isinstance(field, str) and field.words[:1] == ["SEQ"]:
            counts[field.words[1]] += 1
            if field.result != str(counts[field.words[1]]):
                yield message(
                    "题注编号不符：{order} 显示“{result}”，应为“{counts}”",
                    order=field.order,
                    result=field.result,
                    counts=counts[field.words[1]],
                )


def _entries(file: _File) -> Iterator[str]:
    """A line of the contents or a catalog ends with what its target says."""
    for link in file.document.iter(f"{_W}hyperlink"):
        target = file.bookmarks.get(_value(link, "anchor"), "")
        runs = list(link.iter(f"{_W}r"))
        tabs = [index for index, run in enumerate(runs) if run.find(f"{_W}tab") is not None]
        if tabs:
            shown = "".join(t.text or "" for run in runs[: tabs[-1]] for t in run.iter(f"{_W}t"))
            if not shown.endswith(target):
                yield message("目录项与标题不符：“{shown}”，应为“{target}”", shown=shown, target=target)


def _lists(file: _File) -> Iterator[str]:
    """Every list that a paragraph or a style names is defined, and so is what it is an instance of."""
    abstract = {_value(node, "abstractNumId") for node in file.numbering.findall(f"{_W}abstractNum")}
    known = {"0"}
    for instance in file.numbering.findall(f"{_W}num"):
        known.add(_value(instance, "numId"))
        of = instance.find(f"{_W}abstractNumId")
        if of is None or _value(of, "val") not in abstract:
            yield message("列表没有定义：num {value}", value=_value(instance, "numId"))
    used = [_value(node, "val") for tree in (*file.parts.values(), file.styles) for node in tree.iter(f"{_W}numId")]
    yield from (
        message("列表没有定义：numId {number}", number=number) for number in dict.fromkeys(used) if number not in known
    )


def _styles(file: _File) -> Iterator[str]:
    """Every style that is named is defined, once."""
    ids = Counter(_value(node, "styleId") for node in file.styles.iter(f"{_W}style"))
    yield from (message("样式重复：{id}", id=id_) for id_, count in ids.items() if count > 1)
    tags = [f"{_W}{tag}" for tag in _STYLE_TAGS]
    for name, tree in (*file.parts.items(), ("word/styles.xml", file.styles)):
        used = dict.fromkeys(_value(node, "val") for node in tree.iter(*tags))
        yield from (message("{name}：样式没有定义：{id}", name=name, id=id_) for id_ in used if id_ not in ids)


def _drawings(file: _File) -> Iterator[str]:
    """Every figure has a description and a name and number of its own; ornaments say that they are."""
    drawings = list(file.document.iter(f"{_WP}docPr"))
    for drawing in drawings:
        if not drawing.get("descr") and drawing.find(f".//{_DECORATIVE}") is None:
            yield message("图没有替代文字：{drawing}", drawing=drawing.get("name"))
    numbers = Counter(drawing.get("id", "") for drawing in drawings)
    yield from (message("图的编号重复：{id}", id=id_) for id_, count in numbers.items() if count > 1)
    names = Counter(drawing.get("name", "") for drawing in drawings if drawing.get("descr"))
    yield from (message("图的名称重复：{name}", name=name) for name, count in names.items() if count > 1)


def _controls(file: _File) -> Iterator[str]:
    """Controls have numbers of their own and text in them; tag, name and bookmark agree; no key stands twice."""
    every = [node for tree in file.parts.values() for node in tree.iter(f"{_W}sdt")]
    numbers = Counter(_value(node, "val") for control in every for node in control.iterfind(f"{_W}sdtPr/{_W}id"))
    yield from (message("控件编号重复：{number}", number=number) for number, count in numbers.items() if count > 1)
    yield from (message("控件里什么也没有") for control in every if control.find(f"{_W}sdtContent/*") is None)
    keys: Counter[str] = Counter()
    for control in every:
        tag = next((_value(node, "val") for node in control.iterfind(f"{_W}sdtPr/{_W}tag")), "")
        if not tag.startswith(_KEYED):
            continue
        key = tag.removeprefix(_KEYED)
        keys[key] += 1
        texts = list(control.iter(f"{_W}t"))
        text = "".join(node.text or "" for node in texts if _stays(node))
        names = [_value(node, "val") for node in control.iterfind(f"{_W}sdtPr/{_W}alias")]
        if not any(node.text for node in texts) and next(control.iter(f"{_W}delText"), None) is None:
            yield message("控件是空的：{key}", key=key)
        if not any(name.endswith(f"⟦{tag}⟧") for name in names):
            yield message("控件的名称与标记不符：{key}", key=key)
        if file.bookmarks.get(f"_d_{key}", text) != text:
            yield message("控件与它的书签不符：{key}", key=key)
    yield from (message("控件重复：{key}", key=key) for key, count in keys.items() if count > 1)


def _paragraphs(file: _File) -> Iterator[str]:
    """No two paragraphs have the same identity of Word's."""
    found = (node.get(_PARAGRAPH) for tree in file.parts.values() for node in tree.iter(f"{_W}p"))
    counts = Counter(id_ for id_ in found if id_)
    yield from (message("段落编号重复：{id}", id=id_) for id_, count in counts.items() if count > 1)


def _charts(file: _File) -> Iterator[str]:
    return chart_faults(file.every)


def _relations(file: _File) -> Iterator[str]:
    return part_faults(file.every)


def _value(node: etree._Element, attribute: str) -> str:
    return str(node.get(f"{_W}{attribute}", ""))


RULES: Final[tuple[Callable[[_File], Iterator[str]], ...]] = (
    _bookmarks,
    _sound_fields,
    _references,
    _sequences,
    _entries,
    _lists,
    _styles,
    _drawings,
    _controls,
    _paragraphs,
    _charts,
    _relations,
)
