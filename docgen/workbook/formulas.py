"""A parsed formula → an Excel formula with {0}, {1}, … for its operands; percentages in it are fractions."""

from __future__ import annotations

import ast
from collections.abc import Sequence

_SIGNS: dict[type, tuple[str, int]] = {ast.Add: ("+", 1), ast.Sub: ("-", 1), ast.Mult: ("*", 2), ast.Div: ("/", 2)}
_ATOM, _TERM, _SUM = 3, 2, 1
"""How strongly a piece of formula holds together: what stands beside a stronger sign needs parentheses."""


def template(tree: ast.expr, scales: Sequence[int], result: int) -> str:
    """Tree of a formula, what each operand is divided by (100 for %), the unit's factor of the result → Excel text."""
    if set(scales) == {result} and _is_sum(tree):
        return _text(tree, [1] * len(scales))[0]
    text, strength = _text(tree, scales)
    return text if result == 1 else f"{_held(text, strength, _TERM)}*{result}"


def _is_sum(node: ast.expr) -> bool:
    """Whether a formula only adds and takes away facts: then percentages need not become fractions."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Sub) and _is_sum(node.left) and _is_sum(node.right)
    return isinstance(node, ast.Name)


def _text(node: ast.expr, scales: Sequence[int]) -> tuple[str, int]:
    """Node → its text and how strongly it holds together."""
    if isinstance(node, ast.Name):
        number = int(node.id[1:])
        return (f"{{{number}}}", _ATOM) if scales[number] == 1 else (f"{{{number}}}/{scales[number]}", _TERM)
    if isinstance(node, ast.UnaryOp):
        return f"-{_held(*_text(node.operand, scales), _ATOM)}", _SUM
    if isinstance(node, ast.BinOp):
        sign, strength = _SIGNS[type(node.op)]
        right = strength + (sign in "-/")
        return _held(*_text(node.left, scales), strength) + sign + _held(*_text(node.right, scales), right), strength
    return ast.unparse(node), _ATOM


def _held(text: str, strength: int, needed: int) -> str:
    return text if strength >= needed else f"({text})"
