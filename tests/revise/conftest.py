"""The sample as built and builds of it with other numbers, made once a process when first asked for; who edits it and
who reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.revise.bench import manifest
from tests.revise.hands import Hands
from tests.revise.reader import Reader
from tests.revise.variants import variants


@pytest.fixture(scope="session")
def builds(sample_outputs: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The sample with other numbers, by name (`same`, `moved`, `turned`, `filled`)."""
    return variants(manifest(sample_outputs["report.docx"]), tmp_path_factory.mktemp("variants"))


@pytest.fixture
def hands(sample_outputs: Mapping[str, bytes]) -> Hands:
    """An editor before the sample as built."""
    return Hands(sample_outputs["report.docx"])


@pytest.fixture
def reader(sample_copy: Path, capsys: pytest.CaptureFixture[str]) -> Reader:
    """`docgen readback` on a copy of the sample."""
    return Reader(sample_copy, capsys)
