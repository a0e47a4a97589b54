"""The tables of rules: one for every type of block and inline."""

from __future__ import annotations

from typing import get_args

from docgen.emit.docx import blocks, inlines
from docgen.model.resolved import Block, Inline


def test_every_type_of_the_report_has_a_rule() -> None:
    assert set(blocks.RULES) == set(get_args(Block))
    assert set(inlines.RULES) == set(get_args(Inline))
