"""A small report with every hard case of the PDF's structure, and the two files made from it once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from docgen.emit.pdf.emit import emit_pdf
from docgen.emit.pdf.fonts import CIDFont, open_fonts
from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.layout import Layout, lay_out
from docgen.model.chart import Category, ChartSpec, Point, Series
from docgen.model.drawing import Drawing, Stroke, TextRun
from docgen.model.drawing import Path as Outline
from docgen.model.facts import Place
from docgen.model.plain import plain
from docgen.model.report import Titles
from docgen.model.resolved import (
    FIGURES,
    TABLES,
    Block,
    Catalogs,
    Cell,
    Column,
    Definition,
    Entry,
    Figure,
    Heading,
    ItemList,
    Link,
    Matter,
    Names,
    Paragraph,
    People,
    Person,
    Reference,
    Resolved,
    Strong,
    Table,
    Text,
)  # fmt: skip
from docgen.style.fontbook import open_fontbook
from docgen.style.load import load_style
from docgen.style.style import Style

ROOT = Path(__file__).resolve().parents[3]
WHERE = Place("text/sample.md", 1)
CSV = "\ufeff图号,数值\r\n图1,12.5\r\n".encode()
RARE = "\U0002c27c"
"""A character beyond U+FFFF that the fonts have."""

_TITLES = Titles("某省发展报告", "（2031年）", ("某省协会", "某省中心"), "2032年5月", "zh-CN", "某省发展报告（2031年）")
_LONG = "网络规模持续扩大，2019年底用户达1234.5万户，比上年增长6.3%，其中FTTH/O用户占94.1%（“三网”口径）。" * 40


def text(id_: str, *words: str | Text | Strong | Link | Reference) -> Paragraph:
    return Paragraph(id_, tuple(Text(w) if isinstance(w, str) else w for w in words), WHERE)


def heading(
    id_: str, depth: int, mark: str, title: str, opens: Literal["part", "chapter", ""] = "", level: int = 0
) -> Heading:
    return Heading(id_, depth, mark, mark, False, (Text(title),), True, opens, level or depth, WHERE)


def figure(id_: str, number: int) -> Figure:
    point = Point(None, "待补", "missing")
    spec = ChartSpec(id_, "columns", (Category("2019年", "2019"),), (Series("用户", "万户", "left", (point,)),))
    alt = f"柱形图：用户规模{number}。"
    return Figure(id_, f"图{number}", number, (Text("用户规模"),), spec, "数据来源：抽样", (), alt, WHERE)


def table(id_: str, rows: int) -> Table:
    columns = (Column("left", 6.0), Column("decimal", 5.0), Column("decimal", 5.0))
    header = (
        (Cell((Text("地区"),), rows=2), Cell((Text("用户"),), columns=2)),
        (Cell((Text("固定"),)), Cell((Text("移动"),))),
    )
    body = tuple(tuple(Cell((Text(t),)) for t in (f"第{i}区", f"{i}.5", f"{i + 10}.25")) for i in range(1, rows + 1))
    caption = (Text("各区用户"),)
    return Table(
        id_,
        "表",
        "表1",
        1,
        caption,
        "单位：万户",
        columns,
        header,
        body,
        1,
        "数据来源：抽样",
        (),
        "各区用户，共两列。",
        WHERE,
    )


def _front() -> Iterator[Block]:
    yield heading("preface", 1, "", "前言", "chapter", 2)
    yield text("p1", "前言写明", Strong((Text("编制的目的"),)), "，由各单位2019年共同完成。")
    yield People(
        "board",
        (("主任", (Person("田甲", ("某省协会秘书长", "某省中心主任")),)), ("委员", (Person("王乙丙", ("某公司",)),))),
    )
    yield Names("writers", "撰稿人", ("王丁", "李戊己", "赵庚"))
    yield heading("terms", 1, "", "术语", "chapter", 2)
    yield heading("terms-1", 2, "一、", "用语", level=3)
    yield Definition("d1", (Text("网民"),), (text("d1p", "上过网的人。"),))
    yield Definition("d2", (Text("普及率"),), (text("d2p", "网民与人口之比。"),))


def _body() -> Iterator[Block]:
    yield heading("part-1", 1, "第一篇", "环境篇", "part")
    yield heading("chapter-1", 2, "第一章", "环境", "chapter")
    yield heading("section-1", 3, "一、", "政策环境")
    yield text("p2", "见", Reference("图1", "fig-a"), "和", Reference("表1", "tab-a"), f"，生僻字{RARE}也要写对。")
    yield figure("fig-a", 1)
    yield text("p3", "详见", Link("https://example.org/a?b=1", (Text("网页"),)), "。")
    yield ItemList("list", False, ((text("i1", "第一项"),), (text("i2", "第二项"), text("i3", "续第二项"))))
    yield text("long", _LONG)
    yield heading("section-2", 3, "二、", "数据")
    yield table("tab-a", 45)
    yield figure("fig-b", 2)
    yield heading("part-2", 1, "第二篇", "大事", "part")
    yield heading("event-1", 2, "1、", "第一件", "", 3)
    yield text("p4", "这一年发生了第一件事。")


def _back() -> Iterator[Block]:
    yield heading("ending", 1, "", "结束语", "chapter", 2)
    yield text("p5", "到此为止。")


def report() -> Resolved:
    """The report, with contents and catalogs as step 4 would make them."""
    matters = (Matter("front", tuple(_front())), Matter("body", tuple(_body())), Matter("back", tuple(_back())))
    blocks = [block for matter in matters for block in matter.blocks]
    contents = [Entry(b.depth, b.mark, plain(b.title), b.id) for b in blocks if isinstance(b, Heading)]
    contents += [Entry(1, "", "图目录", FIGURES), Entry(1, "", "表目录", TABLES)]
    figures = tuple(Entry(1, b.label, plain(b.caption), b.id) for b in blocks if isinstance(b, Figure))
    tables = tuple(Entry(1, b.label, plain(b.caption), b.id) for b in blocks if isinstance(b, Table))
    return Resolved(_TITLES, matters, Catalogs(tuple(contents), figures, tables))


def drawing(id_: str, lines: int) -> Drawing:
    """A frame with a word in it: what stands for a chart."""
    look, width, height = style(), style().grid.width, lines * style().grid.leading
    box = (("m", (0.0, 0.0)), ("l", (width, 0.0)), ("l", (width, height)), ("l", (0.0, height)), ("h", ()))
    frame = Outline(box, look.screen("tint"), Stroke(look.screen("navy"), 0.5))
    return Drawing(width, height, (frame, TextRun(10, 10, "图中文字", "sans", 9, look.screen("navy"))))


@cache
def style() -> Style:
    return load_style(ROOT / "styles", "yearbook")


@cache
def faces() -> dict[str, CIDFont]:
    return dict(open_fonts(open_fontbook(style(), ROOT / "fonts")))


@cache
def layout() -> Layout:
    return lay_out(report(), style(), open_fontbook(style(), ROOT / "fonts"), {})


def built(target: Target) -> bytes:
    fresh = {name: face.fresh() for name, face in faces().items()}
    return emit_pdf(layout(), target, fresh, ROOT / "styles" / "icc", drawing, CSV)


@cache
def web() -> bytes:
    return built("web")


@cache
def press() -> bytes:
    return built("print")
