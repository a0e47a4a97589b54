"""JSON texts of dataclasses: what the json module writes of the same."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from hypothesis import given
from hypothesis import strategies as some

from docgen.model.indented import indented

plain = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text()
values = some.recursive(
    plain, lambda held: some.lists(held) | some.lists(held).map(tuple) | some.dictionaries(some.text(), held)
)


@dataclass(frozen=True)
class Lone:
    name: object


@dataclass(frozen=True)
class Pair:
    first: object
    second: tuple[Lone, ...]


@given(values)
def test_values_are_written_as_the_json_module_writes_them(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(values, values)
def test_dataclasses_are_written_with_their_fields(first: object, second: object) -> None:
    pair = Pair(first, (Lone(second), Lone("“乙”\n")))
    assert indented(pair) == json.dumps(asdict(pair), ensure_ascii=False, indent=1)
