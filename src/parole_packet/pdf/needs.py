"""What of its resources a page needs, told with qpdf's parser: how the proof knows what a cut file may bring along.

`used` tells it the writer of the packet, with another parser; the two have to come to the same.
"""

import warnings
from collections.abc import Iterable, Set
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_KINDS = {
    "Do": "/XObject",
    "Tf": "/Font",
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "sh": "/Shading",
    "BDC": "/Properties",
    "DP": "/Properties",
    "INLINE IMAGE": "/ColorSpace",
}
_TAGGED = ("BDC", "DP")
_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_DEFAULTS = frozenset(("/ColorSpace", name) for name in ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"))

Object = Any
Need = tuple[str, str] | int
"""Kind and name of a resource, or a code of a letter."""
Needs = frozenset[Need]


class Trims:
    """The resources of one document, cut down to what is needed. `held` is what forms and patterns may keep."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._read: dict[tuple[int, int], Needs] = {}
        self._outer: dict[tuple[int, int], Needs] = {}
        self.held: dict[tuple[int, int], Dictionary] = {}

    def of(self, streams: list[Object], resources: Object) -> Dictionary:
        """Return the part of some resources that content streams, read as one, need."""
        if len(streams) == 1:
            needs = self._needs(streams[0])
        else:
            joined = b"\n".join(stream.read_bytes() for stream in streams)
            needs = frozenset(_read(Stream(self._document, joined)))
        return self._cut(needs, resources)[0]

    def appearance(self, stream: Object, defaults: Object) -> Dictionary:
        """Return the part of its own resources that an appearance needs, or of the defaults where it has none."""
        needs = self._form(stream)
        return self.held[stream.objgen] if "/Resources" in stream else self._cut(needs, defaults)[0]

    def _cut(self, needs: Needs, resources: Object) -> tuple[Dictionary, Needs]:
        """Return what is needed of some resources, and what is needed besides."""
        all_needs = set(needs | _DEFAULTS)
        pending = set(all_needs)
        while pending:
            found = set[Need]()
            for need in pending:
                found |= self._inside(need, _look_up(resources, need), all_needs)
            pending = found - all_needs
            all_needs |= found
            if any(isinstance(need, int) for need in pending):
                pending |= {need for need in all_needs if isinstance(need, tuple) and need[0] == "/Font"}
        kept: dict[str, dict[str, Object]] = {}
        for need in all_needs:
            value = _look_up(resources, need)
            if value is not None and isinstance(need, tuple):
                kind, name = need
                drawn = kind == "/Font" and _type3(value)
                kept.setdefault(kind, {})[name] = self._font(value, all_needs)[0] if drawn else value
        outer = frozenset(need for need in all_needs - _DEFAULTS if _look_up(resources, need) is None)
        return Dictionary({kind: Dictionary(entries) for kind, entries in kept.items()}), outer

    def _inside(self, need: Need, value: Object, needs: Set[Need]) -> Needs:
        if not isinstance(need, tuple) or not isinstance(value, Dictionary | Stream):
            return frozenset()
        kind = need[0]
        if kind == "/Font":
            return self._font(value, needs)[1] if _type3(value) else frozenset()
        if kind == "/ExtGState":
            mask = value.get("/SMask")
            return self._form(mask.get("/G")) if isinstance(mask, Dictionary) else frozenset()
        if kind == "/Pattern" and isinstance(value, Dictionary):
            value = value.get("/Shading", Dictionary())
        elif kind in ("/XObject", "/Pattern") and value.get("/Subtype") != Name.Image:
            return self._form(value)
        space = value.get("/ColorSpace")
        return frozenset({("/ColorSpace", str(space))}) if isinstance(space, Name) else frozenset()

    def _form(self, stream: Object) -> Needs:
        """Return what a form or pattern needs of the resources around it."""
        if not isinstance(stream, Stream):
            return frozenset()
        mark = stream.objgen
        if mark not in self._outer:
            self._outer[mark] = frozenset()
            needs = self._needs(stream)
            if "/Resources" in stream:
                self.held[mark], needs = self._cut(needs, stream.get("/Resources"))
            self._outer[mark] = needs
        return self._outer[mark]

    def _needs(self, stream: Object) -> Needs:
        mark = stream.objgen
        if mark not in self._read:
            self._read[mark] = frozenset(_read(stream))
        return self._read[mark]

    def _font(self, font: Object, needs: Set[Need]) -> tuple[Dictionary, Needs]:
        """Return a font of drawings with those that are needed, and what these need of the resources around it."""
        shown = _letters(font, needs)
        every = font.get("/CharProcs", Dictionary()).items()
        drawings = {name: item for name, item in every if name in shown and isinstance(item, Stream)}
        inner = frozenset[Need]().union(*(self._needs(drawing) for drawing in drawings.values()))
        changed = dict(font.items()) | {"/CharProcs": Dictionary(drawings)}
        if "/Resources" in font:
            changed["/Resources"], inner = self._cut(inner, font.get("/Resources"))
        return Dictionary(changed), inner


def _read(stream: Object) -> Iterable[Need]:
    """Read a content stream for what it names and which letters it sets."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        instructions = pikepdf.parse_content_stream(stream)
    for instruction in instructions:
        word = str(instruction.operator)
        operands: list[Object] = list(instruction.operands)
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            operands = [instruction.iimage.obj.get("/ColorSpace")]
        if word in _KINDS:
            named = operands[1:] if word in _TAGGED else operands
            yield from ((_KINDS[word], str(item)) for item in named if isinstance(item, Name))
        elif word in _TEXT:
            for item in operands:
                for text in item if isinstance(item, Array) else [item]:
                    if isinstance(text, pikepdf.String):
                        yield from bytes(text)


def _look_up(resources: Object, need: Need) -> Object:
    """Return the resource that is needed, None where there is none."""
    if not isinstance(need, tuple) or not isinstance(resources, Dictionary):
        return None
    entries = resources.get(need[0])
    return entries.get(need[1]) if isinstance(entries, Dictionary) else None


def _type3(font: Object) -> bool:
    return isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3


def _letters(font: Object, needs: Set[Need]) -> set[str]:
    """Return the names that codes have in a font's own encoding."""
    names, code = set(), 0
    for item in font.get("/Encoding", Dictionary()).get("/Differences", Array()):
        if isinstance(item, Name):
            if code in needs:
                names.add(str(item))
            code += 1
        else:
            code = int(item)
    return names
