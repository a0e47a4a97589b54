"""A DOCX → the pages that LibreOffice lays it out on: the one place that runs LibreOffice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf

from docgen.model.facts import EditionError
from docgen.wording.messages import message

_PROGRAMS: Final = ("soffice", "libreoffice")
_WINDOWS: Final = ("C:/Program Files/LibreOffice/program/soffice.com",)
_SECONDS: Final = 600
# More than 20 charts at once: those that LibreOffice puts out of its mind it draws stretched.
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Cache/Writer">
<prop oor:name="OLE_Objects" oor:op="fuse"><value>1000</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Cache/DrawingEngine">
<prop oor:name="OLE_Objects" oor:op="fuse"><value>1000</value></prop></item>
</oor:items>
"""
# Where Word's Chinese fonts are not installed (fontconfig asks for these only then): LibreOffice's own choice is a
# Japanese sans-serif one for all of them.
_SYSTEM_FONTS: Final = "/etc/fonts/fonts.conf"
_STAND_INS: Final = {
    "宋体": ("Noto Serif CJK SC", "Noto Serif SC"),
    "黑体": ("Noto Sans CJK SC", "Noto Sans SC"),
    "楷体": ("LXGW WenKai", "Noto Serif CJK SC"),
}
# Blank pages count; every bookmark becomes a named destination.
_WANTED: Final = {
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
    "IsSkipEmptyPages": {"type": "boolean", "value": "false"},
}


def program() -> str:
    """The program's path; empty if LibreOffice is not installed."""
    found = (shutil.which(name) for name in _PROGRAMS)
    return next((path for path in (*found, *_WINDOWS) if path and Path(path).exists()), "")


def laid_out(docx: bytes) -> bytes:
    """DOCX → PDF as LibreOffice lays it out. Raises EditionError if it is not there or fails."""
    return converted(docx, f"pdf:writer_pdf_Export:{json.dumps(_WANTED)}", "pdf")


def saved(docx: bytes) -> bytes:
    """DOCX → the DOCX that LibreOffice saves of it. Raises EditionError as above."""
    return converted(docx, "docx:MS Word 2007 XML", "docx")


def converted(docx: bytes, filter_: str, extension: str) -> bytes:
    """DOCX, LibreOffice's filter, extension of what it makes → that file's bytes. Raises EditionError."""
    path = program()
    if not path:
        raise EditionError("LibreOffice", message("没有安装"), message("装上 LibreOffice Writer 再试"))
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in", "report.docx"), Path(folder, "out", f"report.{extension}")
        source.parent.mkdir()
        source.write_bytes(docx)
        profile = Path(folder, "profile")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        place = f"-env:UserInstallation={profile.as_uri()}"
        order = [path, place, "--headless", "--convert-to", filter_, "--outdir", str(target.parent), str(source)]
        try:
            subprocess.run(order, capture_output=True, timeout=_SECONDS, check=True, env=_surroundings(Path(folder)))
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise EditionError("LibreOffice", message("转换失败：{error}", error=error)) from error


def _surroundings(folder: Path) -> dict[str, str]:
    """What LibreOffice runs in: as this program does, but where fontconfig rules it is told of fonts that are alike."""
    if not Path(_SYSTEM_FONTS).exists():
        return dict(os.environ)
    path = folder / "fonts.conf"
    path.write_text(_font_rules(), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(path)}


def _font_rules() -> str:
    """The system's fonts and rules, and a stand-in for each of Word's Chinese fonts."""
    made = "".join(
        f'<alias binding="same"><family>{font}</family><accept>{"".join(f"<family>{o}</family>" for o in others)}'
        "</accept></alias>\n"
        for font, others in _STAND_INS.items()
    )
    head = f'<include ignore_missing="yes">{_SYSTEM_FONTS}</include>'
    return f'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>{head}\n{made}</fontconfig>\n'


def bookmark_pages(docx: bytes, bookmarks: Iterable[str]) -> dict[str, int]:
    """DOCX, names of bookmarks in ASCII → the page of each, from 0, blank pages included. Raises EditionError."""
    return pages_in(laid_out(docx), bookmarks)


def pages_in(layout: bytes, bookmarks: Iterable[str]) -> dict[str, int]:
    """The PDF that `laid_out` made, names of bookmarks → their pages, as above."""
    with pikepdf.open(BytesIO(layout)) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        found = {str(name).lstrip("/"): pages[goal[0].objgen] for name, goal in _destinations(pdf)}
    return {name: found[_written(name)] for name in bookmarks if _written(name) in found}


def _destinations(pdf: pikepdf.Pdf) -> list[tuple[Any, Any]]:
    """Named destinations, wherever they stand (ISO 32000-1, 12.3.2.3)."""
    root: Any = pdf.Root
    if "/Dests" in root:
        return list(root.Dests.items())
    return list(pikepdf.NameTree(root.Names.Dests).items()) if "/Names" in root and "/Dests" in root.Names else []


def _written(bookmark: str) -> str:
    """A bookmark's name as LibreOffice writes it: what is no letter or digit as two hexadecimal digits."""
    return "".join(c if c.isalnum() else f"{ord(c):02X}" for c in bookmark)
