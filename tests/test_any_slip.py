"""Whatever is mistyped in an edition: it still builds, or it gets one error that names one of its files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from docgen.model.facts import EditionError
from docgen.style.load import load_style
from tests.reading import SAMPLE, STYLES, resolved

CHARACTERS = ':@.~[]{}|`*#,;"\n-=0129ax甲。% ()<>/\\'


def mistyped(text: str, random: Random) -> str:
    """Text with one slip: a character, a stretch, a line or a name lost, changed, doubled or in another's place."""
    at, length = random.randrange(len(text)), random.randrange(1, 20)
    lines = text.split("\n")
    line = random.randrange(len(lines))
    name, other = random.choices(re.findall(r"[a-z][a-z-]+|[0-9.]+", text), k=2)
    return random.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + random.choice(CHARACTERS) + text[at:],
            text[:at] + random.choice(CHARACTERS) + text[at + 1 :],
            text[:at] + text[at + length :],
            "\n".join(lines[:line] + lines[line + 1 :]),
            "\n".join([*lines[:line], random.choice(lines), *lines[line:]]),
            text.replace(name, other, 1),
        ]
    )


@pytest.mark.parametrize("seed", range(8))
def test_any_slip_in_an_edition_is_one_error_at_most(seed, tmp_path):
    random = Random(seed)
    edition = Path(copytree(SAMPLE, tmp_path / "edition"))
    files = sorted(path for path in edition.rglob("*") if path.is_file())
    for _ in range(25):
        file = random.choice(files)
        text = file.read_text(encoding="utf-8")
        file.write_text(mistyped(text, random), encoding="utf-8")
        try:
            resolved(edition)
        except EditionError as error:
            assert re.match(rf"{re.escape(str(edition))}[\w/\\.-]+:\d+: \S", str(error))
            assert "\n" not in str(error)
        file.write_text(text, encoding="utf-8")


def test_any_slip_in_a_style_is_one_error_at_most(tmp_path):
    random = Random(0)
    text = (STYLES / "yearbook.toml").read_text(encoding="utf-8")
    shutil.copytree(STYLES / "icc", tmp_path / "icc")
    for _ in range(150):
        (tmp_path / "yearbook.toml").write_text(mistyped(text, random), encoding="utf-8")
        try:
            load_style(tmp_path, "yearbook")
        except EditionError as error:
            assert re.match(rf"{re.escape(str(tmp_path))}[\w/\\.-]+:\d+: \S", str(error))
