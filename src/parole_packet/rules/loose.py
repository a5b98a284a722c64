"""Loose ends: words left to be filled in, numbers that must not be here, exhibits nobody points to."""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, narratives, walk
from parole_packet.rules.secrets import SOCIAL_SECURITY, secret_in

_LEFT = re.compile(
    r"\bTODO\b|\bTBD\b|\bXXX+\b|\?{3,}|_{4,}|\[(?:name|date|city|amount)\]|\blorem ipsum\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"…|\.\.\.")
_CITED = re.compile(r"\[@([\w.-]*\w)")
_REFERS = {"exhibit", "exhibits", "substitutes", "cites"}


def check_loose_ends(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look for placeholders, and for exhibits that no text and no field points to."""
    return [*_placeholders(case), *_secrets(case), *_uncited(case)]


def _placeholders(case: Case) -> Iterator[Diagnostic]:
    for path, value in walk(case):
        if type(value) is not str:
            continue
        left = _LEFT.search(value)
        if left is None and _is_line(path):
            left = _ELLIPSIS.search(value)
        if left:
            message = "`{words}` is still to be filled in"
            yield found("placeholder", Where(path, text=left[0]), message, "write the fact", words=left[0])


def _secrets(case: Case) -> Iterator[Diagnostic]:
    for path, value in walk(case):
        kind = secret_in(value) if type(value) is str else ""
        if kind:
            message = "this looks like {kind}; such numbers never stand in a case file"
            help_text = "take it out: on the print it is written by hand, on the payment form only"
            if kind == SOCIAL_SECURITY:
                help_text = "take it out, and write `ssn: by_hand`: it is written on the print in ink"
            yield found("secret-number", path, message, help_text, kind=kind)


def _is_line(path: CasePath) -> bool:
    """Whether a field holds a name or a title, where three dots can only mean something left out."""
    return path[-1] in (
        "title",
        "name",
        "family",
        "given",
        "street",
        "city",
        "number",
        "employer",
        "item",
        "payer",
    )


def _uncited(case: Case) -> Iterator[Diagnostic]:
    cited = {word for _, text in narratives(case) for word in _CITED.findall(text)}
    cited |= set(_referred(case))
    for at, exhibit in enumerate(case.exhibits):
        if exhibit.id not in cited:
            message = "no text points the reader to exhibit `{id}`"
            help_text = "cite it where it matters: `[@{id}]`"
            yield found("uncited-exhibit", ("exhibits", at, "id"), message, help_text, id=exhibit.id)


def _referred(case: Case) -> Iterator[str]:
    """Exhibits that a field names: the proof of an income, the exhibits of a cost and so on."""
    for path, value in walk(case):
        fields = {step for step in path[1:][-2:] if isinstance(step, str)}
        if isinstance(value, str) and fields & _REFERS:
            yield value
