"""A part missing or spoilt: one clear error, or a refreshed file that is sound and a note of what is lacking."""

from __future__ import annotations

from itertools import cycle

from docgen.model.facts import EditionError
from docgen.revise.opened import open_edited
from tests.revise.bench import Outcome, parts, refreshed
from tests.revise.test_opened import zipped

Builds = dict[str, bytes]
DAMAGES = (b"", b"<", b"\x00\x01\x02", b"<?xml version='1.0'?><other/>")
NEEDED = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "customXml/item1.xml")


def tried(data: bytes, fresh: bytes) -> Outcome | None:
    """A damaged file → Outcome; None where it is refused with an error that says what to do."""
    try:
        return refreshed(data, fresh)
    except EditionError as error:
        assert error.wrong and str(error).startswith("edited.docx")
        return None


def test_whatever_part_is_missing(builds: Builds) -> None:
    whole = parts(builds["same"])
    for name in whole:
        outcome = tried(zipped({k: v for k, v in whole.items() if k != name}), builds["turned"])
        if name in NEEDED:
            assert outcome is None, f"refreshed without {name}"
        elif outcome is not None:
            open_edited(outcome.after, "x")
            wanted = name.endswith((".rels", "itemProps1.xml")) or name in parts(outcome.after)
            told = any(name in note.words for note in outcome.result.notes)
            assert told or wanted, f"{name} is missing, and nobody is told"


def test_whatever_part_is_spoilt(builds: Builds) -> None:
    whole = parts(builds["same"])
    for name, damage in zip(whole, cycle(DAMAGES), strict=False):
        outcome = tried(zipped(whole | {name: damage}), builds["turned"])
        if outcome is not None:
            open_edited(outcome.after, "x")
