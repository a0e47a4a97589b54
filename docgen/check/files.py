"""Built files of an edition → what is wrong with each: layout, fonts, conformance, structure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from docgen.check import libreoffice, qpdf
from docgen.check.docx_lint import lint_docx
from docgen.check.file_verdict import LAYOUT, FileVerdict, Tool
from docgen.check.layout.report import layout_report, told
from docgen.check.pdf_faults import PdfFault, Press
from docgen.check.pdf_fonts import font_faults
from docgen.check.pdf_gate import gate
from docgen.style.style import Style
from docgen.wording.messages import message

# Imported only where the validator is installed: it is an extra.
_VALIDATE = "docgen.check.pdf_validate"

_PDF, _PRINT, _DOCX = "report.pdf", "report-print.pdf", "report.docx"


def _installed() -> bool:
    return find_spec("page") is not None


VALIDATOR = Tool("page-validation", _installed, message("装上检验工具：pip install docgen[validate]"))
QPDF = Tool("qpdf", lambda: bool(qpdf.program()), message("装上 qpdf"), required=False)
LIBREOFFICE = Tool("LibreOffice", lambda: bool(libreoffice.program()), message("装上 LibreOffice Writer 再试"))


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A check of one output: the file, the check's name, bytes and style → faults and a note, the tool it needs."""

    file: str
    name: str
    run: Callable[[bytes, Style], tuple[tuple[str, ...], str]]
    tool: Tool | None = None


def file_verdicts(files: Mapping[str, bytes], style: Style) -> tuple[FileVerdict, ...]:
    """Outputs by name, style → a verdict of every check whose file is there and whose tool is installed."""
    checks = [c for c in FILE_CHECKS if c.file in files and (c.tool is None or c.tool.present())]
    return tuple(FileVerdict(check.file, check.name, *check.run(files[check.file], style)) for check in checks)


def lacking(outputs: Collection[str]) -> tuple[Tool, ...]:
    """Names of the outputs of a release → the tools that it needs for them and that are not there."""
    needed = [check.tool for check in FILE_CHECKS if check.file in outputs and check.tool and check.tool.required]
    needed += [LIBREOFFICE] if _DOCX in outputs else []
    return tuple(dict.fromkeys(tool for tool in needed if not tool.present()))


def _layout(data: bytes, style: Style) -> tuple[tuple[str, ...], str]:
    report = layout_report(data)
    lines = told(report).splitlines()
    return tuple(lines[: len(report.faults)]), "；".join(lines[len(report.faults) :])


def _press(data: bytes, style: Style) -> tuple[tuple[str, ...], str]:
    return _told(gate(data, Press(style.intent.ink, style.page.multiple))), ""


def _conforms(profile: str, data: bytes, style: Style) -> tuple[tuple[str, ...], str]:
    return _told(import_module(_VALIDATE).validate(data, profile)), ""


def _told(faults: tuple[PdfFault, ...]) -> tuple[str, ...]:
    return tuple(map(str, faults))


def _fonts(data: bytes, style: Style) -> tuple[tuple[str, ...], str]:
    return font_faults(data), ""


def _sound(data: bytes, style: Style) -> tuple[tuple[str, ...], str]:
    return qpdf.qpdf_faults(data), ""


def _word(data: bytes, style: Style) -> tuple[tuple[str, ...], str]:
    return tuple(lint_docx(data)), ""


# To add a check of an output: write a file with such a function, and a line here.
FILE_CHECKS: tuple[FileCheck, ...] = (
    FileCheck(_PDF, LAYOUT, _layout),
    FileCheck(_PDF, message("字体"), _fonts),
    FileCheck(_PDF, "PDF/A-3a", partial(_conforms, "3a"), VALIDATOR),
    FileCheck(_PDF, "PDF/UA-1", partial(_conforms, "ua1"), VALIDATOR),
    FileCheck(_PDF, "qpdf", _sound, QPDF),
    FileCheck(_PRINT, "PDF/X-4", _press),
    FileCheck(_PRINT, message("字体"), _fonts),
    FileCheck(_PRINT, "PDF/A-2a", partial(_conforms, "2a"), VALIDATOR),
    FileCheck(_PRINT, "qpdf", _sound, QPDF),
    FileCheck(_DOCX, "DOCX", _word),
)
OUTPUTS = tuple(dict.fromkeys(check.file for check in FILE_CHECKS))
"""The outputs that are looked at."""
