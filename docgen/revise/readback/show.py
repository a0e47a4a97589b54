"""What readback proposes → lines for the console: a diff of the text files word by word, corrections, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from docgen.revise.readback.amend import Row
from docgen.revise.readback.changes import Finding, FindingKind
from docgen.revise.readback.sheets import Leaf, Sheet
from docgen.revise.readback.vocabulary import Vocabulary
from docgen.wording.messages import message

_AROUND = 24
_TITLES: Mapping[FindingKind, str] = {
    "conflict": message("冲突：两边都改了，没有写入；请在手稿里改成定稿的文字"),
    "held": message("不能写回手稿，请人处理"),
    "doubt": message("请看一眼"),
    "comment": message("批注"),
}
_WORDS: Mapping[FindingKind, str] = {
    "conflict": message("冲突"),
    "held": message("需人处理"),
    "doubt": message("请看一眼"),
    "comment": message("批注"),
}
NOTHING = message("没有改动。")


def told(
    files: Mapping[str, str], sheets: Mapping[str, Sheet], rows: Sequence[Row], findings: Sequence[Finding]
) -> list[str]:
    """Text files as they are, as they will be, rows for revisions.csv, findings → lines."""
    vocabulary = Vocabulary([*files.values(), *(sheet.text() for sheet in sheets.values())])
    stood = {file: text.split("\n") for file, text in files.items()}
    lines = [line for file, sheet in sheets.items() for line in _file(file, stood, sheet, vocabulary)]
    lines += list(_rows(rows))
    for kind, title in _TITLES.items():
        lines += _findings(title, [finding for finding in findings if finding.kind == kind], vocabulary)
    return [*lines, _summary(sheets, rows, findings)] if lines else [NOTHING]


def _summary(sheets: Mapping[str, Sheet], rows: Sequence[Row], findings: Sequence[Finding]) -> str:
    """How many of each, in one line."""
    changed = sum(bool(leaf.changes) for sheet in sheets.values() for leaf in sheet.leaves)
    counts = {"改文字": changed, "更正事实": len(rows)} | {
        word: sum(finding.kind == kind for finding in findings) for kind, word in _WORDS.items()
    }
    return message("共计：") + "，".join(
        message("{word} {count} 处", word=word, count=count) for word, count in counts.items() if count
    )


def _file(file: str, files: Mapping[str, Sequence[str]], sheet: Sheet, vocabulary: Vocabulary) -> Iterator[str]:
    """One file: nothing if it stays as it is. `files` = the lines of all as they were."""
    if sheet.text() == "\n".join(files[file]):
        return
    staying = {id(leaf): lines for leaf, lines in sheet.numbered()}
    last, begun = 0, False
    for leaf in sheet.leaves:
        stood = files[leaf.spot.file][leaf.piece.first - 1 : leaf.piece.last] if leaf.spot else []
        if leaf.changes:
            yield from () if begun else (f"--- {file}", f"+++ {file}")
            begun = True
            yield from _leaf(leaf, file, last, stood, staying.get(id(leaf), []), vocabulary)
        last = leaf.piece.last if leaf.spot and leaf.spot.file == file else last


def _leaf(
    leaf: Leaf, file: str, last: int, stood: Sequence[str], now: Sequence[str], vocabulary: Vocabulary
) -> Iterator[str]:
    """A piece that changed: taken out, put in after line `last`, moved, or with other words in some of its lines."""
    if not leaf.spot:
        yield message("@@ 第 {last} 行之后，新写 @@", last=last) if last else message("@@ 最前面，新写 @@")
        yield from (f"+{line}" for line in now)
        return
    if leaf.removed or leaf.moved:
        source = f"{leaf.spot.file} " if leaf.moved and leaf.spot.file != file else ""
        yield message(
            "@@ {source}第 {first} 行，{removed} @@",
            source=source,
            first=leaf.piece.first,
            removed=message("删去") if leaf.removed else message("移到这里"),
        )
    if leaf.removed:
        yield from (f"-{line}" for line in stood)
    elif list(stood) == list(now):
        yield f" {_shortened(now[0])}"
    else:
        yield from _lines(leaf.piece.first, stood, now, vocabulary)


def _lines(first: int, stood: Sequence[str], now: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The lines of a piece that are not as they were, each with its number."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, stood, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        yield message("@@ 第 {first} 行 @@", first=first + i1)
        if i2 - i1 == j2 - j1:
            yield from (f" {marked(*pair, vocabulary)}" for pair in zip(stood[i1:i2], now[j1:j2], strict=True))
        else:
            yield f" {marked(chr(10).join(stood[i1:i2]), chr(10).join(now[j1:j2]), vocabulary)}"


def _rows(rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield from ("--- revisions.csv", message("+++ revisions.csv（更正事实，不是改字）"))
    for row in rows:
        yield message("+{spoken}：{old} → {new}", spoken=row.spoken, old=row.old or message("（空）"), new=row.new)
        yield f"   {row.fact}　{row.who} {row.when}　{row.why}"


def _findings(title: str, findings: Iterable[Finding], vocabulary: Vocabulary) -> list[str]:
    chosen = list(findings)
    lines = [message("{title}（{count_chosen} 处）", title=title, count_chosen=len(chosen))] if chosen else []
    for finding in chosen:
        lines.append(f"  {finding.where}　{finding.words}")
        lines += [f"    {who}：{text}" for who, text in _compared(finding.sides, vocabulary)]
    return lines


def _compared(sides: Sequence[tuple[str, str]], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The first side as it is, shortened; the others with what differs from it."""
    for index, (who, text) in enumerate(sides):
        yield who, marked(sides[0][1], text, vocabulary) if index else _shortened(text)


def marked(before: str, after: str, vocabulary: Vocabulary) -> str:
    """`…增长[-了-]{+迅速+}…`: what goes and what comes, words whole; what stays is shortened."""
    old, new = vocabulary.words(before), vocabulary.words(after)
    parts: list[str] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for index, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            parts.append(_kept("".join(old[i1:i2]), first=index == 0, last=index == len(codes) - 1))
        else:
            gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
            parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts).replace("\n", "⏎")


def _kept(text: str, *, first: bool, last: bool) -> str:
    """Words that stay: the ends beside a change only."""
    if first and last:
        return _shortened(text)
    before, after = ("" if first else text[:_AROUND]), ("" if last else text[-_AROUND:])
    return text if len(text) <= len(before) + len(after) + 2 else f"{before}……{after}"


def _shortened(text: str) -> str:
    return text if len(text) <= 3 * _AROUND else f"{text[: 3 * _AROUND]}……"
