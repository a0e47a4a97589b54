"""Tasks by name, here or in other processes, with the same results and the same errors."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from docgen.commands.making import make
from docgen.model.facts import EditionError
from docgen.model.wish import House, Wish
from docgen.work.cache import NOTHING_KEPT
from docgen.work.executors import Means, Serial, alone, cluster, hands
from tests.reading import FONTS, SAMPLE, STYLES


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_gives_its_result(jobs: int) -> None:
    with hands(jobs) as some:
        assert some.start("math:sqrt", 16).result() == 4


def test_one_job_is_no_other_process() -> None:
    assert isinstance(hands(1).executor, Serial)
    assert not hands(1).apart


def test_an_error_in_another_process_is_the_same_as_here() -> None:
    told = []
    for jobs in (1, 2):
        with hands(jobs) as some, pytest.raises(EditionError) as caught:
            some.start("docgen.facts.load:load", Path("nowhere")).result()
        told.append((str(caught.value), str(caught.value.place), caught.value.wrong, caught.value.right))
    assert told[0] == told[1]


def test_a_task_here_that_fails_fails_when_it_is_asked_for() -> None:
    future = alone().start("math:sqrt", -1)
    with pytest.raises(ValueError, match="math domain error"):
        future.result()


@pytest.mark.skipif(find_spec("distributed") is None, reason="the extra dask is not installed")
@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_makes_the_same_files(sample_outputs: Mapping[str, bytes]) -> None:
    local_cluster = import_module("distributed").LocalCluster
    with (
        local_cluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as local,
        cluster(local.scheduler_address) as some,
    ):
        built = make(SAMPLE, House(STYLES, FONTS), Wish(), Means(NOTHING_KEPT, some), lambda _: None)
    assert built.files == sample_outputs
