"""What all tests share: the edition as built once, and the rule that on CI nothing may be skipped."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Mapping
from importlib import import_module
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import settings

from docgen.model.resolved import Resolved
from tests.reading import ROOT, SAMPLE, resolved

_LONGEST = 300.0

# The same examples in every run, and no clock: a slow machine is no error.
settings.register_profile("docgen", derandomize=True, deadline=None, database=None)
settings.load_profile("docgen")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample_report() -> Resolved:
    """The sample edition, resolved."""
    return resolved(SAMPLE)


@pytest.fixture(scope="session")
def report_2019() -> Resolved:
    """The 2019 edition, resolved."""
    return resolved(ROOT / "data" / "2019")


@pytest.fixture
def sample_copy(tmp_path: Path) -> Path:
    """A copy of the sample edition that a test may change."""
    return Path(copytree(SAMPLE, tmp_path / "sample-2021"))


@pytest.fixture(scope="session")
def sample_outputs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """All outputs of the sample edition by name, made once for all processes."""
    return _once(tmp_path_factory, "sample-2021", lambda: _built(SAMPLE))


@pytest.fixture(scope="session")
def outputs_2019(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """All outputs of the 2019 edition by name, made once for all processes."""
    return _once(tmp_path_factory, "2019", lambda: _built(ROOT / "data" / "2019"))


@pytest.fixture(scope="session")
def layout_2019(outputs_2019: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF that LibreOffice makes of the 2019 DOCX, made once for all processes."""
    office = import_module("docgen.check.libreoffice")
    if not office.program():
        pytest.skip("LibreOffice is not installed")
    made = _once(tmp_path_factory, "layout-2019", lambda: {"layout.pdf": office.laid_out(outputs_2019["report.docx"])})
    return made["layout.pdf"]


def _built(edition: Path) -> Mapping[str, bytes]:
    made: Mapping[str, bytes] = import_module("tests.building").outputs(edition)
    return made


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """The files that `make` gives: the first of the test processes makes them, the others wait and read them."""
    shared = "PYTEST_XDIST_WORKER" in os.environ
    folder = (factory.getbasetemp().parent if shared else factory.getbasetemp()) / f"outputs-{name}"
    done, failed = folder / ".done", folder / ".failed"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + _LONGEST
        while not done.exists() and not failed.exists() and time.monotonic() < end:
            time.sleep(0.2)
        assert done.exists(), f"the outputs of {name} were not made: {failed.exists() and failed.read_text('utf-8')}"
        return {path.name: path.read_bytes() for path in folder.iterdir() if path != done}
    try:
        files = make()
    except BaseException as error:
        failed.write_text(repr(error), encoding="utf-8")
        raise
    for file, data in files.items():
        (folder / file).write_bytes(data)
    done.touch()
    return files


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """With DOCGEN_NO_SKIP set a skipped test has failed: a validator that is missing must not go unnoticed."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("DOCGEN_NO_SKIP") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
