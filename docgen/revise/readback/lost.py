"""Expressions and references that lost their control or field on the way → found again by their words.

Some programs turn controls and fields into plain text, and an editor may type over one. What reads as it did is bound
again; a number that reads differently is a correction; what cannot be told apart stays as it was and is listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from docgen.model.manifest import Binding
from docgen.revise.readback.atoms import Atom, words
from docgen.revise.readback.bound import Bound, Correction
from docgen.revise.readback.meaning import Book, Wording, meaning, redated, reverbed, unbound
from docgen.revise.readback.numerals import NUMBER, typed_numbers
from docgen.wording.messages import message
from docgen.wording.numbers import VERBS

# How many characters before a change tell where its verb began; how long a verb may be.
_CONTEXT, _LONGEST_VERB = 3, 10
_VERBS = tuple(verb for triple in VERBS.values() for verb in triple)


@dataclass(frozen=True, slots=True)
class Known:
    """An atom of a paragraph as built, what it showed, and its binding if it is an expression."""

    atom: Atom
    text: str
    binding: Binding | None = None


def known(found: Sequence[Atom], bindings: Sequence[Binding], labels: Mapping[str, str]) -> tuple[Known, ...]:
    """Atoms of a source, the bindings of its passage in order, labels of targets → Known."""
    return tuple(_known(found, list(bindings), labels))


def _known(found: Sequence[Atom], waiting: list[Binding], labels: Mapping[str, str]) -> Iterator[Known]:
    for atom in found:
        if atom.kind == "role" and atom.name == "ref":
            yield Known(atom, labels.get(atom.text, ""))
        elif atom.kind == "role":
            fits = next((b for b in waiting if (b.role, b.argument) == (atom.name, atom.text)), None)
            if fits:
                waiting.remove(fits)
            yield Known(atom, fits.text if fits else "", fits)
        else:
            yield Known(atom, atom.text)


def restored(base: Sequence[Known], made: Bound, book: Book) -> Bound:
    """A paragraph as built and as it reads now → the same with its lost expressions and references bound again."""
    _give_verbs(base, made)
    missing = Counter(k.atom.markup for k in base if k.text and k.atom.kind == "role" and not _stands(k, made))
    missing -= Counter(atom.markup for atom in made.atoms if atom.kind == "role")
    if not missing:
        return made
    for one in base:
        if one.binding and missing[one.atom.markup] and unbound(one.binding) in made.doubts:
            made.doubts.remove(unbound(one.binding))
    before = [k.atom for k in base]
    result: list[Atom] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, made.atoms, autojunk=False).get_opcodes():
        gone = [k for k in base[i1:i2] if missing[k.atom.markup]]
        now = made.atoms[j1:j2]
        result += now if tag == "equal" or not gone or not now else _Hunk(base[i1:i2], gone, made, book).mended(now)
    made.atoms = result
    return made


def _give_verbs(base: Sequence[Known], made: Bound) -> None:
    """Changes that have only their number: the words typed where the verb stood are the verb."""
    for binding in made.verbless:
        at = next((i for i, a in enumerate(made.atoms) if (a.name, a.text) == (binding.role, binding.argument)), None)
        was = next((i for i, one in enumerate(base) if one.binding and one.binding.key == binding.key), None)
        verb = "" if at is None or was is None else _typed_verb([k.atom for k in base[:was]], made.atoms[:at])
        read = reverbed(binding, verb) if verb else None
        if at is None or read is None or read.held or read.argument is None:
            made.held.append(message("“{binding_text}”的动词删去了，只剩它的数", binding_text=binding.text))
            continue
        role = made.atoms[at]
        new = (*words(read.before), Atom("role", read.argument, role.strong, role.url, role.name))
        made.atoms[at - len(verb) : at + 1] = new
        made.doubts += read.doubts


def _typed_verb(before: Sequence[Atom], now: Sequence[Atom]) -> str:
    """What stood before a change, what stands before its number now → the words that came between; empty if none."""
    context = "".join(atom.text if atom.kind == "character" else "\0" for atom in before[-_CONTEXT:])
    text = "".join(atom.text if atom.kind == "character" else "\0" for atom in now)
    near = text[-_LONGEST_VERB - len(context) :]
    if not context or context not in near:
        return ""
    verb = near.rpartition(context)[2]
    return verb if len(verb) <= _LONGEST_VERB and "\0" not in verb else ""


def _stands(one: Known, made: Bound) -> bool:
    """Whether an expression is still there, perhaps with other words in its role."""
    return one.binding is not None and one.binding.key in made.keys


@dataclass(slots=True)
class _Hunk:
    """A stretch of a paragraph where expressions are gone and words have come."""

    base: Sequence[Known]
    gone: list[Known]
    made: Bound
    book: Book

    def mended(self, now: Sequence[Atom]) -> list[Atom]:
        """The stretch as it is now → with the expressions that its words are."""
        waiting, result = list(self.gone), list[Atom]()
        for is_words, group in groupby(now, key=lambda atom: atom.kind == "character"):
            run = list(group)
            result += self._words(run, waiting) if is_words else run
        numbers = typed_numbers("".join(a.text for a in result if a.kind == "character"))
        lost = [one for one in waiting if NUMBER.search(one.text) and one.binding and one.binding.role != "date"]
        if lost and numbers:
            texts = "、".join(f"“{one.text}”" for one in lost)
            self.made.held.append(
                message(
                    "{texts}处写成了“{now}”", texts=texts, now="".join(a.text for a in now if a.kind == "character")
                )
            )
            return [one.atom for one in self.base]
        self.made.doubts += [unbound(one.binding) for one in lost if one.binding]
        typed = "".join(atom.text for atom in now if atom.kind == "character")
        dates = [one for one in waiting if one.binding and one.binding.role == "date"]
        self.made.doubts += [redated(one.text, typed) for one in dates]
        return result

    def _words(self, run: list[Atom], waiting: list[Known]) -> list[Atom]:
        """A run of characters → the same with what stands in `waiting` found in it, from the left."""
        text, result, at = "".join(atom.text for atom in run), list[Atom](), 0
        for one in list(waiting):
            found = self._find(one, text, at)
            if found:
                start, end, atoms = found
                result += [*run[at:start], *(_like(atom, run[start]) for atom in atoms)]
                at = end
                waiting.remove(one)
        return [*result, *run[at:]]

    def _find(self, one: Known, text: str, at: int) -> tuple[int, int, tuple[Atom, ...]] | None:
        """Where an expression stands in a text from a place on, and what it is now."""
        start = r"(?<![\d.,，])" if one.text[:1].isdigit() else ""
        end = r"(?![\d.])" if one.text[-1:].isdigit() else ""
        if found := re.compile(start + re.escape(one.text) + end).search(text, at):
            return found.start(), found.end(), (one.atom,)
        return self._changed(one, text, at) if one.binding else None

    def _changed(self, one: Known, text: str, at: int) -> tuple[int, int, tuple[Atom, ...]] | None:
        """A number with the same words round it: a correction."""
        assert one.binding
        parts = {part.kind: part.text for part in one.binding.parts}
        number = parts.get("number") or parts.get("whole", "")
        stood = NUMBER.search(number)
        if not stood:
            return None
        lead, tail = re.escape(number[: stood.start()]), _unit(number[stood.end() :])
        verbs = "|".join(map(re.escape, sorted({*one.binding.argument.split("|")[1:], *_VERBS}, key=len, reverse=True)))
        verb = f"(?P<verb>{verbs})" if "verb" in parts else "(?P<verb>)"
        found = re.compile(rf"{verb}(?P<number>{lead}{NUMBER.pattern}{tail})").search(text, at)
        if not found:
            return None
        read = meaning(one.binding, Wording(found["verb"] or None, "", found["number"]), self.book)
        if read.held or read.argument is None:
            return None
        if read.value is not None:
            self.made.corrections.append(Correction(one.binding, found[0], read.value))
        role = Atom("role", read.argument, name=one.binding.role)
        return found.start(), found.end(), (*words(read.before), role, *words(read.after))


def _unit(text: str) -> str:
    """What stands after a number → its pattern; an editor may have typed a part of it only (万 for 万人)."""
    if not text or text.startswith("%"):
        return re.escape(text)
    return "".join(f"(?:{re.escape(character)}" for character in text) + ")?" * len(text)


def _like(atom: Atom, model: Atom) -> Atom:
    return Atom(atom.kind, atom.text, model.strong, model.url, atom.name)
