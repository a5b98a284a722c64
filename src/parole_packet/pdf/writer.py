"""Writes a PDF file object by object, so that memory stays flat however large the packet grows."""

import hashlib
from collections.abc import Iterable
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfSink:
    """A PDF file being written. Every object goes to the file at once; only its position is remembered.

    Object numbers are handed out by `reserve` and may be written in any order, each exactly once.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._offsets: list[int] = [0]
        self._position = 0
        self._write(_HEADER)

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._position += len(data)

    def reserve(self) -> int:
        """Return a new object number."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is not a stream."""
        self._begin(number)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def put_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream; `entries` are the dictionary's keys and values without /Length."""
        self._begin(number)
        self._write(b"%d 0 obj\n<<%b/Length %d>>stream\n" % (number, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")

    def add(self, body: bytes) -> int:
        """Write a new object that is not a stream and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, entries: bytes, data: bytes) -> int:
        """Write a new stream and return its object number."""
        number = self.reserve()
        self.put_stream(number, entries, data)
        return number

    def _begin(self, number: int) -> None:
        if self._offsets[number]:
            raise ValueError(f"object {number} was written before")
        self._offsets[number] = self._position

    def finish(self, *, root: int, info: int, identity: bytes) -> None:
        """Write the cross-reference table and trailer. `identity` is hashed into the file's /ID.

        Raises ValueError when a reserved object was never written.
        """
        missing = [number for number, offset in enumerate(self._offsets) if number and not offset]
        if missing:
            raise ValueError(f"objects {missing[:5]} were reserved but never written")
        start = self._position
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets))
        self._write(b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[1:]))
        name = hashlib.sha256(identity).hexdigest()[:32].encode()
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._offsets), root, info, name, name, start)
        )


def text_string(text: str) -> bytes:
    """Write a text string: plain where ASCII does, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        return b"(" + text.translate(_ESCAPES).encode() + b")"
    return b"<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().upper().encode() + b">"


_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def array(items: Iterable[bytes]) -> bytes:
    """Write an array of items that are already written out."""
    return b"[" + b" ".join(items) + b"]"
