"""Break styled text into lines and place every glyph: spans in, lines out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from parole_packet.typeset import bidi
from parole_packet.typeset.fonts import Face, Glyph, Style, face_runs, shape

NO_BREAK_SPACE = "\u00a0"
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_]{3})[-‐/](?=[^\W\d_]{3})|[–—](?=\w)|\u200b")
_BOUND = re.compile(
    r"\b(Form|Part|Item|Exhibit|Mr\.|Ms\.|Mrs\.|Dr\.|No\.) (?=[\dA-Z])|\b(pages?|section|§) (?=\d)"
    r"|\b(January|February|March|April|May|June|July|August|September|October|November|December) (?=\d)"
)
"""Words that must not end a line when a number or name follows."""
_BESIDE_SPACE = re.compile("(?<= )(?=[^ ])|(?<=[^ ])(?= )")
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
    for chunks, base in _chunked(tuple(spans)):
        lines += _fill(chunks, width, base)
    return lines


def natural_width(spans: Sequence[Span]) -> float:
    """The width in points of the longest line when nothing is wrapped."""
    paragraphs = _chunked(tuple(spans))
    return max(
        _line([piece for chunk in chunks for piece in chunk.pieces], 0).width for chunks, _ in paragraphs
    )


def longest_word(spans: Sequence[Span]) -> float:
    """The width in points of the longest part that has to be cut to go into a narrower column."""
    return max((chunk.width for chunks, _ in _chunked(tuple(spans)) for chunk in chunks), default=0.0)


class _Chunk(NamedTuple):
    """Pieces that must not be torn apart; spaces stand alone."""

    pieces: tuple[Piece, ...]
    width: float
    is_space: bool


@lru_cache(maxsize=1024)
def _chunked(spans: tuple[Span, ...]) -> tuple[tuple[tuple[_Chunk, ...], int], ...]:
    """The chunks of each paragraph and its direction; kept, because the cells of tables are measured, then set."""
    found = []
    for paragraph in _paragraphs(spans):
        base = bidi.base_level("".join(span.text for span in paragraph))
        pieces = _chunks(_pieces(paragraph, base))
        found.append((tuple(_Chunk(tuple(one), _width(one), one[0].is_space) for one in pieces), base))
    return tuple(found)


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = _clean(span.text).split("\n")
        found[-1].append(Span(first, span.style, span.size, span.link))
        found += [[Span(text, span.style, span.size, span.link)] for text in rest]
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
    breaks = {match.end() for match in _BREAK_AFTER.finditer(text)}
    ends = list(accumulate(len(span.text) for span in spans))
    found: list[Piece] = []
    start, owner = 0, 0
    for end in sorted(_cuts(text, levels).union(breaks, ends) - {0}):
        while ends[owner] <= start:
            owner += 1
        span = spans[owner]
        shaped = _shaped(text[start:end], span.style, span.size, span.link, levels[start])
        found += [*shaped[:-1], replace(shaped[-1], breaks_after=True)] if end in breaks else shaped
        start = end
    return found


def _cuts(text: str, levels: Sequence[int]) -> set[int]:
    """Where a piece ends because of the letters: at spaces, where the direction turns, before another script."""
    cuts = {match.start() for match in _BESIDE_SPACE.finditer(text)}
    if any(levels):
        cuts |= {index for index in range(1, len(text)) if levels[index] != levels[index - 1]}
    for match in _COMPLEX.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isalpha() and not _COMPLEX.match(before):
            cuts.add(match.start())
    return cuts


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


def _fill(chunks: Iterable[_Chunk], width: float, base: int) -> list[Line]:
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    for whole, wide, is_space in chunks:
        chunk: Sequence[Piece] = whole
        room = wide
        if is_space and not line and lines:
            continue
        if line and not is_space and used + room > width + _SLACK:
            lines.append(_line(line, base))
            line, used = [], 0.0
        while room > width + _SLACK and not is_space:
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
