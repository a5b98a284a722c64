"""Findings about money."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_AS_OF = date(2026, 11, 22)
_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_A, _D = Confidence.OFFICIAL, Confidence.PRACTICE
_I_134 = "Form I-134 instructions (01/20/25)"


def _law(
    code: str, severity: Severity, title: str, why: str, mend: str, *, source: str, sure: Confidence = _A
) -> Entry:
    return Entry(code, severity, title, why, mend, True, severity is not _ERROR, source, _AS_OF, sure)


ENTRIES: tuple[Entry, ...] = (
    _law(
        "income-ratio",
        _NOTE,
        "income and poverty guideline",
        "Readers weigh the income against the federal poverty guidelines. The 125 percent of Form I-864 "
        "does not apply to Form I-134; the figure is told for your own judgment. The household is the "
        "sponsor, everyone else supported, the people of running promises, and the beneficiary.",
        "Nothing needs to be done. More income, assets or a second sponsor can be shown where it seems "
        "little.",
        source=f"{_I_134}, p. 1 and 4; HHS poverty guidelines",
    ),
    _law(
        "income-year",
        _WARNING,
        "the year of the income does not fit",
        "The instructions ask for the last federal return that was filed.",
        "Correct the year, or use the last return.",
        source=f"{_I_134}, p. 6, item 3",
    ),
    _law(
        "employment-open",
        _WARNING,
        "the sponsor's work is not complete",
        "The form asks for it.",
        "Add what is missing.",
        source="Form I-134 (01/20/25), Part 2 Item 12",
    ),
    Entry(
        "employment-contradiction",
        _ERROR,
        "no work, and an employer",
        "Only one of the two can be right.",
        "Correct the one that is wrong.",
        draft=True,
    ),
    _law(
        "asset-net",
        _WARNING,
        "the net value of a house",
        "A house counts with its appraised value less all loans that are secured by it, each with its proof.",
        "Correct the figures and add the missing ones.",
        source=f"{_I_134}, p. 5",
    ),
    _law(
        "asset-car",
        _WARNING,
        "a car among the assets",
        "A car counts only for someone who shows that they have another one that is not counted.",
        "Leave it out, or show both.",
        source=f"{_I_134}, p. 5",
    ),
    _law(
        "asset-owner",
        _WARNING,
        "whose an asset is",
        "Evidence must name the holder of each asset; assets of the beneficiary are not listed in this part.",
        "Name the owner, or leave the asset out.",
        source=f"{_I_134}, p. 5",
    ),
    _law(
        "dependent-not-counted",
        _ERROR,
        "someone is counted who should not be",
        "The list is for other people who depend on the income: not the sponsor, not the beneficiary, each "
        "once.",
        "Remove the entry, or correct the name.",
        source=f"{_I_134}, p. 4, items 14 to 16",
    ),
    _law(
        "costs-over-means",
        _WARNING,
        "the sponsor pays more than the case shows",
        "A reader adds up the costs and compares them with income and assets.",
        "Correct the figures, show more means, or say who else pays.",
        source="common practice",
        sure=_D,
    ),
)
"""Findings about money."""
