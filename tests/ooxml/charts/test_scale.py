"""The two axes of a combination: columns below, lines above, whatever the values."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from docgen.ooxml.charts.scale import COLUMNS_TOP, LINES_BOTTOM, LINES_TOP, Range, above, below, step

VALUES = st.lists(st.decimals(-(10**6), 10**7, places=2), min_size=1, max_size=6)


def place(value: Decimal, of: Range) -> float:
    """Where a value stands between the ends of its axis."""
    return (float(value) - of.low) / (of.high - of.low)


@given(VALUES)
def test_lines_stay_in_the_upper_part(values: list[Decimal]) -> None:
    axis = above(values)
    assert all(LINES_BOTTOM - 0.02 <= place(value, axis) <= LINES_TOP + 0.02 for value in values)


@given(VALUES)
def test_columns_stay_in_the_lower_part(values: list[Decimal]) -> None:
    axis = below(values)
    assert all(-0.001 <= place(value, axis) <= COLUMNS_TOP + 0.02 for value in values)
    assert axis.low <= 0


@given(VALUES)
def test_no_tick_is_written_among_the_lines(values: list[Decimal]) -> None:
    axis = below(values)
    assert place(Decimal(repr(axis.last)), axis) <= LINES_BOTTOM + 0.001


@given(st.floats(1e-6, 1e12))
def test_a_step_is_round_and_there_are_few(span: float) -> None:
    assert 1 <= span / step(span) <= 3.01


def test_steps_are_such_as_people_count_in() -> None:
    assert [step(span) for span in (1, 3, 6, 7, 10, 24909.5)] == [0.5, 1, 2, 2.5, 5, 10000]
