"""Deflated streams that no reader takes for too long.

Where deflated data end in a carriage return, that return and the line feed before `endstream` can be read as one end
of line, and the stream's length as wrong (page-validation does so). So none ends in one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Name

_LEVEL = 9
_MISREAD = re.compile(rb"\r\nendstream\b")
_FIRST = re.compile(rb"/First (\d+)")


def padded(data: bytes, pad: bytes = b"\n") -> bytes:
    """Bytes, what may stand after them without a meaning → the same with as much of it as keeps the return away."""
    while zlib.compress(data, _LEVEL).endswith(b"\r"):
        data += pad
    return data


def deflated(data: bytes) -> bytes:
    """Bytes → the same deflated, padded with line feeds."""
    small = zlib.compress(data, _LEVEL)
    return small if not small.endswith(b"\r") else zlib.compress(padded(data), _LEVEL)


def packed(pdf: pikepdf.Pdf, data: bytes, **entries: object) -> pikepdf.Object:
    """Deflated bytes, entries of the dictionary → a stream of the document."""
    stream = pikepdf.Stream(pdf, b"", **entries)
    stream.write(data, filter=Name.FlateDecode)
    return pdf.make_indirect(stream)


def mended(pdf: bytes) -> bytes:
    """A saved PDF → the same with its object and cross-reference streams, which qpdf deflates, written likewise."""
    for found in _MISREAD.finditer(pdf):
        start = pdf.rindex(b"\nstream\n", 0, found.start()) + len(b"\nstream\n")
        head = pdf[pdf.rindex(b" obj\n", 0, start) : start]
        end = found.start() + 1
        pdf = pdf[:start] + _likewise(pdf[start:end], head) + pdf[end:]
    return pdf


def _likewise(old: bytes, head: bytes) -> bytes:
    """Deflated data → other data of the same length and meaning; the same if none is found."""
    for data in _variants(zlib.decompress(old), head):
        for level in range(9, 0, -1):
            new = zlib.compress(data, level)
            if len(new) == len(old) and not new.endswith(b"\r"):
                return new
    return old


def _variants(data: bytes, head: bytes) -> Iterator[bytes]:
    """In the numbers before an object stream's objects, other white space; the first row of a cross-reference stream
    without the PNG predictor Up, which means nothing for a first row."""
    if first := _FIRST.search(head):
        spaces = (i for i in range(int(first[1]) - 1) if data[i : i + 1] == b" ")
        yield from (data[:i] + b"\n" + data[i + 1 :] for i in spaces)
    elif b"/XRef" in head and data[:1] == b"\2":
        yield b"\0" + data[1:]
