"""`docgen build`: editions → files in out/, each written whole and then moved into place."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from docgen.build import ALL_OUTPUTS, House, build
from docgen.commands.editions import editions


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    only = (options.only,) if options.only else ALL_OUTPUTS
    house = House(root / "styles", root / "fonts")
    for edition in editions(options.editions, root):
        folder = Path(options.output) if options.output else root / "out" / edition.resolve().name
        say = _progress(time.monotonic)
        files = build(edition, house, only, say)
        write(files, folder)
        say(f"完成：{'、'.join(str(folder / name) for name in files)}")
    return 0


def _progress(clock: Callable[[], float]) -> Callable[[str], None]:
    start = clock()

    def say(text: str) -> None:
        print(f"[{clock() - start:5.1f} s] {text}", file=sys.stderr, flush=True)

    return say


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Files by name → written beside their places, then moved, so that an earlier output is never half replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f".{name}.new").write_bytes(data)
    for name in files:
        (folder / f".{name}.new").replace(folder / name)
