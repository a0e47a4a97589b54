"""Command line → one module a command; errors in one line, exit 2."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from docgen.model.facts import EditionError
from docgen.wording.messages import message

# Command → the module that runs it: imported only when asked for, so that --help answers at once.
COMMANDS = {
    "build": "docgen.commands.build",
    "check": "docgen.commands.check",
    "explain": "docgen.commands.explain",
    "data": "docgen.commands.data",
    "new": "docgen.commands.new",
    "refresh": "docgen.commands.refresh",
    "readback": "docgen.commands.readback",
}
ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Arguments → exit status: 0 done, 1 findings, 2 bad input."""
    options = parser().parse_args(arguments)
    command = import_module(COMMANDS[options.command])
    try:
        status = int(command.run(options, ROOT))
        sys.stdout.flush()
        return status
    except EditionError as error:
        print(message("错误 {error}", error=error), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Who read along (head, more) has seen enough; what is still held back must not be written at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def leave() -> NoReturn:
    """The command, then gone at once: the system frees the memory of a build, Python would take its objects apart."""
    status = main()
    sys.stderr.flush()
    os._exit(status)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="docgen",
        description=message("由有出处的数据生成统计年报：可付印的 PDF 和可编辑的 DOCX。"),
        epilog=message("EDITION 是 data/ 下的一个文件夹，缺省为唯一的或最新的一个。"),
    )
    commands = top.add_subparsers(dest="command", required=True, metavar=message("命令"))
    build = commands.add_parser(
        "build", help=message("生成报告"), description=message("生成 out/<年份>/ 下的全部文件。")
    )
    build.add_argument("editions", nargs="*", metavar="EDITION", help=message("版本文件夹，可用通配符"))
    build.add_argument("--only", choices=("pdf", "print", "docx"), help=message("只生成一种"))
    build.add_argument("--release", action="store_true", help=message("发布：有任何问题就列出并拒绝，不写出文件"))
    build.add_argument("-o", "--output", metavar="DIR", help=message("输出文件夹，缺省 out/<版本名>"))
    build.add_argument("--pictures", action="store_true", help=message("DOCX 里的图全部用图片，不用 Word 图表"))
    build.add_argument("--docx-pages", action="store_true", help=message("DOCX 目录的页码取自 LibreOffice 对它的排版"))
    build.add_argument(
        "--jobs", type=int, metavar="N", help=message("同时工作的进程数，缺省为处理器数；1 为不另开进程")
    )
    build.add_argument("--cluster", metavar="ADDRESS", help=message("由这个 dask 集群的进程工作（需装 docgen[dask]）"))
    found = message("列出发现的问题；有未判定的问题时退出码为 1。")
    check = commands.add_parser("check", help=message("核对数字与论断"), description=found)
    check.add_argument("edition", nargs="?", metavar="EDITION")
    check.add_argument("--missing", action="store_true", help=message("列出待收集的数：哪些、向谁、用在哪里"))
    check.add_argument("--all", action="store_true", help=message("全部列出，不限一屏；已判定的也列"))
    check.add_argument("--json", action="store_true", help=message("以 JSON 输出全部内容"))
    check.add_argument("--page", action="store_true", help=message("输出文档页：原报告里找到的问题及判定（Markdown）"))
    told = message("WHAT 可以是图号（图26）、表号（附表1）、标识（fig-netizens）、事实的地址，或印出的一段文字。")
    explain = commands.add_parser("explain", help=message("说明一个数或一张图从何而来"), description=told)
    explain.add_argument("what", nargs="+", metavar="[EDITION] WHAT")
    _data(
        commands.add_parser(
            "data", help=message("数据工作簿：导出、读入"), description=message("数据人员的 Excel 工作簿。")
        )
    )
    new = commands.add_parser(
        "new", help=message("建立下一年的版本"), description=message("由上一年的版本建立下一年的版本文件夹。")
    )
    new.add_argument("edition", metavar="EDITION", help=message("新版本的文件夹，还不存在"))
    new.add_argument("--from", dest="old", metavar="EDITION", required=True, help=message("上一年的版本文件夹"))
    told = message(
        "把数据里现在的数字、图、表更新进编辑修订过的 DOCX，编辑的改动一处不丢；写出新文件和报告，不动原文件。"
    )
    refresh = commands.add_parser("refresh", help=message("把新数据更新进修订过的 DOCX"), description=told)
    refresh.add_argument("file", metavar="EDITED.docx", help=message("编辑修订过的文件"))
    refresh.add_argument("--edition", metavar="DIR", help=message("版本文件夹，缺省为 data/ 下唯一的或最新的一个"))
    refresh.add_argument("-o", "--output", metavar="FILE", help=message("新文件，缺省 EDITED.refreshed.docx"))
    told = message("列出编辑的改动和批注；有冲突或需要人处理的改动时退出码为 1。")
    back = commands.add_parser("readback", help=message("把编辑在 DOCX 里的改动读回手稿"), description=told)
    back.add_argument("file", metavar="EDITED.docx", help=message("编辑修订过的文件"))
    back.add_argument("--edition", metavar="DIR", help=message("版本文件夹，缺省为 data/ 下唯一的或最新的一个"))
    back.add_argument("--rejected", action="store_true", help=message("不接受修订标记里的改动"))
    back.add_argument("--apply", action="store_true", help=message("写入 text/*.md 和 revisions.csv；不加只列出"))
    return top


def _data(data: argparse.ArgumentParser) -> None:
    actions = data.add_subparsers(dest="action", required=True, metavar=message("动作"))
    export = actions.add_parser("export", help=message("导出工作簿"))
    back = actions.add_parser("import", help=message("读入填好的工作簿；不加 --apply 只列出改动"))
    for action in (export, back):
        action.add_argument("edition", nargs="?", metavar="EDITION")
        action.add_argument("file", metavar="FILE.xlsx")
    back.add_argument("--apply", action="store_true", help=message("写入改动"))
    back.add_argument("--who", metavar=message("名字"), help=message("更正人，缺省为“进度”表里的填表人"))


if __name__ == "__main__":
    leave()
