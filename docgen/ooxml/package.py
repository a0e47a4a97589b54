"""Parts → the package of an empty document of our own; a package → the same bytes whenever it is written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final

from docgen.ooxml.properties import Properties, application_properties, core_properties
from docgen.ooxml.xml import Element, element, root, serialized, w

_OPC: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o600 << 16
# What the root of a document declares: its own namespaces and those that later insertions may need.
DOCUMENT_PREFIXES: Final = ("w", "r", "wp", "a", "pic", "mc", "wps", "wp14", "w14", "w15")
# Mode 15 = Word 2013 and later; the rest is what Word writes beside it.
_COMPATIBILITY: Final = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
    ("useWord2013TrackBottomHyphenation", "0"),
)


def empty_package(properties: Properties, styles: bytes, numbering: bytes) -> bytes:
    """A document without a paragraph: no theme, no thumbnail, no old compatibility mode."""
    parts = {
        "word/document.xml": ("document.main", serialized(root("w:document", DOCUMENT_PREFIXES, w("body")))),
        "word/styles.xml": ("styles", styles),
        "word/numbering.xml": ("numbering", numbering),
        "word/settings.xml": ("settings", _settings(properties.language)),
    }
    inside = {path: blob for path, (_, blob) in parts.items()} | {
        "[Content_Types].xml": _content_types({path: f"{_WORD}.{kind}+xml" for path, (kind, _) in parts.items()}),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/relationships/{part}", f"{part}.xml") for part in ("styles", "numbering", "settings")
        ),
        "docProps/core.xml": core_properties(properties),
        "docProps/app.xml": application_properties(),
    }
    return zipped(inside)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Names and contents → a ZIP file without a trace of time, machine or order of writing.

    The types come first, as streaming readers expect; the rest is sorted.
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(parts, key=lambda p: (not p.startswith("[Content"), not p.startswith("_rels"), p)):
            info = zipfile.ZipInfo(path, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, _MODE
            archive.writestr(info, parts[path])
    return stream.getvalue()


def _settings(language: str) -> bytes:
    """Mirrored margins, left pages with their own heads, compressed marks, the mode of Word 2013 and later (17.15).

    Pictures are left as they are: what Word made smaller on saving would look like another picture.
    """
    modes = (
        w("compatSetting", name=key, uri="http://schemas.microsoft.com/office/word", val=setting)
        for key, setting in _COMPATIBILITY
    )
    tree = root(
        "w:settings",
        ("w",),
        w("zoom", percent=100),
        w("mirrorMargins"),
        w("bordersDoNotSurroundHeader"),
        w("bordersDoNotSurroundFooter"),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("drawingGridVerticalSpacing", val=156),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", *(w(tag) for tag in ("spaceForUL", "balanceSingleByteDoubleByteWidth")), *_line_rules(), *modes),
        w("themeFontLang", val="en-US", eastAsia=language),
        w("doNotAutoCompressPictures"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
    return serialized(tree)


def _line_rules() -> Iterable[Element]:
    """What Chinese Word writes: justified lines are not stretched before a break the author asked for."""
    return (w(tag) for tag in ("doNotLeaveBackslashAlone", "ulTrailSpace", "doNotExpandShiftReturn", "useFELayout"))


def _content_types(overrides: Mapping[str, str]) -> bytes:
    package = "application/vnd.openxmlformats-package"
    known = dict(overrides) | {
        "docProps/core.xml": f"{package}.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    defaults = {"rels": f"{package}.relationships+xml", "xml": "application/xml"}
    types = [element("types:Default", Extension=ext, ContentType=kind) for ext, kind in defaults.items()]
    types += [element("types:Override", PartName=f"/{path}", ContentType=kind) for path, kind in known.items()]
    return serialized(element("types:Types", *types))


def _package_relations() -> bytes:
    return _relations(
        (
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_OPC}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        )
    )


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    relations = (
        element("rels:Relationship", Id=f"rId{number}", Type=kind, Target=target)
        for number, (kind, target) in enumerate(targets, 1)
    )
    return serialized(element("rels:Relationships", *relations))
