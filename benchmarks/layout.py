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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.check.layout.faults import LINE_RULES, RULES
from docgen.check.layout.report import line_faults
from docgen.compose.compose import compose
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.model.resolved import Block, Definition, Inline, ItemList, LineBreak, Link, Paragraph, Resolved, Strong
from docgen.resolve.resolve import resolve
from docgen.style.load import load_style
from docgen.style.style import Style

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"

Span = tuple[str, bool]
"""Text, and whether it is bold."""


@dataclass(frozen=True)
class Sample:
    """Paragraphs as spans, and the style that sets them."""

    report: Resolved
    style: Style
    paragraphs: tuple[tuple[Span, ...], ...]


def sample(edition: Path) -> Sample:
    """Edition → the paragraphs of its parts, final text."""
    dataset = load(edition)
    style = load_style(ROOT / "styles", str(dataset.settings["style"]))
    report = resolve(compose(edition, dataset.settings), measure(dataset), dataset.layouts, style.marks)
    body = next(matter for matter in report.matters if matter.name == "body")
    return Sample(report, style, tuple(tuple(_spans(p.inlines)) for p in _paragraphs(body.blocks)))


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


def typst(text: Sample, folder: Path) -> Path | None:
    """Typst with its own Chinese defaults, its lines broken by its optimizer."""
    if shutil.which("typst") is None:
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
    subprocess.run(["typst", "compile", "--font-path", FONTS, source], check=True)
    return source.with_suffix(".pdf")


_MARGIN = 86.7


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
\begin{{document}}
\fontsize{{{grid.size}bp}}{{{grid.leading}bp}}\selectfont

"""
    body = "\n\n".join("".join(_in_tex(*span) for span in spans) for spans in text.paragraphs)
    source = folder / "xelatex.tex"
    source.write_text(head + body + "\n\\end{document}\n", encoding="utf-8")
    command = ["xelatex", "-interaction=batchmode", "-output-directory", folder, source]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return source.with_suffix(".pdf")


def _in_tex(text: str, bold: bool) -> str:
    safe = re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", r"\textbackslash{}")).replace("~", r"\textasciitilde{}")
    return rf"\textbf{{{safe}}}" if bold else safe


ENGINES: Mapping[str, Callable[[Sample, Path], Path | None]] = {"Typst": typst, "XeLaTeX": xelatex}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    text = sample(arguments.edition)
    made = {name: engine(text, arguments.folder) for name, engine in ENGINES.items()}
    counts = {name: Counter(f.rule for f in line_faults(path.read_bytes())) for name, path in made.items() if path}
    print(table(counts))


def table(counts: Mapping[str, Counter[str]]) -> str:
    """Engine → faults by rule, as a Markdown table."""
    lines = ["| | " + " | ".join(counts) + " |", "|---|" + "--:|" * len(counts)]
    for rule in LINE_RULES:
        lines.append(f"| {RULES[rule]} | " + " | ".join(str(count[rule]) for count in counts.values()) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
