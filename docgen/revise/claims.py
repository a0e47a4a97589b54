"""Claims that fail on the present data → notes and questions at the words that no longer hold (居首, 继续扩大)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from docgen.model.manifest import Binding
from docgen.revise.found import Found
from docgen.revise.revision import Revision
from docgen.revise.visible import shown
from docgen.wording.messages import message

# Name of a test → what it asks for, in words for people who do not know the manuscript's notation.
_MEANING: Final = {
    "rising": "逐期上升",
    "falling": "逐期下降",
    "flat": "没有变化",
    "leads": "居首",
    "among": "在所列之中",
    "rank": "恰为这一位次",
    "top": "在这一位次之内",
    "above": "前者高于后者",
    "below": "前者低于后者",
    "over": "超过这一数值",
}


def tell_claims(revision: Revision, found: Found, broken: Collection[str]) -> None:
    """broken: the conditions that fail. A question stands in the file only if the data have changed since it was
    built. Called when the numbers are written: what a claim says is what it says now."""
    changed = revision.base.version != revision.ours.version
    known = {binding.key for binding in revision.base.bindings}
    for binding in revision.ours.bindings:
        if binding.test not in broken or not binding.test or binding.key not in known:
            continue
        for place in found.places.get(binding.key, ()):
            if place.says is None or place.mirror:
                continue
            says = "".join(map(shown, place.content)) or place.says
            words, texts = _words(binding, says), (binding.text, says, "")
            if changed:
                revision.ask("claim", words, place.element, place.key, texts)
            else:
                revision.tell("ask", "claim", words, place.element, place.key, texts)


def _words(claim: Binding, says: str) -> str:
    """What no longer holds, and what the words would need to hold; words that an editor put there are his to judge."""
    name = claim.test.split()[0]
    wanted = message("要成立须{meaning}", meaning=_MEANING[name]) if name in _MEANING else claim.test
    if says == claim.text:
        return message("“{says}”与现在的数据不符（{wanted}），请改写。", says=says, wanted=wanted)
    return message(
        "原写的“{claim_text}”与现在的数据不符（{wanted}）；此处现为“{says}”，请核对。",
        claim_text=claim.text,
        wanted=wanted,
        says=says,
    )
