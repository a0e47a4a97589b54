"""A fact → its words: value with unit and qualifier, change with its verb (GB/T 15835)."""

from __future__ import annotations

from docgen.model.facts import Fact

MISSING = "待补"
_BEFORE = {"≈": "约", ">": "超过", "<": "近", "≤": "不超过", "≥": "不低于"}
VERBS = {
    "growth": ("增长", "下降", "持平"),
    "change": ("增加", "减少", "持平"),
    "points": ("提高", "下降", "持平"),
}


def number(fact: Fact) -> str:
    """Fact → its number as printed, 约 or 超过 before it; 待补 when missing, `-` as a dash."""
    if fact.basis == "missing" or not fact.text:
        return MISSING
    return _BEFORE.get(fact.qualifier, "") + fact.text


def value(fact: Fact) -> str:
    """Fact → number with unit: 约1.8万亿元, 第14位, 63.9%."""
    if fact.address.measure == "rank" and fact.value is not None:
        return f"第{fact.text}位"
    text = number(fact)
    return text if text == MISSING or fact.value is None else text + fact.unit


def magnitude(fact: Fact) -> str:
    """Change → its size without sign, with unit: 6.3%, 1个百分点."""
    text = fact.text.lstrip("-")
    return _BEFORE.get(fact.qualifier, "") + text + fact.unit


def verbs(fact: Fact) -> tuple[str, str, str]:
    """Change → its default verbs: up, down, flat."""
    if fact.unit in ("个百分点",):
        return VERBS["points"]
    return VERBS["growth" if fact.address.measure in ("growth", "cagr") else "change"]


def change(fact: Fact, triple: tuple[str, str, str] | None = None) -> str:
    """Growth or change → verb, number and unit; the third verb alone when nothing changed; 待补 when missing."""
    up, down, flat = triple or verbs(fact)
    if unchanged(fact):
        return MISSING if fact.value is None or fact.basis == "missing" else flat
    return (up if (fact.value or 0) > 0 else down) + magnitude(fact)


def unchanged(fact: Fact) -> bool:
    """Change → whether it is said in one word, without a number: nothing changed, or it is not known."""
    return fact.basis == "missing" or not fact.value


def label(fact: Fact) -> str:
    """Fact → what stands on a mark of a figure or in a cell: the bare number, ≈ for what is not exact."""
    if fact.basis == "missing" or fact.value is None:
        return MISSING if fact.basis == "missing" else fact.text
    return {"≈": "≈", ">": "＞", "<": "＜", "≥": "≥", "≤": "≤"}.get(fact.qualifier, "") + fact.text
