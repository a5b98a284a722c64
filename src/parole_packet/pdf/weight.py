"""Tells early which pages would take a reader all memory or all day: small files can hold endless pages.

Only what a page names is looked at, and only what may be large is unpacked.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pikepdf
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.limits import (
    DEEPEST_FORM,
    LARGEST_CONTENTS,
    MOST_DRAWN,
    MOST_PIXELS,
    MOST_UNPACKED,
)
from parole_packet.pdf.packing import flate_size
from parole_packet.pdf.reader import PdfProblem

_FLATE = (["FlateDecode"], ["Fl"])
_FLATE_RATIO = 1032
"""Flate never packs better than this."""
_CALL = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")

Object = Any
"""An object as pikepdf hands it out."""


class ContentsScales:
    """Weighs the contents of the pages of one file. Raises PdfProblem of kind `too-large`."""

    def __init__(self) -> None:
        self._known: dict[object, int] = {}
        self._unpacked = 0

    def weigh(self, number: int, streams: Sequence[StreamObject]) -> None:
        """Look at the contents of a page, counted from 1."""
        if sum(_bound(stream) for stream in streams) <= LARGEST_CONTENTS:
            return
        total = 0
        for stream in streams:
            total += self._size(stream)
            if total > LARGEST_CONTENTS or self._unpacked > MOST_UNPACKED:
                limit = f"{LARGEST_CONTENTS // 1_000_000} MB"
                raise PdfProblem("too-large", f"page {number} unpacks to more than {limit} of drawing")

    def _size(self, stream: StreamObject) -> int:
        mark = objects.identity(stream.indirect_reference) or id(stream)
        if mark not in self._known:
            try:
                self._known[mark] = len(stream.get_data())
            except LimitReachedError:
                self._known[mark] = LARGEST_CONTENTS + 1
            except (PyPdfError, ValueError):
                self._known[mark] = 0  # who has to unpack it says what is wrong with it
            self._unpacked += self._known[mark]
        return self._known[mark]


class ContentsSoundness:
    """Tells whether the packed contents of the pages of one file are whole.

    Once `MOST_UNPACKED` bytes have been unpacked, the rest is taken for sound.
    """

    def __init__(self) -> None:
        self._known: dict[object, bool] = {}
        self._unpacked = 0

    def of(self, streams: Sequence[StreamObject]) -> bool:
        """Look at the contents of a page."""
        return all(self._is_sound(stream) for stream in streams if _filters(stream) in _FLATE)

    def _is_sound(self, stream: StreamObject) -> bool:
        mark = objects.identity(stream.indirect_reference) or id(stream)
        if mark not in self._known:
            size = 0 if self._unpacked > MOST_UNPACKED else flate_size(objects.stream_data(stream))
            self._unpacked += size or 0
            self._known[mark] = size is not None
        return self._known[mark]


def _bound(stream: StreamObject) -> int:
    """Return a number of bytes that a stream cannot exceed, without unpacking it."""
    size = len(objects.stream_data(stream))
    if not (filters := _filters(stream)):
        return size
    return size * _FLATE_RATIO if filters in _FLATE else LARGEST_CONTENTS + 1


def _filters(stream: StreamObject) -> list[str]:
    return [objects.name(item) for item in objects.entries(stream.get("/Filter"))]


class PictureScales:
    """Weighs the pictures and forms that the pages of one file name. Raises PdfProblem of kind `too-large`."""

    def __init__(self) -> None:
        self._forms: dict[tuple[int, int], int] = {}
        self._named: dict[tuple[int, int], dict[bytes, int]] = {}

    def weigh(self, number: int, page: pikepdf.Page) -> None:
        """Look at what a page, counted from 1, may call by name."""
        holder = _holder(page.obj)
        resources = holder.get("/Resources", pikepdf.Dictionary())
        mark = holder.objgen
        if mark not in self._named:
            forms = self._pictures(resources, number)
            drawn = {name: self._drawn(form, forms, number, 1) for name, form in forms.items()}
            self._named[mark] = {name: count for name, count in drawn.items() if count > 1}
        if self._named[mark]:
            self._check(_sum(_called(page.obj.get("/Contents")), self._named[mark]), number)

    def _pictures(self, resources: Object, number: int) -> dict[bytes, Object]:
        """Check the size of all pictures that are named; return the forms by their names."""
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        forms = {}
        for name, found in named.items() if isinstance(named, pikepdf.Dictionary) else ():
            if not isinstance(found, pikepdf.Stream):
                continue
            if found.get("/Subtype") == "/Form":
                forms[name[1:].encode("utf-8", "surrogateescape")] = found
            elif _whole(found.get("/Width")) * _whole(found.get("/Height")) > MOST_PIXELS:
                limit = f"{MOST_PIXELS // 1_000_000} million"
                raise PdfProblem("too-large", f"a picture on page {number} has more than {limit} pixels")
        return forms

    def _drawn(self, form: Object, outer: dict[bytes, Object], number: int, depth: int) -> int:
        """Return how many forms are drawn when this one is, itself included; `outer` are those it may call."""
        mark = form.objgen
        if mark not in self._forms:
            if depth > DEEPEST_FORM:
                raise PdfProblem("too-large", f"drawings on page {number} stand too deep in one another")
            self._forms[mark] = 0  # one that draws itself is drawn once
            inner = self._pictures(form.Resources, number) if "/Resources" in form else outer
            called = _called(form) if inner else Counter[bytes]()
            counts = {
                name: self._drawn(inner[name], inner, number, depth + 1) for name in called if name in inner
            }
            self._forms[mark] = 1 + self._check(_sum(called, counts), number)
        return self._forms[mark]

    def _check(self, drawn: int, number: int) -> int:
        if drawn > MOST_DRAWN:
            raise PdfProblem("too-large", f"page {number} draws the same things over and over")
        return drawn


def _called(contents: Object) -> Counter[bytes]:
    """Return how often contents call what they name."""
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    found = Counter[bytes]()
    for stream in streams:
        if isinstance(stream, pikepdf.Stream):
            with contextlib.suppress(pikepdf.PdfError):  # who has to unpack it says what is wrong with it
                found.update(_CALL.findall(stream.read_bytes()))
    return found


def _sum(called: Counter[bytes], counts: dict[bytes, int]) -> int:
    """Return how many forms are drawn by calls, `counts` being how many each name stands for."""
    return sum(times * counts.get(name, 0) for name, times in called.items())


def _holder(node: Object) -> Object:
    """Return the page, or the branch of the page tree above it, that names its resources."""
    for _ in range(100):
        if "/Resources" in node or not isinstance(node.get("/Parent"), pikepdf.Dictionary):
            break
        node = node.get("/Parent")
    return node


def _whole(value: Object) -> int:
    try:
        return max(0, int(value))
    except (TypeError, ValueError):
        return 0
