"""docgen build --release: what blocks it is told and nothing is written; what nothing blocks is released."""

from __future__ import annotations

import json
import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.check import files
from docgen.check.file_verdict import Tool
from docgen.model.wish import Blocker, Refused
from tests.release.hands import accept, held, judge, judge_layout, made, need_all, release, settle

EARLIER = {"report.pdf": b"earlier pdf", "report.docx": b"earlier docx"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with the outputs of an earlier build."""
    folder = tmp_path / "out"
    folder.mkdir()
    for name, data in EARLIER.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every tool were there: what is tested is refused before any is used."""
    monkeypatch.setattr(files, "lacking", lambda outputs: ())


def open_finding(folder: Path) -> tuple[str, str]:
    accept(folder)
    return "410.0万户、410.6万户", "改为410.0"


def stale_judgement(folder: Path) -> tuple[str, str]:
    settle(folder)
    path = folder / "known-issues.toml"
    path.write_text(path.read_text("utf-8").replace("410.6万户", "410.7万户"), "utf-8")
    return "针对的是“410.0万户；410.7万户”，现为“410.0万户；410.6万户”", "重新判定"


def needless_judgement(folder: Path) -> tuple[str, str]:
    settle(folder)
    with (folder / "known-issues.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[issue]]\nid = "share-x-000000"\nverdict = "slip"\nprinted = "1"\nwhy = "曾有"\n')
    return "share-x-000000 所说的问题已不存在", "从 known-issues.toml 删去"


def missing_point(folder: Path) -> tuple[str, str]:
    judge(folder)
    return "互联网普及率（internet-penetration@shili）缺 2019年", "accepted-missing.csv"


def lone_figure(folder: Path) -> tuple[str, str]:
    settle(folder)
    path = folder / "text" / "20-services.md"
    path.write_text(path.read_text("utf-8").replace("（见{ref}`fig-access`）", ""), "utf-8")
    return "“2021年示例省固定宽带用户接入方式”在正文里没有提到", "在正文里加 {ref}`fig-access`"


BLOCKERS = (open_finding, stale_judgement, needless_judgement, missing_point, lone_figure)


@pytest.mark.parametrize("blocker", BLOCKERS, ids=lambda one: one.__name__)
def test_what_blocks_is_told_with_its_mend_and_nothing_is_written(blocker, sample_copy, out, tools, capsys):
    words, mend = blocker(sample_copy)
    capsys.readouterr()
    assert release(sample_copy, out) == 1
    told = capsys.readouterr().err
    assert "不能发布" in told and "以前的输出没有动" in told
    first = next(line for line in told.splitlines() if words in line)
    assert mend in told.splitlines()[told.splitlines().index(first) + 1]
    assert held(out) == EARLIER


@pytest.mark.parametrize(
    ("name", "faults"),
    [("font_faults", ("字体 Arial 没有嵌入",)), ("gate", ("第 3 页没有出血",)), ("lint_docx", ["断链"])],
)
def test_a_file_that_a_check_rejects_is_not_released(name, faults, sample_copy, out, tools, capsys, monkeypatch):
    settle(sample_copy)
    monkeypatch.setattr(files, "VALIDATOR", None)
    monkeypatch.setattr(files, name, lambda *_: faults)
    only = {"font_faults": "pdf", "gate": "print", "lint_docx": "docx"}[name]
    monkeypatch.setattr("docgen.outputs.docx.bookmark_pages", lambda *_: {})
    assert release(sample_copy, out, "--only", only) == 1
    told = capsys.readouterr().err
    assert {"font_faults": "字体 Arial 没有嵌入", "gate": "第 3 页没有出血", "lint_docx": "断链"}[name] in told
    assert held(out) == EARLIER


def test_a_tool_that_is_not_there_blocks_and_is_named(sample_copy, out, capsys, monkeypatch):
    absent = Tool("page-validation", lambda: False, "装上检验工具：pip install docgen[validate]")
    checks = tuple(files.FileCheck(c.file, c.name, c.run, absent if c.tool else None) for c in files.FILE_CHECKS)
    monkeypatch.setattr(files, "FILE_CHECKS", checks)
    monkeypatch.setattr(files, "LIBREOFFICE", Tool("LibreOffice", lambda: False, "装上 LibreOffice Writer 再试"))
    assert release(settle(sample_copy), out) == 1
    told = capsys.readouterr().err
    assert "没有安装 page-validation" in told and "pip install docgen[validate]" in told
    assert "没有安装 LibreOffice" in told
    assert held(out) == EARLIER


def test_a_refusal_travels_between_processes():
    refused = Refused("data/2031", (Blocker("缺数", "少一个数", "去收集"),))
    again = pickle.loads(pickle.dumps(refused))
    assert (again.edition, again.blockers) == (refused.edition, refused.blockers)


def test_what_nothing_blocks_is_released_with_its_record(sample_copy, out):
    need_all()
    settle(sample_copy)
    judge_layout(sample_copy, made(sample_copy, "pdf")["report.pdf"])
    assert release(sample_copy, out) == 0
    record = json.loads((out / "build.json").read_text("utf-8"))
    assert record["options"] == {
        "outputs": ["pdf", "print", "docx"],
        "pictures": False,
        "docx_pages": True,
        "release": True,
    }
    assert not record["draft"]
    assert record["findings"] == {"open": 0, "judged": 2, "uncollected": 0, "accepted": 11}
    assert record["outputs"] == {n: sha256(d).hexdigest() for n, d in held(out).items() if n != "build.json"}
    facts = (sample_copy / "facts" / "20-services.csv").read_bytes()
    assert record["inputs"]["edition"]["facts/20-services.csv"] == sha256(facts).hexdigest()
    looked = {(one["file"], one["check"]) for one in json.loads((out / "check.json").read_text("utf-8"))["files"]}
    assert {("report.pdf", "PDF/UA-1"), ("report.pdf", "版面"), ("report-print.pdf", "PDF/X-4")} <= looked
