"""Running heads of an edited file → with the word of a draft, or without it, as the data have it now.

The word is a place like any other: base = what the heads were built with, theirs = what stands in a head, ours = what
the data ask for. In a head it stands by itself: a tab parts it from the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from docgen.ooxml.xml import Element, name, value
from docgen.revise.package import Package
from docgen.revise.revision import Revision
from docgen.revise.visible import RUN, TAB, T, paragraphs, pieces, shown
from docgen.revise.write import take_out
from docgen.wording.messages import message

_REFERENCE, _PAGE, _RELATION = name("w:headerReference"), name("w:type"), name("r:id")
_PROPERTIES, _STYLE, _ALIGN = name("w:pPr"), name("w:pStyle"), name("w:jc")
_LOOK, _BOLD, _SPACING = name("w:rPr"), name("w:b"), name("w:spacing")
_EVEN: Final = "even"


@dataclass(frozen=True, slots=True)
class Head:
    """A running head: its part, the pages that it stands on (`even`, `default`, `first`), where it is referred to."""

    part: str
    page: str
    references: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands in a head where the word of a draft does: a stretch between tabs."""

    paragraph: Element
    pieces: tuple[Element, ...]

    @property
    def text(self) -> str:
        return "".join(map(shown, self.pieces)).strip()

    @property
    def spaced(self) -> bool:
        """Whether all of it is bold and spaced out as the word of a draft is: then it is that word, reworded."""
        looks = [next(piece.iterancestors(RUN)).find(_LOOK) for piece in self.pieces]
        return all(look is not None and look.find(_BOLD) is not None and _wide(look) for look in looks)


def refresh_heads(revision: Revision) -> None:
    """Takes the word of a draft away, or puts it there; what editors made of it stays, and is told once for all."""
    was, now = revision.base.draft, revision.ours.draft
    found = [(head, _stamp(revision.theirs.tree(head.part), was or now)) for head in _heads(revision.theirs)]
    if was != now:
        changed = _put(found, now, revision) if now else _taken(found, was)
        _tell_changed(changed, was, now, revision)
    _tell_kept([stamp for _, stamp in found], was, now, revision)


def _heads(package: Package) -> list[Head]:
    """The running heads that sections of a document refer to; one that stands on several kinds of pages for each."""
    found: dict[tuple[str, str], Head] = {}
    for reference in package.document.iter(_REFERENCE):
        part, page = package.target(package.main, reference.get(_RELATION, "")), reference.get(_PAGE, "default")
        if part:
            known = found.get((part, page), Head(part, page, ()))
            found[part, page] = replace(known, references=(*known.references, reference))
    return list(found.values())


def _stamp(tree: Element, word: str) -> Stamp | None:
    """Where the word stands in a head, or what an editor has made of it; None where there is neither."""
    stretches = [stamp for paragraph in paragraphs(tree) for stamp in _stretches(paragraph)]
    said = [stamp for stamp in stretches if stamp.text == word]
    return next(iter((*said, *(stamp for stamp in stretches if stamp.text and stamp.spaced))), None)


def _stretches(paragraph: Element) -> Iterator[Stamp]:
    for tab, run in groupby(pieces(paragraph), lambda piece: piece.tag == TAB):
        if not tab:
            yield Stamp(paragraph, tuple(run))


def _wide(look: Element) -> bool:
    spacing = value(look.find(_SPACING))
    return spacing.isdigit() and int(spacing) > 0


def _taken(found: list[tuple[Head, Stamp | None]], word: str) -> int:
    """Takes the word away where it stands as it was put → in how many heads."""
    own = {stamp.paragraph: stamp for _, stamp in found if stamp is not None and stamp.text == word}
    for paragraph, stamp in own.items():
        _take(paragraph, stamp)
    return len(own)


def _take(paragraph: Element, stamp: Stamp) -> None:
    """Takes the word out of a head, with the tab before it if nothing comes after it."""
    inside = list(pieces(paragraph))
    last = inside[-1] is stamp.pieces[-1]
    before = inside[: inside.index(stamp.pieces[0])]
    for piece in (*stamp.pieces, *(before[-1:] if last else ())):
        take_out(piece)
    properties = paragraph.find(_PROPERTIES)
    align = None if properties is None else properties.find(_ALIGN)
    if len(inside) == len(stamp.pieces) and properties is not None and align is not None:
        properties.remove(align)


def _put(found: list[tuple[Head, Stamp | None]], word: str, revision: Revision) -> int:
    """Puts the word into every head in which it does not stand → into how many."""
    models = _models(revision.fresh, word)
    lacking = [(head, _bare(revision.theirs, head)) for head, stamp in found if stamp is None]
    done = dict[str, str]()
    for head, alone in lacking:
        model = models.get((head.page, alone), models.get(("default", alone)))
        if model is None:
            continue
        part = _own(head, revision.theirs) if done.setdefault(head.part, head.page) != head.page else head.part
        _write(revision.theirs.tree(part), model, head.page)
    return len(lacking)


def _models(fresh: Package, word: str) -> Mapping[tuple[str, bool], Element]:
    """How the word stands in the new file's heads: pages, whether it stands alone → its paragraph."""
    made = dict[tuple[str, bool], Element]()
    for head in _heads(fresh):
        stamp = _stamp(fresh.tree(head.part), word)
        if stamp is not None:
            made.setdefault((head.page, shown(stamp.paragraph).strip() == word), stamp.paragraph)
    return made


def _bare(package: Package, head: Head) -> bool:
    return not any(shown(paragraph).strip() for paragraph in paragraphs(package.tree(head.part)))


def _own(head: Head, package: Package) -> str:
    """A head that stood on other pages too → a copy of it for these pages alone."""
    blob, type_ = package.blob(head.part), package.content_type(head.part)
    made = package.add(head.part, blob, type_)
    relation = next(r for r in package.relations(package.main) if r.target == head.part)
    for inner in package.relations(head.part):
        package.relate(made, inner.target, inner.type, inner.id)
    id_ = package.relate(package.main, made, relation.type)
    for reference in head.references:
        reference.set(_RELATION, id_)
    return made


def _write(tree: Element, model: Element, page: str) -> None:
    """Puts the word of a model into a head: at its end on left pages, else at its beginning."""
    found = list(paragraphs(tree))
    paragraph = next((p for p in found if shown(p).strip()), found[0] if found else None)
    if paragraph is None:
        return
    inside, runs = list(pieces(paragraph)), [run for run in model.iter(RUN) if _wide_run(run)]
    tab = next((run for run in model.iter(RUN) if run.find(TAB) is not None), None)
    if not inside:
        _aligned(paragraph, model)
        paragraph.extend(map(deepcopy, runs))
        return
    apart = inside[-1 if page == _EVEN else 0].tag == TAB or tab is None
    gap = [] if apart else [tab]
    if page == _EVEN:
        paragraph.extend(deepcopy(run) for run in (*gap, *runs) if run is not None)
        return
    at = 1 if len(paragraph) and paragraph[0].tag == _PROPERTIES else 0
    for offset, run in enumerate(run for run in (*runs, *gap) if run is not None):
        paragraph.insert(at + offset, deepcopy(run))


def _wide_run(run: Element) -> bool:
    look = run.find(_LOOK)
    return run.find(T) is not None and look is not None and _wide(look)


def _aligned(paragraph: Element, model: Element) -> None:
    """An empty head takes the alignment of the model, if it has the model's style and no formatting of its own."""
    own, new = paragraph.find(_PROPERTIES), model.find(_PROPERTIES)
    if new is None or (own is not None and any(child.tag != _STYLE for child in own)):
        return
    if own is None or value(own.find(_STYLE)) == value(new.find(_STYLE)):
        for old in paragraph.findall(_PROPERTIES):
            paragraph.remove(old)
        paragraph.insert(0, deepcopy(new))


def _tell_changed(count: int, was: str, now: str, revision: Revision) -> None:
    if count and now:
        words = message("页眉里加上“{now}”（{count} 处）：又有未判定的问题或待收集的数", now=now, count=count)
        revision.tell("changed", "head", words, texts=(was, was, now))
    elif count:
        words = message("页眉里的“{was}”已去掉（{count} 处）：已没有什么妨碍发布", was=was, count=count)
        revision.tell("changed", "head", words, texts=(was, was, now))


def _tell_kept(stamps: list[Stamp | None], was: str, now: str, revision: Revision) -> None:
    """What editors changed: asked about where the data ask for something else, else told as kept."""
    known = {was, now} - {""}
    for text in sorted({stamp.text for stamp in stamps if stamp is not None} - known if known else ()):
        texts = (was, text, now)
        if was == now:
            words = message("页眉里的“{was}”改成了“{text}”，保留", was=was, text=text)
            revision.tell("kept", "head", words, texts=texts)
        elif now:
            words = message("又成为{now}；页眉里写着“{text}”，没有改动它，请核对。", now=now, text=text)
            revision.tell("ask", "head", words, texts=texts)
        else:
            words = message("已不是{was}；页眉里改成了“{text}”，没有改动它，请核对。", was=was, text=text)
            revision.tell("ask", "head", words, texts=texts)
    lacking = sum(stamp is None for stamp in stamps)
    if was and was == now and lacking:
        words = message("{count} 处页眉里没有“{was}”（删去了，或是新加的页眉），不再放回", count=lacking, was=was)
        revision.tell("kept", "head", words, texts=(was, "", now))
