"""Findings about words, days and amounts that stand in several places and differ."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity


def _own(code: str, severity: Severity, title: str, why: str, mend: str) -> Entry:
    return Entry(code, severity, title, why, mend, draft=True, accept=True)


ENTRIES: tuple[Entry, ...] = (
    _own(
        "spelling-differs",
        Severity.WARNING,
        "a name is spelled in two ways",
        "A name in two spellings looks like two people or two places, and is the most common reason for "
        "questions.",
        "Compare with the documents and use one spelling. If both are right, list one under `other_names` "
        "or accept the finding.",
    ),
    _own(
        "number-differs",
        Severity.WARNING,
        "a number differs in one place",
        "Passport, A-, receipt and telephone numbers are compared letter by letter.",
        "Compare with the document and correct the wrong one.",
    ),
    _own(
        "date-differs",
        Severity.WARNING,
        "a date in a text differs from the one of the case",
        "The text and the forms are read side by side.",
        "Correct the one that is wrong. If the text means another day, accept the finding.",
    ),
    _own(
        "amount-differs",
        Severity.WARNING,
        "an amount in a text differs from the one of the case",
        "The text and the forms are read side by side.",
        "Correct the one that is wrong. If the text means another amount, accept the finding.",
    ),
    _own(
        "age-differs",
        Severity.WARNING,
        "an age in a text does not fit the birth date",
        "The text and the forms are read side by side. Ages are those of the day of signing.",
        "Correct the one that is wrong.",
    ),
    _own(
        "stay-differs",
        Severity.WARNING,
        "a text asks for another length of stay",
        "The form, the letter and the statement ask for the same time.",
        "Correct the text, or `emergency.stay`.",
    ),
    _own(
        "relationship-differs",
        Severity.WARNING,
        "a text calls someone by another relationship",
        "The forms, the letter and the proofs use the same word.",
        "Correct the text, or the relationship.",
    ),
    Entry(
        "permanent-words",
        Severity.WARNING,
        "words of a permanent stay",
        "Parole is temporary. A request that speaks of staying for good contradicts itself.",
        "Say what happens at the end of the stay, or explain what is meant.",
        True,
        True,
        "Form I-131 instructions (01/20/25), p. 12, 5.B(1)",
        date(2026, 11, 22),
        Confidence.OFFICIAL,
    ),
)
"""Findings about what is said twice."""
