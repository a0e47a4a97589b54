"""Figures in an edited file: charts patched, pictures swapped, what editors did to them kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from docgen.revise.charts.data import ChartData, of_entry, read, same
from docgen.revise.charts.workbook import Workbook
from docgen.revise.opened import unpacked
from docgen.revise.package import Package
from tests.revise.bench import Outcome, comments, differing, manifest, new_lint, parts, rebuilt, refreshed
from tests.revise.hands import Hands
from tests.revise.nodes import WP, A, C, Node, W
from tests.revise.numbers import rewrite
from tests.revise.session import png

Builds = dict[str, bytes]
LINE, MAP, PARTS, BARS, LIST = "fig-netizens", "fig-cities", "fig-residence", "fig-access", "fig-services"


def worked(builds: Builds, work: Callable[[Hands], object], name: str = "moved") -> Outcome:
    hands = Hands(builds["same"])
    work(hands)
    return refreshed(hands.saved(), builds[name])


def chart(data: bytes, id_: str) -> Node:
    hands = Hands(data)
    return hands.chart(hands.drawing(f"fig:{id_}"))


def book(data: bytes, id_: str, shape: ChartData) -> ChartData:
    """What the workbook behind a chart says."""
    hands = Hands(data)
    part = hands.part_of(hands.drawing(f"fig:{id_}"))
    rels = etree.fromstring(hands.parts[part.replace("charts/", "charts/_rels/") + ".rels"])
    name = "word/" + rels[0].get("Target", "").removeprefix("../")
    workbook = Workbook(Package(unpacked(hands.parts[name], name)))
    return workbook.data(len(shape.categories), len(shape.series))


def shape(data: bytes, id_: str) -> Node:
    return Hands(data).drawing(f"fig:{id_}")


def ours(data: bytes, id_: str) -> ChartData:
    return of_entry(next(f for f in manifest(data).figures if f.id == id_))


def picture(data: bytes, id_: str) -> str:
    """The digest of the bitmap that a figure shows."""
    hands = Hands(data)
    return hashlib.sha256(hands.parts[hands.part_of(hands.drawing(f"fig:{id_}"))]).hexdigest()


@pytest.mark.parametrize("id_", [LINE, PARTS, BARS])
def test_a_chart_and_its_workbook_say_the_new_numbers(builds: Builds, id_: str) -> None:
    outcome = worked(builds, lambda h: None)
    assert read(chart(outcome.after, id_)) == ours(builds["moved"], id_)
    typed = book(outcome.after, id_, ours(builds["moved"], id_))
    for one, other in zip(typed.series, ours(builds["moved"], id_).series, strict=True):
        assert all(map(same, one.values, other.values))


@pytest.mark.parametrize("name", ["moved", "turned", "filled"])
def test_a_recoloured_chart_keeps_its_colour_and_gets_the_numbers(builds: Builds, name: str) -> None:
    outcome = worked(builds, lambda h: h.colour(h.drawing(f"fig:{LINE}"), "00AA55"), name)
    tree = chart(outcome.after, LINE)
    assert read(tree) == ours(builds[name], LINE)
    assert "00AA55" in [c.get("val") for c in tree.iter(f"{A}srgbClr")]
    assert new_lint(outcome) == []


def test_a_point_that_comes_gets_a_label_and_loses_its_missing_word(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.colour(h.drawing(f"fig:{LINE}"), "00AA55"), "filled")
    tree, fresh = chart(outcome.after, LINE), chart(builds["filled"], LINE)
    for one, other in zip(tree.iter(f"{C}ser"), fresh.iter(f"{C}ser"), strict=True):
        assert formats(one) == formats(other)
        assert hatched(one) == hatched(other)


def formats(series: Node) -> dict[str, str]:
    """Number formats of a series' labels by point."""
    found = {}
    for label in series.iterfind(f"{C}dLbls/{C}dLbl"):
        index, look = label.find(f"{C}idx"), label.find(f"{C}numFmt")
        assert index is not None and look is not None
        found[index.get("val", "")] = look.get("formatCode", "")
    return found


def hatched(series: Node) -> set[str]:
    """The points of a series that are told apart as derived."""
    looks = [look for look in series.findall(f"{C}dPt") if next(look.iter(f"{A}pattFill"), None) is not None]
    return {look.find(f"{C}idx").get("val", "") for look in looks}  # type: ignore[union-attr]


def test_bars_whose_order_changes_take_their_looks_along(sample_copy: Path, builds: Builds) -> None:
    def paint(hands: Hands) -> None:
        """The bar of 光纤 (the first) in a colour of its own."""
        drawing = hands.drawing(f"fig:{BARS}")
        tree = hands.chart(drawing)
        series = next(tree.iter(f"{C}ser"))
        look = etree.fromstring(
            f'<c:dPt xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}"><c:idx val="0"/>'
            '<c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
            '<a:solidFill><a:srgbClr val="FF00FF"/></a:solidFill></c:spPr></c:dPt>'
        )
        next(node for node in series if node.tag in (f"{C}dPt", f"{C}dLbls")).addprevious(look)
        hands.set_chart(drawing, tree)

    rewrite(sample_copy / "facts" / "20-services.csv", "access=fibre", {"obs_value": "100.0"})
    fresh = rebuilt(sample_copy, manifest(builds["same"])).docx
    hands = Hands(builds["same"])
    paint(hands)
    outcome = refreshed(hands.saved(), fresh)
    tree = chart(outcome.after, BARS)
    assert read(tree) == ours(fresh, BARS)
    place = read(tree).categories.index("光纤")
    painted = [d for d in tree.iter(f"{C}dPt") if "FF00FF" in [c.get("val") for c in d.iter(f"{A}srgbClr")]]
    assert [d.find(f"{C}idx").get("val") for d in painted] == [str(place)]  # type: ignore[union-attr]
    assert refreshed(outcome.after, fresh).after == outcome.after


def test_a_point_typed_by_hand_stays_in_chart_and_workbook(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.set_point(h.drawing(f"fig:{LINE}"), 0, 2, "1111.1"))
    shown = read(chart(outcome.after, LINE))
    new = ours(builds["moved"], LINE)
    assert shown.series[0].values == (*new.series[0].values[:2], "1111.1")
    assert shown.series[1] == new.series[1]
    assert book(outcome.after, LINE, new).series[0].values[2] == "1111.1"
    assert any("1111.1" in words for author, words in comments(outcome.after) if author == "docgen")


def test_a_number_typed_into_the_workbook_only_is_seen(builds: Builds) -> None:
    def work(hands: Hands) -> None:
        part = hands.part_of(hands.drawing(f"fig:{LINE}"))
        rels = etree.fromstring(hands.parts[part.replace("charts/", "charts/_rels/") + ".rels"])
        name = "word/" + rels[0].get("Target", "").removeprefix("../")
        workbook = Workbook(Package(unpacked(hands.parts[name], name)))
        base = ours(builds["same"], LINE)
        rows = tuple(
            type(s)(s.name, (*s.values[:2], "1111.1") if n == 0 else s.values) for n, s in enumerate(base.series)
        )
        workbook.write(ChartData(base.categories, rows), base)
        hands.parts[name] = workbook.package.saved()

    outcome = worked(builds, work)
    assert read(chart(outcome.after, LINE)).series[0].values[2] == "1111.1"
    assert LINE in outcome.keys("ask")


def test_a_spoilt_workbook_does_not_stop_the_refresh(builds: Builds) -> None:
    def work(hands: Hands) -> None:
        for name in [n for n in hands.parts if n.endswith(".xlsx")]:
            hands.parts[name] = b"not a workbook"

    outcome = worked(builds, work)
    assert read(chart(outcome.after, LINE)) == ours(builds["moved"], LINE)


def test_a_picture_is_swapped_in_a_new_part_at_the_size_it_has(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.resize(h.drawing(f"fig:{MAP}"), 0.5), "filled")
    assert picture(outcome.after, MAP) == next(f.sha256 for f in manifest(builds["filled"]).figures if f.id == MAP)
    sizes = [next(shape(d, MAP).iter(f"{WP}extent")).get("cx") for d in (outcome.before, outcome.after)]
    assert sizes[0] == sizes[1]
    assert any(name.startswith("word/media/figure-") for name in differing(outcome.before, outcome.after))
    assert next(shape(outcome.after, MAP).iter(f"{WP}docPr")).get("descr") == next(
        f.alt for f in manifest(builds["filled"]).figures if f.id == MAP
    )


def test_old_pictures_do_not_stay_behind(builds: Builds) -> None:
    outcome = worked(builds, lambda h: None, "filled")
    old = next(f.sha256 for f in manifest(builds["same"]).figures if f.id == MAP)
    assert old not in {hashlib.sha256(data).hexdigest() for data in parts(outcome.after).values()}


def test_a_replaced_picture_is_kept_and_asked_about(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.replace_picture(h.drawing(f"fig:{MAP}"), png(77)), "filled")
    assert picture(outcome.after, MAP) == hashlib.sha256(png(77)).hexdigest()
    assert MAP in outcome.keys("ask")
    quiet = worked(builds, lambda h: h.replace_picture(h.drawing(f"fig:{MAP}"), png(77)), "same")
    assert MAP in quiet.keys("kept")


def test_a_deleted_figure_stays_deleted(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.remove(next(h.drawing(f"fig:{LINE}").iterancestors(f"{W}p"))))
    with pytest.raises(StopIteration):
        shape(outcome.after, LINE)
    assert LINE in outcome.keys("kept")


def test_a_copied_figure_is_itself_at_the_first_place(builds: Builds) -> None:
    def copy(hands: Hands) -> None:
        source = next(hands.drawing(f"fig:{MAP}").iterancestors(f"{W}p"))
        hands.copy(source, hands.paragraphs("BodyIndent")[-1])

    outcome = worked(builds, copy, "filled")
    document = etree.fromstring(parts(outcome.after)["word/document.xml"])
    names = [p.get("name") for p in document.iter(f"{WP}docPr") if MAP in p.get("name", "")]
    assert names == [f"fig:{MAP}", f"copy:{MAP}:2"]
    assert any(note.kind == "copy" and note.key == MAP for note in outcome.result.notes)
    assert new_lint(outcome) == []
    old = next(f.sha256 for f in manifest(builds["same"]).figures if f.id == MAP)
    hands = Hands(outcome.after)
    assert hashlib.sha256(hands.parts[hands.part_of(hands.drawing(f"copy:{MAP}:2"))]).hexdigest() == old


def test_a_picture_becomes_a_chart_when_its_data_are_known(
    sample_copy: Path, sample_outputs: Mapping[str, bytes]
) -> None:
    """All points missing: a picture. A point known: a chart of Word's own, in the frame of the picture."""
    facts = sample_copy / "facts" / "20-services.csv"
    lost = {"obs_value": "", "basis": "missing", "qualifier": "", "source": "", "formula": ""}
    for words in ("access=fibre", "access=other"):
        rewrite(facts, words, lost)
    like = manifest(sample_outputs["report.docx"])
    missing = rebuilt(sample_copy, like).docx
    kinds = {f.id: f.kind for f in manifest(missing).figures}
    assert kinds[BARS] == "picture"
    known = sample_outputs["report.docx"]
    outcome = refreshed(missing, known)
    assert read(chart(outcome.after, BARS)) == ours(known, BARS)
    assert new_lint(outcome) == []
    back = refreshed(outcome.after, missing)
    assert picture(back.after, BARS) == next(f.sha256 for f in manifest(missing).figures if f.id == BARS)
