"""Step 2: Dataset → Facts: statements typed, preferred ones chosen, corrections applied, formulas evaluated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from docgen.facts.addresses import Frame
from docgen.facts.codebook import codebook
from docgen.facts.derive import derive
from docgen.facts.load import Dataset
from docgen.facts.revise import revise
from docgen.facts.settings import place_of
from docgen.facts.statements import statement
from docgen.model.facts import Address, EditionError, Fact, Facts, key
from docgen.wording.messages import message
from docgen.wording.nearest import nearest


def measure(dataset: Dataset) -> Facts:
    """Dataset → Facts. Raises EditionError for the first thing that is wrong."""
    frame = frame_of(dataset)
    statements = tuple(statement(row, frame) for row in dataset.facts)
    preferred = _preferred(statements)
    stated = derive(preferred, frame)
    revised = revise(stated, preferred, dataset.revisions, frame)
    return Facts(revised, statements, frame.codebook, frame.area, frame.year, by_key(revised.values()))


def frame_of(dataset: Dataset) -> Frame:
    """Settings and code lists of an edition → what its addresses leave out."""
    book = codebook(dataset.lists)
    area, year = str(dataset.settings["area"]), int(dataset.settings["period"])
    if area not in book.areas:
        wrong, right = f"未知的地区 {area!r}", f"是否指 {nearest(area, book.areas)}？"
        raise EditionError(place_of(dataset.folder, "area"), wrong, right)
    return Frame(area, year, book)


def _preferred(statements: Iterable[Fact]) -> dict[Address, Fact]:
    """Statements → the one of each address that is printed."""
    rows: defaultdict[Address, list[Fact]] = defaultdict(list)
    for fact in statements:
        rows[fact.address].append(fact)
    return {address: _choice(facts) for address, facts in rows.items()}


def _choice(facts: list[Fact]) -> Fact:
    if len(facts) == 1:
        return facts[0]
    chosen = [fact for fact in facts if fact.preferred == "yes"]
    if len(chosen) != 1:
        first, second = facts[0], facts[1]
        wrong = f"{second.address} 有 {len(facts)} 行，其中 {len(chosen)} 行标为 preferred（另见 {first.where}）"
        raise EditionError(second.where, wrong, message("有分歧时恰好一行写 yes，其余写 no"))
    return chosen[0]


def by_key(facts: Iterable[Fact]) -> Mapping[tuple[object, ...], tuple[Fact, ...]]:
    """Facts → the same sorted by address without base."""
    rows: defaultdict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        rows[key(fact.address)].append(fact)
    return {k: tuple(v) for k, v in rows.items()}
