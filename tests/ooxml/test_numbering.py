"""Lists: what is counted together, what begins anew."""

from __future__ import annotations

from lxml import etree

from docgen.ooxml.numbering import Counting, Instance, Level, List, numbering_part
from docgen.ooxml.xml import name, value


def test_deeper_levels_begin_anew() -> None:
    counting = Counting([Instance(0)], shared=True, filled=False)
    assert [counting.enter(1, level) for level in (0, 1, 1, 0, 1)] == [1, 1, 2, 2, 1]


def test_word_counts_instances_of_a_list_together_libreoffice_apart() -> None:
    instances = [Instance(0), Instance(0)]
    assert [Counting(instances, shared=s, filled=False).enter(1, 0) for s in (True, False)] == [1, 1]
    shared, apart = (Counting(instances, shared=s, filled=False) for s in (True, False))
    assert [shared.enter(n, 0) for n in (1, 2)] == [1, 2]
    assert [apart.enter(n, 0) for n in (1, 2)] == [1, 1]


def test_an_override_starts_once_with_its_number_and_then_counts_on() -> None:
    counting = Counting([Instance(0), Instance(0, {0: 5})], shared=True, filled=False)
    assert [counting.enter(n, 0) for n in (1, 2, 2, 1)] == [1, 5, 6, 7]


def test_a_level_that_is_skipped_counts_as_if_it_had_stood_there() -> None:
    counted = [
        [c.enter(1, level) for level in (0, 2, 1)]
        for c in (Counting([Instance(0)], shared=False, filled=filled) for filled in (False, True))
    ]
    assert counted == [[1, 1, 1], [1, 1, 2]]


def test_all_lists_come_before_their_instances() -> None:
    levels = (Level("chineseCountingThousand", "第%1章", "space", "Heading1"), Level("decimal", "%2、"))
    part = etree.fromstring(numbering_part([List(levels), List(levels[:1])], [Instance(1), Instance(0, {1: 3})]))
    assert [str(node.tag).partition("}")[2] for node in part] == ["abstractNum", "abstractNum", "num", "num"]
    assert [value(node) for node in part.iter(name("w:lvlText"))] == ["第%1章", "%2、", "第%1章"]
    assert value(part.find(f".//{name('w:startOverride')}")) == "3"
