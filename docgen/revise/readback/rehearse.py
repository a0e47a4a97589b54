"""A proposal → the files it makes, tried out first: a change that would break the build is taken out and listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.compose.sheet import pieces
from docgen.facts.load import REVISION_COLUMNS
from docgen.facts.records import edited
from docgen.model.facts import EditionError, Place
from docgen.revise.readback.amend import Row
from docgen.revise.readback.changes import Anchor, Change, Edit, Finding, Insertion, Move, Removal
from docgen.revise.readback.propose import Proposal
from docgen.revise.readback.sheets import Leaf, MisfitError, Sheet, rewritten
from docgen.revise.readback.texts import OURS, THEIRS
from docgen.wording.messages import message

REVISIONS = "revisions.csv"
# How much is shown round a reference to what was deleted.
_NEAR = 16
_QUOTED = re.compile(r"'([^']+)'")
# Tries the files (path in the folder → bytes) in a copy of the edition; raises EditionError if they break it.
Try = Callable[[Mapping[str, bytes]], None]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The edition's files as bytes by path: text files, and revisions.csv (empty if there is none)."""

    texts: Mapping[str, bytes]
    revisions: bytes

    def decoded(self) -> dict[str, str]:
        """The text files as compose reads them."""
        return {file: data.decode("utf-8-sig").replace("\r\n", "\n") for file, data in self.texts.items()}


@dataclass(slots=True)
class Rehearsed:
    """What is left of a proposal after it was tried: its sheets, and the files that change."""

    proposal: Proposal
    sheets: dict[str, Sheet]
    files: dict[str, bytes]


def rehearse(proposal: Proposal, drafts: Drafts, attempt: Try) -> Rehearsed:
    """Proposal, files as they are, a way to try new ones → Rehearsed. Raises EditionError if the edition is broken
    with none of the changes too."""
    while True:
        try:
            sheets = rewritten(drafts.decoded(), proposal.changes)
        except MisfitError as error:
            proposal.changes.remove(error.change)
            proposal.findings.append(_held(error.change, message("在手稿里找不到要改的地方，请手工改")))
            continue
        files = _files(proposal, sheets, drafts)
        try:
            if files:
                attempt(files)
            return Rehearsed(proposal, sheets, files)
        except EditionError as error:
            _withhold(error, proposal, sheets, drafts, attempt)


def _files(proposal: Proposal, sheets: Mapping[str, Sheet], drafts: Drafts) -> dict[str, bytes]:
    """The files that change, as bytes; line ends and byte order marks stay as they are."""
    before = drafts.decoded()
    files = {f: _encoded(s.text(), drafts.texts[f]) for f, s in sheets.items() if s.text() != before[f]}
    if proposal.rows:
        data = drafts.revisions or (",".join(REVISION_COLUMNS) + "\n").encode()
        files[REVISIONS] = edited(data, {}, {0: [row.cells for row in proposal.rows]})
    return files


def _encoded(text: str, like: bytes) -> bytes:
    mark = b"\xef\xbb\xbf" if like.startswith(b"\xef\xbb\xbf") else b""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in like else text).encode()


def _withhold(
    error: EditionError, proposal: Proposal, sheets: Mapping[str, Sheet], drafts: Drafts, attempt: Try
) -> None:
    """Takes out what broke the edition, and lists it. Raises the error if it was broken before."""
    guilty, error = _guilty(error, proposal, sheets, drafts, attempt)
    words = error.wrong + (f"（{error.right}）" if error.right else "")
    for change in guilty:
        if isinstance(change, Row):
            proposal.rows.remove(change)
            proposal.findings.append(
                Finding(
                    "held",
                    change.where,
                    message("{fact} 更正为 {new}：{words}", fact=change.fact, new=change.new, words=words),
                )
            )
        else:
            proposal.changes.remove(change)
            proposal.findings.append(_held(change, _why(change, error, words, sheets)))
            if isinstance(change, Removal):
                _keep(change.piece, proposal, drafts)
            elif isinstance(change, Move):
                _let_go(change, proposal)


def _let_go(stays: Move, proposal: Proposal) -> None:
    """What was to stand behind a piece that does not move stands behind what that was to follow."""
    proposal.changes = [
        replace(change, after=stays.after)
        if isinstance(change, Insertion | Move) and change.after == stays.piece
        else change
        for change in proposal.changes
    ]


def _keep(kept: Anchor, proposal: Proposal, drafts: Drafts) -> None:
    """A piece that stays although an editor deleted it goes along with its section, if that moves."""
    found = pieces(drafts.decoded()[kept.file])
    above = [piece for piece in reversed(found) if piece.first < kept.line]
    gone = {change.piece for change in proposal.changes if isinstance(change, Removal)}
    moves = {change.piece: at for at, change in enumerate(proposal.changes) if isinstance(change, Move)}
    heading = next((Anchor(kept.file, piece.first) for piece in above if piece.kind == "heading"), None)
    before = next((at for piece in above if (at := Anchor(kept.file, piece.first)) not in gone), None)
    if heading in moves and before in moves:
        proposal.changes.insert(moves[before] + 1, Move(kept, before))


def _held(change: Change, why: str) -> Finding:
    """What is told of a change that was not written, with the words of the editor that are in it."""
    sides: tuple[tuple[str, str], ...] = ()
    if isinstance(change, Edit):
        sides = ((OURS, change.old), (THEIRS, change.source))
    elif isinstance(change, Insertion):
        sides = ((THEIRS, change.source),)
    return Finding("held", _place(change), why, sides)


def _guilty(
    error: EditionError, proposal: Proposal, sheets: Mapping[str, Sheet], drafts: Drafts, attempt: Try
) -> tuple[Sequence[Change | Row], EditionError]:
    """What is taken out because of an error, and the error that it makes. Raises it if nothing proposed makes it."""
    lines = _files(proposal, sheets, drafts).get(REVISIONS, b"").count(b"\n")
    for group in _suspects(error, proposal, sheets, lines):
        wrong = None if isinstance(group[0], Row) else _wrong(_without(proposal, group), drafts, attempt)
        if wrong is None or wrong.wrong != error.wrong:
            return group, error
    culprit, error = _culprit(error, proposal, drafts, attempt)
    return [culprit], error


def _culprit(
    error: EditionError, proposal: Proposal, drafts: Drafts, attempt: Try
) -> tuple[Change | Row, EditionError]:
    """The change that breaks an edition which those before it did not, and how; found by halves: words come first,
    deletions last, for what refers to a deleted piece may go too. Raises the error if the edition is broken without
    any."""
    row = [*sorted(proposal.changes, key=lambda change: isinstance(change, Removal)), *proposal.rows]
    good, bad = -1, len(row)
    while bad - good > 1:
        middle = (good + bad) // 2
        wrong = _wrong(_chosen(row[:middle]), drafts, attempt)
        good, bad, error = (good, middle, wrong) if wrong else (middle, bad, error)
    if bad == 0:
        raise error
    return row[bad - 1], error


def _wrong(proposal: Proposal, drafts: Drafts, attempt: Try) -> EditionError | None:
    """What breaks if this is written; None if nothing does."""
    try:
        attempt(_files(proposal, rewritten(drafts.decoded(), proposal.changes), drafts))
    except EditionError as wrong:
        return wrong
    return None


def _chosen(row: Iterable[Change | Row]) -> Proposal:
    chosen = Proposal()
    chosen.take(row)
    return chosen


def _why(change: Change, error: EditionError, words: str, sheets: Mapping[str, Sheet]) -> str:
    """What is told of a change that would break the edition; of a deletion, what still refers to what it takes out."""
    if not isinstance(change, Removal):
        return message("写进手稿会出错：{words}", words=words)
    named = _QUOTED.findall(error.wrong)
    line = _line_at(error, sheets)
    at = line.find(named[0]) if named else -1
    if at >= 0:
        near = line[max(at - _NEAR, 0) : at + len(named[0]) + _NEAR]
        return message("这里没有删去：别处还引用它（“……{near}……”）；请在那里把引用也删去，再读回一次", near=near)
    return message("删去这里会出错：{words}", words=words)


def _line_at(error: EditionError, sheets: Mapping[str, Sheet]) -> str:
    """The line of the new files that an error names; empty if it names none."""
    place = error.place
    file = _file_of(place, sheets) if isinstance(place, Place) else ""
    lines = sheets[file].text().split("\n") if file else []
    return lines[place.line - 1] if isinstance(place, Place) and 0 < place.line <= len(lines) else ""


def _file_of(place: Place, sheets: Mapping[str, Sheet]) -> str:
    return next((file for file in sheets if place.file.replace("\\", "/").endswith(file)), "")


def _suspects(
    error: EditionError, proposal: Proposal, sheets: Mapping[str, Sheet], lines: int
) -> Iterator[Sequence[Change | Row]]:
    """What may have broken the edition, the likeliest first: deletions of what the error names (what refers to it
    stands elsewhere), what stands at the place of the error."""
    named = _QUOTED.findall(error.wrong)
    removals = [change for change in proposal.changes if isinstance(change, Removal)]
    yield from ([change] for change in removals if any(name in _gone(change, sheets) for name in named))
    yield from filter(None, [_at(error, proposal, sheets, lines)])


def _gone(removal: Removal, sheets: Mapping[str, Sheet]) -> str:
    """The lines that a removal takes out."""
    leaves = (leaf for leaf in sheets[removal.piece.file].leaves if leaf.spot == removal.piece)
    return "\n".join(line for leaf in leaves for line in leaf.lines)


def _without(proposal: Proposal, group: Sequence[Change | Row]) -> Proposal:
    return _chosen(one for one in (*proposal.changes, *proposal.rows) if not any(one is other for other in group))


def _at(error: EditionError, proposal: Proposal, sheets: Mapping[str, Sheet], lines: int) -> Sequence[Change | Row]:
    """The changes of the piece that the error names, or the row of revisions.csv, which then has so many lines."""
    if not isinstance(error.place, Place):
        return []
    if error.place.file.endswith(REVISIONS):
        at = len(proposal.rows) - 1 - (lines - error.place.line)
        return [proposal.rows[at]] if 0 <= at < len(proposal.rows) else []
    file = _file_of(error.place, sheets)
    leaf = _leaf_at(sheets[file], error.place.line) if file else None
    return list(leaf.changes) if leaf else []


def _leaf_at(sheet: Sheet, line: int) -> Leaf | None:
    """The piece that holds a line of the new file."""
    end = len(sheet.head)
    for leaf, lines in sheet.placed():
        end += len(lines)
        if line <= end:
            return leaf
    return None


def _place(change: Change) -> str:
    at = getattr(change, "piece", None) or getattr(change, "after", None)
    return f"{at.file}:{at.line}" if at else f"{change.file}:{change.first}"  # type: ignore[union-attr]
