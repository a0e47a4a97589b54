"""Points of charts that become reported, derived or missing while editors work: told apart or not, as the data say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from lxml import etree

from docgen.model.manifest import to_json
from docgen.ooxml.custom import text_part
from docgen.revise.charts.data import read
from tests.reading import SAMPLE
from tests.revise.bench import Outcome, manifest, new_lint, parts, rebuilt, refreshed
from tests.revise.hands import Hands
from tests.revise.laws import broken
from tests.revise.nodes import A, C, Node
from tests.revise.numbers import rewrite
from tests.revise.test_opened import zipped

Builds = dict[str, bytes]
LINE, PARTS, BARS = "fig-netizens", "fig-residence", "fig-access"
CHARTS = (LINE, PARTS, BARS)
STATED = {"basis": "reported", "qualifier": "=", "source": "report", "formula": ""}
SHARE = "{netizens[residence=urban]@shili.2021} / {netizens@shili.2021}"


@pytest.fixture(scope="module")
def stated(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample where what was derived is reported with the same value, what was missing too, and a share that was
    reported is derived with the same value."""
    folder = Path(copytree(SAMPLE, tmp_path_factory.mktemp("stated") / SAMPLE.name))
    netizens, services = folder / "facts" / "10-netizens.csv", folder / "facts" / "20-services.csv"
    rewrite(netizens, "netizens,shili,2020", STATED | {"obs_value": "1200.0"})
    rewrite(netizens, "internet-penetration,shili,2020", STATED | {"obs_value": "60.0"})
    rewrite(netizens, "netizens,shili,2019", STATED | {"obs_value": "1180.0"})
    derived = {"basis": "derived", "qualifier": "", "source": "", "formula": SHARE, "obs_value": ""}
    rewrite(netizens, "residence=urban,share", derived)
    rewrite(services, "access=other", STATED | {"obs_value": "41.0"})
    return rebuilt(folder, manifest(builds["same"])).docx


def worked(base: bytes, fresh: bytes, work: Callable[[Hands], object]) -> Outcome:
    hands = Hands(base)
    work(hands)
    return refreshed(hands.saved(), fresh)


def chart(data: bytes, id_: str) -> Node:
    hands = Hands(data)
    return hands.chart(hands.drawing(f"fig:{id_}"))


def edited(work: Callable[[Node], object], *ids: str) -> Callable[[Hands], None]:
    """An editor's work on charts."""

    def all_(hands: Hands) -> None:
        for id_ in ids:
            drawing = hands.drawing(f"fig:{id_}")
            tree = hands.chart(drawing)
            work(tree)
            hands.set_chart(drawing, tree)

    return all_


def round_corners(tree: Node) -> None:
    next(tree.iter(f"{C}roundedCorners")).set("val", "1")


def series(data: bytes, id_: str) -> list[bytes]:
    """Everything that a chart says of its series, but where a doughnut's labels stand: editors move them."""
    tree = chart(data, id_)
    for node in list(tree.iter(f"{C}layout", f"{C}separator")) if id_ == PARTS else ():
        node.getparent().remove(node)  # type: ignore[union-attr]
    return [etree.tostring(node, method="c14n") for node in tree.iter(f"{C}ser")]


def point(tree: Node, row: int, index: int) -> Node | None:
    """The look of a single point."""
    looks = list(tree.iter(f"{C}ser"))[row].findall(f"{C}dPt")
    return next((look for look in looks if look.find(f"{C}idx").get("val") == str(index)), None)  # type: ignore[union-attr]


def colours(look: Node | None) -> list[str]:
    return [] if look is None else [node.get("val", "") for node in look.iter(f"{A}srgbClr")]


def hatched(tree: Node, row: int, index: int) -> bool:
    look = point(tree, row, index)
    return look is not None and next(look.iter(f"{A}pattFill"), None) is not None


def test_the_sample_has_points_of_every_kind(builds: Builds, stated: bytes) -> None:
    before, after = chart(builds["same"], LINE), chart(stated, LINE)
    assert hatched(before, 0, 1) and not hatched(after, 0, 1)
    assert [c.partition("\n")[2] for c in read(before).categories] == ["（待补）", "（推算）", ""]
    assert [c.partition("\n")[2] for c in read(after).categories] == ["（部分待补）", "", ""]
    assert not hatched(chart(builds["same"], PARTS), 0, 0) and hatched(chart(stated, PARTS), 0, 0)
    assert b"\xef\xbc\x88\xe6\x8e\xa8\xe7\xae\x97" in b"".join(series(stated, PARTS))


@pytest.mark.parametrize("id_", CHARTS)
def test_charts_of_an_untouched_file_become_those_of_a_new_build(builds: Builds, stated: bytes, id_: str) -> None:
    for base, fresh in ((builds["same"], stated), (stated, builds["same"])):
        outcome = worked(base, fresh, lambda h: None)
        hands, new = Hands(outcome.after), Hands(fresh)
        own, model = (h.parts[h.part_of(h.drawing(f"fig:{id_}"))] for h in (hands, new))
        assert own == model


@pytest.mark.parametrize("id_", CHARTS)
def test_series_of_a_chart_that_editors_worked_on_become_those_of_a_new_build(
    builds: Builds, stated: bytes, id_: str
) -> None:
    for base, fresh in ((builds["same"], stated), (stated, builds["same"])):
        outcome = worked(base, fresh, edited(round_corners, *CHARTS))
        assert series(outcome.after, id_) == series(fresh, id_) != series(base, id_)
        assert next(chart(outcome.after, id_).iter(f"{C}roundedCorners")).get("val") == "1"
        assert [n.key for n in outcome.result.notes if n.kind == "figure" and n.level == "changed"].count(id_) == 1
        assert new_lint(outcome) == []
        again = refreshed(outcome.after, fresh)
        assert again.after == outcome.after and again.words("changed") == []


def test_a_point_in_a_colour_of_the_editors_keeps_it(builds: Builds, stated: bytes) -> None:
    """The part that becomes derived, and the bar that was: the words follow the data, the look stays theirs."""

    def paint(tree: Node) -> None:
        for look in tree.iter(f"{C}dPt"):
            for node in look.iter(f"{A}srgbClr"):
                node.set("val", "FF00FF")

    outcome = worked(builds["same"], stated, edited(paint, PARTS, BARS))
    part, bar = chart(outcome.after, PARTS), chart(outcome.after, BARS)
    assert set(colours(point(part, 0, 0))) == {"FF00FF"} and not hatched(part, 0, 0)
    assert "（推算）" in (next(part.iter(f"{C}dLbl")).find(f"{C}numFmt").get("formatCode", ""))  # type: ignore[union-attr]
    assert set(colours(point(bar, 0, 1))) == {"FF00FF"} and hatched(bar, 0, 1)
    assert read(bar).categories == read(chart(stated, BARS)).categories


def test_a_hatching_that_editors_took_away_does_not_come_back(builds: Builds) -> None:
    def plain(tree: Node) -> None:
        look = point(tree, 0, 1)
        assert look is not None
        look.getparent().remove(look)  # type: ignore[union-attr]

    outcome = worked(builds["same"], builds["turned"], edited(plain, LINE))
    before, after = read(chart(builds["same"], LINE)), read(chart(outcome.after, LINE))
    assert after == read(chart(builds["turned"], LINE))
    assert after.series[0].values[1] != before.series[0].values[1]
    assert not hatched(chart(outcome.after, LINE), 0, 1) and hatched(chart(builds["turned"], LINE), 0, 1)


def test_a_value_typed_by_hand_keeps_its_look(builds: Builds, stated: bytes) -> None:
    """The editor's number is no reported one."""
    outcome = worked(builds["same"], stated, lambda h: h.set_point(h.drawing(f"fig:{LINE}"), 0, 1, "1111.1"))
    assert hatched(chart(outcome.after, LINE), 0, 1)
    assert read(chart(outcome.after, LINE)).series[0].values[1] == "1111.1"
    assert any("1111.1" in note.words for note in outcome.result.notes)


def test_a_file_built_before_bases_were_written_down_is_refreshed(builds: Builds) -> None:
    whole = parts(builds["same"])
    content = json.loads(to_json(manifest(builds["same"])))
    for one in (series for figure in content["figures"] for series in figure["series"]):
        del one["bases"]
    del content["draft"], content["asked"]
    old = zipped(whole | {"customXml/item1.xml": text_part(json.dumps(content, ensure_ascii=False))})
    assert manifest(old).figures != manifest(builds["same"]).figures
    assert refreshed(old, builds["same"]).words("changed") == []
    outcome = worked(old, builds["filled"], edited(round_corners, *CHARTS))
    assert series(outcome.after, LINE) == series(builds["filled"], LINE)
    assert broken(outcome) == []
