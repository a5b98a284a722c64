"""The suite cannot reach the network, neither here nor in a child process."""

import os
import socket
import subprocess
import sys

import pytest
from no_network import NetworkRefusedError

from tests.conftest import GUARD


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
    ],
    ids=["connect", "look up", "send"],
)
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_this_process_cannot_reach_the_network(reach: object) -> None:
    with pytest.raises(NetworkRefusedError):
        reach()  # type: ignore[operator]


def test_a_child_cannot_reach_the_network() -> None:
    code = "import socket; socket.getaddrinfo('example.org', 443)"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(GUARD)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "NetworkRefusedError: socket.getaddrinfo" in ended.stderr
