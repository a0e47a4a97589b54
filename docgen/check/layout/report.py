"""Step 7, PDF: its bytes → the layout report: every fault with page, line, rule, words and measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.check.layout.edge_rules import edge_faults
from docgen.check.layout.faults import RULES, Found, LayoutFault
from docgen.check.layout.figure_rules import figure_faults
from docgen.check.layout.glyphs import read_pdf
from docgen.check.layout.line_rules import line_end_faults
from docgen.check.layout.navigation_rules import navigation_faults
from docgen.check.layout.page_rules import page_faults, white_gaps
from docgen.check.layout.paragraphs import paragraphs
from docgen.check.layout.roles import Layout, layout
from docgen.check.layout.spacing_rules import spacing_faults
from docgen.check.layout.table_rules import table_faults
from docgen.check.layout.widths import with_natural_widths
from docgen.wording.messages import message


@dataclass(frozen=True, slots=True)
class LayoutReport:
    """Faults by page and line; `white`: pages (from 1) with an empty foot of over a tenth of the type area, and the
    share: told, but no faults up to a third."""

    faults: tuple[LayoutFault, ...]
    white: tuple[tuple[int, float], ...]


def layout_report(data: bytes) -> LayoutReport:
    """PDF bytes → LayoutReport. Raises ValueError where there is no Han text."""
    pages = _laid_out(data)
    white = tuple((found.line.page + 1, round(share, 2)) for found, share in white_gaps(pages))
    return LayoutReport(_placed(pages, [*_of_lines(pages), *_of_pages(pages)]), white)


def layout_faults(data: bytes) -> tuple[LayoutFault, ...]:
    """PDF bytes → faults by page and line."""
    return layout_report(data).faults


def line_faults(data: bytes) -> tuple[LayoutFault, ...]:
    """PDF bytes of any engine → the faults of its lines alone."""
    pages = _laid_out(data)
    return _placed(pages, _of_lines(pages))


def told(report: LayoutReport) -> str:
    """Report → words: a line a fault, the count of each rule, the white gaps."""
    faults = report.faults
    lines = [
        f"第 {fault.page} 页第 {fault.line} 行　{RULES[fault.rule]}：{fault.words}　{fault.measure}".rstrip()
        for fault in faults
    ]
    counts = Counter(fault.rule for fault in faults)
    sums = "、".join(f"{RULES[rule]} {counts[rule]}" for rule in RULES if counts[rule])
    lines.append(
        message("版面：{count_faults} 处（{sums}）", count_faults=len(faults), sums=sums)
        if faults
        else message("版面：0 处")
    )
    if report.white:
        lines.append(
            message("页末留白：")
            + "、".join(message("第 {page} 页 {share:.0%}", page=page, share=share) for page, share in report.white)
        )
    return "\n".join(lines)


def _laid_out(data: bytes) -> Layout:
    return layout(with_natural_widths(read_pdf(data)))


def _of_pages(pages: Layout) -> Iterator[Found]:
    blocks = paragraphs(pages)
    yield from page_faults(pages, blocks)
    yield from figure_faults(pages, blocks)
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
