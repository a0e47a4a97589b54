"""Short texts and rows → a resolved report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.compose.blocks import blocks
from docgen.facts.load import Layout, Row
from docgen.model import resolved
from docgen.model.report import Matter, Report, Titles
from docgen.resolve.resolve import resolve
from docgen.style.load import load_style
from docgen.wording.files import read_toml
from tests.facts.rows import measured
from tests.reading import STYLES

MARKS = load_style(STYLES, "yearbook").marks
TITLES = Titles("题", "副题", ("甲",), "2022年", "zh-CN", "题")


def report(body: str = "", front: str = "", back: str = "", files: str = "10-body.md") -> Report:
    texts = {"front": ("00-front.md", front), "body": (files, body), "back": ("90-back.md", back)}
    return Report(TITLES, tuple(Matter(name, blocks(text, file)) for name, (file, text) in texts.items()))  # type: ignore[arg-type]


def resolve_texts(
    *rows: Row, body: str = "", front: str = "", back: str = "", layouts: Mapping[str, Layout] | None = None
) -> resolved.Resolved:
    return resolve(report(body, front, back), measured(*rows), layouts or {}, MARKS)


def said(text: str, *rows: Row) -> str:
    """A paragraph as it is printed."""
    (matter,) = (m for m in resolve_texts(*rows, body=text).matters if m.name == "body")
    (paragraph,) = (b for b in matter.blocks if isinstance(b, resolved.Paragraph))
    return "".join(i.text for i in paragraph.inlines)


def figure(options: str, *rows: Row) -> resolved.Figure:
    """Options and lines of a figure, `fig-a`, on line 1 → the figure."""
    made = resolve_texts(*rows, body=f":::{{figure}} fig-a\n:caption: 图题\n{options}\n:::\n")
    (found,) = (b for m in made.matters for b in m.blocks if isinstance(b, resolved.Figure))
    return found


def layout(folder: Path, text: str) -> Layout:
    path = folder / "layout.toml"
    path.write_text(text, encoding="utf-8")
    return Layout(read_toml(path), path)


def table(folder: Path, text: str, *rows: Row, options: str = "") -> resolved.Table:
    """Layout and facts → the table."""
    body = f":::{{table}} tab-a\n:caption: 表题\n:layout: layout.toml\n{options}:::\n"
    made = resolve_texts(*rows, body=body, layouts={"layout.toml": layout(folder, text)})
    (found,) = (b for m in made.matters for b in m.blocks if isinstance(b, resolved.Table))
    return found
