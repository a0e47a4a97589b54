"""The look → definitions of Word's styles, named as Word users know them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from docgen.emit.docx import names
from docgen.emit.docx.headings import is_built_in, variants
from docgen.emit.docx.levels import part_place
from docgen.emit.docx.look import (
    DATE_LINE,
    ISSUER_LINE,
    NAME_WIDTH,
    OFFICE_WIDTH,
    PART_TITLE_MM,
    SUBTITLE_LINE,
    TITLE_LINE,
    characters,
    name_columns,
)
from docgen.ooxml.formats import Borders, Characters, Line, Paragraphs, Tab
from docgen.ooxml.styles import Definition, styles_part
from docgen.style.style import POINTS_PER_MM, Style

_PART_TOP_MM = 60.0


def styles_xml(style: Style, language: str, lists: Mapping[int, int]) -> bytes:
    """Style, language, the list that the headings of each depth belong to → styles.xml."""
    return styles_part(
        characters(style, style.text.face, style.grid.size, style.text.colour), language, _all(style, lists)
    )


def sheet_tab(style: Style) -> Tab:
    """The tab stop at the right edge of the type area."""
    return Tab(style.grid.width, "right")


def _all(style: Style, lists: Mapping[int, int]) -> Iterator[Definition]:
    yield from _basic(style)
    yield from _text(style)
    yield from _headings(style, lists)
    yield from _figures_and_tables(style)
    yield from _covers(style)
    yield from _lists(style)
    yield from _running(style)


def _basic(style: Style) -> Iterator[Definition]:
    """What every document has, and the characters' styles."""
    yield Definition(names.NORMAL, "Normal", look=Paragraphs(hanging_marks=False, align="both"), default=True, rank=1)
    yield Definition("DefaultParagraphFont", "Default Paragraph Font", "character", default=True, rank=0, hidden=True)
    yield Definition("TableNormal", "Normal Table", "table", default=True, hidden=True)
    yield Definition("NoList", "No List", "numbering", default=True, hidden=True)
    bold = replace(characters(style, style.text.bold), bold=True)
    yield Definition(names.STRONG, "Strong", "character", "DefaultParagraphFont", words=bold, rank=22)
    link = Characters(colour=style.screen(style.text.link))
    yield Definition(names.LINK, "Hyperlink", "character", "DefaultParagraphFont", words=link)
    office = characters(style, style.heading[3].face)
    yield Definition(names.OFFICE, "名单职务", "character", "DefaultParagraphFont", words=office, custom=True)


def _text(style: Style) -> Iterator[Definition]:
    """Body text on the grid of base lines: exact distances, indents in characters."""
    grid, indent = style.grid, style.text.indent
    first = indent * grid.size
    body = Paragraphs(line=grid.leading, first=first, first_chars=indent, align="both")
    yield Definition(names.BODY, "正文首缩", base=names.NORMAL, look=body, custom=True, rank=2)
    item = Paragraphs(line=grid.leading, align="both")
    yield Definition(names.ITEM, "List Paragraph", base=names.NORMAL, look=item, rank=34)
    term = replace(body, keep_next=True, align="left")
    words = characters(style, style.heading[3].face)
    yield Definition(
        names.TERM, "术语", base=names.NORMAL, follows=names.BODY, look=term, words=words, custom=True, rank=3
    )
    em = grid.size
    left = (OFFICE_WIDTH + NAME_WIDTH) * em
    people = Paragraphs(
        line=grid.leading, left=left, first=-left, tabs=(Tab(OFFICE_WIDTH * em), Tab(left)), align="left"
    )
    yield Definition(names.PEOPLE, "名单", base=names.NORMAL, look=people, custom=True, rank=40)
    stops = tuple(Tab((OFFICE_WIDTH + NAME_WIDTH * i) * em) for i in range(name_columns(style)))
    columns = Paragraphs(line=grid.leading, tabs=stops, align="left")
    yield Definition(names.NAMES, "名单（多列）", base=names.NORMAL, look=columns, custom=True, rank=40)


def _headings(style: Style, lists: Mapping[int, int]) -> Iterator[Definition]:
    for id_, name, level, depth in variants(style):
        own = is_built_in(id_)
        look = _part_look(style) if level == 1 else _heading_look(style, level)
        yield Definition(
            id_,
            name,
            base=names.NORMAL,
            follows=names.BODY,
            look=replace(look, outline=depth, number=(lists[depth], depth - 1) if own else None),
            words=_heading_words(style, level),
            custom=not own,
            rank=9,
        )
    title = replace(_heading_look(style, 2), outline=0)
    yield Definition(
        names.CONTENTS_TITLE, "TOC Heading", base=names.NORMAL, look=title, words=_heading_words(style, 2), rank=39
    )


def _heading_words(style: Style, level: int) -> Characters:
    look = style.heading[level - 1]
    return characters(style, look.face, look.size, look.colour)


def _heading_look(style: Style, level: int) -> Paragraphs:
    look, leading = style.heading[level - 1], style.grid.leading
    return Paragraphs(
        keep_next=True,
        keep_lines=True,
        before=look.before * leading,
        after=look.after * leading,
        line=look.lines * leading,
        align=look.align,
    )


def _part_look(style: Style) -> Paragraphs:
    """A part's title stands in the upper third of its page."""
    look = style.heading[0]
    return replace(
        part_place(style),
        keep_next=True,
        keep_lines=True,
        before=_PART_TOP_MM * POINTS_PER_MM,
        after=look.after * style.grid.leading,
        line=look.size * 1.45,
        align="left",
    )


def _figures_and_tables(style: Style) -> Iterator[Definition]:
    leading, caption, source, table = style.grid.leading, style.caption, style.source, style.table
    words = characters(style, caption.face, caption.size, caption.colour)
    look = Paragraphs(
        keep_next=True, keep_lines=True, line=caption.lines * leading, before=0.2 * leading, align="center"
    )
    yield Definition(names.CAPTION, "caption", base=names.NORMAL, follows=names.BODY, look=look, words=words, rank=35)
    place = Paragraphs(keep_next=True, before=0.4 * leading, single=True, align="center")
    yield Definition(names.FIGURE, "图", base=names.NORMAL, follows=names.CAPTION, look=place, custom=True, rank=36)
    words = characters(style, source.face, source.size, source.colour)
    small = Paragraphs(keep_lines=True, line=source.lines * leading, after=0.3 * leading, align="left")
    yield Definition(
        names.SOURCE, "资料来源", base=names.NORMAL, follows=names.BODY, look=small, words=words, custom=True, rank=37
    )
    under = replace(small, align="center")
    yield Definition(
        names.FIGURE_SOURCE, "图资料来源", base=names.SOURCE, follows=names.BODY, look=under, custom=True, rank=37
    )
    unit = replace(small, keep_next=True, after=0.1 * leading, align="right")
    yield Definition(names.UNIT, "表格单位", base=names.SOURCE, look=unit, custom=True, rank=38)
    line = Paragraphs(line=0.68 * leading, align="left")
    text = characters(style, table.face, table.size)
    yield Definition(names.CELL, "表格文字", base=names.NORMAL, look=line, words=text, custom=True, rank=38)
    head = replace(line, keep_next=True, align="center")
    words = characters(style, table.head_face)
    yield Definition(names.HEAD_CELL, "表头文字", base=names.CELL, look=head, words=words, custom=True, rank=38)
    words = characters(style, table.total_face)
    yield Definition(names.TOTAL_CELL, "表格合计", base=names.CELL, look=line, words=words, custom=True, rank=38)
    yield Definition(names.TABLE, "报告表格", "table", "TableNormal", custom=True, rank=38)


def _covers(style: Style) -> Iterator[Definition]:
    """Title page and part pages; distances are those of the PDF's."""
    left = Paragraphs(align="left")
    for id_, name, look, words in (
        (names.TITLE, "Title", replace(left, line=TITLE_LINE), characters(style, "sans-bold", 32, "paper")),
        (names.SUBTITLE, "Subtitle", replace(left, line=SUBTITLE_LINE), characters(style, "sans", 18, "paper")),
        (names.ISSUER, "封面单位", replace(left, line=ISSUER_LINE), characters(style, "sans", 14, "ink")),
        (names.DATE, "封面日期", replace(left, line=DATE_LINE), characters(style, "serif", 12, "grey")),
    ):
        custom = id_ in (names.ISSUER, names.DATE)
        yield Definition(id_, name, base=names.NORMAL, look=look, words=words, custom=custom, rank=60)
    indent = (PART_TITLE_MM - style.page.inner_mm) * POINTS_PER_MM
    bar = Line(1.2 * POINTS_PER_MM, style.screen("ochre"))
    rule = Paragraphs(
        borders=Borders(top=bar),
        line=12,
        left=indent,
        right=style.grid.width - indent - 18 * POINTS_PER_MM,
        align="left",
    )
    yield Definition(names.PART_RULE, "篇饰线", base=names.NORMAL, look=rule, custom=True, rank=60)
    chapter = Paragraphs(line=9 * POINTS_PER_MM, left=indent, align="left")
    words = characters(style, "sans", 12, "ink")
    yield Definition(names.PART_CHAPTER, "篇目", base=names.NORMAL, look=chapter, words=words, custom=True, rank=60)


def _lists(style: Style) -> Iterator[Definition]:
    """Contents and catalogs: a dotted leader to the page number at the right edge."""
    look, grid = style.contents, style.grid
    end = Tab(grid.width, "right", "dot")
    part = characters(style, look.part_face, look.size, "navy")
    opening = Paragraphs(keep_next=True, before=0.5 * grid.leading, line=grid.leading, align="left")
    entries = [
        (names.contents(1), replace(opening, tabs=(Tab(4.5 * look.size), end)), part),
        (names.contents(2), _indented(style, 1), characters(style, look.chapter_face, look.size)),
        (names.contents(3), _indented(style, 2), characters(style, look.face, look.size)),
        (names.MATTER_ENTRY, replace(opening, tabs=(end,), keep_next=None), part),
    ]
    for id_, place, words in entries:
        yield Definition(id_, f"toc {id_[-1]}", base=names.NORMAL, look=place, words=words, rank=39)
    words = characters(style, look.face, look.size)
    yield Definition(
        names.CATALOG, "table of figures", base=names.NORMAL, look=_indented(style, 0), words=words, rank=39
    )


def _indented(style: Style, steps: int) -> Paragraphs:
    """An entry of a list, some steps to the right."""
    left = 1.5 * style.contents.size * steps
    return Paragraphs(tabs=(Tab(style.grid.width, "right", "dot"),), line=style.grid.leading, left=left, align="left")


def _running(style: Style) -> Iterator[Definition]:
    look = style.running
    words = characters(style, look.face, look.size, look.colour)
    rule = Borders(bottom=Line(0.5, style.screen(look.rule), 4))
    head = Paragraphs(borders=rule, tabs=(sheet_tab(style),), align="left")
    yield Definition(names.HEADER, "header", base=names.NORMAL, look=head, words=words, rank=70)
    foot = Paragraphs(tabs=(sheet_tab(style),), align="left")
    yield Definition(names.FOOTER, "footer", base=names.NORMAL, look=foot, words=words, rank=70)
