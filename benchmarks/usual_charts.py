"""Charts as JSON → files drawn the usual way, with pyplot: `python usual_charts.py charts.json FOLDER svg|png`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from matplotlib import font_manager

_SIZE = (5.6, 3.2)
_DPI = 300


def chart(spec: dict[str, Any], path: Path) -> None:
    """One chart: columns, bars, lines or a ring with labels, an axis, a legend."""
    figure, axes = plt.subplots(figsize=_SIZE)
    labels = spec["labels"]
    if spec["kind"] == "doughnut":
        values = [value or 0 for value in spec["series"][0]["values"]]
        axes.pie(values, labels=labels, autopct="%.1f%%", wedgeprops={"width": 0.4})
    else:
        _rows(axes, spec, labels)
    figure.tight_layout()
    figure.savefig(path, dpi=_DPI)
    plt.close(figure)


def _rows(axes: Any, spec: dict[str, Any], labels: list[str]) -> None:
    series = spec["series"]
    width = 0.8 / max(1, len(series))
    for number, row in enumerate(series):
        values = [value if value is not None else float("nan") for value in row["values"]]
        places = [place + number * width for place in range(len(labels))]
        if spec["kind"] == "bars":
            axes.bar_label(axes.barh(places, values, height=width, label=row["name"]), fontsize=8)
        elif row["line"]:
            axes.twinx().plot(range(len(labels)), values, marker="o", label=row["name"])
        else:
            axes.bar_label(axes.bar(places, values, width=width, label=row["name"]), fontsize=8)
    if spec["kind"] == "bars":
        axes.set_yticks(range(len(labels)), labels)
    else:
        axes.set_xticks(range(len(labels)), labels)
    axes.legend()


def main() -> None:
    source, folder, kind, font = sys.argv[1:]
    font_manager.fontManager.addfont(font)
    plt.rcParams["font.family"] = font_manager.FontProperties(fname=font).get_name()
    plt.switch_backend("agg")
    for spec in json.loads(Path(source).read_text(encoding="utf-8")):
        chart(spec, Path(folder) / f"{spec['id']}.{kind}")


if __name__ == "__main__":
    main()
