"""A command → how long it took and the most memory that it and its children held at the same time."""

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
    """seconds: by the wall; processor: seconds of all processors; memory: resident bytes of all processes, what they
    share counted once where the system tells it (Linux)."""

    seconds: float
    processor: float
    memory: int


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Command, where it runs, what its environment has more → its cost. Raises CalledProcessError if it fails."""
    start, before, most = time.perf_counter(), _used(), 0
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=log, stderr=subprocess.STDOUT
        )
        while process.poll() is None:
            most = max(most, _held(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PAUSE)
    seconds = time.perf_counter() - start
    if process.returncode:
        text = (folder / "log.txt").read_text(encoding="utf-8", errors="replace")
        raise subprocess.CalledProcessError(process.returncode, list(command), text[-2000:])
    return Cost(seconds, _used() - before, most)


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
