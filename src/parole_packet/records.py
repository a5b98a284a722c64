"""Plain records as JSON and back, strictly: anything that is not of the very shape asked for is refused."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def written(record: object) -> bytes:
    """Write a dataclass of plain values as JSON: an array of its fields in their order."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def read(kind: type[T], data: bytes) -> T | None:
    """Return the record that was written, None where the bytes are no record of that kind."""
    try:
        return cast("T", _reader(kind)(json.loads(data, parse_constant=_refuse)))  # type: ignore[arg-type]
    except (ValueError, TypeError, RecursionError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return [_plain(getattr(value, one.name)) for one in fields(cast("Any", value))]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads a value of a type: the types that records are made of, and no other."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of([_reader(item) for item in inner])
    if origin is tuple:
        return _several(_reader(inner[0])) if inner[-1] is Ellipsis else _row([_reader(one) for one in inner])
    if origin is Literal:
        return _among(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_reader(inner[1]))
    if is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    exact = {str: (str,), int: (int,), bool: (bool,), float: (float, int), NoneType: (NoneType,)}
    return _exactly(exact[kind])


def _exactly(kinds: tuple[type, ...]) -> Reader:
    def reader(value: Any) -> Any:
        return value if type(value) in kinds else _refuse(value)

    return reader


def _among(values: tuple[Any, ...]) -> Reader:
    def reader(value: Any) -> Any:
        return value if type(value) is str and value in values else _refuse(value)

    return reader


def _one_of(readers: list[Reader]) -> Reader:
    def reader(value: Any) -> Any:
        for one in readers:
            try:
                return one(value)
            except (ValueError, TypeError):
                continue
        return _refuse(value)

    return reader


def _several(inner: Reader) -> Reader:
    def reader(value: Any) -> Any:
        return tuple([inner(item) for item in value]) if type(value) is list else _refuse(value)

    return reader


def _row(readers: list[Reader]) -> Reader:
    def reader(value: Any) -> Any:
        if type(value) is not list:
            return _refuse(value)
        return tuple([one(item) for one, item in zip(readers, value, strict=True)])

    return reader


def _mapping(inner: Reader) -> Reader:
    def reader(value: Any) -> Any:
        return {key: inner(item) for key, item in value.items()} if type(value) is dict else _refuse(value)

    return reader


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    row = _row([_reader(hints[name]) for name in names])

    def reader(value: Any) -> Any:
        return kind(**dict(zip(names, row(value), strict=True)))

    return reader


def _refuse(value: object) -> Any:
    raise ValueError(f"{type(value).__name__} where something else was asked for")
