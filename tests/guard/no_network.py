"""Refuse the network to this process for good: an audit hook can be neither taken away nor passed by."""

import sys

REFUSED = frozenset(
    {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
)


class NetworkRefusedError(BaseException):
    """No Exception: nothing may catch it and go on."""


def refuse(event: str, args: tuple[object, ...]) -> None:
    if event in REFUSED:
        raise NetworkRefusedError(event)


sys.addaudithook(refuse)
