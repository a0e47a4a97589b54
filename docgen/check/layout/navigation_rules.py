"""What a reader finds pages by → faults: folios, page labels, contents, bookmarks, running heads, part openings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.layout.faults import Found
from docgen.check.layout.lines import Line
from docgen.check.layout.roles import CAPTION, Layout, Sheet
from docgen.wording.messages import message

_FLUSH = 0.5
_STAMP = re.compile(r"草\s*稿")
_PART = re.compile(r"第[一二三四五六七八九十百\d]+[篇编部]")
_LISTED = re.compile(r"(.*?)[\s.…·]*?([0-9]+|[ivxlcIVXLC]+)$")


def navigation_faults(layout: Layout) -> Iterator[Found]:
    """All that must agree with the pages."""
    for sheet in layout.sheets:
        yield from _folio(sheet)
        yield from _part_opening(sheet)
        yield from _running_head(sheet, layout)
    yield from _contents(layout)
    yield from _bookmarks(layout)


def _folio(sheet: Sheet) -> Iterator[Found]:
    """The printed page number is the label a viewer shows (documents without labels have nothing to agree with)."""
    for line in sheet.of("folio"):
        if sheet.label and line.text.strip("-— ") != sheet.label:
            yield Found(line, "folio", line.text, message("页标签 {sheet_label}", sheet_label=sheet.label))


def _part_opening(sheet: Sheet) -> Iterator[Found]:
    """单页起: a part begins on a right-hand page (the first page of a file is one)."""
    first = next((line for line in sheet.lines if _PART.match(line.text)), None)
    opening = sheet.displayed or (first is not None and sheet.role(first) == "heading")
    if first is not None and opening and sheet.index % 2:
        yield Found(first, "right-hand", first.text)


def _running_head(sheet: Sheet, layout: Layout) -> Iterator[Found]:
    """A head stands at the outer edge, and facing pages bear different ones."""
    heads = _heads(sheet)
    if not heads:
        return
    left, right = layout.area.column(sheet.index)
    off = heads[-1].right - right if sheet.index % 2 == 0 else heads[0].left - left
    if abs(off) > _FLUSH:
        yield Found(heads[0], "running-head", heads[0].text, f"{off:+.1f} pt")
    facing = _heads(layout.sheets[sheet.index - 1]) if sheet.index % 2 == 0 and sheet.index else []
    if [line.text for line in facing] == [line.text for line in heads]:
        yield Found(heads[0], "running-head", heads[0].text, message("左右页相同"))


def _heads(sheet: Sheet) -> list[Line]:
    """What stands in the head, a draft's stamp left out: it is the same on all pages."""
    return [line for line in sheet.of("head") if not _STAMP.fullmatch(line.text)]


def _contents(layout: Layout) -> Iterator[Found]:
    """Each line of the contents and catalogs names the label of the page where its heading or caption stands."""
    labels = _places(layout)
    for sheet in layout.sheets:
        for line in sheet.of("contents"):
            found = _LISTED.match(_squeezed(line.text))
            title = found[1].strip(".…·") if found else ""
            if found and title in labels and found[2] not in labels[title]:
                yield Found(
                    line,
                    "contents",
                    title,
                    message("印 {found}，在 {labels}", found=found[2], labels="、".join(sorted(labels[title]))),
                )


def _places(layout: Layout) -> dict[str, set[str]]:
    """Titles of bookmarks, and captions → labels of their pages."""
    labels: dict[str, set[str]] = {}
    for bookmark in layout.outline:
        if bookmark.page >= 0:
            labels.setdefault(_squeezed(bookmark.title), set()).add(layout.sheets[bookmark.page].label)
    for sheet in layout.sheets:
        for line in sheet.of("caption"):
            if CAPTION.match(line.text):
                labels.setdefault(_squeezed(line.text), set()).add(sheet.label)
    return labels


def _bookmarks(layout: Layout) -> Iterator[Found]:
    """A bookmark leads to the page where its title stands."""
    for bookmark in layout.outline:
        page = max(bookmark.page, 0)
        sheet = layout.sheets[page]
        text = _squeezed("".join(line.text for line in sheet.of("heading", "display")))
        if bookmark.page < 0 or _squeezed(bookmark.title) not in text:
            anchor = (sheet.lines or _any_line(layout))[0]
            yield Found(anchor, "bookmark", bookmark.title, message("第 {page} 页", page=page + 1))


def _any_line(layout: Layout) -> tuple[Line, ...]:
    return next(sheet.lines for sheet in layout.sheets if sheet.lines)


def _squeezed(text: str) -> str:
    """Text without blanks: a heading has others in the contents."""
    return "".join(text.split())
