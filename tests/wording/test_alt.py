"""Descriptions of figures that a screen reader speaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

from docgen.model.chart import Category, ChartKind, ChartSpec, Point, Series, Standing
from docgen.wording.alt import KINDS, chart_alt

KNOWN = Point(Decimal("1234.5"), "1234.5", "reported")
DERIVED = Point(Decimal("1200.0"), "≈1200.0", "derived")
MISSING = Point(None, "待补", "missing")
YEARS = tuple(Category(f"{year}年", str(year)) for year in (2019, 2020, 2021))
CHART = ChartSpec("f", "columns", YEARS, (Series("网民规模", "万人", "left", (MISSING, DERIVED, KNOWN)),), (None,))
CITIES = tuple(Category(name, name) for name in ("甲市", "乙市", "丙市"))
MAP = ChartSpec("f", "tilemap", CITIES, (Series("网民", "万人", "left", (KNOWN, MISSING, MISSING)),), (None,))


def test_every_value_is_spoken_with_unit_and_basis():
    assert (
        chart_alt("规模", CHART) == "柱形图：规模。网民规模：2020年≈1200.0万人（推算），2021年1234.5万人，2019年待补。"
    )


def test_an_order_is_spoken_as_an_order_and_the_rest_as_not_listed():
    standing = Standing("order", ("甲市", "丙市"))
    words = chart_alt("各市", replace(MAP, standings=(standing,)))
    assert words.endswith("网民：甲市1234.5万人。网民位次依次为甲市、丙市；乙市未列出。")


def test_a_set_is_spoken_without_ranks():
    standing = Standing("set", ("甲市", "乙市", "丙市"))
    assert chart_alt("各市", replace(MAP, standings=(standing,))).endswith("网民较多的有（不分先后）甲市、乙市、丙市。")


def test_a_lone_total_is_spoken_with_what_is_awaited():
    total = ChartSpec("f", "total", (), (), (None,), KNOWN, "网民规模", "万人", "各月的数")
    assert chart_alt("规模", total) == "数字图：规模。网民规模1234.5万人。待补：各月的数。"


def test_nothing_known_is_not_passed_over():
    assert "2019年、2020年、2021年待补" in chart_alt(
        "规模", replace(CHART, series=(Series("网民规模", "万人", "left", (MISSING,) * 3),))
    )


def test_every_kind_has_a_name():
    assert set(KINDS) == set(get_args(ChartKind))
