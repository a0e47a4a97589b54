"""An edition that is still being collected: what waits for a number says so, in words, figures and lists."""

from __future__ import annotations

import pytest

from docgen.model.facts import EditionError
from docgen.model.resolved import Paragraph
from docgen.resolve.awaited import awaited
from docgen.resolve.needs import needs
from tests.facts.rows import measured, row
from tests.resolve.reports import figure, layout, report, resolve_texts, said

OPEN = (
    row("netizens"),
    row("netizens:change~.2020"),
    row("netizens:growth~.2020"),
    row("netizens.2020", "1200.0"),
    row("netizens:order~@cities"),
    row("netizens:set~@cities"),
    row("netizens:rank~@provinces"),
    row("internet-penetration", "61.7"),
    row("internet-penetration:change~.2020"),
    row("netizens[residence=urban]:share~[]", "67.6"),
    row("netizens[residence=rural]:share~[]"),
    row("domains.2020", "9"),
    row("domains"),
    row("domains@linjia.2020", "5"),
)
PRINTED = {
    "a level with a verb": ("{to}`netizens`", "待补"),
    "a level whose direction is open": ("{to}`internet-penetration`", "待补（61.7%）"),
    "a change": ("{chg}`netizens:change|净增|净减|持平`", "待补"),
    "a place": ("{val}`netizens:rank`", "待补"),
    "names": ("{names}`netizens:order|2..3`", "待补"),
    "a claim": ("{claim}`居首|leads netizens:order jia`", "居首（待补）"),
    "a claim on a range": ("{claim}`继续扩大|rising netizens.-1..0`", "继续扩大（待补）"),
    "a claim on what is known": ("{claim}`很大|over netizens.2020 1000`", "很大"),
}


@pytest.mark.parametrize(("text", "printed"), PRINTED.values(), ids=PRINTED)
def test_nothing_open_is_grammatically_final(text, printed):
    assert said(f"共{text}。", *OPEN) == f"共{printed}。"


def test_an_open_claim_counts_as_missing():
    made = resolve_texts(*OPEN, body="{claim}`居首|leads netizens:order jia`")
    (paragraph,) = (b for m in made.matters for b in m.blocks if isinstance(b, Paragraph))
    assert paragraph.inlines[0].missing


def test_a_ring_with_an_open_part_becomes_bars():
    lines = ":kind: doughnut\n占比 | netizens[residence=*]:share"
    chart = figure(lines, *OPEN).chart
    assert chart.kind == "bars" and [p.label for p in chart.series[0].points] == ["67.6", "待补"]


def test_a_ring_stays_a_ring_where_all_is_known_or_nothing_was_asked():
    lines = ":kind: doughnut\n占比 | netizens[residence=*]:share"
    known = row("netizens[residence=rural]:share~[]", "32.4")
    assert figure(lines, *OPEN[:-4], known).chart.kind == "doughnut"
    assert figure(lines, OPEN[9]).chart.kind == "doughnut"


@pytest.mark.parametrize("name", ["order", "set"])
def test_an_open_order_says_nothing_of_places(name):
    chart = figure(f":kind: tilemap\n:{name}: netizens:{name}\n网民 | netizens@cities", *OPEN).chart
    assert chart.standings == (None,)


def test_what_is_awaited_is_told_by_chapter():
    shown = ":::{figure} f\n:caption: 图\n:kind: line\nnetizens.-2..0\n:::\n"
    body = "# 篇\n\n## 章\n\n{val}`netizens`，{to}`netizens`。\n\n" + shown
    assert awaited(resolve_texts(*OPEN, body=body)) == ("待补 4 处：", "  第一章 图1（2）、文字 2 处")
    assert awaited(resolve_texts(*OPEN, body="{val}`netizens.-1`")) == ()


def addresses(body, year=None, **more):
    made = needs(report(body), measured(*OPEN), more.get("layouts", {}), year)
    return [(str(need.address), need.block) for need in made]


def test_needs_are_named_in_the_order_of_the_report():
    body = (
        "# 篇{val}`netizens`\n\n- {claim}`大|over netizens.2020 5`、{ref}`f`、{date}`0`\n\n"
        ":::{figure} f\n:caption: {chg}`netizens:growth`\n:kind: tilemap\n"
        ":order: netizens:order\n网民 | netizens@jia | right\n:::\n"
    )
    assert addresses(body) == [
        ("netizens@shili.2021", ""), ("netizens@shili.2020", ""), ("netizens@shili.2021:growth", "f"),
        ("netizens@jia.2021", "f"), ("netizens@shili.2021:order", "f"),
    ]  # fmt: skip


def test_needs_of_another_year_count_from_it():
    assert addresses("{val}`netizens`和{val}`netizens.-1`", 2022) == [
        ("netizens@shili.2022", ""),
        ("netizens@shili.2021", ""),
    ]


def test_a_cell_of_a_table_is_needed_if_it_was_filled_the_year_before(tmp_path):
    layouts = {"l.toml": layout(tmp_path, 'rows = "@provinces"\n[[column]]\nhead = ["数"]\ncell = "domains"\n')}
    body = ":::{table} t\n:caption: 表\n:layout: l.toml\n:::\n"
    assert addresses(body, layouts=layouts) == [("domains@shili.2021", "t"), ("domains@linjia.2021", "t")]


def test_a_verb_without_anything_to_compare_is_still_an_error():
    with pytest.raises(EditionError, match="没有可比的上期"):
        said("{to}`netizens@jia`", row("netizens@jia", "3"))
