"""The edited file and the new one → the bound texts of both, by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.ooxml.xml import Element
from docgen.revise.places import Place, by_key, controls, places
from docgen.revise.revision import Revision
from docgen.revise.write import put


@dataclass(frozen=True, slots=True)
class Found:
    """Controls of the file by key, with their order in the document; new controls by key."""

    places: Mapping[str, list[Place]]
    order: Mapping[Element, int]
    fresh: Mapping[str, Element]

    def put(self, place: Place, text: str) -> bool:
        """Writes a text at a place; False if there is nowhere to write."""
        return put(place.content, text, self.fresh.get(place.key))


def find(revision: Revision) -> Found:
    """The controls of both files."""
    theirs = places(revision.theirs)
    fresh = {key: e for part in revision.fresh.texts() for key, e in controls(revision.fresh.tree(part))}
    return Found(by_key(theirs), {place.element: number for number, place in enumerate(theirs)}, fresh)
