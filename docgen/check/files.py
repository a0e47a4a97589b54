"""Built files of an edition → what is wrong with them: layout of the PDF, gate of the print file, lint of the DOCX."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.check.docx_lint import lint_docx
from docgen.check.layout.report import layout_report, told
from docgen.check.pdf_faults import Press
from docgen.check.pdf_gate import gate
from docgen.style.style import Style


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file that was looked at: its name, what is told of it, how many faults it has."""

    name: str
    words: str
    faults: int


def file_verdicts(folder: Path, style: Style) -> tuple[FileVerdict, ...]:
    """Folder of an edition's outputs, style → a verdict on each file that stands there."""
    present = [name for name in CHECKS if (folder / name).is_file()]
    return tuple(CHECKS[name](name, (folder / name).read_bytes(), style) for name in present)


def _web(name: str, data: bytes, style: Style) -> FileVerdict:
    report = layout_report(data)
    return FileVerdict(name, told(report), len(report.faults))


def _press(name: str, data: bytes, style: Style) -> FileVerdict:
    faults = gate(data, Press(style.intent.ink, style.page.multiple))
    return FileVerdict(name, "\n".join([f"付印（PDF/X-4）：{len(faults)} 处", *map(str, faults)]), len(faults))


def _word(name: str, data: bytes, style: Style) -> FileVerdict:
    faults = lint_docx(data)
    return FileVerdict(name, "\n".join([f"DOCX：{len(faults)} 处", *faults]), len(faults))


CHECKS: Mapping[str, Callable[[str, bytes, Style], FileVerdict]] = {
    "report.pdf": _web,
    "report-print.pdf": _press,
    "report.docx": _word,
}
