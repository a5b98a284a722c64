"""What is written to which stream, on a terminal and off it."""

import io
import sys

import pytest
from rich.text import Text

from parole_packet.cli.console import Progress, put, terminal, width_of


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("kind", "quiet"), [(io.StringIO, False), (Terminal, True)])
def test_no_progress_off_the_terminal_nor_quietly(
    monkeypatch: pytest.MonkeyPatch, kind: type[io.StringIO], quiet: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", kind())
    progress = Progress(quiet=quiet)
    progress("assemble", 3, 12)
    progress.clear()
    assert sys.stderr.getvalue() == ""


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = Progress(quiet=False)
    progress("assemble", 3, 12)
    progress("verify", 0, 1)
    progress.clear()
    assert sys.stderr.getvalue() == "\r\x1b[Kassemble 3/12\r\x1b[Kverify\r\x1b[K"


def test_what_a_person_typed_is_never_markup() -> None:
    stream = io.StringIO()
    put(["[bold]x[/bold] :smile: [/red]", Text("[link=x]")], stream)
    assert stream.getvalue() == "[bold]x[/bold] :smile: [/red]\n[link=x]\n"


def test_long_lines_are_not_broken() -> None:
    stream = io.StringIO()
    put(["word " * 200], stream)
    assert stream.getvalue() == "word " * 200 + "\n"


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert width_of(terminal(io.StringIO())) == 100
    monkeypatch.setenv("COLUMNS", "57")
    assert width_of(terminal(io.StringIO())) == 57
