"""Which fields belong where: the models of the case file, asked by path."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from parole_packet.case.base import Fields, Shorthand, WordOr
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath


def blocks_of(annotation: Any) -> list[type[Fields]]:
    """Return the blocks that a field may hold, itself or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return [annotation]
    return [block for inner in get_args(annotation) for block in blocks_of(inner)]


def fields_of(blocks: list[type[Fields]]) -> dict[str, FieldInfo]:
    """Return the fields of blocks by the names the case file uses."""
    return {info.alias or name: info for block in blocks for name, info in block.model_fields.items()}


def blocks_at(path: CasePath) -> list[type[Fields]]:
    """Return the blocks that may stand at a path of the case file; none where no block may stand."""
    blocks: list[type[Fields]] = [Case]
    keyed = False
    for step in path:
        if isinstance(step, int) or keyed:
            keyed = False
            continue
        info = fields_of(blocks).get(step)
        if info is None:
            return []
        blocks = blocks_of(info.annotation)
        keyed = get_origin(info.annotation) is dict
    return blocks


def field_at(path: CasePath) -> FieldInfo | None:
    """Return what is known about the field at a path."""
    if not path or not isinstance(path[-1], str):
        return None
    return fields_of(blocks_at(path[:-1])).get(path[-1])


def words_at(path: CasePath) -> tuple[str, ...]:
    """Return the words that may stand at a path in place of a block or value."""
    info = field_at(path)
    extras = info.metadata if info else []
    return tuple(word for extra in extras if isinstance(extra, WordOr | Shorthand) for word in extra.words)


@cache
def homes(field: str) -> tuple[str, ...]:
    """Return the dotted blocks below the top that have a field of this name, nearest to the top first."""
    found = [".".join(path) for path, block in _walk(Case, ()) if field in fields_of([block])]
    return tuple(sorted(found, key=lambda path: path.count(".")))


def _walk(block: type[Fields], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], type[Fields]]]:
    for name, info in fields_of([block]).items():
        for inner in blocks_of(info.annotation):
            yield (*path, name), inner
            yield from _walk(inner, (*path, name))


def closest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice a person most likely meant."""
    simple = re.sub(r"[\s-]+", "_", word.casefold())
    plain = {choice.casefold(): choice for choice in choices}
    beginnings = [choice for choice in plain if len(simple) >= 3 and choice.startswith(simple)]
    found = beginnings if len(beginnings) == 1 else get_close_matches(simple, list(plain), n=1, cutoff=0.7)
    return plain[found[0]] if found else None
