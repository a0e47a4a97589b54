"""The lines that error messages name."""

from __future__ import annotations

import pytest

from docgen.model.facts import EditionError
from docgen.wording.files import line_with, read_text, read_toml, toml_line

TOML = """# title = "no"
title = "[not] = a table"

[a]           # a table
size = 1
colour = "#aabbcc"
[a.b]
size = 2
[[list]]
size = 3
inline = { key = 4 }
[[list]]
other = [
    "x",
]
size = 5
"""


@pytest.fixture
def toml(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 2), (("a",), 4), (("a", "size"), 5), (("a", "colour"), 6), (("a", "b", "size"), 8),
        (("list", 0, "size"), 10), (("list", 1, "size"), 16), (("list", 0, "inline", "key"), 11),
        (("list", 1, "missing"), 12), (("missing",), 1),
    ],
)  # fmt: skip
def test_a_key_is_found_where_it_is_set(toml, keys, line):
    assert toml_line(toml, keys).line == line


def test_words_are_found_where_they_stand(toml):
    assert (line_with(toml, '"x"').line, line_with(toml, "不在").line) == (14, 1)


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \nc = 2\n", 2), ("a = 1\na = 2\n", 2), ("a = 1\nb = [\n", 2)])
def test_toml_that_does_not_parse_has_its_line(tmp_path, text, line):
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(EditionError, match=rf"a\.toml:{line}: TOML 写法不对"):
        read_toml(tmp_path / "a.toml")


def test_a_byte_order_mark_and_windows_line_ends_are_nothing(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\r\n")
    assert read_text(tmp_path / "a.md") == "a\nb\n"


def test_other_encodings_have_their_line(tmp_path):
    (tmp_path / "a.md").write_bytes("a\n\n网民".encode("gbk"))
    with pytest.raises(EditionError, match=r"a\.md:3: 文件不是 UTF-8 编码；请另存为 UTF-8"):
        read_text(tmp_path / "a.md")


def test_a_missing_file_names_the_nearest_beside_it(tmp_path):
    (tmp_path / "page.toml").touch()
    with pytest.raises(EditionError, match=r"pages\.toml:1: 缺少这个文件；是否指 page\.toml"):
        read_text(tmp_path / "pages.toml")
