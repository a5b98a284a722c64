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
    accept = severity is not Severity.ERROR
    return Entry(code, severity, title, why, mend, True, accept, source, _AS_OF, sure)


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
        "secret-number",
        Severity.ERROR,
        "a social security or card number",
        "A case file is copied, mailed and kept. Such a number in it can be stolen, and the packet never "
        "needs it.",
        "Take it out. Social security numbers are written on the print in ink, card numbers on the payment "
        "form.",
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
        accept=False,
    ),
    _own(
        "document-before-birth",
        Severity.ERROR,
        "a document is older than the person",
        "One of the two dates is wrong.",
        "Compare both with the documents.",
        accept=False,
    ),
    _own(
        "birth-date-unlikely",
        Severity.ERROR,
        "a birth date so long ago that it is likely wrong",
        "A request without the right birth date is rejected.",
        "Correct the year.",
        accept=False,
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

_PEOPLE = (
    _own(
        "petitioner-open",
        Severity.ERROR,
        "nobody files the request",
        "The form begins with the person who files.",
        "Add the sponsor, or say who files under `petitioner`.",
        accept=False,
    ),
    _own(
        "same-person",
        Severity.ERROR,
        "one person is written down as two",
        "The forms have one place for each; a person who files or pays for themselves has a shorter way.",
        "Write `sponsor: self`, or `petitioner: sponsor` or `petitioner: beneficiary`.",
        accept=False,
    ),
    _own(
        "number-shared",
        Severity.ERROR,
        "two people with the same number",
        "Such a number belongs to one person only. A request under the number of another person reaches the "
        "wrong file.",
        "Compare both with the documents.",
        accept=False,
    ),
    _own(
        "relationship-contradiction",
        Severity.ERROR,
        "a relationship that does not fit the other facts",
        "Sex, birth dates and marital status of both people are on the same forms; a reader compares them.",
        "Correct the one that is wrong.",
    ),
    _own(
        "marital-age",
        Severity.WARNING,
        "an age that does not fit the marital status",
        "Birth date and marital status stand on the same forms; a reader compares them.",
        "Correct the one that is wrong.",
    ),
    _own(
        "status-contradiction",
        Severity.ERROR,
        "status and citizenship do not fit",
        "A U.S. citizen has the citizenship of the United States, and nobody else has.",
        "Correct the one that is wrong.",
        accept=False,
    ),
    _own(
        "passport-country",
        Severity.WARNING,
        "a passport of another country than the citizenship",
        "It can be right, for instance with two citizenships or a refugee's travel document, and then it "
        "needs a sentence.",
        "Correct one of the two, or explain it in the statement and accept the finding.",
    ),
    _law(
        "passport-name",
        Severity.WARNING,
        "the passport says something else",
        "The forms ask for the name on the birth certificate or legal change of name. Where the passport "
        "differs, a reader wants to know why.",
        "Explain the difference, and list the other spelling under `other_names`.",
        source="Form I-131 instructions (01/20/25), p. 18, Part 2 Items 1 and 2",
        sure=_A,
    ),
    _own(
        "visa-contradiction",
        Severity.ERROR,
        "how an attempt to get a visa ended is not clear",
        "A section of the law stands on a refusal only.",
        "Correct outcome or section.",
        accept=False,
    ),
    _law(
        "visa-thin",
        Severity.WARNING,
        "when and where a visa was tried is not given",
        "The instructions ask for both.",
        "Add `post` and `date`.",
        source="Form I-131 instructions (01/20/25), p. 26, item 5.C(5)",
        sure=_A,
    ),
    _own(
        "contribution-contradiction",
        Severity.ERROR,
        "what the sponsor gives is not clear",
        "The form has a box for yes and no, and lines for what is given.",
        "Say what is given, or write `specific: no`.",
        accept=False,
    ),
)

_PLACES = (
    _law(
        "unknown-country",
        Severity.WARNING,
        "a country that the program does not know",
        "The forms ask for the name of the country as it is used today, not for a historic, ethnic or local name.",
        "Correct the spelling. If the name is right, accept the finding.",
        source="Form I-131 instructions (01/20/25), p. 19, Part 2 Items 6 and 7",
        sure=_A,
    ),
    _own(
        "address-incomplete",
        Severity.ERROR,
        "an address is not complete",
        "Notices that cannot be delivered are lost, and deadlines with them.",
        "Complete it.",
        accept=False,
    ),
    _own(
        "address-mixed",
        Severity.ERROR,
        "an address is part U.S., part foreign",
        "The forms have state and ZIP code for U.S. addresses, province and postal code for all others.",
        "Use the fields that belong to the country.",
        accept=False,
    ),
    _own(
        "zip-elsewhere",
        Severity.WARNING,
        "ZIP code and state do not fit",
        "The first digit of a ZIP code tells the region.",
        "Correct the one that is wrong.",
    ),
    _law(
        "beneficiary-in-us",
        Severity.ERROR,
        "the beneficiary lives in the United States",
        "Part 1 Item 7 is for people outside the United States.",
        "Correct the address, or ask an attorney or accredited representative which request fits.",
        source="Form I-131 instructions (01/20/25), p. 18, Part 1 Item 7",
        sure=_A,
    ),
)

ENTRIES: tuple[Entry, ...] = _LOOSE + _DATES + _PEOPLE + _PLACES
"""Findings about facts that contradict each other."""
