"""docgen and the usual chain on the same work, in turn → medians, ratios and plots in benchmarks/README.md.

    make bench        or: python benchmarks/run.py [--runs 5] [--sizes 1 2 5 10]

The usual chain: matplotlib draws the figures of the edition as SVG and as PNG of 300 dpi with pyplot, Typst sets the
text with them, pandoc writes a DOCX. WeasyPrint sets the same text too. The peers are the extra `bench`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from shutil import copytree, rmtree
from statistics import median
from tempfile import TemporaryDirectory

import matplotlib.pyplot as plt
import psutil
import pypandoc
from larger import enlarged
from measured import Cost, measured, weighed
from usual_text import charts_json, html, typst

from docgen.compose.compose import compose
from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.model.resolved import Resolved
from docgen.resolve.resolve import resolve
from docgen.style.load import load_style

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
PICTURES = ROOT / "docs/pictures"
FONT = "NotoSansSC-Regular.ttf"
CHAIN = ("charts SVG", "charts PNG", "Typst", "pandoc")
PEERS = ("typst", "pypandoc_binary", "weasyprint", "matplotlib")
_TYPST = "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]])"
_WEASY = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
_MB = 1 << 20
_STRIDE = 401
"""Facts from one that is corrected to the next."""
_FACTS = 4
"""Facts that are corrected in a round, one after the other: some draw a figure anew, some contradict others."""


@dataclass
class Field:
    """One edition at one size in a folder of its own, with the inputs of all that run on it.

    weighing: whether runs are looked at for their memory, which takes time, or for their time.
    """

    folder: Path
    edition: Path
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    peaks: dict[str, list[int]] = field(default_factory=dict)
    weighing: bool = False

    @property
    def house(self) -> Path:
        """docgen with its styles and fonts, whose cache may be emptied."""
        return self.folder.parent / "house"

    def run(self, name: str, command: Sequence[str]) -> None:
        environment = {"PYTHONPATH": str(self.house)}
        if self.weighing:
            self.peaks.setdefault(name, []).append(weighed(command, self.folder, environment))
            told = f"{self.memory(name):.0f} MB"
        else:
            cost = measured(command, self.folder, environment)
            self.costs.setdefault(name, []).append(cost)
            told = f"{cost.seconds:.2f} s, {cost.processor:.2f} s of processors"
        print(f"{self.folder.name} {name}: {told}", flush=True)

    def seconds(self, *names: str) -> float:
        return sum(median(cost.seconds for cost in self.costs[name]) for name in names)

    def processor(self, *names: str) -> float:
        return sum(median(cost.processor for cost in self.costs[name]) for name in names)

    def memory(self, name: str) -> float:
        return max(self.peaks[name]) / _MB

    def build(self, name: str) -> None:
        self.run(name, (sys.executable, "-m", "docgen.cli", "build", str(self.edition), "-o", str(self.folder / "out")))

    def cold(self) -> None:
        rmtree(self.house / ".cache", ignore_errors=True)
        self.build("docgen, cold")

    def changed(self, number: int) -> None:
        """One fact corrected in the edition that was built first: others in every round, all over the edition; then
        the fact with the most relations, which contradicts others and makes the report a draft."""
        facts = [("one fact", *_fact(self.edition, number * _FACTS + further)) for further in range(_FACTS)]
        for name, path, line in (*facts, ("the main fact", *_main_fact(self.edition))):
            before = path.read_bytes()
            _correct(path, line, number)
            self.build(f"docgen, {name} changed")
            path.write_bytes(before)

    def charts(self, kind: str) -> None:
        command = (sys.executable, str(HERE / "usual_charts.py"), "charts.json", ".", kind, str(ROOT / "fonts" / FONT))
        self.run(f"charts {kind.upper()}", command)

    def typst(self) -> None:
        self.run("Typst", (sys.executable, "-c", _TYPST, "report.typ", "typst.pdf", str(ROOT / "fonts")))

    def pandoc(self) -> None:
        self.run("pandoc", (pypandoc.get_pandoc_path(), "png.html", "-o", "pandoc.docx"))

    def weasyprint(self) -> None:
        self.run("WeasyPrint", (sys.executable, "-c", _WEASY, "svg.html", "weasy.pdf"))


def _fact(edition: Path, number: int) -> tuple[Path, int]:
    """The file and row of a reported number, far from those of the numbers before."""
    found = [
        (path, line)
        for path in sorted((edition / "facts").glob("*.csv"))
        for line, row in enumerate(_rows(path))
        if row["basis"] == "reported" and row["obs_value"][-1:].isdigit()
    ]
    return found[(number * _STRIDE + _STRIDE // 2) % len(found)]


def _main_fact(edition: Path) -> tuple[Path, int]:
    """The file and row of the number that most others are compared with: how many people are on line."""
    path = edition / "facts" / "20-netizens.csv"
    return path, next(line for line, row in enumerate(_rows(path)) if row["indicator"] == "netizens")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _correct(path: Path, line: int, number: int) -> None:
    """The last digit of a number → another."""
    rows = _rows(path)
    value = rows[line]["obs_value"]
    rows[line]["obs_value"] = value[:-1] + str((int(value[-1]) + 1 + number % 8) % 10)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def field_of(folder: Path, times: int) -> Field:
    """Folder for all, how many times the edition of 2019 → inputs for docgen and the peers."""
    place = folder / f"x{times}"
    place.mkdir()
    edition = enlarged(ROOT / "data/2019", place / "2019", times)
    report, width, size = _resolved(edition)
    (place / "charts.json").write_text(charts_json(report), encoding="utf-8")
    (place / "report.typ").write_text(typst(report, width, size), encoding="utf-8")
    for kind in ("svg", "png"):
        (place / f"{kind}.html").write_text(html(report, kind), encoding="utf-8")
    return Field(place, edition)


def _resolved(edition: Path) -> tuple[Resolved, float, float]:
    dataset = load(edition)
    style = load_style(ROOT / "styles", dataset.settings["style"])
    report = resolve(compose(edition, dataset.settings), measure(dataset), dataset.layouts, style.marks)
    return report, style.grid.width, style.grid.size


def in_turn(one: Field, runs: int) -> None:
    """All contestants one after the other, the whole round again and again: noise of the machine meets all alike; a
    further round for their memory."""
    for number in range(runs + 1):
        one.weighing = number == runs
        one.charts("svg")
        one.charts("png")
        one.typst()
        one.pandoc()
        one.cold()
        one.build("docgen, nothing changed")
        one.changed(number)
        if one.weighing or number == 0:
            one.weasyprint()


def parts(one: Field, cache: Path) -> dict[str, float]:
    """Processor seconds of a build's parts."""
    command = (sys.executable, str(HERE / "parts.py"), str(one.house), str(one.edition), str(cache))
    environment = {**os.environ, "PYTHONPATH": str(one.house)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 2, 5, 10])
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("docgen", "styles", "fonts"):
            copytree(ROOT / part, folder / "house" / part)
        fields = {times: field_of(folder, times) for times in options.sizes}
        first, *larger = fields.values()
        in_turn(first, options.runs)
        for one in larger:
            for one.weighing in (False, True):
                one.cold()
        laps = {name: parts(first, folder / "parts") for name in ("cold", "everything kept")}
    _plot_sizes(fields)
    _plot_parts(laps)
    (HERE / "README.md").write_text(_page(fields, laps, options.runs), encoding="utf-8")


def _plot_sizes(fields: Mapping[int, Field]) -> None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    counts = [107 * times for times in fields]
    left.plot(counts, [one.processor("docgen, cold") for one in fields.values()], marker="o")
    right.plot(counts, [one.memory("docgen, cold") for one in fields.values()], marker="o")
    for axes, unit in ((left, "processor seconds, all outputs, cold"), (right, "peak MB, all processes")):
        axes.set(xlabel="figures", ylabel=unit, xlim=0, ylim=0)
        axes.spines[["top", "right"]].set_visible(False)
    _saved(figure, "bench-size.png")


def _plot_parts(laps: Mapping[str, Mapping[str, float]]) -> None:
    figure, axes = plt.subplots(figsize=(9, 3.8))
    names = list(laps["cold"])
    for place, (label, parts) in enumerate(laps.items()):
        rows = [row + 0.4 * place for row in range(len(names))]
        axes.barh(rows, [parts[name] for name in names], 0.38, label=label)
    axes.set_yticks([row + 0.2 for row in range(len(names))], names)
    axes.invert_yaxis()
    axes.set(xlabel="processor seconds, one process")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    _saved(figure, "bench-parts.png")


def _saved(figure: plt.Figure, name: str) -> None:
    figure.tight_layout()
    figure.savefig(PICTURES / name, dpi=110)


def _page(fields: Mapping[int, Field], laps: Mapping[str, Mapping[str, float]], runs: int) -> str:
    one = next(iter(fields.values()))
    most = fields[max(fields)]
    rows = [
        f"| {name} | {one.seconds(name):.2f} | {one.processor(name):.2f} | {one.memory(name):.0f} |"
        for name in one.costs
    ]
    rows.append(f"| usual chain | {one.seconds(*CHAIN):.2f} | {one.processor(*CHAIN):.2f} | |")
    cold, changed, same = "docgen, cold", "docgen, one fact changed", "docgen, nothing changed"
    ratios = [
        _ratio("cold : usual chain", (one, cold), (one, *CHAIN), "≤ 0.5, aim 0.25"),
        _ratio("one fact changed : Typst alone", (one, changed), (one, "Typst"), "≤ 3, aim 1.5"),
        _ratio("the main fact changed : Typst alone", (one, "docgen, the main fact changed"), (one, "Typst"), ""),
        _ratio("nothing changed : Typst alone", (one, same), (one, "Typst"), "≤ 1"),
        _ratio(f"×{max(fields)} : ×1", (most, cold), (one, cold), "≤ 11 at ×10"),
    ]
    memory = [f"| ×{times} | {107 * times} | {f.seconds(cold):.1f} | {f.processor(cold):.1f} | {f.memory(cold):.0f} |"
              for times, f in fields.items()]  # fmt: skip
    spent = [f"| {name} | {laps['cold'][name]:.2f} |" for name in laps["cold"]]
    machine = f"{_processor()}, {os.cpu_count()} processors, {psutil.virtual_memory().total / 2**30:.0f} GB"
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    return f"""# Benchmark

Written by `make bench` (`benchmarks/run.py`): docgen and the usual chain on the text and the 107 figures of the 2019
edition, in turn, {runs} rounds, medians (WeasyPrint once); {_FACTS} facts from all over the edition are corrected in
each round; memory is looked at in a further one. The usual chain is {", ".join(CHAIN)}, added up.
Ratios count; seconds are those of a shared, noisy machine (what else it does counts by the clock, not in processor
time): {machine}; {platform.system()}, Python {platform.python_version()}; {peers}.

| ratio | by the clock | by processor time | target |
|---|--:|--:|---|
{chr(10).join(ratios)}

| what | seconds | processor seconds | peak MB, all processes |
|---|--:|--:|--:|
{chr(10).join(rows)}

docgen's outputs are two PDFs (PDF/A-3a with PDF/UA-1, PDF/X-4), a DOCX with native charts, and its manifest.

## Size

| edition | figures | cold, seconds | processor seconds | peak MB |
|---|--:|--:|--:|--:|
{chr(10).join(memory)}

![Cost against size](../docs/pictures/bench-size.png)

## Where the time goes

Processor seconds of a cold build in one process ([docs/performance.md](../docs/performance.md)):

| part | seconds |
|---|--:|
{chr(10).join(spent)}

![Where the time goes](../docs/pictures/bench-parts.png)
"""


def _ratio(name: str, ours: tuple[Field, str], theirs: tuple[Field, *tuple[str, ...]], goal: str) -> str:
    """A row: what of ours (field and name) to what of theirs (field and names added up), by both clocks."""
    (one, mine), (other, *names) = ours, theirs
    clock = one.seconds(mine) / other.seconds(*names)
    processor = one.processor(mine) / other.processor(*names)
    return f"| {name} | {clock:.2f} | {processor:.2f} | {goal} |"


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


if __name__ == "__main__":
    main()
