"""One run at a time in an output folder: a lock of the operating system, which ends with the run, however that ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".parole-packet.lock"
_PRIVATE = 0o600
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""A link under this name would have another file written over."""


class LockedError(Exception):
    """Another run holds the folder; `process` is its number as the system knows it, "" where it cannot be told."""

    def __init__(self, process: str) -> None:
        super().__init__(process)
        self.process = process


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder that exists. Raises LockedError at once where another run does, and OSError.

    The file that is locked says who holds it and goes with the lock. What a killed run leaves is an ordinary file.
    On a disk that knows no locks nothing is held.
    """
    path = folder / LOCK
    handle = _taken(path)
    try:
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        if sys.platform != "win32":  # there, a file that is open cannot be removed
            _removed(path)
        os.close(handle)
        if sys.platform == "win32":
            _removed(path)


def _taken(path: Path) -> int:
    """Return the handle of the locked file that now has this name: the one that was opened may just be going."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, _PRIVATE)
        try:
            _lock(handle)
            if _is_at(handle, path):
                return handle
        except BlockingIOError:
            holder = os.read(handle, 20).decode("ascii", "replace")
            os.close(handle)
            raise LockedError(holder) from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _removed(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a byte that is locked cannot be read: not one of those that say who holds it

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
else:
    import errno
    import fcntl

    _NO_LOCKS = frozenset((errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS))

    def _lock(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
