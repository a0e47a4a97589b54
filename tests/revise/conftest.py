"""The sample as built, and builds of it with other numbers: made once a process, when first asked for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.revise.bench import manifest
from tests.revise.variants import variants


@pytest.fixture(scope="session")
def builds(sample_outputs: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The sample with other numbers, by name (`same`, `moved`, `turned`, `filled`)."""
    return variants(manifest(sample_outputs["report.docx"]), tmp_path_factory.mktemp("variants"))
