"""edition.toml: what must be there, and the line of what is wrong."""

from __future__ import annotations

import pytest

from docgen.facts.settings import read_settings
from docgen.model.facts import EditionError
from tests.reading import SAMPLE

RIGHT = (SAMPLE / "edition.toml").read_text(encoding="utf-8")


@pytest.fixture
def settings(tmp_path):
    """Text of edition.toml, or a replacement in the sample's → the settings."""

    def read(old: str = "", new: str = ""):
        assert old in RIGHT
        (tmp_path / "edition.toml").write_text(RIGHT.replace(old, new, 1), encoding="utf-8")
        return read_settings(tmp_path)

    return read


def test_what_is_there_is_read(settings):
    assert settings()["title"] == "示例省互联网发展报告"
    assert settings()["text"]["body"] == ["10-netizens.md", "20-services.md"]


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "edition.toml").write_text(RIGHT, encoding="utf-8-sig")
    assert read_settings(tmp_path)["period"] == 2021


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong", "right"),
    [
        ("subtitle", "subtitel", 2, "未知的设置 'subtitel'", "subtitle"),
        ("period = 2021\n", "", 1, "缺少设置 'period'", "period"),
        ('period = 2021', 'period = "2021"', 8, "设置 period", "年份"),
        ("period = 2021", "period = true", 8, "设置 period", "年份"),
        ('"示例省互联网发展报告"', "2021", 1, "设置 title", "文字"),
        ('["示例省互联网协会", "示例信息中心"]', '"示例省互联网协会"', 4, "设置 issuers", "文字的列表"),
        ("back = [", "rear = [", 14, "text 一节的 rear", "back"),
        ('["00-preface.md"]', '"00-preface.md"', 12, "text 一节的 front", "列表"),
        ("title =", "title", 1, "TOML 写法不对", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(settings, old, new, line, wrong, right):
    with pytest.raises(EditionError) as error:
        settings(old, new)
    assert f"edition.toml:{line}: " in str(error.value)
    assert wrong in error.value.wrong
    assert right in error.value.right
