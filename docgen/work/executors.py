"""How much of the work at the same time → a concurrent.futures.Executor, all with the same results.

Tasks are named (`module:function`) and imported where they run: a process that has nothing to draw imports nothing
that draws.
"""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from docgen.work.cache import Cache

_ALLOCATIONS = 70_000


class Serial(Executor):
    """Everything in this process, one after the other, at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a function now → a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Hands:
    """An executor, how many tasks it does at the same time, and how it is dismissed: when these hands are left."""

    executor: Executor
    count: int
    dismiss: Callable[[], object]

    @property
    def apart(self) -> bool:
        """Whether tasks are done beside this process: it can go on meanwhile."""
        return not isinstance(self.executor, Serial)

    def prepare(self, task: str) -> None:
        """Have the module of a task imported where tasks are done, if that is not here."""
        if self.apart:
            self.executor.submit(import_module, task.partition(":")[0])

    def start(self, task: str, *inputs: Any) -> Future[Any]:
        """`module:function` and its inputs → its future result."""
        return self.executor.submit(perform, task, *inputs)

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.dismiss()


@dataclass(frozen=True, slots=True)
class Means:
    """What the work is done with: results kept, and who does it. Neither changes a byte of what is made."""

    cache: Cache
    hands: Hands


def collect_seldom() -> None:
    """Look for cycles to free a hundred times more seldom: a build makes much and drops little, and looking took a
    sixth of its time. matplotlib's figures are cycles, so that it cannot be never."""
    gc.set_threshold(_ALLOCATIONS)


def settle() -> None:
    """What a process of the pool does first: look for cycles seldom, and be gone at once when it is dismissed. The
    system frees its memory; Python would take each object apart first."""
    collect_seldom()
    atexit.register(os._exit, 0)


def perform(task: str, *inputs: Any) -> Any:
    """Import a task where it runs, and run it."""
    module, _, name = task.partition(":")
    return getattr(import_module(module), name)(*inputs)


MOST = 61
"""Windows waits for no more processes than this at a time."""


def alone() -> Hands:
    """This process alone."""
    serial = Serial()
    return Hands(serial, 1, serial.shutdown)


def hands(jobs: int) -> Hands:
    """Number of processes, this one among them → the pool of the others; 1: all is done in this process.

    They are spawned, as every system can, and only when there is a task for them.
    """
    if jobs <= 1:
        return alone()
    jobs = min(jobs, MOST)
    pool = ProcessPoolExecutor(jobs - 1, mp_context=get_context("spawn"), initializer=settle)
    return Hands(pool, jobs - 1, partial(pool.shutdown, cancel_futures=True))


def cluster(address: str) -> Hands:
    """Address of a dask scheduler → its workers, by dask's own executor (the extra `dask`)."""
    client = import_module("distributed").Client(address)
    return Hands(client.get_executor(), max(1, len(client.scheduler_info()["workers"])), client.close)
