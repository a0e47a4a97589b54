"""The build record: what was made of what, with what; the same inputs give the same bytes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from shutil import copytree

from docgen import __version__
from docgen.commands.making import make_alone
from docgen.model.wish import House, Wish
from docgen.work.cache import NOTHING_KEPT
from docgen.work.versions import LIBRARIES, versions
from tests.reading import FONTS, ROOT, SAMPLE, STYLES

PDF = Wish(("pdf",))


def built(folder: Path) -> dict[str, bytes]:
    return dict(make_alone(folder, House(STYLES, FONTS), PDF, NOTHING_KEPT).files)


def test_the_same_edition_in_another_place_gives_the_same_bytes(tmp_path):
    one = copytree(SAMPLE, tmp_path / "a" / "sample-2021")
    other = copytree(SAMPLE, tmp_path / "far" / "away" / "sample-2021")
    assert built(one) == built(other)


def test_the_record_names_inputs_versions_and_what_is_open(sample_outputs):
    record = json.loads(sample_outputs["build.json"])
    assert record["draft"] and record["findings"] == {"open": 2, "judged": 0, "uncollected": 11, "accepted": 0}
    assert set(record["inputs"]["fonts"]) == {p.relative_to(FONTS).as_posix() for p in FONTS.rglob("*") if p.is_file()}
    assert record["versions"]["docgen"] == __version__
    assert set(record["outputs"]) == set(sample_outputs) - {"build.json"}


def test_places_in_the_verdict_are_told_from_the_edition_on(sample_outputs):
    text = sample_outputs["check.json"].decode()
    assert str(SAMPLE) not in text
    assert any(one["where"].startswith("facts/") for one in json.loads(text)["findings"])


def test_every_library_that_is_declared_is_recorded():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert sorted(LIBRARIES) == sorted(name.partition("==")[0] for name in declared)
    assert versions()["reportlab"]
