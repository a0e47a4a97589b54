"""The body text of an edition, set by docgen and by its peers → faults of each, counted by docgen's layout report.

    python benchmarks/layout.py data/2019 out/layout

writes the peers' input and all PDFs to the folder and prints the table of docs/layout.md. A peer that is not installed
is left out: Typst is the PyPI package `typst`, XeLaTeX needs `xelatex` with ctex on the path.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from docgen.check.layout.faults import LINE_RULES, RULES
from docgen.check.layout.glyphs import read_pdf
from docgen.check.layout.lines import page_lines
from docgen.check.layout.report import line_faults
from docgen.compose.compose import compose
from docgen.emit.pdf.emit import emit_pdf
from docgen.emit.pdf.fonts import open_fonts
from docgen.emit.pdf.layout import lay_out
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model.drawing import Drawing
from docgen.model.resolved import (
    Block,
    Catalogs,
    Definition,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Matter,
    Paragraph,
    Resolved,
    Strong,
)  # fmt: skip
from docgen.resolve.resolve import resolve
from docgen.style.fontbook import open_fontbook
from docgen.style.load import load_style
from docgen.style.style import Style

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"

_MARGIN = 86.7
_SCALE = 1.3
_RED = (200, 40, 30)

Span = tuple[str, bool]
"""Text, and whether it is bold."""


@dataclass(frozen=True)
class Sample:
    """A report of nothing but the paragraphs of its parts, in one chapter, and the style that sets it."""

    report: Resolved
    style: Style

    @property
    def paragraphs(self) -> list[list[Span]]:
        """Each paragraph as spans."""
        blocks = self.report.matters[1].blocks
        return [list(_spans(block.inlines)) for block in blocks if isinstance(block, Paragraph)]

    def cut(self, first: int, last: int) -> Sample:
        """The same with some of its paragraphs, counted from 0."""
        front, body, back = self.report.matters
        heading, *paragraphs = body.blocks
        text = replace(body, blocks=(heading, *paragraphs[first : last + 1]))
        return replace(self, report=replace(self.report, matters=(front, text, back)))


def sample(edition: Path) -> Sample:
    """Edition → the paragraphs of its parts, final text."""
    dataset = load(edition)
    style = load_style(ROOT / "styles", dataset.settings["style"], place_of(edition, "style"))
    report = resolve(compose(edition, dataset.settings), measure(dataset), dataset.layouts, style.marks)
    front, body, back = report.matters
    chapter = next(block for block in body.blocks if isinstance(block, Heading) and block.opens == "chapter")
    text = Matter(body.name, (chapter, *_paragraphs(body.blocks)))
    matters = (replace(front, blocks=front.blocks[:1]), text, replace(back, blocks=back.blocks[:1]))
    return Sample(replace(report, matters=matters, catalogs=Catalogs((), (), ())), style)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ItemList):
            yield from (paragraph for item in block.items for paragraph in _paragraphs(item))
        elif isinstance(block, Definition):
            yield from _paragraphs(block.blocks)


def _spans(inlines: Iterable[Inline], bold: bool = False) -> Iterator[Span]:
    for inline in inlines:
        if isinstance(inline, Strong | Link):
            yield from _spans(inline.children, bold or isinstance(inline, Strong))
        elif not isinstance(inline, LineBreak):
            yield inline.text, bold


def docgen(text: Sample, folder: Path) -> Path:
    """The report's own composer and page maker."""
    metrics = open_fontbook(text.style, FONTS)
    layout = lay_out(text.report, text.style, metrics, {})
    faces = open_fonts(metrics)
    path = folder / "docgen.pdf"
    path.write_bytes(emit_pdf(layout, "web", faces, ROOT / "styles/icc", _no_drawing, b""))
    return path


def _no_drawing(id_: str, lines: int) -> Drawing:
    raise AssertionError(id_)


def typst(text: Sample, folder: Path) -> Path | None:
    """Typst with its own Chinese defaults, its lines broken by its optimizer."""
    if find_spec("typst") is None:
        return None
    grid = text.style.grid
    head = (
        f"#set page(width: {text.style.page.width_mm}mm, height: {text.style.page.height_mm}mm, "
        f"margin: (left: {_MARGIN}pt, right: 100% - {_MARGIN + grid.width}pt, top: 80pt, bottom: 69pt))\n"
        f'#set text(font: "Noto Serif SC", size: {grid.size}pt, lang: "zh", region: "cn", '
        "top-edge: 0.88em, bottom-edge: -0.12em)\n"
        f"#set par(justify: true, first-line-indent: (amount: 2em, all: true), "
        f"leading: {grid.leading - grid.size}pt, spacing: {grid.leading - grid.size}pt)\n\n"
    )
    body = "\n\n".join("".join(_in_typst(*span) for span in spans) for spans in text.paragraphs)
    source = folder / "typst.typ"
    source.write_text(head + body, encoding="utf-8")
    target = source.with_suffix(".pdf")
    code = "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]])"
    subprocess.run([sys.executable, "-c", code, str(source), str(target), str(FONTS)], check=True)
    return target


def _in_typst(text: str, bold: bool) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#strong("{quoted}")' if bold else f'#"{quoted}"'


def xelatex(text: Sample, folder: Path) -> Path | None:
    """XeLaTeX with ctex, its defaults."""
    if shutil.which("xelatex") is None:
        return None
    grid, page = text.style.grid, text.style.page
    head = rf"""\documentclass[UTF8,fontset=none]{{ctexart}}
\usepackage[paperwidth={page.width_mm}mm,paperheight={page.height_mm}mm,left={_MARGIN}bp,textwidth={grid.width}bp,
  top=80bp,textheight={grid.height}bp]{{geometry}}
\setCJKmainfont[Path={FONTS.as_posix()}/,BoldFont=NotoSerifSC-Bold.ttf]{{NotoSerifSC-Regular.ttf}}
\setmainfont[Path={FONTS.as_posix()}/,BoldFont=NotoSerifSC-Bold.ttf]{{NotoSerifSC-Regular.ttf}}
\pagestyle{{empty}}
\linespread{{1}}
\begin{{document}}
\fontsize{{{grid.size}bp}}{{{grid.leading}bp}}\selectfont

"""
    body = "\n\n".join("".join(_in_tex(*span) for span in spans) for spans in text.paragraphs)
    source = folder / "xelatex.tex"
    source.write_text(head + body + "\n\\end{document}\n", encoding="utf-8")
    command = ["xelatex", "-interaction=batchmode", "-output-directory", str(folder), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return source.with_suffix(".pdf")


def _in_tex(text: str, bold: bool) -> str:
    safe = re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", r"\textbackslash{}")).replace("~", r"\textasciitilde{}")
    return rf"\textbf{{{safe}}}" if bold else safe


ENGINES: Mapping[str, Callable[[Sample, Path], Path | None]] = {"docgen": docgen, "Typst": typst, "XeLaTeX": xelatex}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--picture", nargs=2, type=int, metavar=("FIRST", "LAST"), help="paragraphs to picture")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    text = sample(arguments.edition)
    if arguments.picture:
        for name, data in _set(text.cut(*arguments.picture), arguments.folder):
            picture(data, text.style.grid.size).save(arguments.folder / f"layout-{name.lower()}.png", optimize=True)
    counts = {name: Counter(f.rule for f in line_faults(data)) for name, data in _set(text, arguments.folder)}
    print(table(counts))


def _set(text: Sample, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Sample → the PDF of each engine that is there."""
    for name, engine in ENGINES.items():
        path = engine(text, folder)
        if path:
            yield name, path.read_bytes()


def picture(data: bytes, size: float) -> Image.Image:
    """PDF, type size → its fullest page, cut to the lines of this size, a bar beside each that has a fault."""
    page = max(read_pdf(data).pages, key=lambda page: sum(glyph.size == size for glyph in page.glyphs))
    lines = page_lines(page)
    rows = sorted({round(line.y) for line in lines}, reverse=True)
    shown = [line for line in lines if line.size == size]
    right = max(line.right for line in shown)
    image = PdfDocument(data)[page.index].render(scale=_SCALE).to_pil().convert("RGB")
    draw = ImageDraw.Draw(image)
    for fault in line_faults(data):
        if fault.page == page.index + 1:
            x, y = (right + 6) * _SCALE, (page.height - rows[fault.line - 1] - size) * _SCALE
            draw.rectangle((x, y, x + 5, y + 1.2 * size * _SCALE), fill=_RED)
    top, bottom = page.height - shown[0].y - 2 * size, page.height - shown[-1].y + size
    box = (min(line.left for line in shown) - size, top, right + size + 5, bottom)
    cut: Image.Image = image.crop((*(round(_SCALE * edge) for edge in box),))
    return cut.quantize(64, Image.Quantize.FASTOCTREE)


def table(counts: Mapping[str, Counter[str]]) -> str:
    """Engine → faults by rule, as a Markdown table."""
    lines = ["| | " + " | ".join(counts) + " |", "|---|" + "--:|" * len(counts)]
    for rule in LINE_RULES:
        lines.append(f"| {rule} {RULES[rule]} | " + " | ".join(str(count[rule]) for count in counts.values()) + " |")
    lines.append("| all | " + " | ".join(str(count.total()) for count in counts.values()) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
