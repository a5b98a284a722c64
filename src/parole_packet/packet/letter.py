"""The cover letter: what the template is told of the case."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from parole_packet.case.base import Fields
from parole_packet.case.history import VisaAttempt
from parole_packet.case.kinds import Method, NoEnd, Payment, Relationship, RepresentativeKind, Status
from parole_packet.case.models import Case
from parole_packet.case.people import Organization, Person
from parole_packet.case.sponsor import Finances, SelfSupport, Sponsor
from parole_packet.law import Law, Weight
from parole_packet.packet.texts import DISCRETION, Texts
from parole_packet.packet.words import length_of_time, long_date, native_beside, plain_word
from parole_packet.rules.coverage import coverage
from parole_packet.typeset.tree import Document, citations, inlines, plain_text

FORM = "Form I-131, Part 1, Item 7"
ONLINE = ("U.S. Citizenship and Immigration Services", "Filed online")

_PAYMENTS = {
    Payment.CARD: "Form G-1450, Authorization for Credit Card Transactions",
    Payment.BANK: "Form G-1650, Authorization for ACH Transactions",
    Payment.WAIVER: "Form I-912, Request for Fee Waiver",
    Payment.EXEMPT: "Form G-1651, Exemption for Paper Fee Payment",
}
_STATUS = {
    Status.CITIZEN: "U.S. citizen",
    Status.NATIONAL: "U.S. national",
    Status.LPR: "lawful permanent resident",
    Status.NONIMMIGRANT: "nonimmigrant",
    Status.ASYLEE: "asylee",
    Status.REFUGEE: "refugee",
    Status.PAROLEE: "parolee",
    Status.TPS: "holder of temporary protected status",
    Status.DEFERRED_ACTION: "holder of deferred action",
}
FACTORS = {
    "urgency": "the urgency",
    "effect_of_refusal": "what a refusal would mean",
    "limited_time": "why the time asked for is enough",
    "history": "immigration history",
    "support": "support in the United States",
    "character": "character",
    "community": "what the stay means for the community",
    "other_options": "why no other way is open",
}
"""What each paragraph on discretion is about, in the words of the letter."""
PASSPORT = "no_passport"
"""The requirement whose missing document is explained together with the missing passport."""


def letter_values(
    case: Case, law: Law, texts: Texts, *, forms: Sequence[str], enclosures: Sequence[tuple[str, str]]
) -> dict[str, object]:
    """Return the values of the cover letter's template; their names stand at its head.

    `forms` are the numbers of the forms that are filed, `enclosures` pairs of label and title, both in the
    order of the packet.
    """
    expedite = case.emergency.expedite
    return {
        "date": long_date(case.filing.signing_date),
        "addressee": _addressee(case, law),
        "form": FORM,
        "beneficiary": beneficiary_values(case),
        "petitioner": _petitioner(case),
        "sponsor": _sponsor(case),
        "representative": _representative(case),
        "principal": _principal(case),
        "grounds": [law.grounds[ground.value].name for ground in case.emergency.grounds],
        "stay": _stay(case.emergency.stay.from_, case.emergency.stay.until),
        "consulate": _consulate(case),
        "payment": _PAYMENTS[case.filing.payment] if case.filing.method is Method.MAIL else None,
        "evidence": _evidence(case, law),
        "expedite_exhibits": _in_order(case, expedite.exhibits) if expedite else [],
        "visa_attempts": _visa_attempts(case, texts),
        "factors": [FACTORS[name] for name in DISCRETION if f"discretion.{name}" in texts.documents],
        "support": _support(case),
        "contributions": _contributions(case),
        "missing_documents": _missing(case, law, texts),
        "forms": [f"Form {number}" for number in forms],
        "enclosures": [{"label": label, "title": title} for label, title in enclosures],
        "contact": _contact(case),
        "signer": _signer(case),
    }


def _addressee(case: Case, law: Law) -> list[str]:
    if case.filing.method is Method.ONLINE:
        return list(ONLINE)
    return list(law.addresses[case.filing.carrier.value].lines)


def beneficiary_values(case: Case) -> dict[str, object]:
    """Return the beneficiary as all templates know them."""
    person = case.beneficiary
    stateless = person.citizenship.casefold() == "stateless"
    return {
        "name": person.name.full,
        "native_name": native_beside(person.name),
        "born": long_date(person.date_of_birth),
        "citizenship": "stateless" if stateless else f"citizen of {person.citizenship}",
        "a_number": number_words(person),
    }


def number_words(person: Person | None) -> str | None:
    """Return an A-Number as it is usually written."""
    return f"A{person.a_number}" if person and person.a_number else None


def _petitioner(case: Case) -> dict[str, object]:
    person = case.petitioning
    organization = getattr(person, "organization", None)
    return {
        "name": person.name.full if person else "",
        "relation": relation(person),
        "status": status_words(person),
        "a_number": number_words(person),
        "is_beneficiary": case.files_for_self,
        "organization": organization.name if isinstance(organization, Organization) else None,
    }


def _sponsor(case: Case) -> Mapping[str, object] | None:
    person = case.supporting
    if person is None:
        return None
    return {
        "name": person.name.full,
        "relation": relation(person),
        "status": status_words(person),
        "is_petitioner": person is case.petitioning,
        "is_beneficiary": isinstance(case.sponsor, SelfSupport),
    }


def relation(person: Fields | None) -> str | None:
    """Return what a person is to the beneficiary, in words that fit before "of the beneficiary"."""
    kind = getattr(person, "relationship", None)
    if isinstance(kind, Relationship) and kind not in (
        Relationship.OTHER,
        Relationship.SELF,
        Relationship.ORGANIZATION,
    ):
        return plain_word(kind.value)
    words = getattr(person, "relationship_detail", None) or getattr(person, "capacity", None)
    return words[:1].lower() + words[1:] if words else None


def status_words(person: Person | None) -> str | None:
    """Return a supporter's citizenship or immigration status in words."""
    status = person.status if isinstance(person, Finances) else None
    return _STATUS.get(status) if status else None


def _representative(case: Case) -> Mapping[str, object] | None:
    lawyer = case.representative
    if lawyer is None:
        return None
    accredited = lawyer.kind is RepresentativeKind.ACCREDITED
    return {
        "name": lawyer.name.full,
        "kind": "accredited representative" if accredited else "attorney",
        "firm": lawyer.recognized_organization if accredited else lawyer.firm,
    }


def _principal(case: Case) -> Mapping[str, object] | None:
    whom = case.emergency.principal
    if whom is None:
        return None
    return {"name": whom.name, "relation": plain_word(whom.relationship.value), "receipt": whom.receipt}


def _stay(start: date, until: date | NoEnd) -> dict[str, object]:
    if isinstance(until, NoEnd):
        return {"length": None, "start": long_date(start), "end": None}
    return {"length": length_of_time(start, until), "start": long_date(start), "end": long_date(until)}


def _consulate(case: Case) -> str | None:
    place = case.emergency.consulate
    return f"{place.city}, {place.country}" if place else None


def _evidence(case: Case, law: Law) -> list[str]:
    """Exhibits that show the core of the grounds, in filing order."""
    rows = (row for row in coverage(case, law) if row.ground is not None and row.weight is Weight.CORE)
    shown = {exhibit for row in rows for exhibit in row.shown_by}
    return _in_order(case, shown)


def _in_order(case: Case, ids: Collection[str]) -> list[str]:
    """Return ids of exhibits and statements in the order in which they are filed."""
    return [name for name in case.filed_ids if name in ids]


def _visa_attempts(case: Case, texts: Texts) -> list[dict[str, object]]:
    """The attempts that the person's own words on visas leave untold."""
    history = case.beneficiary.history
    told = texts.documents.get("why_no_visa", Document(()))
    return [
        {
            "kind": attempt.kind,
            "post": attempt.post,
            "date": long_date(attempt.date) if attempt.date else None,
            "outcome": plain_word(attempt.outcome.value),
            "section": attempt.section,
            "explanation": name if (name := f"visa_attempts.{at}") in texts.documents else None,
            "exhibit": attempt.exhibit,
        }
        for at, attempt in enumerate((history.visa_attempts if history else None) or ())
        if attempt.explanation or not _tells(told, attempt)
    ]


def _tells(told: Document, attempt: VisaAttempt) -> bool:
    """Whether a text names an attempt's day and cites its exhibit: then it tells of it."""
    if attempt.date is None or attempt.exhibit is None:
        return False
    words = " ".join(plain_text(inlines(told.blocks)).split())
    cited = {citation.exhibit_id for citation in citations(told)}
    return long_date(attempt.date) in words and attempt.exhibit in cited


def _support(case: Case) -> list[str]:
    """Exhibits that show income and assets."""
    money = case.finances
    if money is None:
        return []
    shown = {word for asset in money.assets for word in asset.exhibits}
    return _in_order(case, shown | set(money.income.exhibits if money.income else ()))


def _contributions(case: Case) -> str | None:
    given = case.sponsor.contributions if isinstance(case.sponsor, Sponsor) else None
    return given.text if given else None


def _missing(case: Case, law: Law, texts: Texts) -> list[dict[str, object]]:
    """The documents that cannot be had; a missing passport is told once, with its own reason first."""
    found: list[dict[str, object]] = []
    passport = [PASSPORT] if PASSPORT in texts.documents else []
    for position, missing in enumerate(case.emergency.missing_documents):
        told = [f"missing.{position}.why", *([f"missing.{position}.efforts"] if missing.efforts else [])]
        what = law.requirements[missing.requirement].name if missing.requirement in law.requirements else ""
        name = what or missing.requirement.replace("_", " ")
        if missing.requirement == PASSPORT:
            told, passport, name = [*passport, *told], [], "passport"
        found.append(
            {
                "what": name[:1].upper() + name[1:],
                "told": told,
                "substitutes": _in_order(case, missing.substitutes),
            }
        )
    if passport:
        found.insert(0, {"what": "Passport", "told": passport, "substitutes": []})
    return found


def _contact(case: Case) -> Mapping[str, object]:
    """Whom an officer may call or write to: the representative, else the petitioner."""
    person = case.representative or case.petitioning
    phones = person.phones if person else None
    return {
        "name": case.representative.name.full if case.representative else None,
        "phone": (phones.day or phones.mobile) if phones else None,
        "email": person.email if person else None,
    }


def _signer(case: Case) -> Mapping[str, object]:
    """Who signs the letter, and as what."""
    person = case.petitioning
    name = person.name.full if person else ""
    signing = case.signing.petitioner
    if signing and signing.on_behalf:
        instead = signing.on_behalf
        return {
            "name": instead.name.full,
            "capacity": f"{plain_word(instead.relationship.value).capitalize()}, for {name}",
        }
    organization = getattr(person, "organization", None)
    if isinstance(organization, Organization):
        return {"name": name, "capacity": f"{organization.title}, {organization.name}"}
    return {"name": name, "capacity": "Petitioner and beneficiary" if case.files_for_self else "Petitioner"}
