"""Bookmarks: hidden, short, one name an id."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.ooxml.bookmarks import LONGEST, around, bookmark_name, number_identities
from docgen.ooxml.drawings import Media, picture
from docgen.ooxml.xml import element, name, value, w

IDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60)


@given(IDS)
def test_a_name_is_hidden_and_such_as_word_takes(id_: str) -> None:
    made = bookmark_name("Ref", id_)
    assert len(made) <= LONGEST and re.fullmatch(r"_Ref_\w*", made)


@given(st.lists(IDS, min_size=2, max_size=2, unique=True))
def test_different_ids_have_different_names(ids: list[str]) -> None:
    assert bookmark_name("Id", ids[0]) != bookmark_name("Id", ids[1])


def test_ids_that_differ_in_a_mark_only_have_different_names() -> None:
    ids = [
        "sec-a-2.1",
        "sec-a-2-1",
        "sec-a.2-1",
        "sec_a_2_1",
        "sec-a-2--1",
        "sec-a-2-1-",
        "fig-" + "x" * 50,
        "fig-" + "x" * 51,
    ]
    assert len({bookmark_name("Toc", id_) for id_ in ids}) == len(ids)


def test_bookmarks_and_drawings_are_numbered_in_order() -> None:
    shown = picture(Media("rId1", "", 10, 10), "fig:a", "甲", 10, 10)
    body = w("body", w("p", *around("_Ref_a", around("_Toc_a", (shown,)))), w("p", *around("_Ref_b", ())))
    number_identities([body])
    starts = {value(n, "name"): value(n, "id") for n in body.iter(name("w:bookmarkStart"))}
    assert starts == {"_Ref_a": "0", "_Toc_a": "1", "_Ref_b": "2"}
    assert [value(n, "id") for n in body.iter(name("w:bookmarkEnd"))] == ["1", "0", "2"]
    assert [n.get("id") for n in body.iter(element("wp:docPr").tag)] == ["1"]
