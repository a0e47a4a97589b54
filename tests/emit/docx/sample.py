"""A small report with every block type, written by hand: what the tests of the DOCX are made from."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from docgen.emit.docx.emit import DocxResult, Paging, emit_docx
from docgen.emit.docx.pictured import without_chart
from docgen.model.chart import Category, ChartSpec, Point, Series
from docgen.model.facts import Place
from docgen.model.manifest import Edition, key_of
from docgen.model.picture import Picture
from docgen.model.plain import plain
from docgen.model.report import Titles, Written
from docgen.model.resolved import (
    FIGURES,
    TABLES,
    Block,
    Bound,
    Catalogs,
    Cell,
    Column,
    Definition,
    Entry,
    Figure,
    Heading,
    ItemList,
    LineBreak,
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
from docgen.style.style import Style

WHERE = Place("text/sample.md", 1)
_TITLES = Titles(
    "某省互联网发展报告",
    "（2031年）",
    ("某省互联网协会", "某省信息中心"),
    "2032年5月",
    "zh-CN",
    "某省互联网发展报告（2031年）",
)
_DEFAULT = {1: "第一篇", 2: "第一章", 3: "一、", 4: "（一）", 5: "1、"}
_LISTED = ("第一篇", "第一章", "一、", "none")


def heading(
    id_: str,
    depth: int,
    mark: str,
    title: str,
    scheme: str = "",
    opens: Literal["part", "chapter", ""] = "",
    level: int = 0,
    restart: bool = False,
    front: bool = False,
) -> Heading:
    """A heading; by default the scheme, look and listing of its depth in the body."""
    scheme = scheme or _DEFAULT[depth]
    listed = depth <= 3 and scheme in _LISTED and not front
    return Heading(id_, depth, mark, scheme, restart, (Text(title),), listed, opens, level or depth, WHERE)


def part(id_: str, mark: str, title: str) -> Heading:
    return heading(id_, 1, mark, title, opens="part")


def chapter(id_: str, mark: str, title: str) -> Heading:
    return heading(id_, 2, mark, title, opens="chapter")


def piece(id_: str, title: str) -> Heading:
    """A piece of front or back matter: no mark, the look of a chapter."""
    return heading(id_, 1, "", title, "none", "chapter", 2)


def _bound(words: str, role: str, argument: str, verb: str = "") -> Bound:
    key = key_of("sample", role, argument, 0)
    return Bound(words, role, (), WHERE, argument=argument, verb=verb, key=key)


def text(id_: str, words: str) -> Paragraph:
    return Paragraph(id_, (Text(words),), WHERE)


def figure(id_: str, number: int, caption: str, source: str = "资料来源：某省互联网协会") -> Figure:
    spec = ChartSpec(id_, "columns", (), ())
    alt = f"柱形图：{caption}"
    return Figure(id_, f"图{number}", number, (Text(caption),), spec, source, ("注：一条说明。",), alt, WHERE)


def cell(words: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(words),), columns, rows)


def table(id_: str, kind: Literal["表", "附表"], number: int, unit: str = "单位：万个") -> Table:
    head = (
        (cell("地区", rows=2), cell("域名", columns=2)),
        (cell("数量"), cell("占比")),
    )
    body = (
        (cell("甲市", rows=2), Cell((_bound("12.3", "cell", f"{id_}.domains"),)), cell("1.50%")),
        (cell("104.0"), cell("未透露")),
        (cell("合计"), cell("116.3"), cell("100.00%")),
    )
    columns = (Column("left", 6.0), Column("decimal", 7.0), Column("decimal", 7.0))
    caption, source, alt = (Text("域名分布"),), "资料来源：某中心", "表格：域名分布，共3行。"
    return Table(id_, kind, f"{kind}{number}", number, caption, unit, columns, head, body, 1, source, (), alt, WHERE)


def _front() -> tuple[Block, ...]:
    return (
        piece("preface", "前言"),
        text("preface.1", "本报告“首次”发布——供参考……"),
        piece("board", "编辑委员会名单"),
        People("board.1", (("主任", (Person("王鹤", ("协会理事长", "某公司总经理")), Person("欧阳明远", ("顾问",)))),)),
        Names("board.2", "委员", ("丁创彤", "王奇", "卞晓光", "任铭", "任颀", "齐智刚", "苏丹", "杜春雷")),
        piece("terms", "术语解释"),
        heading("terms-words", 2, "一、", "术语", "一、", level=3, front=True),
        Definition("terms.1", (Text("网民"),), (text("terms.2", "指使用互联网的居民。"),)),
    )


def _body() -> tuple[Block, ...]:
    return (
        part("part-1", "第一篇", "环境篇"),
        chapter("ch-1", "第一章", "发展环境"),
        Paragraph(
            "ch-1.1",
            (
                Text("网民"), _bound("2780.0万人", "val", "netizens"), Strong((Text("显著"),)), Text("增长，见"),
                Reference("图1", "fig-netizens"), Text("和"), Reference("表1", "tab-domains"), Text("，另见"),
                Reference("第二章", "ch-2"), Text("、"), Reference("前言", "preface"), Text("、"),
                Reference("一", "sec-policy"), LineBreak(), Link("https://example.org/", (Text("网站"),)), Text("。"),
            ),
            WHERE,
        ),
        heading("sec-policy", 3, "一、", "政策"),
        heading("sec-policy-a", 4, "（一）", "总体"),
        heading("sec-policy-a1", 5, "1、", "光缆"),
        heading("sec-policy-a2", 5, "2、", "管道"),
        heading("sec-policy-b", 4, "（二）", "其他"),
        heading("sec-policy-b1", 5, "1、", "基站"),
        figure("fig-netizens", 1, "2029—2031年网民规模"),
        heading("sec-economy", 3, "二、", "经济"),
        ItemList("list-1", True, ((text("list-1.1", "甲项"),), (text("list-1.2", "乙项"), text("list-1.3", "续段")))),
        ItemList("list-2", False, ((text("list-2.1", "甲"), ItemList("list-3", True, ((text("list-3.1", "乙"),),))),)),
        ItemList("list-4", True, ((text("list-4.1", "重新从一数起"),),)),
        table("tab-domains", "表", 1),
        chapter("ch-2", "第二章", "基础设施"),
        heading("sec-network", 3, "一、", "网络"),
        heading("sec-network-1", 4, "1、", "带宽", "1、"),
        Paragraph(
            "ch-2.1",
            (
                Text("带宽"), _bound("增长约6.3%", "chg", "bandwidth:growth", "增长"), Text("，端口"),
                Strong((_bound("持平", "chg", "ports:growth", "持平"),)), Text("{另}"),
                _bound("2029—2031年", "date", "-2..0"), Text("。"),
            ),
            WHERE,
            Written(
                "带宽{chg}`bandwidth:growth`，端口**{chg}`ports:growth`**{另}{date}`-2..0`。",
                "data/x/text/a.md", 9, 9,
            ),
        ),
        part("part-2", "第二篇", "总结篇"),
        chapter("ch-3", "第三章", "总结"),
        heading("sum-a", 3, "（一）", "成果", "（一）"),
        heading("sum-a1", 4, "1、", "网络", "1、"),
        heading("sum-b", 3, "（二）", "不足", "（一）"),
        heading("sum-b1", 4, "1、", "人才", "1、"),
        chapter("ch-4", "第四章", "建议"),
        heading("adv-a", 3, "（一）", "建议甲", "（一）"),
        figure("fig-advice", 2, "建议", source=""),
        part("part-3", "第三篇", "大事篇"),
        text("part-3.1", "以下各件。"),
        heading("event-1", 2, "1、", "甲事", "1、", level=3),
        heading("event-2", 2, "2、", "乙事", "1、", level=3),
        heading("event-3", 2, "1、", "丙事", "1、", level=3, restart=True),
        part("part-4", "第四篇", "评选篇"),
        heading("award-1", 2, "", "领军企业", "none", level=3),
        heading("award-1a", 3, "一、", "甲公司", level=4),
        heading("award-2", 2, "", "创新企业", "none", level=3),
        heading("award-2a", 3, "一、", "乙公司", level=4),
        text("award.1", "简介。"),
    )  # fmt: skip


def _back() -> tuple[Block, ...]:
    return (piece("appendix", "附录"), table("tab-a", "附表", 1, unit=""), table("tab-b", "附表", 2))


def report(draft: str = "") -> Resolved:
    """The report: three matters, four parts, shifted, restarted and missing marks, two figures, three tables."""
    matters = (Matter("front", _front()), Matter("body", _body()), Matter("back", _back()))
    return Resolved(_TITLES, matters, _catalogs(matters), draft=draft, keywords=("互联网",))


def report_of(*body: Block) -> Resolved:
    """A report with nothing but a body."""
    matters = (Matter("front", ()), Matter("body", body), Matter("back", ()))
    return Resolved(_TITLES, matters, _catalogs(matters))


def _catalogs(matters: tuple[Matter, ...]) -> Catalogs:
    blocks = [block for matter in matters for block in matter.blocks]
    headings = [b for b in blocks if isinstance(b, Heading) and b.listed]
    contents = [Entry(b.depth, b.mark, plain(b.title), b.id) for b in headings]
    figures = [Entry(1, b.label, plain(b.caption), b.id) for b in blocks if isinstance(b, Figure)]
    tables = [Entry(1, b.label, plain(b.caption), b.id) for b in blocks if isinstance(b, Table)]
    ends = Entry(1, "", "图目录", FIGURES), Entry(1, "", "表目录", TABLES)
    return Catalogs((*contents, *ends), tuple(figures), tuple(tables))


def headings(of: Resolved) -> list[Heading]:
    return [block for matter in of.matters for block in matter.blocks if isinstance(block, Heading)]


def pictures(of: Resolved) -> dict[str, Picture]:
    """A grey picture for each figure, the second one with its vector twin."""
    ids = [b.id for matter in of.matters for b in matter.blocks if isinstance(b, Figure)]
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="432" height="231"><rect width="432" height="231"/></svg>'
    return {id_: Picture(_png(90 + i), svg if i else b"", 432.0, 231.0) for i, id_ in enumerate(ids)}


EDITION = Edition("2031", 2031, "somewhere", "某省互联网发展报告（2031年）")
PAGES = {"preface": "II", "part-1": "1", "ch-1": "3", "fig-netizens": "5", "tab-domains": "6", FIGURES: "30"}


def _png(grey: int) -> bytes:
    """One pixel of a shade of grey as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes((0, grey)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def emitted(of: Resolved, style: Style, shown: Mapping[str, Picture] | None = None) -> DocxResult:
    """A report → its DOCX and manifest; `shown`: pictures of figures, else a grey one for those without a chart."""
    grey = pictures(of)
    chosen = {id_: grey[id_] for id_ in without_chart(of)} if shown is None else shown
    return emit_docx(of, EDITION, style, chosen, Paging(PAGES, dict.fromkeys(grey, style.chart.lines)))


def charted() -> Figure:
    """A figure that Word has a chart for: a derived, an exact and a missing point."""
    points = (
        Point(Decimal("107.86"), "≈107.9", "derived"),
        Point(Decimal("20.0"), "20.0", "reported"),
        Point(None, "待补", "missing"),
    )
    periods = tuple(Category(f"{year}年", str(year)) for year in (2029, 2030, 2031))
    spec = ChartSpec("fig-chart", "columns", periods, (Series("光缆", "万公里", "left", points),))
    alt = "柱形图：光缆"
    return Figure("fig-chart", "图1", 1, (Text("光缆"),), spec, "资料来源：甲", (), alt, WHERE)


def with_chart() -> Resolved:
    """The sample with a figure before all others that Word has a chart for."""
    first, body, last = report().matters
    blocks = (*body.blocks[:2], charted(), *(_next(block) for block in body.blocks[2:]))
    matters = (first, Matter("body", blocks), last)
    return Resolved(_TITLES, matters, _catalogs(matters), keywords=("互联网",))


def _next(block: Block) -> Block:
    """Figures count on after one was put before them, and references to them with them."""
    if isinstance(block, Figure):
        return replace(block, label=f"图{block.number + 1}", number=block.number + 1)
    if not isinstance(block, Paragraph):
        return block
    inlines = (
        replace(i, text="图2") if isinstance(i, Reference) and i.target == "fig-netizens" else i for i in block.inlines
    )
    return replace(block, inlines=tuple(inlines))
