"""Runs builds that are killed, each one step later than the one before; a process of its own, for it forks.

Arguments: the case, a case that is refused, the old set or `-`, a folder to work in. Writes a line of JSON a run.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from parole_packet.cli.app import run
from tests.packet.steps import CHANGES, CLEANS, Steps, die


def main(case: str, refused: str, old: str, room: str) -> None:
    with contextlib.redirect_stdout(None):
        run(["build", case, "--out", f"{room}/first"])
    for number in count(1):
        out = Path(room) / str(number)
        if old != "-":
            shutil.copytree(old, out)
        ended = in_child(lambda at=number, where=out: killed_build(case, where, at))
        found: dict[str, Any] = {"code": ended, "left": contents(out)}
        in_child(lambda where=out: run(["build", refused, "--out", str(where)]))
        found["finished"] = contents(out)
        found["next"] = in_child(lambda where=out: run(["build", case, "--out", str(where)]))
        found["then"] = contents(out)
        sys.stdout.write(json.dumps(found) + "\n")
        if ended == 0:
            return


def in_child(work: Callable[[], int]) -> int:
    """Do something in a copy of this process and return its exit code, negative when it was killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os._exit(work())


def killed_build(case: str, out: Path, at: int) -> int:
    Steps(at, die).watch(setattr, names=(*CHANGES, *CLEANS))
    return run(["build", case, "--out", str(out)])


def contents(out: Path) -> dict[str, str]:
    """Return the digest of each file directly in a folder, "" for a folder in it."""
    return {
        path.name: "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.glob("*"))
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
