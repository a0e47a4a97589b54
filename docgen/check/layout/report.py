"""Step 7, PDF: its bytes → the layout report: every fault with page, line, rule, words and measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docgen.check.layout.edge_rules import edge_faults
from docgen.check.layout.faults import LINE_RULES, RULES, LayoutFault
from docgen.check.layout.figure_rules import figure_faults
from docgen.check.layout.glyphs import read_pdf
from docgen.check.layout.line_rules import Found, line_end_faults
from docgen.check.layout.navigation_rules import navigation_faults
from docgen.check.layout.page_rules import page_faults, white_gaps
from docgen.check.layout.paragraphs import paragraphs
from docgen.check.layout.roles import Layout, layout
from docgen.check.layout.spacing_rules import spacing_faults
from docgen.check.layout.table_rules import table_faults
from docgen.check.layout.widths import with_natural_widths


def layout_faults(data: bytes) -> tuple[LayoutFault, ...]:
    """PDF bytes → faults by page and line."""
    pages = layout(with_natural_widths(read_pdf(data)))
    return _placed(pages, [*_of_lines(pages), *_of_pages(pages)])


def line_faults(data: bytes) -> tuple[LayoutFault, ...]:
    """PDF bytes of any engine → the faults of its lines alone."""
    pages = layout(with_natural_widths(read_pdf(data)))
    return _placed(pages, _of_lines(pages))


def _of_pages(pages: Layout) -> Iterator[Found]:
    yield from page_faults(pages, paragraphs(pages))
    yield from figure_faults(pages, paragraphs(pages))
    yield from table_faults(pages)
    yield from navigation_faults(pages)


def _of_lines(pages: Layout) -> Iterator[Found]:
    blocks = paragraphs(pages)
    yield from line_end_faults(blocks)
    yield from spacing_faults(pages)
    yield from edge_faults(pages, blocks)


def _placed(pages: Layout, found: Iterable[Found]) -> tuple[LayoutFault, ...]:
    order = list(RULES)
    faults = (
        LayoutFault(line.page + 1, pages.sheets[line.page].row(line), rule, words, measure)
        for line, rule, words, measure in found
    )
    return tuple(sorted(set(faults), key=lambda f: (f.page, f.line, order.index(f.rule), f.words)))
