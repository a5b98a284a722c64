"""Findings as records: collected anywhere, rendered once, at the edge of the program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol

CasePath = tuple[str | int, ...]
"""Keys and list positions from the top of the case file, such as `("exhibits", 2, "pages")`."""


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure the origin of a rule is."""

    OFFICIAL = "A"
    CONFIRMED = "B"
    SECONDARY = "C"
    PRACTICE = "D"

    @property
    def words(self) -> str:
        """What a reader is told."""
        return {
            "A": "official instruction",
            "B": "confirmed by several sources",
            "C": "one secondary source",
            "D": "common practice",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in a file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the case file, named the way a rule sees it; `case.source` turns it into a `Span`.

    `text` narrows the place to the given words inside the value (their `occurrence`-th appearance, from 0).
    """

    path: CasePath = ()
    on: Literal["key", "value"] = "value"
    text: str | None = None
    occurrence: int = 0

    @property
    def pointer(self) -> str:
        """The path in dotted words, such as `exhibits.2.pages`."""
        return ".".join(str(step) for step in self.path)


class SourceText(Protocol):
    """The text of a case file as reports need it; `case.source.Source` is one."""

    @property
    def file(self) -> str:
        """The name of the file as the user is to read it."""

    def locate(self, where: Where) -> Span:
        """Return the place in the text, or that of the nearest thing around it."""

    def line(self, number: int) -> str:
        """Return a line, counted from 1."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, with the words that stand beside it."""

    where: Where | Span
    label: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `message`, `label` and `help` are templates filled from `args`, so that machine formats can leave the values of a
    case out. Severity, explanation and source of the rule stand in the catalog under `code`. `pages` counts from 1
    the pages that are meant of the file named at `where`, none where the whole file is meant or no file.
    """

    code: str
    message: str
    args: Mapping[str, object] = field(default_factory=dict)
    where: Where | Span = Where()
    label: str = ""
    help: str = ""
    related: tuple[Related, ...] = ()
    pages: tuple[int, ...] = ()

    def words(self, template: str) -> str:
        """Fill one of the templates of this finding."""
        return template.format_map(dict(self.args))

    @property
    def text(self) -> str:
        """The message with its values, in one line."""
        return self.words(self.message)
