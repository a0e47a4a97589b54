"""A derived fact → its cell: a live Excel formula where Excel would print what docgen prints, else the value alone."""

from __future__ import annotations

import ast
from decimal import Decimal

from docgen.facts import intervals
from docgen.facts.addresses import Frame, complete, parse
from docgen.facts.derive import fraction
from docgen.facts.formulas import PERCENT_UNITS, Formula, evaluate, parse_formula
from docgen.model.facts import Fact, Facts
from docgen.wording.facts import spoken
from docgen.wording.messages import message
from docgen.workbook.book import Cell
from docgen.workbook.formulas import template
from docgen.workbook.series import Spot, spot

_STAYS = message("由别的年份推算：更正那一年的数时，此数不变。")


def derived(fact: Fact, usual: int, facts: Facts, spots: frozenset[Spot]) -> Cell:
    """Fact with a formula, the decimals its row usually has, the facts, what stands on the same sheet → its cell."""
    operands: list[Fact] = []
    tree = _flat(fact, facts, operands)
    digits = _digits(fact) if fact.value is not None else usual
    comment = message("推算：") + _in_words(fact, facts)
    cell = Cell("derived", fact.address, fact.text, digits, fact.qualifier == "≈", comment=comment)
    if fact.text and not _same_year(fact, operands):
        return Cell("derived", fact.address, fact.text, digits, cell.about, comment=f"{comment}\n{_STAYS}")
    if not all(spot(o.address, facts.year) in spots for o in operands) or not _agrees(fact, tree, operands, digits):
        return cell
    expression = template(tree, [_per(o.unit) for o in operands], _per(fact.unit))
    addresses = tuple(o.address for o in operands)
    return Cell("derived", fact.address, fact.text, digits, cell.about, expression, addresses, comment)


def _flat(fact: Fact, facts: Facts, operands: list[Fact]) -> ast.expr:
    """Fact → its formula down to facts that are not derived, which are gathered: only the end is rounded."""
    formula = parse_formula(fact.formula, fact.where)
    parts = []
    for operand in _operands(formula, fact, facts):
        if operand.formula:
            parts.append(_flat(operand, facts, operands))
        else:
            if operand not in operands:
                operands.append(operand)
            parts.append(ast.Name(f"_{operands.index(operand)}"))
    return _replaced(formula.tree, parts)


def _replaced(node: ast.expr, parts: list[ast.expr]) -> ast.expr:
    """A formula's tree with the names _0, _1, … replaced by trees."""
    if isinstance(node, ast.Name):
        return parts[int(node.id[1:])]
    if isinstance(node, ast.BinOp):
        return ast.BinOp(_replaced(node.left, parts), node.op, _replaced(node.right, parts))
    if isinstance(node, ast.UnaryOp):
        return ast.UnaryOp(node.op, _replaced(node.operand, parts))
    return node


def _operands(formula: Formula, fact: Fact, facts: Facts) -> list[Fact]:
    frame = Frame(facts.own_area, facts.year, facts.codebook)
    return [facts.find(complete(parse(text, fact.where), frame))[0] for text in formula.addresses]


def _same_year(fact: Fact, operands: list[Fact]) -> bool:
    """Whether a correction of an operand moves the fact: a value of another year stays what it was."""
    return {operand.address.period[:4] for operand in operands} <= {fact.address.period[:4]}


def _agrees(fact: Fact, tree: ast.expr, operands: list[Fact], digits: int) -> bool:
    """Whether the formula gives what docgen prints; what awaits an operand cannot disagree."""
    if not fact.text or any(operand.value is None for operand in operands):
        return not fact.text
    value = evaluate(Formula(tree, (), fact.where), lambda i: fraction(operands[i]), fact.unit).value
    return intervals.rounded(value, Decimal(1).scaleb(-digits)) == fact.text


def _per(unit: str) -> int:
    return int(PERCENT_UNITS.get(unit, Decimal(1)))


def _digits(fact: Fact) -> int:
    """Derived fact → the digits after the point it is rounded to; negative where it is rounded to tens."""
    assert fact.value is not None
    start = len(fact.text.partition(".")[2])
    steps = (n for n in range(start, -16, -1) if intervals.rounded(fact.value, Decimal(1).scaleb(-n)) == fact.text)
    return next(steps, start)


def _in_words(fact: Fact, facts: Facts) -> str:
    """The formula with its addresses in words."""
    text = fact.formula
    formula = parse_formula(text, fact.where)
    for address, operand in zip(formula.addresses, _operands(formula, fact, facts), strict=True):
        text = text.replace("{" + address + "}", f"〔{spoken(operand.address, facts.codebook, facts.own_area)}〕", 1)
    return text.replace(" * ", " × ").replace(" / ", " ÷ ").replace(" - ", " − ")
