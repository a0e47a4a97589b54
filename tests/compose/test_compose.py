"""The text files of an edition, put together."""

from __future__ import annotations

import pytest

from docgen.compose.compose import compose
from docgen.facts.settings import read_settings
from docgen.model.facts import EditionError
from docgen.model.report import Heading
from tests.reading import SAMPLE


@pytest.fixture
def edition(tmp_path):
    """Markdown of the body → the report of an edition with the sample's settings."""

    def write(body: str | bytes):
        (tmp_path / "edition.toml").write_bytes((SAMPLE / "edition.toml").read_bytes())
        (tmp_path / "text").mkdir()
        for name in ("00-preface.md", "20-services.md", "90-appendix.md"):
            (tmp_path / "text" / name).touch()
        data = body if isinstance(body, bytes) else body.encode()
        (tmp_path / "text" / "10-netizens.md").write_bytes(data)
        return compose(tmp_path, read_settings(tmp_path))

    return write


def test_matters_come_in_order_with_their_files(edition):
    assert [m.name for m in edition("# 篇\n").matters] == ["front", "body", "back"]


def test_files_of_a_matter_follow_each_other():
    body = compose(SAMPLE, read_settings(SAMPLE)).matters[1].blocks
    assert [b.depth for b in body if isinstance(b, Heading)] == [1, 2, 3, 3, 2, 3, 3]


def test_titles_come_from_the_settings(edition):
    titles = edition("# 篇\n").titles
    assert (titles.title, titles.issuers[1], titles.date) == ("示例省互联网发展报告", "示例信息中心", "2022年6月")


@pytest.mark.parametrize("text", [b"\xef\xbb\xbf# \xe7\xaf\x87\n", b"# \xe7\xaf\x87\r\n\r\n\xe7\xaf\x87\r\n"])
def test_files_as_windows_saves_them_are_read(edition, text):
    assert isinstance(edition(text).matters[1].blocks[0], Heading)


@pytest.mark.parametrize(
    ("text", "line", "most"),
    [("# 篇\n\n### 节\n", 3, "##"), ("## 章\n", 1, "#"), ("# 篇\n## 章\n\n#### 款\n", 4, "###")],
)  # fmt: skip
def test_headings_nest_without_gaps(edition, text, line, most):
    with pytest.raises(EditionError, match=rf"10-netizens\.md:{line}: 标题越级：#+；此处最深为 {most}$"):
        edition(text)


def test_headings_may_come_back_up_by_any_depth(edition):
    assert len(edition("# 篇\n## 章\n### 节\n# 篇\n").matters[1].blocks) == 4


def test_other_encodings_are_refused_with_the_line(edition):
    with pytest.raises(EditionError, match=r"10-netizens\.md:3: 文件不是 UTF-8 编码；请另存为 UTF-8"):
        edition("# a\n\n网民\n".encode("gbk"))


def test_a_missing_file_is_named_where_it_is_asked_for(edition, tmp_path):
    edition("# 篇\n")
    (tmp_path / "text" / "10-netizens.md").rename(tmp_path / "text" / "10-netizen.md")
    with pytest.raises(EditionError, match=r"edition\.toml:13: 缺少文本文件 10-netizens\.md；是否指 10-netizen\.md"):
        compose(tmp_path, read_settings(tmp_path))
