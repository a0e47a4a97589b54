"""Numbers → Chinese numerals and marks: 1 → 一, 12 → 十二, 第三章, （四）."""

from __future__ import annotations

HIGHEST = 999
_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1…999 → 一…九百九十九 (GB/T 15835 5.3: ordinals of chapters in Chinese numerals)."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds and tens == 1:
        return "十" + (_DIGITS[ones] if ones else "")
    written = (_DIGITS[hundreds] + "百" if hundreds else "") + (_DIGITS[tens] + "十" if tens else "")
    if not ones:
        return written or _DIGITS[0]
    return written + ("零" if hundreds and not tens else "") + _DIGITS[ones]


def mark(scheme: str, number: int) -> str:
    """Scheme of a mark (第一章, 一、, （一）, 1、, none) and number → the mark as printed."""
    if scheme in ("none", ""):
        return ""
    return scheme.replace("一", chinese(number)) if "一" in scheme else scheme.replace("1", str(number))
