"""Source numbers of an edition changed on disk, as data staff do: facts/*.csv, one cell a fact."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path

from docgen.facts.load import load
from docgen.facts.measure import measure
from docgen.model.facts import Fact


def change_numbers(folder: Path, moved: Iterable[str], turned: Iterable[str], count: int) -> list[str]:
    """Folder of an edition, addresses whose number must change, addresses whose sign must turn, how many in all →
    the addresses that were changed."""
    facts = measure(load(folder)).preferred
    by_name = {str(address): fact for address, fact in facts.items()}
    fitting = [fact for fact in facts.values() if _fits(fact)]
    step = max(len(fitting) // count, 1)
    chosen = {str(f.address): f for f in (by_name[name] for name in (*moved, *turned)) if _fits(f)}
    for fact in fitting[::step]:
        if len(chosen) < count:
            chosen.setdefault(str(fact.address), fact)
    turning = set(turned)
    edits: dict[str, dict[int, str]] = {}
    for name, fact in chosen.items():
        new = -(fact.value or Decimal(0)) if name in turning else _other(fact)
        edits.setdefault(fact.where.file, {})[fact.where.line] = f"{new:f}"
    for file, lines in edits.items():
        _rewrite(Path(file), lines)
    return list(chosen)


def rewrite(path: Path, words: str, cells: Mapping[str, str]) -> None:
    """Sets cells of the first row that has these words in it."""
    text = path.read_text("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    head = rows[0]
    row = next(r for r in rows if words in ",".join(r))
    for column, value in cells.items():
        row[head.index(column)] = value
    _write(path, rows)


def _fits(fact: Fact) -> bool:
    """A number that a source states; ranks and names are left alone."""
    return fact.basis == "reported" and bool(fact.value) and fact.address.measure != "rank"


def _other(fact: Fact) -> Decimal:
    """Another number with the same sign and the same digits after the point."""
    assert fact.value is not None
    unit = Decimal(1).scaleb(fact.value.as_tuple().exponent) if "." in fact.text else Decimal(1)  # type: ignore[arg-type]
    return fact.value + unit.copy_sign(fact.value) * 3


def _rewrite(path: Path, lines: dict[int, str]) -> None:
    text = path.read_text("utf-8-sig")
    rows, begins = [], 1
    reader = csv.reader(StringIO(text))
    for row in reader:
        rows.append((begins, row))
        begins = reader.line_num + 1
    column = rows[0][1].index("obs_value")
    for line, row in rows:
        if line in lines:
            row[column] = lines[line]
    _write(path, [row for _, row in rows])


def _write(path: Path, rows: list[list[str]]) -> None:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), "utf-8")
