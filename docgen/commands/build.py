"""`docgen build`: editions → files in out/, each written whole and then moved into place."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from docgen.build import ALL_OUTPUTS, House, Wish, build
from docgen.commands.editions import editions
from docgen.model.facts import EditionError


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    outputs = (options.only,) if options.only else ALL_OUTPUTS
    wish = Wish(outputs, options.pictures, options.docx_pages)
    house = House(root / "styles", root / "fonts")
    found = editions(options.editions, root)
    for edition in found:
        folder = _folder(edition, options.output, len(found), root)
        say = _progress(time.monotonic)
        files = build(edition, house, wish, say)
        write(files, folder)
        say(f"完成：{'、'.join(str(folder / name) for name in files)}")
    return 0


def _folder(edition: Path, output: str | None, count: int, root: Path) -> Path:
    """The folder of an edition's outputs: out/NAME, DIR as typed, DIR/NAME for one of several editions."""
    name = edition.resolve().name
    if output is None:
        return root / "out" / name
    return Path(output) if count == 1 else Path(output, name)


def _progress(clock: Callable[[], float]) -> Callable[[str], None]:
    start = clock()

    def say(text: str) -> None:
        print(f"[{clock() - start:5.1f} s] {text}", file=sys.stderr, flush=True)

    return say


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Files by name → written beside their places, then moved, so that no earlier output is half replaced.

    Raises EditionError where one cannot be written (Word holds a file it shows); then all stay as they were.
    """
    fresh = {folder / name: folder / f".{name}.new" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (place, new), data in zip(fresh.items(), files.values(), strict=True):
            new.write_bytes(data)
            if place.exists():
                place.open("r+b").close()
        for place, new in fresh.items():
            new.replace(place)
    except OSError as error:
        for new in fresh.values():
            with suppress(OSError):
                new.unlink()
        wrong, right = f"无法写入：{error.strerror}", "请先关闭正打开着它的程序，或用 -o 换一个文件夹"
        raise EditionError(str(error.filename), wrong, right) from None
