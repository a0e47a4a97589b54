"""Thousands of random editing sequences on the sample edition, read back → the laws that were broken, with their seeds.

`python -m tests.revise.long_readback --seed 1 --sequences 3000 --seconds 1200`; `--only 17`: one of them again.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

from docgen.model.resolved import Block, Resolved
from docgen.revise.opened import open_edited
from docgen.revise.readback.align import longest_rising
from docgen.revise.readback.looks import Looks
from docgen.revise.readback.rehearse import Rehearsed
from docgen.revise.readback.spots import Flow, Shown, ShownTable
from docgen.revise.readback.walk import flow
from tests.building import outputs
from tests.reading import SAMPLE, blocks, resolved
from tests.reading import words as printed
from tests.revise.random_hands import ACTS, edited
from tests.revise.reader import read_back, sentences, written

_LONGEST = 12
# What is told is shortened; so many characters of it are enough to find it by.
_TOLD = 12
# What random hands type over a number: never to stand in the manuscript as plain words.
_NUMBERS = ("12.3万人", "45.6万人", "约9", "7%", "8%")
_MARKERS = re.compile(r"（改\d+）|修订\d+|新写的一段\d+|新标题\d+|新题注\d+|批注\d+|行\d+")
# What is told of a piece that an editor moved and that has not moved in the manuscript.
_STAYS = ("出错", "两边都移动了", "这里没有删去", "与它的术语分开了")
# What is told as typed in the place of a number: the number stands there, or its correction as it is printed.
_INSTEAD = re.compile(r"(?:处写成了|改为)“(.+?)”")
_PRINTED = ".{1,20}?"
_ROLE = re.compile(r"\{\w+\}(`+).*?\1", re.S)


@dataclass(frozen=True)
class Case:
    """A random sequence: the file as it was left and what was done to it."""

    data: bytes
    acts: list[str]
    rejected: bool


def case(data: bytes, seed: int, number: int) -> Case:
    """The sequence of this number: the same for the same seed."""
    random = Random(f"{seed}/{number}")
    steps = [(random.randrange(len(ACTS)), random.randrange(1 << 16)) for _ in range(random.randint(1, _LONGEST))]
    data, acts = edited(data, steps)
    return Case(data, acts, random.random() < 0.1)


@dataclass(frozen=True)
class Built:
    """The file as built, the words in it, what of them the manuscript says; all its paragraphs, in one text.

    `stale`: the manuscript has moved on (another editor's copy was read back, a number was corrected), so that it need
    not say what the file says as it did when it was built.
    """

    data: bytes
    words: frozenset[str]
    said: frozenset[str]
    text: str
    stale: bool = False

    def free(self, words: str) -> bool:
        """Whether words of the file are nobody's that the manuscript would have to say."""
        if self.stale and words not in _NUMBERS and not _MARKERS.search(words):
            return words in self.text
        return words in self.words and words not in self.said


def built() -> Built:
    """The sample edition as built."""
    data, says = outputs(SAMPLE)["report.docx"], _says(resolved(SAMPLE))
    flow_ = flow_of(data)
    words = frozenset(map(_bare, _segments(flow_)))
    text = "\n".join(_bare(p.text) for block in flow_ for p in _paragraphs(block))
    return Built(data, words, frozenset(one for one in words if one in says), text)


def faults(cases: Sequence[Case], folder: Path, base: Built) -> list[str]:
    """Cases (copies of several editors, read back one after the other), a copy of the edition, the file as built →
    the laws that are broken."""
    # What a first editor deleted a second, who did not, does not bring back.
    bases = [base, *(replace(base, stale=True) for _ in cases[1:])]
    return [words for one, known in zip(cases, bases, strict=True) for words in _faults(one, folder, known)]


def _faults(one: Case, folder: Path, base: Built) -> Iterator[str]:
    stood = _typed(folder)
    first, _ = read_back(one.data, folder, rejected=one.rejected)
    written(first.files, folder)
    again, now = read_back(one.data, folder, rejected=one.rejected)
    yield from (f"is not read once: {name}" for name in again.files)
    conflicts = {f.words for f in first.proposal.findings if f.kind == "conflict"}
    news = (f for f in again.proposal.findings if f.kind == "conflict" and f.words not in conflicts)
    yield from (f"a new conflict: {f.where} {f.words}" for f in news)
    # A date that is typed over is words from then on, and told.
    dates = sum("不再随年份变动" in f.words for f in first.proposal.findings)
    # A correction may turn a verb or move a number elsewhere in the words that were untouched.
    known = replace(base, stale=True) if first.proposal.rows else base
    if (typed := sum((_typed(folder) - stood).values())) > dates:
        yield f"numbers are typed: {typed}"
    yield from (f"lost: {words}" for words in _lost(one, folder, known, now, (first, again)))
    kept = any(mark in f.words for f in first.proposal.findings for mark in _STAYS)
    if not base.stale and not kept:
        yield from (f"stands elsewhere: {words}" for words in _elsewhere(one, now))


def _elsewhere(one: Case, now: Resolved) -> Iterator[str]:
    """What stands once in the file and once in the manuscript, and not in the same order."""
    shown = flow_of(one.data, rejected=one.rejected)
    theirs = [_bare(p.text) for p in shown if isinstance(p, Shown) and not p.contents]
    ours = [_bare(printed(block)) for block in _all_blocks(now)]
    once = {text for text, count in Counter(theirs).items() if text and count == 1 == ours.count(text)}
    row = [ours.index(text) for text in theirs if text in once]
    yield from (ours[place] for place in row if place not in longest_rising(row))


def _all_blocks(report: Resolved) -> Iterator[Block]:
    for block in blocks(report):
        items = [inner for item in getattr(block, "items", ()) for inner in item]
        yield from (*([] if items else [block]), *items, *getattr(block, "blocks", ()))


def _typed(folder: Path) -> Counter[str]:
    """How often the typed numbers stand in the words of the manuscript, roles left out."""
    words = "\n".join(_ROLE.sub("", path.read_text("utf-8")) for path in sorted(folder.glob("text/*.md")))
    return Counter({number: words.count(number) for number in _NUMBERS})


def _lost(one: Case, folder: Path, base: Built, now: Resolved, done: Sequence[Rehearsed]) -> Iterator[str]:
    """Words of the file that neither the manuscript says (if it did before, or they are new) nor anything told."""
    says = _says(now)
    told = [f"{f.words}\n{f.sides}" for of in done for f in of.proposal.findings]
    told += [f"{row.new} {row.why}" for of in done for row in of.proposal.rows]
    manuscript = [path.read_text("utf-8") for path in sorted(folder.glob("text/*.md"))]
    all_told = _bare("\n".join((*told, *manuscript)))
    typed = typed_instead(told)
    for words in map(_bare, _segments(flow_of(one.data, rejected=one.rejected))):
        if words and not base.free(words) and not says_so(words, says, typed) and words[:_TOLD] not in all_told:
            yield words


def typed_instead(told: Sequence[str]) -> list[str]:
    """What was told → all that was typed in the place of a number, the longest first."""
    found = {_bare(words) for one in told for words in _INSTEAD.findall(one)}
    return sorted(found, key=len, reverse=True)


def says_so(words: str, says: str, typed: Sequence[str]) -> bool:
    """Whether a manuscript says words, or what stands round the number that they were typed over with."""
    if words in says or not typed:
        return words in says
    parts = re.split("|".join(map(re.escape, typed)), words)
    return len(parts) > 1 and any(parts) and re.search(_PRINTED.join(map(re.escape, parts)), says) is not None


def _says(report: Resolved) -> str:
    return _bare("\n".join(sentences(report)))


def flow_of(data: bytes, *, rejected: bool = False) -> Flow:
    """A file → its paragraphs and tables as shown."""
    package = open_edited(data, "a.docx").package
    return flow(package, Looks(package), rejected=rejected)


def _segments(found: Flow) -> Iterator[str]:
    """What editors may have written: plain words between controls, and what the controls say."""
    for block in found:
        for paragraph in _paragraphs(block):
            if not paragraph.contents and (not isinstance(block, ShownTable) or _MARKERS.search(paragraph.text)):
                yield from _parts(paragraph)


def _paragraphs(block: Shown | ShownTable) -> list[Shown]:
    return block.paragraphs if isinstance(block, ShownTable) else [block]


def _parts(paragraph: Shown) -> Iterator[str]:
    text = "".join(s.text if s.kind == "character" else "\0" for s in paragraph.spots)
    yield from (words for words in re.split(r"[\0\t\n]", text) if _MARKERS.search(words) or len(words) > 3)
    yield from (s.text for s in paragraph.spots if s.kind == "control" and s.text in _NUMBERS)


def _bare(text: str) -> str:
    return re.sub(r"[\s\\*]", "", text)


def run(seed: int, numbers: Iterator[int], seconds: float, loud: bool) -> int:
    """Runs the sequences until the time is up → how many broke a law."""
    base, end = built(), time.monotonic() + seconds
    done, bad, kinds = 0, 0, Counter[str]()
    for number in numbers:
        if time.monotonic() > end:
            break
        one = case(base.data, seed, number)
        # Every fourth file is read back after that of another editor.
        before = [case(base.data, seed, -number - 1)] if number % 4 == 3 else []
        with TemporaryDirectory() as place:
            folder = Path(copytree(SAMPLE, Path(place) / "sample-2021"))
            try:
                found = faults([*before, one], folder, base)
            except Exception as error:
                found = [f"raised: {error!r}"]
                if loud:
                    raise
        done += 1
        if found:
            bad += 1
            kinds.update(words.split(":")[0] for words in found)
            acts = (act for case_ in (*before, one) for act in case_.acts)
            print(number, "rejected" if one.rejected else "accepted", *acts, flush=True)
            print(*(f"    {words[:200]}" for words in found), sep="\n", flush=True)
    print(f"seed {seed}: {done} sequences, {bad} with faults {dict(kinds)}", flush=True)
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sequences", type=int, default=3000)
    parser.add_argument("--seconds", type=float, default=1200.0)
    parser.add_argument("--only", type=int, nargs="*")
    options = parser.parse_args()
    numbers = options.only or range(options.sequences)
    return int(bool(run(options.seed, iter(numbers), options.seconds, bool(options.only))))


if __name__ == "__main__":
    sys.exit(main())
