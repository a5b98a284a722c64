"""From a folder of law files to `Law`, with every mistake at its line."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from parole_packet.diagnostics import Confidence, Diagnostic, Span
from parole_packet.law.reader import Cell, Row, Table, read_table
from parole_packet.law.records import (
    Address,
    Basis,
    Edition,
    Fee,
    GroundRule,
    Guideline,
    Law,
    PolicyNote,
    Requirement,
    Weight,
    When,
)
from parole_packet.resources import resource

T = TypeVar("T")
Field = tuple[str, Callable[[Cell], Any], bool]
"""Name of a column, what reads it, and whether each row needs it."""

_MAX_BYTES = 1_000_000


def _text(cell: Cell) -> str:
    if not isinstance(cell.value, str):
        raise ValueError("a text is expected, not a list")
    return cell.value


def _words(cell: Cell) -> tuple[str, ...]:
    return (cell.value,) if isinstance(cell.value, str) else cell.value


def _day(cell: Cell) -> date:
    try:
        return date.fromisoformat(_text(cell))
    except ValueError:
        raise ValueError("a date is expected, year-month-day: 2026-11-22") from None


def _number(cell: Cell) -> int:
    text = _text(cell)
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError("a whole number is expected, digits only")
    return int(text)


def _yes_no(cell: Cell) -> bool:
    if _text(cell) not in ("yes", "no"):
        raise ValueError("yes or no is expected")
    return cell.value == "yes"


def _one_of(kind: Callable[[str], T], words: list[str]) -> Callable[[Cell], T]:
    def read(cell: Cell) -> T:
        if _text(cell) not in words:
            raise ValueError("expected is one of: " + ", ".join(words))
        return kind(_text(cell))

    return read


def _same(cell: Cell) -> dict[str, str]:
    pairs = [word.split(" = ") for word in _words(cell)]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("expected is a list of `this = that`")
    return dict(pairs)


_confidence = _one_of(Confidence, [member.value for member in Confidence])
_region = _one_of(str, ["states", "alaska", "hawaii"])
_BASIS: tuple[Field, ...] = (
    ("source", _text, True),
    ("as_of", _day, True),
    ("confidence", _confidence, True),
    ("url", _text, False),
)
_COLUMNS: dict[str, tuple[type[Any], tuple[Field, ...]]] = {
    "requirements": (
        Requirement,
        (
            ("name", _text, True),
            ("short", _text, True),
            ("weight", _one_of(Weight, [member.value for member in Weight]), True),
            ("when", _one_of(When, [member.value for member in When]), True),
            ("field", _text, False),
            ("kinds", _words, False),
            ("fresh", _yes_no, False),
        ),
    ),
    "grounds": (
        GroundRule,
        (("name", _text, True), ("core", _words, True), ("further", _words, False), ("also", _same, False)),
    ),
    "fees": (
        Fee,
        (
            ("name", _text, True),
            ("amount", _number, True),
            ("paid", _text, True),
            ("form", _text, False),
            ("method", _one_of(str, ["mail", "online"]), False),
            ("from", _day, False),
            ("until", _day, False),
        ),
    ),
    "addresses": (Address, (("name", _text, True), ("lines", _words, True))),
    "guidelines": (
        Guideline,
        (
            ("year", _number, True),
            ("region", _region, True),
            ("from", _day, True),
            ("person", _number, True),
            ("more", _number, True),
        ),
    ),
    "policy": (PolicyNote, (("topic", _text, True), ("text", _text, True), ("countries", _words, False))),
    "editions": (
        Edition,
        (
            ("form", _text, True),
            ("edition", _text, True),
            ("accepted_from", _day, True),
            ("superseded_on", _day, False),
        ),
    ),
}
_RENAMED = {"from": "first", "until": "last"}
_EMPTY: dict[str, dict[str, Any]] = {"grounds": {"further": (), "also": {}}}

LAW_FILES = tuple(f"{name}.yaml" for name in _COLUMNS)
"""The names of the law files. A folder given in place of the shipped one may hold any of them."""


def load_law(folder: Path | None = None) -> tuple[Law, list[Diagnostic]]:
    """Read the law; files of `folder` replace the shipped ones of the same name.

    Every mistake of those files is a `law-file` finding, and its row is left out.
    """
    if folder is None:
        return _shipped()
    texts, problems = _replacements(folder)
    law, mistakes = _build({**_shipped_texts(), **texts})
    return law, problems + mistakes


@cache
def _shipped_texts() -> Mapping[str, tuple[str, str]]:
    home = resource("templates", "law")
    return {name: (name, (home / name).read_text("utf-8")) for name in LAW_FILES}


@cache
def _shipped() -> tuple[Law, list[Diagnostic]]:
    return _build(_shipped_texts())


def _replacements(folder: Path) -> tuple[dict[str, tuple[str, str]], list[Diagnostic]]:
    texts: dict[str, tuple[str, str]] = {}
    problems = []
    if not folder.is_dir():
        return {}, [_problem("there is no folder of law files here", Span(str(folder), 1, 1, 1, 2))]
    for path in sorted(folder.glob("*.y*ml")):
        nowhere = Span(str(path), 1, 1, 1, 2)
        if path.name not in LAW_FILES:
            names = ", ".join(LAW_FILES)
            problems.append(_problem("this is not one of the law files: {names}", nowhere, names=names))
            continue
        try:
            data = path.read_bytes()
            if len(data) > _MAX_BYTES:
                raise ValueError
            texts[path.name] = (str(path), data.decode("utf-8"))
        except OSError:
            problems.append(_problem("the file cannot be read", nowhere))
        except ValueError:
            problems.append(_problem("the file is not UTF-8 text of ordinary size", nowhere))
    if not texts and not problems:
        problems.append(_problem("no law file is in this folder", Span(str(folder), 1, 1, 1, 2)))
    return texts, problems


def _problem(message: str, span: Span, **args: str) -> Diagnostic:
    return Diagnostic("law-file", message, args, span)


def _build(texts: Mapping[str, tuple[str, str]]) -> tuple[Law, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    records: dict[str, dict[str, Any]] = {}
    places: dict[str, Span] = {}
    for name in _COLUMNS:
        file, text = texts[f"{name}.yaml"]
        table = read_table(text, file)
        problems += table.problems
        records[name] = _records(name, table, problems, places)
    _check_ids(records, places, problems)
    _check_whole(records, texts, problems)
    law = Law(
        requirements=records["requirements"],
        grounds=records["grounds"],
        fees=tuple(records["fees"].values()),
        addresses=records["addresses"],
        guidelines=tuple(records["guidelines"].values()),
        policy=tuple(records["policy"].values()),
        editions=tuple(records["editions"].values()),
    )
    return law, problems


def _records(name: str, table: Table, problems: list[Diagnostic], places: dict[str, Span]) -> dict[str, Any]:
    kind, fields = _COLUMNS[name]
    made: dict[str, Any] = {}
    for row in table.rows:
        mistakes: list[Diagnostic] = []
        values = _cells(row.cells, (("id", _text, True), *fields), row, mistakes)
        basis = _cells({**table.head, **row.cells}, _BASIS, row, mistakes)
        known = {"id", *(one[0] for one in (*fields, *_BASIS))}
        mistakes += [
            _problem("unknown column `{name}`", cell.span, name=key)
            for key, cell in row.cells.items()
            if key not in known
        ]
        if values.get("id") in made:
            mistakes.append(_problem("the id `{id}` is given twice", row.cells["id"].span, id=values["id"]))
        problems += mistakes
        if not mistakes:
            named = {_RENAMED.get(key, key): value for key, value in values.items()}
            made[values["id"]] = kind(**(_EMPTY.get(name, {}) | named), basis=Basis(**basis))
            places[f"{name}/{values['id']}"] = row.span
    if not table.rows:
        problems.append(_problem("the file has no rows", Span(table.file, 1, 1, 1, 2)))
    return made


def _cells(
    cells: Mapping[str, Cell], fields: tuple[Field, ...], row: Row, mistakes: list[Diagnostic]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, read, needed in fields:
        if name not in cells:
            if needed:
                mistakes.append(_problem("`{name}` is missing", row.span, name=name))
            continue
        try:
            values[name] = read(cells[name])
        except ValueError as error:
            message = "`{name}`: {reason}"
            mistakes.append(_problem(message, cells[name].span, name=name, reason=str(error)))
    return values


def _check_ids(
    records: dict[str, dict[str, Any]], places: dict[str, Span], problems: list[Diagnostic]
) -> None:
    """Every id that a ground names must be a requirement."""
    for ground in records["grounds"].values():
        for word in (*ground.core, *ground.further, *ground.also, *ground.also.values()):
            if word not in records["requirements"]:
                place = places[f"grounds/{ground.id}"]
                problems.append(_problem("there is no requirement `{id}`", place, id=word))


def _check_whole(
    records: dict[str, dict[str, Any]], texts: Mapping[str, tuple[str, str]], problems: list[Diagnostic]
) -> None:
    """A replacement must have every id by which a case file can ask for a record."""
    for name in ("grounds", "addresses"):
        file, _ = texts[f"{name}.yaml"]
        needed = [
            row.cells["id"].value for row in read_table(*reversed(_shipped_texts()[f"{name}.yaml"])).rows
        ]
        missing = [word for word in needed if word not in records[name]]
        if missing and not any(isinstance(one.where, Span) and one.where.file == file for one in problems):
            message = "nothing in this file has the id {ids}"
            problems.append(_problem(message, Span(file, 1, 1, 1, 2), ids=", ".join(map(str, missing))))
