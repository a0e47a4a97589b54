"""Captions → findings: two alike, years or units other than what is shown, a catalog that says it otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from docgen.check.identities import Identities
from docgen.model.facts import Facts
from docgen.model.finding import Finding
from docgen.model.plain import plain
from docgen.model.resolved import Entry, Figure, Resolved, Table
from docgen.wording.messages import message

CHECK = "caption"
_SPAN = re.compile(r"(\d{4})\s*[—－–~～-]\s*(\d{4})\s*年")
_YEAR = re.compile(r"(\d{4})\s*年")
_UNIT = re.compile(r"单位[：:]\s*([^）)]+)")
_MARKS = re.compile(r"[\s，。、：；“”‘’（）()《》·—-]")


def caption_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Captions of figures and tables against each other, against what stands under them, and the catalogs."""
    placed = [block for matter in report.matters for block in matter.blocks if isinstance(block, Figure | Table)]
    found = [*_twice(placed), *_catalogs(placed, report)]
    for block in placed:
        if isinstance(block, Figure):
            found.extend((*_years(block), *_units(block)))
    return tuple(found)


def _twice(placed: list[Figure | Table]) -> Iterator[Finding]:
    by_words: defaultdict[str, list[Figure | Table]] = defaultdict(list)
    for block in placed:
        by_words[type(block).__name__ + _MARKS.sub("", plain(block.caption))].append(block)
    for blocks in by_words.values():
        for block in blocks[1:]:
            words = message(
                "{block_label}与{blocks_label}的标题相同：{caption}",
                block_label=block.label,
                blocks_label=blocks[0].label,
                caption=plain(block.caption),
            )
            yield Finding(f"{CHECK}-twice-{block.id}", CHECK, words, (), block.where, mend=message("改其中一个标题"))


def _catalogs(placed: list[Figure | Table], report: Resolved) -> Iterator[Finding]:
    """The catalogs list every figure and table once, in order, in the words of its caption."""
    for kind, entries in ((Figure, report.catalogs.figures), (Table, report.catalogs.tables)):
        blocks = [block for block in placed if isinstance(block, kind)]
        right = [Entry(1, block.label, plain(block.caption), block.id) for block in blocks]
        for entry in [e for e in right if e not in entries] + [e for e in entries if e not in right]:
            words = message("目录与正文不一致：{entry_label} {title}", entry_label=entry.label, title=entry.title)
            yield Finding(f"{CHECK}-catalog-{entry.target}", CHECK, words, (), blocks[0].where)


def _years(figure: Figure) -> Iterator[Finding]:
    """The years of a caption (or of notes and series) are those that the figure shows."""
    caption = plain(figure.caption)
    told = _told(caption)
    periods = [c.code[:4] for c in figure.chart.categories if re.fullmatch(r"\d{4}(-\d\d)?", c.code)]
    if told and periods and (min(told), max(told)) != (min(periods), max(periods)):
        words = message(
            "{figure_label}的标题写{told}—{told2}年，图中是{periods}—{periods2}年",
            figure_label=figure.label,
            told=min(told),
            told2=max(told),
            periods=min(periods),
            periods2=max(periods),
        )
        yield Finding(
            f"{CHECK}-years-{figure.id}",
            CHECK,
            words,
            (),
            figure.where,
            mend=message("改标题或数据的年份"),
            quoted=caption,
        )
    elif told and not periods:
        words_beside = "".join((*figure.notes, *(series.name for series in figure.chart.series)))
        span = {str(y) for y in range(int(min(told)), int(max(told)) + 1)} | _told(words_beside)
        points = (point for series in figure.chart.series for point in series.points)
        shown = {a.period[:4] for point in points if point.value is not None for a in point.addresses}
        if shown - span:
            words = message(
                "{figure_label}的标题写{told}年，图中有{shown}年的数",
                figure_label=figure.label,
                told="、".join(sorted(told)),
                shown="、".join(sorted(shown - span)),
            )
            yield Finding(
                f"{CHECK}-years-{figure.id}",
                CHECK,
                words,
                (),
                figure.where,
                mend=message("在标题或图注里写明时点"),
                quoted=caption,
            )


def _told(text: str) -> set[str]:
    spans = {year for pair in _SPAN.findall(text) for year in pair}
    return spans | set(_YEAR.findall(text))


def _units(figure: Figure) -> Iterator[Finding]:
    found = _UNIT.search(plain(figure.caption))
    units = {series.unit for series in figure.chart.series if series.unit}
    if found and units and units != {found[1].strip()}:
        words = message(
            "{figure_label}的标题写单位{found}，图中是{units}",
            figure_label=figure.label,
            found=found[1],
            units="、".join(sorted(units)),
        )
        yield Finding(f"{CHECK}-unit-{figure.id}", CHECK, words, (), figure.where, mend=message("改标题的单位"))
