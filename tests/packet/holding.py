"""Runs a build that stops at a step until it is told to go on. Arguments: the case, where to build, the step."""

import sys

from parole_packet.cli.app import run
from tests.packet.steps import Steps


def main(case: str, out: str, at: str) -> None:
    def wait(number: int) -> None:
        if number == int(at):
            sys.stdout.write("waiting\n")
            sys.stdout.flush()
            sys.stdin.readline()

    Steps(wait).watch(setattr)
    sys.exit(run(["build", case, "--out", out]))


if __name__ == "__main__":
    main(*sys.argv[1:])
