"""Intervals up and down an expression."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.check.relations.expressions import ANY, INFINITE, Named, Product, Quotient, Sum, quotient
from docgen.check.relations.network import Claim, Contradiction, Limits, Network, Relation
from docgen.model.facts import Interval


def span(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def settled(relation: Relation, limits: dict[str, Limits] | None = None, **stated: tuple[str, str]) -> Network:
    names = {name: Limits() for name in relation.names} | (limits or {})
    network = Network(names)
    network.settle([Claim(i, name, span(*ends)) for i, (name, ends) in enumerate(stated.items())], [relation])
    return network


A, B, C = Named("a"), Named("b"), Named("c")


def test_a_total_leaves_the_rest_for_its_unknown_part() -> None:
    network = settled(Relation("k", "", C, "=", Sum((A, B))), a=("1", "2"), c=("10", "10"))
    assert network.span("b") == span("8", "9")


def test_a_product_leaves_a_quotient() -> None:
    network = settled(Relation("k", "", C, "=", Product(A, B)), a=("2", "4"), c=("8", "8"))
    assert network.span("b") == span("2", "4")


def test_a_quotient_leaves_a_product() -> None:
    network = settled(Relation("k", "", C, "=", Quotient(A, B)), b=("2", "4"), c=("8", "8"))
    assert network.span("a") == span("16", "32")


def test_an_inequality_bounds_both_sides() -> None:
    network = settled(Relation("k", "", A, "<=", B), a=("3", "9"), b=("0", "5"))
    assert (network.span("a"), network.span("b")) == (span("3", "5"), span("3", "5"))


def test_a_whole_number_is_rounded_inward() -> None:
    whole = {"b": Limits(whole=True)}
    network = settled(Relation("k", "", C, "=", Sum((A, B))), whole, a=("0.5", "0.6"), c=("4", "6"))
    assert network.span("b") == span("4", "5")


def test_no_whole_number_between_is_a_contradiction() -> None:
    with pytest.raises(Contradiction):
        settled(Relation("k", "", A, "=", B), {"a": Limits(whole=True)}, b=("1.2", "1.8"))


@pytest.mark.parametrize(
    ("a", "b", "result"),
    [
        (("1", "2"), ("2", "4"), span("0.25", "1")),
        (("1", "2"), ("0", "4"), Interval(Decimal("0.25"), INFINITE)),
        (("-2", "-1"), ("0", "4"), Interval(-INFINITE, Decimal("-0.25"))),
        (("1", "2"), ("-4", "0"), Interval(-INFINITE, Decimal("-0.25"))),
        (("1", "2"), ("-1", "1"), ANY),
        (("-1", "2"), ("0", "1"), ANY),
        (("1", "2"), ("0", "0"), ANY),
    ],
)
def test_a_divisor_may_touch_zero(a: tuple[str, str], b: tuple[str, str], result: Interval) -> None:
    assert quotient(span(*a), span(*b)) == result
