"""The content of a file by its digest, and whether it is still the one that was read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parole_packet.facts import Facts


@dataclass(frozen=True, slots=True)
class Content:
    """What a file held when it was read; `stamp` is what the system said of the file before."""

    sha256: str
    stamp: tuple[int, ...]

    def still_in(self, path: Path) -> bool:
        """Tell whether nobody wrote to the file since. What was found in it meanwhile belongs to this content."""
        try:
            return _stamp(path) == self.stamp
        except OSError:
            return False


def content_of(path: Path) -> Content:
    """Read a file for its digest. Raises OSError."""
    stamp = _stamp(path)
    with path.open("rb") as file:
        return Content(hashlib.file_digest(file, "sha256").hexdigest(), stamp)


def altered(facts: Facts, folder: Path) -> Iterator[str]:
    """Yield the paths of files that do not hold any more what was surveyed; only those written to are read again."""
    for path, file in facts.files.items():
        place = folder / file.path
        try:
            same = Content(file.sha256, file.stamp).still_in(place) or content_of(place).sha256 == file.sha256
        except OSError:
            same = False
        if not same:
            yield path


def _stamp(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
