"""The plan of a packet: every page it will have, where it comes from and what its footer says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from parole_packet.facts import AS_IT_IS, Treatment

TYPESET = ""
"""As the file of a `PageSource`: the page is set in type by the program."""


class PartKind(StrEnum):
    """What a part of the packet is."""

    LETTER = "cover letter"
    INDEX = "index of exhibits"
    FORM = "form"
    ADDED = "added sheet"
    ANSWERS = "answer sheet"
    STATEMENT = "statement"
    TAB = "tab sheet"
    DECLARATION = "declaration"
    INTERPRETATION = "interpreter's certificate"
    ORIGINAL = "original"
    TRANSLATION = "translation"
    CERTIFICATION = "certification"


EXHIBIT_PAGES = frozenset(
    {
        PartKind.DECLARATION,
        PartKind.INTERPRETATION,
        PartKind.ORIGINAL,
        PartKind.TRANSLATION,
        PartKind.CERTIFICATION,
    }
)
"""The parts whose pages are counted as pages of their exhibit."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """Where a page comes from: a file as the case names it, or `TYPESET`; `index` counts pages from 0."""

    file: str
    index: int
    treatment: Treatment = AS_IT_IS


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages that belong together. `exhibit` is the exhibit's id, `label` its letter."""

    key: str
    kind: PartKind
    title: str
    sources: tuple[PageSource, ...]
    exhibit: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page. `number` counts from 1 through all volumes; `footer` is None where nothing may be printed."""

    number: int
    part: Part
    position: int
    source: PageSource
    footer: str | None

    @property
    def origin(self) -> str:
        """What it is, in words: which page of which file, or of which part that was set in type."""
        if self.source.file == TYPESET:
            return f"page {self.position} of the {self.part.kind}"
        return f"page {self.source.index + 1} of {self.source.file}"


@dataclass(frozen=True)
class Plan:
    """One file, page by page: the whole packet, a volume of it, or a document to be uploaded.

    A volume counts its pages on from the `before` pages of the volumes in front of it, up to `total`; `elsewhere`
    are the page numbers of all that its index names, in whichever volume. `name` tells it from the other files of a
    set. An upload stands alone: its pages are not numbered as pages of a packet.
    """

    parts: tuple[Part, ...]
    draft: bool = False
    name: str = ""
    before: int = 0
    total: int | None = None
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    upload: bool = False

    @property
    def first(self) -> int:
        """Number of the first page."""
        return self.before + 1

    @property
    def packet_pages(self) -> int:
        """Number of pages of the whole packet."""
        return len(self.pages) if self.total is None else self.total

    def number_of(self, target: str) -> int:
        """Return the packet page of a part or exhibit as an index prints it; 0 for what is nowhere."""
        return self.targets.get(target, self.elsewhere.get(target, 0))

    @cached_property
    def pages(self) -> tuple[PlannedPage, ...]:
        """All pages in order."""
        return tuple(self._pages())

    def _pages(self) -> Iterator[PlannedPage]:
        totals = self._exhibit_totals()
        seen: dict[str, int] = {}
        number = self.before
        for part in self.parts:
            for position, source in enumerate(part.sources, 1):
                number += 1
                of_exhibit = 0
                if part.exhibit is not None and part.kind in EXHIBIT_PAGES:
                    of_exhibit = seen[part.exhibit] = seen.get(part.exhibit, 0) + 1
                footer = _footer(part, position, of_exhibit, totals)
                yield PlannedPage(number, part, position, source, footer)

    def _exhibit_totals(self) -> dict[str, int]:
        totals: dict[str, int] = {}
        for part in self.parts:
            if part.exhibit is not None and part.kind in EXHIBIT_PAGES:
                totals[part.exhibit] = totals.get(part.exhibit, 0) + len(part.sources)
        return totals

    @cached_property
    def targets(self) -> dict[str, int]:
        """Packet page number of every place a link can lead to.

        Keys: the key of each part; `exhibit:ID` for the exhibit's first sheet; `exhibit:ID:N` for its page N.
        """
        found: dict[str, int] = {}
        counted: dict[str, int] = {}
        for page in self.pages:
            part = page.part
            found.setdefault(part.key, page.number)
            if part.exhibit is None:
                continue
            found.setdefault(f"exhibit:{part.exhibit}", page.number)
            if part.kind in EXHIBIT_PAGES:
                counted[part.exhibit] = counted.get(part.exhibit, 0) + 1
                found[f"exhibit:{part.exhibit}:{counted[part.exhibit]}"] = page.number
        return found

    def pages_of(self, part: Part) -> range:
        """Return the packet page numbers of a part."""
        first = self.targets[part.key]
        return range(first, first + len(part.sources))


_NAMES = {
    PartKind.LETTER: "Cover letter",
    PartKind.INDEX: "Index of exhibits",
    PartKind.STATEMENT: "Statement",
}


def _footer(part: Part, position: int, of_exhibit: int, totals: dict[str, int]) -> str | None:
    if part.kind is PartKind.FORM:
        return None
    if of_exhibit and part.exhibit is not None:
        return f"Exhibit {part.label}, page {of_exhibit} of {totals[part.exhibit]}"
    if part.kind is PartKind.TAB:
        return f"Exhibit {part.label}"
    return f"{_NAMES.get(part.kind, part.title)}, page {position} of {len(part.sources)}"


def exhibit_label(position: int) -> str:
    """Return the letter of the exhibit at a position from 0: A … Z, AA, AB …"""
    letters = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def typeset_pages(key_pages: Iterable[int]) -> tuple[PageSource, ...]:
    """Return the sources of pages that the program sets itself, by their index in what it set."""
    return tuple(PageSource(TYPESET, index) for index in key_pages)
