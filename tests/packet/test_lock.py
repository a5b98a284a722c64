"""Two builds never write into one folder at the same time, and no lock outlives the run that held it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parole_packet.packet.lock import LOCK, LockedError, locked
from parole_packet.packet.publish import WORK_PREFIX
from tests.cli import minimal
from tests.conftest import TESTS, Ran
from tests.packet.steps import contents

Run = Callable[..., Ran]
STEP = 12
"""A step in the middle of a build: the packet is being written, its work folder is there."""
RACE = """
import os, sys
from pathlib import Path
from parole_packet.packet.lock import LockedError, locked
folder, held = Path(sys.argv[1]), 0
while held < 300:
    try:
        with locked(folder):
            os.close(os.open(folder / "inside", os.O_CREAT | os.O_EXCL))
            os.unlink(folder / "inside")
            held += 1
    except LockedError:
        pass
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return minimal.write(tmp_path / "case")


@pytest.fixture
def new(tmp_path: Path, case: Path, run: Run) -> dict[str, str]:
    """What an undisturbed build gives."""
    assert run("build", case, "--out", tmp_path / "new").code == 0
    return contents(tmp_path / "new")


def start(*arguments: object) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.Popen(command, cwd=TESTS.parent, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def holding(case: Path, out: Path) -> subprocess.Popen[str]:
    """Start a build and return when it has stopped in the middle."""
    held = start("tests.packet.holding", case, out, STEP)
    assert held.stdout is not None
    assert held.stdout.readline() == "waiting\n"
    assert len(list(out.glob(f"{WORK_PREFIX}*"))) == 1
    return held


def test_a_second_build_is_told_who_is_at_work(tmp_path: Path, case: Path, new: dict[str, str]) -> None:
    out = tmp_path / "out"
    held = holding(case, out)
    before = contents(out)
    second = start("parole_packet", "build", case, "--out", out)
    _, told = second.communicate(timeout=60)
    assert second.returncode == 3
    assert f"another build is writing into {out} (process {held.pid})" in " ".join(told.split())
    assert "--out" in told
    assert contents(out) == before, "what the running build made is still there"
    held.communicate("go on\n", timeout=60)
    assert held.returncode == 0
    assert contents(out) == new
    assert not (out / LOCK).exists()


def test_a_case_that_is_refused_leaves_a_running_build_alone(
    tmp_path: Path, case: Path, new: dict[str, str], run: Run
) -> None:
    out = tmp_path / "out"
    held = holding(case, out)
    refused = minimal.write(tmp_path / "refused", minimal.CASE + "unknown: key\n")
    assert run("build", refused, "--out", out).code == 1
    held.communicate("go on\n", timeout=60)
    assert contents(out) == new


def test_a_killed_build_holds_nothing(tmp_path: Path, case: Path, new: dict[str, str], run: Run) -> None:
    out = tmp_path / "out"
    held = holding(case, out)
    held.kill()
    held.communicate()
    assert (out / LOCK).exists(), "or this would not be what a killed build leaves"
    assert run("build", case, "--out", out).code == 0
    assert contents(out) == new
    assert not (out / LOCK).exists()


def test_builds_that_start_together_make_one_whole_set(
    tmp_path: Path, case: Path, new: dict[str, str]
) -> None:
    runs = [start("parole_packet", "build", case, "--out", tmp_path / "out") for _ in range(2)]
    for each in runs:
        each.communicate(timeout=60)
    assert sorted(each.returncode for each in runs) in ([0, 0], [0, 3])
    assert contents(tmp_path / "out") == new


def test_a_lock_is_free_again_after_it_was_held(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert (tmp_path / LOCK).read_text() == str(os.getpid())
        with pytest.raises(LockedError, match=str(os.getpid())), locked(tmp_path):
            pass
        assert (tmp_path / LOCK).exists()
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_never_two_hold_it_however_they_race(tmp_path: Path) -> None:
    """The file goes with each lock: who opened it just before must not think that it holds what is there after."""
    command = [sys.executable, "-c", RACE, str(tmp_path)]
    runs = [subprocess.Popen(command, cwd=TESTS.parent, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(each.communicate(timeout=60)[1], each.returncode) for each in runs] == [(b"", 0)] * 3


def test_a_stopped_holder_still_holds(tmp_path: Path, case: Path, run: Run) -> None:
    """A run that the system has put to sleep is no dead one."""
    held = holding(case, tmp_path / "out")
    held.send_signal(signal.SIGSTOP)
    assert run("build", case, "--out", tmp_path / "out").code == 3
    held.send_signal(signal.SIGCONT)
    held.communicate("go on\n", timeout=60)
    assert held.returncode == 0
