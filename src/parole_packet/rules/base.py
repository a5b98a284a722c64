"""What all rules share: making findings, and walking over the people and texts of a case."""

from collections.abc import Iterator
from dataclasses import dataclass

from parole_packet.case.base import Fields
from parole_packet.case.models import Case
from parole_packet.case.people import Name, Person, Petitioner
from parole_packet.case.sponsor import Sponsor
from parole_packet.diagnostics import CasePath, Diagnostic, Related, Where


def found(
    code: str,
    path: CasePath | Where,
    message: str,
    help: str = "",  # noqa: A002 - the word of the record
    /,
    *,
    related: tuple[Related, ...] = (),
    label: str = "",
    **args: object,
) -> Diagnostic:
    """Make a finding at a place of the case file."""
    where = path if isinstance(path, Where) else Where(path)
    return Diagnostic(code, message, args, where, label, help, related)


def near(path: CasePath, label: str) -> tuple[Related, ...]:
    """Name one other place that belongs to a finding."""
    return (Related(Where(path), label),)


@dataclass(frozen=True, slots=True)
class Party:
    """One of the people a case is about: where they stand and what they are called in findings."""

    path: CasePath
    role: str
    person: Person


def parties(case: Case) -> Iterator[Party]:
    """Yield beneficiary, sponsor and petitioner, each once."""
    yield Party(("beneficiary",), "beneficiary", case.beneficiary)
    if isinstance(case.sponsor, Sponsor):
        yield Party(("sponsor",), "sponsor", case.sponsor)
    if isinstance(case.petitioner, Petitioner):
        yield Party(("petitioner",), "petitioner", case.petitioner)


def petitioner_path(case: Case) -> CasePath:
    """Where the person who files is described."""
    for party in parties(case):
        if party.person is case.petitioning:
            return party.path
    return ("petitioner",)


def walk(block: Fields, path: CasePath = ()) -> Iterator[tuple[CasePath, object]]:
    """Yield every block and every value below a block, with its place in the case file."""
    yield path, block
    for name, info in type(block).model_fields.items():
        yield from _walk_value(getattr(block, name), (*path, info.alias or name))


def _walk_value(value: object, path: CasePath) -> Iterator[tuple[CasePath, object]]:
    if isinstance(value, Fields):
        yield from walk(value, path)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk_value(inner, (*path, key))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _walk_value(inner, (*path, at))
    elif value is not None:
        yield path, value


def names(case: Case) -> Iterator[tuple[CasePath, Name]]:
    """Yield every name that is written in its parts."""
    for path, value in walk(case):
        if isinstance(value, Name):
            yield path, value


_NARRATIVE = ("summary", "reason", "why_this_length", "why_no_visa", "why_no_waiver", "plan_at_end")


def narratives(case: Case) -> Iterator[tuple[CasePath, str]]:
    """Yield the texts that tell the story: of `emergency`, of `statements`, and the titles of exhibits."""
    emergency = case.emergency
    for field in _NARRATIVE:
        if text := getattr(emergency, field):
            yield ("emergency", field), text
    if emergency.discretion:
        for field in type(emergency.discretion).model_fields:
            if text := getattr(emergency.discretion, field):
                yield ("emergency", "discretion", field), text
    if emergency.expedite:
        yield ("emergency", "expedite", "reason"), emergency.expedite.reason
    for at, statement in enumerate(case.statements):
        yield ("statements", at, "text"), statement.text
    for at, exhibit in enumerate(case.exhibits):
        yield ("exhibits", at, "title"), exhibit.title
