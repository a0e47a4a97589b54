"""An edition's folder → its outputs: the seven steps, in a straight line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.check.file_verdict import FileVerdict
from docgen.check.judge import load_issues, unjudged
from docgen.check.rules import load_rules
from docgen.check.verdict import Verdict, as_json
from docgen.model.wish import Built, House, Wish
from docgen.read import Edition as Source
from docgen.read import read
from docgen.release.blockers import notes, of_files, of_tools, of_verdict, refuse, stamp
from docgen.release.record import FILE as RECORD
from docgen.release.record import inputs, record
from docgen.resolve.awaited import awaited
from docgen.resolve.data_csv import data_csv
from docgen.wording.messages import message
from docgen.work.executors import Means, perform
from docgen.work.versions import versions

if TYPE_CHECKING:
    from docgen.outputs.writer import Writer

_NAMES = {"pdf": "report.pdf", "print": "report-print.pdf", "docx": "report.docx"}
_CHECK = "check.json"

# Imported where it runs: by a process that looks for contradictions while this one makes up the pages.
_VERDICT = "docgen.check.run:verdict"

# Imported only now, when the other process has something to do.
_WRITER = "docgen.outputs.writer:open_writer"

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
    writer: Writer = perform(_WRITER, source.printed, source.identity, source.style, house, wish, means)
    layout = writer.lay_out()
    found: Verdict = verdict.result()
    if wish.release:
        refuse(edition, of_verdict(found))
    say(message("6 输出"))
    written = writer.files(layout, stamp(found), data_csv(source.printed))
    looked = _looked_at(written.files, source, means, say) if wish.release else ()
    files = {**written.files, _CHECK: as_json(found, looked, edition).encode()}
    basis = {"docgen": __version__, **versions()}
    made = record(source.identity, wish, inputs(edition, house, means.cache), found, basis, files)
    return Built({**files, RECORD: made}, (*awaited(source.resolved), *written.notes, *notes(found)))


def _looked_at(
    files: Mapping[str, bytes], source: Source, means: Means, say: Callable[[str], None]
) -> tuple[FileVerdict, ...]:
    """Built files → the verdicts on them, each file looked at by itself. Raises Refused for a fault."""
    say(message("7 检查文件"))
    coming = [means.hands.start(_FILE_VERDICTS, {name: data}, source.style) for name, data in files.items()]
    found = unjudged((one for future in coming for one in future.result()), load_issues(source.folder))
    refuse(source.folder, of_files(found))
    return found
