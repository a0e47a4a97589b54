"""An edition, read and resolved → every finding of the checks of numbers and prose, in one fixed order; its verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.check.captions import caption_findings
from docgen.check.claims import claim_findings
from docgen.check.identities import Identities
from docgen.check.judge import judge
from docgen.check.lists import list_findings
from docgen.check.missing import awaited
from docgen.check.names import name_findings
from docgen.check.ranks import rank_findings
from docgen.check.references import reference_findings
from docgen.check.relations.findings import relation_findings
from docgen.check.rules import Rules
from docgen.check.typed import typed_findings
from docgen.check.verdict import Verdict
from docgen.facts.load import Layout
from docgen.model.facts import Facts
from docgen.model.finding import Finding
from docgen.model.report import Report
from docgen.model.resolved import Resolved
from docgen.resolve.needs import needs
from docgen.work.cache import NOTHING_KEPT, Cache

Check = Callable[[Facts, Resolved, Identities], tuple[Finding, ...]]

# To add a check: write a file with such a function, and a line here.
CHECKS: tuple[Check, ...] = (
    rank_findings,
    list_findings,
    claim_findings,
    typed_findings,
    name_findings,
    caption_findings,
    reference_findings,
)


def run(facts: Facts, report: Resolved, identities: Identities, cache: Cache = NOTHING_KEPT) -> tuple[Finding, ...]:
    """Everything the checks find; findings with the same id are one. What takes long is kept in the cache."""
    numbers = relation_findings(facts, report, identities, cache)
    others = (finding for check in CHECKS for finding in check(facts, report, identities))
    return tuple({finding.id: finding for finding in (*numbers, *others)}.values())


def verdict(
    facts: Facts, report: Report, resolved: Resolved, layouts: Mapping[str, Layout], rules: Rules,
    cache: Cache = NOTHING_KEPT,
) -> Verdict:  # fmt: skip
    """Steps 2 to 4 of an edition, the layouts of its tables, what its people have laid down → its verdict."""
    found = run(facts, resolved, rules.identities, cache)
    missing = awaited(needs(report, facts, layouts), facts, resolved, rules.accepted)
    return Verdict(judge(found, rules.issues), missing)
