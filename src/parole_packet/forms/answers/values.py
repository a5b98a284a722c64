"""Values as the forms want them written: dates, telephone numbers, lengths of time."""

import re
from datetime import date, timedelta

_STATE_CODES = """
    AA AE AK AL AP AR AS AZ CA CO CT DC DE FL FM GA GU HI IA ID IL IN KS KY LA MA MD ME MH MI MN MO MP MS MT
    NC ND NE NH NJ NM NV NY OH OK OR PA PR PW RI SC SD TN TX UT VA VI VT WA WI WV WY
"""
STATES = frozenset(_STATE_CODES.split())
"""The two letters of the forms' list of states."""

_UNITED_STATES = frozenset({"us", "usa", "unitedstates", "unitedstatesofamerica", "theunitedstates"})
_EXTENSION = re.compile(r"\s*(?:ext\.?|x)\s*(\d{1,6})$", re.IGNORECASE)


def us_date(day: date) -> str:
    """Month, day and year, such as 03/04/1989."""
    return f"{day.month:02}/{day.day:02}/{day.year:04}"


def is_united_states(country: str) -> bool:
    """Whether a country's name means the United States."""
    return re.sub(r"[^a-z]", "", country.casefold()) in _UNITED_STATES


def phone_digits(phone: str) -> tuple[str, str]:
    """Return the digits of a number and of its extension; a U.S. number comes without the leading 1."""
    found = _EXTENSION.search(phone)
    number = phone[: found.start()] if found else phone
    digits = re.sub(r"\D", "", number)
    if len(digits) == 11 and digits.startswith("1") and not number.lstrip().startswith("+9"):
        digits = digits[1:]
    return digits, found[1] if found else ""


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
