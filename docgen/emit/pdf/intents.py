"""Profile and printing condition → output intents: what the colours of a file mean (PDF 32000-1, 14.11.5)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.streams import deflated, packed
from docgen.style.style import Intent
from docgen.work.cache import Cache

SCREEN = Intent("sRGB.icc", "sRGB IEC61966-2.1", "sRGB IEC61966-2.1", "http://www.color.org", 0.0)

_COMPONENTS = {b"RGB ": 3, b"CMYK": 4}


def add_intents(pdf: pikepdf.Pdf, target: Target, press: Intent, icc: Path, cache: Cache) -> None:
    """Print: the press's condition for PDF/X and for PDF/A, with one profile (ISO 19005-2, 6.2.3). Web: sRGB.

    Profiles are large and stay the same: they are kept deflated.
    """
    intent = press if target == "print" else SCREEN
    file = icc / intent.profile
    profile = file.read_bytes()
    small = cache.kept(cache.key("profile", cache.digest(file)), lambda: deflated(profile))
    stream = packed(pdf, small, N=_COMPONENTS[profile[16:20]])
    kinds = (Name.GTS_PDFX, Name.GTS_PDFA1) if target == "print" else (Name.GTS_PDFA1,)
    pdf.Root.OutputIntents = Array([_intent(kind, intent, stream) for kind in kinds])


def _intent(kind: pikepdf.Name, intent: Intent, profile: pikepdf.Object) -> pikepdf.Object:
    return Dictionary(
        Type=Name.OutputIntent, S=kind, OutputConditionIdentifier=String(intent.condition),
        OutputCondition=String(intent.info), Info=String(intent.info), RegistryName=String(intent.registry),
        DestOutputProfile=profile,
    )  # fmt: skip
