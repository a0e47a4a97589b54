"""Random editing: any action on any target, as often as you like; the same numbers give the same edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

from tests.revise import word_hands
from tests.revise.hands import Hands
from tests.revise.nodes import WP, C, Node, W, run, shown, style_of, w

Act = Callable[[Hands, Random], None]
Step = tuple[int, int]


def _control(h: Hands, r: Random) -> Node | None:
    return _one(h.controls(), r)


def _paragraph(h: Hands, r: Random) -> Node | None:
    """A paragraph of running text: no list of contents, no section's last, no drawing."""
    found = [p for p in h.paragraphs() if shown(p) and not _fixed(p)]
    return _one(found, r)


def _fixed(paragraph: Node) -> bool:
    """Paragraphs that nobody moves about by hand: entries of lists, ends of sections, titles and part pages."""
    orders = "".join(o.text or "" for o in paragraph.iter(f"{W}instrText"))
    marks = ("PAGEREF", "TOC", "\\r", "\\n")
    special = any(mark in orders for mark in marks) or paragraph.find(f"{W}pPr/{W}sectPr") is not None
    return special or style_of(paragraph) in ("Title", "Subtitle", "Issuer", "CoverDate", "PartChapter", "PartRule")


def _drawing(h: Hands, r: Random) -> Node | None:
    found = [d for d in h.document.iter(f"{W}drawing") if _name(d).startswith("fig:")]
    return _one(found, r)


def _name(drawing: Node) -> str:
    return next(p.get("name", "") for p in drawing.iter(f"{WP}docPr"))


def _row(h: Hands, r: Random) -> Node | None:
    return _one([row for row in h.document.iter(f"{W}tr") if h.controls(row)], r)


def _one(found: Sequence[Node], r: Random) -> Node | None:
    return r.choice(found) if found else None


def type_number(h: Hands, r: Random) -> None:
    if (one := _control(h, r)) is not None and list(one.iter(f"{W}t")):
        h.type_over(one, r.choice(["12.3万人", "增长", "7%", "约9", "居首"]))


def type_number_tracked(h: Hands, r: Random) -> None:
    if (one := _control(h, r)) is not None and one.find(f"{W}sdtContent/{W}r") is not None:
        h.type_over_tracked(one, r.choice(["45.6万人", "下降", "8%"]))


def bold(h: Hands, r: Random) -> None:
    if (one := _control(h, r)) is not None and one.find(f"{W}sdtContent/{W}r") is not None:
        h.bold(one)


def unwrap(h: Hands, r: Random) -> None:
    if (one := _control(h, r)) is not None:
        h.unwrap(one)


def drop(h: Hands, r: Random) -> None:
    if (one := _control(h, r)) is not None:
        h.drop(one)


def empty(h: Hands, r: Random) -> None:
    if (one := _control(h, r)) is not None and list(one.iter(f"{W}t")):
        h.empty(one)


def reword(h: Hands, r: Random) -> None:
    paragraph = _paragraph(h, r)
    nodes = [] if paragraph is None else [t for t in paragraph.iter(f"{W}t") if t.getparent().getparent() is paragraph]  # type: ignore[union-attr]
    node = _one([t for t in nodes if not _in_field(t)], r)
    if node is not None:
        node.text = f"{node.text or ''}（改{r.randrange(100)}）"


def _in_field(node: Node) -> bool:
    """Whether a text is the result of a field."""
    depth = 0
    paragraph = next(node.iterancestors(f"{W}p"))
    for one in paragraph.iter(f"{W}fldChar", f"{W}t"):
        if one is node:
            return depth > 0
        depth += {"begin": 1, "end": -1}.get(one.get(f"{W}fldCharType", ""), 0)
    return False


def reword_tracked(h: Hands, r: Random) -> None:
    paragraph = _paragraph(h, r)
    if paragraph is not None and not list(paragraph.iter(f"{W}fldChar")):
        h.reword_tracked(paragraph, f"修订{r.randrange(100)}")


def write(h: Hands, r: Random) -> None:
    if (one := _paragraph(h, r)) is not None:
        h.write(
            one,
            f"新写的一段{r.randrange(100)}。",
            style_of(one) if "Heading" not in style_of(one) else "",
            r.random() < 0.5,
        )


def write_heading(h: Hands, r: Random) -> None:
    if (one := _paragraph(h, r)) is not None:
        h.write(one, f"新标题{r.randrange(100)}", r.choice(["Heading2", "Heading3", "Inner2"]))


def write_caption(h: Hands, r: Random) -> None:
    if (one := _paragraph(h, r)) is not None:
        row = r.choice(["图", "表"])
        made = h.write(one, row, "Caption")
        made.extend((*h.sequence(row, "1"), run(f"　新题注{r.randrange(100)}")))


def remove(h: Hands, r: Random) -> None:
    if (one := _paragraph(h, r)) is not None:
        h.remove(one)


def remove_tracked(h: Hands, r: Random) -> None:
    one = _paragraph(h, r)
    if one is not None and not list(one.iter(f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")):
        h.remove_tracked(one)


def copy(h: Hands, r: Random) -> None:
    one, target = _paragraph(h, r), _paragraph(h, r)
    if one is not None and target is not None:
        h.copy(one, target)


def move(h: Hands, r: Random) -> None:
    one, target = _paragraph(h, r), _paragraph(h, r)
    if one is not None and target is not None and one is not target:
        h.move([one], target)


def move_tracked(h: Hands, r: Random) -> None:
    one, target = _paragraph(h, r), _paragraph(h, r)
    if one is None or target is None or one is target:
        return
    if not list(one.iter(f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom", f"{W}fldChar")):
        h.move_tracked(one, target)


def split(h: Hands, r: Random) -> None:
    """Enter in the middle of a paragraph: what follows stands in a new one."""
    one = _paragraph(h, r)
    if one is None or list(one.iter(f"{W}fldChar")):
        return
    content = [c for c in one if c.tag != f"{W}pPr"]
    if len(content) < 3:
        return
    made, properties = w("p"), one.find(f"{W}pPr")
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(content[r.randrange(1, len(content)) :])
    one.addnext(made)


def comment(h: Hands, r: Random) -> None:
    if (one := _paragraph(h, r)) is not None:
        h.comment(one, f"批注{r.randrange(100)}")


def restyle(h: Hands, r: Random) -> None:
    one = _paragraph(h, r)
    if one is not None and one.find(f"{W}pPr") is not None and one.find(f"{W}pPr/{W}pPrChange") is None:
        h.restyle(one, r.choice(["left", "right", "center"]))


def point(h: Hands, r: Random) -> None:
    one = _drawing(h, r)
    if one is None or not list(one.iter(f"{C}chart")):
        return
    count = len(list(h.chart(one).iter(f"{C}ser")))
    h.set_point(one, r.randrange(count), r.randrange(3), f"{r.randrange(1000)}.5")


def colour(h: Hands, r: Random) -> None:
    one = _drawing(h, r)
    if one is not None and list(one.iter(f"{C}chart")):
        h.colour(one, f"{r.randrange(1 << 24):06X}")


def resize(h: Hands, r: Random) -> None:
    if (one := _drawing(h, r)) is not None:
        h.resize(one, r.choice([0.5, 0.9, 1.1]))


def move_drawing(h: Hands, r: Random) -> None:
    one, target = _drawing(h, r), _paragraph(h, r)
    if one is not None and target is not None:
        paragraph = next(one.iterancestors(f"{W}p"))
        following = paragraph.getnext()
        block = [paragraph, *([following] if following is not None and style_of(following) == "Caption" else [])]
        if target not in block:
            h.move(block, target)


def drop_drawing(h: Hands, r: Random) -> None:
    if (one := _drawing(h, r)) is not None:
        h.remove(next(one.iterancestors(f"{W}p")))


def copy_drawing(h: Hands, r: Random) -> None:
    one, target = _drawing(h, r), _paragraph(h, r)
    if one is not None and target is not None:
        h.copy(next(one.iterancestors(f"{W}p")), target)


def drop_row(h: Hands, r: Random) -> None:
    if (one := _row(h, r)) is not None:
        h.remove(one)


def add_row(h: Hands, r: Random) -> None:
    if (one := _row(h, r)) is not None:
        h.add_row(one, [f"行{r.randrange(100)}"] * 9)


def move_row(h: Hands, r: Random) -> None:
    one, target = _row(h, r), _row(h, r)
    if one is not None and target is not None and one.getparent() is target.getparent() and one is not target:
        target.addnext(one)


def drop_bookmark(h: Hands, r: Random) -> None:
    """A hidden bookmark that is typed over is gone."""
    starts = [s for s in h.document.iter(f"{W}bookmarkStart") if s.get(f"{W}name", "").startswith(("_Id_", "_d_"))]
    one = _one(starts, r)
    if one is not None:
        ends = [e for e in h.document.iter(f"{W}bookmarkEnd") if e.get(f"{W}id") == one.get(f"{W}id")]
        for node in (one, *ends):
            node.getparent().remove(node)  # type: ignore[union-attr]


def word_save(h: Hands, r: Random) -> None:
    """Word saves: some paragraphs are enough, a whole report would be slow."""
    for _ in range(8):
        if (one := _paragraph(h, r)) is not None:
            word_hands.save(h, r, one)


def smart_tag(h: Hands, r: Random) -> None:
    if (one := _paragraph(h, r)) is not None:
        word_hands.smart_tag(h, r, one)


def text_box(h: Hands, r: Random) -> None:
    one, target = _paragraph(h, r), _paragraph(h, r)
    if one is not None and target is not None and word_hands.plain(one) and word_hands.plain(target):
        word_hands.text_box(h, one, target)


def footnote(h: Hands, r: Random) -> None:
    """A footnote that says a number which was copied from the text, control and all."""
    one, control = _paragraph(h, r), _control(h, r)
    if one is not None and control is not None and word_hands.plain(one):
        made = deepcopy(control)
        for node in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            node.getparent().remove(node)  # type: ignore[union-attr]
        word_hands.footnote(h, one, (run("另计"), made))


def accept_all(h: Hands, r: Random) -> None:
    word_hands.accept(h)


def reject_all(h: Hands, r: Random) -> None:
    word_hands.reject(h)


def moved_by_word(h: Hands, r: Random) -> None:
    one, target = _paragraph(h, r), _paragraph(h, r)
    if one is None or target is None or one is target or not word_hands.plain(one):
        return
    if not list(one.iter(f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")):
        word_hands.moved_by_word(h, one, target)


def merge_paragraphs(h: Hands, r: Random) -> None:
    one = _paragraph(h, r)
    following = None if one is None else one.getnext()
    if one is None or following is None or following.tag != f"{W}p":
        return
    if word_hands.plain(one) and word_hands.plain(following) and not _fixed(following):
        word_hands.merged(one, following)


def comment_range(h: Hands, r: Random) -> None:
    """A comment of another editor over two paragraphs."""
    one = _paragraph(h, r)
    following = None if one is None else one.getnext()
    if one is not None and following is not None and following.tag == f"{W}p":
        word_hands.comment_range(h, one, following, f"跨段批注{r.randrange(100)}", r.choice(["编辑乙", "编辑丙"]))


ACTS: tuple[Act, ...] = (
    type_number, type_number, type_number_tracked, bold, unwrap, drop, empty, reword, reword_tracked, write,
    write_heading, write_caption, remove, remove_tracked, copy, copy, move, move_tracked, split, comment, restyle,
    point, colour, resize, move_drawing, drop_drawing, copy_drawing, drop_row, add_row, move_row, drop_bookmark,
    word_save, word_save, smart_tag, text_box, footnote, accept_all, reject_all, moved_by_word, merge_paragraphs,
    comment_range,
)  # fmt: skip


def edited(data: bytes, steps: Sequence[Step]) -> tuple[bytes, list[str]]:
    """A DOCX, steps (which action, which random numbers) → the edited file, the names of what was done."""
    hands = Hands(data)
    names = []
    for which, number in steps:
        act = ACTS[which % len(ACTS)]
        act(hands, Random(number))
        names.append(act.__name__)
    return hands.saved(), names
