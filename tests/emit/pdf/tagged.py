"""A tagged PDF → its structure tree with the text of each element, as a screen reader would walk it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass
class Node:
    """`text`: of the element and all inside it, in order. pages: indices that its own content stands on."""

    tag: str
    parent: Node | None
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node] = field(default_factory=list)
    text: str = ""
    pages: list[int] = field(default_factory=list)
    objects: list[Any] = field(default_factory=list)

    def all(self, *tags: str) -> list[Node]:
        """The elements of these tags inside it, in reading order."""
        return [node for node in self._walk() if node.tag in tags]

    def _walk(self) -> Iterator[Node]:
        for kid in self.kids:
            yield kid
            yield from kid._walk()


def tree(data: bytes) -> Node:
    """PDF bytes → the Document element."""
    with pikepdf.open(BytesIO(data)) as pdf:
        texts = [_texts(page.obj) for page in pdf.pages]
        numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
        return _node(pdf.Root.StructTreeRoot.K, None, texts, numbers)


def _node(element: Any, parent: Node | None, texts: list[dict[int, str]], numbers: dict[Any, int]) -> Node:
    node = Node(str(element.S)[1:], parent, str(element.get("/Alt", "")), _attributes(element.get("/A")))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            _own(node, numbers[element.Pg.objgen], kid, texts)
        elif kid.get("/Type") == "/MCR":
            _own(node, numbers[kid.Pg.objgen], kid.MCID, texts)
        elif kid.get("/Type") == "/OBJR":
            node.objects.append({key: kid.Obj[key] for key in kid.Obj})
        else:
            node.kids.append(_node(kid, node, texts, numbers))
            node.text += node.kids[-1].text
    return node


def _own(node: Node, page: int, number: int, texts: list[dict[int, str]]) -> None:
    node.text += texts[page].pop(number)
    node.pages.append(page)


def _attributes(held: Any) -> dict[str, Any]:
    return {} if held is None else {key[1:]: held[key] for key in held if key != "/O"}


def _texts(page: Any) -> dict[int, str]:
    """Page → its text by number of marked content; -1 = the artifacts. Fails where text stands outside of both."""
    fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
    result: dict[int, str] = {}
    current: int | None = None
    font: dict[bytes, str] = {}
    for operation in pikepdf.parse_content_stream(page):
        operands, name = operation.operands, str(operation.operator)
        if name in ("BDC", "BMC"):
            assert current is None, "marked content inside marked content"
            current = int(operands[1].MCID) if name == "BDC" else -1
            result.setdefault(current, "")
        elif name == "EMC":
            current = None
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ", "f", "S", "B"):
            assert current is not None, f"{name} outside of marked content"
            strings = operands[:1] if name == "Tj" else operands[0] if name == "TJ" else []
            codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            result[current] += "".join(font[codes[i : i + 2]] for i in range(0, len(codes), 2))
    return result


def _characters(font: Any) -> dict[bytes, str]:
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
