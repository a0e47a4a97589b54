"""Source lines: what the author names, the sources of other facts, what was computed."""

from __future__ import annotations

import pytest

from docgen.model.facts import EditionError
from tests.facts.rows import row
from tests.resolve.reports import figure, table

OWN = row("netizens", "1234.5")
OTHER = row("netizens.2020", "1200.0", source="bureau")
DERIVED = row("netizens.2020", formula="{netizens@shili.2021} - 34.5")
YEARS = ":kind: columns\nnetizens.-1..0"


@pytest.mark.parametrize(
    ("option", "rows", "line"),
    [
        ("", (OWN,), ""),
        (":source: centre\n", (OWN,), "数据来源：示例信息中心"),
        (":source: centre;bureau\n", (OWN,), "数据来源：示例信息中心、示例省统计局"),
        (":source: centre\n", (OWN, OTHER), "数据来源：示例信息中心、示例省统计局"),
        ("", (OWN, OTHER), "数据来源：示例省统计局"),
        (":source: bureau\n", (OWN, OTHER), "数据来源：示例省统计局"),
        (":source: centre\n", (OWN, DERIVED), "数据来源：示例信息中心；部分数据由本报告推算"),
        ("", (OWN, DERIVED), "数据来源：部分数据由本报告推算"),
        (":source: centre\n", (OWN, row("netizens.2020")), "数据来源：示例信息中心"),
    ],
)
def test_a_source_line_names_all_there_is_to_name(option, rows, line):
    assert figure(option + YEARS, *rows).source == line


def test_what_is_derived_from_another_source_names_it():
    rows = (OWN, row("netizens:change~.2020", "34.5", source="bureau"))
    derived = row("netizens.2020", formula="{netizens@shili.2021} - {netizens@shili.2021:change~.2020}")
    assert figure(YEARS, *rows, derived).source == "数据来源：示例省统计局；部分数据由本报告推算"


def test_a_lone_total_and_an_order_have_sources_too():
    total = row("revenue", "88.8", source="bureau")
    assert figure(":kind: total\n:total: revenue", total).source == "数据来源：示例省统计局"
    order = row("netizens:order~@cities", "jia;yi", source="bureau")
    assert figure(":kind: tilemap\n:order: netizens:order\nnetizens@cities", order).source == "数据来源：示例省统计局"


def test_cells_of_a_table_have_sources_too(tmp_path):
    text = 'rows = "@provinces"\n[[column]]\nhead = ["域名"]\ncell = "domains"\n'
    rows = (row("domains", "5", source="bureau"), row("domains@linjia", formula="{domains@shili.2021} * 2"))
    assert table(tmp_path, text, *rows).source == "数据来源：示例省统计局；部分数据由本报告推算"


def test_an_unknown_source_gets_the_nearest():
    with pytest.raises(EditionError, match=r"10-body\.md:3: 未知的来源 'center'；是否指 centre"):
        figure(":source: center\n" + YEARS, OWN)
