"""`docgen new`: an edition → the folder of the next year's, which builds at once and shows what it awaits."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from pathlib import Path

from docgen.commands.editions import editions
from docgen.model.facts import EditionError
from docgen.read import read
from docgen.renew.renew import Renewed, renew
from docgen.resolve.needs import needs
from docgen.wording.messages import message

_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    (old,) = editions([options.old], root)
    new = Path(options.edition)
    edition = read(old, root / "styles")
    year = edition.facts.year + 1
    _check(new, year)
    wanted = needs(edition.report, edition.facts, edition.dataset.layouts, year)
    renewed = renew(edition.dataset, edition.facts, [need.address for need in wanted])
    _place(renewed, new, root)
    _tell(renewed, old, new)
    return 0


def _check(new: Path, year: int) -> None:
    """The folder is not there yet, and does not bear another year's name."""
    if new.exists():
        raise EditionError(str(new), message("已经有这个文件夹"), message("换一个名字，或先移走它"))
    named = _NAME.search(new.name)
    if named and int(named[0]) != year:
        raise EditionError(
            str(new), message("文件夹名里的年份 {named} 不是下一年", named=named[0]), message("应为 {year}", year=year)
        )


def _place(renewed: Renewed, new: Path, root: Path) -> None:
    """The files → the folder, whole: written beside, opened to see that it holds, then moved into place."""
    beside = new.with_name(f".{new.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for name, data in renewed.files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        read(beside, root / "styles")
        beside.replace(new)
    except EditionError as error:
        where = str(error.place).replace(str(beside), str(new))
        raise EditionError(where, message("新版本还不能生成：{wrong}", wrong=error.wrong), error.right) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _tell(renewed: Renewed, old: Path, new: Path) -> None:
    print(
        message(
            "已由 {old} 建立 {new}：待补 {missing} 个数，{derived} 个由公式得出。",
            old=old,
            new=new,
            missing=renewed.missing,
            derived=renewed.derived,
        )
    )
    print(
        message(
            "现在就可以生成（docgen build {new}），缺的数印作“待补”；用 docgen data export {new} 导出工作簿去收集。",
            new=new,
        )
    )
    print(
        message(
            "请核对 edition.toml 的书名和日期；名单、获奖和大事的文字要重写；"
            "文字的更正（corrections.toml）与判定的记录没有带过来。"
        )
    )
    if renewed.years:
        print(message("文字里写死的年份有 {count_years} 处，请逐处核对：", count_years=len(renewed.years)))
        for place, words in renewed.years:
            print(f"  {str(place).replace(str(old), str(new))}：{words}")
