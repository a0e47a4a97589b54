"""corrections.toml → the slips of the source that were mended on the way in, by the places they stand at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.model.facts import EditionError, Place
from docgen.wording.files import read_toml
from docgen.wording.messages import message

FILE = "corrections.toml"
_FIELDS = ("place", "printed", "mended", "why")


@dataclass(frozen=True, slots=True)
class Correction:
    """Places of the source, what is printed there, what this edition says, and why."""

    places: tuple[str, ...]
    printed: str
    mended: str
    why: str


def load_corrections(folder: Path) -> tuple[Correction, ...]:
    """Folder of an edition → its corrections; none when the file is not there. Raises EditionError."""
    path = folder / FILE
    if not path.is_file():
        return ()
    return tuple(_correction(entry, path) for entry in read_toml(path).get("correction", ()))


def _correction(entry: dict[str, str], path: Path) -> Correction:
    missing = [name for name in _FIELDS if name not in entry]
    if missing:
        raise EditionError(
            Place(str(path), 1),
            message("更正缺 {missing}", missing="、".join(missing)),
            message("应有 {fields}", fields="、".join(_FIELDS)),
        )
    places = tuple(place.strip() for place in entry["place"].split(";"))
    return Correction(places, entry["printed"], entry["mended"], entry["why"])


def at(places: Iterable[str], corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Places → the corrections made at one of them."""
    wanted = set(places)
    return tuple(one for one in corrections if wanted & set(one.places))
