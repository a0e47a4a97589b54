"""The sample edition in a folder of its own, with its workbook; the workbook of the whole 2019 edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import ROOT
from tests.workbook import desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return desk.edition(tmp_path)


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    return desk.export(folder, tmp_path / "数据.xlsx")


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of data/2019."""
    return desk.export(ROOT / "data" / "2019", tmp_path_factory.mktemp("large") / "2019.xlsx")
