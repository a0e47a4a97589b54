"""The benchmark of paragraphs: both engines get the same text and set all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.paragraphs import Text, markup, ours, seconds, texts, theirs


@pytest.fixture(scope="module")
def found(root: Path) -> dict[str, Text]:
    return texts(root / "data/2019")


def test_both_get_the_same_words_links_and_bold_runs(found: dict[str, Text]) -> None:
    text = found["each number in bold"]
    marked = "".join(markup(runs, text) for runs in text.paragraphs)
    runs = [run for paragraph in text.paragraphs for run in paragraph]
    assert marked.count("<link ") == sum(run.link > "" for run in runs) > 0
    assert marked.count(f'<font name="{text.style.text.bold}">') == sum(r.face == text.style.text.bold for r in runs)
    assert sum(run.face == text.style.text.bold for run in runs) > 500


@pytest.mark.parametrize("name", ["as it is", "each number in bold"])
def test_both_set_all_of_the_text(found: dict[str, Text], name: str) -> None:
    """About as many lines with either; how long they take is for the benchmark."""
    text = replace(found[name], paragraphs=found[name].paragraphs[:200])
    (_, own), (_, other) = seconds(ours(text)), seconds(theirs(text, parsed=True))
    assert own > 300 and abs(own - other) < 0.05 * other
