"""An edition's folder → its outputs: the seven steps, in a straight line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from docgen import __version__
from docgen.check.file_verdict import FileVerdict
from docgen.check.judge import load_issues, unjudged
from docgen.check.rules import load_rules
from docgen.check.verdict import Verdict, as_json
from docgen.emit.docx.figures import without_chart
from docgen.emit.pdf.draft import stamped
from docgen.emit.pdf.layout import lay_out
from docgen.model.facts import Facts
from docgen.model.manifest import Edition, Manifest
from docgen.model.resolved import Resolved
from docgen.model.wish import Built, House, Wish
from docgen.outputs.figures import Drawer
from docgen.outputs.writer import WRITE_DOCX, Writer
from docgen.read import Edition as Source
from docgen.read import read
from docgen.release.blockers import notes, of_files, of_tools, of_verdict, refuse, stamp
from docgen.release.record import FILE as RECORD
from docgen.release.record import inputs, record
from docgen.resolve.awaited import awaited
from docgen.resolve.data_csv import data_csv
from docgen.style.fontbook import open_fontbook
from docgen.wording.messages import message
from docgen.work.executors import Means, perform
from docgen.work.versions import versions

_NAMES = {"pdf": "report.pdf", "print": "report-print.pdf", "docx": "report.docx"}
_CHECK = "check.json"

# Imported where it runs: by a process that looks for contradictions while this one makes up the pages.
_VERDICT = "docgen.check.run:verdict"

# Imported by a release alone.
_LACKING, _FILE_VERDICTS = "docgen.check.files:lacking", "docgen.check.files:file_verdicts"


def build(edition: Path, house: House, wish: Wish, means: Means, say: Callable[[str], None]) -> Built:
    """Edition, house, what to build, with what, where progress is told → the files.

    Raises EditionError; Refused when a release is wanted and something blocks it.
    """
    if wish.release:
        refuse(edition, of_tools(perform(_LACKING, [_NAMES[name] for name in wish.outputs])))
    source = read(edition, house.styles, say)
    say(message("  核对数字、文字"))
    verdict = means.hands.start(_VERDICT, *source.steps, load_rules(edition, source.facts), means.cache)
    say(message("5 绘图、排版"))
    book = open_fontbook(source.style, house.fonts, means.cache)
    drawer = Drawer(source.printed, source.style, book, house.fonts, means.cache, means.hands)
    writer = Writer(_identity(source), drawer, house, wish, means)
    if writer.targets:
        drawer.prepare()
    layout = lay_out(source.printed, source.style, book, drawer.wishes())
    writer.begin(layout)
    found: Verdict = verdict.result()
    if wish.release:
        refuse(edition, of_verdict(found))
    say(message("6 输出"))
    written = writer.files(stamped(layout, stamp(found), book), data_csv(layout.report))
    looked = _looked_at(written.files, source, means, say) if wish.release else ()
    files = {**written.files, _CHECK: as_json(found, looked, edition).encode()}
    basis = {"docgen": __version__, **versions()}
    made = record(writer.edition, wish, inputs(edition, house, means.cache), found, basis, files)
    return Built({**files, RECORD: made}, (*awaited(source.resolved), *written.notes, *notes(found)))


def _identity(source: Source) -> Edition:
    titles, facts = source.report.titles, source.facts
    return Edition(source.folder.resolve().name, facts.year, facts.own_area, titles.title + titles.subtitle)


def _looked_at(
    files: Mapping[str, bytes], source: Source, means: Means, say: Callable[[str], None]
) -> tuple[FileVerdict, ...]:
    """Built files → the verdicts on them, each file looked at by itself. Raises Refused for a fault."""
    say(message("7 检查文件"))
    coming = [means.hands.start(_FILE_VERDICTS, {name: data}, source.style) for name, data in files.items()]
    found = unjudged((one for future in coming for one in future.result()), load_issues(source.folder))
    refuse(source.folder, of_files(found))
    return found


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The DOCX as the data make it now, and what its claims are tested with."""

    docx: bytes
    report: Resolved
    facts: Facts


def rebuild(edition: Path, house: House, like: Manifest, means: Means) -> Rebuilt:
    """Edition, house, the manifest of a file that was built earlier, with what → the DOCX as it would be now.

    Its figures have the sizes of that file's, and are pictures all if those were. Its page numbers are not laid out.
    """
    source = read(edition, house.styles)
    found: Verdict = perform(_VERDICT, *source.steps, load_rules(edition, source.facts), means.cache)
    style, printed = source.style, replace(source.printed, draft=stamp(found))
    book = open_fontbook(style, house.fonts, means.cache)
    drawer = Drawer(printed, style, book, house.fonts, means.cache, means.hands)
    wishes = drawer.wishes()
    sizes = {entry.id: round(entry.height / style.grid.leading) for entry in like.figures}
    heights = {id_: sizes.get(id_, wish) for id_, wish in wishes.items()}
    chosen = without_chart(printed) if any(e.kind == "native" for e in like.figures) else tuple(heights)
    drawings = drawer.all({id_: heights[id_] for id_ in chosen})
    built: Built = perform(
        WRITE_DOCX, printed, _identity(source), style, house, drawings, {}, heights, False, means.cache
    )  # fmt: skip
    return Rebuilt(built.files["report.docx"], source.resolved, source.facts)
