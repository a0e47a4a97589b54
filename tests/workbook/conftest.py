"""The sample edition in a folder of its own, with its workbook; the workbook of the whole 2019 edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import ROOT, SAMPLE
from tests.workbook import desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return desk.edition(tmp_path)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample's workbook as exported."""
    return desk.export(SAMPLE, tmp_path_factory.mktemp("fresh") / "f.xlsx").read_bytes()


@pytest.fixture
def file(fresh: bytes, tmp_path: Path) -> Path:
    """A copy of the sample's workbook to fill in."""
    (tmp_path / "数据.xlsx").write_bytes(fresh)
    return tmp_path / "数据.xlsx"


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of data/2019."""
    return desk.export(ROOT / "data" / "2019", tmp_path_factory.mktemp("large") / "2019.xlsx")
