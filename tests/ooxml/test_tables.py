"""Tables: places covered by merged cells, widths to the twip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.ooxml.tables import Frame, Row, TableCell, share_out, slots, table
from docgen.ooxml.xml import name, value, w


def cell(columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((w("p"),), columns, rows)


def test_a_place_covered_from_above_is_filled_in() -> None:
    lines = slots([(cell(rows=2), cell(columns=2)), (cell(), cell())], 3)
    assert [[(slot.column, slot.merged) for slot in line] for line in lines] == [
        [(0, "restart"), (1, "")],
        [(0, "continue"), (1, ""), (2, "")],
    ]


def test_rows_that_do_not_fit_the_grid_are_errors() -> None:
    with pytest.raises(ValueError, match="row 1 of the table ends at column 2 of 3"):
        slots([(cell(),)], 3)
    with pytest.raises(ValueError, match="more cells than columns"):
        slots([(cell(), cell(columns=2))], 2)


@given(st.integers(100, 20000), st.lists(st.tuples(st.floats(0.5, 40), st.floats(0, 4000)), min_size=1, max_size=12))
def test_a_width_is_shared_out_to_the_twip(width: int, columns: list[tuple[float, float]]) -> None:
    shares = share_out(width, [wish for wish, _ in columns], [need for _, need in columns])
    assert sum(shares) == width and len(shares) == len(columns)


def test_a_column_has_what_it_needs_before_others_have_what_they_wish() -> None:
    assert share_out(1000, [1, 9], [400, 100]) == (400, 600)
    assert share_out(1000, [1, 1], [0, 0]) == (500, 500)
    assert share_out(100, [1, 1], [300, 100]) == (50, 50)


def test_a_table_s_cells_are_as_wide_as_their_columns() -> None:
    made = table(Frame("T"), (100, 200, 300), [Row((cell(columns=2), cell()), head=True)])
    assert [value(n, "w") for n in made.iter(name("w:tcW"))] == ["300", "300"]
    assert value(made.find(f"{name('w:tblPr')}/{name('w:tblW')}"), "w") == "600"
