"""Facts in short writing → what the relations find in them; rules as they stand in identities.toml."""

from __future__ import annotations

from pathlib import Path

from docgen.check.identities import Identities, load_identities
from docgen.check.relations.findings import relation_findings
from docgen.facts.load import Row
from docgen.model.finding import Finding
from docgen.model.report import Titles
from docgen.model.resolved import Catalogs, Resolved
from tests.facts.rows import FRAME, measured

NOTHING = Resolved(Titles("", "", (), "", "", ""), (), Catalogs((), (), ()))


def identities(folder: Path, text: str) -> Identities:
    """Text of identities.toml → Identities."""
    (folder / "identities.toml").write_text(text, encoding="utf-8")
    return load_identities(folder, FRAME)


def found(*rows: Row, rules: Identities | None = None, corrections: tuple[Row, ...] = ()) -> tuple[Finding, ...]:
    """Rows → findings of the relations."""
    return relation_findings(measured(*rows, corrections=corrections), NOTHING, rules or Identities())


def one(*rows: Row, rules: Identities | None = None) -> Finding:
    """Rows with one slip → the one finding."""
    (finding,) = found(*rows, rules=rules)
    return finding
