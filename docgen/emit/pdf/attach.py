"""The figures' numbers → a file attached to the document, as data that its content rests on (ISO 19005-3, 6.8)."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from docgen.emit.pdf.streams import deflated, packed

_NAME = "figures.csv"
_WHAT = "图中全部数据"


def attach_data(pdf: pikepdf.Pdf, data: bytes) -> None:
    """CSV bytes → figures.csv, relationship Data."""
    stamp = pdf.trailer.Info.ModDate
    parameters = Dictionary(Size=len(data), ModDate=stamp)
    stream = packed(pdf, deflated(data), Type=Name.EmbeddedFile, Subtype=Name("/text/csv"), Params=parameters)
    specification = Dictionary(
        Type=Name.Filespec, F=String(_NAME), UF=String(_NAME), Desc=String(_WHAT), AFRelationship=Name.Data,
        EF=Dictionary(F=stream, UF=stream),
    )  # fmt: skip
    made = pdf.make_indirect(specification)
    pdf.Root.AF = Array([made])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(_NAME), made])))
