"""The typefaces: loaded when first used, shaped by HarfBuzz; says which letters they lack."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from functools import cache, lru_cache
from importlib import import_module
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz

FOOTER_FACE = "FiraGO_Regular"
_USUAL_FACES = ("FiraGO_Regular", "FiraGO_Bold", "FiraGO_Italic")
NOTHING = "\u200b"


class Style(StrEnum):
    """The cuts that text can be set in."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"
    MONO_BOLD = "MonoBold"

    def with_bold(self) -> "Style":
        """The bold cut of this style."""
        return {Style.REGULAR: Style.BOLD, Style.ITALIC: Style.BOLD_ITALIC}.get(self, self)

    def with_italic(self) -> "Style":
        """The italic cut of this style."""
        return {Style.REGULAR: Style.ITALIC, Style.BOLD: Style.BOLD_ITALIC}.get(self, self)


_SYMBOLS = ("NotoSansSymbols2_Regular", "NotoSansSymbols_Regular", "NotoSansMath_Regular")


@cache
def _chain(style: Style) -> tuple[str, ...]:
    """The font files that are asked for a letter, in this order."""
    if style is Style.MONO_BOLD:
        return ("CascadiaMono_Bold", "FiraGO_Bold", *_SYMBOLS)
    return (f"FiraGO_{style.value}", f"NotoSans_{style.value}", *_SYMBOLS)


class Glyph(NamedTuple):
    """One shape in its place, in thousandths of the type size; `text` is what it stands for when it is read
    back.
    """

    gid: int
    text: str
    advance: float
    dx: float
    dy: float


class Face:
    """One font file: its letters, measures and shaping."""

    def __init__(self, name: str) -> None:
        self.name = name
        data: bytes = _font_file(name).fontbuffer
        self.hb: Any = uharfbuzz.Face(data)
        self.font: Any = uharfbuzz.Font(self.hb)
        self.scale = 1000 / self.hb.upem
        self.is_cff = "CFF " in self.hb.table_tags
        self.letters = frozenset(self.hb.unicodes)
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self.scale
        self.descent: float = extents.descender * self.scale

    def advance(self, gid: int) -> float:
        """The width of a glyph on its own, in thousandths of the type size."""
        width: float = self.font.get_glyph_h_advance(gid) * self.scale
        return width


def _font_file(name: str) -> Any:
    return import_module(f"pymupdf_fonts.{name}")


def unpack_usual() -> None:
    """Unpack the faces that every packet is set in. It holds Python's lock only briefly: for another thread."""
    with suppress(ImportError):  # told where a face is needed
        for name in _USUAL_FACES:
            _font_file(name)


@cache
def face(name: str) -> Face:
    """Load a font file of the package `pymupdf-fonts` by its module name, once."""
    return Face(name)


@lru_cache(maxsize=4096)
def _face_for(char: str, style: Style) -> Face | None:
    code = ord(char)
    for name in _chain(style):
        found = face(name)
        if code in found.letters:
            return found
    return None


def primary(style: Style) -> Face:
    """The face that carries nearly all text of a style."""
    return face(_chain(style)[0])


def missing_letters(text: str) -> list[str]:
    """Return the letters of the text that no font here can draw, each once, in order of appearance."""
    found = (
        char
        for char in dict.fromkeys(unicodedata.normalize("NFC", text))
        if not _invisible(char) and _face_for(char, Style.REGULAR) is None
    )
    return list(found)


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Zs", "Zl", "Zp"} or "\ufe00" <= char <= "\ufe0f"


def face_runs(text: str, style: Style) -> Iterator[tuple[Face, str]]:
    """Cut the text where the font must change; marks and invisible letters stay with what they follow."""
    if text.isascii():
        yield primary(style), text
        return
    current = primary(style)
    chosen = []
    for char in text:
        joined = _invisible(char) or unicodedata.combining(char)
        if not (joined and ord(char) in current.letters):
            current = _face_for(char, style) or (current if joined else primary(style))
        chosen.append((current, char))
    for found, group in groupby(chosen, key=lambda pair: pair[0]):
        yield found, "".join(char for _, char in group)


_FEATURES_LTR = {"liga": False, "dlig": False, "clig": False}


@lru_cache(maxsize=32768)
def shape(font: Face, text: str, rtl: bool) -> tuple[Glyph, ...]:
    """Shape a stretch of one font and one direction; the glyphs come in visual order, left to right.

    Every letter is carried by exactly one glyph; a glyph that is left without any carries `NOTHING`, because
    readers make something up for a glyph that stands for no text.
    """
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(font.font, buffer, {} if rtl else _FEATURES_LTR)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    letters = _letters_of([info.cluster for info in infos], text, rtl)
    k = font.scale
    return tuple(
        Glyph(info.codepoint, carried, place.x_advance * k, place.x_offset * k, place.y_offset * k)
        for info, place, carried in zip(infos, positions, letters, strict=True)
    )


def _letters_of(clusters: list[int], text: str, rtl: bool) -> list[str]:
    """Deal the letters of each cluster to its glyphs, in reading order; the last glyph takes what is left."""
    if len(set(clusters)) == len(clusters) == len(text):
        return [text[cluster] for cluster in clusters]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found = [""] * len(clusters)
    order = list(range(len(clusters)))
    for start, group in groupby(reversed(order) if rtl else order, key=lambda index: clusters[index]):
        members, letters = list(group), text[start : ends[start]]
        for place, index in enumerate(members):
            last = place == len(members) - 1
            found[index] = (letters[place:] if last else letters[place : place + 1]) or NOTHING
    return found


def footer_width(text: str, size: float) -> float:
    """The width in points of plain ASCII text set in the footer face (no kerning)."""
    return sum(map(_footer_advance, text)) * size / 1000


@cache
def _footer_advance(char: str) -> float:
    font = face(FOOTER_FACE)
    return font.advance(font.font.get_nominal_glyph(ord(char)) or 0)
