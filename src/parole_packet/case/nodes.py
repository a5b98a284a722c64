"""The case file as a tree of nodes, each with its place in the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_LINE_END = re.compile(r"\r\n|\r|\n")

Tree = dict[str, "Tree"] | list["Tree"] | str | None
"""Plain data: blocks, lists, texts, and None where nothing is written."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `start` and `end` are indexes into the text; `style` is its quoting mark."""

    value: str | None
    start: int
    end: int
    style: str = ""

    @property
    def data(self) -> Tree:
        """The text, or None."""
        return self.value


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Block:
    """Keys with values. `flow` is true for the style with braces."""

    start: int
    end: int
    flow: bool
    pairs: dict[str, Pair] = field(default_factory=dict)

    @property
    def data(self) -> Tree:
        """The same as plain data."""
        return {key: pair.value.data for key, pair in self.pairs.items()}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values. `flow` is true for the style with brackets."""

    start: int
    end: int
    flow: bool
    items: list["Node"] = field(default_factory=list)

    @property
    def data(self) -> Tree:
        """The same as plain data."""
        return [item.data for item in self.items]


Node = Scalar | Block | Listing


class Lines:
    """Turns indexes of a text into lines and columns, both from 1; a line ends at LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of the code point at `index`."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line without its ending; empty beyond the end."""
        if not 1 <= number <= len(self.starts):
            return ""
        begin = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[begin:end].rstrip("\r\n")
