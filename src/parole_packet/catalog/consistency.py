"""Findings about facts that contradict each other, dates out of order, and loose ends."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_AS_OF = date(2026, 11, 22)
_A, _B, _C, _D = Confidence.OFFICIAL, Confidence.CONFIRMED, Confidence.SECONDARY, Confidence.PRACTICE


def _own(code: str, severity: Severity, title: str, why: str, mend: str, *, accept: bool = True) -> Entry:
    return Entry(code, severity, title, why, mend, draft=True, accept=accept)


def _law(
    code: str, severity: Severity, title: str, why: str, mend: str, *, source: str, sure: Confidence
) -> Entry:
    return Entry(code, severity, title, why, mend, True, True, source, _AS_OF, sure)


_LOOSE = (
    _own(
        "placeholder",
        Severity.ERROR,
        "words are left to be filled in",
        "They would be printed in the packet as they stand.",
        "Write the fact in their place, or remove the field.",
        accept=False,
    ),
    _own(
        "uncited-exhibit",
        Severity.NOTE,
        "no text points to an exhibit",
        "A reader who is not told why an exhibit is there may not look at it.",
        "Cite it where it matters, as in `[@bank_letter p.2]`, or leave it out.",
    ),
    _own(
        "accepted-unknown",
        Severity.ERROR,
        "a finding is accepted that does not exist",
        "The code is misspelled, so nothing is accepted by it.",
        "Copy the code from the report.",
        accept=False,
    ),
    _own(
        "accepted-not-allowed",
        Severity.ERROR,
        "a finding is accepted that cannot be accepted",
        "It stands for something that would be lost, false or sent back.",
        "Mend what it names and remove the entry under `accepted`.",
        accept=False,
    ),
    _own(
        "accepted-unmatched",
        Severity.WARNING,
        "an accepted finding is not there any more",
        "The fact was mended or moved. An entry that is left behind could hide a new finding later.",
        "Remove the entry, or correct its place.",
        accept=False,
    ),
)

_DATES = (
    _own(
        "dates-out-of-order",
        Severity.ERROR,
        "two dates cannot both be right",
        "Dates that contradict each other make a reader doubt the rest.",
        "Compare both with the documents and correct the wrong one.",
        accept=False,
    ),
    _own(
        "date-after-signing",
        Severity.ERROR,
        "something that has happened lies after the day of signing",
        "Whoever signs declares that everything in the packet is true on that day.",
        "Correct the date, or sign later.",
    ),
    _own(
        "document-before-birth",
        Severity.ERROR,
        "a document is older than the person",
        "One of the two dates is wrong.",
        "Compare both with the documents.",
    ),
    _own(
        "birth-date-unlikely",
        Severity.ERROR,
        "a birth date so long ago that it is likely wrong",
        "A request without the right birth date is rejected.",
        "Correct the year.",
    ),
    _own(
        "decision-contradiction",
        Severity.ERROR,
        "a request is pending and decided at once",
        "Only one can be right.",
        "Say how it was decided, or remove the day of decision.",
        accept=False,
    ),
    _own(
        "mailing-date-past",
        Severity.WARNING,
        "the day of mailing is over",
        "Fee, editions and address follow the day of mailing; with an old day they may be the wrong ones.",
        "Set `filing.mailing_date` to the day you really mail, and sign again if the pages change.",
    ),
    _law(
        "stay-open-ended",
        Severity.WARNING,
        "a stay without an end",
        "Parole is given for a temporary period. Form I-134 has a box for no end date, and yet a request "
        "that names no end invites the question.",
        "Name the day by which the purpose is met.",
        source="Form I-131 instructions (01/20/25), p. 12, 5.B(1)",
        sure=_A,
    ),
    _law(
        "stay-over-year",
        Severity.WARNING,
        "a stay of more than one year",
        "Parole is usually given for up to one year; more time is asked for by re-parole.",
        "Shorten the stay, or explain the length under `why_this_length`.",
        source="USCIS pages on humanitarian parole",
        sure=_B,
    ),
    _law(
        "arrival-soon",
        Severity.NOTE,
        "arrival soon after mailing, without a request for faster handling",
        "USCIS handles requests out of order and gives no standard time.",
        "Choose a later day, or ask for faster handling under `emergency.expedite` with evidence.",
        source="USCIS pages on humanitarian parole",
        sure=_C,
    ),
    _law(
        "passport-expires",
        Severity.WARNING,
        "the beneficiary's passport expires too soon",
        "The boarding foil is put into the passport, and the person returns with it.",
        "Renew it in time, or explain how it will be renewed.",
        source="common practice",
        sure=_D,
    ),
    _own(
        "identity-expired",
        Severity.WARNING,
        "an expired identity document",
        "An expired document shows less surely who a person is.",
        "Use a valid document, or correct the date.",
    ),
)

ENTRIES: tuple[Entry, ...] = _LOOSE + _DATES
"""Findings about facts that contradict each other."""
