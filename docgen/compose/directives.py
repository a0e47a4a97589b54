"""A ::: fence → Directive: name, id, options and body lines, each with its place."""

from __future__ import annotations

import re

from docgen.compose.inlines import inlines
from docgen.compose.markdown import parser
from docgen.model.facts import EditionError, Place
from docgen.model.report import Directive, Inline
from docgen.wording.messages import message
from docgen.wording.nearest import nearest

OPTIONS = {
    "figure": (
        "caption", "kind", "source", "unit", "note", "alt", "sort", "stack", "awaits", "total", "order", "set",
        "order2", "set2", "categories",
    ),
    "table": ("caption", "layout", "source", "note", "alt", "unit"),
    "people": (),
    "names": (),
}  # fmt: skip
# Options that take one of a few words.
_WORDS = {"sort": ("value",), "stack": ("yes",), "categories": ("lines",)}
_INFO = re.compile(r"\{(?P<name>[a-z-]+)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<name>[a-z0-9-]+):\s*(?P<value>.*)")


def directive(info: str, content: str, place: Place) -> Directive:
    """The fence's first line and content → Directive. Raises EditionError for unknown names and options."""
    found = _INFO.fullmatch(info.strip())
    if not found or found["name"] not in OPTIONS:
        name = found["name"] if found else info.strip()
        raise EditionError(
            place,
            message("未知的指令 {name!r}", name=name),
            message("是否指 {nearest}？", nearest=nearest(name, OPTIONS)),
        )
    options: dict[str, tuple[str, Place]] = {}
    body: list[tuple[str, Place]] = []
    for number, line in enumerate(content.split("\n"), place.line + 1):
        here = Place(place.file, number)
        option = _OPTION.fullmatch(line.strip())
        if option:
            _check_option(found["name"], option["name"], option["value"].strip(), here)
            if option["name"] in options:
                raise EditionError(
                    here,
                    message("选项 :{option}: 写了两次", option=option["name"]),
                    message("另见 {options}", options=options[option["name"]][1]),
                )
            options[option["name"]] = (option["value"].strip(), here)
        elif line.strip():
            body.append((line.strip(), here))
    caption = _caption(options["caption"]) if "caption" in options else ()
    return Directive(found["name"], found["argument"].strip(), options, tuple(body), place, caption)


def _check_option(name: str, option: str, value: str, place: Place) -> None:
    if option not in OPTIONS[name]:
        close = nearest(option, OPTIONS[name])
        raise EditionError(
            place,
            message("{name} 没有选项 :{option}:", name=name, option=option),
            message("是否指 :{close}:？", close=close),
        )
    if not value or value not in _WORDS.get(option, (value,)):
        right = "、".join(_WORDS.get(option, ("文字",)))
        raise EditionError(
            place,
            message("选项 :{option}: 的值 {value!r} 不对", option=option, value=value),
            message("应为 {right}", right=right),
        )


def _caption(option: tuple[str, Place]) -> tuple[Inline, ...]:
    text, place = option
    tokens = parser().parseInline(text)
    return inlines(tokens[0].children or [], place)
