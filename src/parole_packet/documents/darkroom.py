"""Where pictures are made: taken from the store where it has them, else on all cores, handed out in order."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from parole_packet.cache import Cache
from parole_packet.documents.ahead import Task, in_order
from parole_packet.documents.content import Content, content_of
from parole_packet.documents.frames import ImageFrame, ImageProblemError
from parole_packet.documents.images import Step, image_steps
from parole_packet.documents.packed import packed, unpacked
from parole_packet.documents.proofs import Proof, Proven, proof_of
from parole_packet.facts import FileFacts, Treatment
from parole_packet.records import read, written

T = TypeVar("T")

PIXELS_AT_ONCE = 40_000_000
"""Pixels of all pictures being made or waiting for their turn: three photos of a phone. A larger one is alone."""

_PLAIN = 4
"""Weight of each byte of a picture that goes in as it is: a few are ready before they are asked for, never dozens."""

_FRAMES, _PROOFS, _DRAWN = "frames", "proofs", "drawn"


@dataclass(frozen=True, slots=True)
class Job:
    """One picture wanted: which of a file's (from 0), and what the case asks for."""

    file: FileFacts
    path: Path
    index: int
    treatment: Treatment


def pictures(jobs: Iterable[Job], cache: Cache | None = None) -> Generator[ImageFrame, None, None]:
    """Yield the pictures in the order of the jobs. Raises ImageProblemError and OSError when a picture's turn comes.

    A picture that had to be made is kept in `cache` under its file's content and the treatment; data that go in as
    they are, are not. Only the pixels of `PIXELS_AT_ONCE` are in memory at once. Close the iterator after use.
    """
    return in_order(_tasks(jobs, cache, _picture), budget=PIXELS_AT_ONCE)


def proofs(
    jobs: Iterable[Job], cache: Cache | None = None
) -> Generator[Proven | ImageProblemError, None, None]:
    """Yield what each picture has to be, worked out from the files alone, or what is wrong with its file.

    Never reads a picture that the store keeps: what it kept wrong would prove itself. It only keeps the proofs.
    """
    tasks = _tasks(jobs, cache, _proof, plain=lambda file: _PLAIN * file.size)
    told = (Task(task.weight, partial(_told, task.run)) for task in tasks)
    return in_order(told, budget=PIXELS_AT_ONCE)


class Drawings:
    """Pages of one PDF that were drawn as pictures, kept under the content of the file."""

    def __init__(self, file: FileFacts | None, path: Path | None, cache: Cache | None) -> None:
        self._shelf = _Shelf(file, path, cache) if file and path else None

    def get(self, index: int, treatment: Treatment, draw: Callable[[], ImageFrame]) -> ImageFrame:
        """Return a page as the store has it, or draw it."""
        if self._shelf is None:
            return draw()
        data = self._shelf.get(_DRAWN, index, treatment)
        kept = unpacked(data) if data is not None else None
        return kept or self._shelf.made(_DRAWN, index, treatment, lambda: (draw(), True), packed)


class _Shelf:
    """What the store has of one file. Nothing is kept of a file that a copy stands in for: it may have been locked."""

    def __init__(self, file: FileFacts, path: Path, cache: Cache | None) -> None:
        self._file, self._path = file, path
        self._cache = cache if file.copy is None else None
        self._lock = Lock()
        self._content: Content | None = None

    def get(self, kind: str, index: int, treatment: Treatment) -> bytes | None:
        return self._cache.get(kind, *self._key(index, treatment)) if self._cache else None

    def made(
        self,
        kind: str,
        index: int,
        treatment: Treatment,
        make: Callable[[], tuple[ImageFrame, bool]],
        keep: Callable[[ImageFrame], bytes],
    ) -> ImageFrame:
        """Make a picture, and keep what it comes to, if it is of the very content it is kept under."""
        if not self._cache:
            return make()[0]
        content = self._content_before()
        frame, worth_it = make()
        if worth_it and content.sha256 == self._file.sha256 and content.still_in(self._path):
            self._cache.put(kind, *self._key(index, treatment), data=keep(frame))
        return frame

    def _content_before(self) -> Content:
        """Return the content of the file as it was before the first picture was made of it."""
        with self._lock:
            self._content = self._content or content_of(self._path)
            return self._content

    def _key(self, index: int, treatment: Treatment) -> tuple[object, ...]:
        return self._file.sha256, self._file.kind.value, index, repr(treatment)


class _Sheet(NamedTuple):
    """A picture wanted, with what it takes to make it."""

    job: Job
    step: Step
    shelf: _Shelf

    def get(self, kind: str) -> bytes | None:
        return self.shelf.get(kind, self.job.index, self.job.treatment)

    def made(self, kind: str, keep: Callable[[ImageFrame], bytes]) -> ImageFrame:
        treatment = self.job.treatment
        return self.shelf.made(
            kind, self.job.index, treatment, lambda: self.step.whether_made(treatment), keep
        )


def _picture(sheet: _Sheet) -> ImageFrame:
    data = sheet.get(_FRAMES)
    kept = unpacked(data) if data is not None else None
    return kept or sheet.made(_FRAMES, packed)


def _proof(sheet: _Sheet) -> Proven:
    data = sheet.get(_PROOFS)
    kept = read(Proof, data) if data is not None else None
    if kept:
        return Proven(kept)
    frame = sheet.made(_PROOFS, lambda frame: written(proof_of(frame)))
    return Proven(proof_of(frame), frame.data)


def _tasks(
    jobs: Iterable[Job],
    cache: Cache | None,
    work: Callable[[_Sheet], T],
    *,
    plain: Callable[[FileFacts], int] = lambda _: 0,
) -> Iterator[Task[T]]:
    """Yield what there is to be done; `plain` weighs a file whose data go in as they are."""
    for path, run in groupby(jobs, key=lambda job: job.path):
        wanted = list(run)
        file = wanted[0].file
        bare, shelf = _Shelf(file, path, None), _Shelf(file, path, cache)
        try:
            steps = {step.index: step for step in image_steps(path, file.kind)}
        except (ImageProblemError, OSError) as problem:
            yield from (Task(0, partial(_fail, problem)) for _ in wanted)
            continue
        for job in wanted:
            step = steps.get(job.index)
            if step is None:
                gone = ImageProblemError("image-damaged", f"page {job.index + 1} is gone from it")
                yield Task(0, partial(_fail, gone))
            else:
                light = step.is_plain(job.treatment)
                sheet = _Sheet(job, step, bare if light else shelf)
                yield Task(plain(file) if light else step.pixels, partial(work, sheet))


def _fail(problem: Exception) -> Any:
    raise problem


def _told(run: Callable[[], Proven]) -> Proven | ImageProblemError:
    try:
        return run()
    except ImageProblemError as problem:
        return problem
