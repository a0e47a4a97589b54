"""Both files conform to their standards and are the same bytes whenever they are built."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from docgen.emit.pdf.frame import Target
from docgen.emit.pdf.streams import deflated, mended, padded
from docgen.emit.pdf.xmp import packet
from docgen.model.facts import EditionError
from docgen.model.report import Titles
from tests.emit.pdf import sample

_BUILD = """
import hashlib
from tests.emit.pdf import sample
print(hashlib.sha256(sample.web()).hexdigest(), hashlib.sha256(sample.press()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "1"])
def test_a_rebuild_gives_the_same_bytes(seed: str, web: bytes, press: bytes) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(sample.ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _BUILD], env=environment, cwd=sample.ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [hashlib.sha256(data).hexdigest() for data in (web, press)]


def test_one_layout_gives_the_same_file_twice(web: bytes) -> None:
    assert sample.built("web") == web


@pytest.mark.parametrize("target", ["web", "print"])
def test_qpdf_finds_the_file_sound(target: Target, tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    path = tmp_path / "report.pdf"
    path.write_bytes(sample.web() if target == "web" else sample.press())
    subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=True)


def test_outloud_finds_the_web_file_accessible(web: bytes, tmp_path: Path) -> None:
    """Its conformance layer: what else it says of figures and headings are guesses on words."""
    pytest.importorskip("outloud", reason="outloud (extra `validate`) is not installed")
    path = tmp_path / "report.pdf"
    path.write_bytes(web)
    done = subprocess.run(
        [Path(sys.executable).parent / "outloud", str(path), "--layer", "conformance"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_figures_numbers_are_attached_as_data(web: bytes, press: bytes) -> None:
    with pikepdf.open(BytesIO(web)) as pdf:
        (attached,) = pdf.Root.AF
        assert (str(attached.UF), str(attached.AFRelationship)) == ("figures.csv", "/Data")
        assert pdf.attachments["figures.csv"].get_file().read_bytes() == sample.CSV
    with pikepdf.open(BytesIO(press)) as pdf:
        assert not len(pdf.attachments)


def test_dates_are_those_of_the_edition(web: bytes) -> None:
    with pikepdf.open(BytesIO(web)) as pdf:
        assert str(pdf.trailer.Info.CreationDate) == "D:20320501000000Z"
        assert pdf.open_metadata()["xmp:CreateDate"] == "2032-05-01T00:00:00Z"


def test_metadata_name_title_makers_and_language(web: bytes) -> None:
    with pikepdf.open(BytesIO(web)) as pdf:
        xmp = pdf.open_metadata()
        assert xmp["dc:title"] == "某省发展报告（2031年）"
        assert list(xmp["dc:creator"]) == ["某省协会", "某省中心"]
        assert set(xmp["dc:language"]) == {"zh-CN"}


def titles(date: str, title: str = "报告") -> Titles:
    return Titles(title, "", ("某省协会",), date, "zh-CN", title)


def test_a_date_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(EditionError, match="去年冬天"):
        packet(titles("去年冬天"), "web")


def test_titles_are_escaped_in_the_metadata() -> None:
    assert "A&amp;B&lt;1&gt;" in packet(titles("2032年", "A&B<1>"), "print")


def test_the_two_files_have_identities_of_their_own() -> None:
    found = [re.findall("uuid:([0-9a-f-]+)", packet(titles("2032年"), target)) for target in ("web", "print")]
    assert UUID(found[0][0]) != UUID(found[1][0])


def test_deflated_streams_do_not_end_in_a_return() -> None:
    bad = next(data for data in (bytes([i, j]) for i in range(256) for j in range(256)) if ends_in_return(data))
    assert not ends_in_return(padded(bad))
    assert not deflated(bad).endswith(b"\r")
    assert padded(b"good") == b"good"


def ends_in_return(data: bytes) -> bool:
    return zlib.compress(data, 9).endswith(b"\r")


def test_object_streams_that_end_in_a_return_are_written_otherwise() -> None:
    data = saved_with_a_return()
    made = mended(data)
    assert b"\r\nendstream" not in made
    assert len(made) == len(data)
    with pikepdf.open(BytesIO(data)) as one, pikepdf.open(BytesIO(made)) as other:
        assert [thing.unparse() for thing in one.Root.Things] == [thing.unparse() for thing in other.Root.Things]


def saved_with_a_return() -> bytes:
    """A PDF with object streams, salted until the deflated data of one end in a carriage return."""
    for salt in range(5000):
        pdf = pikepdf.new()
        pdf.add_blank_page()
        things = (pikepdf.Dictionary(Number=i * salt, Words=f"thing {i}") for i in range(40))
        pdf.Root.Things = pikepdf.Array([pdf.make_indirect(thing) for thing in things])
        buffer = BytesIO()
        pdf.save(buffer, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if b"\r\nendstream" in buffer.getvalue():
            return buffer.getvalue()
    raise AssertionError("no such file found")
