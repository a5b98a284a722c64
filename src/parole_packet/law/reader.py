"""Reads law files: a small, strict part of YAML, read quickly at every start, with a line for every value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from parole_packet.diagnostics import Diagnostic, Span

_PAIR = re.compile(r"(?P<key>[a-z][a-z0-9_]*):(?: +(?P<value>\S.*))?$")
_WHOLE_PLAIN = re.compile(r"""[^\s"'\[\]{},#&*!|>%@`?-].*|-?[0-9].*""")
_UNSAFE = re.compile(r": |:$| #")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its place; a list is a tuple of texts."""

    value: str | tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a law file."""

    cells: Mapping[str, Cell]
    span: Span


@dataclass(slots=True)
class Table:
    """A law file: what holds for all rows, and the rows."""

    file: str
    head: dict[str, Cell] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


class _NotPlainError(ValueError):
    """A value is written in a way that law files do not use."""


def read_table(text: str, file: str) -> Table:
    """Read a law file: `key: value` lines, then `rows:` with one record after the other.

    Values are plain or double-quoted texts, or lists in brackets, each on its line. Whatever this accepts
    means the same to any YAML reader.
    """
    table = Table(file)
    row: dict[str, Cell] | None = None
    in_rows = False
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        body, indent = line.rstrip(), len(line) - len(line.lstrip(" "))
        if body == "rows:":
            in_rows = True
            continue
        starts = in_rows and body.startswith("- ")
        if starts:
            row = {}
            table.rows.append(Row(row, _span(file, number, 2, len(body))))
        target = row if in_rows else table.head
        expected = 2 if in_rows else 0
        if target is None or (not starts and indent != expected):
            _refuse(table, number, body, "a line stands where none is expected; rows begin with `- `")
            continue
        _take(table, target, body[2:] if starts else body.lstrip(" "), number, 2 if starts else indent)
    return table


def _take(table: Table, target: dict[str, Cell], body: str, number: int, indent: int) -> None:
    try:
        pairs = list(_pairs(body))
    except _NotPlainError as error:
        _refuse(table, number, body, str(error))
        return
    for key, value, offset, end in pairs:
        span = _span(table.file, number, indent + offset, indent + end)
        if key in target:
            table.problems.append(
                Diagnostic("law-file", "`{key}` is written twice in one record", {"key": key}, span)
            )
        target[key] = Cell(value, span)


def _pairs(body: str) -> Iterator[tuple[str, str | tuple[str, ...], int, int]]:
    if body.startswith("{") and body.endswith("}"):
        yield from _flow_pairs(body)
        return
    found = _PAIR.match(body)
    if not found:
        raise _NotPlainError("a line must be `key: value`")
    value = found["value"]
    if value is None:
        raise _NotPlainError("a value is missing behind the colon")
    yield found["key"], _value(value), found.start("value"), len(body)


def _flow_pairs(body: str) -> Iterator[tuple[str, str | tuple[str, ...], int, int]]:
    for start, end in _split(body, 1, len(body) - 1):
        found = _PAIR.match(body[start:end].strip())
        if not found or found["value"] is None:
            raise _NotPlainError("each entry between braces must be `key: value`")
        begin = body.index(found["value"], start)
        yield found["key"], _value(found["value"]), begin, begin + len(found["value"])


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at the commas that stand outside quotes and brackets."""
    depth, quoted, begin = 0, False, start
    for at in range(start, end):
        character = text[at]
        if character == '"' and text[at - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += (character in "[{") - (character in "]}")
            if character == "," and depth == 0:
                yield begin, at
                begin = at + 1
    if text[begin:end].strip():
        yield begin, end


def _value(text: str) -> str | tuple[str, ...]:
    if text.startswith("[") and text.endswith("]"):
        return tuple(_scalar(text[a:b].strip()) for a, b in _split(text, 1, len(text) - 1))
    return _scalar(text)


def _scalar(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] == '"' and re.fullmatch(r'"(?:[^"\\]|\\["\\])*"', text):
        return re.sub(r'\\(["\\])', r"\1", text[1:-1])
    if not _WHOLE_PLAIN.fullmatch(text) or _UNSAFE.search(text):
        raise _NotPlainError("this value needs double quotes around it")
    return text


def _refuse(table: Table, number: int, body: str, message: str) -> None:
    indent = len(body) - len(body.lstrip())
    span = _span(table.file, number, indent, max(len(body), indent + 1))
    table.problems.append(Diagnostic("law-file", message, where=span))


def _span(file: str, number: int, start: int, end: int) -> Span:
    return Span(file, number, start + 1, number, max(end, start + 1) + 1)
