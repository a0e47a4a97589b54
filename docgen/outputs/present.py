"""An edition after step 4 → the manifest of the DOCX that would be built now; nothing is drawn."""

from __future__ import annotations

from docgen.emit.docx.figures import figures_of, forms
from docgen.emit.docx.manifest import manifest_of
from docgen.model.manifest import Edition, Manifest
from docgen.model.picture import Picture
from docgen.model.resolved import Resolved
from docgen.style.style import Style
