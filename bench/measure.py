"""Runs commands and takes their time and memory."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """Seconds on the clock and of the processor, largest memory in MB, and what was printed."""

    wall: float
    used: float
    megabytes: float
    printed: str


def timed(command: list[str], fine: tuple[int, ...] = (0,)) -> Run:
    """Run a command to its end; another exit code than the fine ones ends the benchmark.

    This process stays small, because the system counts what a process uses from before its program is loaded.
    """
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        printed = process.stdout.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode not in fine:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT / 1e6, printed)
