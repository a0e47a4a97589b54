"""`docgen check` and `docgen explain` as they are typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docgen.check.rules import load_rules
from docgen.check.run import verdict
from docgen.cli import main
from docgen.model.finding import Finding
from docgen.read import read
from docgen.work.cache import NOTHING_KEPT, Cache
from tests.reading import SAMPLE, STYLES


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def test_findings_that_nobody_judged_exit_with_1(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(sample)]) == 1
    told = capsys.readouterr().out
    assert "410.0万户、410.6万户" in told
    assert "摘要#14" in told


def test_judged_findings_exit_with_0(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(sample), "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    entries = [
        f'[[issue]]\nid = "{one["id"]}"\nverdict = "slip"\nwhy = "见原文"\nprinted = "{one["printed"]}"\n'
        for one in found
    ]
    (sample / "known-issues.toml").write_text("\n".join(entries), encoding="utf-8")
    assert main(["check", str(sample)]) == 0
    assert "未判定0个" in capsys.readouterr().out


def test_json_tells_statements_interval_and_gap(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(sample), "--json"])
    told = json.loads(capsys.readouterr().out)
    (twice,) = [one for one in told["findings"] if one["check"] == "statement"]
    assert [s["printed"] for s in twice["statements"]] == ["410.0万户", "410.6万户"]
    assert (twice["interval"], twice["gap"], twice["verdict"]) == ("409.95～410.05", "0.5", "")
    assert told["open"] == len(told["findings"])


def test_what_is_to_be_collected_is_told_by_source(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(sample), "--missing"]) == 1
    told = capsys.readouterr().out
    assert "向 " in told
    assert "用于 图" in told


def test_a_wrong_rule_exits_with_2(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "identities.toml").write_text('negative = ["revenu"]', encoding="utf-8")
    assert main(["check", str(sample)]) == 2
    assert "identities.toml:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("图1", "（fig-"),
        ("netizens.-1", "公式：{netizens@shili.2021} - {netizens@shili.2021:change~.2020}"),
        ("netizens", "原文：摘要#12、一章一#40"),
        ("broadband-users", "另有一值未采用：410.6万户"),
        ("表1", "tab-"),
        ("1234.5万人", "netizens@shili.2021"),
    ],
)
def test_what_is_printed_is_explained(sample: Path, capsys: pytest.CaptureFixture[str], what: str, told: str) -> None:
    assert main(["explain", str(sample), what]) == 0
    assert told in capsys.readouterr().out


def test_what_is_not_printed_is_refused(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(sample), "没有这句话"]) == 2
    assert "没有这句话" in capsys.readouterr().err
    assert main(["explain", str(sample), "netizens.1999"]) == 2


def test_what_is_told_fits_on_a_screen_unless_all_is_asked_for(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample / "facts" / "20-services.csv"
    first, *lines = path.read_text("utf-8").splitlines()
    stated = next(line for line in lines if line.startswith("service-users,shili,2021,service=mail,"))
    others = [stated.replace("800.5", f"8{n}0.5").replace(",,report", ",no,report") for n in range(1, 10)]
    lines[lines.index(stated)] = stated.replace(",,report", ",yes,report") + "较新"
    path.write_text("\n".join((first, *lines, *others, "")), "utf-8")
    for name in ("fig-netizens", "fig-cities", "fig-residence", "fig-access", "fig-services", "tab-services"):
        for file in (sample / "text").glob("*.md"):
            file.write_text(file.read_text("utf-8").replace(f"{{ref}}`{name}`", "图"), "utf-8")
    assert main(["check", str(sample)]) == 1
    short = capsys.readouterr().out.splitlines()
    assert len(short) <= 40 and short[-1].startswith("结论：还不能发布，有未判定的问题")
    assert main(["check", str(sample), "--all"]) == 1
    assert len(capsys.readouterr().out.splitlines()) > len(short)


def test_what_was_kept_of_an_earlier_check_changes_nothing(sample: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "basis")
    first, again = (checked(sample, cache) for _ in range(2))
    assert first == again == checked(sample, NOTHING_KEPT)
    path = sample / "facts" / "20-services.csv"
    path.write_text(path.read_text("utf-8").replace("410.6", "410.7"), "utf-8")
    after = checked(sample, cache)
    assert after == checked(sample, NOTHING_KEPT) != first


def checked(folder: Path, cache: Cache) -> list[tuple[Finding, str]]:
    edition = read(folder, STYLES)
    found = verdict(*edition.steps, load_rules(folder, edition.facts), cache)
    return [(judged.finding, judged.issue.id if judged.issue else "") for judged in found.judged]
