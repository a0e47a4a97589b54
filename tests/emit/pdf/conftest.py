"""The two files of the small report, built once, and their structure trees."""

from __future__ import annotations

import pytest

from tests.emit.pdf import sample
from tests.emit.pdf.tagged import Node, tree


@pytest.fixture(scope="session")
def web() -> bytes:
    """report.pdf"""
    return sample.web()


@pytest.fixture(scope="session")
def press() -> bytes:
    """report-print.pdf"""
    return sample.press()


@pytest.fixture(scope="session", params=["web", "print"])
def document(request: pytest.FixtureRequest) -> Node:
    """The structure tree of either file."""
    return tree(sample.web() if request.param == "web" else sample.press())
