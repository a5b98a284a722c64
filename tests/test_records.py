"""Records as JSON: what is written is read back equal; anything else is refused and raises nothing."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parole_packet.facts import FileKind, PageFacts
from parole_packet.records import read, written


@dataclass(frozen=True, slots=True)
class Sample:
    """One of each kind of value that a record may hold."""

    kind: FileKind
    pages: tuple[PageFacts, ...]
    pair: tuple[str, int] | None
    parms: Mapping[str, int | bool]


NUMBERS = some.floats(allow_nan=False, allow_infinity=False)
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=8)
PAGES = some.builds(
    PageFacts, NUMBERS, NUMBERS, some.none() | NUMBERS, some.lists(TEXTS, max_size=3).map(tuple)
)
SAMPLES = some.builds(
    Sample,
    some.sampled_from(FileKind),
    some.lists(PAGES, max_size=3).map(tuple),
    some.none() | some.tuples(TEXTS, some.integers()),
    some.dictionaries(TEXTS, some.integers() | some.booleans(), max_size=3),
)
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | TEXTS,
    lambda inner: some.lists(inner, max_size=5) | some.dictionaries(TEXTS, inner, max_size=3),
)


@given(SAMPLES)
def test_what_is_written_is_read_back(sample: Sample) -> None:
    assert read(Sample, written(sample)) == sample


@given(SAMPLES, some.data())
def test_a_value_put_in_another_place_is_refused_or_fits(sample: Sample, data: Any) -> None:
    """Whatever is read writes the same again: nothing is let in that has another shape."""
    fields = json.loads(written(sample))
    fields[data.draw(some.integers(0, 3))] = data.draw(ANYTHING)
    text = json.dumps(fields).encode()
    found = read(Sample, text)
    assert found is None or json.loads(written(found)) == fields


@given(some.binary(max_size=40))
def test_any_bytes_are_refused_without_an_error(data: bytes) -> None:
    assert read(Sample, data) is None


@pytest.mark.parametrize("value", ["NaN", "Infinity", "true", '"7"', "[1]", "null"])
def test_only_a_number_is_a_number(value: str) -> None:
    assert read(PageFacts, f"[{value},1,null,[]]".encode()) is None
    assert read(PageFacts, b"[1.5,1,null,[]]") == PageFacts(1.5, 1)


def test_what_is_no_number_is_not_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        written(PageFacts(math.nan, 1))
