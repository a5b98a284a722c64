"""How old the law data are, and what was announced."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from parole_packet.case.kinds import Method, Payment
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Basis, Law, PolicyNote
from parole_packet.rules.base import found
from parole_packet.rules.places import same_country

LAW_DAYS = 30
POLICY_DAYS = 14
"""After so many days a fact is told as old."""
NEAR_DAYS = 14
"""So long before the mailing it is time to look facts up again: earlier they may change once more."""


def check_law(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Say which facts of the law data are old on the day somebody asks, and what was announced."""
    return [*_old(case, law, today), *_notes(case, law, today)]


def _old(case: Case, law: Law, today: date) -> Iterator[Diagnostic]:
    """Facts that decide on this mailing and will be old on its day: a note long before, a warning when it is near."""
    filing = case.filing
    told = [
        f"{name} (read on {basis.as_of})" + (f": {basis.url}" if basis.url else "")
        for name, basis in _deciding(case, law)
        if (filing.mailing_date - basis.as_of).days > LAW_DAYS
    ]
    looked = filing.verified_on
    if not told or (looked and looked <= today and 0 <= (filing.mailing_date - looked).days <= LAW_DAYS):
        return
    near = (filing.mailing_date - today).days <= NEAR_DAYS
    message = "older than {days} days on the day of mailing: {told}"
    help_text = "look at these pages when the day is near, then write it under `filing.verified_on`"
    if near:
        help_text = "look at these pages now, and write the day under `filing.verified_on`"
    help_text += "; newer law files can be used with `--law DIR`"
    code = "law-old" if near else "law-recheck"
    yield found(code, ("filing", "mailing_date"), message, help_text, days=LAW_DAYS, told="; ".join(told))


def _deciding(case: Case, law: Law) -> Iterator[tuple[str, Basis]]:
    """The facts by which this packet is taken in or sent back: fee, editions of its forms, address."""
    filing = case.filing
    fee = law.fee("I-131", filing.method.value, filing.mailing_date)
    if fee and filing.payment in (Payment.CARD, Payment.BANK):
        yield "the fee", fee.basis
    current = [
        edition.basis
        for form in _forms(case)
        if (edition := law.current_edition(form, filing.mailing_date)) is not None
    ]
    if current:
        oldest = min(current, key=lambda basis: basis.as_of)
        yield "the editions of the forms", replace(oldest, url="https://www.uscis.gov/forms")
    address = law.addresses.get(filing.carrier.value)
    if filing.method is Method.MAIL and address:
        yield "the address", address.basis


def _forms(case: Case) -> Iterator[str]:
    yield "I-131"
    wanted = (("I-134", case.sponsor), ("G-28", case.representative), ("I-912", case.fee_waiver))
    yield from (form for form, needed in wanted if needed is not None)


_PLACES: dict[str, CasePath] = {
    "nationality": ("beneficiary", "citizenship"),
    "forms": ("filing", "mailing_date"),
    "filing": ("filing", "method"),
    "post": ("emergency", "consulate", "country"),
}


def _concerns(note: PolicyNote, case: Case) -> bool:
    if not note.countries:
        return True
    places = [case.beneficiary.citizenship, case.beneficiary.place_of_birth.country_now]
    if note.topic == "post":
        places = [case.emergency.consulate.country] if case.emergency.consulate else []
    return any(same_country(place, one) for place in places for one in note.countries)


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
