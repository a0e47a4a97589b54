"""What holds of every refresh, whatever editors did and whatever numbers changed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.manifest import Manifest
from docgen.revise.changes import couples, pair_of
from docgen.revise.charts.data import ChartData, of_entry, read, same
from docgen.revise.charts.workbook import Workbook, sheet_of
from docgen.revise.figures import locate_all
from docgen.revise.opened import Opened, open_edited, unpacked
from docgen.revise.package import Package
from docgen.revise.pairs import Pair, contrary
from docgen.revise.places import by_key, places
from tests.revise.bench import (
    Outcome,
    comments,
    dangling,
    differing,
    manifest,
    new_lint,
    refreshed,
    skeleton,
    tracked,
)

MANIFEST = "customXml/"


def broken(outcome: Outcome, *, rows_stay: bool = True) -> list[str]:
    """An outcome → the laws that it breaks, in words; `rows_stay`: the data have the same rows of tables as before."""
    return [words for law in LAWS for words in law(outcome) if rows_stay or law is not words_stay]


def words_stay(outcome: Outcome) -> Iterator[str]:
    """Everything but bound texts, fields and lists is as the editors left it, in the order they left it."""
    before, after = skeleton(outcome.before), skeleton(outcome.after)
    if len(before) != len(after):
        yield f"{len(before)} paragraphs became {len(after)}"
    typed = {note.theirs for note in outcome.result.notes if (note.level, note.kind) == ("changed", "table")}
    for old, new in zip(before, after, strict=False):
        # A cell that was typed anew and says what it was built with is bound again.
        if old != new and not (new == "" and old in typed):
            yield f"words differ: {old!r} {new!r}"


def tracks_stay(outcome: Outcome) -> Iterator[str]:
    """Tracked changes are what they were."""
    if tracked(outcome.after) != tracked(outcome.before):
        yield f"tracked changes differ: {tracked(outcome.after) ^ tracked(outcome.before)}"  # type: ignore[operator]


def comments_stay(outcome: Outcome) -> Iterator[str]:
    """The editors' comments stand first, as they were; all others are docgen's."""
    before, after = ([c for c in comments(data) if c[0] != "docgen"] for data in (outcome.before, outcome.after))
    if before != after:
        yield "comments differ"


def places_are_right(outcome: Outcome) -> Iterator[str]:
    """Every bound text says what the data say, or what the editors made of it, and then there is a note of it."""
    old, new = (by_key(places(open_edited(data, "x").package)) for data in (outcome.before, outcome.after))
    ours = manifest(outcome.fresh).texts()
    kept = [note for note in outcome.result.notes if note.level != "changed" or "保留" in note.words]
    told = {(note.key[:10], text) for note in kept for text in (note.theirs, note.words)}
    for key, found in new.items():
        edited = {place.text for place in old.get(key, ())}
        for place in found:
            if place.says is None or key not in ours or place.text == ours[key]:
                continue
            if place.text not in edited:
                yield f"{key} says {place.text}, neither {ours[key]} nor what editors wrote"
            elif not any(key[:10] == of and place.text in text for of, text in told):
                yield f"{key} says {place.text} and not {ours[key]}, and nobody is told"
    if any(not place.text and not place.gone for found in new.values() for place in found) and not any(
        not place.text and not place.gone for found in old.values() for place in found
    ):
        yield "a control has been emptied"


def changes_turn_as_one(outcome: Outcome) -> Iterator[str]:
    """Where a verb or its number was written, both say what the data say; a verb that was reworded, the same way."""
    old, new = (open_edited(data, "x") for data in (outcome.before, outcome.after))
    now = {binding.key: pair_of(binding) for binding in manifest(outcome.fresh).bindings}
    before, after = _changes(old), _changes(new)
    for key in (key for key in after if key in now):
        for was, says in zip(before.get(key, ()), after[key], strict=False):
            right = says.number in (now[key].number, None) and not contrary(says.verb or "", now[key].verb or "")
            if was != says and not (right and (says.verb or was.verb is None)):
                yield f"{key} said {was.both} and says {says.both}, the data {now[key].both}"


def _changes(opened: Opened) -> dict[str, list[Pair]]:
    """What verbs and numbers say that stand together, by the key of their expression, in order."""
    found = places(opened.package)
    order, keyed = {place.element: number for number, place in enumerate(found)}, by_key(found)
    keys = {key[:-1] for key in keyed if key[-1] in "vn"}
    return {
        key: [one.said for one in couples(keyed.get(f"{key}v", []), keyed.get(f"{key}n", []), order)] for key in keys
    }


def charts_are_right(outcome: Outcome) -> Iterator[str]:
    """Charts and their workbooks show the data, but for what editors changed, and then there is a note of it."""
    opened, fresh = open_edited(outcome.after, "x"), manifest(outcome.fresh)
    told = {note.key for note in outcome.result.notes if note.level != "changed"}
    for id_, shown, typed, ours in _charts(opened.package, fresh):
        if id_ not in told and not _alike(shown, ours):
            yield f"{id_} shows {shown} instead of {ours}"
        if id_ not in told and not _alike(typed, shown):
            yield f"{id_}: the workbook says {typed}, the chart {shown}"


def _charts(package: Package, fresh: Manifest) -> Iterator[tuple[str, ChartData, ChartData, ChartData]]:
    """Each chart that is there: what it shows, what its workbook says, what it should show."""
    located = locate_all(package.document, fresh.figures)
    for entry in fresh.figures:
        shape = located[entry.id].shape
        if shape is None or shape.kind != "native" or entry.kind != "native":
            continue
        part = package.target(package.main, shape.relation)
        tree = package.tree(part)
        shown = read(tree)
        name = next(relation.target for relation in package.related(part, "package"))
        book = Workbook(Package(unpacked(package.blob(name), name)), sheet_of(tree))
        yield entry.id, shown, book.data(len(shown.categories), len(shown.series)), of_entry(entry)


def _alike(one: ChartData, other: ChartData) -> bool:
    texts = ([*data.categories, *(t for s in data.series for t in (s.name, *s.values))] for data in (one, other))
    a, b = texts
    return len(a) == len(b) and all(map(same, a, b))


def caches_are_right(outcome: Outcome) -> Iterator[str]:
    """Numbers of captions, references, lists: what the lint finds was there before, or is reported as dangling."""
    yield from new_lint(outcome)
    told = [note for note in outcome.result.notes if note.kind == "reference" and note.level == "ask"]
    if len(told) < len(dangling(outcome.after)):
        yield f"not told of: {dangling(outcome.after)}"


def twice_is_once(outcome: Outcome) -> Iterator[str]:
    again = refreshed(outcome.after, outcome.fresh)
    if again.after != outcome.after:
        yield f"a second refresh changes {sorted(differing(again.after, outcome.after))}: {again.words('changed')}"
    elif again.words("changed"):
        yield f"a second refresh says that it changed {again.words('changed')}"


LAWS = (
    words_stay, tracks_stay, comments_stay, places_are_right, changes_turn_as_one, charts_are_right, caches_are_right,
    twice_is_once,
)  # fmt: skip
