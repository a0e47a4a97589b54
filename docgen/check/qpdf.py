"""Step 7, PDF: its bytes → what qpdf says of its structure: the one place that runs qpdf."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

_SECONDS = 300


def program() -> str:
    """The program's path; empty if qpdf is not installed."""
    return shutil.which("qpdf") or ""


def qpdf_faults(data: bytes) -> tuple[str, ...]:
    """PDF bytes → qpdf's errors and warnings, none if the file is sound."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.pdf")
        path.write_bytes(data)
        order = [program(), "--check", str(path)]
        done = subprocess.run(order, capture_output=True, timeout=_SECONDS, check=False, text=True, errors="replace")
    if done.returncode == 0:
        return ()
    lines = [line.replace(str(path), path.name) for line in done.stderr.splitlines()]
    return tuple(lines) or (f"qpdf {done.returncode}",)
