"""Look, depth and listing of a heading → its style; the styles that the contents must be told of.

Word's own headings (标题 1…) serve every heading that looks as its depth does and is listed as its depth is. The others
have styles of their own, so that the list of contents stays right when Word makes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.emit.docx import names
from docgen.model.resolved import Heading
from docgen.style.style import Style

DEPTHS = 5


def heading_style(block: Heading, style: Style) -> str:
    """The id of a heading's style."""
    return _id(min(block.level, DEPTHS), block.depth, block.listed, style.marks.listed_depth)


def variants(style: Style) -> Iterator[tuple[str, str, int, int]]:
    """All styles of headings: id, name, level of the look, depth; each once, Word's own first."""
    deepest = style.marks.listed_depth
    for extra in (0, 1):
        for depth in range(1, DEPTHS + 1 - extra):
            for listed in (True, False):
                if depth <= deepest or not listed:
                    level = depth + extra
                    yield _id(level, depth, listed, deepest), _name(level, depth, listed, deepest), level, depth


def contents_switches(style: Style) -> str:
    """The switches of the TOC field: how deep Word's headings go, which other styles are listed and as what level."""
    deepest = style.marks.listed_depth
    inner = [f"{_name(depth + 1, depth, True, deepest)},{depth}" for depth in range(2, min(deepest, DEPTHS - 1) + 1)]
    others = [f"{_name(2, 1, True, deepest)},{names.MATTER_ENTRY[-1]}", *inner]
    return rf'\o "1-{deepest}" \h \z \t "{",".join(others)}"'


def is_built_in(id_: str) -> bool:
    """Whether a style is one of Word's own headings."""
    return id_ in {f"Heading{depth}" for depth in range(1, DEPTHS + 1)}


def _id(level: int, depth: int, listed: bool, deepest: int) -> str:
    base = f"Heading{depth}" if level == depth else f"Inner{depth}"
    return base + ("" if listed == (depth <= deepest) else "Unlisted")


def _name(level: int, depth: int, listed: bool, deepest: int) -> str:
    """The name: Word's English one for its own headings (it shows 标题 1), Chinese for the rest."""
    unlisted = "" if listed == (depth <= deepest) else "（不入目录）"
    if level == depth:
        return f"标题 {depth}{unlisted}" if unlisted else f"heading {depth}"
    return ("前后标题" if depth == 1 else f"篇内标题 {depth}") + unlisted
