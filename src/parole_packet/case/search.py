"""Finds words of a value in the text it was written as, whatever its quoting and line breaks."""

import re
from itertools import islice

from parole_packet.case.nodes import Scalar

_BREAKS = {"": r"\s+", "'": r"\s+", ">": r"\s+", "|": r"\s+", '"': r"(?:\s|\\[ nt_\t]|\\\r?\n\s*)+"}


def find_words(text: str, value: Scalar, words: str, occurrence: int) -> tuple[int, int]:
    """Return start and end, as indexes of `text`, of the `occurrence`-th appearance of `words` in a value.

    The whole value when the words are not found in it, for instance because they are written as escapes.
    """
    start = value.start
    if value.style in ("|", ">"):
        start = min(value.end, text.find("\n", start) + 1 or value.end)
    pattern = re.compile(_pattern(words, value.style))
    found = (
        next(islice(pattern.finditer(text, start, value.end), occurrence, None), None)
        if words.strip()
        else None
    )
    return found.span() if found else (value.start, value.end)


def _pattern(words: str, style: str) -> str:
    return _BREAKS[style].join(_escaped(word, style) for word in words.split())


def _escaped(word: str, style: str) -> str:
    if style == "'":
        word = word.replace("'", "''")
    elif style == '"':
        word = word.replace("\\", "\\\\").replace('"', '\\"')
    return re.escape(word)
