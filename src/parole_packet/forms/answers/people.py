"""The blocks that forms ask of every person: name, other names, addresses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from parole_packet.case.kinds import MaritalStatus, PreparedBy, Relationship, SocialSecurity, UnitType
from parole_packet.case.models import Case
from parole_packet.case.people import Address, Name, Organization, OtherName, Person, Petitioner, Phones
from parole_packet.case.signing import Helper, Preparer, Signer
from parole_packet.case.sponsor import Sponsor
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import make
from parole_packet.forms.answers.make import MISSING, text
from parole_packet.forms.answers.record import Addition, Answer, At, Gap, Kind, Problem, Reason
from parole_packet.forms.answers.values import (
    STATES,
    boxed_country,
    dollars,
    is_united_states,
    telephone,
    us_date,
    zip_five,
)

_UNITS = {UnitType.APARTMENT: "apt", UnitType.SUITE: "ste", UnitType.FLOOR: "flr"}
UNIT_WORDS = {"apt": "Apartment", "ste": "Suite", "flr": "Floor"}
"""The tokens of a group of unit boxes."""


_MARITAL: dict[str, str] = {
    MaritalStatus.SINGLE: "Single, never married",
    MaritalStatus.MARRIED: "Married",
    MaritalStatus.DIVORCED: "Divorced",
    MaritalStatus.WIDOWED: "Widowed",
    MaritalStatus.SEPARATED: "Legally separated",
    MaritalStatus.ANNULLED: "Marriage annulled",
    MaritalStatus.OTHER: "Other",
}


@dataclass(frozen=True, slots=True)
class Party:
    """A person of the case with the place where the case file describes them."""

    person: Person
    path: CasePath

    def at(self, *steps: str | int) -> CasePath:
        """The place of something inside the person's block."""
        return (*self.path, *steps)


def beneficiary(case: Case) -> Party:
    """The person who would be paroled."""
    return Party(case.beneficiary, ("beneficiary",))


def petitioner(case: Case) -> Party | None:
    """Who files the request; None when the sponsor should but there is none."""
    if isinstance(case.petitioner, Petitioner):
        return Party(case.petitioner, ("petitioner",))
    if case.files_for_self:
        return beneficiary(case)
    return supporter(case)


def supporter(case: Case) -> Party | None:
    """Who supports the beneficiary; None when there is nobody."""
    if case.supporting is case.beneficiary:
        return beneficiary(case)
    return Party(case.supporting, ("sponsor",)) if case.supporting else None


def name(at: str, key: str, whose: Name, path: CasePath) -> Iterator[Answer]:
    """Family, given and middle name: `key.family`, `key.given`, `key.middle`."""
    for field, label, kind in (
        ("family", "Family name", make.NAME),
        ("given", "Given name", make.NAME),
        ("middle", "Middle name", make.MIDDLE),
    ):
        none = f"no {label.lower()}"
        yield text(at, f"{key}.{field}", label, getattr(whose, field), (*path, field), kind=kind, none=none)


def other_names(
    at: str, key: str, names: Sequence[OtherName], path: CasePath, *, rows: int = 3
) -> Iterator[Answer]:
    """The rows for other names: `key.1.family` and so on, rows counted from 1."""
    for row in range(1, rows + 1):
        given = names[row - 1] if row <= len(names) else OtherName()
        place = (*path, row - 1) if row <= len(names) else path
        none = "none" if row <= len(names) else "no further name" if names else "no other names"
        for field, kind in (("family", make.NAME), ("given", make.NAME), ("middle", make.MIDDLE)):
            label, value = f"Other name {row}: {field}", getattr(given, field)
            yield text(at, f"{key}.{row}.{field}", label, value, (*place, field), kind=kind, none=none)


def further_names(
    answer: Answer, names: Sequence[OtherName], path: CasePath, *, rows: int = 3
) -> Iterator[Addition]:
    """Names for which the form has no row, for the additional information."""
    if further := names[rows:]:
        listed = "; ".join(_spelled(one) for one in further)
        yield make.addition(answer, f"Further other names: {listed}", (*path, rows))


def birth_dates_of_names(answer: Answer, party: Party) -> Iterator[Addition]:
    """The date of birth used with each other name: the I-131 instructions, p. 18, ask it; there is no box."""
    used = [
        f"{_spelled(one)} {us_date(one.date_of_birth or party.person.date_of_birth)}"
        for one in party.person.other_names
    ]
    if used:
        yield make.addition(
            answer, f"Date of birth used with each other name: {'; '.join(used)}", party.at("other_names")
        )


def _spelled(one: OtherName) -> str:
    rest = " ".join(part for part in (one.given, one.middle) if part)
    return f"{one.family}, {rest}" if one.family and rest else one.family or rest


def address(at: str, key: str, where: Address, path: CasePath) -> Iterator[Answer]:
    """An address: in the United States with state and ZIP code, else province and postal code, never both."""
    inside = is_united_states(where.country)
    unit = _UNITS[where.unit_type] if where.unit_type else None
    yield text(at, f"{key}.care_of", "In care of", where.care_of, (*path, "care_of"), kind=make.NAME)
    yield text(
        at, f"{key}.street", "Street number and name", where.street, (*path, "street"), kind=make.STREET
    )
    yield (
        make.choice(at, f"{key}.unit_type", "Kind of unit", unit, (*path, "unit_type"), words=UNIT_WORDS)
        if unit
        else make.skipped(at, f"{key}.unit_type", "Kind of unit", "no unit", kind=make.TICK)
    )
    yield text(at, f"{key}.unit", "Unit number", where.unit, (*path, "unit"), kind=make.UNIT, none="no unit")
    yield text(at, f"{key}.city", "City or town", where.city, (*path, "city"), kind=make.PLACE)
    yield from _region(at, key, where, path, inside=inside)
    country = boxed_country(where.country)
    yield text(at, f"{key}.country", "Country", country, (*path, "country"), kind=make.PLACE)


def _region(at: str, key: str, where: Address, path: CasePath, *, inside: bool) -> Iterator[Answer]:
    if inside:
        yield _state(at, f"{key}.state", where.state, (*path, "state"))
        code = zip_five(where.zip) if where.zip else None
        yield text(at, f"{key}.zip", "ZIP code", code, (*path, "zip"), kind=make.DIGITS, none=MISSING)
        yield _elsewhere(at, f"{key}.province", "Province", where.province, (*path, "province"))
        yield _elsewhere(at, f"{key}.postal_code", "Postal code", where.postal_code, (*path, "postal_code"))
        return
    yield _elsewhere(at, f"{key}.state", "State", where.state, (*path, "state"))
    yield _elsewhere(at, f"{key}.zip", "ZIP code", where.zip, (*path, "zip"))
    yield text(at, f"{key}.province", "Province", where.province, (*path, "province"), kind=make.PLACE)
    yield text(
        at, f"{key}.postal_code", "Postal code", where.postal_code, (*path, "postal_code"), kind=make.POSTAL
    )


def _elsewhere(at: str, key: str, label: str, value: str | None, path: CasePath) -> Answer:
    """A box for addresses on the other side of the border: empty, and a problem if the case file fills it."""
    problems = (Problem("answer-region", At.parse(at), key, path, value, detail=label),) if value else ()
    abroad = path[-1] in ("state", "zip")
    reason = Reason(Gap.SKIPPED, "an address abroad has none" if abroad else "a U.S. address has none")
    return Answer(key, At.parse(at), label, make.WORDS, reason=reason, path=path, problems=problems)


def _state(at: str, key: str, state: str | None, path: CasePath) -> Answer:
    code = state.upper() if state else None
    if code is None or code in STATES:
        return text(at, key, "State", code, path, kind=make.STATE, none=MISSING)
    problem = Problem("answer-state", At.parse(at), key, path, state or "")
    return Answer(key, At.parse(at), "State", make.STATE, value=code, path=path, problems=(problem,))


def no_address(at: str, key: str, why: Reason) -> Iterator[Answer]:
    """The boxes of an address that is not given."""
    fields = (
        "care_of",
        "street",
        "unit_type",
        "unit",
        "city",
        "state",
        "zip",
        "province",
        "postal_code",
        "country",
    )
    labels = (
        "In care of", "Street number and name", "Kind of unit", "Unit number", "City or town", "State",
        "ZIP code", "Province", "Postal code", "Country",
    )  # fmt: skip
    for field, label in zip(fields, labels, strict=True):
        yield Answer(f"{key}.{field}", At.parse(at), label, make.WORDS, reason=why)


def without_care_of(address: Iterable[Answer]) -> Iterator[Answer]:
    """An address on a form that has no box for in care of."""
    return (answer for answer in address if not answer.key.endswith(".care_of"))


def care_of(answer: Answer, where: Address | None, path: CasePath) -> Iterator[Addition]:
    """In care of whom, for the additional information of such a form."""
    if where and where.care_of:
        yield make.addition(answer, f"In care of {where.care_of}", (*path, "care_of"))


def phone(
    at: str, key: str, label: str, number: str | None, path: CasePath, *, none: str | Reason = "none"
) -> Answer:
    """A telephone number, digits only."""
    found = telephone(number) if number else None
    answer = text(at, key, label, found.digits if found else None, path, kind=make.DIGITS, none=none)
    return replace(answer, whole=found.number) if found else answer


def extension(answer: Answer, number: str | None) -> Iterator[Addition]:
    """The extension of a telephone number, for which the forms have no box."""
    if number and (digits := telephone(number).extension):
        yield make.addition(answer, f"{answer.label}: extension {digits}")


def phones(at: tuple[str, str], key: str, both: Phones, path: CasePath) -> Iterator[Answer]:
    """Daytime and mobile number: `key.day_phone`, `key.mobile_phone`."""
    yield phone(at[0], f"{key}.day_phone", "Daytime telephone", both.day, (*path, "day"), none=MISSING)
    yield phone(at[1], f"{key}.mobile_phone", "Mobile telephone", both.mobile, (*path, "mobile"))


def a_number(at: str, key: str, party: Party) -> Answer:
    """The A-Number, or N/A as the instructions ask."""
    number = party.person.a_number or make.NOT_APPLICABLE
    return text(at, key, "A-Number", number, party.at("a_number"), kind=make.DIGITS)


def date_of_birth(at: str, key: str, party: Party) -> Answer:
    """The date of birth."""
    day = us_date(party.person.date_of_birth)
    return text(at, key, "Date of birth", day, party.at("date_of_birth"), kind=make.DATE)


def citizenship(at: str, key: str, party: Party, kind: Kind) -> Answer:
    """The country, or the word stateless, as the instructions ask; the reason goes to the additional information."""
    country = party.person.citizenship
    value = "stateless" if country and is_stateless(party) else boxed_country(country)
    path = party.at("citizenship")
    return text(at, key, "Country of citizenship", value, path, kind=kind, none=MISSING)


def marital(at: str, key: str, party: Party) -> Iterator[Answer]:
    """Marital status, and what `other` means: `key`, `key.other`."""
    status, words = party.person.marital_status, party.person.marital_explanation
    yield make.choice(at, key, "Marital status", status, party.at("marital_status"), words=_MARITAL)
    is_other = status is MaritalStatus.OTHER
    none = MISSING if is_other else make.only_for("other")
    path, label = party.at("marital_explanation"), "Marital status explained"
    yield text(at, f"{key}.other", label, words if is_other else None, path, none=none)


def relation(to: Relationship) -> str:
    """A relationship as a form shows it: `Brother`, `Mother-in-law`."""
    return to.value.replace("_", "-").capitalize()


def amount(of_money: Decimal) -> str:
    """An amount after a printed dollar sign; the word None for nothing, as the instructions ask."""
    return dollars(of_money) if of_money else make.NONE


def ssn(at: str, key: str, party: Party) -> Answer:
    """The Social Security number: N/A as the instructions ask, or left to the hand; never a number."""
    if party.person.ssn is SocialSecurity.BY_HAND:
        return make.by_hand(at, key, "Social Security number", f"written in ink by {party.person.name.full}")
    return text(at, key, "Social Security number", make.NOT_APPLICABLE, party.at("ssn"), kind=make.DIGITS)


def is_stateless(party: Party) -> bool:
    """Whether the case file says that the person has no citizenship."""
    return (party.person.citizenship or "").casefold() == "stateless"


def organization(case: Case) -> Organization | None:
    """The organization that the petitioner files for."""
    filer = petitioner(case)
    if filer and isinstance(filer.person, Petitioner | Sponsor):
        return filer.person.organization
    return None


def preparer(
    case: Case, signer: Signer | None, party: Party | None, path: CasePath
) -> tuple[Helper | None, CasePath]:
    """Who wrote the answers for a signer and signs as preparer, with their place; None: the signer did.

    `path` is the place of the signer's block under `signing`.
    """
    if signer is None or signer.prepared_by is PreparedBy.SELF:
        return None, path
    if isinstance(signer.prepared_by, Preparer):
        return signer.prepared_by, (*path, "prepared_by")
    if signer.prepared_by is PreparedBy.REPRESENTATIVE:
        return _representative(case), ("representative",)
    found = {
        PreparedBy.PETITIONER: petitioner,
        PreparedBy.SPONSOR: supporter,
        PreparedBy.BENEFICIARY: beneficiary,
    }[signer.prepared_by](case)
    if found is None or (party and found.person is party.person):
        return None, path
    person = found.person
    return Helper(
        name=person.name, address=person.mailing_address, phones=person.phones, email=person.email
    ), found.path


def _representative(case: Case) -> Helper | None:
    one = case.representative
    if one is None:
        return None
    firm = one.firm or one.recognized_organization
    return Helper(name=one.name, organization=firm, address=one.address, phones=one.phones, email=one.email)
