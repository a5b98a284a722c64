"""The filing-day sheet, last part: what happens after a packet was filed."""

from collections.abc import Iterator

from parole_packet.case.models import Case
from parole_packet.law import Law
from parole_packet.packet.sending import dated
from parole_packet.rules.situation import age_on
from parole_packet.typeset.stories.sheets import Section

_FIRST_AGE, _LAST_AGE = 14, 79
"""Fingerprints are taken between these ages (Form I-131 instructions, p. 28)."""


def after_sections(case: Case, law: Law) -> Iterator[Section]:
    """Yield what comes, and what to do then."""
    yield Section(
        "What happens next",
        points=(
            (
                "Receipt: USCIS confirms in writing that it has the request, with a receipt number. Keep it with your "
                "copy; every question about the request names that number, the beneficiary's name and birth date, the "
                "day of filing and a brief reason."
            ),
            _biometrics(case),
            (
                "Time: requests are not handled in order, and USCIS gives no standard time. Book nothing that cannot "
                "be changed."
            ),
            (
                "Questions: USCIS may ask for more evidence or for originals. Answer whole and once, before the day "
                "the notice names."
            ),
            (
                "Address: whoever moves and is not a U.S. citizen tells USCIS within 10 days, at "
                "https://www.uscis.gov/addresschange, not by a letter to the address above."
            ),
            _post(case),
        ),
    )
    yield _port(case, law)
    yield Section(
        "The answer",
        points=(
            (
                "No: there is no appeal. A new Form I-131 with new facts and a new fee may be filed at any time; put "
                "the denial in as an exhibit and say what is new. On motions follow the notice."
            ),
            (
                "Yes: parole ends on the day that the officer at the port writes on Form I-94, usually after a year at "
                "most, whatever was asked for. Write that day down. Whoever needs more time asks for re-parole well "
                "before it."
            ),
            "Work: an initial request brings no work permit.",
            (
                "Parole is no admission and no visa. Before any trip abroad, speak with an attorney or accredited "
                "representative."
            ),
        ),
    )


def _biometrics(case: Case) -> str:
    age = age_on(case.beneficiary.date_of_birth, case.filing.mailing_date)
    name = case.beneficiary.name.full
    if not _FIRST_AGE <= age <= _LAST_AGE:
        return f"Fingerprints: asked of people from {_FIRST_AGE} to {_LAST_AGE}; {name} is {age} on the day of filing."
    return (
        f"Fingerprints: {name} is called to a U.S. embassy, consulate or USCIS office abroad. Wait for the notice; "
        "whoever does not come may be denied."
    )


def _post(case: Case) -> str:
    place = case.emergency.consulate
    where = f" in {place.city}, {place.country}" if place else ""
    return (
        f"If it is approved: USCIS tells the post{where}; the beneficiary fills in Form DS-160 and gets a boarding "
        "foil there. An officer of Customs and Border Protection decides at the port of entry."
    )


def _port(case: Case, law: Law) -> Section:
    fee = law.parole_fee(case.emergency.stay.from_)
    amount = "VERIFY: the law data know no amount for the day of arrival"
    if fee:
        amount = dated(f"${fee.amount:,} on the intended day of arrival", fee.basis, case)
    return Section(
        "The fee at the port of entry",
        "The immigration parole fee (8 U.S.C. 1804) is paid when a person is paroled in, never with Form I-131. It "
        "is not waived. Whoever has an exception carries its evidence on the day of travel.",
        facts=(("Amount", amount),),
        points=(
            (
                "Exceptions: a medical emergency of the person; a parent who comes with a child in one; "
                "an organ or tissue donor for somebody who cannot wait; a close relative who is dying, or whose "
                "funeral is to be attended; an adopted child with an urgent need."
            ),
        ),
    )
