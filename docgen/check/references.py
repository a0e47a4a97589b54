"""Figures and tables → findings: those that the text never refers to, those that name no source."""

from __future__ import annotations

from docgen.check.identities import Identities
from docgen.check.prose import passages
from docgen.model.facts import Facts
from docgen.model.finding import Finding
from docgen.model.plain import plain
from docgen.model.resolved import Figure, Reference, Resolved, Table
from docgen.wording.messages import message

UNREFERENCED, UNSOURCED = "unreferenced", "unsourced"


def reference_findings(facts: Facts, report: Resolved, identities: Identities) -> tuple[Finding, ...]:
    """Every figure and table is referred to somewhere (GB/T 7713.3), and says where its numbers come from."""
    targets = {i.target for passage in passages(report) for i in passage.inlines if isinstance(i, Reference)}
    placed = [block for matter in report.matters for block in matter.blocks if isinstance(block, Figure | Table)]
    return (
        *(_unreferenced(block) for block in placed if block.id not in targets),
        *(_unsourced(block) for block in placed if not block.source),
    )


def _unreferenced(block: Figure | Table) -> Finding:
    words = message("“{caption}”在正文里没有提到", caption=plain(block.caption))
    mend = message("在正文里加 {{ref}}`{block_id}`", block_id=block.id)
    return Finding(
        f"{UNREFERENCED}-{block.id}", UNREFERENCED, words, (), block.where, mend=mend, quoted=plain(block.caption)
    )


def _unsourced(block: Figure | Table) -> Finding:
    words = message("“{caption}”没有注明数据来源", caption=plain(block.caption))
    return Finding(
        f"{UNSOURCED}-{block.id}",
        UNSOURCED,
        words,
        (),
        block.where,
        mend=message("写一行 :source:"),
        quoted=plain(block.caption),
    )
