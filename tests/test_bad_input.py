"""Bad input: one error with file, line and the nearest valid name; nothing is written, earlier outputs stay."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.cli import main
from docgen.model.facts import EditionError
from tests.reading import FONTS, ROOT, SAMPLE, STYLES, resolved

EARLIER = {"report.pdf": b"an earlier report", "report.docx": b"another"}


@dataclass(frozen=True)
class Slip:
    """In `file`, `old` becomes `new`; the error stands at the first line that holds `at` (if empty: `new`)."""

    file: str
    old: str
    new: str
    wrong: str
    right: str
    at: str = ""

    def make(self, edition: Path) -> None:
        path = edition / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) >= 1, f"{self.old!r} is not in {self.file}"
        path.write_text(text.replace(self.old, self.new, 1), encoding="utf-8")

    def place(self, edition: Path) -> str:
        path = edition / self.file
        lines = path.read_text(encoding="utf-8").splitlines()
        number = next(n for n, line in enumerate(lines, 1) if (self.at or self.new) in line)
        return f"{path}:{number}: "


NETIZENS, SERVICES = "text/10-netizens.md", "text/20-services.md"
FACTS, MORE = "facts/10-netizens.csv", "facts/20-services.csv"
TOTAL = "netizens,shili,2021,,level,,=,1234.5,万人,reported,,,report"

SLIPS = {
    "unknown indicator in a text": Slip(
        NETIZENS, "{val}`netizens`", "{val}`netizen`", "未知的指标 'netizen'", "netizens",
    ),
    "unknown indicator in a fact": Slip(
        FACTS, "mobile-netizens,shili", "mobil-netizens,shili", "未知的指标", "mobile-netizens",
    ),
    "unknown indicator in a figure": Slip(NETIZENS, "| netizens.-2..0", "| netizen.-2..0", "未知的指标", "netizens"),
    "unknown indicator in a layout": Slip(
        "tables/domains.toml", '"domains:share"', '"domain:share"', "未知的指标", "domains",
    ),
    "unknown indicator in a formula": Slip(
        FACTS, "{netizens@shili.2021} -", "{netizen@shili.2021} -", "未知的指标", "netizens",
    ),
    "unknown indicator in a claim": Slip(NETIZENS, "rising netizens", "rising netizen", "未知的指标", "netizens"),
    "unknown area": Slip(NETIZENS, "netizens@cities", "netizens@citys", "未知的地区 'citys'", "是否指"),
    "unknown code": Slip(NETIZENS, "residence=rural]", "residence=rurale]", "代码 'rurale'", "rural"),
    "unknown measure": Slip(NETIZENS, "netizens:growth", "netizens:grwth", "未知的度量 'grwth'", "growth"),
    "unknown source of a fact": Slip(FACTS, TOTAL, TOTAL[:-6] + "reprt", "未知的来源 'reprt'", "report"),
    "unknown source of a figure": Slip(
        NETIZENS, ":source: centre", ":source: center", "未知的来源 'center'", "centre",
    ),
    "unknown id in a reference": Slip(
        NETIZENS, "{ref}`fig-cities`", "{ref}`fig-citys`", "没有标识为 'fig-citys'", "fig-cities",
    ),
    "unknown layout": Slip(SERVICES, "services.toml", "service.toml", "没有表式 'service.toml'", "services.toml"),
    "unknown kind of figure": Slip(
        NETIZENS, ":kind: tilemap", ":kind: tile-map", "未知的图形种类 'tile-map'", "tilemap",
    ),
    "unknown option of a figure": Slip(NETIZENS, ":awaits:", ":await:", "figure 没有选项 :await:", ":awaits:"),
    "unknown directive": Slip(SERVICES, ":::{table}", ":::{tabel}", "未知的指令 'tabel'", "table"),
    "unknown role": Slip(NETIZENS, "{val}`netizens`", "{value}`netizens`", "未知的角色 {value}", "{val}"),
    "unknown test": Slip(NETIZENS, "rising netizens", "rissing netizens", "未知的检验 'rissing'", "rising"),
    "unknown setting": Slip("edition.toml", "subtitle =", "subtitel =", "未知的设置 'subtitel'", "subtitle"),
    "unknown style": Slip("edition.toml", '"yearbook"', '"yearbok"', "没有样式 'yearbok'", "yearbook"),
    "unknown own area": Slip("edition.toml", '"shili"', '"shilli"', "未知的地区 'shilli'", "shili"),
    "unknown item of a layout": Slip("tables/domains.toml", "tail =", "tial =", "表式里未知的项 'tial'", "tail"),
    "unknown attribute of a heading": Slip(
        SERVICES, "children=", "childern=", "标题没有属性 'childern'", "children", at="## 示例省互联网服务",
    ),
    "unknown mark of headings": Slip(
        SERVICES, '"（一）"', '"(一)"', "未知的编号样式 '(一)'", "是否指", at="## 示例省互联网服务",
    ),
    "duplicate id of a figure": Slip(
        SERVICES, "fig-access\n", "fig-cities\n", "重复的标识 'fig-cities'", "只能出现一次", at="fig-cities",
    ),
    "duplicate indicator": Slip(
        "indicators.csv", "mobile-netizens,", "netizens,", "重复的代码 'netizens'", "只能出现一次", at="手机网民规模",
    ),
    "duplicate area": Slip("areas.csv", "\nyi,", "\njia,", "重复的代码 'jia'", "只能出现一次", at="乙市"),
    "duplicate option": Slip(SERVICES, ":sort: value", ":kind: columns", "选项 :kind: 写了两次", "另见"),
    "wrong unit": Slip(FACTS, "1234.5,万人", "1234.5,亿人", "单位 '亿人' 与指标 netizens 不符", "万人"),
    "two units on one axis": Slip(
        NETIZENS, "| right", "", "同一坐标轴有几种单位", "right", at=":::{figure} fig-netizens",
    ),
    "text where a number is due": Slip(
        FACTS, "1222.0,万人", "一千余,万人", "此处应为数字，而写的是 '一千余'", "96.2",
    ),
    "a number with a comma": Slip(FACTS, ",1234.5,", ',"1,234.5",', "此处应为数字", "96.2"),
    "a period out of range": Slip(FACTS, "shili,2019,", "shili,1819,", "时期 '1819' 超出范围", "2021 年前后"),
    "a month that is none": Slip(MORE, "2021-06", "2021-16", "时期写法不对：'2021-16'", "2021-12"),
    "a range backwards": Slip(
        NETIZENS, "网民规模 | netizens.-2..0", "网民规模 | netizens.0..-2", "时期写法不对", "2019..2021",
    ),
    "a date that is none": Slip(NETIZENS, "{date}`-2`的规模", "{date}`-2-13`的规模", "日期写法不对", "2019-10-20"),
    "no fact": Slip(
        NETIZENS, "{val}`netizens.-2`", "{val}`netizens.-3`", "没有这个事实：netizens@shili.2018",
        "netizens@shili.",
    ),
    "two preferred rows": Slip(
        MORE, ",no,report", ",yes,report", "其中 2 行标为 preferred", "恰好一行写 yes", at="410.6",
    ),
    "no preferred row": Slip(
        MORE, ",yes,report", ",no,report", "其中 0 行标为 preferred", "恰好一行写 yes", at="410.6",
    ),
    "a formula in a circle": Slip(
        MORE, "369.0,万户,reported,", ",万户,derived,{broadband-users} - {broadband-users[access=other]}",
        "公式循环：", "reported",
    ),
    "a formula that is none": Slip(
        FACTS, "{netizens@shili.2021} -", "{netizens@shili.2021} ×", "公式写法不对", "+ - * /",
    ),
    "a directive that does not close": Slip(
        NETIZENS, "网民规模 | netizens@cities\n:::\n", "网民规模 | netizens@cities\n", "指令没有结束", ":::",
        at=":::{figure} fig-cities",
    ),
    "a role that does not close": Slip(
        NETIZENS, "{val}`mobile-netizens`，占", "{val}`mobile-netizens，占", "反引号之前没有角色", "{val}`",
    ),
    "bold that does not close": Slip(NETIZENS, "**城镇**", "**城镇", "粗体没有结束", "**文字**"),
    "headings that skip a depth": Slip(NETIZENS, "## 示例省网民规模", "### 示例省网民规模", "标题越级：###", "##"),
    "a figure without a caption": Slip(
        SERVICES, ":caption: 示例省企业较多的互联网业务\n", "", "fig-services 没有标题", ":caption:",
        at=":::{figure} fig-services",
    ),
    "a figure without data": Slip(
        SERVICES, "企业数量 | enterprises[service=*].-1\n", "", "图里没有数据系列", ":total:",
        at=":::{figure} fig-services",
    ),
    "a person without posts": Slip(
        "text/00-preface.md", "副主编 | 李样本 |", "副主编 | 李样本", "名单写法不对", "职务 | 姓名",
    ),
    "a column too many": Slip("sources.csv", "示例信息中心,,,,", "示例信息中心,,,,,", "列数与表头不符", "应有 6 列"),
    "a wrong header": Slip("areas.csv", "code,name", "cod,name", "表头不对", "code,name"),
    "a quote that does not close": Slip(
        FACTS, "report,一章一#41,\n", 'report,"一章一#41,\n', "引号不成对", '""', at='"一章一#41',
    ),
    "a place on the map that is none": Slip("areas.csv", "cities,1,1,0", "cities,1,x,0", "col 列的 'x' 不是整数", ""),
    "toml that does not parse": Slip(
        "tables/services.toml", 'head = ["业务种类"', 'head = ["业务种类', "TOML 写法不对", "",
    ),
    "a missing text": Slip(
        "edition.toml", "20-services.md", "20-service.md", "缺少文本文件 20-service.md", "20-services.md",
    ),
}  # fmt: skip


@pytest.fixture
def command(tmp_path, capsys) -> Callable[[Path], str]:
    """Runs `docgen build` beside earlier outputs: it must fail, say one line, and leave them as they were."""

    def run(edition: Path) -> str:
        out = tmp_path / "out"
        out.mkdir()
        for name, data in EARLIER.items():
            (out / name).write_bytes(data)
        assert main(["build", str(edition), "-o", str(out)]) == 2
        told = capsys.readouterr()
        lines = [line for line in told.err.splitlines() if not line.startswith("[")]
        assert len(lines) == 1 and lines[0].startswith("错误 ")
        assert told.out == ""
        assert {path.name: path.read_bytes() for path in out.iterdir()} == EARLIER
        return lines[0].removeprefix("错误 ")

    return run


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_one_error_with_file_line_and_what_would_be_right(slip, sample_copy, command):
    slip.make(sample_copy)
    with pytest.raises(EditionError) as error:
        resolved(sample_copy)
    message = str(error.value)
    assert message.startswith(slip.place(sample_copy))
    assert slip.wrong in error.value.wrong
    assert slip.right in error.value.right
    assert "\n" not in message
    assert command(sample_copy) == message


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("indicators.csv", "indicator.csv"),
        ("areas.csv", "area.csv"),
        ("sources.csv", "source.csv"),
        ("breakdowns.csv", "breakdown.csv"),
    ],
)
def test_a_missing_file_is_named_with_the_nearest(name, near, sample_copy, command):
    (sample_copy / name).rename(sample_copy / near)
    assert command(sample_copy) == f"{sample_copy / name}:1: 缺少这个文件；是否指 {near}？"


@pytest.mark.parametrize(
    ("name", "line"),
    [(FACTS, 2), (NETIZENS, 1), ("indicators.csv", 2), ("tables/services.toml", 3), ("edition.toml", 1)],
)  # fmt: skip
def test_a_file_in_another_encoding_is_named_with_the_line(name, line, sample_copy, command):
    path = sample_copy / name
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    assert command(sample_copy) == f"{path}:{line}: 文件不是 UTF-8 编码；请另存为 UTF-8"


def test_a_correction_that_does_not_fit_is_named_with_its_line(sample_copy, command):
    path = sample_copy / "revisions.csv"
    path.write_text(
        "fact,old,new,who,when,why\nnetizens,1234.5,1240.0,甲,2022-07-01,核\nnetizen,1,2,甲,2022-07-02,核\n", "utf-8"
    )
    assert command(sample_copy) == f"{path}:3: 未知的指标 'netizen'；是否指 netizens？"


@pytest.mark.parametrize("path", [NETIZENS, "tables/services.toml", "areas.csv", "edition.toml", "figure"])
def test_a_character_that_no_font_has_is_named_with_its_place(path, sample_copy, command):
    slips = {
        NETIZENS: Slip(NETIZENS, "一年间", "一年𓀀间", "", ""),
        "tables/services.toml": Slip("tables/services.toml", "业务种类", "业务𓀀种类", "", ""),
        "areas.csv": Slip("areas.csv", "丙市,丙市", "丙𓀀市,丙𓀀市", "", ""),
        "edition.toml": Slip("edition.toml", "示例省互联网协会", "示例省𓀀协会", "", ""),
        "figure": Slip(NETIZENS, "网民规模 | netizens.-2", "网民𓀀 | netizens.-2", "", ""),
    }
    slips[path].make(sample_copy)
    message = command(sample_copy)
    assert "'𓀀'" in message and "13000" in message
    if path == NETIZENS:
        assert message.startswith(slips[path].place(sample_copy))


@pytest.fixture
def house(tmp_path, monkeypatch) -> Path:
    """A house of its own whose styles a test may change."""
    root = tmp_path / "house"
    shutil.copytree(STYLES, root / "styles")
    (root / "fonts").mkdir()
    monkeypatch.setattr("docgen.cli.ROOT", root)
    return root


@pytest.mark.parametrize(
    ("old", "new", "wrong", "right"),
    [
        ("columns = 36", "colums = 36", "未知的样式选项 grid.colums", "columns"),
        ("leading = 21.0", 'leading = "21"', "样式 grid.leading 的值 '21' 不对", "数字"),
        ('head_face = "sans"', 'head_face = "sens"', "样式 table.head_face 的值 'sens' 不对", "sans"),
        ('own = "navy"', 'own = "nawy"', "样式 chart.own 的值 'nawy' 不对", "navy"),
    ],
)
def test_a_slip_in_a_style_is_named_with_its_line(old, new, wrong, right, house, command):
    slip = Slip("styles/yearbook.toml", old, new, wrong, right)
    slip.make(house)
    message = command(SAMPLE)
    assert message.startswith(slip.place(house)) and wrong in message and right in message


def test_a_font_that_is_not_there_is_named(house, command):
    message = command(SAMPLE)
    assert message.startswith(str(house / "fonts")) and "缺少字体" in message
    assert FONTS.is_dir()


def test_an_edition_that_is_not_there_gets_the_nearest(command):
    message = command(Path("data/2091"))
    assert message.startswith(f"{Path('data/2091')}: 这里没有版本") and "2019" in message


def test_the_command_itself_exits_with_2_and_says_one_line(sample_copy, tmp_path):
    SLIPS["unknown setting"].make(sample_copy)
    arguments = [sys.executable, "-m", "docgen.cli", "build", str(sample_copy), "-o", str(tmp_path / "out")]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line for line in done.stderr.splitlines() if not line.startswith("[")] == [
        f"错误 {sample_copy / 'edition.toml'}:2: 未知的设置 'subtitel'；是否指 subtitle？"
    ]
    assert not (tmp_path / "out").exists()
