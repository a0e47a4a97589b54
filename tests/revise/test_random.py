"""Random editing, any numbers: the laws of a refresh hold. benchmarks/editing.py does the same thousands of times."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.revise.bench import differing, refreshed
from tests.revise.laws import MANIFEST, broken
from tests.revise.random_hands import ACTS, edited

STEPS = st.lists(st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 1 << 16)), max_size=12)
FEW = settings(max_examples=12, suppress_health_check=list(HealthCheck))


@FEW
@given(steps=STEPS, name=st.sampled_from(["moved", "turned", "filled"]))
def test_no_law_is_broken(builds: dict[str, bytes], steps: list[tuple[int, int]], name: str) -> None:
    after, names = edited(builds["same"], steps)
    assert broken(refreshed(after, builds[name])) == [], names


@settings(FEW, max_examples=5)
@given(
    rounds=st.lists(st.tuples(STEPS, st.sampled_from(["same", "moved", "turned", "filled"])), min_size=2, max_size=3)
)
def test_nor_in_several_rounds(builds: dict[str, bytes], rounds: list[tuple[list[tuple[int, int]], str]]) -> None:
    data = builds["same"]
    for steps, name in rounds:
        data, names = edited(data, steps)
        outcome = refreshed(data, builds[name])
        assert broken(outcome) == [], names
        data = outcome.after


@FEW
@given(steps=STEPS)
def test_unchanged_data_change_no_number_and_no_word(builds: dict[str, bytes], steps: list[tuple[int, int]]) -> None:
    after, _ = edited(builds["same"], steps)
    outcome = refreshed(after, builds["same"])
    assert {n.kind for n in outcome.result.notes if n.level == "changed"} <= {"caption", "reference", "list"}
    assert not any(name.startswith(MANIFEST) for name in differing(outcome.before, outcome.after))
