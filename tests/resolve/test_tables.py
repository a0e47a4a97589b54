"""A table's layout: rows, columns, merged heads, totals, order, alignment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.facts import EditionError
from docgen.model.plain import plain
from docgen.resolve.tables import header
from tests.facts.rows import row
from tests.resolve.reports import table

ROWS = (
    row("enterprises", "200"),
    row("enterprises[service=mail]", "120"),
    row("enterprises[service=search]", "-"),
    row("enterprises[service=shop]", "30", qualifier="≈"),
    row("enterprises[service=mail]:share~[]", "60.0"),
    row("enterprises[service=search]:share~[]", "25.0"),
    row("enterprises:share~[]", "100"),
    row("service-users[service=mail]", "未透露"),
    row("service-users[service=search]"),
    row("domains@shili", "1200"),
    row("domains@linjia", "3400"),
    row("domains@china", "50000"),
    row("domains@other-regions", "45400"),
)
HEAD = '[[column]]\nhead = ["类别"]\ncell = "name"\n'
COUNT = '[[column]]\nhead = ["数量"]\ncell = "enterprises"\n'
SHARE = '[[column]]\nhead = ["占比"]\ncell = "enterprises:share"\nwith_unit = true\n'
SERVICES = f'rows = "[service=*]"\n{HEAD}'


def cells(made, rows="body"):
    return [[plain(cell.inlines) for cell in line] for line in getattr(made, rows)]


def test_a_row_for_every_code_and_a_cell_for_every_column(tmp_path):
    made = table(tmp_path, SERVICES + COUNT + SHARE, *ROWS)
    assert cells(made) == [
        ["电子邮件", "120", "60.0%"], ["搜索引擎", "—", "25.0%"], ["网络购物", "≈30", ""], ["其他业务", "", ""],
    ]  # fmt: skip
    assert cells(made, "header") == [["类别", "数量", "占比"]]


def test_words_and_what_is_missing_stand_in_cells(tmp_path):
    column = '[[column]]\nhead = ["用户"]\ncell = "service-users"\nwith_unit = true\n'
    made = table(tmp_path, SERVICES + column, *ROWS)
    assert cells(made)[:2] == [["电子邮件", "未透露"], ["搜索引擎", "待补"]]
    assert made.body[1][1].inlines[0].missing


def test_rows_may_be_areas_sorted_by_a_value_with_others_behind(tmp_path):
    text = (
        'rows = "@provinces"\nsort = "domains"\ntail = ["@other-regions"]\ntotal = { label = "合计", key = "@china" }\n'
        f'{HEAD}[[column]]\nhead = ["域名"]\ncell = "domains"\n'
    )
    made = table(tmp_path, text, *ROWS)
    assert cells(made) == [["邻甲", "3400"], ["示例", "1200"], ["邻乙", ""], ["其他", "45400"], ["合计", "50000"]]
    assert made.totals == 1


def test_a_total_without_a_key_is_the_whole(tmp_path):
    made = table(tmp_path, f'total = {{ label = "合计", key = "" }}\n{SERVICES}{COUNT}{SHARE}', *ROWS)
    assert cells(made)[-1] == ["合计", "200", "100%"]


def test_an_index_counts_the_rows_and_gives_its_place_to_the_totals_label(tmp_path):
    index = '[[column]]\nhead = ["序号"]\ncell = "index"\n'
    text = f'rows = "[service=*]"\nsort = "enterprises"\ntotal = {{ label = "合计", key = "" }}\n{index}{HEAD}{COUNT}'
    made = table(tmp_path, text, *ROWS)
    assert [line[0] for line in cells(made)] == ["1", "2", "3", "4", "合计"]
    assert cells(made)[-1] == ["合计", "", "200"]
    assert [line[1] for line in cells(made)][:2] == ["电子邮件", "网络购物"]


def test_a_column_of_another_year_names_it(tmp_path):
    column = '[[column]]\nhead = ["上年"]\ncell = "enterprises.-1"\n'
    made = table(tmp_path, SERVICES + column, row("enterprises[service=mail].2020", "99"))
    assert cells(made)[0] == ["电子邮件", "99"]


def test_numbers_stand_on_the_decimal_point_and_names_on_the_left(tmp_path):
    index = '[[column]]\nhead = ["序号"]\ncell = "index"\n'
    made = table(tmp_path, SERVICES + COUNT + SHARE + index, *ROWS)
    assert [column.align for column in made.columns] == ["left", "decimal", "decimal", "center"]


def test_cells_keep_the_facts_they_show(tmp_path):
    made = table(tmp_path, SERVICES + COUNT, *ROWS)
    (bound,) = made.body[0][1].inlines
    assert [str(a) for a in bound.addresses] == ["enterprises[service=mail]@shili.2021"]


def test_a_table_has_label_caption_unit_notes_and_alt(tmp_path):
    made = table(tmp_path, SERVICES + COUNT, *ROWS, options=":unit: 单位：家\n:note: 注\n")
    assert (made.label, made.kind, plain(made.caption), made.unit, made.notes) == (
        "表1",
        "表",
        "表题",
        "单位：家",
        ("注",),
    )
    assert made.alt == "表格：表题，共4行。"


def spans(heads: list[tuple[str, ...]]) -> list[list[tuple[str, int, int]]]:
    return [[(plain(c.inlines), c.columns, c.rows) for c in line] for line in header(heads)]


def test_equal_heads_merge_right_and_down():
    heads = [("省份", "省份"), ("域名", "数量"), ("域名", "占比"), ("其中：CN", "数量")]
    assert spans(heads) == [
        [("省份", 1, 2), ("域名", 2, 1), ("其中：CN", 1, 1)], [("数量", 1, 1), ("占比", 1, 1), ("数量", 1, 1)],
    ]  # fmt: skip


def test_a_short_head_reaches_down():
    assert spans([("省份",), ("域名", "数量")]) == [[("省份", 1, 2), ("域名", 1, 1)], [("数量", 1, 1)]]


def test_a_word_that_comes_again_below_does_not_swallow_its_neighbour():
    assert spans([("数量", "数量"), ("数量", "占比")]) == [[("数量", 2, 1)], [("数量", 1, 1), ("占比", 1, 1)]]


@given(st.lists(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=3).map(tuple), min_size=1, max_size=6))
def test_header_cells_fill_the_grid_once(heads):
    levels = max(map(len, heads))
    covered: set[tuple[int, int]] = set()
    for level, line in enumerate(header(heads)):
        column = 0
        for cell in line:
            while (level, column) in covered:
                column += 1
            places = {(level + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            assert not places & covered
            words = plain(cell.inlines)
            assert all((heads[c] + heads[c][-1:] * levels)[r] == words for r, c in places)
            covered |= places
    assert covered == {(r, c) for r in range(levels) for c in range(len(heads))}


WRONG = {
    "unknown item": (f'row = "[service=*]"\n{HEAD}', 1, "表式里未知的项 'row'", "rows"),
    "unknown item of a column": (f'{SERVICES}[[column]]\nhaed = ["甲"]\ncell = "name"\n', 6, "未知的项 'haed'", "head"),
    "no rows": (HEAD, 1, "表式缺少 'rows'", "column"),
    "no columns": ('rows = "[service=*]"\n', 1, "表式缺少 'column'", "rows"),
    "a column without a head": (f'{SERVICES}[[column]]\ncell = "name"\n', 5, "表式缺少 'head'", "cell"),
    "a column with an empty head": (f'{SERVICES}[[column]]\nhead = []\ncell = "name"\n', 5, "表式缺少 'head'", "cell"),
    "a column without a cell": (f'{SERVICES}[[column]]\nhead = ["甲"]\n', 5, "表式缺少 'cell'", "head"),
    "a total without a label": (f'total = {{ key = "" }}\n{SERVICES}', 1, "表式缺少 'label'", "label"),
    "unknown rows": (f'\nrows = "[servise=*]"\n{HEAD}', 2, "未知的分组维度 'servise'", "service"),
    "unknown order": (
        f'rows = "[service=*]"\nsort = "enterprise"\n{HEAD}',
        2,
        "未知的指标 'enterprise'",
        "enterprises",
    ),
    "unknown tail": (f'rows = "@provinces"\ntail = ["@others"]\n{HEAD}', 2, "未知的地区 'others'", "other-regions"),
    "unknown total": (
        f'rows = "@provinces"\ntotal = {{ label = "计", key = "@chna" }}\n{HEAD}',
        2,
        "未知的地区",
        "china",
    ),
    "unknown indicator": (
        f'{SERVICES}[[column]]\nhead = ["甲"]\ncell = "enterprise"\n',
        7,
        "未知的指标",
        "enterprises",
    ),
    "unknown measure": (f'{SERVICES}[[column]]\nhead = ["甲"]\ncell = "enterprises:shar"\n', 7, "未知的度量", "share"),
}


@pytest.mark.parametrize(("text", "line", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_layout_is_refused_with_its_own_line(tmp_path, text, line, wrong, right):
    with pytest.raises(EditionError) as error:
        table(tmp_path, text, *ROWS)
    assert f"layout.toml:{line}: " in str(error.value)
    assert wrong in error.value.wrong and right in error.value.right


def test_an_unknown_layout_is_named_where_it_is_asked_for(tmp_path):
    from docgen.resolve.resolve import resolve
    from tests.facts.rows import measured
    from tests.resolve.reports import MARKS, layout, report

    body = ":::{table} t\n:caption: 表\n:layout: layuot.toml\n:::\n"
    with pytest.raises(EditionError, match=r"10-body\.md:3: 没有表式 'layuot\.toml'；是否指 layout\.toml"):
        resolve(report(body), measured(*ROWS), {"layout.toml": layout(tmp_path, SERVICES)}, MARKS)
