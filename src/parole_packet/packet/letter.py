"""The cover letter: what the template is told of the case."""

from collections.abc import Mapping, Sequence
from datetime import date

from parole_packet.case.kinds import Method, NoEnd, Payment
from parole_packet.case.models import Case
from parole_packet.case.people import Person
from parole_packet.case.sponsor import SelfSupport, Sponsor
from parole_packet.law import Law
from parole_packet.packet.words import length_of_time, long_date, postal_lines

FORM = "Form I-131, Part 1, Item 7"
ONLINE = ("U.S. Citizenship and Immigration Services", "Filed online")

_PAYMENTS = {
    Payment.CARD: "Form G-1450, Authorization for Credit Card Transactions",
    Payment.BANK: "Form G-1650, Authorization for ACH Transactions",
    Payment.WAIVER: "Form I-912, Request for Fee Waiver",
    Payment.EXEMPT: "Form G-1651, Exemption for Paper Fee Payment",
}


def letter_values(case: Case, law: Law, enclosures: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Return the values of the cover letter's template; their names stand at its head.

    `enclosures` are pairs of label and title in the order of the packet.
    """
    petitioner = case.petitioning
    return {
        "date": long_date(case.filing.signing_date),
        "addressee": _addressee(case, law),
        "form": FORM,
        "beneficiary": _beneficiary(case),
        "petitioner": _petitioner(case),
        "sponsor": _sponsor(case),
        "grounds": [law.grounds[ground.value].name for ground in case.emergency.grounds],
        "stay": _stay(case.emergency.stay.from_, case.emergency.stay.until),
        "consulate": _consulate(case),
        "payment": _PAYMENTS[case.filing.payment] if case.filing.method is Method.MAIL else None,
        "other_filings": [],
        "statement": True,
        "visa_attempts": _visa_attempts(case),
        "support": list(case.finances.income.exhibits) if case.finances and case.finances.income else [],
        "housing": _housing(case),
        "missing_documents": _missing(case, law),
        "enclosures": [{"label": label, "title": title} for label, title in enclosures],
        "signer": petitioner.name.full if petitioner else "",
    }


def _addressee(case: Case, law: Law) -> list[str]:
    if case.filing.method is Method.ONLINE:
        return list(ONLINE)
    return list(law.addresses[case.filing.carrier.value].lines)


def _beneficiary(case: Case) -> dict[str, object]:
    person = case.beneficiary
    return {
        "name": person.name.full,
        "native_name": person.name.native,
        "born": long_date(person.date_of_birth) if person.date_of_birth else None,
        "citizenship": f"citizen of {person.citizenship}"
        if person.citizenship != "stateless"
        else "stateless",
        "a_number": person.a_number,
    }


def _petitioner(case: Case) -> dict[str, object]:
    person: Person | None = case.petitioning
    phones = person.phones if person else None
    return {
        "name": person.name.full if person else "",
        "relation": _relation(person),
        "is_beneficiary": case.files_for_self,
        "phone": (phones.day or phones.mobile) if phones else None,
        "email": person.email if person else None,
        "address": postal_lines(person.mailing_address) if person and person.mailing_address else [],
    }


def _sponsor(case: Case) -> Mapping[str, object] | None:
    person = case.supporting
    if person is None:
        return None
    return {
        "name": person.name.full,
        "relation": _relation(person),
        "is_petitioner": person is case.petitioning,
        "is_beneficiary": isinstance(case.sponsor, SelfSupport),
        "status": None,
    }


def _relation(person: Person | None) -> str | None:
    relationship = getattr(person, "relationship", None)
    return relationship.value.replace("_", " ") if relationship is not None else None


def _stay(start: date, until: date | NoEnd) -> dict[str, object]:
    if isinstance(until, NoEnd):
        return {"length": None, "start": long_date(start), "end": None}
    return {"length": length_of_time(start, until), "start": long_date(start), "end": long_date(until)}


def _consulate(case: Case) -> str | None:
    place = case.emergency.consulate
    return f"{place.city}, {place.country}" if place else None


def _visa_attempts(case: Case) -> list[dict[str, object]]:
    history = case.beneficiary.history
    attempts = (history.visa_attempts if history else None) or ()
    return [
        {
            "kind": attempt.kind,
            "post": attempt.post,
            "date": long_date(attempt.date) if attempt.date else None,
            "outcome": attempt.outcome.value.replace("_", " "),
            "section": attempt.section,
            "exhibit": attempt.exhibit,
        }
        for attempt in attempts
    ]


def _housing(case: Case) -> str | None:
    if not isinstance(case.sponsor, Sponsor) or case.sponsor.contributions is None:
        return None
    return case.sponsor.contributions.text


def _missing(case: Case, law: Law) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for position, missing in enumerate(case.emergency.missing_documents):
        known = law.requirements.get(missing.requirement)
        name = known.name if known else missing.requirement.replace("_", " ")
        found.append(
            {
                "what": name[:1].upper() + name[1:],
                "why": f"missing.{position}.why",
                "efforts": f"missing.{position}.efforts" if missing.efforts else None,
                "substitutes": list(missing.substitutes),
            }
        )
    return found
