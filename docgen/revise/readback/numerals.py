"""A bound number before and after an edit → the new number and the words typed round it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

NUMBER = re.compile(r"[-−－]?\d[\d,，]*(?:\.\d+)?")
# Years, dates, numbers of documents (〔2019〕20号), of things (第3), and digits in names (5G, IPv6) are words.
_WORDS = re.compile(
    r"[12]\d{3}(?=\s*(?:年|—|-|–|～|~|至))|(?<=[—–～~至-])[12]\d{3}(?=年)|(?<=年)\d{1,2}(?=月)|(?<=月)\d{1,2}(?=日)"
    r"|[〔（(\[]\d{4}[〕）)\]](?:\d+号)?|(?<=第)\d+|\d+(?=号)|(?<=[A-Za-z])[\d.]*\d|\d[\d.]*(?=[A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Words typed before and after a number, and the number as it is now (decimal text); None = as it was.

    `short`: its unit was not typed in full (万 for 万人); without % a number may mean a fraction.
    """

    before: str
    number: str | None
    after: str
    short: bool = False


def plain_number(text: str) -> str:
    """`１,２３４.５` → `1234.5`; `−3` → `-3`."""
    return re.sub(r"[,，]", "", unicodedata.normalize("NFKC", text)).replace("−", "-")


def renumbered(base: str, now: str) -> Renumbered | None:
    """Text of a number with its unit, as built and as it is now → what changed; None where it cannot be told.

    The words round the number must still be there (第…位, 约…万人); more words may stand before or after them.
    """
    if base in now and (kept := _round(base, now)):
        return kept
    stood, stands = NUMBER.findall(_folded(base)), NUMBER.findall(_folded(now))
    if len(stood) != 1 or len(stands) != 1:
        return None
    lead, tail = _folded(base).split(stood[0], 1)
    now_lead, now_tail = _folded(now).split(stands[0], 1)
    short = len(now_tail) < len(tail) and tail.startswith(now_tail) and not tail.startswith("%")
    if not now_lead.endswith(lead) or not (short or now_tail.startswith(tail)):
        return None
    old, new = plain_number(stood[0]), plain_number(stands[0])
    after = "" if short else now_tail.removeprefix(tail)
    return Renumbered(now_lead.removesuffix(lead), None if old == new else new, after, short)


def unit_of(text: str) -> str:
    """Text of a number → what stands after it: 1234.5万人 → 万人."""
    found = NUMBER.search(_folded(text))
    return _folded(text)[found.end() :] if found else ""


def _round(base: str, now: str) -> Renumbered | None:
    """The whole base text with words round it, no digit touching it."""
    before, _, after = now.partition(base)
    digits = "0123456789.,，%％"
    if (before and before[-1] in digits and base[0].isdigit()) or (after and after[0] in digits and base[-1].isdigit()):
        return None
    return Renumbered(before, None, after)


def typed_numbers(text: str) -> list[str]:
    """Words that an editor typed → the numbers in them; years, dates and numbers in names are words."""
    return NUMBER.findall(_WORDS.sub("", _folded(text)))


def _folded(text: str) -> str:
    """Full-width digits and points as ASCII, all else as it is."""
    return re.sub(r"[０-９．％]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)
