"""The path of an editors' file → the file opened, with the manifest beside it where it has lost its own."""

from __future__ import annotations

from pathlib import Path

from docgen.model.facts import EditionError
from docgen.revise.opened import Opened, open_edited
from docgen.wording.messages import message

BESIDE = ".manifest.json"
_BIGGEST = 1 << 30


def opened(file: Path) -> Opened:
    """Raises EditionError if it cannot be read or is no file of docgen's."""
    beside = file.with_name(f"{file.stem}{BESIDE}")
    try:
        if file.stat().st_size > _BIGGEST:
            raise EditionError(str(file), message("文件大得不合理"))
        return open_edited(file.read_bytes(), str(file), beside.read_text("utf-8") if beside.is_file() else "")
    except OSError as error:
        raise EditionError(
            str(file),
            message("打不开：{strerror}", strerror=error.strerror),
            message("请核对路径，并关闭打开着它的程序"),
        ) from None
    except UnicodeDecodeError:
        raise EditionError(str(beside), message("不是 UTF-8 的 JSON")) from None
