"""Random editing of the sample edition, thousands of times: the laws of a refresh hold, or the sequence is printed.

`python -m benchmarks.editing 3000 --seed 1 --jobs 2`: each sequence is one to three rounds of up to 20 actions (every
tenth round of some is saved by LibreOffice in between), each followed by a refresh with other numbers; after every
refresh all laws of tests/revise/laws.py. `--only N` plays one sequence again. Exit status 1 if a law was broken.
"""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.building import outputs
from tests.reading import SAMPLE
from tests.revise.bench import manifest, refreshed, sdk_errors, validator
from tests.revise.laws import broken
from tests.revise.office import saved_by_libreoffice, soffice
from tests.revise.random_hands import ACTS, Step, edited
from tests.revise.variants import variants

_NAMES = ("same", "moved", "turned", "filled")
_MOST_ROUNDS, _MOST_STEPS = 3, 20
_SAVES = 0.03
_VALIDATED = 0.02
_BATCH = 20


@dataclass(frozen=True)
class Played:
    """One sequence: what was done, and the laws it broke, in words."""

    number: int
    done: tuple[str, ...]
    faults: tuple[str, ...]
    rounds: int = 0
    saves: int = 0
    validated: int = 0


@dataclass
class Sum:
    """All sequences so far."""

    sequences: int = 0
    rounds: int = 0
    saves: int = 0
    validated: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    faults: int = 0

    def add(self, played: Played) -> None:
        self.sequences += 1
        self.rounds += played.rounds
        self.saves += played.saves
        self.validated += played.validated
        self.acts.update(name for name in played.done if not name.startswith("("))
        self.faults += bool(played.faults)


def play(builds: dict[str, bytes], seed: int, number: int, folder: Path) -> Played:
    """Builds of the sample by name, seed of the run, number of the sequence, a folder for what programs write →
    Played."""
    r = Random(f"{seed}:{number}")
    data, done, saves, checked = builds["same"], list[str](), 0, 0
    count = r.randint(1, _MOST_ROUNDS)
    for round_ in range(1, count + 1):
        steps = [_step(r) for _ in range(r.randint(0, _MOST_STEPS))]
        name, saving, checking = r.choice(_NAMES), r.random() < _SAVES, r.random() < _VALIDATED
        try:
            data, names = edited(data, steps)
            done += names
            if saving and soffice():
                data, saves = saved_by_libreoffice(data, folder), saves + 1
                done.append("(saved by LibreOffice)")
            outcome = refreshed(data, builds[name])
            faults = broken(outcome)
            if checking and validator():
                checked += 1
                new = sdk_errors(outcome.after, folder) - sdk_errors(outcome.before, folder)
                faults += [f"Open XML SDK: {error}" for error in new]
        except Exception:  # whatever breaks is a fault that is told with what was done
            faults = [traceback.format_exc()]
        if faults:
            return Played(number, (*done, f"(refreshed: {name})"), tuple(faults), round_, saves, checked)
        data = outcome.after
    return Played(number, tuple(done), (), count, saves, checked)


def _step(r: Random) -> Step:
    return r.randrange(len(ACTS)), r.randrange(1 << 16)


def _played(builds: dict[str, bytes], seed: int, numbers: Sequence[int]) -> list[Played]:
    with TemporaryDirectory() as folder:
        return [play(builds, seed, number, Path(folder)) for number in numbers]


def _all(builds: dict[str, bytes], seed: int, numbers: Sequence[int], jobs: int) -> Iterator[Played]:
    """The sequences with these numbers, in batches side by side."""
    batches = [numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH)]
    if jobs == 1:
        for batch in batches:
            yield from _played(builds, seed, batch)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(_played, [builds] * len(batches), [seed] * len(batches), batches):
            yield from found


def _told(sum_: Sum, seconds: float, seed: int) -> str:
    lines = [
        f"seed {seed}: {sum_.sequences} sequences, {sum_.rounds} refreshes, {sum(sum_.acts.values())} actions of "
        f"{len(sum_.acts)} kinds, {sum_.saves} saves by LibreOffice, {sum_.validated} files through the Open XML SDK, "
        f"{sum_.faults} sequences with faults, {seconds:.0f} s"
    ]
    return "\n".join(lines + [f"  {count:6} {name}" for name, count in sum_.acts.most_common()])


def main() -> int:
    """Arguments of the command line → exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000, help="how many sequences")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first sequence")
    parser.add_argument("--jobs", type=int, default=1, help="processes side by side")
    parser.add_argument("--only", type=int, help="one sequence, by its number")
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.count) if options.only is None else [options.only]
    start, sum_ = time.monotonic(), Sum()
    with TemporaryDirectory() as folder:
        builds = variants(manifest(outputs(SAMPLE)["report.docx"]), Path(folder))
    for played in _all(builds, options.seed, numbers, options.jobs):
        sum_.add(played)
        if played.faults:
            print(f"{played.number}: {' '.join(played.done)}", *played.faults, sep="\n  ", flush=True)
        if sum_.sequences % (5 * _BATCH) == 0:
            print(_told(sum_, time.monotonic() - start, options.seed).splitlines()[0], flush=True)
    print(_told(sum_, time.monotonic() - start, options.seed))
    return 1 if sum_.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
