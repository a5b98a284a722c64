"""Values as the forms want them written: dates, telephone numbers, lengths of time."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from parole_packet.case.countries import canonical

_STATE_CODES = """
    AA AE AK AL AP AR AS AZ CA CO CT DC DE FL FM GA GU HI IA ID IL IN KS KY LA MA MD ME MH MI MN MO MP MS MT
    NC ND NE NH NJ NM NV NY OH OK OR PA PR PW RI SC SD TN TX UT VA VI VT WA WI WV WY
"""
STATES = frozenset(_STATE_CODES.split())
"""The two letters of the forms' list of states."""

_EXTENSION = re.compile(r"\s*(?:ext\.?|x)\s*(\d{1,6})$", re.IGNORECASE)


def us_date(day: date) -> str:
    """Month, day and year, such as 03/04/1989."""
    return f"{day.month:02}/{day.day:02}/{day.year:04}"


def dollars(amount: Decimal) -> str:
    """An amount as it stands after a printed dollar sign: `82,000`, `14,000.50`."""
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def is_united_states(country: str) -> bool:
    """Whether a country's name means the United States."""
    return canonical(country) == "United States"


def boxed_country(country: str | None) -> str | None:
    """A country as the boxes have it: the United States is USA, as the forms' own scripts write it in addresses."""
    return "USA" if country and is_united_states(country) else country


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number as written, its digits (a U.S. number without the leading 1), and its extension."""

    number: str
    digits: str
    extension: str


def telephone(written: str) -> Telephone:
    """Take a telephone number apart."""
    found = _EXTENSION.search(written)
    number = written[: found.start()] if found else written
    digits = re.sub(r"\D", "", number)
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return Telephone(number, digits, found[1] if found else "")


def zip_five(code: str) -> str:
    """The first five digits of a ZIP code; the forms have no room for more."""
    return code[:5] if re.fullmatch(r"\d{5}(-?\d{4})?", code) else code


def length_of_stay(first: date, last: date | None) -> str:
    """The length of a stay in words, with its last day: `9 months (until 10/10/2027)`."""
    if last is None:
        return "No end date"
    months = (last.year - first.year) * 12 + last.month - first.month
    days = (last - first).days + 1
    whole = last.day == first.day or (last + timedelta(days=1)).day == first.day
    if whole and last.day != first.day:
        months += (last + timedelta(days=1)).month != last.month
    count, unit = (months, "month") if whole and months > 0 else (days, "day")
    return f"{count} {unit}{'s' * (count != 1)} (until {us_date(last)})"
