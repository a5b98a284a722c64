"""Talking to the terminal: data on stdout, talk on stderr, and what is said when things go wrong."""

import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TextIO

from rich.console import Console
from rich.text import Text

from parole_packet.cli.masks import one_line
from parole_packet.errors import ParolePacketError, VerificationError

_WIDTH_WITHOUT_TERMINAL = 100


class _Terminal(Console):
    """A console that goes quiet when its reader has left, so that the exit code still tells the result."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        muffle(self.file)


def muffle(stream: IO[str]) -> None:
    """Send what is still written to a stream whose reader has left nowhere."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())
    os.close(devnull)


def terminal(stream: TextIO) -> Console:
    """Return a console that takes every text as it is. NO_COLOR and FORCE_COLOR are honored."""
    return _Terminal(file=stream, highlight=False, markup=False, emoji=False)


def width_of(console: Console) -> int:
    """Return how many cells a line may take: the terminal's, or a fixed number where there is none."""
    if console.is_terminal or "COLUMNS" in os.environ:
        return console.width
    return _WIDTH_WITHOUT_TERMINAL


def put(lines: Iterable[Text | str], stream: TextIO | None = None) -> None:
    """Write lines of data to stdout (or `stream`), never wrapped. Talk that stderr does not take is dropped."""
    console = terminal(stream or sys.stdout)
    try:
        for line in lines:
            console.print(line, soft_wrap=True)
    except OSError:
        if stream is not sys.stderr:
            raise
        muffle(stream)


def say(message: str) -> None:
    """Write one line of talk to stderr."""
    put([Text(message)], sys.stderr)


class Progress:
    """One line on stderr that says what is being done; silent unless stderr is a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._live = not quiet and sys.stderr.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` parts of a step are finished."""
        if self._live:
            count = f" {done}/{total}" if total > 1 else ""
            sys.stderr.write(f"\r\x1b[K{one_line(step)}{count}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def tell_error(error: ParolePacketError) -> None:
    """Say what ended the run, and the way out."""
    if isinstance(error, VerificationError):
        put((Text(f"  {one_line(failure)}") for failure in error.failures), sys.stderr)
    _error(error.message, error.help)


def tell_system_error(error: OSError) -> None:
    """Say what the system refused."""
    name = f": {error.filename}" if error.filename else ""
    _error(f"{error.strerror or error or type(error).__name__}{name}", "")


def tell_crash(error: BaseException, *, debug: bool) -> None:
    """Report a bug of the program by file and line only: messages and variables may hold the case."""
    if debug:
        traceback.print_exception(error, file=sys.stderr)
        return
    frames = traceback.extract_tb(error.__traceback__)
    lines = [Text(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}") for frame in frames]
    put(lines, sys.stderr)
    _error(
        f"the program made a mistake ({type(error).__name__}); your files are as they were",
        "please report the lines above; they name no part of your case. "
        "`parole-packet --debug …` shows everything, values of the case included",
    )


def _error(message: str, help: str) -> None:  # noqa: A002 - the word the reports use
    lines = [Text.assemble(("error: ", "bold red"), (one_line(message), "bold"))]
    if help:
        lines.append(Text.assemble("  = ", ("help: ", "bold"), one_line(help)))
    put(lines, sys.stderr)


def _short(filename: str) -> str:
    """Return the end of a path: what stands before it may be somebody's name."""
    parts = Path(filename).parts
    start = parts.index("parole_packet") if "parole_packet" in parts else max(len(parts) - 2, 0)
    return "/".join(parts[start:])
