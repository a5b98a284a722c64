"""Where the passwords of locked PDFs come from: a file of lines, or the person at the terminal. Kept nowhere."""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from parole_packet.cli.masks import one_line
from parole_packet.errors import InputOutputError, UsageError

_FORM = "write one line for each locked file: its path as in the case file, a colon, the password"


def passwords(file: Path | None, *, ask: bool) -> Callable[[str, bool], str | None]:
    """Return what knows the password of a file; it asks at a terminal, if it may, for what the password file lacks.

    Raises UsageError and InputOutputError for a password file that cannot be read.
    """
    known = _read(file) if file is not None else {}
    ask = ask and sys.stdin.isatty() and sys.stderr.isatty()

    def password(path: str, again: bool) -> str | None:
        if path in known and not again:
            return known[path]
        return _ask(path, again=again) if ask else None

    return password


def _read(file: Path) -> dict[str, str]:
    """Read a password file; one space after the colon is not part of the password, everything else is."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text", _FORM) from error
    except OSError as error:
        raise InputOutputError(
            f"the password file {file} cannot be read: {error.strerror}", "check its name"
        ) from error
    known = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        path, colon, password = line.partition(":")
        if not colon or not path.strip():
            raise UsageError(f"line {number} of {file} names no file", _FORM)
        known[path.strip()] = password.removeprefix(" ")
    return known


def _ask(path: str, *, again: bool) -> str | None:
    words = "that did not open it; password" if again else "password"
    try:
        return getpass.getpass(f"{words} of {one_line(path)} (Enter to go on without): ") or None
    except EOFError:
        return None
