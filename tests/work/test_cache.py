"""What is kept is what was made: whatever a result depends on is in its key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.work.basis import basis
from docgen.work.cache import NOTHING_KEPT, Cache


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "basis")


def entries(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return sorted(cache.folder.iterdir()) if cache.folder.is_dir() else []


def test_what_is_kept_is_not_made_again(cache: Cache) -> None:
    key = cache.key("step", "input")
    assert cache.kept(key, lambda: ("made",)) == ("made",)
    assert cache.kept(key, lambda: ("made again",)) == ("made",)


def test_another_step_input_or_basis_is_another_key(cache: Cache) -> None:
    keys = {
        cache.key("a", "b", "c"),
        cache.key("ab", "c"),
        cache.key("a", "bc"),
        Cache(None, "other").key("a", "b", "c"),
    }
    assert len(keys) == 4


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 100])
def test_a_damaged_entry_counts_for_nothing(cache: Cache, damage: bytes) -> None:
    key = cache.key("step")
    cache.save(key, "right")
    (entry,) = entries(cache)
    entry.write_bytes(damage)
    assert cache.load(key) is None
    assert cache.kept(key, lambda: "made again") == "made again"
    assert cache.load(key) == "made again"


def test_an_entry_cut_short_counts_for_nothing(cache: Cache) -> None:
    cache.save(cache.key("step"), list(range(100)))
    (entry,) = entries(cache)
    entry.write_bytes(entry.read_bytes()[:-1])
    assert cache.load(cache.key("step")) is None


def test_the_folder_may_be_deleted_at_any_time(cache: Cache) -> None:
    cache.save(cache.key("step"), 1)
    for entry in entries(cache):
        entry.unlink()
    Path(str(cache.folder)).rmdir()
    assert cache.load(cache.key("step")) is None
    cache.trim()
    cache.save(cache.key("step"), 2)
    assert cache.load(cache.key("step")) == 2


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file", "basis")
    assert cache.kept(cache.key("step"), lambda: 1) == 1


def test_writing_leaves_nothing_but_the_entry(cache: Cache) -> None:
    key = cache.key("step")
    cache.save(key, 1)
    cache.save(key, 2)
    assert [entry.name for entry in entries(cache)] == [key]


def test_what_was_not_used_for_longest_goes_first(cache: Cache) -> None:
    small = Cache(cache.folder, cache.basis, limit=2500)
    for number in range(3):
        small.write(str(number), bytes(1000))
        os.utime(Path(str(small.folder)) / str(number), (number, number))
    assert small.read("0") == bytes(1000)
    small.trim()
    assert [entry.name for entry in entries(small)] == ["0", "2"]


def test_nothing_is_kept_where_that_is_asked() -> None:
    NOTHING_KEPT.save("key", 1)
    assert NOTHING_KEPT.load("key") is None
    NOTHING_KEPT.trim()


def test_a_folder_is_known_by_names_and_contents_of_its_files(tmp_path: Path) -> None:
    def digest() -> str:
        return Cache(None, "").folder_digest(tmp_path)

    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.csv").write_text("1", encoding="utf-8")
    seen = [digest()]
    assert digest() == seen[0]
    (tmp_path / "a/b.csv").write_text("2", encoding="utf-8")
    seen.append(digest())
    (tmp_path / "a/b.csv").rename(tmp_path / "a/c.csv")
    seen.append(digest())
    (tmp_path / "d.csv").touch()
    seen.append(digest())
    assert len(set(seen)) == 4


def test_code_and_libraries_are_in_the_basis(tmp_path: Path) -> None:
    code, libraries = tmp_path / "code", tmp_path / "libraries"
    code.mkdir()
    (code / "step.py").write_text("a = 1\n", encoding="utf-8")
    (libraries / "typesetter-1.0.dist-info").mkdir(parents=True)
    seen = [basis(code, [str(libraries)])]
    assert basis(code, [str(libraries)]) == seen[0]
    (code / "step.py").write_text("a = 2\n", encoding="utf-8")
    seen.append(basis(code, [str(libraries)]))
    (libraries / "typesetter-1.0.dist-info").rename(libraries / "typesetter-1.1.dist-info")
    seen.append(basis(code, [str(libraries)]))
    assert len(set(seen)) == 3
