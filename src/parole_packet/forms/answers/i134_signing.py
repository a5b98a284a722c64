"""Form I-134, Parts 4 to 8: who signs, who read the form to them, who wrote the answers."""

from collections.abc import Iterator, Mapping
from typing import Final

from parole_packet.case.models import Case
from parole_packet.case.signing import Signer
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import helpers, make, people
from parole_packet.forms.answers.make import MISSING, by_hand, emptied, text
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Addition, Answer, Gap, Reason

_ANOTHER: Final = Reason(Gap.SKIPPED, "filed for another person: the form says skip Part 4")
_ONESELF: Final = Reason(Gap.SKIPPED, "filed for oneself: the form says skip Part 5")


def signer_of(case: Case) -> tuple[Signer | None, CasePath]:
    """How the sponsor signs; one who is also the petitioner signs this form like the other, if not said."""
    if case.signing.sponsor is None and case.petitioning is case.supporting:
        return case.signing.petitioner, ("signing", "petitioner")
    return case.signing.sponsor, ("signing", "sponsor")


def parts_4_and_5(case: Case, sponsor: Party | None) -> Iterator[Answer]:
    """Statement, contact and signature: Part 4 for a beneficiary, Part 5 for anyone else."""
    for_self = sponsor is not None and case.supporting is case.beneficiary
    party = sponsor or people.beneficiary(case)
    for part, key, passed_over in (
        ("4", "self", None if for_self else _ANOTHER),
        ("5", "sponsor", _ONESELF if for_self else None),
    ):
        why, listed = passed_over if sponsor else MISSING, _signs(case, party, part, key)
        yield from emptied(listed, why) if why else listed


def _signs(case: Case, party: Party, part: str, key: str) -> Iterator[Answer]:
    signer, path = signer_of(case)
    helper, place = people.preparer(case, signer, party, path)
    yield from helpers.reading(f"{part}/1", key, signer, path)
    yield from helpers.preparing(f"{part}/2", key, signer, helper, place)
    yield from people.phones((f"{part}/3", f"{part}/4"), key, party.person.phones, party.at("phones"))
    email, at = party.person.email, party.at("email")
    yield text(f"{part}/5", f"{key}.email", "Email", email, at, kind=make.EMAIL)
    who = helpers.who_signs(signer, party)
    yield by_hand(f"{part}/6", f"{key}.signature", "Signature", f"signed in ink by {who}")
    yield by_hand(f"{part}/6", f"{key}.signed_on", "Date of signature", "written in ink by the signer")


def parts_6_and_7(case: Case, sponsor: Party | None) -> Iterator[Answer]:
    """The interpreter, also of a beneficiary who supports themselves; and the preparer."""
    signer, path = signer_of(case)
    yield from helpers.interpreter("6", signer, path, after="Part 7")
    helper, place = people.preparer(case, signer, sponsor, path)
    yield from helpers.preparer("7", helper, place, "the sponsor wrote the answers" if signer else MISSING)


def part_8(case: Case, sponsor: Party | None) -> Iterator[Answer]:
    """The head of the page for additional information; its entries come when the answers are fitted."""
    party = sponsor or people.beneficiary(case)
    listed = (
        *people.name("8/1", "additional.name", party.person.name, party.at("name")),
        people.a_number("8/2", "additional.a_number", party),
    )
    yield from listed if sponsor else emptied(listed, MISSING)


def additions(case: Case, sponsor: Party | None, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """What Parts 4 and 5 need said and have no box for."""
    if sponsor is None:
        return
    key = "self" if case.supporting is case.beneficiary else "sponsor"
    yield from helpers.extensions(key, sponsor.person.phones, by_key)
    signer, path = signer_of(case)
    yield from helpers.signs_for(by_key[f"{key}.signature"], signer, sponsor, path)
    yield from helpers.helper_extensions(signer, people.preparer(case, signer, sponsor, path)[0], by_key)
