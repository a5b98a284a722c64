"""Form G-28, edition 09/17/18: an attorney or accredited representative appears for the petitioner.

To be read beside the form: Part by Part, Item by Item, in the form's order. One for each Form I-131.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from parole_packet.case.kinds import Agency, ClientRole, RepresentativeKind
from parole_packet.case.models import Case
from parole_packet.case.people import Organization
from parole_packet.case.representative import Appearance, Representative
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import helpers, make, people
from parole_packet.forms.answers.make import MISSING, addition, by_hand, choice, emptied, only_for, text, tick
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Addition, Answer, At, Continuation, FormAnswers, Gap, Reason
from parole_packet.forms.answers.record import Signer as SheetSigner
from parole_packet.forms.answers.values import us_date

FORM: Final = "G-28"
TITLE: Final = "Notice of appearance as attorney or accredited representative"
PARTS: Final = {
    "1": "The representative",
    "2": "Why the representative may appear",
    "3": "The matter and the client",
    "4": "The client's consent, wishes about mail, and signature",
    "5": "The representative's signature",
    "6": "Additional information",
}
_PATH: Final[CasePath] = ("representative",)
_LETTERS: Final = {
    "street": "a",
    "unit_type": "b",
    "unit": "b",
    "city": "c",
    "state": "d",
    "zip": "e",
    "province": "f",
    "postal_code": "g",
    "country": "h",
}
_ROLES: Final[dict[str, str]] = {
    ClientRole.APPLICANT: "Applicant",
    ClientRole.PETITIONER: "Petitioner",
    ClientRole.REQUESTOR: "Requestor",
    ClientRole.BENEFICIARY: "Beneficiary or derivative",
    ClientRole.RESPONDENT: "Respondent",
}


def answers(case: Case) -> FormAnswers:
    """Answer every Part and Item of the form. Raises ValueError for a case without a representative."""
    one = case.representative
    if one is None:
        raise ValueError("nobody represents the petitioner")
    client = people.petitioner(case)
    listed = (
        *part_1(one),
        *part_2(one),
        *part_3(case, one.appearance, client),
        *part_4(case, one, client),
        *part_5(one),
        *part_6(case, client),
    )
    by_key = {answer.key: answer for answer in listed}
    added = tuple(_additions(case, one, client, by_key))
    signer = SheetSigner(client.person.name.full, client.person.a_number, "petitioner") if client else None
    return FormAnswers(FORM, TITLE, signer, PARTS, listed, added, Continuation("6", 2, 5))


def part_1(one: Representative) -> Iterator[Answer]:
    """Name, business address and contact of the representative."""
    key = "representative"
    account, path = one.uscis_account, (*_PATH, "uscis_account")
    yield text("1/1", f"{key}.uscis_account", "USCIS online account", account, path, kind=make.DIGITS)
    yield from _lettered_name("1/2", people.name("1/2", f"{key}.name", one.name, (*_PATH, "name")))
    where = people.address("1/3", f"{key}.mailing", one.address, (*_PATH, "address"))
    yield from _lettered_address("1/3", where)
    yield from people.phones(("1/4", "1/5"), key, one.phones, (*_PATH, "phones"))
    yield text("1/6", f"{key}.email", "Email", one.email, (*_PATH, "email"), kind=make.EMAIL)
    yield people.phone("1/7", f"{key}.fax", "Fax number", one.fax, (*_PATH, "fax"))


def _lettered_name(at: str, name: Iterator[Answer]) -> Iterator[Answer]:
    """A name whose three boxes have Items of their own: a, b, c."""
    for answer, letter in zip(name, "abc", strict=True):
        yield _moved(answer, f"{at}.{letter}")


def _lettered_address(at: str, address: Iterator[Answer]) -> Iterator[Answer]:
    """An address whose boxes have Items of their own, without one for in care of."""
    for answer in people.without_care_of(address):
        yield _moved(answer, f"{at}.{_LETTERS[answer.key.rpartition('.')[2]]}")


def _moved(answer: Answer, at: str) -> Answer:
    place = At.parse(at)
    return replace(answer, at=place, problems=tuple(replace(one, at=place) for one in answer.problems))


def part_2(one: Representative) -> Iterator[Answer]:
    """Bar or recognized organization; a limited appearance; a law student."""
    attorney = one.kind is RepresentativeKind.ATTORNEY
    kind, who = (*_PATH, "kind"), "representative"
    yield tick("2/1.a", f"{who}.attorney", "Attorney", attorney, kind, none="an accredited representative")
    yield from _attorney(one) if attorney else emptied(_attorney(one), only_for("attorneys"))
    none = "an attorney"
    yield tick("2/2.a", f"{who}.accredited", "Accredited representative", not attorney, kind, none=none)
    yield from (
        emptied(_accredited(one), only_for("accredited representatives")) if attorney else _accredited(one)
    )
    for item, field, label, words in (
        ("3", "associated_with", "Appears for another representative", "Representative of record"),
        ("4", "law_student", "Law student or graduate", "Name of the law student or graduate"),
    ):
        name, path = getattr(one, field), (*_PATH, field)
        first, second = ("2/3", "2/3") if item == "3" else ("2/4.a", "2/4.b")
        yield tick(first, f"{who}.{field}", label, name is not None, path)
        yield text(second, f"{who}.{field}.name", words, name, path, kind=make.NAME)


def _attorney(one: Representative) -> Iterator[Answer]:
    who = "representative"
    for item, field, label, none in (
        ("1.a", "licensing_authority", "Licensing authority", MISSING),
        ("1.b", "bar_number", "Bar number", Reason(Gap.NONE, "none")),
    ):
        value, path = getattr(one, field), (*_PATH, field)
        yield text(f"2/{item}", f"{who}.{field}", label, value, path, none=none)
    restricted, path = "am" if one.restricted else "am_not", (*_PATH, "restricted")
    label, words = "Orders that restrict the practice of law", {"am_not": "None", "am": "Under an order"}
    yield choice("2/1.c", f"{who}.restricted", label, restricted, path, words=words)
    yield text("2/1.d", f"{who}.firm", "Law firm or organization", one.firm, (*_PATH, "firm"))


def _accredited(one: Representative) -> Iterator[Answer]:
    who = "representative"
    name, path = one.recognized_organization, (*_PATH, "recognized_organization")
    yield text("2/2.b", f"{who}.recognized_organization", "Recognized organization", name, path, none=MISSING)
    day, path = one.accredited_on, (*_PATH, "accredited_on")
    shown = us_date(day) if day else None
    yield text("2/2.c", f"{who}.accredited_on", "Accredited on", shown, path, kind=make.DATE, none=MISSING)


def part_3(case: Case, appearance: Appearance, client: Party | None) -> Iterator[Answer]:
    """The agency and the matter; the petitioner as client."""
    path = (*_PATH, "appearance")
    words = {agency.value: agency.value.upper() for agency in Agency}
    for number, agency in enumerate(Agency, 1):
        here = appearance.agency is agency
        name = words[agency]
        yield tick(
            f"3/{number}.a", f"appearance.{agency}", name, here, (*path, "agency"), none="another agency"
        )
        yield text(
            f"3/{number}.b", f"appearance.{agency}.matter", f"{name}: forms or matter",
            appearance.matter if here else None, (*path, "matter"), none="another agency",
        )  # fmt: skip
    receipt = appearance.receipt
    yield text("3/4", "appearance.receipt", "Receipt number", receipt, (*path, "receipt"), kind=make.CODE)
    role = appearance.at_request_of
    yield choice(
        "3/5", "appearance.at_request_of", "At the request of", role, (*path, "at_request_of"), words=_ROLES
    )
    listed = _client(client or people.beneficiary(case), people.organization(case))
    yield from listed if client else emptied(listed, MISSING)


def _client(client: Party, organization: Organization | None) -> Iterator[Answer]:
    """Items 6 to 13; an organization's signatory appears with the organization."""
    person, path = client.person, client.at("organization")
    yield from _lettered_name("3/6", people.name("3/6", "client.name", person.name, client.at("name")))
    for item, field, label in (("7.a", "name", "Organization"), ("7.b", "title", "Title of its signatory")):
        value = getattr(organization, field) if organization else None
        none = "no organization"
        yield text(f"3/{item}", f"client.organization.{field}", label, value, (*path, field), none=none)
    account, at = person.uscis_account, client.at("uscis_account")
    yield text("3/8", "client.uscis_account", "USCIS online account", account, at, kind=make.DIGITS)
    yield text("3/9", "client.a_number", "A-Number", person.a_number, client.at("a_number"), kind=make.DIGITS)
    yield from people.phones(("3/10", "3/11"), "client", person.phones, client.at("phones"))
    yield text("3/12", "client.email", "Email", person.email, client.at("email"), kind=make.EMAIL)
    where = people.address("3/13", "client.mailing", person.mailing_address, client.at("mailing_address"))
    yield from _lettered_address("3/13", where)


def part_4(case: Case, one: Representative, client: Party | None) -> Iterator[Answer]:
    """Where USCIS sends mail, and the client's signature."""
    for letter, field, label in (
        ("a", "to_representative", "Original notices go to the representative"),
        ("b", "documents_to_representative", "Identity documents go to the representative"),
        ("c", "i94_to_client", "The notice with Form I-94 goes to the client"),
    ):
        wanted, path = getattr(one.notices, field), (*_PATH, "notices", field)
        yield tick(f"4/1.{letter}", f"notices.{field}", label, wanted, path, none="not asked")
    who = helpers.who_signs(case.signing.petitioner, client)
    yield from _signature("4/2", "client", who)


def part_5(one: Representative) -> Iterator[Answer]:
    """Signatures of the representative and the law student."""
    yield from _signature("5/1", "representative", one.name.full)
    student = _signature("5/2", "law_student", one.law_student or "")
    yield from student if one.law_student else emptied(student, Reason(Gap.NONE, "no law student"))


def _signature(at: str, key: str, who: str) -> Iterator[Answer]:
    yield by_hand(f"{at}.a", f"{key}.signature", "Signature", f"signed in ink by {who}")
    yield by_hand(f"{at}.b", f"{key}.signed_on", "Date of signature", "written in ink by the signer")


def part_6(case: Case, client: Party | None) -> Iterator[Answer]:
    """The head of the page for additional information: the client's name."""
    party = client or people.beneficiary(case)
    name = people.name("6/1", "additional.name", party.person.name, party.at("name"))
    listed = _lettered_name("6/1", name)
    yield from listed if client else emptied(listed, MISSING)


def _additions(
    case: Case, one: Representative, client: Party | None, by_key: Mapping[str, Answer]
) -> Iterator[Addition]:
    """What the form asks for and has no box for."""
    street = by_key["representative.mailing.street"]
    yield from people.care_of(street, one.address, (*_PATH, "address"))
    yield from helpers.extensions("representative", one.phones, by_key)
    yield from people.extension(by_key["representative.fax"], one.fax)
    if one.restricted and one.restriction_explanation:
        explained, path = one.restriction_explanation, (*_PATH, "restriction_explanation")
        yield addition(by_key["representative.restricted"], explained, path, kind=make.PROSE)
    if client is None:
        return
    yield from helpers.extensions("client", client.person.phones, by_key)
    where, path = client.person.mailing_address, client.at("mailing_address")
    yield from people.care_of(by_key["client.mailing.street"], where, path)
    signing = ("signing", "petitioner")
    yield from helpers.signs_for(by_key["client.signature"], case.signing.petitioner, client, signing)
