"""How old the law data are, and what was announced."""

from collections.abc import Iterator
from datetime import date

from parole_packet.case.kinds import Method
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Basis, Law, PolicyNote
from parole_packet.rules.base import found
from parole_packet.rules.places import same_country

LAW_DAYS = 30
POLICY_DAYS = 14
"""After so many days a fact is told as old."""


def check_law(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Say which facts of the law data are old on the day somebody asks, and what was announced."""
    return [*_old(case, law, today), *_notes(case, law, today)]


def _old(case: Case, law: Law, today: date) -> Iterator[Diagnostic]:
    groups: list[tuple[str, list[Basis]]] = [
        ("fees", [fee.basis for fee in law.fees]),
        ("form editions", [one.basis for one in law.editions if one.superseded_on is None]),
    ]
    address = law.addresses.get(case.filing.carrier.value)
    if case.filing.method is Method.MAIL and address:
        groups.append(("the address", [address.basis]))
    told = []
    for name, bases in groups:
        oldest = min(bases, key=lambda basis: basis.as_of, default=None)
        if oldest and (today - oldest.as_of).days > LAW_DAYS:
            where = f": {oldest.url}" if oldest.url else ""
            told.append(f"{name} as of {oldest.as_of}, {(today - oldest.as_of).days} days ago{where}")
    if told:
        message = "not checked for more than 30 days: {told}"
        help_text = "look at the pages on the day of mailing, or use newer law files with `--law DIR`"
        yield found("law-old", ("filing", "mailing_date"), message, help_text, told="; ".join(told))


_PLACES: dict[str, CasePath] = {
    "nationality": ("beneficiary", "citizenship"),
    "forms": ("filing", "mailing_date"),
    "filing": ("filing", "method"),
    "post": ("emergency", "consulate", "country"),
}


def _concerns(note: PolicyNote, case: Case) -> bool:
    if not note.countries:
        return True
    country = case.beneficiary.citizenship
    if note.topic == "post":
        country = case.emergency.consulate.country if case.emergency.consulate else ""
    return any(same_country(country, one) for one in note.countries)


def _notes(case: Case, law: Law, today: date) -> Iterator[Diagnostic]:
    for topic, path in _PLACES.items():
        notes = [note for note in law.policy if note.topic == topic and _concerns(note, case)]
        if not notes:
            continue
        oldest = min(note.basis.as_of for note in notes)
        help_text = "as of {as_of}; look at uscis.gov for what came after"
        if (today - oldest).days > POLICY_DAYS:
            help_text = "not checked since {as_of}; look at uscis.gov for what came after"
        words = " ".join(f"{note.text} ({note.basis.confidence.words})" for note in notes)
        yield found("policy-note", path, "{words}", help_text, words=words, as_of=oldest)
