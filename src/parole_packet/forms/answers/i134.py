"""Form I-134, edition 01/20/25: who supports the beneficiary while in the United States, and with what.

To be read beside the form and its instructions: Part by Part, Item by Item, in the form's order. Where the
instructions number the Items of Part 2 otherwise, the form's own numbers stand here.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from parole_packet.case.kinds import NoEnd
from parole_packet.case.models import Case
from parole_packet.forms.answers import i134_means as means
from parole_packet.forms.answers import i134_signing as signing
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import MISSING, addition, choice, emptied, text, yes_no
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import (
    Addition,
    Answer,
    Continuation,
    FormAnswers,
    Gap,
    Reason,
    Signer,
)
from parole_packet.forms.answers.values import boxed_country, us_date

FORM: Final = "I-134"
TITLE: Final = "Declaration of financial support"
PARTS: Final = {
    "1": "Who supports the beneficiary",
    "2": "The sponsor: person, work, dependents, income, assets, contributions",
    "3": "The beneficiary",
    "4": "Statement and signature of a beneficiary who supports themselves",
    "5": "Statement and signature of the sponsor",
    "6": "Interpreter",
    "7": "Preparer",
    "8": "Additional information",
}
NAME_ROWS: Final = 2
"""Rows for other names."""

_FOR_SELF: Final = Reason(Gap.SKIPPED, "the beneficiary supports themselves: the form says skip Part 3")
_SEX: Final = {"male": "Male", "female": "Female"}


def answers(case: Case) -> FormAnswers:
    """Answer every Part and Item of the form."""
    sponsor = people.supporter(case)
    listed = (
        part_1(case, sponsor),
        *part_2(case, sponsor),
        *part_3(case),
        *signing.parts_4_and_5(case, sponsor),
        *signing.parts_6_and_7(case, sponsor),
        *signing.part_8(case, sponsor),
    )
    by_key = {answer.key: answer for answer in listed}
    added = (
        *_additions(case, sponsor, by_key),
        *means.additions(case, by_key),
        *signing.additions(case, sponsor, by_key),
    )
    signer = Signer(sponsor.person.name.full, sponsor.person.a_number, "sponsor") if sponsor else None
    return FormAnswers(FORM, TITLE, signer, PARTS, listed, added, Continuation("8", 3, 4))


def part_1(case: Case, sponsor: Party | None) -> Answer:
    """For whom it is filed."""
    token = None if sponsor is None else "self" if supports_self(case) else "another"
    words = {"self": "For oneself as the beneficiary", "another": "For another person"}
    return choice("1/1", "basis", "Filed for", token, ("sponsor",), words=words)


def supports_self(case: Case) -> bool:
    """Whether the beneficiary supports themselves."""
    return case.supporting is case.beneficiary


def part_2(case: Case, sponsor: Party | None) -> Iterator[Answer]:
    """The sponsor, Items 1 to 19."""
    party = sponsor or people.beneficiary(case)
    listed = (*_sponsor(party), *means.items_10_to_17(case))
    yield from listed if sponsor else emptied(listed, MISSING)
    yield from means.items_18_and_19(case)


def _sponsor(you: Party) -> Iterator[Answer]:
    """Items 1 to 9, from the instructions p. 4."""
    person = you.person
    yield from people.name("2/1", "sponsor.name", person.name, you.at("name"))
    yield from people.other_names(
        "2/2", "sponsor.other_names", person.other_names, you.at("other_names"), rows=NAME_ROWS
    )
    yield from _addresses(("2/3", "2/4", "2/5"), "sponsor", you)
    yield people.date_of_birth("2/6", "sponsor.date_of_birth", you)
    yield from _birth("2/7", "sponsor.birth", you)
    yield people.a_number("2/8", "sponsor.a_number", you)
    account, path = person.uscis_account, you.at("uscis_account")
    yield text("2/9", "sponsor.uscis_account", "USCIS online account", account, path, kind=make.DIGITS)


def part_3(case: Case) -> Iterator[Answer]:
    """The beneficiary, when someone else files (instructions, p. 5 and 6)."""
    listed = (*_beneficiary(people.beneficiary(case)), *_stay(case))
    yield from emptied(listed, _FOR_SELF) if supports_self(case) else listed


def _beneficiary(them: Party) -> Iterator[Answer]:
    person = them.person
    yield from people.name("3/1", "beneficiary.name", person.name, them.at("name"))
    yield from people.other_names(
        "3/2", "beneficiary.other_names", person.other_names, them.at("other_names"), rows=NAME_ROWS
    )
    yield people.date_of_birth("3/3", "beneficiary.date_of_birth", them)
    yield choice("3/4", "beneficiary.sex", "Sex", person.sex, them.at("sex"), words=_SEX)
    yield people.a_number("3/5", "beneficiary.a_number", them)
    yield from _birth("3/6", "beneficiary.birth", them)
    yield people.citizenship("3/7", "beneficiary.citizenship", them, make.WORDS)
    yield from people.marital("3/8", "beneficiary.marital", them)
    yield from _addresses(("3/9", "3/10", "3/11"), "beneficiary", them)


def _stay(case: Case) -> Iterator[Answer]:
    stay, path = case.emergency.stay, ("emergency", "stay")
    until = None if isinstance(stay.until, NoEnd) else stay.until
    yield text("3/12", "stay.from", "Stay from", us_date(stay.from_), (*path, "from"), kind=make.DATE)
    token = "date" if until else "no_end_date"
    words = {"date": "To a date", "no_end_date": "No end date"}
    yield choice("3/12", "stay.end", "Stay to", token, (*path, "until"), words=words)
    yield text(
        "3/12", "stay.until", "Stay to: date", us_date(until) if until else None, (*path, "until"),
        kind=make.DATE, none="no end date",
    )  # fmt: skip


def _birth(at: str, key: str, party: Party) -> Iterator[Answer]:
    """The place of birth; the country under its name at the time (instructions, p. 4 and 5)."""
    place = party.person.place_of_birth
    city, state = (place.city, place.state) if place else (None, None)
    field = "country_at_birth" if place and place.country_at_birth else "country_now"
    country = boxed_country(getattr(place, field)) if place else None
    path = party.at("place_of_birth")
    yield text(at, f"{key}.city", "City of birth", city, (*path, "city"), kind=make.PLACE, none=MISSING)
    yield text(
        at, f"{key}.state", "State or province of birth", state, (*path, "state"), kind=make.PLACE,
        none="none" if place else MISSING,
    )  # fmt: skip
    yield text(at, f"{key}.country", "Country of birth", country, (*path, field), none=MISSING)


def _addresses(at: tuple[str, str, str], key: str, party: Party) -> Iterator[Answer]:
    """Mailing address, whether the home is the same, and the home when it is not."""
    person = party.person
    yield from people.address(at[0], f"{key}.mailing", person.mailing_address, party.at("mailing_address"))
    home = person.residence
    same = None if home is None else home == person.mailing_address
    path = party.at("physical_address")
    yield yes_no(at[1], f"{key}.same_address", "Home is the mailing address", same, path)
    if home is None or same:
        why = MISSING if home is None else Reason(Gap.SKIPPED, "the same as the mailing address")
        yield from people.no_address(at[2], f"{key}.physical", why)
    else:
        yield from people.address(at[2], f"{key}.physical", home, path)


def _additions(case: Case, sponsor: Party | None, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """What Items 1 to 9 and Part 3 ask for and have no box for."""
    them = people.beneficiary(case)
    parties = [("sponsor", sponsor)] if sponsor else []
    if not supports_self(case):
        parties.append(("beneficiary", them))
        if people.is_stateless(them) and them.person.stateless_explanation:
            explained, place = them.person.stateless_explanation, them.at("stateless_explanation")
            yield addition(by_key["beneficiary.citizenship"], explained, place, kind=make.PROSE)
    for word, party in parties:
        first = by_key[f"{word}.other_names.1.family"]
        names, path = party.person.other_names, party.at("other_names")
        yield from people.further_names(first, names, path, rows=NAME_ROWS)
    organization = getattr(case.sponsor, "organization", None)
    if sponsor and organization:
        words = f"Filed for {organization.name} by its authorized signatory, {organization.title}"
        yield addition(by_key["sponsor.name.family"], words, sponsor.at("organization"))
