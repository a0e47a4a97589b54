"""What stays on one line with a number."""

from __future__ import annotations

import pytest

from docgen.emit.pdf.composer.numbers import bound_spans


@pytest.mark.parametrize(
    "whole",
    [
        "2019年", "12月", "74号", "58.7%", "58.7％", "3.5‰", "3257.8万人", "5.3个百分点", "1,358.2亿元", "10余万户",
        "3000多家", "第107幅", "图26", "表3", "〔2015〕74号", "2017—2019年", "20%～40%", "50～59岁",
        "2020-03", "1/3", "100 Mbps", "−5℃", "30元/月", "20万～30万户", "300万平方公里", "2小时",
    ],
)  # fmt: skip
def test_an_expression_is_bound_whole(whole):
    assert (2, 2 + len(whole)) in bound_spans("网络" + whole + "，网络")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("到2019为止", "2019"), ("图26列出", "图26"), ("22.4%同比", "22.4%"), ("58万的", "58万"),
        ("2019年底", "2019年"),
    ],
)  # fmt: skip
def test_what_is_no_unit_is_not_bound(text, span):
    assert [text[start:end] for start, end in bound_spans(text)] == [span]


@pytest.mark.parametrize("text", ["IPv6地址", "5G网络", "H3网络"])
def test_figures_in_names_bind_nothing(text):
    assert all(text[end - 1].isascii() for _, end in bound_spans(text))


@pytest.mark.parametrize("whole", ["〔2015〕74号", "3257.8万人", "2017—2019年", "100 Mbps", "5.3个百分点"])
@pytest.mark.parametrize("width", [8, 9.5, 11, 13])
def test_no_line_ends_inside_an_expression(composed, whole, width):
    for length in range(4, 16):
        lines = composed("网" * length + whole + "络络络络络络", width)
        assert sum(whole in line.text for line in lines) == 1


def test_spaces_typed_inside_are_dropped_first(composed):
    assert composed("网〔2015〕74 号络", 20)[0].text == "网〔2015〕74号络"


def test_the_gap_of_a_number_to_its_unit_does_not_widen(composed):
    line = composed("网网网网网12个网网网络络络络络络", 10.9)[0]
    assert line.advance("网") > 1
    assert line.advance("2") == 0.75
