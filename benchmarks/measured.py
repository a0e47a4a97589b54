"""A command → how long it took, or the most memory that it and its children held at the same time: looking at memory
takes a part of the processors itself."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_PAUSE = 0.05


@dataclass(frozen=True)
class Cost:
    """seconds: by the wall; processor: seconds of all processors."""

    seconds: float
    processor: float


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Command, where it runs, what its environment has more → its cost. Raises CalledProcessError if it fails."""
    start, before = time.perf_counter(), _used()
    with _started(command, folder, environment) as process:
        process.wait()
    cost = Cost(time.perf_counter() - start, _used() - before)
    _check(process, folder)
    return cost


def weighed(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """The same → the most bytes that all its processes held, what they share counted once where the system tells it
    (Linux)."""
    most = 0
    with _started(command, folder, environment) as process:
        while process.poll() is None:
            most = max(most, _held(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PAUSE)
    _check(process, folder)
    return most


def _started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:  # fmt: skip
    with (folder / "log.txt").open("wb") as log:
        return subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=log, stderr=subprocess.STDOUT
        )


def _check(process: subprocess.Popen[bytes], folder: Path) -> None:
    if process.returncode:
        text = (folder / "log.txt").read_text(encoding="utf-8", errors="replace")
        raise subprocess.CalledProcessError(process.returncode, process.args, text[-2000:])


def _used() -> float:
    """Processor seconds of all children that have ended, theirs included."""
    times = os.times()
    return times.children_user + times.children_system


def _held(pid: int) -> int:
    total = 0
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                full = one.memory_full_info()
                total += getattr(full, "pss", full.rss)
    return total
