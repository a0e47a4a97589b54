"""Command line → one module a command; errors in one line, exit 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from docgen.model.facts import EditionError

# Command → the module that runs it: imported only when asked for, so that --help answers at once.
COMMANDS = {"build": "docgen.commands.build", "check": "docgen.commands.check"}
ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Arguments → exit status: 0 done, 1 findings, 2 bad input."""
    options = parser().parse_args(arguments)
    command = import_module(COMMANDS[options.command])
    try:
        return int(command.run(options, ROOT))
    except EditionError as error:
        print(f"错误 {error}", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="docgen",
        description="由有出处的数据生成统计年报：可付印的 PDF 和可编辑的 DOCX。",
        epilog="EDITION 是 data/ 下的一个文件夹，缺省为唯一的或最新的一个。",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="命令")
    build = commands.add_parser("build", help="生成报告", description="生成 out/<年份>/ 下的全部文件。")
    build.add_argument("editions", nargs="*", metavar="EDITION", help="版本文件夹，可用通配符")
    build.add_argument("--only", choices=("pdf", "print", "docx"), help="只生成一种")
    build.add_argument("-o", "--output", metavar="DIR", help="输出文件夹，缺省 out/<版本名>")
    found = "列出发现的问题；有未判定的问题时退出码为 1。"
    check = commands.add_parser("check", help="核对数字与论断", description=found)
    check.add_argument("edition", nargs="?", metavar="EDITION")
    check.add_argument("--json", action="store_true", help="以 JSON 输出")
    return top


if __name__ == "__main__":
    sys.exit(main())
