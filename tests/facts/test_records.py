"""Editing a CSV file: one cell changes, every other character stays."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from docgen.facts.records import edited

HEAD = "indicator,value,note\n"


def test_a_cell_changes_and_nothing_else():
    data = (HEAD + 'a,"1,5","say ""so"""\nb , 2,x\n').encode()
    assert edited(data, {3: {"value": "3"}}, {}) == (HEAD + 'a,"1,5","say ""so"""\nb ,3,x\n').encode()


def test_a_row_goes_where_it_belongs_or_to_the_end():
    data = (HEAD + "a,1,\nb,2,\n").encode()
    row = {"indicator": "c", "note": 'x,"y"'}
    assert edited(data, {}, {2: [row]}).decode() == HEAD + 'a,1,\nc,,"x,""y"""\nb,2,\n'
    assert edited(data, {}, {0: [row]}).decode() == HEAD + 'a,1,\nb,2,\nc,,"x,""y"""\n'


def test_line_ends_and_mark_stay_as_they_are():
    data = ("\ufeff" + HEAD + "a,1,\nb,2,").replace("\n", "\r\n").encode()
    assert edited(data, {2: {"value": "9"}}, {0: [{"indicator": "c"}]}) == (
        ("\ufeff" + HEAD + "a,9,\nb,2,\nc,,\n").replace("\n", "\r\n").encode()
    )


def test_a_cell_with_a_line_end_is_one_cell():
    data = (HEAD + 'a,1,"two\nlines"\nb,2,\n').encode()
    assert edited(data, {4: {"value": "5"}}, {}).decode() == HEAD + 'a,1,"two\nlines"\nb,5,\n'


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6), st.data())
def test_any_cell_of_any_file_can_be_changed_alone(rows, data):
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([("indicator", "value", "note"), *rows])
    at, new = data.draw(st.integers(0, len(rows) - 1)), data.draw(texts)
    reader = csv.reader(StringIO(out.getvalue()))
    lines = [1]
    for _ in reader:
        lines.append(reader.line_num + 1)
    result = edited(out.getvalue().encode(), {lines[at + 1]: {"value": new}}, {}).decode()
    expected = [list(row) for row in rows]
    expected[at][1] = new
    assert list(csv.reader(StringIO(result)))[1:] == expected
