"""Form I-912, edition 07/22/25: the petitioner cannot pay the fee.

To be read beside the form and its instructions: Part by Part, Item by Item, in the form's order.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from parole_packet.case.fee_waiver import CoveredPerson, FeeWaiver
from parole_packet.case.kinds import PreparedBy, WaiverBasis
from parole_packet.case.models import Case
from parole_packet.case.signing import Helper, Preparer, Signer
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import helpers, i912_means, make, people
from parole_packet.forms.answers.make import (
    MISSING,
    addition,
    by_hand,
    choice,
    emptied,
    only_for,
    text,
    tick,
)
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Addition, Answer, Continuation, FormAnswers
from parole_packet.forms.answers.record import Signer as SheetSigner
from parole_packet.forms.answers.values import us_date

FORM: Final = "I-912"
TITLE: Final = "Request for fee waiver"
PARTS: Final = {
    "1": "Why the fee cannot be paid",
    "2": "The requestor",
    "3": "The forms whose fee it is",
    "4": "Means-tested benefits",
    "5": "Household and income",
    "6": "Financial hardship",
    "7": "Statement, contact and signature of the requestor",
    "8": "Interpreter",
    "9": "Preparer",
    "10": "Additional information",
}
NAME_ROWS: Final = 2
FAMILY_ROWS: Final = 3
"""Rows for the forms of family members, below the requestor's own."""

_PATH: Final[CasePath] = ("fee_waiver",)
_SIGNING: Final[CasePath] = ("signing", "petitioner")
_BASES: Final = {
    WaiverBasis.MEANS_TESTED_BENEFIT: ("1.A", "Means-tested benefit"),
    WaiverBasis.INCOME_150: ("1.B", "Income at or below 150 percent of the poverty guidelines"),
    WaiverBasis.HARDSHIP: ("1.C", "Financial hardship"),
}


def answers(case: Case) -> FormAnswers:
    """Answer every Part and Item of the form. Raises ValueError for a case that asks for no waiver."""
    waiver = case.fee_waiver
    if waiver is None:
        raise ValueError("no fee waiver is asked for")
    requestor = people.petitioner(case)
    listed = (
        *part_1(waiver),
        *parts_2_and_3(case, waiver, requestor),
        *i912_means.part_4(waiver),
        *i912_means.part_5(waiver),
        *i912_means.part_6(waiver),
        *part_7(case, requestor),
        *parts_8_and_9(case, requestor),
        *part_10(case, requestor),
    )
    by_key = {answer.key: answer for answer in listed}
    added = (*_additions(case, waiver, requestor, by_key), *i912_means.additions(waiver, by_key))
    signer = (
        SheetSigner(requestor.person.name.full, requestor.person.a_number, "petitioner")
        if requestor
        else None
    )
    return FormAnswers(FORM, TITLE, signer, PARTS, listed, added, Continuation("10", 3, 4))


def part_1(waiver: FeeWaiver) -> Iterator[Answer]:
    """One basis or more, and the requestor's status."""
    path = (*_PATH, "bases")
    for basis, (item, label) in _BASES.items():
        yield tick(f"1/{item}", f"basis.{basis}", label, basis in waiver.bases, path, none="not a basis")
    status, path = waiver.current_status, (*_PATH, "current_status")
    yield text("1/2", "requestor.status", "Immigration status", status, path, none=MISSING)


def parts_2_and_3(case: Case, waiver: FeeWaiver, requestor: Party | None) -> Iterator[Answer]:
    """The requestor, and the forms of the requestor and the family."""
    party = requestor or people.beneficiary(case)
    listed = (*_requestor(waiver, party), *_own_forms(waiver, party))
    yield from listed if requestor else emptied(listed, MISSING)
    for row in range(1, FAMILY_ROWS + 1):
        one = waiver.family[row - 1] if row <= len(waiver.family) else None
        yield from _covered(row, one)
    total = len(waiver.forms) + sum(len(one.forms) for one in waiver.family)
    yield text("3/1", "forms.total", "Number of forms", str(total), (*_PATH, "forms"), kind=make.DIGITS)


def _requestor(waiver: FeeWaiver, you: Party) -> Iterator[Answer]:
    """Part 2, from the instructions p. 4 and 5: N/A for no middle name, A-Number or Social Security number."""
    person = you.person
    path = (*_PATH, "guardian_files")
    label = "Filed by a parent or legal guardian"
    yield tick("2/1", "guardian_files", label, waiver.guardian_files, path, none="not so")
    name = person.name.model_copy(update={"middle": person.name.middle or make.NOT_APPLICABLE})
    yield from people.name("2/2", "requestor.name", name, you.at("name"))
    names, path = person.other_names, you.at("other_names")
    yield from people.other_names("2/3", "requestor.other_names", names, path, rows=NAME_ROWS)
    yield people.a_number("2/4", "requestor.a_number", you)
    account, path = person.uscis_account, you.at("uscis_account")
    yield text("2/5", "requestor.uscis_account", "USCIS online account", account, path, kind=make.DIGITS)
    yield people.date_of_birth("2/6", "requestor.date_of_birth", you)
    yield people.ssn("2/7", "requestor.ssn", you)
    yield from people.marital("2/8", "requestor.marital", you)


def _own_forms(waiver: FeeWaiver, you: Party) -> Iterator[Answer]:
    person, key = you.person, "forms.self"
    yield text("3/1", f"{key}.name", "Requestor: name", person.name.full, you.at("name"), kind=make.NAME)
    yield text(
        "3/1", f"{key}.a_number", "Requestor: A-Number", person.a_number, you.at("a_number"), kind=make.DIGITS
    )
    born = us_date(person.date_of_birth)
    yield text(
        "3/1",
        f"{key}.date_of_birth",
        "Requestor: date of birth",
        born,
        you.at("date_of_birth"),
        kind=make.DATE,
    )
    yield text("3/1", f"{key}.relationship", "Requestor: relationship", "Self", (), kind=make.NAME)
    forms, path = ", ".join(waiver.forms), (*_PATH, "forms")
    yield text("3/1", f"{key}.forms", "Requestor: forms", forms, path, kind=make.CODES)


def _covered(row: int, one: CoveredPerson | None) -> Iterator[Answer]:
    path = (*_PATH, "family", row - 1) if one else (*_PATH, "family")
    none = "none" if one else "nobody further"
    values = (
        ("name", "name", one.name.full if one else None, make.NAME),
        ("a_number", "A-Number", one.a_number if one else None, make.DIGITS),
        ("date_of_birth", "date of birth", us_date(one.date_of_birth) if one else None, make.DATE),
        ("relationship", "relationship", people.relation(one.relationship) if one else None, make.NAME),
        ("forms", "forms", ", ".join(one.forms) if one else None, make.CODES),
    )
    for field, label, value, kind in values:
        key = f"forms.{row}.{field}"
        yield text("3/1", key, f"Family member {row}: {label}", value, (*path, field), kind=kind, none=none)


def part_7(case: Case, requestor: Party | None) -> Iterator[Answer]:
    """The requestor's statement, contact and signature."""
    signer, key = case.signing.petitioner, "requestor"
    yield from helpers.reading("7/1", key, signer, _SIGNING)
    helper, place = people.preparer(case, signer, requestor, _SIGNING)
    yield from helpers.preparing("7/2", key, signer, helper, place)
    party = requestor or people.beneficiary(case)
    email, at = party.person.email, party.at("email")
    listed = (
        *people.phones(("7/3", "7/4"), key, party.person.phones, party.at("phones")),
        text("7/5", f"{key}.email", "Email", email, at, kind=make.EMAIL),
    )
    yield from listed if requestor else emptied(listed, MISSING)
    who = helpers.who_signs(signer, requestor)
    yield by_hand("7/6", f"{key}.signature", "Signature", f"signed in ink by {who}")
    yield by_hand("7/6", f"{key}.signed_on", "Date of signature", "written in ink by the signer")


def parts_8_and_9(case: Case, requestor: Party | None) -> Iterator[Answer]:
    """Interpreter and preparer, with their addresses."""
    signer = case.signing.petitioner
    yield from helpers.interpreter("8", signer, _SIGNING, after="Part 9", address=True)
    helper, place = people.preparer(case, signer, requestor, _SIGNING)
    why = "the requestor wrote the answers" if signer else MISSING
    *contact, signature, signed_on = helpers.preparer("9", helper, place, why, address=True)
    yield from contact
    yield from _preparers_statement(signer, helper, place)
    yield signature
    yield signed_on


def _preparers_statement(signer: Signer | None, helper: Helper | None, path: CasePath) -> Iterator[Answer]:
    """Item 7: whether the preparer is an attorney, and whether the representation goes further."""
    represents = signer is not None and signer.prepared_by is PreparedBy.REPRESENTATIVE
    attorney = represents or (isinstance(helper, Preparer) and helper.attorney)
    goes_on = True if represents else helper.extends if isinstance(helper, Preparer) else None
    kind = "attorney" if attorney else "not_attorney"
    words = {"not_attorney": "Not an attorney", "attorney": "Attorney or accredited representative"}
    further = None if goes_on is None else "extends" if goes_on else "ends"
    both = {"extends": "Extends beyond this request", "ends": "Does not extend beyond this request"}
    listed = [choice("9/7", "preparer.kind", "The preparer is", kind, (*path, "attorney"), words=words)]
    extends = choice("9/7", "preparer.extends", "Representation", further, (*path, "extends"), words=both)
    listed += [extends] if attorney else emptied([extends], only_for("attorneys"))
    none = make.skip("no preparer") if signer else MISSING
    yield from listed if helper else emptied(listed, none)


def part_10(case: Case, requestor: Party | None) -> Iterator[Answer]:
    """The head of the page for additional information; its entries come when the answers are fitted."""
    party = requestor or people.beneficiary(case)
    listed = (
        *people.name("10/1", "additional.name", party.person.name, party.at("name")),
        people.a_number("10/2", "additional.a_number", party),
    )
    yield from listed if requestor else emptied(listed, MISSING)


def _additions(
    case: Case, waiver: FeeWaiver, requestor: Party | None, by_key: Mapping[str, Answer]
) -> Iterator[Addition]:
    """What Parts 2, 3 and 7 to 9 need said and have no box for."""
    signer = case.signing.petitioner
    if requestor:
        names, path = requestor.person.other_names, requestor.at("other_names")
        yield from people.further_names(by_key["requestor.other_names.1.family"], names, path, rows=NAME_ROWS)
    if further := waiver.family[FAMILY_ROWS:]:
        listed = "; ".join(_line(one) for one in further)
        path = (*_PATH, "family", FAMILY_ROWS)
        yield addition(by_key["forms.1.name"], f"Further family members: {listed}", path)
    if requestor:
        yield from helpers.extensions("requestor", requestor.person.phones, by_key)
    helper, place = people.preparer(case, signer, requestor, _SIGNING)
    yield from helpers.helper_extensions(signer, helper, by_key)
    yield from helpers.helper_care_of(signer, _SIGNING, helper, place, by_key)
    yield from helpers.signs_for(by_key["requestor.signature"], signer, requestor, _SIGNING)


def _line(one: CoveredPerson) -> str:
    parts = (
        one.name.full,
        f"A-Number {one.a_number}" if one.a_number else None,
        us_date(one.date_of_birth),
        people.relation(one.relationship),
        *one.forms,
    )
    return ", ".join(part for part in parts if part)
