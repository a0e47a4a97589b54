"""A refresh under way: the edited file, what it was built from, what the data say now; notes and questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.model.manifest import Manifest
from docgen.ooxml.xml import Element
from docgen.revise.comments import Comments, digest
from docgen.revise.notes import Kind, Level, Note
from docgen.revise.package import Package
from docgen.revise.styles import Styles
from docgen.revise.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Revision:
    """`theirs` = the edited file (changed in place), `base` = its manifest; `fresh` and `ours` = the report as built
    from the data now, and its manifest; `asked` = what the manifest remembers of the questions."""

    theirs: Package
    base: Manifest
    fresh: Package
    ours: Manifest
    comments: Comments
    styles: Styles
    whereabouts: Whereabouts
    notes: list[Note] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

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
        if level == "ask":
            self._remember(digest(key, words, base, theirs, ours, ""), False)

    def ask(
        self,
        kind: Kind,
        words: str,
        at: Element,
        key: str = "",
        texts: tuple[str | None, str | None, str | None] = ("", "", ""),
        data: str = "",
    ) -> None:
        """A note for a person, and a Word comment at the place, unless an editor removed it and nothing has changed
        since. `data` = what the note is about, where its words and texts do not say it."""
        base, theirs, ours = (text or "" for text in texts)
        question = digest(key, words, base, theirs, ours, data)
        commented = self.comments.ask(at, words, question)
        self._remember(question, commented)
        self.notes.append(Note("ask", kind, words, self.whereabouts.of(at), key, base, theirs, ours, commented))

    def _remember(self, question: str, commented: bool) -> None:
        """A question that stands as a comment, or did until an editor removed it, is not forgotten while it stands."""
        if (commented or question in self.base.asked) and question not in self.asked:
            self.asked.append(question)


def revision(theirs: Package, base: Manifest, fresh: Package, ours: Manifest) -> Revision:
    """The four of them → Revision."""
    styles = Styles(theirs)
    return Revision(theirs, base, fresh, ours, Comments(theirs, base.asked), styles, Whereabouts(theirs, styles))
