"""What a DOCX was built from ⇄ JSON: the base text of every place, for refreshing an edited copy and reading it back.

It travels in the file (a customXml part) and beside it (report.manifest.json).

How a place is found in a DOCX (by what LibreOffice keeps, then by what only Word keeps):
- a control: `w:alias` ends with `⟦d:KEY⟧`, `w:tag` is `d:KEY` (a copied control has the same key); where LibreOffice
  has dropped these, the bookmark `_d_KEY` in it (a bookmark is not copied);
- a passage (paragraph, heading, item, caption, …): the bookmark `Passage.bookmark` in it; a table's bookmark stands in
  its first cell, a figure's round its drawing;
- a reference: a REF field or link to the bookmark `Target.bookmark`;
- a cell without a control: its row and column, found by the controls beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Literal

from docgen.model.indented import indented

FORMAT: Final = 1
_KEY_LENGTH: Final = 10
_VERSION_LENGTH: Final = 16
_PARTS: Final = {"whole": "", "verb": "v", "number": "n"}

Said = tuple[str | None, ...]
PartKind = Literal["whole", "verb", "number"]
PassageKind = Literal[
    "heading", "paragraph", "item", "term", "caption", "source", "note", "unit", "person", "names", "title"
]  # fmt: skip
FigureKind = Literal["native", "picture"]


@dataclass(frozen=True, slots=True)
class Edition:
    """name = the folder's name; year = the period; area = code of the own area; title of the report."""

    name: str
    year: int
    area: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """The text of one control. A change has two: its verb (增长) and its number with unit (6.3%); 持平 and 待补 are
    a verb alone. Text is never empty."""

    key: str
    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Binding:
    """A bound expression: role and argument as the author wrote them (a table's cell: role `cell`, argument the
    complete address), addresses of the facts it rests on, its controls in order.

    `owner` = the text file (10-environment), figure or table it belongs to; `passage` = id, empty for cells.
    `test` = a claim's condition, empty for others. `missing` = 待补.
    """

    key: str
    role: str
    argument: str
    addresses: tuple[str, ...]
    parts: tuple[Part, ...]
    owner: str
    passage: str
    missing: bool
    test: str

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Behind:
    """A place of an expression that editors changed, while another place of it (the sentence was copied) took what the
    data say: `said` there (of a change: verb and number; None = not there), `parts` = what it was changed from."""

    key: str
    said: Said
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the document and the manuscript it came from, in the order of the document.

    `file` = path in the edition's folder (text/10-x.md), `first` and `last` its lines (from 1), `source` the MyST text
    without what makes it a heading, an item or an option (`## `, `- `, `:caption: `): it stands in those lines.
    `template`: see model/template.py. `owner` = the figure, table, list or definition it belongs to, else empty;
    `section` = id of the heading above it. `mark` = what stands before it by itself: 第一章, 图26. `depth` of a
    heading (1 = part), 0 for others.
    Where there is no manuscript (a source line, what a table's layout says) `source` is empty.
    """

    id: str
    kind: PassageKind
    bookmark: str
    file: str
    first: int
    last: int
    source: str
    template: str
    mark: str = ""
    owner: str = ""
    section: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """name, unit, values as the chart has them (decimal text, missing = empty), labels, addresses, bases (reported,
    derived, missing): one a category. Of a file built before bases were written down there are none."""

    name: str
    unit: str
    axis: Literal["left", "right"]
    values: tuple[str, ...]
    labels: tuple[str, ...]
    addresses: tuple[tuple[str, ...], ...]
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure. `kind` native = a Word chart, picture = PNG (and SVG). `categories` as they stand in the chart.

    `sha256` of the PNG's bytes or of the chart part's bytes (chartN.xml); `workbook` of the embedded workbook's bytes.
    `caption` = id of its caption's passage; `chart` = ChartSpec.kind; size in points as built; `alt` text. A figure
    of one lone total has a series of one value and no categories.
    """

    id: str
    label: str
    number: int
    kind: FigureKind
    chart: str
    bookmark: str
    caption: str
    categories: tuple[str, ...]
    codes: tuple[str, ...]
    series: tuple[FigureSeries, ...]
    sha256: str
    workbook: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """`key` names the row wherever it stands (codes of area or breakdown); cells as templates; a total: `total`."""

    key: str
    cells: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table. `columns` = keys of its columns (patterns of the layout), `header` = texts of the header rows' cells;
    `file` = its layout in the edition's folder (tables/x.toml)."""

    id: str
    label: str
    number: int
    bookmark: str
    caption: str
    columns: tuple[str, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[TableRow, ...]
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can point at: its id, its bookmarks (REF; entries of contents and catalogs), its text."""

    id: str
    kind: Literal["heading", "figure", "table"]
    bookmark: str
    entry: str
    label: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`version` = hash of everything said here but `asked` and `behind`: two builds that say the same have the same.

    `draft` = the word that the running heads bear, empty for what is no draft. `asked` = the questions that stand in
    the file as Word comments, or stood there until an editor removed them (a digest of each). `behind` = the places
    that rest on other texts than their binding has here.
    """

    edition: Edition
    version: str
    bindings: tuple[Binding, ...]
    passages: tuple[Passage, ...]
    figures: tuple[FigureEntry, ...]
    tables: tuple[TableEntry, ...]
    targets: tuple[Target, ...]
    draft: str = ""
    asked: tuple[str, ...] = ()
    behind: tuple[Behind, ...] = ()

    def texts(self) -> dict[str, str]:
        """Key of a control → its base text."""
        return {part.key: part.text for binding in self.bindings for part in binding.parts}


def resting(binding: Binding, said: Said, behind: Iterable[Behind]) -> Binding:
    """An expression, what a place of it says → the expression with the base texts of that place."""
    own = next((one.parts for one in behind if (one.key, one.said) == (binding.key, said)), binding.parts)
    return replace(binding, parts=own)


def key_of(owner: str, role: str, argument: str, ordinal: int) -> str:
    """The key of a bound expression: 10 hexadecimal digits, the same wherever it stands in its owner.

    `owner` = text file, figure or table; `ordinal` = how many of the same role and argument stand before it there.
    """
    name = "\n".join((owner, role, argument, str(ordinal)))
    return hashlib.sha256(name.encode()).hexdigest()[:_KEY_LENGTH]


def part_key(key: str, kind: PartKind) -> str:
    """Key of an expression → key of a control: the same, `v` after it for the verb, `n` for the number."""
    return key + _PARTS[kind]


def parts_of(key: str, text: str, verb: str) -> tuple[Part, ...]:
    """Key, text and the verb it begins with → its controls: one, or verb and number; none without a key."""
    if not key:
        return ()
    if not verb:
        return (Part(part_key(key, "whole"), "whole", text),)
    number = text.removeprefix(verb)
    made = (Part(part_key(key, "verb"), "verb", verb), Part(part_key(key, "number"), "number", number))
    return made if number else made[:1]


def expression_key(control: str) -> str:
    """Key of a control → key of its expression."""
    return control[:_KEY_LENGTH]


def versioned(manifest: Manifest) -> tuple[Manifest, str]:
    """Manifest → the same with the version of what it says; its JSON text, had nothing been asked."""
    text = to_json(replace(manifest, version="", asked=(), behind=()))
    version = hashlib.sha256(text.encode()).hexdigest()[:_VERSION_LENGTH]
    return replace(manifest, version=version), text.replace('"version": ""', f'"version": "{version}"', 1)


def to_json(manifest: Manifest) -> str:
    """Manifest → JSON text; the same manifest gives the same text."""
    return indented({"format": FORMAT} | {one.name: getattr(manifest, one.name) for one in fields(manifest)}) + "\n"


def from_json(text: str) -> Manifest:
    """JSON text → Manifest. Raises ValueError if it is no manifest or of another format."""
    try:
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError(f"format {content['format']} of the manifest, not {FORMAT}")
        return _manifest(content)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a manifest: {error!r}") from error


def _manifest(content: Mapping[str, Any]) -> Manifest:
    return Manifest(
        Edition(**content["edition"]),
        content["version"],
        tuple(_binding(item) for item in content["bindings"]),
        tuple(Passage(**item) for item in content["passages"]),
        tuple(_figure(item) for item in content["figures"]),
        tuple(_table(item) for item in content["tables"]),
        tuple(Target(**item) for item in content["targets"]),
        content.get("draft", ""),
        tuple(content.get("asked", ())),
        tuple(_behind(item) for item in content.get("behind", ())),
    )


def _binding(item: Mapping[str, Any]) -> Binding:
    return Binding(**{**item, "addresses": tuple(item["addresses"]), "parts": _parts(item)})


def _behind(item: Mapping[str, Any]) -> Behind:
    return Behind(item["key"], tuple(item["said"]), _parts(item))


def _parts(item: Mapping[str, Any]) -> tuple[Part, ...]:
    return tuple(Part(**part) for part in item["parts"])


def _figure(item: Mapping[str, Any]) -> FigureEntry:
    made = {name: tuple(item[name]) for name in ("categories", "codes")}
    return FigureEntry(**{**item, **made, "series": tuple(_series(series) for series in item["series"])})


def _series(item: Mapping[str, Any]) -> FigureSeries:
    made = {name: tuple(item[name]) for name in ("values", "labels")} | {"bases": tuple(item.get("bases", ()))}
    return FigureSeries(**{**item, **made, "addresses": tuple(tuple(one) for one in item["addresses"])})


def _table(item: Mapping[str, Any]) -> TableEntry:
    rows = tuple(TableRow(row["key"], tuple(row["cells"]), row["total"]) for row in item["rows"])
    header = tuple(tuple(row) for row in item["header"])
    return TableEntry(**{**item, "columns": tuple(item["columns"]), "header": header, "rows": rows})
