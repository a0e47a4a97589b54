"""`docgen refresh`: an edited DOCX → the same with the present numbers, figures and tables, and a report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from docgen.check.claims import claim_findings
from docgen.check.identities import load_identities
from docgen.commands.edited import BESIDE, opened
from docgen.commands.editions import editions
from docgen.commands.files import replace_all
from docgen.commands.kept import kept
from docgen.facts.addresses import Frame
from docgen.model.facts import EditionError
from docgen.model.manifest import to_json
from docgen.model.wish import House
from docgen.rebuild import Rebuilt, rebuild
from docgen.revise.opened import open_edited
from docgen.revise.pictures import digest
from docgen.revise.refresh import refresh
from docgen.revise.report import as_json, as_markdown, summary, written_as
from docgen.wording.messages import message
from docgen.work.executors import Means, alone

_CLAIM = "claim-"
_OTHER_NAME = message("用 -o 换一个名字")


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    file = Path(options.file)
    target = Path(options.output) if options.output else file.with_name(f"{file.stem}.refreshed.docx")
    report = target.with_name(f"{target.stem.removesuffix('.refreshed')}.report.json")
    _guard(target, report, file)
    edited = opened(file)
    (folder,) = editions([options.edition] if options.edition else [], root)
    house = House(root / "styles", root / "fonts")
    means = Means(kept(root), alone())
    fresh = rebuild(folder, house, edited.manifest, means)
    broken = failing(fresh, folder)
    before = edited.manifest
    done = refresh(edited, open_edited(fresh.docx, "report.docx"), broken, str(file))
    told = (done.notes, before, done.manifest, file.name)
    files = {
        target.name: done.data,
        f"{target.stem}{BESIDE}": to_json(done.manifest).encode(),
        report.with_suffix(".md").name: as_markdown(*told).encode(),
        report.name: as_json(*told, digest(done.data)).encode(),
    }
    replace_all({target.parent / name: data for name, data in files.items()})
    print(summary(done.notes))
    print(message("完成：{files}", files="、".join(str(target.parent / name) for name in files)))
    return 0


def _guard(target: Path, report: Path, file: Path) -> None:
    """Raises EditionError where the new file would take the place of one that people have worked in: the edited file
    itself, or an earlier refreshed one that is no longer what docgen wrote (its report says what that was)."""
    if target.resolve() == file.resolve() or (target.exists() and file.exists() and target.samefile(file)):
        raise EditionError(str(target), message("不能写在编辑的文件上"), _OTHER_NAME)
    try:
        if not target.is_file() or not target.stat().st_size:
            return
        written = report.is_file() and digest(target.read_bytes()) == written_as(report.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        written = False
    if not written:
        wrong = message("已有这个文件，而且它不是 refresh 写下后的原样（有人接着修订过？）")
        raise EditionError(str(target), wrong, _OTHER_NAME)


def failing(fresh: Rebuilt, folder: Path) -> set[str]:
    """The conditions of the claims that fail."""
    frame = Frame(fresh.facts.own_area, fresh.facts.year, fresh.facts.codebook)
    findings = claim_findings(fresh.facts, fresh.report, load_identities(folder, frame))
    return {finding.id.removeprefix(_CLAIM) for finding in findings}
