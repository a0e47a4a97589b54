"""Claims that fail on the present data → notes and questions at the words that no longer hold (居首, 继续扩大)."""

from __future__ import annotations

from collections.abc import Collection

from docgen.revise.revision import Revision
from docgen.revise.values import Found


def tell_claims(revision: Revision, found: Found, broken: Collection[str]) -> None:
    """broken: the conditions that fail. A question stands in the file only if the data have changed since it was
    built."""
    changed = revision.base.version != revision.ours.version
    known = {binding.key for binding in revision.base.bindings}
    for binding in revision.ours.bindings:
        if binding.test not in broken or not binding.test or binding.key not in known:
            continue
        for place in found.places.get(binding.key, ()):
            if place.says is None or place.mirror:
                continue
            words = f"“{place.says}”与现在的数据不符（{binding.test}），请改写。"
            if changed:
                revision.ask("claim", words, place.element, place.key, (binding.text, place.says, ""))
            else:
                revision.tell("ask", "claim", words, place.element, place.key, (binding.text, place.says, ""))
