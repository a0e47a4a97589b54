"""Edition, folder of a cache → processor seconds of every part of a build in one process, as JSON on standard output.

python parts.py HOUSE EDITION CACHE
"""

from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

LIBRARIES = ("matplotlib.figure", "reportlab.pdfgen.canvas", "pikepdf", "docx", "xlsxwriter")


def main() -> None:
    house_path, edition, cache_path = map(Path, sys.argv[1:])
    parts: dict[str, float] = {}
    started = time.process_time()

    def lap(name: str) -> None:
        nonlocal started
        now = time.process_time()
        parts[name], started = now - started, now

    lap("start Python")
    gc.disable()
    for library in LIBRARIES:
        import_module(library)
    lap("import libraries")
    steps: Any = import_module("docgen.build")
    docx: Any = import_module("docgen.outputs.docx")
    pdf: Any = import_module("docgen.outputs.pdf")
    work: Any = import_module("docgen.work.executors")
    writer: Any = import_module("docgen.outputs.writer")
    check: Any = import_module("docgen.check.run")
    wish: Any = import_module("docgen.model.wish")
    basis: Any = import_module("docgen.work.basis")
    cache = import_module("docgen.work.cache").Cache(cache_path, basis.basis(house_path / "docgen", sys.path))
    house = wish.House(house_path / "styles", house_path / "fonts")
    lap("import docgen")
    source = steps.read(edition, house.styles)
    lap("1–4 load, measure, compose, resolve")
    book = writer.open_fontbook(source.style, house.fonts, cache)
    lap("open fonts")
    drawer = writer.Drawer(source.printed, source.style, book, house.fonts, cache, work.alone())
    layout = writer.lay_out(source.printed, source.style, book, drawer.wishes())
    lap("5 make up pages")
    drawer.all(layout.heights)
    lap("5 draw figures")
    check.verdict(*source.steps, steps.load_rules(edition, source.facts), cache)
    lap("check numbers and prose")
    numbers = steps.data_csv(source.printed)
    pdf.write_pdfs(layout, ["web", "print"], book, house.profiles, drawer, numbers, cache)
    lap("6 write PDFs")
    drawings = drawer.all({id_: layout.heights[id_] for id_ in writer.without_chart(source.printed)})
    inputs = (drawings, layout.pages, layout.heights, False, cache)
    docx.write_docx(source.printed, source.identity, source.style, house, *inputs)
    lap("6 write DOCX")
    print(json.dumps(parts))


if __name__ == "__main__":
    main()
