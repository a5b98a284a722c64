"""The tree of a text: what Markdown becomes before it is set in type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Plain letters, exactly as they are printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Break:
    """The line ends here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a translator saw that is no text: `[stamp: …]`, `[illegible]`. `text` is what stands in the
    brackets.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an exhibit by its id, `[@id]`, `[@id p.3]` or `[@id p.3-5]`; pages count from 1.

    One that is `bare` prints its letter only: it stands in a list that says "Exhibits" before it.
    """

    exhibit_id: str
    page: int | None
    last_page: int | None
    raw: str
    bare: bool = False


Inline = Text | Strong | Emphasis | Break | Mark | Citation


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the largest."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph of a statement, with its running number."""

    number: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number of an ordered one, None where the items carry bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Cell = tuple[Inline, ...]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. One whose header cells are all empty is set as aligned columns without rules."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """An empty line to sign on by hand, with what stands below it; never filled by the program."""

    below: tuple[str, ...]
    with_date: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """Labels with titles in small type, one after the other down two columns."""

    entries: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | NumberedParagraph | List | Quote | Rule | Table | SignatureLine | Register


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a text that is printed as it was typed because it cannot be set; `snippet` is its exact
    words.

    Kinds: `html`, `image`, `link`, `citation` (starts like a citation but cannot be read as one), `table` (a
    row has more cells than the heading; the snippet is the first line).
    """

    kind: Literal["html", "image", "link", "citation", "table"]
    snippet: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text, with what in it could not be set."""

    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


def inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Walk over everything that stands in lines, in reading order, inner parts after what holds them."""
    for block in blocks:
        match block:
            case Heading() | Paragraph() | NumberedParagraph():
                yield from _within(block.children)
            case List():
                for item in block.items:
                    yield from inlines(item)
            case Quote():
                yield from inlines(block.blocks)
            case Table():
                for cell in (*block.header, *(cell for row in block.rows for cell in row)):
                    yield from _within(cell)


def number_paragraphs(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give the paragraphs outside lists, quotations and tables running numbers from 1."""
    numbers = count(1)
    return tuple(
        NumberedParagraph(next(numbers), block.children) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def _within(children: Iterable[Inline]) -> Iterator[Inline]:
    for child in children:
        yield child
        if isinstance(child, Strong | Emphasis):
            yield from _within(child.children)


def citations(document: Document) -> list[Citation]:
    """Return every citation of a text, in reading order."""
    return [item for item in inlines(document.blocks) if isinstance(item, Citation)]


def plain_text(items: Iterable[Inline]) -> str:
    """The letters without their styles, citations as they were typed.

    Takes what `inlines` gives, or the children of one block when none of them is bold or italic.
    """
    found = []
    for child in items:
        match child:
            case Text():
                found.append(child.text)
            case Break():
                found.append("\n")
            case Mark():
                found.append(f"[{child.text}]")
            case Citation():
                found.append(child.raw)
    return "".join(found)
