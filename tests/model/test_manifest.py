"""The manifest: JSON and back, keys that depend on what is said and not on where."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model import manifest
from docgen.model.manifest import expression_key, from_json, key_of, part_key, parts_of, resting, to_json
from tests.emit.docx.sample import EDITION

WORDS = st.text(min_size=1, max_size=8)


def small() -> manifest.Manifest:
    """One of everything."""
    parts = parts_of("0123456789", "增长6.3%", "增长")
    binding = manifest.Binding("0123456789", "chg", "a:growth", ("a:growth",), parts, "10-a", "10-a.1", False, "")
    series = manifest.FigureSeries("甲", "万", "left", ("1.0", ""), ("1.0", "待补"), (("a",), ()))
    figure = manifest.FigureEntry(
        "fig-a", "图1", 1, "native", "columns", "_Id_fig_a", "fig-a:caption", ("甲", "乙\n（待补）"), ("x", "y"),
        (series,), "00", "11", 432.0, 180.0, "图",
    )  # fmt: skip
    rows = (manifest.TableRow("@x", ("甲", "{0123456789}")), manifest.TableRow("合计", ("合计", "1"), True))
    table = manifest.TableEntry(
        "tab-a", "表1", 1, "_Id_tab_a", "tab-a:caption", ("name", "a"), (("名", "数"),), rows, "tables/a.toml", "表"
    )
    written = ("text/10-a.md", 3, 3, "同比{chg}`a`")
    passage = manifest.Passage("10-a.1", "paragraph", "_Id_x", *written, "同比{0123456789v}")
    target = manifest.Target("fig-a", "figure", "_Ref_fig_a", "_Toc_fig_a", "图1")
    behind = manifest.Behind("0123456789", ("增长", None), parts_of("0123456789", "增长5.9%", "增长"))
    memory = {"asked": ("00",), "behind": (behind,)}
    return manifest.Manifest(EDITION, "v", (binding,), (passage,), (figure,), (table,), (target,), **memory)


def test_a_manifest_comes_back_from_its_json() -> None:
    assert from_json(to_json(small())) == small()


def test_one_of_a_file_built_before_anything_was_remembered_is_read() -> None:
    content = json.loads(to_json(small()))
    del content["asked"], content["behind"]
    assert from_json(json.dumps(content)) == replace(small(), asked=(), behind=())


def test_a_place_rests_on_what_it_was_changed_from() -> None:
    (binding,), behind = small().bindings, small().behind
    assert resting(binding, ("增长", None), behind).text == "增长5.9%"
    assert resting(binding, ("增长", "6.3%"), behind) == binding


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 99}', '{"format": 1}', "null", '{"format": 1, "edition": 3}']
)
def test_what_is_no_manifest_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


def test_a_manifest_with_an_unknown_item_is_an_error() -> None:
    content = json.loads(to_json(small()))
    content["passages"][0]["colour"] = "red"
    with pytest.raises(ValueError, match="not a manifest"):
        from_json(json.dumps(content))


@given(WORDS, WORDS, WORDS, st.integers(0, 9))
def test_keys_are_short_letters_and_digits(owner: str, role: str, argument: str, ordinal: int) -> None:
    key = key_of(owner, role, argument, ordinal)
    assert len(key) == 10 and key.isalnum() and key == key_of(owner, role, argument, ordinal)
    assert key != key_of(owner, role, argument, ordinal + 1)
    assert {expression_key(part_key(key, kind)) for kind in ("whole", "verb", "number")} == {key}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("增长6.3%", "增长", [("verb", "增长"), ("number", "6.3%")]),
        ("持平", "持平", [("verb", "持平")]),
        ("2780万人", "", [("whole", "2780万人")]),
    ],
)
def test_a_change_is_a_verb_and_a_number(text: str, verb: str, expected: list[tuple[str, str]]) -> None:
    assert [(part.kind, part.text) for part in parts_of("k", text, verb)] == expected


def test_what_has_no_key_has_no_control() -> None:
    assert parts_of("", "甲", "") == ()
