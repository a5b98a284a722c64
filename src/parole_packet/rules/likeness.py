"""Words and numbers that are almost the same: one letter more, less, other, or two changed round."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping

NUMBER = re.compile(r"(?<![\w$.,])[A-Z]{0,3}[- ]?\d[\d-]{5,}\d(?![\w])")
"""A number of a document or person; amounts are none."""
_DEMONYMS = ("i", "n", "s", "an", "'s", "’s", "ian")


def plain(word: str) -> str:
    """A word in small letters without accents, for comparison only."""
    if word.isascii():
        return word.casefold()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def bare(number: str) -> str:
    """A number without blanks, hyphens, the letter of an A-Number and leading zeros, for comparison only."""
    return re.sub(r"[\s-]", "", number).upper().removeprefix("A").lstrip("0")


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one slip of the keyboard makes the one into the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]


def derived(one: str, other: str) -> bool:
    """Whether one word is the other with an ending, such as Pakistan and Pakistani."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in _DEMONYMS


def consonants(word: str) -> str:
    """What is left of a plain word without vowels and doubled letters: the same for Haidari and Haydery."""
    left = re.sub(r"[aeiouy'’-]", "", word)
    return re.sub(r"(.)\1+", r"\1", left)


def of_another(one: str, other: str) -> bool:
    """Whether two names differ as those of a woman and a man do: Karim and Karima, Mario and Maria."""
    short, long = sorted((one, other), key=len)
    stem = short if len(short) < len(long) else short[:-1]
    return long.startswith(stem) and set(short[len(stem) :] + long[len(stem) :]) <= set("aeiouy")


def _keys(word: str) -> Iterator[Hashable]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


class Index:
    """Finds the words of a set that are one slip away from a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_key: dict[Hashable, set[str]] = {}
        for word in words:
            for key in _keys(word):
                self._by_key.setdefault(key, set()).add(word)

    def like(self, word: str) -> list[str]:
        """Return them in alphabetical order."""
        near = {other for key in _keys(word) for other in self._by_key.get(key, ())}
        return sorted(other for other in near if one_slip_apart(word, other))


def rarer(one: str, other: str, counts: Mapping[str, int]) -> tuple[str, str]:
    """Return the two with the one that is seen less often first: most likely it is the slip."""
    return (one, other) if counts.get(one, 0) <= counts.get(other, 0) else (other, one)
