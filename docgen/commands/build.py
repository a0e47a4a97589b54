"""`docgen build`: editions → files in out/, each written whole and then moved into place."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from docgen.commands.editions import editions
from docgen.commands.files import replace_all
from docgen.commands.kept import kept
from docgen.commands.making import make
from docgen.model.wish import ALL_OUTPUTS, Built, House, Refused, Wish
from docgen.release.telling import told
from docgen.wording.messages import message
from docgen.work.executors import Hands, Means, cluster, collect_seldom, hands

_ALONE = "docgen.commands.making:make_alone"


def run(options: Namespace, root: Path) -> int:
    """Options of the command line, root of the house → exit status."""
    collect_seldom()
    outputs = (options.only,) if options.only else ALL_OUTPUTS
    wish = Wish(outputs, options.pictures, options.docx_pages or options.release, options.release)
    house = House(root / "styles", root / "fonts")
    found = editions(options.editions, root)
    cache = kept(root)
    say = _progress(time.monotonic)
    with _hands(options) as workers:
        try:
            for edition, built in _made(found, house, wish, Means(cache, workers), say):
                folder = _folder(edition, options.output, len(found), root)
                replace_all({folder / name: data for name, data in built.files.items()})
                for note in built.notes:
                    say(note)
                say(message("完成：{files}", files="、".join(str(folder / name) for name in built.files)))
        except Refused as refused:
            print("\n".join(told(refused.edition, refused.blockers)), file=sys.stderr)
            return 1
    return 0


def _hands(options: Namespace) -> Hands:
    """A cluster that was named, else as many processes as were asked for or as there are processors."""
    return cluster(options.cluster) if options.cluster else hands(options.jobs or os.cpu_count() or 1)


def _made(
    found: Sequence[Path], house: House, wish: Wish, means: Means, say: Callable[[str], None]
) -> Iterator[tuple[Path, Built]]:
    """One edition shares its figures and files among all; of several each is one's own task."""
    if len(found) == 1:
        yield found[0], make(found[0], house, wish, means, say)
        return
    coming = [(edition, means.hands.start(_ALONE, edition, house, wish, means.cache)) for edition in found]
    for edition, future in coming:
        yield edition, future.result()


def _folder(edition: Path, output: str | None, count: int, root: Path) -> Path:
    """The folder of an edition's outputs: out/NAME, DIR as typed, DIR/NAME for one of several editions."""
    name = edition.resolve().name
    if output is None:
        return root / "out" / name
    return Path(output) if count == 1 else Path(output, name)


def _progress(clock: Callable[[], float]) -> Callable[[str], None]:
    start = clock()

    def say(text: str) -> None:
        print(f"[{clock() - start:5.1f} s] {text}", file=sys.stderr, flush=True)

    return say
