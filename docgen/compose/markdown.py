"""MyST text → token tree: the one configured markdown-it parser."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

_COUNTED = re.compile(r"\s*(\d+)[.)]\s")
# The end of strong words: a star that is escaped is none of its stars.
_STRONG_END = re.compile(r"(?<!\\)(?:\\\\)*(\*\*)")


@cache
def parser() -> MarkdownIt:
    """A CommonMark parser with roles, colon fences, definition lists and block attributes: one for all texts, since
    making it takes longer than reading a paragraph."""
    md = MarkdownIt("commonmark")
    md.use(attrs_block_plugin).use(colon_fence_plugin).use(deflist_plugin).use(myst_role_plugin)
    # text_join: an escaped mark stays apart from the words beside it, so that it is never taken for a mark.
    md.disable(["emphasis", "html_block", "html_inline", "code", "lheading", "reference", "entity", "text_join"])
    md.inline.ruler.before("link", "strong", _strong)
    md.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    return md


def _strong(state: StateInline, silent: bool) -> bool:
    """`**words**` wherever it stands: CommonMark's flanking rule fails beside Chinese marks."""
    if not state.src.startswith("**", state.pos):
        return False
    found = _STRONG_END.search(state.src, state.pos + 2)
    end = found.start(1) if found else -1
    if end < state.pos + 3:
        return False
    if not silent:
        start, last = state.pos + 2, state.posMax
        state.push("strong_open", "strong", 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("strong_close", "strong", -1)
    state.pos = end + 2
    return True


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list only when meant: a counted list begins with 1, so `2019. …` stays a sentence."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _COUNTED.match(line)
    next_item = silent and state.sCount[start] < state.blkIndent
    if found and int(found[1]) != 1 and not next_item:
        return False
    return list_block(state, start, end, silent)
