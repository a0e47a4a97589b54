"""The rules of identities.toml → relations, one for each area, period and code in which they can be tested."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from docgen.check.identities import Identities, Rule
from docgen.check.relations.expressions import INFINITE, Expression, Number, Product, Quotient, Sum, scaled
from docgen.check.relations.network import Limits, Relation
from docgen.check.relations.quantities import Quantities, plain
from docgen.facts.addresses import Frame, compared, complete
from docgen.facts.formulas import Formula
from docgen.model.facts import Address, EditionError, Interval
from docgen.wording.messages import message

KIND = "identity"
_POSITIVE = Interval(Decimal(0), INFINITE)


def rule_relations(identities: Identities, quantities: Quantities, frame: Frame) -> Iterator[Relation]:
    """Rules → relations between quantities of which at least two are already known of."""
    for rule in identities.rules:
        for area, period, codes in _instances(rule, quantities, frame):
            one = _Instance(rule, area, period, codes, identities.counts, quantities, frame)
            if one.testable():
                yield one.relation()


Codes = tuple[tuple[str, str], ...]


def _instances(rule: Rule, quantities: Quantities, frame: Frame) -> Iterator[tuple[str, str, Codes]]:
    """Where a rule could hold: a rule that names a period holds there and for the own area alone."""
    addresses = rule.addresses
    stars = sorted({d for address in addresses for d, code in address.breakdown if code == "*"})
    choices = [[(d, code) for code in frame.codebook.dimension(d)] for d in stars]
    if any(address.period for address in addresses):
        frames = [(frame.area, str(frame.year))]
    else:
        indicators = {address.indicator for address in addresses}
        known = (address for address, _ in quantities.addresses.values() if address.indicator in indicators)
        frames = sorted({(address.area, address.period) for address in known})
    for area, period in frames:
        for codes in product(*choices):
            yield area, period, codes


@dataclass(frozen=True, slots=True)
class _Instance:
    rule: Rule
    area: str
    period: str
    codes: Codes
    counts: frozenset[str]
    quantities: Quantities
    frame: Frame

    def testable(self) -> bool:
        """Whether two of its quantities (or its only one) are known of, by statements or by an earlier rule."""
        words = (self._word(node.id) for side in (self.rule.left, self.rule.right) for node in _names(side))
        names = {*map(self._name, self.rule.addresses), *words}
        return sum(1 for name in names if name in self.quantities.limits) >= min(2, len(names))

    def _word(self, word: str) -> str:
        """A quantity that nobody states, here."""
        return f"{word}@{self.area}.{self.period}"

    def _name(self, written: Address) -> str:
        address, against = self._address(written)
        canonical = self.quantities.canonical
        if against is None:
            return str(canonical(address))
        return f"{canonical(address)._replace(measure=written.measure)}~{canonical(against)}"

    def relation(self) -> Relation:
        left, right = self._expression(self.rule.left), self._expression(self.rule.right)
        return Relation(KIND, self.rule.name or self.rule.text, left, self.rule.sign, right)

    def _address(self, written: Address) -> tuple[Address, Address | None]:
        """Address as the rule has it → the level here, and the level it is compared with."""
        codes = dict(self.codes)
        breakdown = tuple((d, codes.get(d, c) if c == "*" else c) for d, c in written.breakdown)
        here = written._replace(breakdown=breakdown, area=written.area or self.area)
        here = here._replace(period=here.period or self.period)
        here = complete(here, self.frame)
        return plain(here), compared(here, self.rule.place) if here.measure != "level" else None

    def _expression(self, formula: Formula) -> Expression:
        return self._node(formula.tree, formula)

    def _node(self, node: ast.expr, formula: Formula) -> Expression:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return Number(Decimal(ast.unparse(node)))
        if isinstance(node, ast.Name):
            return self._named(node.id, formula)
        if isinstance(node, ast.BinOp):
            left, right = self._node(node.left, formula), self._node(node.right, formula)
            match node.op:
                case ast.Add():
                    return Sum((left, right))
                case ast.Sub():
                    return Sum((left, scaled(right, Decimal(-1))))
                case ast.Mult():
                    return Product(left, right)
                case ast.Div():
                    return Quotient(left, right)
        right_form = message("只用 {地址}、词、数字、+ - * / 和括号")
        raise EditionError(self.rule.place, message("关系里不能用 {unparse!r}", unparse=ast.unparse(node)), right_form)

    def _named(self, word: str, formula: Formula) -> Expression:
        if not word.startswith("_"):
            limits = Limits(_POSITIVE, word in self.counts)
            return self.quantities.free(self._word(word), limits)
        written = self.rule.addresses[self._index(word, formula)]
        address, against = self._address(written)
        if against is None:
            return self.quantities.as_number(self.quantities.level(address))
        return self.quantities.as_number(self.quantities.compared(written.measure, address, against))

    def _index(self, word: str, formula: Formula) -> int:
        """`_0` of a side → the number of its address in the whole rule."""
        return int(word[1:]) + (0 if formula is self.rule.left else len(self.rule.left.addresses))


def _names(formula: Formula) -> Iterator[ast.Name]:
    """Formula → its words without braces."""
    nodes = (node for node in ast.walk(formula.tree) if isinstance(node, ast.Name))
    return (node for node in nodes if not node.id.startswith("_"))
