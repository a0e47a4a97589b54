"""Numbers of captions, references, contents and catalogs follow what editors moved, deleted, added and renamed."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from docgen.check.docx_lint import lint_docx
from tests.revise.bench import Outcome, dangling, differing, new_lint, parts, refreshed
from tests.revise.hands import Hands
from tests.revise.nodes import Node, W, all_texts, style_of
from tests.revise.session import png

Builds = dict[str, bytes]


def worked(builds: Builds, work: Callable[[Hands], object], name: str = "same") -> Outcome:
    hands = Hands(builds["same"])
    work(hands)
    return refreshed(hands.saved(), builds[name])


def entries(data: bytes, style: str) -> list[str]:
    """What the entries of a style say, pages left out."""
    document = etree.fromstring(parts(data)["word/document.xml"])
    found = [p for p in document.iter(f"{W}p") if style_of(p) in style.split("|")]
    return ["".join(_before_page(p)) for p in found]


def _before_page(paragraph: Node) -> list[str]:
    words: list[str] = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}instrText"):
        if node.tag == f"{W}instrText" and "PAGEREF" in (node.text or ""):
            break
        if node.tag == f"{W}t":
            words.append(node.text or "")
    return words


CONTENTS = "TOC1|TOC2|TOC3|TOC4"
CATALOG = "TableofFigures"


def block(hands: Hands, name: str) -> list[Node]:
    """The paragraphs of a figure: drawing and caption."""
    drawing = next(hands.drawing(f"fig:{name}").iterancestors(f"{W}p"))
    return [drawing, next(drawing.itersiblings(f"{W}p"))]


def test_a_moved_figure_takes_its_number_and_references_along(builds: Builds) -> None:
    def move(hands: Hands) -> None:
        hands.move(block(hands, "fig-residence"), hands.bookmarked("_Ref_chapter_netizens"))

    outcome = worked(builds, move)
    captions = [text for text in all_texts(outcome.after) if text.startswith("图") and "　" in text]
    assert captions[0].startswith("图1　2021年示例省网民城乡构成")
    assert any("占比见图1" in text for text in all_texts(outcome.after))
    catalog = entries(outcome.after, CATALOG)
    assert catalog[0].startswith("图1　2021年示例省网民城乡构成") and catalog[1].startswith("图2　2019—2021年")
    assert new_lint(outcome) == [] and lint_docx(outcome.after) == ()


def test_a_deleted_figure_leaves_the_list_and_its_references_are_reported(builds: Builds) -> None:
    outcome = worked(builds, lambda h: [h.remove(p) for p in block(h, "fig-access")])
    assert not any("接入方式" in entry for entry in entries(outcome.after, CATALOG))
    assert entries(outcome.after, CATALOG)[3].startswith("图4　示例省企业较多")
    assert len(dangling(outcome.after)) == 1
    assert [n.words for n in outcome.result.notes if n.kind == "reference" and n.level == "ask"]


def test_a_pasted_figure_with_a_caption_is_counted_and_listed(builds: Builds) -> None:
    def paste(hands: Hands) -> None:
        like = next(hands.drawing("fig:fig-cities").iterancestors(f"{W}p"))
        hands.paste_picture(hands.bookmarked("_Ref_chapter_netizens"), like, png(9), "编辑的图")

    outcome = worked(builds, paste)
    assert entries(outcome.after, CATALOG)[0] == "图1　编辑的图"
    assert any("见图3）" in text for text in all_texts(outcome.after))
    assert lint_docx(outcome.after) == ()


def test_a_new_heading_is_numbered_and_listed_at_its_level(builds: Builds) -> None:
    def add(hands: Hands) -> None:
        chapter = hands.bookmarked("_Ref_chapter_services")
        hands.write(chapter, "编辑加的一节", "Heading3")
        hands.write(next(hands.bookmarked("_Ref_chapter_netizens").itersiblings()), "编辑加的一章", "Heading2")

    outcome = worked(builds, add)
    found = entries(outcome.after, CONTENTS)
    at = found.index("第二章 编辑加的一章")
    assert "第三章 示例省互联网服务" in found[at:]
    assert "一、编辑加的一节" in found[found.index("第三章 示例省互联网服务") :]
    assert any("见第三章" in text for text in all_texts(outcome.after))
    assert lint_docx(outcome.after) == ()


def test_a_renamed_heading_is_renamed_wherever_it_is_listed(builds: Builds) -> None:
    def rename(hands: Hands) -> None:
        next(hands.bookmarked("_Ref_chapter_services").iter(f"{W}t")).text = "改名的一章"

    outcome = worked(builds, rename)
    assert "第二章 改名的一章" in entries(outcome.after, CONTENTS)
    assert [text for text in all_texts(outcome.after) if "第二章　" in text] == ["第二章　改名的一章"]


def test_a_deleted_heading_leaves_the_contents(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.remove(h.bookmarked("_Ref_chapter_services")))
    assert not any("示例省互联网服务" in entry for entry in entries(outcome.after, CONTENTS))


def test_a_heading_deleted_with_tracked_changes_leaves_the_contents_too(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.remove_tracked(h.bookmarked("_Ref_chapter_services")))
    assert not any("示例省互联网服务" in entry for entry in entries(outcome.after, CONTENTS))


def test_moved_chapters_change_places_in_the_contents(builds: Builds) -> None:
    def move(hands: Hands) -> None:
        first = hands.bookmarked("_Ref_chapter_netizens")
        hands.move([hands.bookmarked("_Ref_chapter_services")], first.getprevious())  # type: ignore[arg-type]

    found = entries(worked(builds, move).after, CONTENTS)
    assert found.index("第一章 示例省互联网服务") < found.index("第二章 示例省网民规模")


def test_pages_stay_as_the_editors_have_them(builds: Builds) -> None:
    def repage(hands: Hands) -> None:
        entry = next(p for p in hands.paragraphs("TOC2"))
        list(entry.iter(f"{W}t"))[-1].text = "77"

    def add(hands: Hands) -> None:
        repage(hands)
        hands.write(next(hands.bookmarked("_Ref_chapter_netizens").itersiblings()), "编辑加的一章", "Heading2")

    assert differing((outcome := worked(builds, repage)).before, outcome.after) == set()
    document = etree.fromstring(parts(worked(builds, add).after)["word/document.xml"])
    pages = [list(p.iter(f"{W}t"))[-1].text for p in document.iter(f"{W}p") if style_of(p) == "TOC2"]
    assert pages[0] == "77"


def test_a_caption_reworded_is_reworded_in_the_catalog(builds: Builds) -> None:
    def reword(hands: Hands) -> None:
        hands.reword(hands.bookmarked("_Toc_fig_cities"), "示例省各市网民规模", "各市网民多少")

    assert "图2　各市网民多少" in entries(worked(builds, reword).after, CATALOG)


def test_a_tab_of_words_own_contents_is_no_difference(builds: Builds) -> None:
    """Word parts mark and title by a tab when it makes the list anew; the entry is left as it is."""

    def retab(hands: Hands) -> None:
        entry = next(p for p in hands.paragraphs("TOC2"))
        text = next(entry.iter(f"{W}t"))
        text.text = (text.text or "").replace(" ", "")

    outcome = worked(builds, retab)
    assert differing(outcome.before, outcome.after) == set()


def test_contents_made_anew_by_word_are_recognised(builds: Builds) -> None:
    """F9 gives headings bookmarks of Word's own, and the entries lead to these."""

    def update(hands: Hands) -> None:
        for number, target in enumerate(("chapter_netizens", "chapter_services")):
            heading = hands.bookmarked(f"_Ref_{target}")
            new = f"_Toc5300000{number}"
            id_ = hands.serial()
            start = etree.SubElement(heading, f"{W}bookmarkStart", {f"{W}id": id_, f"{W}name": new})
            heading.insert(1, start)
            etree.SubElement(heading, f"{W}bookmarkEnd", {f"{W}id": id_})
            for node in hands.document.iter(f"{W}hyperlink"):
                if node.get(f"{W}anchor") == f"_Toc_{target}":
                    node.set(f"{W}anchor", new)
            for node in hands.document.iter(f"{W}instrText"):
                node.text = (node.text or "").replace(f"PAGEREF _Toc_{target} ", f"PAGEREF {new} ")

    outcome = worked(builds, update)
    assert differing(outcome.before, outcome.after) == set()


def test_simple_fields_are_fields_too(builds: Builds) -> None:
    """Some programs write w:fldSimple."""

    def simplify(hands: Hands) -> None:
        hands.move(block(hands, "fig-residence"), hands.bookmarked("_Ref_chapter_netizens"))
        for paragraph in hands.paragraphs("Caption"):
            runs = paragraph.findall(f"{W}r")
            begin = next(i for i, run in enumerate(runs) if run.find(f"{W}fldChar") is not None)
            order = "".join(runs[begin + 1].itertext())
            made = etree.Element(f"{W}fldSimple", {f"{W}instr": order})
            runs[begin].addprevious(made)
            made.append(runs[begin + 3])
            for mark in (*runs[begin : begin + 3], runs[begin + 4]):
                paragraph.remove(mark)

    captions = [t for t in all_texts(worked(builds, simplify).after) if t.startswith("图") and "　" in t]
    assert captions[0].startswith("图1　2021年示例省网民城乡构成")


def test_the_last_caption_gone_the_catalog_says_so(builds: Builds) -> None:
    outcome = worked(builds, lambda h: h.remove(h.bookmarked("_Toc_tab_domains")))
    assert any("未找到目录项" in text for text in all_texts(outcome.after))
    assert refreshed(outcome.after, outcome.fresh).after == outcome.after
