"""Tokens of one text file → blocks with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markdown_it.token import Token

from docgen.compose.directives import directive
from docgen.compose.inlines import inlines
from docgen.compose.markdown import parser
from docgen.model.facts import EditionError, Place
from docgen.model.report import Block, Definition, Directive, Heading, Inline, ItemList, Paragraph, Written
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

_ATTRIBUTES = ("id", "class", "children")
_CLASSES = ("restart",)
_WITH_ATTRIBUTES = ("heading_open", "ordered_list_open")


def blocks(text: str, file: str) -> tuple[Block, ...]:
    """Markdown text and the name of its file → blocks. Raises EditionError with file and line."""
    _check_fences(text, file)
    return _Reader(parser().parse(text), file).all()


def _check_fences(text: str, file: str) -> None:
    """Every ::: that opens must close, with as many colons: markdown-it would let it run to the end of the file."""
    opened: tuple[int, int] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip().lstrip(":")
        colons = len(line.strip()) - len(words)
        if colons >= 3 and words:
            if opened:
                break
            opened = number, colons
        elif opened and colons >= opened[1]:
            opened = None
    if opened:
        raise EditionError(
            Place(file, opened[0]),
            message("指令没有结束"),
            message("在末尾另起一行写 {opened}", opened=":" * opened[1]),
        )


class _Reader:
    """A cursor over the tokens of a file."""

    def __init__(self, tokens: Sequence[Token], file: str) -> None:
        self._tokens, self._file, self._at = tokens, file, 0

    def all(self) -> tuple[Block, ...]:
        return self._until("")

    def _until(self, closing: str) -> tuple[Block, ...]:
        result: list[Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == closing:
                break
            result.extend(self._rule(token)(self, token))
        return tuple(result)

    def _rule(self, token: Token) -> Callable[[_Reader, Token], tuple[Block, ...]]:
        if token.type not in _RULES:
            raise EditionError(
                self._place(token), message("不支持的写法：{type}", type=token.type), message("见手册里的写法一览")
            )
        if token.attrs and token.type not in _WITH_ATTRIBUTES:
            raise EditionError(
                self._place(token), message("这里不能有属性 {attrs}", attrs=token.attrs), message("属性只写在标题之前")
            )
        return _RULES[token.type]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _place(self, token: Token) -> Place:
        return Place(self._file, (token.map[0] if token.map else 0) + 1)

    def _inline(self) -> tuple[tuple[Inline, ...], Written]:
        """The inline token that follows an opening one, with its closing token; its words as written."""
        token = self._next()
        self._next()
        first, end = token.map or (0, 1)
        return inlines(token.children or [], self._place(token)), Written(token.content, self._file, first + 1, end)

    def heading(self, token: Token) -> tuple[Block, ...]:
        attributes: Mapping[str, object] = token.attrs
        classes = str(attributes.get("class", "")).split()
        place = self._place(token)
        _check_known(attributes, _ATTRIBUTES, place)
        _check_known(classes, _CLASSES, place)
        depth = int(token.tag[1:])
        children = str(attributes.get("children", ""))
        title, written = self._inline()
        id_ = str(attributes.get("id", ""))
        return (Heading(depth, title, id_, children, "restart" in classes, place, written),)

    def paragraph(self, token: Token) -> tuple[Block, ...]:
        place = self._place(token)
        words, written = self._inline()
        return (Paragraph(words, place, written),)

    def bullets(self, token: Token) -> tuple[Block, ...]:
        return (ItemList(False, self._items("bullet_list_close"), self._place(token)),)

    def ordered(self, token: Token) -> tuple[Block, ...]:
        return (ItemList(True, self._items("ordered_list_close"), self._place(token)),)

    def _items(self, closing: str) -> tuple[tuple[Block, ...], ...]:
        items = []
        while self._next().type != closing:
            items.append(_plain(self._until("list_item_close")))
        return tuple(items)

    def definitions(self, token: Token) -> tuple[Block, ...]:
        result: list[Block] = []
        while (opening := self._next()).type != "dl_close":
            place = self._place(opening)
            if opening.type == "dt_open":
                term, written = self._inline()
            else:
                result.append(Definition(term, _plain(self._until("dd_close")), place, written))
        return tuple(result)

    def fence(self, token: Token) -> tuple[Block, ...]:
        return (directive(token.info, token.content, self._place(token)),)


def _plain(inner: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks of a list or definition: headings and directives stand outside of them."""
    for block in inner:
        if isinstance(block, Heading | Directive):
            raise EditionError(block.where, message("列表里不能有标题、图、表"), message("移到列表之外，顶格写"))
    return inner


def _check_known(names: Iterable[str], known: tuple[str, ...], place: Place) -> None:
    for name in names:
        if name not in known:
            raise EditionError(
                place,
                message("标题没有属性 {name!r}", name=name),
                message("是否指 {nearest}？", nearest=nearest(name, known)),
            )


_RULES: Mapping[str, Callable[[_Reader, Token], tuple[Block, ...]]] = {
    "heading_open": _Reader.heading,
    "paragraph_open": _Reader.paragraph,
    "bullet_list_open": _Reader.bullets,
    "ordered_list_open": _Reader.ordered,
    "dl_open": _Reader.definitions,
    "colon_fence": _Reader.fence,
}
