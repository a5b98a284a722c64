"""Form I-131, Parts 3 to 13: the beneficiary's looks and history, the parole asked for, who signs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from parole_packet.case.history import IssuedDocument
from parole_packet.case.kinds import EyeColor, HairColor, NoEnd, Race
from parole_packet.case.models import Case
from parole_packet.forms.answers import helpers, make, people
from parole_packet.forms.answers.make import MISSING, addition, by_hand, choice, skipped, text, tick, yes_no
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Addition, Answer, At, Gap, Reason
from parole_packet.forms.answers.values import length_of_stay, us_date

_ETHNICITY: Final = {"hispanic": "Hispanic or Latino", "not_hispanic": "Not Hispanic or Latino"}
_RACES: Final = {
    Race.NATIVE_AMERICAN: "American Indian or Alaska Native",
    Race.ASIAN: "Asian",
    Race.BLACK: "Black or African American",
    Race.PACIFIC_ISLANDER: "Native Hawaiian or other Pacific Islander",
    Race.WHITE: "White",
}
_EYES: Final = {color.value: color.value.capitalize() for color in EyeColor}
_HAIR: Final = {color.value: color.value.capitalize() for color in HairColor}
_TO_PART_8: Final = "skipped for Item 7: the form says go to Part 8"
_LOOKS: Final = ("beneficiary", "biographic")
_HISTORY: Final = ("beneficiary", "history")


def part_3(case: Case) -> Iterator[Answer]:
    """How the beneficiary looks (instructions, p. 20)."""
    looks = case.beneficiary.biographic
    ethnicity, eyes, hair = (looks.ethnicity, looks.eyes, looks.hair) if looks else (None, None, None)
    path = (*_LOOKS, "ethnicity")
    yield choice("3/1", "biographic.ethnicity", "Ethnicity", ethnicity, path, words=_ETHNICITY)
    yield from _races(looks.race) if looks else make.emptied(_races(()), MISSING)
    yield from _height(case)
    yield from _weight(case)
    yield choice("3/5", "biographic.eyes", "Eye color", eyes, (*_LOOKS, "eyes"), words=_EYES)
    yield choice("3/6", "biographic.hair", "Hair color", hair, (*_LOOKS, "hair"), words=_HAIR)


def _races(marked: Sequence[Race]) -> Iterator[Answer]:
    path = (*_LOOKS, "race")
    for race, words in _RACES.items():
        yield tick(
            "3/2", f"biographic.race.{race}", f"Race: {words}", race in marked, path, none="not marked"
        )


def _height(case: Case) -> Iterator[Answer]:
    looks = case.beneficiary.biographic
    height = looks.height if looks else None
    listed = height is not None and 2 <= height.feet <= 8
    why = Reason(Gap.SKIPPED, "not in the form's list: see Part 13") if height else MISSING
    for field, label in (("feet", "Height, feet"), ("inches", "Height, inches")):
        value = str(getattr(height, field)) if listed else None
        yield text(
            "3/3", f"biographic.height.{field}", label, value, (*_LOOKS, "height"), kind=make.DIGITS, none=why
        )


def _weight(case: Case) -> Iterator[Answer]:
    """Three digits, one in each box; 000 when unknown or outside 30 to 699 pounds (instructions, p. 20)."""
    looks = case.beneficiary.biographic
    pounds = looks.weight_lb if looks else None
    known = pounds is not None and 30 <= pounds <= 699
    digits = (f"{pounds:03}" if known else "000") if looks else None
    for place in range(3):
        digit = digits[place] if digits else None
        label = f"Weight, pounds: digit {place + 1}"
        key = f"biographic.weight.{place + 1}"
        yield text("3/4", key, label, digit, (*_LOOKS, "weight_lb"), kind=make.DIGITS, none=MISSING)


def part_4(case: Case) -> Iterator[Answer]:
    """Items 1 to 3, answered for the beneficiary; the form goes on to Part 8 from there."""
    history = case.beneficiary.history
    proceedings = history.removal_proceedings if history else None
    yield yes_no(
        "4/1", "history.proceedings", "Ever in exclusion, deportation, removal or rescission proceedings",
        _answered(proceedings), (*_HISTORY, "removal_proceedings"),
    )  # fmt: skip
    for item, field, label in (
        ("2", "reentry_permit", "Reentry permit or refugee travel document"),
        ("3", "advance_parole", "Advance parole document"),
    ):
        issued: Sequence[IssuedDocument] | None = getattr(history, field) if history else None
        yield from _issued(item, field, label, issued)
    for item, label in (
        ("4", "Replacement of a document"), ("5", "Why it is replaced"), ("6.a", "What is to be corrected"),
        ("6.b", "Receipt number of that request"), ("7.a", "To be sent to the U.S. address"),
        ("7.b", "To be sent to an office abroad"), ("8.a", "Notice to the address of Part 2"),
        ("8.b", "Notice to the address below"), ("9.a", "Address for the notice"),
        ("9.b", "Daytime telephone"), ("9.c", "Email"),
    ):  # fmt: skip
        yield skipped(f"4/{item}", f"processing.{item}", label, _TO_PART_8)


def _answered(facts: Sequence[object] | None) -> bool | None:
    return None if facts is None else bool(facts)


def _issued(item: str, field: str, label: str, issued: Sequence[IssuedDocument] | None) -> Iterator[Answer]:
    path = (*_HISTORY, field)
    yield yes_no(f"4/{item}.a", f"history.{field}", f"{label} ever issued", _answered(issued), path)
    last = max(issued, key=lambda one: one.date) if issued else None
    none = MISSING if issued is None else Reason(Gap.NONE, "none was issued")
    place = (*path, issued.index(last)) if issued and last else path
    day, fate = (us_date(last.date), last.disposition) if last else (None, None)
    key, at = f"history.{field}", f"4/{item}"
    yield text(f"{at}.b", f"{key}.issued", "Date issued", day, (*place, "date"), kind=make.DATE, none=none)
    yield text(f"{at}.c", f"{key}.disposition", "What became of it", fate, (*place, "disposition"), none=none)


def parts_5_to_7() -> Iterator[Answer]:
    """For other kinds of requests."""
    yield skipped("5/1", "reentry.1", "Time spent abroad", _TO_PART_8)
    for item, label in (
        ("1", "Country of refuge"), ("2", "Plan to travel there"), ("3.a", "Returned there"),
        ("3.b", "Passport or permit of that country"), ("3.c", "Benefits of that country"),
        ("4.a", "Nationality regained"), ("4.b", "New nationality"), ("4.c", "Refuge in another country"),
        ("5", "Filed before departure"), ("6.a", "Outside the United States"), ("6.b", "Present location"),
        ("6.c", "Countries traveled to"),
    ):  # fmt: skip
        yield skipped(f"6/{item}", f"refugee_travel.{item}", label, _TO_PART_8)
    for item, label in (
        ("1", "Departure"), ("2", "Purpose"), ("3", "Countries"), ("4", "Trips"), ("5", "Length"),
    ):  # fmt: skip
        yield skipped(f"7/{item}", f"travel.{item}", label, _TO_PART_8)


def parts_8_and_9(case: Case) -> Iterator[Answer]:
    """Why, how long, from when, through which office; the whole reason stands in the attached statement."""
    emergency = case.emergency
    reason = f"{emergency.summary.rstrip()} {STATEMENT}"
    yield text(
        "8/1", "parole.reason", "How the person qualifies", reason, ("emergency", "summary"), kind=make.PROSE
    )
    stay, path = emergency.stay, ("emergency", "stay")
    until = None if isinstance(stay.until, NoEnd) else stay.until
    yield text("8/2", "parole.length", "Expected length of stay", length_of_stay(stay.from_, until), path)
    yield text(
        "8/3.a", "parole.arrival", "Intended arrival", us_date(stay.from_), (*path, "from"), kind=make.DATE
    )
    office = emergency.consulate
    for field, label, kind in (
        ("city", "City of the office", make.PLACE),
        ("country", "Its country", make.WORDS),
    ):
        value = getattr(office, field) if office else None
        where = ("emergency", "consulate", field)
        yield text("8/3.b", f"parole.office.{field}", label, value, where, kind=kind, none=MISSING)
    yield skipped(
        "9/1",
        "parole.work_permit",
        "Work permit",
        "only with re-parole (instructions, p. 22)",
        kind=make.TICK,
    )


STATEMENT: Final = "See attached statement."
"""Ends the words of Part 8 Item 1; short, so that they stay within the box."""


def part_10(case: Case, filer: Party | None) -> Iterator[Answer]:
    """The petitioner's contact and signature."""
    party = filer or people.beneficiary(case)
    listed = (
        *people.phones(("10/1", "10/2"), "petitioner", party.person.phones, party.at("phones")),
        text("10/3", "petitioner.email", "Email", party.person.email, party.at("email"), kind=make.EMAIL),
    )
    yield from listed if filer else make.emptied(listed, MISSING)
    who = helpers.who_signs(case.signing.petitioner, filer)
    yield by_hand("10/4", "petitioner.signature", "Signature", f"signed in ink by {who}")
    yield by_hand("10/4", "petitioner.signed_on", "Date of signature", "written in ink by the signer")


def part_11(case: Case) -> Iterator[Answer]:
    """The interpreter, if one read the form to the petitioner."""
    yield from helpers.interpreter("11", case.signing.petitioner, ("signing", "petitioner"), after="Part 12")


def part_12(case: Case) -> Iterator[Answer]:
    """Whoever wrote the answers for the petitioner signs as preparer."""
    signing = case.signing.petitioner
    helper, path = people.preparer(case, signing, people.petitioner(case), ("signing", "petitioner"))
    yield from helpers.preparer(
        "12", helper, path, "the petitioner wrote the answers" if signing else MISSING
    )


def part_13(filer: Party | None) -> Iterator[Answer]:
    """The head of the page for additional information; its entries come when the answers are fitted."""
    if filer:
        yield from people.name("13/1", "additional.name", filer.person.name, filer.at("name"))
        yield people.a_number("13/2", "additional.a_number", filer)
        return
    for field in ("family", "given", "middle"):
        yield Answer(f"additional.name.{field}", At("13", "1"), "Name", make.NAME, reason=MISSING)
    yield Answer("additional.a_number", At("13", "2"), "A-Number", make.DIGITS, reason=MISSING)


def additions(case: Case, filer: Party | None, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """What Parts 3 to 12 need said and have no box for."""
    looks = case.beneficiary.biographic
    if looks and not 2 <= looks.height.feet <= 8:
        words = f"Height: {looks.height.feet} feet {looks.height.inches} inches"
        yield addition(by_key["biographic.height.feet"], words, (*_LOOKS, "height"))
    history = filer.person.history if filer and not case.files_for_self else None
    for field, label in (
        ("reentry_permit", "a reentry permit or refugee travel document"),
        ("advance_parole", "an advance parole document"),
    ):
        for one in (getattr(history, field) if history else None) or ():
            words = f"Issued to the petitioner: {label}, {us_date(one.date)}, {one.disposition}"
            yield addition(by_key[f"history.{field}"], words, filer.at("history", field) if filer else ())
    if filer:
        yield from helpers.extensions("petitioner", filer.person.phones, by_key)
    signing, path = case.signing.petitioner, ("signing", "petitioner")
    yield from helpers.signs_for(by_key["petitioner.signature"], signing, filer, path)
    yield from helpers.helper_extensions(signing, people.preparer(case, signing, filer, path)[0], by_key)
