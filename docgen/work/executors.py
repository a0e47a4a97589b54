"""How much of the work at the same time → a concurrent.futures.Executor, all with the same results.

Tasks are named (`module:function`) and imported where they run: a process that has nothing to draw imports nothing
that draws.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from typing import Any


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
    """An executor, and how many tasks it does at the same time beside this process."""

    executor: Executor
    count: int

    def start(self, task: str, *inputs: Any) -> Future[Any]:
        """`module:function` and its inputs → its future result."""
        return self.executor.submit(perform, task, *inputs)


def perform(task: str, *inputs: Any) -> Any:
    """Import a task where it runs, and run it."""
    module, _, name = task.partition(":")
    return getattr(import_module(module), name)(*inputs)


def hands(jobs: int) -> Hands:
    """Number of processes, this one among them → what does the work beside it; spawned, as every system can."""
    if jobs <= 1:
        return Hands(Serial(), 1)
    return Hands(ProcessPoolExecutor(jobs - 1, mp_context=get_context("spawn")), jobs - 1)
