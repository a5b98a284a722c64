"""Days as texts write them, and days that are almost the same."""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.rules.likeness import one_slip_apart

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(_MONTHS)
DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})|(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>\d{4}))\b",
    re.IGNORECASE,
)
"""A full date in English words, as year-month-day, or with slashes the American way."""
_EUROPEAN = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")


def read_day(hit: re.Match[str]) -> date | None:
    """Return the day that a hit of `DATE` means, None when there is no such day."""
    for at in "1234":
        if hit[f"y{at}"]:
            month = hit[f"m{at}"].casefold()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            try:
                return date(int(hit[f"y{at}"]), number, int(hit[f"d{at}"]))
            except ValueError:
                return None
    return None


def nearly(one: date, other: date, *, document: bool) -> bool:
    """Whether one slip makes one day of the other: year, month or day alone, or month and day changed round.

    Many things happen in the month of a document, so that its day alone says nothing.
    """
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return True
    if one.day == other.day:
        return (one.year == other.year) != (one.month == other.month)
    same_month = (one.year, one.month) == (other.year, other.month)
    return same_month and not document and one_slip_apart(f"{one.day:02}", f"{other.day:02}")


def days_in(text: str) -> Iterator[tuple[str, set[date]]]:
    """Yield every full date of a document as written, with the days it can mean: 3/4/1989 is in March or in April."""
    for hit in DATE.finditer(text):
        if hit["y4"] is None:
            day = read_day(hit)
            yield hit[0], {day} if day else set()
    for hit in _EUROPEAN.finditer(text):
        first, second, year = (int(part) for part in hit.groups())
        days = set()
        for month, day_of_month in ((first, second), (second, first)):
            try:
                days.add(date(year, month, day_of_month))
            except ValueError:
                continue
        yield hit[0], days
