"""Those who help a signer: the Parts for interpreter and preparer, the same in all forms."""

from collections.abc import Iterator, Mapping
from typing import Final

from parole_packet.case.people import Address, Name, Phones
from parole_packet.case.signing import Helper, Signer
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import MISSING, by_hand, choice, text, tick
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Addition, Answer, Gap, Reason

_READS: Final = {"english": "Reads and understands English", "interpreter": "The interpreter read it"}


def who_signs(signer: Signer | None, party: Party | None) -> str:
    """Who signs: the person, or the parent or guardian in their place."""
    if signer and signer.on_behalf:
        return f"{signer.on_behalf.name.full} ({signer.on_behalf.relationship.replace('_', '-')})"
    return party.person.name.full if party else "the petitioner"


def signs_for(
    answer: Answer, signer: Signer | None, party: Party | None, path: CasePath
) -> Iterator[Addition]:
    """Why somebody else signs, for the additional information; `path` is the place of the signer's block."""
    if signer and signer.on_behalf:
        reason = f": {signer.on_behalf.reason}" if signer.on_behalf.reason else ""
        whom = party.person.name.full if party else "the petitioner"
        words = f"{who_signs(signer, party)} signs for {whom}{reason}"
        yield make.addition(answer, words, (*path, "on_behalf"))


def extensions(key: str, phones: Phones, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """Extensions of the telephone numbers under a key, for the additional information."""
    yield from people.extension(by_key[f"{key}.day_phone"], phones.day)
    yield from people.extension(by_key[f"{key}.mobile_phone"], phones.mobile)


def helper_extensions(
    signer: Signer | None, prepared_by: Helper | None, by_key: Mapping[str, Answer]
) -> Iterator[Addition]:
    """Extensions of the telephone numbers of interpreter and preparer."""
    if signer and signer.interpreter:
        yield from extensions("interpreter", signer.interpreter.phones, by_key)
    if prepared_by:
        yield from extensions("preparer", prepared_by.phones, by_key)


def helper_care_of(
    signer: Signer | None,
    signing: CasePath,
    prepared_by: Helper | None,
    path: CasePath,
    by_key: Mapping[str, Answer],
) -> Iterator[Addition]:
    """In care of whom interpreter and preparer get mail, on forms that ask for their addresses.

    `signing` is the place of the signer's block, `path` that of the preparer.
    """
    if signer and signer.interpreter:
        street = by_key["interpreter.mailing.street"]
        yield from people.care_of(street, signer.interpreter.address, (*signing, "interpreter", "address"))
    if prepared_by:
        street = by_key["preparer.mailing.street"]
        yield from people.care_of(street, prepared_by.address, (*path, "address"))


def reading(at: str, key: str, signer: Signer | None, path: CasePath) -> Iterator[Answer]:
    """How a signer knows the form: `key.reads` by themselves or by the interpreter, `key.language`."""
    interpreter = signer.interpreter if signer else None
    by_self = signer is not None and signer.reads_english and not interpreter
    how = ("english" if by_self else "interpreter") if signer else None
    yield choice(at, f"{key}.reads", "How it was read", how, (*path, "reads_english"), words=_READS)
    unread = Reason(Gap.SKIPPED, "no interpreter was used") if by_self else MISSING
    language = interpreter.language if interpreter else None
    place = (*path, "interpreter", "language")
    yield text(at, f"{key}.language", "Interpreter's language", language, place, kind=make.NAME, none=unread)


def preparing(
    at: str, key: str, signer: Signer | None, helper: Helper | None, path: CasePath
) -> Iterator[Answer]:
    """Whether a preparer wrote the answers, and who: `key.prepared`, `key.preparer`."""
    none = Reason(Gap.NONE, "no preparer") if signer else MISSING
    yield tick(at, f"{key}.prepared", "A preparer was asked", helper is not None, path, none=none.text)
    name = helper.name.full if helper else None
    yield text(at, f"{key}.preparer", "Preparer's name", name, (*path, "name"), kind=make.NAME, none=none)


def interpreter(
    part: str, signer: Signer | None, path: CasePath, *, after: str, address: bool = False
) -> Iterator[Answer]:
    """The interpreter who read the form to a signer; without one the form goes on to the Part `after`.

    `address`: whether the form asks for an address, as Item 3.
    """
    helper = signer.interpreter if signer else None
    why = Reason(Gap.SKIPPED, f"no interpreter was used: the form says go to {after}") if signer else MISSING
    place = (*path, "interpreter")
    yield from _contact(part, "interpreter", helper, place, why, address=address)
    language, at = (helper.language if helper else None), (*place, "language")
    yield text(f"{part}/", "interpreter.language", "Language", language, at, kind=make.NAME, none=why)
    yield from _signature(f"{part}/{6 + address}", "interpreter", helper, why)


def preparer(
    part: str, helper: Helper | None, path: CasePath, why: str | Reason, *, address: bool = False
) -> Iterator[Answer]:
    """Who wrote the answers for a signer; `why` says why there is nobody.

    `address`: whether the form asks for an address, as Item 3, and for a statement before the signature.
    """
    reason = why if isinstance(why, Reason) else Reason(Gap.SKIPPED, why)
    yield from _contact(part, "preparer", helper, path, reason, address=address)
    yield from _signature(f"{part}/{8 if address else 6}", "preparer", helper, reason)


def _contact(
    part: str, key: str, helper: Helper | None, path: CasePath, why: Reason, *, address: bool
) -> Iterator[Answer]:
    given = helper or Helper(name=Name(family="-"))
    first = 4 if address else 3
    listed = (
        *_two_names(f"{part}/1", f"{key}.name", given.name, (*path, "name")),
        text(
            f"{part}/2", f"{key}.organization", "Business or organization", given.organization,
            (*path, "organization"), kind=make.ORGANIZATION,
        ),
        *(_address(f"{part}/3", f"{key}.mailing", given.address, (*path, "address")) if address else ()),
        *people.phones((f"{part}/{first}", f"{part}/{first + 1}"), key, given.phones, (*path, "phones")),
        text(f"{part}/{first + 2}", f"{key}.email", "Email", given.email, (*path, "email"), kind=make.EMAIL),
    )  # fmt: skip
    yield from listed if helper else make.emptied(listed, why)


def _two_names(at: str, key: str, name: Name, path: CasePath) -> Iterator[Answer]:
    for field, label in (("family", "Family name"), ("given", "Given name")):
        yield text(at, f"{key}.{field}", label, getattr(name, field), (*path, field), kind=make.NAME)


def _address(at: str, key: str, where: Address | None, path: CasePath) -> Iterator[Answer]:
    listed = people.address(at, key, where, path) if where else people.no_address(at, key, MISSING)
    yield from people.without_care_of(listed)


def _signature(at: str, key: str, helper: Helper | None, why: Reason) -> Iterator[Answer]:
    who = helper.name.full if helper else ""
    listed = (
        by_hand(at, f"{key}.signature", "Signature", f"signed in ink by {who}"),
        by_hand(at, f"{key}.signed_on", "Date of signature", "written in ink by the signer"),
    )
    yield from listed if helper else make.emptied(listed, why)
