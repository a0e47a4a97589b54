"""New contents of several files → written whole and moved into place together, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from docgen.model.facts import EditionError
from docgen.wording.messages import message


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Contents by path → all written beside their places, then all moved; where one cannot be, none has been.

    Raises EditionError naming the file that cannot be written (Word or Excel holds it open, on Windows).
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    moved: list[Path] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _beside(path).write_bytes(data)
            if path.exists():
                path.open("r+b").close()
        for path in files:
            _beside(path).replace(path)
            moved.append(path)
    except OSError as error:
        _put_back(moved, before)
        named = str(error.filename or next(iter(files)))
        wrong, right = (
            message("无法写入：{strerror}", strerror=error.strerror),
            message("请先关闭正打开着它的程序，或换一个文件夹；没有写入任何改动"),
        )
        raise EditionError(named, wrong, right) from None
    finally:
        for path in files:
            with suppress(OSError):
                _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _put_back(moved: list[Path], before: Mapping[Path, bytes | None]) -> None:
    for path in moved:
        data = before[path]
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)
