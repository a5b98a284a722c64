"""Answers as records: what stands in each box of a form, or why nothing does."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from parole_packet.diagnostics import CasePath


class At(NamedTuple):
    """A place on a form. Boxes outside the Parts have no part; boxes between two Items have no item."""

    part: str
    item: str

    @classmethod
    def parse(cls, short: str) -> "At":
        """Read the short form that maps use: `2/16`, `11/` or `/G-28 box`."""
        part, _, item = short.partition("/")
        return cls(part, item)

    @property
    def short(self) -> str:
        """The form that `parse` reads."""
        return f"{self.part}/{self.item}"

    def __str__(self) -> str:
        if not self.part:
            return self.item
        return f"Part {self.part}, Item {self.item}" if self.item else f"Part {self.part}"


class Gap(StrEnum):
    """Why a box holds nothing."""

    NONE = "none"
    """The person has no such thing."""
    SKIPPED = "skipped"
    """The form or its instructions say to pass over it."""
    BY_HAND = "by hand"
    """It is written in ink on the print."""
    MISSING = "missing"
    """It should be answered, but the case file does not say."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a box holds nothing, in words for the reader of an answer sheet."""

    gap: Gap
    text: str


class Overflow(StrEnum):
    """What happens to a value that is longer than its box."""

    REFUSE = "refuse"
    """It is an error: nothing but the whole value is an answer."""
    FLOW = "flow"
    """It goes on in the additional information; the words together are the answer."""
    HEAD = "head"
    """The box holds the words that fit, the additional information the whole value."""
    ELSEWHERE = "elsewhere"
    """The box stays empty, the additional information holds the whole value."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What may stand in a box: `allowed` is the inside of a regular expression's `[...]`."""

    name: str
    allowed: str
    overflow: Overflow
    words: str
    """The allowed characters, for a message: `letters, blanks and hyphens`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value, to be told at its place in the case file.

    `text` is the part of the value that is meant; `suggestion` is what could be written instead, empty when
    nobody but the person can know.
    """

    code: str
    at: At
    key: str
    path: CasePath
    text: str
    suggestion: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes into one box or one group of check boxes.

    `key` is a dotted name, unique in a form and stable over its editions. `value` is the text to write or the
    token of the choice to mark (`yes`, `female`); either it or `reason` is there, never both. `shown` is a
    choice as an answer sheet prints it, `whole` a value that the box takes only in a shorter form. `path` is
    where in the case file it comes from, empty when nowhere.
    """

    key: str
    at: At
    label: str
    kind: Kind
    value: str | None = None
    reason: Reason | None = None
    shown: str = ""
    whole: str = ""
    path: CasePath = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError(f"{self.key}: either a value or a reason")

    @property
    def printed(self) -> str:
        """What an answer sheet says: the value, or the reason in parentheses."""
        return f"({self.reason.text})" if self.reason else self.shown or str(self.value)


@dataclass(frozen=True, slots=True)
class Addition:
    """Text that no box can take, for the additional information; `key` is the answer it adds to."""

    key: str
    text: str
    path: CasePath = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Continuation:
    """The boxes for additional information: entries of page, part, item and text, in a Part of their own."""

    part: str
    first_item: int
    entries: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Who heads and signs added sheets."""

    name: str
    a_number: str | None
    role: str


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """Every Part and Item of one form, in the form's order."""

    form: str
    title: str
    signer: Signer | None
    parts: Mapping[str, str]
    """What each Part is about, in our own words."""
    answers: tuple[Answer, ...]
    additions: tuple[Addition, ...] = ()
    continuation: Continuation | None = None

    def __post_init__(self) -> None:
        keys = [answer.key for answer in self.answers]
        if doubled := {key for key in keys if keys.count(key) > 1}:
            raise ValueError(f"{self.form}: two answers have the key {', '.join(sorted(doubled))}")

    def __getitem__(self, key: str) -> Answer:
        for answer in self.answers:
            if answer.key == key:
                return answer
        raise KeyError(key)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the values, in the form's order."""
        sources: tuple[Answer | Addition, ...] = (*self.answers, *self.additions)
        return tuple(problem for source in sources for problem in source.problems)
