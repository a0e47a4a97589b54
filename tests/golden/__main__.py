"""`python -m tests.golden`: lays the 2019 DOCX out anew and keeps its golden pages. Look at them before committing."""

from __future__ import annotations

import sys

from docgen.check.libreoffice import laid_out
from tests.building import outputs
from tests.golden.pages import FOLDER, FONTS, fonts, golden_pages, saved
from tests.reading import ROOT


def renew() -> None:
    """Writes the pictures and the names of their fonts."""
    layout = laid_out(outputs(ROOT / "data" / "2019")["report.docx"])
    for name, page in golden_pages(layout).items():
        (FOLDER / f"{name}.png").write_bytes(saved(page))
    FONTS.write_text(fonts(layout), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{FOLDER}\n")


if __name__ == "__main__":
    renew()
