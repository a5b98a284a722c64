"""Whatever happens during a build, the outputs are the old set or the new one, whole, and the next build mends it."""

import errno
import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest

from parole_packet.errors import InputOutputError
from parole_packet.packet.publish import READY, finish_interrupted, publish
from tests.cli import minimal
from tests.conftest import TESTS, Ran
from tests.packet.steps import Steps, contents

Run = Callable[..., Ran]
PACKET = "packet-draft.pdf"
SET = {PACKET, "packet-draft.manifest.json", "filing-day-draft.md", "filing-day-draft.pdf"}
"""What a build leaves where no official form can be filled in."""
OTHER = minimal.CASE.replace("She needs surgery.", "She needs another operation.")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return minimal.write(tmp_path / "case")


@pytest.fixture
def old(tmp_path: Path, case: Path, run: Run) -> Path:
    """A folder with the set of a case that said something else."""
    case.write_text(OTHER, "utf-8")
    assert run("build", case, "--out", tmp_path / "old").code == 0
    case.write_text(minimal.CASE, "utf-8")
    return tmp_path / "old"


@pytest.fixture
def new(tmp_path: Path, case: Path, run: Run) -> dict[str, str]:
    """What an undisturbed build gives."""
    assert run("build", case, "--out", tmp_path / "new").code == 0
    return contents(tmp_path / "new")


@pytest.mark.parametrize("over_an_old_set", [True, False])
def test_a_build_that_ends_at_any_step_leaves_a_whole_set(
    over_an_old_set: bool,
    tmp_path: Path,
    case: Path,
    old: Path,
    new: dict[str, str],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The folder is copied at each step: so it would look if the process were killed there."""
    before = contents(old) if over_an_old_set else {}
    out, seen = tmp_path / "out", tmp_path / "seen"
    copy(old if over_an_old_set else out, out)
    steps = Steps(lambda number: copy(out, seen / str(number)))
    with monkeypatch.context() as patched:
        steps.watch(patched.setattr)
        assert run("build", case, "--out", out).code == 0
    assert contents(out) == new
    assert steps.done > 30
    refused = minimal.write(tmp_path / "refused", minimal.CASE + "unknown: key\n")
    found: dict[str, Path] = {}
    for number in range(1, steps.done + 1):
        found.setdefault(state(seen / str(number)), seen / str(number))
    assert len(found) > 7
    for left in found.values():
        files = {name: digest for name, digest in contents(left).items() if digest}
        assert files.items() <= before.items() | new.items()
        assert set(before) <= set(files) <= SET
        assert run("build", refused, "--out", left).code == 1
        assert {name: digest for name, digest in contents(left).items() if digest} in (before, new)
        assert run("build", case, "--out", left).code == 0
        assert contents(left) == new


@pytest.mark.parametrize("part", [0.2, 0.8])
def test_a_killed_build_leaves_what_was_seen_at_that_step(
    part: float, tmp_path: Path, case: Path, old: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, killed, seen = tmp_path / "out", tmp_path / "killed", tmp_path / "seen"
    copy(old, out)
    copy(old, killed)
    steps = Steps(lambda number: copy(out, seen / str(number)))
    with monkeypatch.context() as patched:
        steps.watch(patched.setattr)
        assert run("build", case, "--out", out).code == 0
    step = str(round(steps.done * part))
    arguments = [sys.executable, "-m", "tests.packet.killing", case, killed, step]
    ended = subprocess.run(arguments, cwd=TESTS.parent, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert state(killed) == state(seen / step)


def copy(out: Path, where: Path) -> None:
    """Copy a folder that may not be there."""
    if out.exists():
        shutil.copytree(out, where)


def state(out: Path) -> str:
    """Return what a later run sees of a folder: work folders without their names, and unread."""
    left = sorted((name if digest else "folder", digest) for name, digest in contents(out).items())
    return json.dumps([left, contents(out / READY)])


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "close the file",
    errno.EIO: os.strerror(errno.EIO),
}


def test_a_build_the_system_refuses_at_any_step_changes_nothing(
    tmp_path: Path, case: Path, old: Path, new: dict[str, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, refusals = contents(old), 0
    for at, (reason, words) in enumerate(cycle(REASONS.items()), 1):
        out = tmp_path / f"out-{at}"
        shutil.copytree(old, out)
        steps = Steps(partial(refuse, at, reason))
        with monkeypatch.context() as patched:
            steps.watch(patched.setattr, without=("unlink", "rmdir"))
            ended = run("build", case, "--out", out)
        assert (ended.code, contents(out)) in ((3, before), (0, new)), (at, ended.stderr)
        if ended.code == 3:
            refusals += 1
            assert words in ended.stderr, at
            assert ".parole-packet-" not in ended.stderr, at
        if steps.done < at:
            break
    assert refusals > 20


def refuse(at: int, reason: int, number: int) -> None:
    if number == at:
        raise OSError(reason, os.strerror(reason))


def test_a_packet_open_in_another_program_is_an_error_that_says_so(
    case: Path, old: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, before = os.replace, contents(old)

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == PACKET:
            raise PermissionError(errno.EACCES, "denied", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    ended = run("build", case, "--out", old)
    assert ended.code == 3
    assert f"{PACKET} cannot be written" in ended.stderr
    assert "close the file if it is open in another program" in ended.stderr
    assert contents(old) == before


@pytest.mark.parametrize("refused", ["a.pdf", "b.pdf", "c.json"])
def test_a_set_of_many_files_is_put_back_whole(refused: str, tmp_path: Path, monkeypatch) -> None:
    names, replace = ("a.pdf", "b.pdf", "c.json"), os.replace
    out, work = tmp_path / "out", tmp_path / "out/.parole-packet-x"
    work.mkdir(parents=True)
    for name in names:
        (work / name).write_text(f"new {name}")
    for name in ("a.pdf", "c.json"):
        (out / name).write_text(f"old {name}")

    def refuse(source: Path, target: Path) -> None:
        if (Path(target).name, Path(source).suffix) != (refused, ".old") and Path(target).name == refused:
            raise PermissionError(errno.EACCES, "denied", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(InputOutputError, match=refused):
        publish(work, out, names)
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        "a.pdf": "old a.pdf",
        "c.json": "old c.json",
    }


OLD_SET, NEW_SET = {"a.pdf": "old", "gone.html": "old", "z.json": "old"}, {"a.pdf": "new", "z.json": "new"}
GONE = {"gone.html": hashlib.sha256(b"old").hexdigest()}


def work_beside(out: Path) -> Path:
    """Lay out an old set, and a new one in the making that has one file less."""
    work = out / ".parole-packet-x"
    work.mkdir(parents=True)
    for folder, files in ((out, OLD_SET), (work, NEW_SET)):
        for name, text in files.items():
            (folder / name).write_text(text)
    return work


def texts(out: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in out.iterdir() if path.is_file()}


def test_a_file_is_taken_away_together_with_its_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, seen = tmp_path / "out", tmp_path / "seen"
    work = work_beside(out)
    steps = Steps(lambda number: copy(out, seen / str(number)))
    with monkeypatch.context() as patched:
        steps.watch(patched.setattr)
        publish(work, out, tuple(NEW_SET), gone=GONE)
    assert texts(out) == NEW_SET
    ends = []
    for number in range(1, steps.done + 1):
        finish_interrupted(seen / str(number))
        ends.append(texts(seen / str(number)))
    decided = ends.index(NEW_SET)
    assert ends == [OLD_SET] * decided + [NEW_SET] * (len(ends) - decided)
    assert 0 < decided < len(ends) - len(OLD_SET)


@pytest.mark.parametrize("refused", ["gone.html", "z.json"])
def test_a_file_that_was_taken_away_is_put_back_with_its_set(
    refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, replace, unlink = work_beside(tmp_path / "out"), os.replace, os.unlink

    def refuse_move(source: Path, target: Path) -> None:
        if (Path(target).name, Path(source).suffix) != (refused, ".old") and Path(target).name == refused:
            raise PermissionError(errno.EACCES, "denied", str(source), None, str(target))
        replace(source, target)

    def refuse_unlink(path: Path, **options: int) -> None:
        if Path(path) == tmp_path / "out" / refused:
            raise PermissionError(errno.EACCES, "denied", str(path))
        unlink(path, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse_move)
        patched.setattr(os, "unlink", refuse_unlink)
        with pytest.raises(InputOutputError, match=refused):
            publish(work, tmp_path / "out", ("a.pdf", "z.json"), gone=GONE)
    assert texts(tmp_path / "out") == OLD_SET


def test_an_output_somebody_changed_is_not_replaced(case: Path, old: Path, new, run: Run) -> None:
    with (old / PACKET).open("ab") as file:
        file.write(b"% signed")
    before = contents(old)
    ended = run("build", case, "--out", old)
    assert ended.code == 3
    assert f"{PACKET} was changed since it was built" in ended.stderr
    assert "--force" in ended.stderr
    assert contents(old) == before
    assert run("build", case, "--out", old, "--force").code == 0
    assert contents(old) == new


def test_an_output_changed_after_a_killed_build_is_not_replaced(tmp_path: Path) -> None:
    out, ready = tmp_path, tmp_path / READY
    ready.mkdir()
    (out / "a.pdf").write_text("signed by hand")
    (out / "b.pdf").write_text("old")
    before = {"a.pdf": hashlib.sha256(b"old").hexdigest(), "b.pdf": hashlib.sha256(b"old").hexdigest()}
    (ready / "set.json").write_text(json.dumps(before))
    for name in before:
        (ready / name).write_text("new")
    finish_interrupted(out)
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        "a.pdf": "signed by hand",
        "b.pdf": "new",
    }


def test_an_output_path_that_is_a_file_is_refused(tmp_path: Path, case: Path, run: Run) -> None:
    (tmp_path / "out").write_text("mine")
    ended = run("build", case, "--out", tmp_path / "out")
    assert ended.code == 3
    assert "cannot be written" in ended.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_an_output_folder_may_lie_elsewhere_by_a_link(tmp_path: Path, case: Path, new, run: Run) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert run("build", case, "--out", tmp_path / "link").code == 0
    assert contents(tmp_path / "elsewhere") == new
    assert (tmp_path / "link").is_symlink()


def test_an_output_that_is_a_link_is_replaced_and_not_written_through(
    tmp_path: Path, case: Path, old: Path, new, run: Run
) -> None:
    (old / PACKET).rename(tmp_path / "treasure.pdf")
    (old / PACKET).symlink_to(tmp_path / "treasure.pdf")
    treasure = (tmp_path / "treasure.pdf").read_bytes()
    assert run("build", case, "--out", old).code == 0
    assert contents(old) == new
    assert (tmp_path / "treasure.pdf").read_bytes() == treasure


def test_outputs_are_private_to_their_owner(case: Path, new, tmp_path: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    assert modes == dict.fromkeys(SET, 0o600)
