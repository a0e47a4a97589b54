"""Manuscript then and now → what changed in it: refresh brings numbers, not words, so a person must know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

from docgen.model.manifest import Passage
from docgen.model.template import Reference, filled, pieces
from docgen.revise.anchors import starts
from docgen.revise.places import by_key, places
from docgen.revise.revision import Revision
from docgen.revise.visible import is_removed, paragraph_of, paragraphs, shown
from docgen.wording.messages import message

_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LONGEST: Final = 60
# A reference says what its figure's number is in the file, which may not be what it is in the new build.
_REFERENCE: Final = "\x00"
_LABEL: Final = 40


def tell_manuscript(revision: Revision) -> None:
    """A note on every paragraph, figure and table that the manuscript changed, gained or lost since the file was built;
    none where the file says the same already (its words have been read back, a paragraph is gone in both)."""
    before, now = _written(revision.base.passages), _written(revision.ours.passages)
    says = _texts(revision)
    known = frozenset(re.sub(r"\s", "", shown(p)) for p in paragraphs(revision.theirs.document))
    there = _there(revision)
    matcher = SequenceMatcher(None, [p.id for p in before], [p.id for p in now], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for old, new in _paired(before[a:b], now[c:d]):
            agreed = _stands(new, says, known) if new else old is not None and old.bookmark not in there
            if not agreed:
                _tell(old, new, revision)
    _tell_blocks(revision)


def _written(passages: tuple[Passage, ...]) -> list[Passage]:
    return [passage for passage in passages if passage.source]


def _texts(revision: Revision) -> Mapping[str, str]:
    """Key of a control → what the file says there now, or else what the data say."""
    theirs = {key: one[0].text for key, one in by_key(places(revision.theirs)).items()}
    return {**revision.ours.texts(), **theirs}


def _there(revision: Revision) -> set[str]:
    """Bookmarks of the paragraphs that the file still has."""
    found = starts(revision.theirs.document).items()
    above = ((bookmark, paragraph_of(start)) for bookmark, start in found)
    return {bookmark for bookmark, paragraph in above if paragraph is not None and not is_removed(paragraph)}


def _stands(passage: Passage, says: Mapping[str, str], known: frozenset[str]) -> bool:
    """Whether the file has a paragraph that says what the manuscript says now."""
    labels = {piece.target: _REFERENCE for piece in pieces(passage.template) if isinstance(piece, Reference)}
    words = _LINK.sub(r"\1", filled(passage.template, says, labels).replace("**", ""))
    bare = re.sub(r"\s", "", words)
    sought = re.compile(re.escape(bare).replace(_REFERENCE, f".{{1,{_LABEL}}}") + r"\Z")
    return bool(bare.replace(_REFERENCE, "")) and any(map(sought.search, known))


def _paired(old: list[Passage], new: list[Passage]) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Old and new paragraphs of one stretch → those that are likely the same one, reworded; the rest by themselves."""
    left = list(new)
    for passage in old:
        near = max(left, key=lambda p: _likeness(passage, p), default=None)
        if near is not None and _likeness(passage, near) > 0.5:
            left.remove(near)
            yield passage, near
        else:
            yield passage, None
    yield from ((None, passage) for passage in left)


def _likeness(one: Passage, other: Passage) -> float:
    return SequenceMatcher(None, one.source, other.source).ratio() if one.kind == other.kind else 0.0


def _tell(old: Passage | None, new: Passage | None, revision: Revision) -> None:
    one = new or old
    assert one is not None
    what = message("改写了一段") if old and new else message("新增了一段") if new else message("删去了一段")
    place = f"{one.file}:{one.first}"
    texts = (old.source if old else "", "", new.source if new else "")
    revision.tell(
        "ask",
        "manuscript",
        message("手稿{what}（{place}）：{source}", what=what, place=place, source=_short(one.source)),
        key=one.id,
        texts=texts,
    )


def _tell_blocks(revision: Revision) -> None:
    for word, before, now in (
        (message("图"), {f.id: f.label for f in revision.base.figures}, {f.id: f.label for f in revision.ours.figures}),
        (message("表"), {t.id: t.label for t in revision.base.tables}, {t.id: t.label for t in revision.ours.tables}),
    ):
        for id_ in now.keys() - before.keys():
            revision.tell(
                "ask",
                "manuscript",
                message("手稿新增了一张{word}（{id}，{now}），没有放进修订稿", word=word, id=id_, now=now[id_]),
                key=id_,
            )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "……"
