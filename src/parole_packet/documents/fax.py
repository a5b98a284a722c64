"""Fax data of TIFF pages (ITU-T T.6, "Group 4"), proven to be whole: decoders show something of any data.

There is no checksum in them; what is damaged so that every code and every row still fit cannot be told.
"""

import io
import re
import struct
from bisect import bisect_right

from PIL import Image

_MOST_PIXELS, _MOST_BYTES = 80_000_000, 8_000_000
"""A page of 11 by 17 inches at 600 dpi."""

_WHITE = """00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101
101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010
00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010
00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100
00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100"""
_BLACK = """0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111
000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000
00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001
000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111
000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111
000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111
000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111"""
_LONG_WHITE = """11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100
011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011
010011000 010011001 010011010 011000 010011011"""
_LONG_BLACK = """0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101
0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011
0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101
0000001011010 0000001011011 0000001100100 0000001100101"""
_LONGEST = """00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101
000000010110 000000010111 000000011100 000000011101 000000011110 000000011111"""
_MODES = {"1": 0, "011": 1, "000011": 2, "0000011": 3, "010": -1, "000010": -2, "0000010": -3}
"""How far right of the change above a change stands."""
_PASS, _RUNS, _END = "0001", "001", re.compile("(?:0{11}1){2}|0*$|[01]{0,31}$")
_MODE = re.compile("|".join((*_MODES, _PASS, _RUNS)))


def _runs(short: str, long: str) -> tuple[dict[str, int], re.Pattern[str]]:
    codes = {code: length for length, code in enumerate(short.split())}
    codes |= {code: 64 * number for number, code in enumerate((long + " " + _LONGEST).split(), 1)}
    return codes, re.compile("|".join(sorted(codes, key=len)))


_COLORS = (_runs(_WHITE, _LONG_WHITE), _runs(_BLACK, _LONG_BLACK))


def fax_is_whole(data: bytes, width: int, rows: int) -> bool:
    """Tell whether Group 4 data hold so many rows of that width, and nothing else.

    Most encoders make the same bytes of the same picture: where packing what was unpacked gives the data again, they
    are sound. All others are followed code by code, which takes a hundred times as long. Larger pictures than any page
    of a document are not looked at.
    """
    if width * rows > _MOST_PIXELS or len(data) > _MOST_BYTES:
        return True
    return _packed_again(data, width, rows) or _is_strictly_whole(data, width, rows)


def _is_strictly_whole(data: bytes, width: int, rows: int) -> bool:
    bits = f"{int.from_bytes(data, 'big'):0{8 * len(data)}b}" if data else ""
    try:
        place, above = 0, list[int]()
        for _ in range(rows):
            place, above = _row(bits, place, above, width)
    except ValueError:
        return False
    return _END.match(bits, place) is not None


def _row(bits: str, place: int, above: list[int], width: int) -> tuple[int, list[int]]:
    """Follow the codes of one row; returns where they end and where the row changes its color."""
    changes: list[int] = []
    at, color = -1, 0
    while at < width:
        code = _MODE.match(bits, place)
        if code is None:
            raise ValueError("no code")
        place = code.end()
        nexts = _after(above, at, color, width)
        if code[0] == _PASS:
            at = nexts[1]
        elif code[0] == _RUNS:
            at = max(at, 0)
            for shade in (color, 1 - color):
                place, length = _length(bits, place, shade)
                at += length
                _change(changes, at)
        else:
            moved = nexts[0] + _MODES[code[0]]
            if moved < max(at, 0):
                raise ValueError("backwards")
            at, color = moved, 1 - color
            _change(changes, at)
        if at > width:
            raise ValueError("too long")
    return place, [change for change in changes if change < width]


def _after(above: list[int], at: int, color: int, width: int) -> tuple[int, int]:
    """Return the next change of the row above away from `color`, and the one after it."""
    index = bisect_right(above, at)
    index += index % 2 != color
    first, second = (*above[index : index + 2], width, width)[:2]
    return first, second


def _change(changes: list[int], at: int) -> None:
    """Note a change; two at the same place are none."""
    if changes and changes[-1] == at:
        changes.pop()
    else:
        changes.append(at)


def _length(bits: str, place: int, color: int) -> tuple[int, int]:
    """Read the length of a run: any number of long codes and a short one."""
    codes, pattern = _COLORS[color]
    total = 0
    while True:
        found = pattern.match(bits, place)
        if found is None:
            raise ValueError("no length")
        place = found.end()
        total += codes[found[0]]
        if codes[found[0]] < 64:
            return place, total


def _packed_again(data: bytes, width: int, rows: int) -> bool:
    try:
        with Image.open(io.BytesIO(_tiff(data, width, rows))) as image:
            file = io.BytesIO()
            image.save(file, "TIFF", compression="group4", strip_size=1 << 30)
        with Image.open(file) as again:
            tags = again.tag_v2  # type: ignore[attr-defined]
            start, size = tags[273][0], tags[279][0]
    except (OSError, ValueError, KeyError):
        return False
    return data.startswith(file.getvalue()[start : start + size])


def _tiff(data: bytes, width: int, rows: int) -> bytes:
    """Return a file of one page and one strip."""
    fields = {256: width, 257: rows, 258: 1, 259: 4, 262: 1, 273: 122, 277: 1, 278: rows, 279: len(data)}
    table = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields.items())
    return (struct.pack("<2sHIH", b"II", 42, 8, len(fields)) + table + bytes(4)).ljust(122, b"\0") + data
