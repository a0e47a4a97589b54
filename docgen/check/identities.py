"""identities.toml → Identities: the relations that must hold in every edition, checked against the code lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from docgen.facts.addresses import Frame, complete, parse, validate
from docgen.facts.formulas import Formula, parse_formula
from docgen.model.facts import Address, EditionError, Place
from docgen.wording.files import read_toml
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

FILE = "identities.toml"
_SECTIONS = {
    "negative": set(),
    "counts": set(),
    "whole": {"dimension", "codes", "area", "parts", "indicators"},
    "relation": {"name", "rule"},
    "count": {"number", "list", "text", "over"},
    "named": {"names", "list"},
}
_SIGN = re.compile(r"<=|=")


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts that do not overlap and make up the whole: codes of a dimension, or areas. No indicators = all that add."""

    dimension: str
    codes: tuple[str, ...]
    area: str
    parts: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """`left` = or <= `right`; addresses are as written, words without braces are quantities that nobody states."""

    name: str
    text: str
    left: Formula
    sign: Literal["=", "<="]
    right: Formula
    place: Place
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """`number` counts the entries of `listed`: those with this text, or over this value, if one is given."""

    number: Address
    listed: Address
    text: str
    over: Decimal | None
    place: Place


@dataclass(frozen=True, slots=True)
class Named:
    """Every name of an order or set occurs among the words of a list."""

    names: Address
    listed: Address
    place: Place


@dataclass(frozen=True, slots=True)
class Identities:
    """negative: indicators that may fall below zero. counts: unstated quantities that are whole numbers."""

    negative: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    wholes: tuple[Whole, ...] = ()
    rules: tuple[Rule, ...] = ()
    tallies: tuple[Count, ...] = ()
    named: tuple[Named, ...] = ()


def load_identities(folder: Path, frame: Frame) -> Identities:
    """Folder of an edition → Identities; none when the file is not there. Raises EditionError."""
    path = folder / FILE
    if not path.is_file():
        return Identities()
    reader = _Reader(str(path), path.read_text(encoding="utf-8").splitlines(), frame)
    return reader.identities(read_toml(path))


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str
    lines: list[str]
    frame: Frame

    def identities(self, table: Mapping[str, Any]) -> Identities:
        self._known(table, _SECTIONS, "")
        for section in ("whole", "relation", "count", "named"):
            for entry in table.get(section, ()):
                self._known(entry, _SECTIONS[section], section)
        self._indicators(table.get("negative", ()))
        return Identities(
            frozenset(table.get("negative", ())),
            frozenset(table.get("counts", ())),
            tuple(self._whole(entry) for entry in table.get("whole", ())),
            tuple(self._rule(entry) for entry in table.get("relation", ())),
            tuple(self._count(entry) for entry in table.get("count", ())),
            tuple(self._named(entry) for entry in table.get("named", ())),
        )

    def _place(self, words: str) -> Place:
        """Where these words stand in the file."""
        return Place(self.file, next((n for n, line in enumerate(self.lines, 1) if words in line), 1))

    def _known(self, table: Mapping[str, Any], known: Iterable[str], section: str) -> None:
        for name in table:
            if name not in known:
                wrong = message("{section}里未知的项 {name!r}", section=section or message("关系文件"), name=name)
                raise EditionError(
                    self._place(name), wrong, message("是否指 {nearest}？", nearest=nearest(name, known))
                )

    def _indicators(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            if id_ not in self.frame.codebook.indicators:
                close = nearest(id_, self.frame.codebook.indicators)
                raise EditionError(
                    self._place(id_), message("未知的指标 {id!r}", id=id_), message("是否指 {close}？", close=close)
                )

    def _whole(self, entry: Mapping[str, Any]) -> Whole:
        book = self.frame.codebook
        self._indicators(entry.get("indicators", ()))
        indicators = tuple(entry.get("indicators", ()))
        if ("dimension" in entry) == ("area" in entry):
            raise EditionError(
                self._place("[[whole]]"), message("whole 一节写法不对"), message("写 dimension，或写 area 和 parts")
            )
        if "dimension" in entry:
            dimension = entry["dimension"]
            known = book.dimension(dimension)
            codes = tuple(entry.get("codes", known))
            if not known or set(codes) - set(known):
                wrong = message(
                    "未知的分组 {dimension!r} 或其代码 {codes}",
                    dimension=dimension,
                    codes="、".join(sorted(set(codes) - set(known))),
                )
                raise EditionError(self._place(dimension), wrong, message("见 breakdowns.csv"))
            return Whole(dimension, codes, "", (), indicators)
        parts = tuple(a for part in entry["parts"] for a in (book.group(part[1:]) if part[:1] == "@" else (part,)))
        for area in (entry["area"], *parts):
            if area not in book.areas:
                raise EditionError(
                    self._place(area),
                    message("未知的地区 {area!r}", area=area),
                    message("是否指 {nearest}？", nearest=nearest(area, book.areas)),
                )
        return Whole("", (), entry["area"], parts, indicators)

    def _rule(self, entry: Mapping[str, Any]) -> Rule:
        text = str(entry.get("rule", ""))
        place = self._place(text)
        sides = _sides(text)
        if sides is None:
            raise EditionError(
                place, message("关系写法不对：{text!r}", text=text), message("应为 {甲} = {乙} / {丙}，或 {甲} <= {乙}")
            )
        left, sign, right = sides
        one, other = parse_formula(left, place), parse_formula(right, place)
        addresses = tuple(parse(written, place) for written in (*one.addresses, *other.addresses))
        for address in addresses:
            validate(complete(address, self.frame), self.frame, place)
        return Rule(str(entry.get("name", "")), text, one, sign, other, place, addresses)

    def _count(self, entry: Mapping[str, Any]) -> Count:
        place = self._place(str(entry.get("list", "[[count]]")))
        over = Decimal(str(entry["over"])) if "over" in entry else None
        number, listed = (self._address(entry, key, place) for key in ("number", "list"))
        return Count(number, listed, str(entry.get("text", "")), over, place)

    def _named(self, entry: Mapping[str, Any]) -> Named:
        place = self._place(str(entry.get("names", "[[named]]")))
        return Named(self._address(entry, "names", place), self._address(entry, "list", place), place)

    def _address(self, entry: Mapping[str, Any], key: str, place: Place) -> Address:
        address = complete(parse(str(entry.get(key, "")), place), self.frame)
        validate(address, self.frame, place)
        return address


def _sides(text: str) -> tuple[str, Literal["=", "<="], str] | None:
    """`{a[d=c]} = {b}` → its sides and sign: the one sign that stands outside the braces."""
    depth, found = 0, []
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if not depth and (sign := _SIGN.match(text, at)):
            found.append((at, sign[0]))
    found = [(at, sign) for at, sign in found if not (sign == "=" and text[at - 1 : at] == "<")]
    if len(found) != 1:
        return None
    at, sign_text = found[0]
    return text[:at], "<=" if sign_text == "<=" else "=", text[at + len(sign_text) :]
