"""Numbers → Chinese numerals and marks: 1 → 一, 12 → 十二, 第三章, （四）."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1…99 → 一…九十九 (GB/T 15835 5.3: ordinals of chapters in Chinese numerals)."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def mark(scheme: str, number: int) -> str:
    """Scheme of a mark (第一章, 一、, （一）, 1、, none) and number → the mark as printed."""
    if scheme in ("none", ""):
        return ""
    return scheme.replace("一", chinese(number)) if "一" in scheme else scheme.replace("1", str(number))
