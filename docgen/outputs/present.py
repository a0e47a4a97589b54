"""An edition after step 4 → the manifest of the DOCX that would be built now; nothing is drawn."""

from __future__ import annotations

from docgen.emit.docx.manifest import manifest_of
from docgen.emit.docx.pictured import figures_of
from docgen.model.manifest import Edition, Manifest
from docgen.model.picture import Picture
from docgen.model.resolved import Resolved
from docgen.style.style import Style

_UNDRAWN = Picture(b"", b"", 0.0, 0.0)


def present(report: Resolved, edition: Edition, style: Style) -> Manifest:
    """Report, edition, style → Manifest; of figures it says their numbers, not how they look."""
    return manifest_of(report, edition, style, {figure.id: _UNDRAWN for figure in figures_of(report)})
