"""The paragraphs of an edition, composed and drawn by docgen and by reportlab's Paragraph → processor time of both.

    python benchmarks/paragraphs.py data/2019

Both get the same words, bold runs, links, fonts and column, and write the same pages' content streams; fonts are read
before the clock runs and no file is saved. The two take turns in one process, each round from fresh fonts and a fresh
canvas; what is told is the median of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as TheirParagraph

from docgen.compose.compose import compose as composed
from docgen.emit.pdf.boxes import Words
from docgen.emit.pdf.composer.compose import compose
from docgen.emit.pdf.composer.types import Run, Shape
from docgen.emit.pdf.draw import Pen, PlainCanvas
from docgen.emit.pdf.fonts import open_fonts
from docgen.emit.pdf.frame import frame_of
from docgen.emit.pdf.inks import Inks, Looks
from docgen.emit.pdf.replay import Replay
from docgen.emit.pdf.structure import Element, Tagger
from docgen.emit.pdf.typeset import Typesetter
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.facts.settings import place_of
from docgen.model.drawing import Drawing
from docgen.model.resolved import Block, Bound, Definition, Inline, ItemList, Paragraph, Strong
from docgen.resolve.resolve import resolve
from docgen.style.fontbook import FontBook, open_fontbook
from docgen.style.load import load_style
from docgen.style.style import Style

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"


@dataclass(frozen=True)
class Text:
    """Paragraphs as runs, and what sets them."""

    paragraphs: Sequence[Sequence[Run]]
    style: Style
    book: FontBook


def texts(edition: Path) -> dict[str, Text]:
    """Edition → all its paragraphs, those of lists and definitions among them; and the same, each number in bold."""
    dataset = load(edition)
    style = load_style(ROOT / "styles", dataset.settings["style"], place_of(edition, "style"))
    report = resolve(composed(edition, dataset.settings), measure(dataset), dataset.layouts, style.marks)
    type_ = Typesetter(style, open_fontbook(style, FONTS))
    blocks = [block for matter in report.matters for block in matter.blocks]
    found = [paragraph.inlines for paragraph in _paragraphs(blocks)]
    shown = {"as it is": found, "each number in bold": [tuple(map(_emphasized, inlines)) for inlines in found]}
    return {name: Text([type_.runs(i, type_.body) for i in set_], style, type_.book) for name, set_ in shown.items()}


def _emphasized(inline: Inline) -> Inline:
    return Strong((inline,)) if isinstance(inline, Bound) else inline


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ItemList):
            yield from (paragraph for item in block.items for paragraph in _paragraphs(item))
        elif isinstance(block, Definition):
            yield from _paragraphs(block.blocks)


def ours(text: Text) -> Callable[[], int]:
    """Text → a round: composed and drawn as in report.pdf, tags and links with it; it returns the number of lines."""
    style, grid = text.style, text.style.grid
    frame, fonts = frame_of(style, "web"), open_fonts(text.book)
    canvas = PlainCanvas(BytesIO(), pagesize=frame.medium, invariant=1, pageCompression=0)
    names = {name: font.enter(canvas.document) for name, font in fonts.items()}
    inks = Inks(style, "screen")
    looks = Looks(inks, names)
    pen = Pen(canvas, frame, fonts, inks, looks, Replay(fonts, inks, looks), _no_drawing, Tagger(), bool)
    shape = Shape(grid.width, style.text.indent * grid.size)

    def round_() -> int:
        count = row = 0
        pen.tagger.turn()
        for runs in text.paragraphs:
            element = Element("P")
            for line in compose(runs, shape, text.book):
                pen.words(Words(0.0, row * grid.leading, line, element), frame.left(0), frame.head)
                count, row = count + 1, row + 1
            if row > grid.lines:
                canvas.write(pen.tagger.close())
                canvas.showPage()
                pen.tagger.turn()
                row = 0
        return count

    return round_


def _no_drawing(id_: str, lines: int) -> Drawing:
    raise AssertionError(id_)


def theirs(text: Text, parsed: bool) -> Callable[[], int]:
    """Text → a round of Paragraph; `parsed`: its markup is read before the clock runs."""
    style, grid = text.style, text.style.grid
    frame = frame_of(style, "web")
    look = ParagraphStyle(
        "body", fontName=style.text.face, fontSize=grid.size, leading=grid.leading, wordWrap="CJK",
        alignment=TA_JUSTIFY, firstLineIndent=style.text.indent * grid.size,
    )  # fmt: skip
    for name, face in text.book.faces.items():
        pdfmetrics._fonts.pop(name, None)
        pdfmetrics._dynFaceNames.clear()
        pdfmetrics.registerFont(TTFont(name, str(face.path)))
    canvas = Canvas(BytesIO(), pagesize=frame.medium, invariant=1, pageCompression=0, initialFontName=style.text.face)
    marked = [markup(runs, text) for runs in text.paragraphs]
    ready = [TheirParagraph(words, look) for words in marked] if parsed else None

    def round_() -> int:
        count, y = 0, frame.head
        for paragraph in ready or (TheirParagraph(words, look) for words in marked):
            _, height = paragraph.wrap(grid.width, grid.height)
            y -= height
            paragraph.drawOn(canvas, frame.left(0), y)
            count += len(paragraph.blPara.lines)
            if y < frame.head - grid.height:
                canvas.showPage()
                y = frame.head
        return count

    return round_


def markup(runs: Iterable[Run], text: Text) -> str:
    """Runs → reportlab's markup: <b> where the face is bold, <link>, <font> where another face has the characters."""
    parts = []
    for run in runs:
        words = "".join(_character(c, run, text) for c in run.text).replace("\n", "<br/>")
        if run.face != text.style.text.face:
            words = f'<font name="{run.face}">{words}</font>'
        if run.colour != text.style.text.colour:
            words = f'<font color="{text.style.screen(run.colour)}">{words}</font>'
        parts.append(f"<link href={quoteattr(run.link)}>{words}</link>" if run.link else words)
    return "".join(parts)


def _character(character: str, run: Run, text: Text) -> str:
    face = run.face if character == "\n" else text.book.face_for(character, run.face)
    return escape(character) if face == run.face else f'<font name="{face}">{escape(character)}</font>'


def seconds(round_: Callable[[], int]) -> tuple[float, int]:
    """A round → processor seconds, lines; rubbish is collected before."""
    gc.collect()
    start = time.process_time()
    lines = round_()
    return time.process_time() - start, lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    for name, text in texts(arguments.edition).items():
        compare(name, text, arguments.rounds)


def compare(name: str, text: Text, rounds: int) -> None:
    """Print what the text is, and of each setter the median time and how often it goes into docgen's."""
    runs = [run for paragraph in text.paragraphs for run in paragraph]
    bold, links = sum(run.face == text.style.text.bold for run in runs), sum(run.link > "" for run in runs)
    size = sum(len(run.text) for run in runs)
    print(f"{name}: {len(text.paragraphs)} paragraphs, {size} characters, {bold} bold runs, {links} links")
    makers: dict[str, Callable[[], Callable[[], int]]] = {
        "docgen": lambda: ours(text),
        "Paragraph": lambda: theirs(text, parsed=False),
        "Paragraph, its markup read before": lambda: theirs(text, parsed=True),
    }
    taken: dict[str, list[tuple[float, int]]] = {maker: [] for maker in makers}
    for _ in range(rounds):
        for maker, make in makers.items():
            taken[maker].append(seconds(make()))
    own = median(time for time, _ in taken["docgen"])
    for maker, found in taken.items():
        middle = median(time for time, _ in found)
        print(f"  {maker}: {middle:.3f} s, {found[0][1]} lines; docgen takes {own / middle:.2f} times that")


if __name__ == "__main__":
    main()
