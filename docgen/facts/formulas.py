"""A formula over facts → its value and interval: `{gdp@x.2019} / (1 + {gdp@x.2019:growth})`."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from docgen.facts import intervals
from docgen.model.facts import EditionError, Interval, Place
from docgen.wording.messages import message

PERCENT_UNITS = {"%": Decimal(100), "个百分点": Decimal(100), "‰": Decimal(1000)}
_BRACED = re.compile(r"\{([^{}]+)\}")
_OPERATIONS: dict[type, tuple[Callable[[Decimal, Decimal], Decimal], Callable[[Interval, Interval], Interval]]] = {
    ast.Add: (lambda a, b: a + b, intervals.add),
    ast.Sub: (lambda a, b: a - b, intervals.subtract),
    ast.Mult: (lambda a, b: a * b, intervals.multiply),
    ast.Div: (lambda a, b: a / b, intervals.divide),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the interval it can stand for."""

    value: Decimal
    interval: Interval

    def scaled(self, factor: Decimal) -> Quantity:
        low, high = self.interval.low * factor, self.interval.high * factor
        return Quantity(self.value * factor, Interval(low, high))


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula: its tree, and the addresses that the names _0, _1, … stand for."""

    tree: ast.expr
    addresses: tuple[str, ...]
    place: Place


def parse_formula(text: str, place: Place) -> Formula:
    """Formula text → Formula; raises EditionError for anything but + - * / ( ) numbers and {addresses}."""
    addresses: list[str] = []

    def name(match: re.Match[str]) -> str:
        addresses.append(match[1])
        return f"_{len(addresses) - 1}"

    try:
        if "_" in _BRACED.sub("", text):
            raise SyntaxError
        tree = ast.parse(_BRACED.sub(name, text).strip(), mode="eval").body
    except SyntaxError:
        raise EditionError(
            place, message("公式写法不对：{text!r}", text=text), message("只用 {地址}、数字、+ - * / 和括号")
        ) from None
    return Formula(tree, tuple(addresses), place)


def evaluate(formula: Formula, operand: Callable[[int], Quantity], unit: str) -> Quantity:
    """Formula, its operands by number (percentages already fractions), the unit of the result → Quantity."""
    try:
        result = _value(formula.tree, operand, formula.place)
    except ZeroDivisionError:
        raise EditionError(formula.place, message("公式的除数可能为零")) from None
    return result.scaled(PERCENT_UNITS.get(unit, Decimal(1)))


def _value(node: ast.expr, operand: Callable[[int], Quantity], place: Place) -> Quantity:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        number = Decimal(ast.unparse(node))
        return Quantity(number, Interval(number, number))
    if isinstance(node, ast.Name) and node.id.startswith("_"):
        return operand(int(node.id[1:]))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _value(node.operand, operand, place).scaled(Decimal(-1))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = _value(node.left, operand, place), _value(node.right, operand, place)
        point, spread = _OPERATIONS[type(node.op)]
        return Quantity(point(left.value, right.value), spread(left.interval, right.interval))
    raise EditionError(
        place,
        message("公式里不能用 {unparse!r}", unparse=ast.unparse(node)),
        message("只用 {地址}、数字、+ - * / 和括号"),
    )
