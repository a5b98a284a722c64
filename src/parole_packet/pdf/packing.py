"""Tells whether packed data are whole: readers show what they can unpack, and say nothing of the rest."""

import zlib

_PIECE = 1 << 20


def flate_size(data: bytes) -> int | None:
    """Return how many bytes Flate data unpack to, None where they do not end or contradict their checksum.

    A checksum that is not there at all is forgiven: some programs leave it out.
    """
    try:
        size = _unpacked(data, zlib.MAX_WBITS)
        return _unpacked(data[2:], -zlib.MAX_WBITS) if size is None else size
    except zlib.error:
        return None


def _unpacked(data: bytes, window: int) -> int | None:
    """Unpack piece by piece, keeping none; None where the end is not reached."""
    unpacker, size = zlib.decompressobj(window), 0
    while data and not unpacker.eof:
        size += len(unpacker.decompress(data, _PIECE))
        data = unpacker.unconsumed_tail
    return size if unpacker.eof else None
