"""A run that is stopped from outside leaves no private copy behind."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import GUARD
from tests.corpus.hostile import HOSTILE

from parole_packet.packet.pipeline import _pictures

STOPPED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs tests behind itself ignores it
from parole_packet.cli import app
from parole_packet.packet import prepare

SIGNAL = getattr(signal, sys.argv.pop(1))

def stop(*_args, **_options):
    print(*os.listdir(os.environ["TMPDIR"]))
    os.kill(os.getpid(), SIGNAL)
    raise AssertionError("the signal was lost")

prepare.compose = stop
app.main()
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_stopped_run_clears_its_copies_away(name: str, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    case = minimal.write(tmp_path / "case")
    letter = case.parent / "exhibits" / "letter.pdf"
    letter.write_bytes(letter.read_bytes().rsplit(b"startxref", 1)[0])
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED, name, "build", str(case), "--draft"],
        env=os.environ | {"PYTHONPATH": str(GUARD), "TMPDIR": str(temporary)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 130, ended.stderr
    assert ended.stdout.startswith("parole-packet-")
    assert list(temporary.iterdir()) == []
    assert not (case.parent / "out").exists()


REPAIRING = """
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
from parole_packet import worker
from parole_packet.cli import app

start = worker.Worker._start

def started(self):
    process = start(self)
    print(process.pid, flush=True)
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    return process

worker.Worker._start = started
app.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no way to send Ctrl-C to one process only")
def test_a_run_stopped_during_a_repair_leaves_neither_copy_nor_process(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    case = minimal.write(tmp_path / "case")
    (case.parent / "exhibits/letter.pdf").write_bytes(HOSTILE["curves-across-the-page-damaged"].build())
    ended = subprocess.run(
        [sys.executable, "-c", REPAIRING, "check", str(case)],
        env=os.environ | {"PYTHONPATH": str(GUARD), "TMPDIR": str(temporary)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 130, ended.stderr
    assert list(temporary.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout.split()[0]), 0)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that can close a stream")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize("command", ["build --draft", "check --format json"])
def test_a_stream_that_takes_nothing_changes_nothing_else(command: str, closed: str, tmp_path: Path) -> None:
    if "/dev/full" in closed and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    case = minimal.write(tmp_path / "case")
    line = f'exec "$0" -m parole_packet {command} "$1" --today 2026-12-01 {closed}'
    ended = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, str(case)],
        env=os.environ | {"PYTHONPATH": str(GUARD)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = ended.stdout + ended.stderr
    assert ended.returncode == 0, said
    assert "Traceback" not in said
    assert (case.parent / "out").exists() == command.startswith("build")


def test_an_interruption_while_pictures_are_cleared_away_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    delete, times = shutil.rmtree, []

    def interrupted(*arguments: object, **options: object) -> None:
        times.append(arguments)
        if len(times) == 1:
            raise KeyboardInterrupt
        delete(*arguments, **options)

    def build() -> None:
        with _pictures(None) as pictures:
            pictures.put("kind", "key", data=b"a private picture")
            assert list(tmp_path.iterdir())
            monkeypatch.setattr(shutil, "rmtree", interrupted)

    with pytest.raises(KeyboardInterrupt):
        build()
    assert list(tmp_path.iterdir()) == []
