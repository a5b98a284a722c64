"""A run that is stopped from outside leaves no private copy behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import GUARD

STOPPED = """
import os, signal, sys
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
