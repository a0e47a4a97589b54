"""A gettext catalog → messages by the words of the code.

`catalogs/docgen.pot` lists what there is to translate (`python -m docgen.wording.catalog` writes it from the code); a
language is one more file beside it, `catalogs/en.po`. What a catalog lacks is said in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

CATALOGS = Path(__file__).parent / "catalogs"
TEMPLATE = CATALOGS / "docgen.pot"
_CODE = Path(__file__).parent.parent
_KEYWORDS = {"message": None}


def catalog(language: str) -> Mapping[str, str]:
    """A language of the catalogs, or a path that ends with .po → its messages; fuzzy ones do not count."""
    path = Path(language) if language.endswith(".po") else CATALOGS / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id and one.string and not one.fuzzy}


def template() -> bytes:
    """The code → the catalog that lists all its messages, by file, without lines (they move with every change)."""
    found = Catalog(project="docgen", charset="utf-8")
    for name, _, words, _, _ in sorted(extract_from_dir(_CODE, keywords=_KEYWORDS), key=lambda one: (one[0], one[1])):
        found.add(words, locations=[(name, 0)])
    made = BytesIO()
    write_po(made, found, omit_header=True, include_lineno=False, width=120)
    return made.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
