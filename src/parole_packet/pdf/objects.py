"""Small safe steps over the objects of a source PDF: resolve, test, measure. Knows pypdf's types, nothing else."""

from collections.abc import Iterator
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

from parole_packet.pdf.geometry import Rect

Raw = Any
"""An object as pypdf hands it out, possibly a reference."""


def resolve(value: Raw) -> Raw:
    """Follow references to the object itself; None for null and for references to nothing."""
    for _ in range(20):
        if not isinstance(value, IndirectObject):
            return None if isinstance(value, NullObject) else value
        value = value.get_object()
    return None


def dictionary(value: Raw) -> DictionaryObject:
    """Return the dictionary behind a value, an empty one when it is anything else."""
    value = resolve(value)
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def entries(value: Raw) -> list[Raw]:
    """Return the items of the array behind a value, unresolved; a lone object counts as an array of one."""
    found = resolve(value)
    if found is None:
        return []
    return list(found) if isinstance(found, ArrayObject) else [value]


def raw(holder: DictionaryObject, key: str) -> Raw:
    """Return an entry without following its reference; None when it is not there."""
    return holder.raw_get(key) if key in holder else None


def name(value: Raw) -> str:
    """Return a name without its slash, "" for anything that is not a name or text."""
    value = resolve(value)
    return value.removeprefix("/") if isinstance(value, str) else ""


def text(value: Raw) -> str:
    """Return a text string as text."""
    value = resolve(value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""


def number(value: Raw, default: float = 0.0) -> float:
    """Return a number, `default` for anything else."""
    value = resolve(value)
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def rectangle(value: Raw) -> Rect | None:
    """Return a rectangle with its corners put in order, None when it is missing, broken or empty."""
    corners = entries(value)
    if len(corners) != 4:
        return None
    x0, y0, x1, y1 = (number(corner, float("nan")) for corner in corners)
    if not all(abs(corner) < 1e6 for corner in (x0, y0, x1, y1)):
        return None
    rect = Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return rect if rect.width >= 1 and rect.height >= 1 else None


def identity(value: Raw) -> tuple[int, int] | None:
    """Return object and generation number of a reference, None for a direct object."""
    return (value.idnum, value.generation) if isinstance(value, IndirectObject) else None


def stream_data(stream: StreamObject) -> bytes:
    """Return the bytes of a stream as they stand in the file, decrypted but still filtered.

    pypdf has no public way to them: a contract test holds this one attribute.
    """
    return stream._data  # noqa: SLF001


def string_bytes(value: str | bytes) -> bytes:
    """Return the bytes of a string object as they stood in the file."""
    if isinstance(value, TextStringObject):
        return value.original_bytes
    return value.encode("latin-1", "replace") if isinstance(value, str) else bytes(value)


def tree(first: Raw, *, limit: int = 20_000) -> Iterator[DictionaryObject]:
    """Walk a chain of siblings linked by /Next, stopping at a loop."""
    seen: set[tuple[int, int]] = set()
    while first is not None and len(seen) < limit:
        mark = identity(first)
        if mark is not None and mark in seen:
            return
        seen.add(mark or (-len(seen) - 1, 0))
        node = dictionary(first)
        if not node:
            return
        yield node
        first = raw(node, "/Next")
