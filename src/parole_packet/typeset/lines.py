"""Break styled text into lines and place every glyph: spans in, lines out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from parole_packet.typeset import bidi
from parole_packet.typeset.fonts import Face, Glyph, Style, face_runs, shape

NO_BREAK_SPACE = "\u00a0"
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_]{3})[-‐/](?=[^\W\d_]{3})|[–—](?=\w)|\u200b")
_BOUND = re.compile(
    r"\b(Form|Part|Item|Exhibit|Mr\.|Ms\.|Mrs\.|Dr\.|No\.) (?=[\dA-Z])|\b(pages?|section|§) (?=\d)"
)
"""Words that must not end a line when a number or name follows."""
_COMPLEX = re.compile("[\u0900-\u0dff\u0e00-\u0eff\u1780-\u17ff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style; a newline in it ends the line. `link` names where a click on it
    goes.
    """

    text: str
    style: Style = Style.REGULAR
    size: float = 11.0
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of one word (or one stretch of spaces) in one font and one direction."""

    text: str
    face: Face
    size: float
    link: str | None
    level: int
    glyphs: tuple[Glyph, ...]
    width: float
    breaks_after: bool = False

    @property
    def is_space(self) -> bool:
        """Whether a line may end here and drop it."""
        return self.text[0] == " "


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line in reading order, without the spaces at its ends."""

    pieces: tuple[Piece, ...]
    base: int

    @property
    def width(self) -> float:
        """Points from the first glyph to the last."""
        return sum(piece.width for piece in self.pieces)

    @property
    def text(self) -> str:
        """What stands in the line, in reading order."""
        return "".join(piece.text for piece in self.pieces)

    def placed(self) -> list[tuple[float, Piece]]:
        """Each piece in reading order, with its distance in points from the left end of the line."""
        levels = [piece.level for piece in self.pieces]
        order = bidi.visual_order(range(len(self.pieces)), levels)
        starts = accumulate((self.pieces[index].width for index in order), initial=0.0)
        left = dict(zip(order, starts, strict=False))
        return [(left[index], piece) for index, piece in enumerate(self.pieces)]


def break_lines(spans: Sequence[Span], width: float) -> list[Line]:
    """Set the spans in lines of at most `width` points; a word that is too long for a line is cut.

    An empty text has one empty line. Each newline starts a paragraph of its own for the direction of writing.
    """
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        base = bidi.base_level("".join(span.text for span in paragraph))
        lines += _fill(_pieces(paragraph, base), width, base)
    return lines


def natural_width(spans: Sequence[Span]) -> float:
    """The width in points of the longest line when nothing is wrapped."""
    return max(line.width for line in break_lines(spans, float("inf")))


def longest_word(spans: Sequence[Span]) -> float:
    """The width in points of the longest part that has to be cut to go into a narrower column."""
    return max((_width(chunk) for p in _paragraphs(spans) for chunk in _chunks(_pieces(p, 0))), default=0.0)


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = _clean(span.text).split("\n")
        found[-1].append(replace(span, text=first))
        found += [[replace(span, text=text)] for text in rest]
    return found


def _clean(text: str) -> str:
    """Letters that would act instead of being printed become spaces or go; line ends become one kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _BOUND.sub(lambda found: found[0].rstrip() + NO_BREAK_SPACE, text)
    text = re.sub("[\t\v\f\x1c-\x1f\x85]", " ", text)
    return bidi.without_overrides(re.sub("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]", "\ufffd", text))


def _pieces(spans: Sequence[Span], base: int) -> list[Piece]:
    text = "".join(span.text for span in spans)
    levels = bidi.levels(text, base)
    owners = [index for index, span in enumerate(spans) for _ in span.text]
    breaks = {match.end() for match in _BREAK_AFTER.finditer(text)}
    found: list[Piece] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _same(text, levels, owners, breaks, end):
            continue
        span = spans[owners[start]]
        shaped = _shaped(text[start:end], span.style, span.size, span.link, levels[start])
        found += [*shaped[:-1], replace(shaped[-1], breaks_after=True)] if end in breaks else shaped
        start = end
    return found


def _same(text: str, levels: Sequence[int], owners: Sequence[int], breaks: Iterable[int], index: int) -> bool:
    """Whether the letter at `index` goes on with the piece of the letter before it."""
    before, here = text[index - 1], text[index]
    return (
        levels[index] == levels[index - 1]
        and owners[index] == owners[index - 1]
        and (before == " ") == (here == " ")
        and index not in breaks
        and not (before.isalpha() and _COMPLEX.match(here) and not _COMPLEX.match(before))
    )


@lru_cache(maxsize=16384)
def _shaped(text: str, style: Style, size: float, link: str | None, level: int) -> tuple[Piece, ...]:
    return tuple(_piece(part, face, size, link, level) for face, part in face_runs(text, style))


def _piece(text: str, face: Face, size: float, link: str | None, level: int) -> Piece:
    glyphs = shape(face, text.replace(NO_BREAK_SPACE, " "), bool(level % 2))
    width = sum(glyph.advance for glyph in glyphs) * size / 1000
    return Piece(text, face, size, link, level, glyphs, width)


def _part(piece: Piece, text: str) -> Piece:
    return _piece(text, piece.face, piece.size, piece.link, piece.level)


def _chunks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Group the pieces that must not be torn apart; spaces stand alone."""
    chunk: list[Piece] = []
    for piece in pieces:
        if piece.is_space:
            if chunk:
                yield chunk
            yield [piece]
            chunk = []
            continue
        chunk.append(piece)
        if piece.breaks_after:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _width(pieces: Iterable[Piece]) -> float:
    return sum(piece.width for piece in pieces)


_SLACK = 0.01


def _fill(pieces: Sequence[Piece], width: float, base: int) -> list[Line]:
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    for whole in _chunks(pieces):
        chunk = whole
        room = _width(chunk)
        if chunk[0].is_space and not line and lines:
            continue
        if line and not chunk[0].is_space and used + room > width + _SLACK:
            lines.append(_line(line, base))
            line, used = [], 0.0
        while room > width + _SLACK and not chunk[0].is_space:
            head, chunk = _cut(chunk, width)
            lines.append(_line(head, base))
            room = _width(chunk)
        line += chunk
        used += room
    if line or not lines:
        lines.append(_line(line, base))
    return lines


def _line(pieces: Sequence[Piece], base: int) -> Line:
    kept = list(pieces)
    while kept and kept[-1].is_space:
        kept.pop()
    return Line(tuple(kept), base)


def _cut(chunk: Sequence[Piece], width: float) -> tuple[list[Piece], list[Piece]]:
    """Cut a chunk that is wider than a line; at least one letter goes into the first part."""
    used = 0.0
    for index, piece in enumerate(chunk):
        if used + piece.width <= width:
            used += piece.width
            continue
        count = _letters_that_fit(piece, width - used) or (0 if index else 1)
        if count == 0:
            return list(chunk[:index]), list(chunk[index:])
        head = _part(piece, piece.text[:count])
        if count >= len(piece.text):
            return [*chunk[:index], head], list(chunk[index + 1 :])
        tail = replace(_part(piece, piece.text[count:]), breaks_after=piece.breaks_after)
        return [*chunk[:index], head], [tail, *chunk[index + 1 :]]
    return list(chunk), []


def _letters_that_fit(piece: Piece, room: float) -> int:
    """How many letters of the piece fit, never tearing a mark from its letter."""
    low, high = 0, len(piece.text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _part(piece, piece.text[:middle]).width <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    while 0 < low < len(piece.text) and _joins(piece.text[low]):
        low -= 1
    return low


def _joins(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"}
