"""Templates: pieces and back, whatever the words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.model.template import Control, Reference, Words, filled, joined, pieces

PIECES = st.one_of(
    st.builds(Words, st.text(st.sampled_from("甲{}:ab1**\n"), min_size=1)),
    st.builds(Control, st.text("0123456789abcdefvn", min_size=10, max_size=11)),
    st.builds(Reference, st.from_regex(r"[a-z][a-z0-9-]*", fullmatch=True)),
)


def test_a_template_says_what_is_bound_and_what_is_referred_to() -> None:
    template = "在{0123456789v}{0123456789n}，见{ref:fig-a}{{注}}"
    assert pieces(template) == (
        Words("在"), Control("0123456789v"), Control("0123456789n"), Words("，见"), Reference("fig-a"), Words("{注}"),
    )  # fmt: skip
    texts, labels = {"0123456789v": "增长", "0123456789n": "6.3%"}, {"fig-a": "图1"}
    assert filled(template, texts, labels) == "在增长6.3%，见图1{注}"


@given(st.lists(PIECES, max_size=8))
def test_pieces_come_back_from_the_template(parts: list[Words | Control | Reference]) -> None:
    template = joined(parts)
    assert joined(pieces(template)) == template
    assert [p for p in pieces(template) if not isinstance(p, Words)] == [p for p in parts if not isinstance(p, Words)]
    words = "".join(p.text for p in parts if isinstance(p, Words))
    assert "".join(p.text for p in pieces(template) if isinstance(p, Words)) == words
