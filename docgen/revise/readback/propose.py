"""An edited file, the edition as it is now → what readback proposes: changes of the text, corrections, findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen.model.manifest import Manifest
from docgen.revise.mend import program
from docgen.revise.package import Package
from docgen.revise.readback.amend import Amendment, Ledger, Row, amendment, rows
from docgen.revise.readback.changes import Change, Finding
from docgen.revise.readback.charts import chart_changes
from docgen.revise.readback.healed import healed
from docgen.revise.readback.looks import Looks
from docgen.revise.readback.meaning import Book
from docgen.revise.readback.order import Order
from docgen.revise.readback.people import people_changes
from docgen.revise.readback.remarks import listed
from docgen.revise.readback.strays import strays
from docgen.revise.readback.structure import Ground, recasts, removals, units
from docgen.revise.readback.tables import table_changes
from docgen.revise.readback.texts import text_changes, where
from docgen.revise.readback.versions import versions
from docgen.revise.readback.walk import flow


@dataclass(frozen=True, slots=True)
class Present:
    """The edition as it is now: what a DOCX built now would remember, the text files by path in the folder, the data,
    codes by printed names."""

    manifest: Manifest
    files: Mapping[str, str]
    ledger: Ledger
    codes: Mapping[str, str]


@dataclass(slots=True)
class Proposal:
    """Changes of the text files, rows for revisions.csv, what a person must see."""

    changes: list[Change] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, found: Iterable[Change | Row | Finding]) -> None:
        """Sorts what was found."""
        for one in found:
            if isinstance(one, Finding):
                self.findings += [one] if one not in self.findings else []
            elif isinstance(one, Row):
                self.rows.append(one)
            else:
                self.changes.append(one)


def propose(package: Package, base: Manifest, now: Present, *, rejected: bool = False) -> Proposal:
    """Opened file, its manifest, the edition now → Proposal. `rejected`: tracked changes are not accepted."""
    shown = healed(flow(package, Looks(package), rejected=rejected), base)
    book = Book(lambda address: next(iter(now.ledger.facts.find(address)), None), now.codes)
    found = versions(base, now.manifest, shown, book)
    parts, ground = units(found), Ground(now.files, now.manifest)
    done = Proposal()
    done.take(text_changes(found))
    people = people_changes(found)
    done.take(people.told)
    done.take(removals(found, parts, ground, base))
    order = Order(found, parts, ground, people.taken)
    done.take(order.changes())
    done.take(recasts(found, ground, program(package)))
    amended = [amendment(c, where(v), now.manifest) for v in found.passages if v.read for c in v.read.corrections]
    amended += [amendment(c, place, now.manifest) for place, c in order.corrections]
    cells = [
        one if isinstance(one, Finding) else amendment(one[1], one[0], now.manifest)
        for one in table_changes(base, now.manifest, shown, found.binder)
    ]
    for one in (*cells, *chart_changes(base, now.manifest, package)):
        if isinstance(one, Amendment):
            amended.append(one)
        else:
            done.take([one])
    done.take(rows(amended, now.ledger))
    done.take(strays(found, base, package))
    done.take(listed(found, now.ledger.remarks, base))
    return done
