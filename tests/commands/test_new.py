"""The next year, end to end: new → build → export → fill by script → import → check → build."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli import main
from docgen.model.plain import plain
from docgen.model.resolved import Paragraph
from docgen.read import read
from docgen.resolve.awaited import awaited
from tests.reading import ROOT, SAMPLE, STYLES, blocks
from tests.workbook import clerk, desk


@pytest.fixture
def new(tmp_path: Path) -> Path:
    folder = tmp_path / "sample-2022"
    assert main(["new", str(folder), "--from", str(SAMPLE)]) == 0
    return folder


def prose(folder):
    return "".join(plain(block.inlines) for block in blocks(read(folder, STYLES).resolved, Paragraph))


def test_the_period_and_the_titles_move_on(new):
    moved = (new / "edition.toml").read_text("utf-8")
    old = (SAMPLE / "edition.toml").read_text("utf-8")
    assert moved == old.replace("2022年6月", "2023年6月").replace("2021", "2022")


def test_the_words_are_carried_over_with_their_roles(new):
    for path in (SAMPLE / "text").glob("*.md"):
        assert (new / "text" / path.name).read_bytes() == path.read_bytes()


def test_the_old_numbers_are_history_and_stand_as_they_stood(new):
    for path in (SAMPLE / "facts").glob("*.csv"):
        assert (new / "facts" / path.name).read_text("utf-8").startswith(path.read_text("utf-8"))
    facts = read(new, STYLES).facts
    before = read(SAMPLE, STYLES).facts
    assert all(facts.preferred[address].text == fact.text for address, fact in before.preferred.items())


def test_everything_new_is_missing_or_follows_from_what_is(new):
    facts = read(new, STYLES).facts
    this_year = [fact for fact in facts.preferred.values() if fact.address.period.startswith("2022")]
    assert this_year and all(fact.basis == "missing" and not fact.text for fact in this_year)
    derived = [fact for fact in this_year if fact.formula]
    assert {fact.formula for fact in derived} == {
        "{broadband-users@shili.2022} - {broadband-users[access=fibre]@shili.2022}",
        "{enterprises[service=shop]@shili.2022} / {enterprises@shili.2022}",
    }


def test_a_new_number_will_likely_come_from_where_the_old_one_came(new):
    facts = read(new, STYLES).facts
    assert next(iter(facts.codebook.sources)) == "report-2022"
    assert facts.codebook.sources["report-2022"].name == "示例省互联网发展报告（2022年）"
    sources = {fact.source for fact in facts.preferred.values() if fact.address.period == "2022" and not fact.formula}
    assert sources == {"report-2022", ""}


def test_nothing_is_left_grammatically_final(new):
    text = prose(new)
    assert "截至2022年底，全省网民有待补，比上年待补，同比待补，规模居全国待补" in text
    assert "互联网普及率待补，一年间待补" in text
    assert "甲市居首（待补），有待补，其后是待补" in text
    assert not any(verb in text for verb in ("增长", "增加", "升至", "降至", "提高"))


def test_it_builds_at_once_and_shows_what_it_awaits(new, tmp_path, capsys):
    assert main(["build", str(new), "--only", "pdf", "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "report.pdf").stat().st_size > 10_000
    said = capsys.readouterr().err
    assert "待补 " in said and "第一章 图1（" in said


def test_years_typed_in_the_text_are_listed_for_a_person(tmp_path, capsys):
    old = desk.edition(tmp_path)
    path = old / "text" / "10-netizens.md"
    path.write_text(path.read_text("utf-8") + "\n创立于1998年，2021年改名。\n", "utf-8")
    assert main(["new", str(tmp_path / "next"), "--from", str(old)]) == 0
    said = capsys.readouterr().out
    assert "10-netizens.md" in said and "2021年改名" in said and said.count("10-netizens.md:") == 1


def test_corrections_and_judgements_of_the_old_edition_stay_behind(tmp_path):
    old = desk.edition(tmp_path)
    for name in ("known-issues.toml", "corrections.toml", "accepted-missing.csv"):
        (old / name).write_text("", "utf-8")
    row = "netizens@shili.2021,1234.5,1244.5,张三,2022-07-01,复核"
    (old / "revisions.csv").write_text(f"fact,old,new,who,when,why\n{row}\n", "utf-8")
    assert main(["new", str(tmp_path / "next"), "--from", str(old)]) == 0
    assert not any((tmp_path / "next" / name).exists() for name in ("known-issues.toml", "corrections.toml"))
    facts = read(tmp_path / "next", STYLES).facts
    assert {str(a): f.text for a, f in facts.preferred.items()}["netizens@shili.2021"] == "1244.5"


WRONG = {
    "a folder that is there": ("sample-2021", "已经有这个文件夹"),
    "another year": ("sample-2025", "文件夹名里的年份 2025 不是下一年；应为 2022"),
}


@pytest.mark.parametrize(("name", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_folder_is_refused(name, words, tmp_path, capsys):
    old = desk.edition(tmp_path)
    assert main(["new", str(tmp_path / name), "--from", str(old)]) == 2
    assert words in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["sample-2021"]


def test_a_year_goes_through_collection_import_check_and_build(new, tmp_path, capsys):
    file = tmp_path / "2022.xlsx"
    assert main(["data", "export", str(new), str(file)]) == 0
    desk.fill(file, {}, clerk.collect)
    assert main(["data", "import", str(new), str(file)]) == 0
    assert "还没有写入" in capsys.readouterr().out
    assert main(["data", "import", str(new), str(file), "--apply"]) == 0
    text = prose(new)
    assert "截至2022年底，全省网民有1300.0万人，比上年增加65.5万人，同比增长5.3%" in text
    assert "互联网普及率升至64.0%，一年间提高2.3个百分点，低于全国平均10.0个百分点" in text
    assert "甲市居首，有" in text and "其后是乙市、丙市" in text
    facts = read(new, STYLES).facts
    derived = {str(a): f.text for a, f in facts.preferred.items() if f.basis == "derived" and a.period == "2022"}
    assert derived["broadband-users[access=other]@shili.2022"] == "40.0"
    assert not [line for line in awaited(read(new, STYLES).resolved) if "文字" in line and "第二章" in line]
    assert main(["check", str(new)]) in (0, 1)
    assert main(["build", str(new), "--only", "pdf", "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert main(["data", "export", str(new), str(tmp_path / "again.xlsx")]) == 0
    assert main(["data", "import", str(new), str(tmp_path / "again.xlsx")]) == 0
    assert "没有改动" in capsys.readouterr().out


def test_the_workbook_of_the_old_year_is_not_the_new_years(new, tmp_path, capsys):
    file = desk.export(SAMPLE, tmp_path / "2021.xlsx")
    assert main(["data", "import", str(new), str(file)]) == 2
    assert "这是另一版的工作簿（示例省互联网发展报告 shili 2021）" in capsys.readouterr().err


def test_the_year_after_2019_opens_with_every_figure(tmp_path, capsys):
    folder = tmp_path / "2020"
    assert main(["new", str(folder), "--from", str(ROOT / "data" / "2019")]) == 0
    edition = read(folder, STYLES)
    assert len(edition.resolved.catalogs.figures) == len(read(ROOT / "data" / "2019", STYLES).resolved.catalogs.figures)
    assert main(["data", "export", str(folder), str(tmp_path / "2020.xlsx")]) == 0
    assert main(["data", "import", str(folder), str(tmp_path / "2020.xlsx")]) == 0
    assert "没有改动" in capsys.readouterr().out
    assert main(["check", "--missing", str(folder)]) == 1
    assert "2020年1月至2020年11月" in capsys.readouterr().out
