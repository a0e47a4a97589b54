"""Marks of headings, labels of figures and tables: automatic, and all that names them follows."""

from __future__ import annotations

import pytest

from docgen.model.facts import EditionError
from docgen.model.plain import plain
from docgen.model.resolved import Figure, Heading, Reference, Table
from tests.reading import blocks, inlines
from tests.resolve.reports import layout, resolve_texts

TABLE = ":::{table} ID\n:caption: 表\n:layout: layout.toml\n:::\n\n"
LAYOUT = 'rows = "[residence=*]"\n[[column]]\nhead = ["类别"]\ncell = "name"\n'


def figure(id_: str) -> str:
    return f":::{{figure}} {id_}\n:caption: {id_}\n:kind: columns\nnetizens\n:::\n\n"


def marks(body: str, **texts: str) -> list[str]:
    report = resolve_texts(body=body, **texts)
    return [f"{b.mark}{plain(b.title)}" for b in blocks(report, Heading)]


def test_parts_chapters_and_sections_bear_the_marks_of_their_depth():
    text = "# 甲\n## 乙\n### 丙\n#### 丁\n##### 戊\n###### 己\n"
    assert marks(text) == ["第一篇甲", "第一章乙", "一、丙", "（一）丁", "1、戊", "1、己"]


def test_sections_start_anew_under_each_heading():
    text = "# 篇\n## 甲\n### 一\n### 二\n#### 款\n### 三\n#### 款\n## 乙\n### 一\n"
    assert [m for m in marks(text) if m[0] != "第"] == ["一、一", "二、二", "（一）款", "三、三", "（一）款", "一、一"]


def test_chapters_are_counted_through_all_parts():
    assert marks("# 甲\n## 一\n## 二\n# 乙\n## 三\n") == ["第一篇甲", "第一章一", "第二章二", "第二篇乙", "第三章三"]


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ("一、", ["一、甲", "（一）乙"]), ("（一）", ["（一）甲", "1、乙"]), ("1、", ["1、甲", "1、乙"]),
        ("none", ["甲", "（一）乙"]),
    ],
)  # fmt: skip
def test_a_heading_says_which_mark_its_children_bear(children, expected):
    assert marks(f'# 篇\n{{children="{children}"}}\n## 章\n### 甲\n#### 乙\n')[2:] == expected


def test_what_one_heading_says_does_not_reach_the_next():
    text = '# 篇\n{children="（一）"}\n## 甲\n### 一\n## 乙\n### 一\n'
    assert marks(text)[1:] == ["第一章甲", "（一）一", "第二章乙", "一、一"]


def test_a_part_may_have_sections_instead_of_chapters():
    assert marks('# 甲\n## 章\n{children="1、"}\n# 乙\n## 事\n## 事\n# 丙\n## 章\n') == [
        "第一篇甲", "第一章章", "第二篇乙", "1、事", "2、事", "第三篇丙", "第二章章",
    ]  # fmt: skip


def test_a_count_may_be_restarted():
    text = "# 篇\n## 章\n### 甲\n### 乙\n{.restart}\n### 丙\n### 丁\n"
    assert marks(text)[2:] == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_chapters_too():
    assert marks("# 甲\n## 一\n## 二\n# 乙\n{.restart}\n## 三\n## 四\n")[-2:] == ["第一章三", "第二章四"]


def test_front_and_back_matter_bear_no_marks_unless_told():
    text = '# 前言\n\n{children="一、"}\n# 术语\n## 甲\n## 乙\n'
    assert marks("", front=text) == ["前言", "术语", "一、甲", "二、乙"]
    assert marks("", back="# 附录\n## 甲\n") == ["附录", "甲"]


def test_an_unknown_mark_is_named_where_it_is_asked_for():
    with pytest.raises(EditionError, match=r"10-body\.md:4: 未知的编号样式 '\(一\)'；是否指 "):
        resolve_texts(body='# 篇\n## 章\n{children="(一)"}\n### 节\n')


def test_figures_are_counted_through_the_report():
    report = resolve_texts(body=f"# 篇\n## 章\n{figure('a')}## 章\n{figure('b')}# 篇\n{figure('c')}")
    assert [(f.id, f.label, f.number) for f in blocks(report, Figure)] == [
        ("a", "图1", 1),
        ("b", "图2", 2),
        ("c", "图3", 3),
    ]


def test_tables_and_appendix_tables_are_counted_apart(tmp_path):
    body, back = ("".join(TABLE.replace("ID", f"{name}{n}") for n in (1, 2)) for name in "ab")
    layouts = {"layout.toml": layout(tmp_path, LAYOUT)}
    report = resolve_texts(body="# 篇\n" + body, back="# 附录\n" + back, layouts=layouts)
    assert [(t.label, t.kind) for t in blocks(report, Table)] == [
        ("表1", "表"), ("表2", "表"), ("附表1", "附表"), ("附表2", "附表"),
    ]  # fmt: skip


CHAPTERS = {
    "甲": "{#ch-a}\n## 甲\n\n{ref}`a`、{ref}`b`、{ref}`ch-c`\n\n" + figure("a"),
    "乙": "{#ch-b}\n## 乙\n\n{ref}`b`、{ref}`ch-a`\n\n" + figure("b"),
    "丙": "{#ch-c}\n## 丙\n\n{ref}`c`、{ref}`ch-b`、{ref}`a`\n\n" + figure("c"),
}


@pytest.mark.parametrize("order", ["甲乙丙", "丙乙甲", "乙甲丙", "丙甲乙"])
def test_whatever_is_moved_numbers_references_and_catalogs_follow(order):
    report = resolve_texts(body="# 篇\n" + "".join(CHAPTERS[name] for name in order))
    chapters = {b.id: b.mark for b in blocks(report, Heading)}
    labels = {b.id: b.label for b in blocks(report, Figure)}
    assert [chapters[f"ch-{'abc'['甲乙丙'.index(n)]}"] for n in order] == ["第一章", "第二章", "第三章"]
    assert list(labels.values()) == ["图1", "图2", "图3"]
    references = [i for b in blocks(report) for i in inlines(b) if isinstance(i, Reference)]
    assert len(references) == 8
    assert all(r.text == {**chapters, **labels}[r.target] for r in references)
    assert [(e.label, e.target) for e in report.catalogs.figures] == [(label, id_) for id_, label in labels.items()]
    assert [e.label for e in report.catalogs.contents if e.level == 2] == ["第一章", "第二章", "第三章"]


def test_whatever_is_inserted_or_dropped_the_rest_counts_on():
    without = resolve_texts(body="# 篇\n" + CHAPTERS["甲"].replace("、{ref}`b`、{ref}`ch-c`", ""))
    assert [f.label for f in blocks(without, Figure)] == ["图1"]
    more = resolve_texts(body="# 篇\n## 新\n" + figure("new") + "".join(CHAPTERS.values()))
    assert {f.id: f.label for f in blocks(more, Figure)} == {"new": "图1", "a": "图2", "b": "图3", "c": "图4"}


def test_ids_of_one_file_do_not_move_with_another():
    ids = [b.id for b in blocks(resolve_texts(front="# 前\n", body="# 篇\n## 章\n"), Heading)]
    more = [b.id for b in blocks(resolve_texts(front="# 前\n## 新\n", body="# 篇\n## 章\n"), Heading)]
    assert ids[1:] == more[2:]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (figure("a") + figure("a"), 7), ("{#x}\n# 甲\n{#x}\n# 乙\n", 4),
        ("{#x}\n# 甲\n\n" + figure("x"), 4),
    ],
)  # fmt: skip
def test_an_id_stands_once(body, line):
    with pytest.raises(EditionError, match=rf"10-body\.md:{line}: 重复的标识.*另见 10-body\.md:[12]"):
        resolve_texts(body=body)


def test_a_figure_needs_an_id():
    with pytest.raises(EditionError, match=r"10-body\.md:1: figure 没有标识"):
        resolve_texts(body=":::{figure}\n:caption: 甲\n:kind: columns\nnetizens\n:::\n")


def test_a_reference_to_a_heading_says_its_mark_or_its_title():
    headings = '# 篇\n{#a}\n## 甲\n### 节\n{#b children="none"}\n### 乙\n{#c}\n#### {date}`0`的**事**\n'
    report = resolve_texts(body=headings + "\n{ref}`a`{ref}`b`{ref}`c`\n")
    assert [i.text for b in blocks(report) for i in inlines(b) if isinstance(i, Reference)] == [
        "第一章",
        "二",
        "2021年的事",
    ]


def test_a_reference_to_nothing_gets_the_nearest():
    with pytest.raises(EditionError, match=r"10-body\.md:8: 没有标识为 'fig-netizen' .*是否指 fig-netizens"):
        resolve_texts(body=figure("fig-netizens") + "\n{ref}`fig-netizen`\n")
