"""A figure's or table's numbers → the description that a screen reader speaks (PDF/UA-1 7.3)."""

from __future__ import annotations

from docgen.model.chart import ChartSpec, Point, Series

KINDS = {
    "columns": "柱形图", "grouped": "分组柱形图", "stacked": "堆积柱形图", "columns-line": "柱形与折线组合图",
    "line": "折线图", "doughnut": "环形图", "bars": "条形图", "tilemap": "区块地图", "months": "月度柱形图",
    "total": "数字图",
}  # fmt: skip


def chart_alt(caption: str, spec: ChartSpec) -> str:
    """Caption and ChartSpec → one paragraph: kind, what is shown, every value, what is missing."""
    parts = [f"{KINDS[spec.kind]}：{caption}。"]
    if spec.total:
        parts.append(f"{spec.total_name}{spec.total.label}{spec.total_unit}。")
    for series in spec.series:
        parts.append(_series(series, spec))
    parts.extend(_standings(spec))
    if spec.awaits:
        parts.append(f"{spec.missing_word}：{spec.awaits}。")
    return "".join(parts)


def _series(series: Series, spec: ChartSpec) -> str:
    known = [
        f"{category.label}{_words(point, series.unit, spec)}"
        for category, point in zip(spec.categories, series.points, strict=True)
        if point.value is not None
    ]
    missing = [c.label for c, p in zip(spec.categories, series.points, strict=True) if p.value is None]
    if any(spec.standings):
        missing = []
    tail = f"{'、'.join(missing)}{spec.missing_word}" if missing else ""
    return f"{series.name}：{'，'.join(filter(None, (*known, tail)))}。" if known or tail else ""


def _words(point: Point, unit: str, spec: ChartSpec) -> str:
    derived = f"（{spec.derived_word}）" if point.basis == "derived" else ""
    return f"{point.label}{unit}{derived}"


def _standings(spec: ChartSpec) -> list[str]:
    names = {category.code: category.label for category in spec.categories}
    result = []
    for index, standing in enumerate(spec.standings):
        if standing is None:
            continue
        series = spec.series[index].name if index < len(spec.series) else ""
        listed = "、".join(names.get(code, code) for code in standing.codes)
        rest = "、".join(name for code, name in names.items() if code not in standing.codes)
        head = "位次依次为" if standing.kind == "order" else "较多的有（不分先后）"
        result.append(f"{series}{head}{listed}" + (f"；{rest}{spec.unlisted_word}。" if rest else "。"))
    return result
