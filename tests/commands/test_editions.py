"""What is typed for EDITION."""

from __future__ import annotations

import pytest

from docgen.commands.editions import editions
from docgen.model.facts import EditionError


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house with the editions 2018, 2019 and a folder that is none; one stands in it."""
    for name in ("2018", "2019"):
        (tmp_path / "data" / name).mkdir(parents=True)
        (tmp_path / "data" / name / "edition.toml").touch()
    (tmp_path / "data" / "2020").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(found) -> list[str]:
    return [path.name for path in found]


def test_nothing_typed_is_the_newest(house):
    (newest,) = editions([], house)
    assert newest.resolve() == house / "data" / "2019"


def test_nothing_typed_is_the_only_one(house):
    (house / "data" / "2019" / "edition.toml").unlink()
    assert names(editions([], house)) == ["2018"]


def test_folders_come_as_typed(house):
    assert names(editions(["data/2019", "data/2018"], house)) == ["2019", "2018"]


@pytest.mark.parametrize("pattern", ["data/*", "data/201?", "data/20[1]*", "*/201*"])
def test_patterns_are_expanded_here_in_order(house, pattern):
    assert names(editions([pattern], house)) == ["2018", "2019"]


def test_patterns_may_begin_at_the_root_of_the_disk(house):
    assert names(editions([str(house / "data" / "*")], house)) == ["2018", "2019"]


@pytest.mark.parametrize("typed", ["data/2020", "data/2017", "data/209*"])
def test_a_folder_that_is_no_edition_is_refused(house, typed):
    with pytest.raises(EditionError) as error:
        editions([typed], house)
    assert "这里没有版本（缺 edition.toml）" in str(error.value)
    assert str(error.value).startswith(typed)
    assert "2019" in error.value.right or "2018" in error.value.right


def test_a_house_without_editions_says_so(tmp_path):
    with pytest.raises(EditionError, match=r"没有版本文件夹；data/ 下应有含 edition\.toml 的文件夹"):
        editions([], tmp_path)
