"""What holds for every text: measured from the set lines alone, or against all ways to break a short text."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.emit.pdf.composer.breaks import Measure, breaks
from docgen.emit.pdf.composer.cast import cast
from docgen.emit.pdf.composer.galley import MARK, NEVER, NUMBER, POINT, RANGE, WORD
from docgen.emit.pdf.composer.sums import sums
from docgen.emit.pdf.composer.types import Run

NOT_FIRST = "，。、；：？！）〕】》〉」』”’·～"
NOT_LAST = "（〔【《〈「『“‘"
NUMBERS = (
    "2019年",
    "3257.8万人",
    "5.3个百分点",
    "〔2015〕74号",
    "2017—2019年",
    "58.7%",
    "第26页",
    "20%～40%",
    "100 Mbps",
)
WORDS = ("Internet", "IPv6", "FTTH/O", "A", "internationalization", "Wi-Fi")
HAN = st.text(st.sampled_from("网络辽宁省互联发展与的"), min_size=1, max_size=12)
PARTS = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(WORDS),
    st.sampled_from(["——", "……", "·", " ", "》《", "”，“", "）、（", "。”", "𬉼", "http://www.example.org/a-b?c=d&e"]),
    st.sampled_from(NOT_FIRST + NOT_LAST),
    HAN,
)
TEXTS = st.lists(PARTS, min_size=1, max_size=40).map("".join)
SENTENCES = st.lists(
    st.tuples(
        st.text(st.sampled_from("网络辽宁省互联发展"), min_size=2, max_size=9),
        st.sampled_from(["，其中", "《网络》", "，“互联”", "2019年", "58.7%", "IPv6", "3257.8万人"]),
    ).map("".join),
    min_size=4,
    max_size=40,
).map("".join)
STEADY = settings(deadline=None, derandomize=True, database=None)
WIDTHS = st.sampled_from([3.0, 5.0, 8.0, 12.5, 17.9, 26.7, 36.0])


@STEADY
@given(TEXTS, WIDTHS, st.sampled_from(["justify", "left", "center", "right"]))
def test_the_text_is_kept(composed, text, width, align):
    lines = composed(text, width, align=align)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


@STEADY
@given(TEXTS, WIDTHS)
def test_spaces_within_lines_are_those_of_the_text(composed, text, width):
    pattern = " *".join(" *".join(map(re.escape, line.text)).replace("\\ ", " ") for line in composed(text, width))
    assert re.fullmatch(" *" + pattern + " *", text)
    for line in composed(text, width):
        assert line.text == line.text.strip()
        assert not re.search("[网络𬉼，《] [A-Za-z0-9]|[A-Za-z0-9] [网络𬉼，《]", line.text)


@STEADY
@given(TEXTS, WIDTHS)
def test_no_mark_stands_where_it_must_not(composed, text, width):
    lines = composed(text, width)
    for before, after in pairwise(lines):
        if "mark" not in before.yields:
            assert before.text[-1] not in NOT_LAST
            assert after.text[0] not in NOT_FIRST
            assert before.text[-1] + after.text[0] not in ("——", "……")


@STEADY
@given(TEXTS, WIDTHS, st.sampled_from(["justify", "left"]))
def test_no_line_is_wider_than_the_column(composed, text, width, align):
    for line in composed(text, width, align=align):
        assert "overfull" not in line.yields
        assert line.right <= width + 1e-3


@STEADY
@given(TEXTS, WIDTHS)
def test_lines_end_flush(composed, text, width):
    for line in composed(text, width)[:-1]:
        assert abs(line.right - width) < 1e-3 or "uneven" in line.yields


@STEADY
@given(TEXTS, WIDTHS)
def test_no_glyph_stands_before_the_one_it_follows(composed, text, width):
    for line in composed(text, width):
        assert all(left < right for left, right in pairwise(line.origins))


@STEADY
@given(st.lists(st.tuples(HAN, st.sampled_from(NUMBERS + WORDS)), min_size=1, max_size=20), WIDTHS)
def test_no_number_and_no_word_is_torn_unreported(composed, parts, width):
    lines = composed("".join(han + whole for han, whole in parts), width)
    if not {name for line in lines for name in line.yields} & {"number", "word"}:
        kept = "\n".join(line.text for line in lines)
        for whole in {whole for _, whole in parts}:
            assert kept.count(whole) >= sum(other == whole for _, other in parts)


@STEADY
@given(SENTENCES)
def test_plain_prose_breaks_no_rule_on_a_book_page(composed, text):
    assert {line.yields for line in composed(text, 36, indent=2)} == {()}


@STEADY
@given(SENTENCES)
def test_no_last_line_of_prose_is_a_single_character(composed, text):
    lines = composed(text, 26)
    assert len(lines) == 1 or sum(map(str.isalnum, lines[-1].text)) > 1


@STEADY
@given(st.lists(PARTS, min_size=1, max_size=4).map(lambda parts: "".join(parts)[:11]), st.sampled_from([2.5, 4.0, 6.0]))
def test_rules_give_way_in_their_order(book, text, width):
    """Of all ways to break a short text none has fewer faults, the gravest counted first: overfull lines, marks, words,
    numbers, then uneven lines at all, then a last line of one character.
    """
    made = cast([Run(text, "serif", 10.0, "ink")], book)
    if not made.text:
        return
    measure = Measure(width * 10, width * 10, "justify")
    chosen = [line.end for line in breaks(made, measure)]
    assert _faults(made, measure, chosen) == min(_faults(made, measure, ends) for ends in _ways(made))


def _ways(made):
    """All ways to break: the ends of the lines."""
    inner = [at for at in range(1, len(made.text)) if made.levels[at] != NEVER]
    for count in range(len(inner) + 1):
        for ends in combinations(inner, count):
            yield [*ends, len(made.text)]


def _faults(made, measure, ends):
    """How many lines are overfull, then breaks by level, the worst first; whether lines are uneven; if none is, whether
    the last one is a single character."""
    table, lines = sums(made, True), list(zip([0, *ends[:-1]], ends, strict=True))
    overfull = sum(
        table.ends[e] - table.starts[s] - (table.shrink[e - 1] - table.kept[s]) > measure.other + 1e-6 for s, e in lines
    )
    uneven = any(_uneven(table, measure, s, e, max(made.sizes)) for s, e in lines[:-1])
    single = not uneven and len(lines) > 1 and sum(map(str.isalnum, made.text[lines[-1][0] :])) < 2
    levels = (sum(made.levels[e] == level for e in ends) for level in (MARK, WORD, POINT, NUMBER, RANGE))
    return overfull, *levels, uneven, single


def _uneven(table, measure, start, end, em):
    """Whether a line's even spacing would be over a quarter em at each place."""
    room = measure.other - (table.ends[end] - table.starts[start])
    gaps, places = table.stretch[end - 1] - table.stretch[start], table.even[end] - table.even[start + 1]
    return room - gaps > max(places, 0.001) * em / 4 + 1e-6
