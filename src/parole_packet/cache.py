"""A private store of what was once worked out from a file's content: safe to delete, bounded, never trusted blindly."""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from stat import S_ISREG

from platformdirs import user_cache_path

VARIABLE = "PAROLE_PACKET_CACHE"
LIMIT = 2_000_000_000
"""Bytes that the store may hold; what was not used for longest goes first."""

_IN_THE_MAKING = ".parole-packet-"
_OURS = re.compile(rf"[0-9a-f]{{64}}|{re.escape(_IN_THE_MAKING)}.*")
"""Names of entries: whoever names a folder of their own as the store keeps what else is in it."""

_DIGEST = hashlib.sha256().digest_size
_LIBRARIES = (
    *("pypdf", "pikepdf", "pypdfium2", "Pillow", "pillow-heif"),
    *("reportlab", "Jinja2", "markdown-it-py", "uharfbuzz", "python-bidi", "pymupdf-fonts"),
)
"""What reads files, and what draws outputs: a build is only unchanged where both are."""


def cache_folder() -> Path:
    """Return where the store lies: the folder of the environment, or the user's own."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_cache_path("parole-packet", appauthor=False)


class Cache:
    """Bytes by key. A key says all that the bytes depend on; the version of the program is added to it.

    Whatever the system refuses here only costs time: a missing, spoiled or unwritable entry is an entry that is not
    there. Folders and files are private to their owner where the system allows that.
    """

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        self.folder = folder or cache_folder()
        self.limit = limit
        self._wrote = False

    def get(self, kind: str, *key: object) -> bytes | None:
        """Return what was put there, None when there is nothing, or not what was put."""
        words = _words(kind, key)
        path = self._path(kind, words)
        with contextlib.suppress(OSError):
            data = path.read_bytes()
            if _seal(words, memoryview(data)[_DIGEST:]) == data[:_DIGEST]:
                os.utime(path)
                return data[_DIGEST:]
        return None

    def put(self, kind: str, *key: object, data: bytes) -> None:
        """Keep bytes under a key; an interrupted write leaves the old entry or none."""
        words = _words(kind, key)
        path = self._path(kind, words)
        with contextlib.suppress(OSError):
            for folder in (self.folder, path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=_IN_THE_MAKING, dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_seal(words, data))
                    file.write(data)
                Path(name).replace(path)
                self._wrote = True
            finally:
                Path(name).unlink(missing_ok=True)

    def trim(self) -> None:
        """Delete what was not used for longest until the store fits its limit; does nothing if nothing was put."""
        if not self._wrote:
            return
        self._wrote = False
        entries = sorted(self._entries(), key=lambda entry: entry[0], reverse=True)
        total = 0
        for _, size, path in entries:
            total += size
            if total > self.limit:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):
                found = path.lstat()
                if _OURS.fullmatch(path.name) and S_ISREG(found.st_mode):
                    yield found.st_mtime, found.st_size, path

    def _path(self, kind: str, words: bytes) -> Path:
        return self.folder / kind / hashlib.sha256(words).hexdigest()


def _words(kind: str, key: tuple[object, ...]) -> bytes:
    return "\0".join([_program(), kind, *map(str, key)]).encode()


def _seal(words: bytes, data: bytes | memoryview) -> bytes:
    """Return the digest that stands before an entry: of its key, too, so that no entry passes for another."""
    digest = hashlib.sha256(words)
    digest.update(b"\0")
    digest.update(data)
    return digest.digest()


@cache
def _program() -> str:
    """Return words that differ for any other state of the program and of the libraries it works with.

    Sizes and times of the modules stand for their content: no number that somebody has to remember to raise.
    """
    package = Path(__file__).parent
    modules = [(str(path.relative_to(package)), path.stat()) for path in sorted(package.rglob("*.py"))]
    words = [f"{name} {found.st_size} {found.st_mtime_ns}" for name, found in modules]
    return "\n".join([*words, *(f"{name} {_version(name)}" for name in _LIBRARIES)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
