"""A TrueType program → the same with further glyphs that draw one of it but advance by more or less.

What text extraction takes for a space is a gap after a glyph's advance, and for another line a step back, by each
reader's own threshold. A glyph that advances as the line does leaves neither, in every reader, and the widths in the
PDF and in the font still agree (ISO 19005-2, 6.2.11.5). Tables as in the OpenType specification 1.9.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from struct import pack, pack_into, unpack_from

from reportlab.pdfbase.ttfonts import TTFontMaker

_LONG_OFFSETS = 1
_PLACED_BY_XY = 0x0002


def readvanced(program: bytes, wanted: Sequence[tuple[int, int]]) -> bytes:
    """TrueType program, (glyph, what its advance is to hold more, in font units) → with a glyph for each at the end."""
    if not wanted:
        return program
    tables = _tables(program)
    count = _count(tables)
    glyphs, offsets = bytearray(tables["glyf"]), _offsets(tables, count)
    metrics = _metrics(tables, count)
    for glyph, room in wanted:
        outline = bytes(glyphs[offsets[glyph] : offsets[glyph + 1]])
        glyphs += _reference(outline, glyph)
        offsets.append(len(glyphs))
        metrics.append((metrics[glyph][0] + room, metrics[glyph][1]))
    tables["glyf"] = bytes(glyphs)
    tables["loca"] = pack(f">{len(offsets)}L", *offsets)
    tables["hmtx"] = b"".join(pack(">Hh", *metric) for metric in metrics)
    return _made(tables, len(metrics))


def glyph_count(program: bytes) -> int:
    """TrueType program → the number of its glyphs."""
    return _count(_tables(program))


def _count(tables: Mapping[str, bytes]) -> int:
    return int(unpack_from(">H", tables["maxp"], 4)[0])


def _tables(program: bytes) -> dict[str, bytes]:
    count = unpack_from(">H", program, 4)[0]
    found = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = unpack_from(">4sLLL", program, place)
        found[tag.decode("ascii")] = program[offset : offset + length]
    return found


def _offsets(tables: Mapping[str, bytes], count: int) -> list[int]:
    if unpack_from(">h", tables["head"], 50)[0] == _LONG_OFFSETS:
        return list(unpack_from(f">{count + 1}L", tables["loca"]))
    return [2 * half for half in unpack_from(f">{count + 1}H", tables["loca"])]


def _metrics(tables: Mapping[str, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph; the last advance holds for those that have none."""
    full = unpack_from(">H", tables["hhea"], 34)[0]
    pairs = list(zip(*[iter(unpack_from(">" + "Hh" * full, tables["hmtx"]))] * 2, strict=True))
    bearings = unpack_from(f">{count - full}h", tables["hmtx"], 4 * full)
    return [*pairs, *((pairs[-1][0], bearing) for bearing in bearings)]


def _reference(outline: bytes, glyph: int) -> bytes:
    """A composite glyph of one part, the whole other glyph at its own place; nothing for a blank one."""
    if not outline:
        return b""
    return pack(">h", -1) + outline[2:10] + pack(">HHbb", _PLACED_BY_XY, glyph, 0, 0)


def _made(tables: Mapping[str, bytes], count: int) -> bytes:
    head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
    pack_into(">h", head, 50, _LONG_OFFSETS)
    pack_into(">H", hhea, 10, max(unpack_from(f">{'Hh' * count}", tables["hmtx"])[::2]))
    pack_into(">H", hhea, 34, count)
    pack_into(">H", maxp, 4, count)
    points, contours, most_points, most_contours = unpack_from(">4H", maxp, 6)
    pack_into(">2H", maxp, 10, max(points, most_points), max(contours, most_contours))
    parts, depth = unpack_from(">2H", maxp, 28)
    pack_into(">2H", maxp, 28, max(parts, 1), depth + 1)
    maker = TTFontMaker()
    for tag, table in {**tables, "head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp)}.items():
        maker.add(tag, table)
    return bytes(maker.makeStream())
