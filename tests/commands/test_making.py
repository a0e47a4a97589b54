"""No stale output: whatever changes, what is made from kept results is what a clean build makes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copy, copytree

import pytest

from docgen.commands.making import make, make_alone
from docgen.model.wish import House, Wish
from docgen.work.cache import NOTHING_KEPT, Cache
from docgen.work.executors import Means, hands
from tests.reading import FONTS, ROOT, SAMPLE, STYLES


def silent(text: str) -> None:
    pass


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house and an edition that tests change, and results kept of what they were before."""
    folder = tmp_path_factory.mktemp("house")
    copytree(STYLES, folder / "styles")
    copytree(FONTS, folder / "fonts")
    copytree(SAMPLE, folder / "sample-2021")
    made(folder, Cache(folder / "cache", "basis"))
    return folder


def made(place: Path, cache: Cache, wish: Wish | None = None) -> Mapping[str, bytes]:
    house = House(place / "styles", place / "fonts")
    return make_alone(place / "sample-2021", house, wish or Wish(), cache).files


def number(place: Path) -> None:
    """The last digit of the first number stated."""
    path = sorted((place / "sample-2021/facts").glob("*.csv"))[0]
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    at = head.split(",").index("obs_value")
    cells = first.split(",")
    cells[at] = cells[at][:-1] + str((int(cells[at][-1]) + 1) % 10)
    path.write_text("\n".join((head, ",".join(cells), *rest, "")), encoding="utf-8")


def text(place: Path) -> None:
    path = sorted((place / "sample-2021/text").glob("*.md"))[0]
    path.write_text(path.read_text(encoding="utf-8") + "\n\n又一段。\n", encoding="utf-8")


def style(place: Path) -> None:
    path = next((place / "styles").glob("*.toml"))
    content = path.read_text(encoding="utf-8")
    at = content.index('screen = "#') + len('screen = "#')
    digit = "a" if content[at] != "a" else "b"
    path.write_text(content[:at] + digit + content[at + 1 :], encoding="utf-8")


def font(place: Path) -> None:
    copy(FONTS / "NotoSansSC-Bold.ttf", place / "fonts/NotoSansSC-Regular.ttf")


CHANGES: tuple[Callable[[Path], None], ...] = (number, text, style, font)


@pytest.fixture
def restored(place: Path) -> Iterator[Path]:
    """The place, everything in it as it was once the test is over."""
    kept = {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and "cache" not in path.parts}
    yield place
    for path, content in kept.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_all_is_as_if_made_for_the_first_time(restored: Path, change: Callable[[Path], None]) -> None:
    kept = Cache(restored / "cache", "basis")
    before = made(restored, kept)
    change(restored)
    after = made(restored, replace(kept, _digests={}))
    assert after == made(restored, NOTHING_KEPT)
    assert all(after[name] != before[name] for name in ("report.pdf", "report.docx"))


@pytest.mark.parametrize("other", ["other code", "other libraries"])
def test_what_other_code_or_libraries_made_is_not_used(tmp_path: Path, place: Path, other: str) -> None:
    kept = Cache(tmp_path, "basis")
    kept.save(kept.key("step", "input"), "old")
    assert Cache(tmp_path, other).load(Cache(tmp_path, other).key("step", "input")) is None


def test_all_outputs_share_what_is_kept_and_each_alone_is_the_same(place: Path) -> None:
    files = made(place, Cache(place / "cache", "basis"))
    for name, file in (("pdf", "report.pdf"), ("print", "report-print.pdf"), ("docx", "report.docx")):
        assert made(place, NOTHING_KEPT, Wish((name,)))[file] == files[file]


def test_many_hands_make_what_one_makes(place: Path) -> None:
    house = House(place / "styles", place / "fonts")
    with hands(3) as some:
        built = make(place / "sample-2021", house, Wish(), Means(NOTHING_KEPT, some), silent)
    assert built.files == made(place, Cache(place / "cache", "basis"))


def test_kept_parts_alone_make_the_same_files(place: Path) -> None:
    """With the whole outputs gone and their parts kept."""
    cache = Cache(place / "cache", "basis")
    files = made(place, cache)
    for path in (place / "cache").iterdir():
        if path.stat().st_size > max(map(len, files.values())):
            path.unlink()
    assert made(place, cache) == files


_WITHOUT = """
import sys
from docgen.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print([name for name in ("pandas", "numpy", "matplotlib", "reportlab", "docx", "lxml") if name in sys.modules])
"""


def libraries(*arguments: str, root: Path = ROOT) -> str:
    command = (sys.executable, "-c", _WITHOUT, *arguments)
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.splitlines()[-1]


def test_help_loads_no_library() -> None:
    assert libraries("--help") == "[]"


def test_where_nothing_has_changed_no_library_is_loaded(tmp_path: Path) -> None:
    for part in ("docgen", "styles", "fonts"):
        copytree(ROOT / part, tmp_path / part)
    arguments = ("build", str(SAMPLE), "--jobs", "1", "-o", str(tmp_path / "out"))
    assert libraries(*arguments, root=tmp_path) != "[]"
    assert libraries(*arguments, root=tmp_path) == "[]"
