"""What was typed for EDITION → folders; patterns are expanded here, since cmd.exe does not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.model.facts import EditionError
from docgen.wording.messages import message
from docgen.wording.nearest import nearest


def editions(typed: Sequence[str], root: Path) -> tuple[Path, ...]:
    """Typed names or patterns → folders of editions; nothing typed → the only or newest one under data/."""
    if not typed:
        return (_newest(root),)
    return tuple(folder for text in typed for folder in _expanded(text, root))


def _known(root: Path) -> list[Path]:
    return sorted(path.parent for path in (root / "data").glob("*/edition.toml"))


def _newest(root: Path) -> Path:
    known = _known(root)
    if not known:
        raise EditionError(
            str(root / "data"), message("没有版本文件夹"), message("data/ 下应有含 edition.toml 的文件夹")
        )
    here = Path.cwd()
    return known[-1].relative_to(here) if known[-1].is_relative_to(here) else known[-1]


def _expanded(text: str, root: Path) -> list[Path]:
    if any(c in text for c in "*?["):
        start = Path(Path(text).anchor)
        pattern = str(Path(text).relative_to(start))
        found = sorted(path for path in start.glob(pattern) if (path / "edition.toml").is_file())
    else:
        found = [path for path in (Path(text),) if (path / "edition.toml").is_file()]
    if not found:
        names = [str(path.relative_to(root)) for path in _known(root)]
        raise EditionError(
            text,
            message("这里没有版本（缺 edition.toml）"),
            message("是否指 {nearest}？", nearest=nearest(text, names)),
        )
    return found
