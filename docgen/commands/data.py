"""`docgen data export | import`: the numbers of an edition → an Excel file for data staff, and back."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.check.missing import load_accepted
from docgen.check.rules import load_rules
from docgen.check.run import verdict
from docgen.check.verdict import Verdict
from docgen.commands.editions import editions
from docgen.commands.files import replace_all
from docgen.commands.kept import kept
from docgen.facts.addresses import Frame
from docgen.model.facts import EditionError
from docgen.read import Edition, read
from docgen.resolve.needs import needs
from docgen.wording.messages import message
from docgen.workbook.accepted import with_accepted
from docgen.workbook.apply import NO_REASON, Signature, apply
from docgen.workbook.book import Book
from docgen.workbook.changes import Change, Proposal
from docgen.workbook.compare import compare
from docgen.workbook.follow import Following, Report, following
from docgen.workbook.plan import plan
from docgen.workbook.read import read_workbook
from docgen.workbook.write import write

_KINDS = {
    "fill": message("补数"),
    "revise": message("更正"),
    "replace": message("来源给出"),
    "qualifier": message("约数"),
    "source": message("来源"),
}
_SHOWN = 40


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    (folder,) = editions([options.edition] if options.edition else [], root)
    file = Path(options.file)
    if options.action == "export":
        return export(folder, file, root, print)
    when = date.today().isoformat()
    return import_(folder, file, root, print, who=options.who or "", when=when, write_it=options.apply)


def export(folder: Path, file: Path, root: Path, say: Callable[[str], None]) -> int:
    """Folder of an edition → its workbook. Raises EditionError, also rather than write over a file."""
    if file.suffix.lower() != ".xlsx":
        raise EditionError(str(file), message("文件名应以 .xlsx 结尾"), message("写成 {stem}.xlsx", stem=file.stem))
    book = book_of(read(folder, root / "styles"))
    data = write(book)
    if file.is_file() and file.read_bytes() != data:
        raise EditionError(str(file), message("已有这个文件，其中可能有填好的数"), message("换一个名字，或先移走它"))
    replace_all({file: data})
    say(
        message(
            "已导出 {file}：{count_sheets} 张表，{count_rows} 行",
            file=file,
            count_sheets=len(book.sheets),
            count_rows=len(book.rows),
        )
    )
    return 0


def book_of(edition: Edition) -> Book:
    """An edition → what its workbook holds. Raises EditionError for a wrong list of accepted points."""
    wanted = needs(edition.report, edition.facts, edition.dataset.layouts)
    book = plan(edition.resolved, edition.facts, wanted, edition.dataset.settings)
    facts = edition.facts
    return with_accepted(book, load_accepted(edition.folder, Frame(facts.own_area, facts.year, facts.codebook)))


def import_(
    folder: Path, file: Path, root: Path, say: Callable[[str], None], *, who: str, when: str, write_it: bool
) -> int:
    """Workbook → its changes told, and written if asked for. 2 when a cell is refused: then nothing is written."""
    if not file.is_file():
        raise EditionError(str(file), message("没有这个文件"))
    edition = read(folder, root / "styles")
    proposal = compare(read_workbook(file.read_bytes(), str(file)), book_of(edition), edition.facts.codebook, str(file))
    for note in proposal.notes:
        say(message("提醒 {note}", note=note))
    if proposal.refusals:
        for refusal in proposal.refusals:
            print(message("错误 {refusal}", refusal=refusal), file=sys.stderr)
        print(
            message("有 {count_refusals} 处不能读入，什么也没有写入。", count_refusals=len(proposal.refusals)),
            file=sys.stderr,
        )
        return 2
    signature = Signature(_signed(who, proposal, file), when)
    files = apply(proposal, edition.dataset, edition.facts, signature)
    after = _rehearsed(folder, root, files)
    _tell(proposal, _following(edition, after.edition, proposal.changes) if after else None, say)
    if after:
        _tell_findings(_verdict(edition, root), after.verdict, say)
    if write_it and files:
        replace_all({folder / name: data for name, data in files.items()})
        say(message("已写入 {files}。", files="、".join(files)))
    elif files:
        say(message("还没有写入；核对无误后加 --apply。"))
    return 0


def _signed(who: str, proposal: Proposal, file: Path) -> str:
    """Who corrects: the option, else the cell of the sheet; a correction without a name is refused."""
    name = who or proposal.who
    if not name and any(change.kind == "revise" for change in proposal.changes):
        raise EditionError(str(file), message("有更正而没有写填表人"), message("在“进度”表写名字，或加 --who 名字"))
    return name


@dataclass(frozen=True, slots=True)
class _Rehearsed:
    """The edition as it would be, and what its checks would say."""

    edition: Edition
    verdict: Verdict


def _rehearsed(folder: Path, root: Path, files: Mapping[str, bytes]) -> _Rehearsed | None:
    """The edition with the changes made in a copy: what would break there is refused before anything is written."""
    if not files:
        return None
    with TemporaryDirectory() as place:
        copy = Path(place) / folder.resolve().name
        shutil.copytree(folder, copy)
        for name, data in files.items():
            (copy / name).write_bytes(data)
        try:
            after = read(copy, root / "styles")
            return _Rehearsed(after, _verdict(after, root))
        except EditionError as error:
            where = str(error.place).replace(str(copy), str(folder))
            raise EditionError(where, message("读入之后会出错：{wrong}", wrong=error.wrong), error.right) from None


def _following(before: Edition, after: Edition, changes: Iterable[Change]) -> Following:
    reports = [Report(edition.facts, edition.resolved) for edition in (before, after)]
    return following(reports[0], reports[1], [change.address for change in changes])


def _tell(proposal: Proposal, follows: Following | None, say: Callable[[str], None]) -> None:
    if follows is None:
        say(message("没有改动。"))
        return
    say(message("改动 {count_changes} 处：", count_changes=len(proposal.changes)))
    for change in proposal.changes:
        _tell_change(change, say)
    for cells in proposal.sources:
        say(message("  新来源 {cells}：{cells2}", cells=cells[0], cells2=cells[1]))
    _list(message("随之改变的数"), [f"{address}：{old} → {new}" for address, old, new in follows.numbers], say)
    _list(message("随之改变的图和表"), follows.shown, say)
    _list(message("随之改变的句子"), [f"{where}：{old} → {new}" for where, old, new in follows.sentences], say)


def _verdict(edition: Edition, root: Path) -> Verdict:
    """An edition → its verdict."""
    cache = kept(root)
    return verdict(*edition.steps, load_rules(edition.folder, edition.facts), cache)


def _tell_findings(before: Verdict, after: Verdict, say: Callable[[str], None]) -> None:
    """What the changes would do to the findings that are open, and to what is still to be collected."""
    old, new = ({finding.id: finding.words for finding in one.open} for one in (before, after))
    _list(message("读入后新出现的问题"), [words for id_, words in new.items() if id_ not in old], say)
    _list(message("读入后不再有的问题"), [words for id_, words in old.items() if id_ not in new], say)
    counts = [sum(len(series.points) for series in one.uncollected) for one in (before, after)]
    say(message("待收集的数：{counts} → {counts2}", counts=counts[0], counts2=counts[1]))


def _tell_change(change: Change, say: Callable[[str], None]) -> None:
    unit = change.unit if change.said.replace(".", "").lstrip("-").isdigit() else ""
    values = message(
        "{old} → {said}{unit}", old=change.old or message("（空）"), said=change.said or message("（空）"), unit=unit
    )
    say(f"  {_KINDS[change.kind]} {change.where} {change.words}：{values}")
    say(
        f"      {change.address}"
        + (message("  原因：{why}", why=change.why or NO_REASON) if change.kind == "revise" else "")
    )


def _list(title: str, items: tuple[str, ...] | list[str], say: Callable[[str], None]) -> None:
    if items:
        say(message("{title} {count_items} 处：", title=title, count_items=len(items)))
        for item in items[:_SHOWN]:
            say(f"  {item}")
        if len(items) > _SHOWN:
            say(message("  ……另有 {count_items} 处", count_items=len(items) - _SHOWN))
