"""Work done ahead: every result once and in order, never more in memory than allowed, and it ends when asked to."""

import threading
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parole_packet.documents.ahead import MOST_WAITING, Task, in_order

WEIGHTS = some.lists(some.integers(0, 12), max_size=30)


@given(WEIGHTS, some.integers(1, 20), some.integers(1, 5))
def test_results_come_in_order_and_within_the_budget(weights: list[int], budget: int, workers: int) -> None:
    held: dict[int, int] = {}
    lock = threading.Lock()

    def work(number: int) -> int:
        with lock:
            held[number] = weights[number]
            assert len([one for one in held.values() if one]) == 1 or sum(held.values()) <= budget
        return number

    tasks = [Task(weight, lambda number=number: work(number)) for number, weight in enumerate(weights)]
    found = []
    for number in in_order(iter(tasks), budget=budget, workers=workers):
        found.append(number)
        with lock:
            del held[number]
    assert found == list(range(len(weights)))


def test_what_a_task_raises_waits_for_its_turn() -> None:
    def fail() -> int:
        raise ValueError("broken")

    results = in_order([Task(1, lambda: 1), Task(1, fail), Task(1, lambda: 3)], budget=10)
    assert next(results) == 1
    with pytest.raises(ValueError, match="broken"):
        next(results)


def test_closing_ends_what_was_begun_and_begins_nothing_more() -> None:
    begun = []
    tasks = (Task(1, lambda number=number: begun.append(number)) for number in range(1000))
    with closing(in_order(tasks, budget=10_000, workers=2)) as results:
        next(results)
    assert len(begun) <= MOST_WAITING + 1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("picture")]
