"""Faces of the style → Word's fonts; measures that styles, lists and pages share."""

from __future__ import annotations

from typing import Final

from docgen.ooxml.formats import Characters, Fonts
from docgen.style.style import POINTS_PER_MM, Style

# Places of the title page and the part pages, in mm from the page's upper left corner, as the PDF has them.
COVER_FIELD: Final = 0.52
PART_BAND_MM: Final = 62.0
PART_TITLE_MM: Final = PART_BAND_MM + 16.0
PART_NUMBER_MM: Final = 20.0
# Distances of the lines of the title page, in points.
TITLE_LINE: Final = 46.0
SUBTITLE_LINE: Final = 26.0
ISSUER_LINE: Final = 9.5 * POINTS_PER_MM
DATE_LINE: Final = 17.0
# Columns of lists of people in characters.
OFFICE_WIDTH: Final = 5.0
NAME_WIDTH: Final = 4.5
NAME_SPREAD: Final = 3


def characters(style: Style, face: str, size: float = 0.0, colour: str = "") -> Characters:
    """A face of the style → its Word fonts, bold if the face is; size in points, colour a name of the palette."""
    fonts = style.faces[face]
    return Characters(
        fonts=Fonts(fonts.docx_latin, fonts.docx),
        bold=fonts.bold or None,
        size=size,
        colour=style.screen(colour) if colour else "",
    )


def name_columns(style: Style) -> int:
    """How many names stand in a line of a list of names."""
    return int((style.grid.columns - OFFICE_WIDTH) / NAME_WIDTH)
