"""Paragraphs of the file that nothing built stands behind → what pieces of a manuscript they may be."""

from __future__ import annotations

from collections.abc import Container

from docgen.compose.sheet import PieceKind
from docgen.revise.readback.spots import Flow, Shown

# How the bookmark of the title of a catalog begins.
CATALOG = "_Toc_catalog"
_TERM = "术语"
# Styles of what docgen makes from data: an editor who uses one has made what no manuscript can hold.
_MADE = ("caption", "题注", "资料来源", "图资料来源", "表格单位", "名单", "名单（多列）")
# What Word makes of the chapters on a part's page.
_CHAPTERS = "篇目"
_TITLES = ("title", "subtitle", "封面单位", "封面日期")


def fresh(flow: Flow, known: Container[int]) -> dict[int, Shown]:
    """Paragraphs of the file, places of those that were built → those that an editor wrote, by place."""
    return {
        place: block
        for place, block in enumerate(flow)
        if isinstance(block, Shown) and place not in known and _counts(block)
    }


def _counts(shown: Shown) -> bool:
    """Whether a paragraph is an editor's: not a list of contents or its title, a part page's list, or empty."""
    catalog = any(name.startswith(CATALOG) for name in shown.bookmarks)
    listed = shown.style == _CHAPTERS and all(spot.kind != "character" or spot.text.isspace() for spot in shown.spots)
    return not (shown.contents or catalog or listed) and bool(shown.text.strip())


def kind_of(shown: Shown) -> PieceKind:
    """What piece a paragraph is by its looks."""
    if shown.style == _TERM:
        return "definition"
    return "heading" if shown.level else "item" if shown.item else "paragraph"


def barred(shown: Shown) -> str:
    """Why a paragraph of this style cannot go into the manuscript; empty if it can."""
    if shown.style in _MADE:
        return "要有数据才能成图、成表、入名单"
    if shown.style in _TITLES:
        return "在书名页上，书名页的文字在 edition.toml 里"
    return ""
