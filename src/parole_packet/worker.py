"""Runs functions in a process of its own, for work on strangers' files that may never end or eat all memory.

What runs in C cannot be interrupted from Python, on any system; a process can be ended on all of them. A worker costs
a tenth of a second, so it is for rare and risky steps: repairing a file, drawing its pages.
"""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, ParamSpec, Self, TypeVar, cast

PATIENCE = 10.0
"""Seconds that a worker may go without a sign of life."""

MEMORY = 1_350_000_000
"""Bytes of address space that a worker may take, where the system can hold it to that: not on Windows and macOS."""

_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from parole_packet.worker import serve; serve()"
_ALIVE, _DONE, _FAILED, _NO_MEMORY = "alive", "done", "failed", "no memory"

if sys.platform != "win32":
    import resource

P = ParamSpec("P")
T = TypeVar("T")


class OverrunError(Exception):
    """A worker took too long, or more memory than it may; `detail` is a clause for the reader."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Worker:
    """A process that carries out calls one after the other; a context manager, started by the first call.

    Functions, arguments, results and exceptions travel as pickles. After an `OverrunError` the next call starts anew.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._replies: queue.SimpleQueue[tuple[str, Any] | None] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function of a module and return its result, or raise what it raised. Raises OverrunError."""
        try:
            return cast("T", self._call(function, args, kwargs))
        except BaseException:
            self.end()
            raise

    def _call(self, *order: object) -> Any:
        process = self._process = self._process or self._start()
        with contextlib.suppress(BrokenPipeError):
            pickle.dump(order, process.stdin)  # type: ignore[arg-type]
            process.stdin.flush()  # type: ignore[union-attr]
        while True:
            try:
                reply = self._replies.get(timeout=self._patience)
            except queue.Empty:
                raise OverrunError("it takes far too long to read") from None
            kind, value = reply or (_NO_MEMORY, None)
            if kind == _DONE:
                return value
            if kind == _FAILED and isinstance(value, Exception):
                raise value
            if kind == _NO_MEMORY:
                raise OverrunError("it takes far too much memory to read")

    def _start(self) -> "subprocess.Popen[bytes]":
        # -P: never a module from the folder where the program happens to be called
        command = [sys.executable, "-P", "-c", _SERVE, *(str(Path(entry).resolve()) for entry in sys.path)]
        process = subprocess.Popen(  # noqa: S603 - ourselves
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._replies = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process.stdout, self._replies), daemon=True).start()
        return process

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]


def _listen(stdout: IO[bytes], replies: "queue.SimpleQueue[tuple[str, Any] | None]") -> None:
    try:
        while True:
            replies.put(pickle.load(stdout))  # noqa: S301 - from our own process
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        replies.put(None)


_report: Callable[[str, object], None] | None = None


def alive() -> None:
    """Say that work goes on; called between steps of which each takes its time. Does nothing outside a worker."""
    if _report is not None:
        _report(_ALIVE, None)


def serve() -> None:
    """Be a worker: carry out calls until the program that started it is gone."""
    global _report  # noqa: PLW0603 - one process, one report
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the answers
    orders: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(sys.stdin.buffer, orders), daemon=True).start()
    _limit_memory()

    def report(kind: str, value: object) -> None:
        pickle.dump((kind, value), answers)
        answers.flush()

    _report = report
    while True:
        function, args, kwargs = orders.get()
        try:
            report(_DONE, function(*args, **kwargs))
        except MemoryError:
            report(_NO_MEMORY, None)
        except Exception as error:
            report(_FAILED, error)


def _take(stdin: IO[bytes], orders: "queue.SimpleQueue[Any]") -> None:
    """Take orders; leave at once when there is nobody any longer who could give one."""
    with contextlib.suppress(EOFError):
        while True:
            orders.put(pickle.load(stdin))  # noqa: S301 - from the program that started this one
    os._exit(0)


def _limit_memory() -> None:
    if sys.platform != "win32":
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
