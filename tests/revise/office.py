"""A DOCX → the same opened and saved by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def soffice() -> str:
    """The program of LibreOffice; empty if it is not here."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """A DOCX → the same opened and saved by LibreOffice."""
    source, out = folder / "before.docx", folder / "saved"
    source.write_bytes(data)
    order = [soffice(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    order += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)]
    subprocess.run(order, check=True, capture_output=True, timeout=600)
    return (out / "before.docx").read_bytes()
