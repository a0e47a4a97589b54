"""Report and Facts → every fact that text, figures and tables are made of, known or not, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.facts.addresses import Frame, complete, parse, shifted
from docgen.facts.load import Layout
from docgen.model.facts import Address, Facts, Place
from docgen.model.report import (
    Block,
    Definition,
    Directive,
    Heading,
    Inline,
    ItemList,
    Link,
    MatterName,
    Paragraph,
    Report,
    Role,
    Strong,
)
from docgen.resolve.bind import Binder
from docgen.resolve.claims import tested
from docgen.resolve.tables import addresses

_OPTIONS = ("total", "order", "set", "order2", "set2")


@dataclass(frozen=True, slots=True)
class Need:
    """An address as the report uses it (its base may be left out), and where.

    `block` is the id of the figure or table, empty for prose; `heading` the place of the last heading before it.
    """

    address: Address
    block: str
    matter: MatterName
    heading: Place
    where: Place


def needs(report: Report, facts: Facts, layouts: Mapping[str, Layout], year: int | None = None) -> tuple[Need, ...]:
    """Report, facts, layouts of tables, the year that relative periods count from (default: the facts') → needs.

    A cell of a table is needed when it has a fact or had one the year before; its other cells are empty on purpose.
    """
    frame = Frame(facts.own_area, year or facts.year, facts.codebook)
    return tuple(_Walk(Binder(facts, frame, {}), layouts).report(report))


@dataclass(slots=True)
class _Walk:
    """One pass over the blocks; the only state is the heading it is under."""

    binder: Binder
    layouts: Mapping[str, Layout]
    _matter: MatterName = "front"
    _heading: Place = field(default_factory=lambda: Place("", 0))

    def report(self, report: Report) -> Iterator[Need]:
        for matter in report.matters:
            self._matter = matter.name
            for block in matter.blocks:
                yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Need]:
        if isinstance(block, Heading):
            self._heading = block.where
            yield from self._inlines(block.title, "")
        elif isinstance(block, Paragraph):
            yield from self._inlines(block.inlines, "")
        elif isinstance(block, Directive):
            yield from self._directive(block)
        elif isinstance(block, Definition):
            yield from self._inlines(block.term, "")
            yield from (need for inner in block.blocks for need in self._block(inner))
        elif isinstance(block, ItemList):
            yield from (need for item in block.items for inner in item for need in self._block(inner))

    def _directive(self, block: Directive) -> Iterator[Need]:
        yield from self._inlines(block.caption, block.argument)
        if block.name == "figure":
            for pattern, place in _patterns(block):
                found, _ = self.binder.pattern(pattern, place)
                yield from self._all(found, block.argument, place)
        elif block.name == "table":
            cells = addresses(self.layouts[block.options["layout"][0]], self.binder)
            yield from self._all((a for a in cells if self._filled(a)), block.argument, block.where)

    def _filled(self, address: Address) -> bool:
        return bool(self.binder.facts.find(address) or self.binder.facts.find(shifted(address, -1)))

    def _inlines(self, inlines: tuple[Inline, ...], block: str) -> Iterator[Need]:
        for inline in inlines:
            if isinstance(inline, Strong | Link):
                yield from self._inlines(inline.children, block)
            elif isinstance(inline, Role):
                yield from self._all(_of_role(inline, self.binder.frame), block, inline.where)

    def _all(self, found: Iterator[Address] | tuple[Address, ...], block: str, place: Place) -> Iterator[Need]:
        return (Need(address, block, self._matter, self._heading, place) for address in found)


def _patterns(figure: Directive) -> Iterator[tuple[str, Place]]:
    """Figure directive → the patterns of its lines, its total, orders and sets."""
    for text, place in figure.body:
        parts = [part.strip() for part in text.split("|")]
        yield parts[-2] if parts[-1] == "right" else parts[-1], place
    yield from (figure.options[name] for name in _OPTIONS if name in figure.options)


def _of_role(role: Role, frame: Frame) -> tuple[Address, ...]:
    """Role → the addresses it names."""
    if role.name in ("date", "ref"):
        return ()
    if role.name == "claim":
        return tested(role.argument.rpartition("|")[2], role.where, frame)
    return (complete(parse(role.argument.partition("|")[0], role.where), frame),)
