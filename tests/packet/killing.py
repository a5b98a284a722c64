"""Runs a build that is killed at one of its steps. Arguments: the case, where to build, the number of the step."""

import os
import signal
import sys

from parole_packet.cli.app import run
from tests.packet.steps import Steps


def main(case: str, out: str, at: str) -> None:
    def die(number: int) -> None:
        if number == int(at):
            os.kill(os.getpid(), signal.SIGKILL)

    Steps(die).watch(setattr)
    run(["build", case, "--out", out])


if __name__ == "__main__":
    main(*sys.argv[1:])
