"""A refresh under way: the edited file, what it was built from, what the data say now; notes and questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.model.manifest import Manifest
from docgen.ooxml.xml import Element
from docgen.revise.comments import Comments
from docgen.revise.notes import Kind, Level, Note
from docgen.revise.package import Package
from docgen.revise.styles import Styles
from docgen.revise.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Revision:
    """`theirs` = the edited file (changed in place), `base` = its manifest; `fresh` and `ours` = the report as built
    from the data now, and its manifest."""

    theirs: Package
    base: Manifest
    fresh: Package
    ours: Manifest
    comments: Comments
    styles: Styles
    whereabouts: Whereabouts
    notes: list[Note] = field(default_factory=list)

    def tell(
        self,
        level: Level,
        kind: Kind,
        words: str,
        at: Element | None = None,
        key: str = "",
        texts: tuple[str | None, str | None, str | None] = ("", "", ""),
    ) -> None:
        """A note; `at` = the element it is about, `texts` = base, theirs, ours."""
        where = "" if at is None else self.whereabouts.of(at)
        base, theirs, ours = (text or "" for text in texts)
        self.notes.append(Note(level, kind, words, where, key, base, theirs, ours))

    def ask(
        self,
        kind: Kind,
        words: str,
        at: Element,
        key: str = "",
        texts: tuple[str | None, str | None, str | None] = ("", "", ""),
    ) -> None:
        """A note for a person, and a Word comment at the place."""
        base, theirs, ours = (text or "" for text in texts)
        commented = self.comments.ask(at, words)
        self.notes.append(Note("ask", kind, words, self.whereabouts.of(at), key, base, theirs, ours, commented))


def revision(theirs: Package, base: Manifest, fresh: Package, ours: Manifest) -> Revision:
    """The four of them → Revision."""
    styles = Styles(theirs)
    return Revision(theirs, base, fresh, ours, Comments(theirs), styles, Whereabouts(theirs, styles))
