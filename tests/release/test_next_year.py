"""The next year, to its end: collected, imported, checked, built as a draft, judged, released."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from docgen.cli import main
from tests.reading import SAMPLE
from tests.release.hands import judge_layout, made, need_all, release, settle, verdict_on
from tests.workbook import clerk, desk


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    """The edition of 2022, every number that was asked for handed in."""
    folder, file = tmp_path / "sample-2022", tmp_path / "2022.xlsx"
    assert main(["new", str(folder), "--from", str(SAMPLE)]) == 0
    assert main(["data", "export", str(folder), str(file)]) == 0
    desk.fill(file, {}, clerk.collect)
    assert main(["data", "import", str(folder), str(file), "--apply"]) == 0
    return folder


def test_the_year_that_was_collected_is_released(collected, tmp_path, capsys):
    need_all()
    out = tmp_path / "out"
    assert main(["check", str(collected)]) == 1
    assert "还不能发布" in capsys.readouterr().out
    draft = made(collected, "pdf")
    assert json.loads(draft["build.json"])["draft"]
    assert release(collected, out) == 1 and not out.exists()
    settle(collected)
    assert verdict_on(collected).open == () == verdict_on(collected).uncollected
    judge_layout(collected, made(collected, "pdf")["report.pdf"])
    assert release(collected, out) == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO((out / "report.pdf").read_bytes())).pages)
    assert "2022年" in text and "1300.0" in text and "草" not in text
    assert {"report.pdf", "report-print.pdf", "report.docx", "check.json", "build.json"} <= {
        p.name for p in out.iterdir()
    }
