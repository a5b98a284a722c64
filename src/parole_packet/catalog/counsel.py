"""Findings where the program stops and an attorney or accredited representative is needed."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_AS_OF = date(2026, 11, 22)
_LIST = "The official list of free legal help: https://www.uscis.gov/avoid-scams/find-legal-services."


def _law(
    code: str, severity: Severity, title: str, why: str, mend: str, *, source: str, sure: Confidence
) -> Entry:
    return Entry(code, severity, title, why, mend, True, severity is not Severity.ERROR, source, _AS_OF, sure)


ENTRIES: tuple[Entry, ...] = (
    _law(
        "counsel-removal",
        Severity.WARNING,
        "proceedings or an order of removal",
        "For people in proceedings, under a final order or ever ordered removed, ICE generally has "
        "jurisdiction over the request, and what is written about it can matter for years.",
        f"Speak with an attorney or accredited representative before you write or file. {_LIST}",
        source="Form I-131 instructions (01/20/25), p. 4 and 12, 5.B(4)",
        sure=Confidence.OFFICIAL,
    ),
    _law(
        "counsel-concern",
        Severity.WARNING,
        "a fact that needs counsel",
        "Arrests, fraud, overstays, and contact with armed groups, even where it was forced, can bar a "
        "person. The program writes nothing about them for you.",
        f"Speak with an attorney or accredited representative before you write about it. {_LIST}",
        source="common practice",
        sure=Confidence.SECONDARY,
    ),
    _law(
        "counsel-words",
        Severity.NOTE,
        "words that may tell of something that needs counsel",
        "The program reads words, not meaning, and may be wrong. Facts of this kind can bar a person, "
        "whatever the reason for telling them.",
        f"Read the sentence with an attorney or accredited representative. {_LIST}",
        source="common practice",
        sure=Confidence.PRACTICE,
    ),
    _law(
        "counsel-sponsor-status",
        Severity.WARNING,
        "a sponsor without permanent status",
        "People of any listed status may be sponsors. Form I-134 gives the sponsor's address and status to "
        "the Department of Homeland Security.",
        f"Let the sponsor speak with an attorney or accredited representative first. {_LIST}",
        source="common practice",
        sure=Confidence.SECONDARY,
    ),
    _law(
        "earlier-parole",
        Severity.WARNING,
        "an earlier stay on parole",
        "The instructions send people who were paroled before and are abroad now to Item 6 of Part 1, with "
        "the program they come under. This program fills in Item 7.",
        f"Ask an attorney or accredited representative which item fits. {_LIST}",
        source="Form I-131 instructions (01/20/25), p. 15, 7.D",
        sure=Confidence.OFFICIAL,
    ),
    _law(
        "pending-duplicate",
        Severity.WARNING,
        "a request for the same person is pending",
        "A second request of the same type for the same person may be rejected, denied or closed.",
        "Wait for the decision, or withdraw the first request.",
        source="Form I-131 instructions (01/20/25), p. 4, Duplicate Form I-131 Requests",
        sure=Confidence.OFFICIAL,
    ),
    _law(
        "question-unanswered",
        Severity.ERROR,
        "a question of the form has no answer",
        "The form asks it of everyone, and a form that is not complete may be rejected.",
        "Write `no`, or the facts as a list.",
        source="Form I-131 (01/20/25), Part 4, and instructions, p. 28",
        sure=Confidence.OFFICIAL,
    ),
    _law(
        "history-open",
        Severity.WARNING,
        "the case file is silent on parts of the history",
        "Earlier paroles, requests, petitions and visa attempts decide what has to be explained and proved. "
        "Silence looks like no, and may be wrong.",
        "Ask the beneficiary, and write `no` or the facts.",
        source="Form I-131 instructions (01/20/25), p. 4, 15 and 26",
        sure=Confidence.OFFICIAL,
    ),
)
"""Findings that send people to counsel, and questions of history."""
