"""Spoils files as disks, networks, bad programs and bad people do; the same seed spoils the same way."""

import random
import re
from collections.abc import Callable

_NUMBER = re.compile(rb"(?<![\w.#])-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_LENGTH = re.compile(rb"/Length (\d+)")
_ENTRY = re.compile(rb"/[A-Za-z0-9]+ (?:/[A-Za-z0-9]+|-?\d+(?: 0 R)?|\[[^\[\]<>]*\]|\([^()]*\))")
_OBJECT = re.compile(rb"\d+ 0 obj\n(.*?)\nendobj", re.DOTALL)
_ODD_NUMBERS = (
    b"0",
    b"1",
    b"-1",
    b"9",
    b"90",
    b"255",
    b"65536",
    b"99999999",
    b"2147483648",
    b"0.0001",
    b"1e9",
)

Mutation = Callable[[bytes, random.Random], bytes]


def _flip_bits(data: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _cut_end(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) // 4, len(data))]


def _cut_piece(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 10, 100, 1000)) :]


def _zero_piece(data: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(data)), chance.choice((1, 16, 512))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def _double_piece(data: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(data)), chance.choice((1, 10, 100, 1000))
    return data[: start + size] + data[start:]


def _swap_pieces(data: bytes, chance: random.Random) -> bytes:
    size = chance.choice((8, 64, 512))
    if len(data) < 4 * size:
        return _flip_bits(data, chance)
    one = chance.randrange(len(data) - 2 * size)
    other = chance.randrange(one + size, len(data) - size + 1)
    return (
        data[:one]
        + data[other : other + size]
        + data[one + size : other]
        + data[one : one + size]
        + data[other + size :]
    )


def _replace(
    data: bytes, found: re.Match[bytes] | None, new: bytes, chance: random.Random, group: int = 0
) -> bytes:
    """Put something in place of a match; half of the time without moving what follows."""
    if found is None:
        return _flip_bits(data, chance)
    start, end = found.span(group)
    if chance.random() < 0.5:
        new = new[: end - start].ljust(end - start)
    return data[:start] + new + data[end:]


def _any(pattern: re.Pattern[bytes], data: bytes, chance: random.Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data))
    return chance.choice(found) if found else None


def _number(data: bytes, chance: random.Random) -> bytes:
    return _replace(data, _any(_NUMBER, data, chance), chance.choice(_ODD_NUMBERS), chance)


def _name(data: bytes, chance: random.Random) -> bytes:
    other = _any(_NAME, data, chance)
    return _replace(data, _any(_NAME, data, chance), other[0] if other else b"/X", chance)


def _reference(data: bytes, chance: random.Random) -> bytes:
    other = _any(_REFERENCE, data, chance)
    return _replace(data, _any(_REFERENCE, data, chance), other[0] if other else b"1 0 R", chance)


def _length(data: bytes, chance: random.Random) -> bytes:
    return _replace(data, _any(_LENGTH, data, chance), chance.choice(_ODD_NUMBERS), chance, 1)


def _entry(data: bytes, chance: random.Random) -> bytes:
    return _replace(data, _any(_ENTRY, data, chance), b"", chance)


def _body(data: bytes, chance: random.Random) -> bytes:
    other = _any(_OBJECT, data, chance)
    new = chance.choice((b"null", b"<< >>", b"[ ]", other[1] if other else b"0"))
    return _replace(data, _any(_OBJECT, data, chance), new, chance, 1)


ON_BYTES: tuple[Mutation, ...] = (_flip_bits, _cut_end, _cut_piece, _zero_piece, _double_piece, _swap_pieces)
ON_TOKENS: tuple[Mutation, ...] = (_number, _name, _reference, _length, _entry, _body)


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """Spoil a file in one to three ways; a PDF more often in its words than in its bytes."""
    ways = ON_BYTES + ON_TOKENS * 2 if data[:1024].find(b"%PDF-") >= 0 else ON_BYTES
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(ways)(data, chance) or data
    return data
