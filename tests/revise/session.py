"""A scripted editing session: more than 25 different actions on a built report, and what each must lead to."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.model.manifest import Binding, FigureEntry, Manifest, Passage
from tests.revise.hands import Hands
from tests.revise.nodes import W, key_of, run, style_of

TYPED, TRACKED = "99,999.9万", "88,888.8万"


@dataclass(frozen=True)
class Subjects:
    """What there is to work on: bound numbers, changes, cells of the prose and tables, paragraphs, figures."""

    wholes: list[Binding]
    changes: list[Binding]
    level: list[Binding]
    cells: list[Binding]
    paragraphs: list[Passage]
    items: list[Passage]
    headings: list[Passage]
    natives: list[FigureEntry]
    pictures: list[FigureEntry]


def subjects(manifest: Manifest) -> Subjects:
    """A manifest → Subjects, in the order of the document; no paragraph serves twice where there are enough."""
    prose = {passage.id for passage in manifest.passages if passage.kind == "paragraph"}
    inside = [b for b in manifest.bindings if b.passage in prose]
    wholes = [
        b for b in inside if b.role in ("val", "num") and b.text[-1:] != "补" and any(c.isdigit() for c in b.text)
    ]
    changes = [b for b in inside if b.role == "chg" and len(b.parts) == 2]
    return Subjects(
        _spread(wholes),
        _spread(changes),
        [b for b in inside if b.role == "chg" and len(b.parts) == 1 and b.text != "待补"],
        [b for b in manifest.bindings if b.role == "cell" and b.text[:1].isdigit()],
        [p for p in manifest.passages if p.kind == "paragraph" and len(p.source) > 8],
        [p for p in manifest.passages if p.kind == "item"],
        [p for p in manifest.passages if p.kind == "heading" and p.mark.endswith(("章", "）"))],
        [f for f in manifest.figures if f.kind == "native"],
        [f for f in manifest.figures if f.kind == "picture"],
    )


def _spread(found: list[Binding]) -> list[Binding]:
    """Those in different paragraphs first."""
    seen: set[str] = set()
    first = [b for b in found if b.passage not in seen and not seen.add(b.passage)]  # type: ignore[func-returns-value]
    return first + [b for b in found if b not in first] if len(first) > 12 else found


@dataclass
class Session:
    """The hands at work, what they have done, and what must hold of the refreshed file.

    `keeps`: words that must stand in it. `asks`, `goes`: keys (or ids) that must be asked about, that stay deleted.
    `turned`: addresses of changes whose sign turns. `moved`: addresses that must change so that the action shows.
    """

    hands: Hands
    manifest: Manifest
    of: Subjects
    done: list[str] = field(default_factory=list)
    keeps: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    goes: list[str] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    points: list[tuple[str, int, int, str]] = field(default_factory=list)

    def control(self, binding: Binding, part: int = 0) -> object:
        return self.hands.control(binding.parts[part].key)

    def paragraph(self, passage: Passage) -> object:
        return self.hands.bookmarked(passage.bookmark)


Step = Callable[[Session], None]


def plain_number(s: Session) -> None:
    one = s.of.wholes[0]
    s.hands.type_over(s.hands.control(one.key), TYPED)
    s.keeps.append(TYPED)
    s.asks.append(one.key)
    s.moved += one.addresses


def tracked_number(s: Session) -> None:
    one = s.of.wholes[1]
    s.hands.type_over_tracked(s.hands.control(one.key), TRACKED)
    s.keeps.append(TRACKED)
    s.asks.append(one.key)
    s.moved += one.addresses


def bold_number(s: Session) -> None:
    one = s.of.wholes[2]
    s.hands.bold(s.hands.control(one.key))
    s.moved += one.addresses


def unwrapped_number(s: Session) -> None:
    one = s.of.wholes[3]
    s.hands.unwrap(s.hands.control(one.key))
    s.keeps.append(one.text)
    s.asks.append(one.key)
    s.moved += one.addresses


def deleted_number(s: Session) -> None:
    one = s.of.wholes[4]
    s.hands.drop(s.hands.control(one.key))
    s.goes.append(one.key)
    s.moved += one.addresses


def emptied_number(s: Session) -> None:
    one = s.of.wholes[5]
    s.hands.empty(s.hands.control(one.key))
    s.goes.append(one.key)
    s.moved += one.addresses


def reworded_verb(s: Session) -> None:
    """A verb of the same direction: its number is still refreshed."""
    one = s.of.changes[0]
    new = "净增" if one.parts[0].text in ("增加", "增长", "提高") else "回落"
    s.hands.type_over(s.hands.control(one.parts[0].key), new)
    s.keeps.append(new)
    s.moved += one.addresses


def turned_change(s: Session) -> None:
    """Nobody touches it; its sign turns."""
    s.turned += s.of.changes[1].addresses


def unbound_verb(s: Session) -> None:
    one = s.of.changes[2]
    s.hands.unwrap(s.hands.control(one.parts[0].key))
    s.keeps.append(one.text)
    s.asks.append(one.parts[1].key)
    s.turned += one.addresses


def typed_change(s: Session) -> None:
    one = s.of.changes[3]
    s.hands.type_over(s.hands.control(one.parts[1].key), "77.7%")
    s.keeps.append(one.parts[0].text + "77.7%")
    s.asks.append(one.parts[1].key)
    s.moved += one.addresses


def reworded_and_turned(s: Session) -> None:
    one = s.of.changes[4]
    s.hands.type_over(s.hands.control(one.parts[0].key), "小幅变动")
    s.keeps.append("小幅变动" + one.parts[1].text)
    s.asks.append(one.parts[1].key)
    s.turned += one.addresses


def reworded_words(s: Session) -> None:
    paragraph = s.hands.bookmarked(s.of.paragraphs[-1].bookmark)
    first = next(t for t in paragraph.iter(f"{W}t") if t.getparent().getparent() is paragraph and t.text)  # type: ignore[union-attr]
    first.text = f"编辑改写：{first.text}"
    s.keeps.append("编辑改写：")


def reworded_words_tracked(s: Session) -> None:
    s.hands.reword_tracked(s.hands.bookmarked(s.of.paragraphs[-2].bookmark), "这里以修订方式改写。")
    s.keeps.append("这里以修订方式改写。")


def new_paragraph(s: Session) -> None:
    after = s.hands.bookmarked(s.of.paragraphs[-2].bookmark)
    s.hands.write(after, "编辑新写的一段，与数据无关。", style_of(after))
    s.keeps.append("编辑新写的一段，与数据无关。")


def new_paragraph_tracked(s: Session) -> None:
    after = s.hands.bookmarked(s.of.paragraphs[-1].bookmark)
    s.hands.write(after, "以修订方式插入的一段。", style_of(after), tracked=True)
    s.keeps.append("以修订方式插入的一段。")


def deleted_item(s: Session) -> None:
    s.hands.remove(s.hands.bookmarked(s.of.items[1].bookmark))


def deleted_item_tracked(s: Session) -> None:
    s.hands.remove_tracked(s.hands.bookmarked(s.of.items[2].bookmark))


def copied_sentence(s: Session) -> None:
    one = s.of.wholes[2]
    source = next(s.hands.control(one.key).iterancestors(f"{W}p"))
    target = s.hands.bookmarked(s.of.paragraphs[-1].bookmark)
    s.hands.copy(source, target)


def moved_paragraph(s: Session) -> None:
    one = next(s.hands.control(s.of.wholes[7].key).iterancestors(f"{W}p"))
    s.hands.move([one], s.hands.bookmarked(s.of.paragraphs[-1].bookmark))


def moved_paragraph_tracked(s: Session) -> None:
    one = next(s.hands.control(s.of.wholes[6].key).iterancestors(f"{W}p"))
    s.hands.move_tracked(one, s.hands.bookmarked(s.of.paragraphs[-1].bookmark))
    s.moved += s.of.wholes[6].addresses


def own_comment(s: Session) -> None:
    s.hands.comment(s.hands.bookmarked(s.of.paragraphs[1].bookmark), "编辑自己的批注")


def tracked_formatting(s: Session) -> None:
    s.hands.restyle(s.hands.bookmarked(s.of.paragraphs[-1].bookmark), "right")


def renamed_heading(s: Session) -> None:
    paragraph = s.hands.bookmarked(s.of.headings[-1].bookmark)
    next(paragraph.iter(f"{W}t")).text = "改过的标题"
    s.keeps.append("改过的标题")


def new_heading(s: Session) -> None:
    model = s.hands.bookmarked(s.of.headings[0].bookmark)
    s.hands.write(next(model.itersiblings(f"{W}p")), "编辑加的一章", style_of(model))
    s.keeps.append("编辑加的一章")


def coloured_chart(s: Session) -> None:
    one = s.of.natives[0]
    s.hands.colour(s.hands.drawing(f"fig:{one.id}"), "00AA55")
    s.moved += [a for addresses in one.series[0].addresses for a in addresses][-1:]


def typed_point(s: Session) -> None:
    one = s.of.natives[1]
    index = max(i for i, text in enumerate(one.series[0].values) if text)
    s.hands.set_point(s.hands.drawing(f"fig:{one.id}"), 0, index, "12.34")
    s.points.append((one.id, 0, index, "12.34"))
    s.asks.append(one.id)
    s.moved += one.series[0].addresses[index]


def resized_figure(s: Session) -> None:
    s.hands.resize(s.hands.drawing(f"fig:{s.of.natives[2].id}"), 0.8)


def moved_figure(s: Session) -> None:
    """The third chart with caption and source goes before the second one."""
    drawing = next(s.hands.drawing(f"fig:{s.of.natives[2].id}").iterancestors(f"{W}p"))
    caption = next(drawing.itersiblings(f"{W}p"))
    target = next(s.hands.drawing(f"fig:{s.of.natives[1].id}").iterancestors(f"{W}p"))
    before = target.getprevious()
    assert before is not None
    s.hands.move([drawing, caption], before)


def deleted_figure(s: Session) -> None:
    drawing = next(s.hands.drawing(f"fig:{s.of.pictures[-1].id}").iterancestors(f"{W}p"))
    s.hands.remove(next(drawing.itersiblings(f"{W}p")))
    s.hands.remove(drawing)
    s.goes.append(s.of.pictures[-1].id)


def replaced_picture(s: Session) -> None:
    one = s.of.pictures[0]
    s.hands.replace_picture(s.hands.drawing(f"fig:{one.id}"), png(200))


def pasted_picture(s: Session) -> None:
    like = next(s.hands.drawing(f"fig:{s.of.pictures[0].id}").iterancestors(f"{W}p"))
    target = s.hands.bookmarked(s.of.paragraphs[2].bookmark)
    s.hands.paste_picture(target, like, png(100), "编辑粘贴的图")
    s.keeps.append("编辑粘贴的图")


def copied_figure(s: Session) -> None:
    paragraph = next(s.hands.drawing(f"fig:{s.of.natives[0].id}").iterancestors(f"{W}p"))
    s.hands.copy(paragraph, s.hands.bookmarked(s.of.paragraphs[-1].bookmark))


def reworded_caption(s: Session) -> None:
    paragraph = s.hands.bookmarked(next(
        p.bookmark for p in s.manifest.passages if p.id == f"{s.of.natives[0].id}:caption"
    ))  # fmt: skip
    last = [t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}sdt"), None) is None][-1]
    last.text = (last.text or "") + "（编辑改）"
    s.keeps.append("（编辑改）")


def typed_cell(s: Session) -> None:
    one = s.of.cells[0]
    s.hands.type_over(s.hands.control(one.key), "7777")
    s.keeps.append("7777")
    s.asks.append(one.key)
    s.moved += one.addresses


def retyped_cell(s: Session) -> None:
    """A cell typed anew: its control is gone, and what it says is another number."""
    one = s.of.cells[2]
    made = s.hands.unwrap(s.hands.control(one.key))
    next(made.iter(f"{W}t")).text = "6666"
    s.keeps.append("6666")
    s.moved += one.addresses


def deleted_row(s: Session) -> None:
    row = s.hands.row_of(s.hands.control(s.of.cells[4].key))
    s.goes += [key_of(c) for c in s.hands.controls(row)]
    row.getparent().remove(row)  # type: ignore[union-attr]


def added_row(s: Session) -> None:
    row = s.hands.row_of(s.hands.control(s.of.cells[0].key))
    s.hands.add_row(row, ["", "编辑加的一行", "1", "2", "3", "4", "5"][: len(row.findall(f"{W}tc"))])
    s.keeps.append("编辑加的一行")


def inserted_reference(s: Session) -> None:
    """A cross-reference that an editor inserts behind a sentence."""
    bookmark = next(t.bookmark for t in s.manifest.targets if t.id == s.of.natives[0].id)
    paragraph = s.hands.bookmarked(s.of.paragraphs[1].bookmark)
    paragraph.extend((run("（另见"), *s.hands.field(f" REF {bookmark} \\h ", "图1"), run("）")))


STEPS: tuple[Step, ...] = (
    plain_number, tracked_number, bold_number, unwrapped_number, deleted_number, emptied_number, reworded_verb,
    turned_change, unbound_verb, typed_change, reworded_and_turned, new_paragraph, new_paragraph_tracked,
    copied_sentence, moved_paragraph, moved_paragraph_tracked, reworded_words, reworded_words_tracked, deleted_item,
    deleted_item_tracked, own_comment, tracked_formatting, renamed_heading, new_heading, coloured_chart, typed_point,
    resized_figure, moved_figure, deleted_figure, replaced_picture, pasted_picture, copied_figure, reworded_caption,
    typed_cell, retyped_cell, deleted_row, added_row, inserted_reference,
)  # fmt: skip


def edit(data: bytes, manifest: Manifest, steps: tuple[Step, ...] = STEPS) -> tuple[bytes, Session]:
    """A built DOCX and its manifest → the file as the editors leave it, and the session."""
    session = Session(Hands(data), manifest, subjects(manifest))
    for step in steps:
        step(session)
        session.done.append(step.__name__)
    return session.hands.saved(), session


def png(grey: int) -> bytes:
    """One pixel of a shade of grey as a PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes((0, grey))))
        + chunk(b"IEND", b"")
    )
