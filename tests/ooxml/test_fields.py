"""Fields: five kinds of runs, one mark a run."""

from __future__ import annotations

from docgen.ooxml.fields import number_reference, page_number, sequence, text_field
from docgen.ooxml.xml import Element, name, value


def shape(runs: tuple[Element, ...]) -> list[str]:
    return [value(run[-1], "fldCharType") or str(run[-1].tag).partition("}")[2] for run in runs]


def test_a_field_is_begin_instruction_separate_result_end() -> None:
    assert shape(sequence("图", 7)) == ["begin", "instrText", "separate", "t", "end"]


def test_a_field_shows_its_cached_result() -> None:
    shown = [
        [t.text for run in field for t in run.iter(name("w:t"))]
        for field in (sequence("附表", 12), number_reference("_Ref_a", "第三章"))
    ]
    assert shown == [["12"], ["第三章"]]


def test_instructions_are_set_off_by_spaces() -> None:
    assert text_field(r"REF x \h", "图1")[1][0].text == r" REF x \h "
    assert page_number()[1][0].text == " PAGE "
