"""Ids of the case file: each given once, each reference to something that is there."""

from collections.abc import Iterator

from parole_packet.case.base import Fields
from parole_packet.case.models import Case
from parole_packet.case.shape import closest
from parole_packet.diagnostics import CasePath, Diagnostic, Related, Where

_EXHIBIT_FIELDS = {"exhibit", "exhibits", "substitutes", "cites"}


def check_references(case: Case) -> list[Diagnostic]:
    """Return every id that is given twice and every reference to nothing."""
    ids, problems = _ids(case)
    for path, field, word in _references(case):
        known = case.translators if field == "translator" else ids
        if word not in known:
            problems.append(_unknown(path, field, word, list(known)))
    return problems


def _ids(case: Case) -> tuple[dict[str, CasePath], list[Diagnostic]]:
    first: dict[str, CasePath] = {}
    problems: list[Diagnostic] = []
    named: list[tuple[str, CasePath]] = [
        (one.id, ("exhibits", at, "id")) for at, one in enumerate(case.exhibits)
    ]
    named += [(one.id, ("statements", at, "id")) for at, one in enumerate(case.statements)]
    for word, path in named:
        if word in first:
            related = (Related(Where(first[word]), "and here"),)
            message = "the id `{value}` is given twice"
            help_text = "every exhibit and statement needs an id of its own"
            args = {"value": word}
            problems.append(
                Diagnostic("duplicate-id", message, args, Where(path), "given here", help_text, related)
            )
        first.setdefault(word, path)
    return first, problems


def _references(block: Fields, path: CasePath = ()) -> Iterator[tuple[CasePath, str, str]]:
    for name, info in type(block).model_fields.items():
        field = info.alias or name
        value = getattr(block, name)
        at = (*path, field)
        if isinstance(value, Fields):
            yield from _references(value, at)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from _references(inner, (*at, key))
        elif isinstance(value, tuple):
            for position, inner in enumerate(value):
                if isinstance(inner, Fields):
                    yield from _references(inner, (*at, position))
                elif field in _EXHIBIT_FIELDS:
                    yield (*at, position), "exhibit", inner
        elif value is not None and (field in _EXHIBIT_FIELDS or field == "translator"):
            yield at, "translator" if field == "translator" else "exhibit", value


def _unknown(path: CasePath, kind: str, word: str, known: list[str]) -> Diagnostic:
    suggestion = closest(word, known)
    args = {"value": word, "kind": kind, "suggestion": suggestion or "", "known": ", ".join(known)}
    message = "there is no {kind} `{value}`"
    if suggestion:
        help_text = "did you mean `{suggestion}`?"
    elif known and len(known) <= 12:
        help_text = "there are: {known}"
    else:
        help_text = "add it under `{kind}s`, or correct the id"
    return Diagnostic(f"unknown-{kind}", message, args, Where(path), help=help_text)
