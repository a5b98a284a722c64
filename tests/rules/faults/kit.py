"""What a fault is, and the tools to make one."""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Path = tuple[str | int, ...]
Tree = Any
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
TOLD_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
AMOUNT = re.compile(r"\$(\d{1,3}(?:,\d{3})+)")
STORY = ("summary", "reason", "why_this_length", "why_no_visa", "plan_at_end", "discretion", "title")
NAMES = (
    "family",
    "given",
    "city",
    "country",
    "country_now",
    "citizenship",
    "employer",
    "post",
    "filed_by",
    "name",
)
Texts = Mapping[str, tuple[str, ...]]
"""The words of the pages of files, by path."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where, what it does to the data, which findings would tell it, and whether anything could.

    `texts` are the words of files that say something else now.
    """

    name: str
    path: Path
    apply: Callable[[Tree], None]
    codes: frozenset[str]
    noticeable: bool = True
    texts: Texts = field(default_factory=dict)


def get(data: Tree, path: Path) -> Tree:
    """The value at a place."""
    for step in path:
        data = data[step]
    return data


def get_or_none(data: Tree, path: Path) -> Tree:
    """The value at a place, None where there is no such place."""
    for step in path:
        if not isinstance(data, dict | list) or (isinstance(data, dict) and step not in data):
            return None
        data = data[step]
    return data


def put(path: Path, value: Tree) -> Callable[[Tree], None]:
    """A change that writes a value."""

    def change(data: Tree) -> None:
        get(data, path[:-1])[path[-1]] = copy.deepcopy(value)

    return change


def drop(path: Path) -> Callable[[Tree], None]:
    """A change that takes something away."""

    def change(data: Tree) -> None:
        del get(data, path[:-1])[path[-1]]

    return change


def leaves(data: Tree, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a case with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from leaves(value, (*path, at))
    elif isinstance(data, str):
        yield path, data


def story(path: Path) -> bool:
    """Whether a place is part of the story or a title."""
    return path[0] in ("emergency", "statements", "exhibits") and any(
        step in STORY or step == "text" for step in path
    )


def listed(value: Tree) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def list_at(data: Tree, path: Path) -> list[Tree]:
    value = get_or_none(data, path)
    return value if isinstance(value, list) else []


def any_of(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def slip(word: str, salt: int) -> str:
    at = 1 + salt % (len(word) - 2)
    other = "q" if word[at].casefold() != "q" else "z"
    return word[:at] + other + word[at + 1 :]


def digit(text: str) -> str:
    return text[:-1] + str((int(text[-1]) + 3) % 10)


def day_of(hit: re.Match[str]) -> date:
    return date(int(hit[3]), MONTHS.index(hit[1]) + 1, int(hit[2]))


def is_aged(data: Tree, path: Path) -> bool:
    """Whether the story tells the person's age beside the given name, in the forms that a reader takes as an age."""
    given = get(data, path[:-1])["name"].get("given") or "?"
    texts = [text for place, text in leaves(data) if story(place)]
    return any(
        re.search(rf"{given}(?: [A-Z]\w+)*(?:, \d{{1,3}},| is \d{{1,3}} years old)", text) for text in texts
    )
