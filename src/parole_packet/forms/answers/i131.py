"""Form I-131, edition 01/20/25, for Part 1 Item 7: a first request for a person abroad, under no program.

To be read beside the form and its instructions: Part by Part, Item by Item, in the form's order.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from parole_packet.case.models import Case
from parole_packet.forms.answers import i131_parole as parole
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import MISSING, addition, choice, emptied, skipped, text, tick, yes_no
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import (
    Addition,
    Answer,
    Continuation,
    FormAnswers,
    Gap,
    Kind,
    Reason,
    Signer,
)
from parole_packet.forms.answers.values import boxed_country

FORM: Final = "I-131"
TITLE: Final = "Application for travel documents: request for parole"
PARTS: Final = {
    "1": "What is asked for",
    "2": "The petitioner; the beneficiary when someone else files",
    "3": "How the beneficiary looks",
    "4": "Earlier proceedings and documents",
    "5": "Reentry permit",
    "6": "Refugee travel document",
    "7": "Travel on advance parole",
    "8": "Why parole, how long, through which office",
    "9": "Work permit with re-parole",
    "10": "The petitioner's contact and signature",
    "11": "Interpreter",
    "12": "Preparer",
    "13": "Additional information",
}
_ITEM_7: Final = "only Item 7 is marked"
_INSIDE: Final = "asked only of people in the United States (instructions, p. 19)"
_FOR_SELF: Final = Reason(Gap.SKIPPED, "the beneficiary files for themselves")
_SEX: Final = {"male": "Male", "female": "Female"}


def answers(case: Case) -> FormAnswers:
    """Answer every Part and Item of the form."""
    filer = people.petitioner(case)
    listed = (
        *part_1(case, filer),
        *part_2(case, filer),
        *parole.part_3(case),
        *parole.part_4(case),
        *parole.parts_5_to_7(),
        *parole.parts_8_and_9(case),
        *parole.part_10(case, filer),
        *parole.part_11(case),
        *parole.part_12(case),
        *parole.part_13(filer),
    )
    by_key = {answer.key: answer for answer in listed}
    added = (*_additions(case, filer, by_key), *parole.additions(case, filer, by_key))
    signer = Signer(filer.person.name.full, filer.person.a_number, "petitioner") if filer else None
    return FormAnswers(FORM, TITLE, signer, PARTS, listed, added, Continuation("13", 3, 5))


def part_1(case: Case, filer: Party | None) -> Iterator[Answer]:
    """What is asked for: Item 7 and nothing else."""
    present, path = case.representative is not None, ("representative",)
    none = "no representative"
    yield tick("/G-28 box", "g28_attached", "Form G-28 is attached", present, path, none=none)
    for item in range(1, 12):
        key = f"application.{item}"
        if item == 7:
            yield tick("1/7", key, "First request for parole from abroad, under no program", True, ())
        else:
            yield skipped(f"1/{item}", key, "Another kind of request", _ITEM_7, kind=make.TICK)
    yield skipped("1/12", "application.12", "Earlier parole until", "asked only with Items 10 and 11")
    refugee = filer.person.refugee if filer else None
    at = filer.at("refugee") if filer else ()
    yield yes_no("1/13", "petitioner.refugee", "Refugee, or permanent resident as one", refugee, at)


def part_2(case: Case, filer: Party | None) -> Iterator[Answer]:
    """The petitioner, Items 1 to 15; the beneficiary, Items 16 to 27, when someone else files."""
    them = people.beneficiary(case)
    yield from _petitioner(filer) if filer else emptied(_petitioner(them), MISSING)
    for item, field, label in (
        ("12", "class_of_admission", "Class of admission"),
        ("13", "i94", "Form I-94 number"),
        ("14", "i94_until", "Authorized stay until"),
        ("15", "uspid", "eMedical Parolee ID"),
    ):
        yield skipped(f"2/{item}", f"petitioner.{field}", label, _INSIDE)
    yield from (
        emptied(_beneficiary(case, them), _FOR_SELF) if case.files_for_self else _beneficiary(case, them)
    )


def _petitioner(you: Party) -> Iterator[Answer]:
    """Items 1 to 11, from the instructions p. 18 and 19."""
    person = you.person
    yield from people.name("2/1", "petitioner.name", person.name, you.at("name"))
    yield from people.other_names("2/2", "petitioner.other_names", person.other_names, you.at("other_names"))
    yield from people.address("2/3", "petitioner.mailing", person.mailing_address, you.at("mailing_address"))
    home = person.residence
    if home is None or home == person.mailing_address:
        why = MISSING if home is None else Reason(Gap.SKIPPED, "the same as the mailing address")
        yield from people.no_address("2/4", "petitioner.physical", why)
    else:
        yield from people.address("2/4", "petitioner.physical", home, you.at("physical_address"))
    yield people.a_number("2/5", "petitioner.a_number", you)
    yield _country_of_birth("2/6", "petitioner.country_of_birth", you, make.WORDS)
    yield people.citizenship("2/7", "petitioner.citizenship", you, make.WORDS)
    yield choice("2/8", "petitioner.sex", "Sex", person.sex, you.at("sex"), words=_SEX)
    yield people.date_of_birth("2/9", "petitioner.date_of_birth", you)
    yield people.ssn("2/10", "petitioner.ssn", you)
    account, path = person.uscis_account, you.at("uscis_account")
    yield text("2/11", "petitioner.uscis_account", "USCIS online account", account, path, kind=make.DIGITS)


def _beneficiary(case: Case, them: Party) -> Iterator[Answer]:
    """Items 16 to 27; the home address is asked without a condition: given also when it is the same."""
    person, entry = them.person, case.beneficiary.last_entry
    yield from people.name("2/16", "beneficiary.name", person.name, them.at("name"))
    yield from people.other_names(
        "2/17", "beneficiary.other_names", person.other_names, them.at("other_names")
    )
    yield people.date_of_birth("2/18", "beneficiary.date_of_birth", them)
    yield _country_of_birth("2/19", "beneficiary.country_of_birth", them, make.PLACE)
    yield people.citizenship("2/20", "beneficiary.citizenship", them, make.PLACE)
    phones = person.phones
    number, field = (phones.day, "day") if phones.day else (phones.mobile, "mobile")
    yield people.phone(
        "2/21", "beneficiary.day_phone", "Daytime telephone", number, them.at("phones", field), none=MISSING
    )
    yield text("2/22", "beneficiary.email", "Email", person.email, them.at("email"), kind=make.EMAIL)
    yield people.a_number("2/23", "beneficiary.a_number", them)
    yield from people.address(
        "2/24", "beneficiary.mailing", person.mailing_address, them.at("mailing_address")
    )
    home = person.residence
    if home is None:
        yield from people.no_address("2/25", "beneficiary.physical", MISSING)
    else:
        same = home == person.mailing_address
        place = them.at("mailing_address" if same else "physical_address")
        yield from people.address("2/25", "beneficiary.physical", home, place)
    never = "no entry in the case file"
    admitted = entry.class_of_admission if entry else None
    yield text(
        "2/26", "beneficiary.class_of_admission", "Class of admission", admitted,
        them.at("last_entry", "class_of_admission"), kind=make.CODE, none=never,
    )  # fmt: skip
    i94 = entry.i94 if entry else None
    yield text(
        "2/27",
        "beneficiary.i94",
        "Form I-94 number",
        i94,
        them.at("last_entry", "i94"),
        kind=make.CODE,
        none=never,
    )


def _country_of_birth(at: str, key: str, party: Party, kind: Kind) -> Answer:
    """The country under its name today (instructions, p. 19)."""
    place = party.person.place_of_birth
    now = boxed_country(place.country_now) if place else None
    path = party.at("place_of_birth", "country_now")
    return text(at, key, "Country of birth", now, path, kind=kind, none=MISSING)


def _additions(case: Case, filer: Party | None, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """What Part 2 asks for and has no box for, or not enough boxes."""
    them = people.beneficiary(case)
    parties = [("petitioner", filer)] if filer else []
    if not case.files_for_self:
        parties.append(("beneficiary", them))
    for word, party in parties:
        first = by_key[f"{word}.other_names.1.family"]
        yield from people.further_names(first, party.person.other_names, party.at("other_names"))
        yield from people.birth_dates_of_names(first, party)
        if people.is_stateless(party) and party.person.stateless_explanation:
            explained = party.person.stateless_explanation
            place = party.at("stateless_explanation")
            yield addition(by_key[f"{word}.citizenship"], explained, place, kind=make.PROSE)
    number = them.person.phones.day or them.person.phones.mobile
    if not case.files_for_self:
        yield from people.extension(by_key["beneficiary.day_phone"], number)
    if filer and (organization := people.organization(case)):
        words = f"Filed for {organization.name} by its authorized signatory, {organization.title}"
        yield addition(by_key["petitioner.name.family"], words, filer.at("organization"))
