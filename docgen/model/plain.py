"""Resolved inlines → their text without marks."""

from __future__ import annotations

from docgen.model.resolved import Inline, LineBreak, Link, Strong


def plain(inlines: tuple[Inline, ...]) -> str:
    """Inlines → their text."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    if isinstance(inline, Strong | Link):
        return plain(inline.children)
    return "" if isinstance(inline, LineBreak) else inline.text
