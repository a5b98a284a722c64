"""Cases for the tests of rules: one that is in order, and changes to it."""

import copy
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from parole_packet.case.models import Case
from parole_packet.case.source import Source, read_source
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.facts import Facts, FileFacts, FileKind, PageFacts
from parole_packet.law import Law, load_law
from parole_packet.rules import check_all

TODAY = date(2026, 11, 23)
GONE = object()
"""As the new value of a field: the field is not written."""
Change = tuple[str, object]
"""A place of the case file with dots, and what stands there now; a list grows at its length."""


@cache
def source() -> Source:
    """The case that is in order, as text."""
    read, problems = read_source(Path(__file__).with_name("clean.yaml"))
    assert problems == []
    assert read is not None
    return read


@cache
def law() -> Law:
    """The shipped law."""
    return load_law()[0]


def place(data: Any, pointer: str) -> list[str | int]:
    """Split a place; exhibits and statements may go by their id."""
    steps: list[str | int] = []
    for step in pointer.split("."):
        here = data
        for earlier in steps:
            here = here[earlier]
        if isinstance(here, list) and not step.isdigit():
            steps.append([one["id"] for one in here].index(step))
        else:
            steps.append(int(step) if isinstance(here, list) else step)
    return steps


def change(data: Any, pointer: str, value: object) -> None:
    """Write a value into the data of a case, or take a field away."""
    *above, last = place(data, pointer)
    for step in above:
        data = data[step]
    if value is GONE:
        del data[last]
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def data(*changes: Change) -> dict[str, Any]:
    """The data of the case that is in order, with changes."""
    made: dict[str, Any] = copy.deepcopy(source().data)  # type: ignore[assignment]
    for pointer, value in changes:
        change(made, pointer, value)
    return made


def case(*changes: Change) -> Case:
    """The case that is in order, with changes."""
    return Case.model_validate(data(*changes))


def facts(case: Case, **other: FileFacts) -> Facts:
    """Facts as of files that suit the case: PDFs of two pages, and text as long as they need."""
    files: dict[str, FileFacts] = {}
    for exhibit in case.exhibits:
        for path in exhibit.sources:
            files[path] = file(path)
        if exhibit.translation:
            files[exhibit.translation.file] = file(exhibit.translation.file, FileKind.TEXT, pages=0, size=900)
    return Facts(files | {one.path: one for one in other.values()})


def file(path: str, kind: FileKind = FileKind.PDF, *, pages: int = 2, size: int = 50_000) -> FileFacts:
    """The facts of one file."""
    return FileFacts(path, path, size, kind, (PageFacts(612, 792),) * pages)


def check(*changes: Change, today: date = TODAY) -> list[Diagnostic]:
    """All findings about the changed case."""
    made = case(*changes)
    return check_all(made, facts(made), law(), today)


def told(findings: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """Codes and places."""
    return [(one.code, one.where.pointer) for one in findings if isinstance(one.where, Where)]
