"""The sample edition with other numbers: builds that a file may be refreshed with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

from docgen.model.manifest import Manifest
from tests.reading import SAMPLE
from tests.revise.bench import manifest, rebuilt
from tests.revise.numbers import change_numbers, rewrite

# Signs that turn, changes that were 持平, points that were missing and come.
TURNED = (
    "netizens@shili.2021:change~.2020",
    "netizens@shili.2021:growth~.2020",
    "internet-penetration@shili.2021:change~.2020",
    "internet-penetration@shili.2021:change~@china",
    "broadband-users@shili.2021:growth~.2020",
)


def variants(like: Manifest, folder: Path) -> dict[str, bytes]:
    """Builds by name: `same`, `moved` (30 numbers), `turned` (signs), `filled` (missing ones known, some lost)."""
    made = {name: Path(copytree(SAMPLE, folder / name / SAMPLE.name)) for name in ("same", "moved", "turned", "filled")}
    change_numbers(made["moved"], (), (), 30)
    change_numbers(made["turned"], (), TURNED, 8)
    rewrite(made["turned"] / "facts" / "10-netizens.csv", "change-of-share", {"obs_value": "1.5"})
    rewrite(made["turned"] / "facts" / "20-services.csv", "fibre", {"obs_value": "100.0"})
    known = {"obs_value": "1180.0", "basis": "reported", "qualifier": "=", "source": "report"}
    rewrite(made["filled"] / "facts" / "10-netizens.csv", "netizens,shili,2019", known)
    known = {"obs_value": "77", "basis": "reported", "qualifier": "≈", "source": "report"}
    rewrite(made["filled"] / "facts" / "20-services.csv", "service=other", known)
    lost = {"obs_value": "", "basis": "missing", "qualifier": "", "source": ""}
    rewrite(made["filled"] / "facts" / "10-netizens.csv", "netizens,jia", lost)
    rewrite(made["filled"] / "facts" / "20-services.csv", "broadband-users,shili,2021,,growth", lost)
    return {name: rebuilt(edition, like).docx for name, edition in made.items()}


def restated(builds: Mapping[str, bytes], folder: Path, file: str, row: str, number: str) -> bytes:
    """Builds, an empty folder, a file of facts, what names a row in it → the sample built with that row's number."""
    edition = Path(copytree(SAMPLE, folder / SAMPLE.name))
    rewrite(edition / "facts" / file, row, {"obs_value": number})
    return rebuilt(edition, manifest(builds["same"])).docx
