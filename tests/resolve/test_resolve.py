"""The whole report: catalogs, levels, lists of people."""

from __future__ import annotations

import pytest

from docgen.model.facts import EditionError
from docgen.model.resolved import FIGURES, TABLES, Heading, Names, People
from tests.reading import blocks, texts
from tests.resolve.reports import resolve_texts


def test_the_contents_list_parts_chapters_sections_and_the_two_catalogs():
    text = "# 甲\n## 乙\n### 丙\n#### 丁\n"
    entries = resolve_texts(front="# 前言\n", body=text, back="# 附录\n").catalogs.contents
    assert [(e.level, e.label, e.title) for e in entries] == [
        (1, "", "前言"), (1, "第一篇", "甲"), (2, "第一章", "乙"), (3, "一、", "丙"), (1, "", "附录"),
        (1, "", "图目录"), (1, "", "表目录"),
    ]  # fmt: skip
    assert [e.target for e in entries[-2:]] == [FIGURES, TABLES]


def test_entries_lead_to_their_headings():
    report = resolve_texts(body="# 甲\n## 乙\n")
    assert [e.target for e in report.catalogs.contents][:2] == [h.id for h in blocks(report, Heading)]


def test_marks_that_are_not_listed_keep_a_heading_out_of_the_contents():
    entries = resolve_texts(body='# 甲\n{children="（一）"}\n## 乙\n### 丙\n').catalogs.contents
    assert [e.title for e in entries] == ["甲", "乙", "图目录", "表目录"]


def test_parts_and_chapters_open_pages_of_their_kind():
    report = resolve_texts(front="# 前言\n## 节\n", body='# 甲\n## 乙\n### 丙\n{children="1、"}\n# 丁\n## 戊\n')
    assert [h.opens for h in blocks(report, Heading)] == ["chapter", "", "part", "chapter", "", "part", ""]


def test_people_are_gathered_by_office_with_their_posts():
    text = ":::{people}\n主任 | 甲 | 会长\n副主任 | 乙 | 局长；教授\n主任 | 丙 | 顾问\n:::\n"
    (people,) = blocks(resolve_texts(front=text), People)
    offices = [(office, [(p.name, p.posts) for p in persons]) for office, persons in people.offices]
    assert offices == [("主任", [("甲", ("会长",)), ("丙", ("顾问",))]), ("副主任", [("乙", ("局长", "教授"))])]


def test_names_are_taken_apart():
    (names,) = blocks(resolve_texts(front=":::{names} 委员\n王甲、赵乙\n欧阳丙\n:::\n"), Names)
    assert (names.office, names.names) == ("委员", ("王甲", "赵乙", "欧阳丙"))


def test_a_person_needs_office_name_and_posts():
    with pytest.raises(EditionError, match=r"00-front\.md:3: 名单写法不对：'乙 会长'；应为 职务"):
        resolve_texts(front=":::{people}\n主任 | 甲 | 会长\n乙 会长\n:::\n")


def test_no_id_is_given_twice():
    ids = [b.id for b in blocks(resolve_texts(front="甲\n\n甲\n", body="# 甲\n\n甲\n\n- 甲\n- 甲\n"))]
    assert len(ids) == len(set(ids))


def test_nothing_visible_is_left_open(sample_report):
    assert not any("{" in text or "`" in text for text in texts(sample_report).values())
