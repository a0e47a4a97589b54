"""Styles: inherited, typed, and wrong values named with their line."""

from __future__ import annotations

import shutil

import pytest

from docgen.model.facts import EditionError, Place
from docgen.style.load import load_style
from tests.reading import STYLES

BASE = (STYLES / "yearbook.toml").read_text(encoding="utf-8")


@pytest.fixture
def styles(tmp_path):
    """Name → text of a style, beside the repository's own; `load` reads one."""
    shutil.copy(STYLES / "yearbook.toml", tmp_path)
    shutil.copytree(STYLES / "icc", tmp_path / "icc")

    def load(name: str, **texts: str):
        for style, text in texts.items():
            (tmp_path / f"{style}.toml").write_text(text, encoding="utf-8")
        return load_style(tmp_path, name)

    return load


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_the_yearbook_has_its_values():
    style = load_style(STYLES, "yearbook")
    assert style.grid.width == style.grid.size * style.grid.columns
    assert style.heading[0].face in style.faces
    assert len(style.palette["navy"].print) == 4


def test_a_style_takes_what_it_does_not_say_from_the_one_it_extends(styles):
    own = 'extends = "yearbook"\n[chart]\nown = "red"\n[palette.navy]\nscreen = "#000080"\n'
    style, parent = styles("own", own=own), styles("yearbook")
    assert (style.chart.own, style.chart.other) == ("red", parent.chart.other)
    assert (style.palette["navy"].screen, style.palette["navy"].print) == ("#000080", parent.palette["navy"].print)
    assert style.heading == parent.heading


def test_a_style_may_extend_one_that_extends(styles):
    style = styles("c", b='extends = "yearbook"\n[grid]\nlines = 30\n', c='extends = "b"\n[grid]\nsize = 11\n')
    assert (style.grid.size, style.grid.lines, style.grid.columns) == (11.0, 30, 36)


def test_a_list_is_replaced_whole(styles):
    assert styles("own", own='extends = "yearbook"\n[chart]\nseries = ["red"]\n').chart.series == ("red",)


WRONG = {
    "unknown option": ("[chart]\nheigth = 1\n", 3, "未知的样式选项 chart.heigth", "axis、bold"),
    "near option": ("[grid]\ncolums = 1\n", 3, "未知的样式选项 grid.colums", "columns"),
    "unknown table": ("[gird]\nsize = 1\n", 2, "未知的样式选项 gird", "grid"),
    "text for a number": ('[grid]\nsize = "12"\n', 3, "grid.size 的值 '12'", "数字"),
    "a fraction for a whole": ("[grid]\nsize = 11.0\ncolumns = 1.5\n", 4, "grid.columns 的值 1.5", "整数"),
    "a truth for a whole": ("[grid]\ncolumns = true\n", 3, "grid.columns 的值 True", "整数"),
    "a number for text": ("[marks]\nbullet = 1\n", 3, "marks.bullet 的值 1", "文字"),
    "text for a list": ('[chart]\nseries = "navy"\n', 3, "chart.series 的值 'navy'", "列表"),
    "a number for a table": ("grid = 1\n", 2, "grid 的值 1", "一张表"),
    "an unknown face": ('[table]\nface = "seriff"\n', 3, "table.face 的值 'seriff'", "serif"),
    "an unknown colour": ('[table]\nrule = "inc"\n', 3, "table.rule 的值 'inc'", "ink"),
    "an unknown colour in a list": ('[chart]\nseries = ["navy", "blew"]\n', 3, "chart.series[1] 的值 'blew'", "blue"),
    "a colour that is none": ('[palette.navy]\nscreen = "#12365"\n', 3, "palette.navy.screen", "#rrggbb"),
    "three inks": ("[palette.navy]\nprint = [1, 2, 3]\n", 3, "palette.navy.print", "4 个值"),
    "a list that lacks something": ('[[heading]]\nalign = "right"\n', 2, "样式缺少 heading[0].face", "size"),
}


@pytest.mark.parametrize(("text", "line", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line(styles, text, line, wrong, right):
    with pytest.raises(EditionError) as error:
        styles("own", own=f'extends = "yearbook"\n{text}')
    assert f"own.toml:{line}: " in str(error.value)
    assert wrong in error.value.wrong and right in error.value.right


UNLAWFUL = {
    "a page without width": ("[page]\nwidth_mm = 0\n", 3, "page.width_mm：0 太小", "不小于 1"),
    "bleed below nothing": ("[page]\nbleed_mm = -3\n", 3, "page.bleed_mm：-3 太小", "不小于 0"),
    "a multiple of nothing": ("[page]\nmultiple = 0\n", 3, "page.multiple：0 太小", "不小于 1"),
    "a spine without margin": ("[page]\ninner_mm = 2\n", 3, "page.inner_mm：2 太小", "不小于 5"),
    "lines into each other": ("[grid]\nleading = 11\n", 3, "grid.leading：11 太小", "不小于 12"),
    "lines too long": ("[grid]\ncolumns = 42\n", 3, "版心宽 177.8 毫米，外边距只余 1.6 毫米", "减少 grid.columns"),
    "a page too narrow": ("[page]\nwidth_mm = 185\n", 3, "外边距只余 2.0 毫米", "加大 page.width_mm"),
    "a page too low": ("[page]\nheight_mm = 285\n", 3, "下边距只余 12.5 毫米", "减少 grid.lines"),
    "a profile that is not there": (
        '[intent]\nprofile = "FOGRA51.icc"\ncondition = "FOGRA51"\n', 3, "没有 'FOGRA51.icc'", "FOGRA39L_coated.icc",
    ),
    "a screen's profile": ('[intent]\nprofile = "sRGB.icc"\ncondition = "sRGB"\n', 3, "不是 CMYK 印刷机", "印厂"),
    "a profile without its condition": ('[intent]\nprofile = "sRGB.icc"\n', 3, "intent.profile 换了", "condition"),
    "a condition without its profile": ('[intent]\ncondition = "X"\n', 3, "intent.condition 换了", "intent.profile"),
    "a condition without name": (
        '[intent]\nprofile = "FOGRA39L_coated.icc"\ncondition = ""\n', 4, "名称是空的", "FOGRA39",
    ),
    "too much ink": ("[intent]\nink = 500\n", 3, "总墨量上限为 500%", "不超过 400"),
    "a colour over the ink": ("[palette.navy]\nprint = [100, 90, 60, 60]\n", 3, "总墨量为 310%", "300%"),
    "more than all of an ink": ("[palette.navy]\nprint = [120, 0, 0, 0]\n", 3, "120、0、0、0", "0 与 100"),
    "a chart higher than the highest": ("[chart]\nlines = 13\n", 3, "图高 13 行不在 8 与 12 之间", "lines_max"),
    "a mark too few": ('[marks]\ndefault = ["第一篇"]\n', 3, "只有 1 级", "5 级"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "wrong", "right"), UNLAWFUL.values(), ids=UNLAWFUL)
def test_what_cannot_be_printed_is_named_with_its_line(styles, text, line, wrong, right):
    with pytest.raises(EditionError) as error:
        styles("own", own=f'extends = "yearbook"\n{text}')
    assert f"own.toml:{line}: " in str(error.value)
    assert wrong in error.value.wrong and right in error.value.right


def test_a_pair_may_be_changed_together(styles):
    text = 'extends = "yearbook"\n[intent]\nprofile = "FOGRA39L_coated.icc"\ncondition = "FOGRA47"\n'
    assert styles("own", own=text).intent.condition == "FOGRA47"


def test_of_equal_names_the_line_is_that_of_the_right_table(styles):
    words = "size = 13.0"
    with pytest.raises(EditionError, match=rf"yearbook\.toml:{line_of(BASE, words)}: .*heading\[3\]\.size"):
        styles("yearbook", yearbook=BASE.replace(words, 'size = "groß"'))


def test_one_of_a_few_words_is_named_with_the_others(styles):
    line = line_of(BASE, "align = ")
    with pytest.raises(EditionError, match=rf"yearbook\.toml:{line}: .*'right' 不对；应为 left、center"):
        styles("yearbook", yearbook=BASE.replace('align = "left"', 'align = "right"'))


def test_a_slip_in_the_parent_is_named_there(styles):
    parent = BASE.replace("bleed_mm", "bleeding_mm")
    with pytest.raises(EditionError, match=rf"yearbook\.toml:{line_of(parent, 'bleeding_mm')}: .*bleed_mm"):
        styles("own", yearbook=parent, own='extends = "yearbook"\n')


def test_what_is_missing_is_named_with_its_table(styles):
    with pytest.raises(EditionError, match=rf"yearbook\.toml:{line_of(BASE, '[page]')}: 样式缺少 page\.top_mm"):
        styles("yearbook", yearbook="".join(f"{x}\n" for x in BASE.splitlines() if not x.startswith("top_mm")))


def test_styles_do_not_extend_each_other_in_a_circle(styles):
    with pytest.raises(EditionError, match=r"b\.toml:1: 样式循环继承：a → b → a"):
        styles("a", a='extends = "b"\n', b='extends = "a"\n')


def test_an_unknown_parent_is_named_where_it_is_asked_for(styles):
    with pytest.raises(EditionError, match=r"own\.toml:2: 没有样式 'yearbok'；是否指 yearbook"):
        styles("own", own='name = "own"\nextends = "yearbok"\n')


def test_an_unknown_style_is_named_where_it_is_asked_for():
    with pytest.raises(EditionError, match=r"edition\.toml:9: 没有样式 'yearbok'；是否指 yearbook"):
        load_style(STYLES, "yearbok", Place("edition.toml", 9))


def test_toml_that_does_not_parse_has_its_line(styles):
    with pytest.raises(EditionError, match=r"own\.toml:2: TOML 写法不对"):
        styles("own", own='extends = "yearbook"\n[grid\n')
