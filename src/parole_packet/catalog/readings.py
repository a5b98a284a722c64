"""Findings about what stands on the pages of the evidence: beside the case file, and by itself."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_AS_OF = date(2026, 11, 22)
_TRANSLATIONS = "Form I-131 instructions (01/20/25), p. 17; Form I-134 instructions, p. 2; 8 CFR 103.2(b)(3)"


def _own(code: str, severity: Severity, title: str, why: str, mend: str) -> Entry:
    return Entry(code, severity, title, why, mend, draft=True, accept=True)


ENTRIES: tuple[Entry, ...] = (
    _own(
        "translation-differs",
        Severity.WARNING,
        "a translation says something else than the case file",
        "A name, birth date or number that differs by one sign looks like another person, or like a slip. The "
        "program compares signs; it cannot read the original.",
        "Compare both with the original. If the original itself says so, translate what it says, explain the "
        "difference in the statement, and accept the finding.",
    ),
    _own(
        "document-differs",
        Severity.WARNING,
        "a document says something else than the case file",
        "A letter that misspells a name, or has another birth date, seems to speak of somebody else.",
        "Correct the case file if it is wrong. Otherwise ask for a corrected document, or explain the difference "
        "and accept the finding.",
    ),
    _own(
        "scan-differs",
        Severity.NOTE,
        "the text behind a scan says something else than the case file",
        "A program has read this scan before, and such readings are full of slips. But it may also be right.",
        "Look at the page itself. Nothing needs to be done if the page is as the case file says.",
    ),
    Entry(
        "letter-thin",
        Severity.NOTE,
        "a letter of bank or employer lacks something",
        "The instructions list what an officer of the bank and an employer write. The program looks for words and "
        "may miss how it is said.",
        "Read the letter; ask for another one if it does not say it.",
        True,
        True,
        "Form I-134 instructions (01/20/25), p. 6, items 1 and 2",
        _AS_OF,
        Confidence.OFFICIAL,
    ),
    _own(
        "blank-page",
        Severity.WARNING,
        "a page on which nothing shows",
        "A blank page among the evidence makes a reader think that something was lost in copying.",
        "Look at the original. Scan it again, or leave the page out with `pages`.",
    ),
    _own(
        "number-shown",
        Severity.NOTE,
        "a document shows a social security or card number",
        "Everybody who holds the packet can read it. The program never repeats such a number.",
        "Ask for a copy that hides it, as the tax office does on transcripts. In documents that are not official "
        "ones it may be blacked out with `redact`.",
    ),
    _own(
        "no-text-layer",
        Severity.NOTE,
        "pages that the program could not read",
        "They are pictures: names, birth dates and numbers on them were not compared with the case file.",
        "Compare them yourself. Nothing else needs to be done: USCIS takes scans and photos.",
    ),
    Entry(
        "back-missing",
        Severity.WARNING,
        "the back of a document was translated and is not filed",
        "Where a civil document has annotations on the front or the back, copies of both sides are submitted.",
        "Add the back as a second page of the exhibit.",
        True,
        True,
        "Form I-131 instructions (01/20/25), p. 25, item 5",
        _AS_OF,
        Confidence.OFFICIAL,
    ),
    Entry(
        "certificate-thin",
        Severity.WARNING,
        "a translator's certificate lacks something",
        "It says that the translation is complete and accurate and that the translator is competent to translate "
        "from that language into English, and carries printed name, signature, date and contact information.",
        "Ask the translator for a certificate with all of it, or use `certificate: generate`.",
        True,
        True,
        _TRANSLATIONS,
        _AS_OF,
        Confidence.OFFICIAL,
    ),
)
"""Findings about the words and pages of the evidence."""
