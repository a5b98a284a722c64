"""Work done ahead on all cores, handed out in order, with a bound on what is in memory at once."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_WAITING = 64
"""Tasks that are looked at before their turn, however light."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Something to be done. `weight` is what it keeps in memory; without any it is done when its turn comes."""

    weight: int
    run: Callable[[], T]


def in_order(
    tasks: Iterable[Task[T]], *, budget: int, workers: int | None = None
) -> Generator[T, None, None]:
    """Yield the result of each task in the order of the tasks, whichever ends first.

    A task begins only when its weight and the weights of all that began and were not used up yet stay within the
    budget; one that is heavier than that is alone. What a task raises is raised when its turn comes. Closing the
    iterator ends what was begun.
    """
    coming, waiting, held = iter(tasks), deque[tuple[int, Callable[[], T]]](), 0
    following = next(coming, None)
    pool = ThreadPoolExecutor(workers or os.cpu_count() or 1, "picture")
    try:
        while following is not None or waiting:
            while following is not None and (
                not waiting or (held + following.weight <= budget and len(waiting) < MOST_WAITING)
            ):
                held += following.weight
                waiting.append((following.weight, _begun(pool, following)))
                following = next(coming, None)
            weight, result = waiting.popleft()
            yield result()
            held -= weight
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(pool: ThreadPoolExecutor, task: Task[T]) -> Callable[[], T]:
    if not task.weight:
        return task.run
    future: Future[T] = pool.submit(task.run)
    return future.result
