"""Those who help a signer: the Parts for interpreter and preparer, the same in all forms."""

from collections.abc import Iterator, Mapping

from parole_packet.case.people import Name
from parole_packet.case.signing import Helper, Signer
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import MISSING, by_hand, text
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Addition, Answer, Gap, Reason


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


def extensions(key: str, helper: Helper | None, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """Extensions of a helper's telephone numbers, for the additional information."""
    if helper:
        yield from people.extension(by_key[f"{key}.day_phone"], helper.phones.day)
        yield from people.extension(by_key[f"{key}.mobile_phone"], helper.phones.mobile)


def interpreter(part: str, signer: Signer | None, path: CasePath, *, after: str) -> Iterator[Answer]:
    """The interpreter who read the form to a signer; without one the form goes on to the Part `after`."""
    helper = signer.interpreter if signer else None
    why = Reason(Gap.SKIPPED, f"no interpreter was used: the form says go to {after}") if signer else MISSING
    place = (*path, "interpreter")
    yield from _contact(part, "interpreter", helper, place, why)
    language = helper.language if helper else None
    yield text(
        f"{part}/",
        "interpreter.language",
        "Language",
        language,
        (*place, "language"),
        kind=make.NAME,
        none=why,
    )
    yield from _signature(part, "interpreter", helper, why)


def preparer(part: str, helper: Helper | None, path: CasePath, why: str | Reason) -> Iterator[Answer]:
    """Who wrote the answers for a signer; `why` says why there is nobody."""
    reason = why if isinstance(why, Reason) else Reason(Gap.SKIPPED, why)
    yield from _contact(part, "preparer", helper, path, reason)
    yield from _signature(part, "preparer", helper, reason)


def _contact(part: str, key: str, helper: Helper | None, path: CasePath, why: Reason) -> Iterator[Answer]:
    given = helper or Helper(name=Name(family="-"))
    listed = (
        *two_names(f"{part}/1", f"{key}.name", given.name, (*path, "name")),
        text(
            f"{part}/2", f"{key}.organization", "Business or organization", given.organization,
            (*path, "organization"), kind=make.ORGANIZATION,
        ),
        *people.phones((f"{part}/3", f"{part}/4"), key, given.phones, (*path, "phones")),
        text(f"{part}/5", f"{key}.email", "Email", given.email, (*path, "email"), kind=make.EMAIL),
    )  # fmt: skip
    yield from listed if helper else make.emptied(listed, why)


def two_names(at: str, key: str, name: Name, path: CasePath) -> Iterator[Answer]:
    """Family and given name: `key.family`, `key.given`."""
    for field, label in (("family", "Family name"), ("given", "Given name")):
        yield text(at, f"{key}.{field}", label, getattr(name, field), (*path, field), kind=make.NAME)


def _signature(part: str, key: str, helper: Helper | None, why: Reason) -> Iterator[Answer]:
    who = helper.name.full if helper else ""
    listed = (
        by_hand(f"{part}/6", f"{key}.signature", "Signature", f"signed in ink by {who}"),
        by_hand(f"{part}/6", f"{key}.signed_on", "Date of signature", "written in ink by the signer"),
    )
    yield from listed if helper else make.emptied(listed, why)
