"""Ids of paragraphs and keys of bound texts: they depend on what is written, not on where it stands."""

from __future__ import annotations

from docgen.model.resolved import Bound, Heading, ItemList, Paragraph
from tests.reading import blocks, inlines
from tests.resolve.reports import resolve_texts

TEXT = "# 篇\n## 章\n\n甲段，{date}`0`年。\n\n乙段，{date}`0`、{date}`-1`。\n"


def ids(text: str) -> dict[str, str]:
    """Words of every paragraph and heading → its id."""
    found = [b for b in blocks(resolve_texts(body=text)) if isinstance(b, Paragraph | Heading)]
    return {block.written.text: block.id for block in found}


def keys(text: str) -> list[str]:
    report = resolve_texts(body=text)
    return [i.key for b in blocks(report, Paragraph) for i in inlines(b) if isinstance(i, Bound)]


def test_ids_stay_when_something_is_put_before_or_moved() -> None:
    before = ids(TEXT)
    more = ids(TEXT.replace("## 章\n", "## 前章\n\n新段。\n\n## 章\n\n新二段。\n"))
    assert {words: more[words] for words in before} == before
    moved = ids("# 篇\n## 章\n\n乙段，{date}`0`、{date}`-1`。\n\n甲段，{date}`0`年。\n")
    assert moved == before


def test_the_same_words_twice_are_counted() -> None:
    report = resolve_texts(body="# 篇\n\n一段。\n\n一段。\n")
    first, second = (b.id for b in blocks(report, Paragraph))
    assert second == f"{first}-2"


def test_a_heading_and_a_paragraph_of_the_same_words_differ() -> None:
    heading, paragraph = (b.id for b in blocks(resolve_texts(body="# 甲\n\n甲\n")))
    assert heading != paragraph


def test_keys_are_unique_and_stay_when_other_text_changes() -> None:
    before = keys(TEXT)
    assert len(set(before)) == 3
    assert keys(TEXT.replace("甲段", "甲段改写了").replace("## 章", "## 章名改了\n\n新段。\n")) == before


def test_the_block_s_own_words_and_lines_are_kept() -> None:
    report = resolve_texts(body="{#a}\n# 篇\n\n一段，\n两行。\n\n- 甲项\n- 乙项\n")
    heading, paragraph, items = blocks(report, Heading, Paragraph, ItemList)
    found = [heading, paragraph, *(first for first, *_ in items.items)]
    assert [(b.written.text, b.written.first, b.written.last) for b in found] == [
        ("篇", 2, 2), ("一段，\n两行。", 4, 5), ("甲项", 7, 7), ("乙项", 8, 8),
    ]  # fmt: skip
