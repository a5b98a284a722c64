"""Dates, lengths of time and lists in English words; no locale takes part."""

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest

from parole_packet.case.people import Address, Name

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def long_date(day: date) -> str:
    """Return a date such as December 1, 2026."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def length_of_time(start: date, end: date) -> str:
    """Return how long a stay is, in whole months where it is that, else in days: nine months, 45 days.

    Counted as on the forms: from January 20 to October 20 or to October 19 are nine months.
    """
    after = end + timedelta(days=1)
    for day in (end, after):
        months = (day.year - start.year) * 12 + day.month - start.month
        if months > 0 and day.day == start.day:
            return "one year" if months == 12 else f"{_count(months)} month{'s' if months > 1 else ''}"
    days = (after - start).days
    return f"{days} day{'s' if days != 1 else ''}"


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def enumerate_words(items: Sequence[str]) -> str:
    """Return a list in words: one, two and three."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def plain_word(value: str) -> str:
    """Return a word of the case file's lists as English writes it: mother-in-law, no appointment."""
    return value.replace("_in_law", "-in-law").replace("_", " ")


def native_beside(name: Name) -> str | None:
    """Return what the name in its own script adds beside the name in Latin letters.

    Of a name that differs in accents only, these are the words that differ.
    """
    if name.native is None:
        return None
    pairs = list(zip_longest(name.full.split(), name.native.split(), fillvalue=""))
    if any(_bare(latin) != _bare(native) for latin, native in pairs):
        return name.native
    return " ".join(native for latin, native in pairs if latin != native) or None


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def postal_lines(address: Address) -> list[str]:
    """Return a postal address as lines, the country last."""
    unit = (
        f"{address.unit_type.value.capitalize() if address.unit_type else 'Unit'} {address.unit}"
        if address.unit
        else ""
    )
    province = address.state or address.province
    if province == address.city:
        province = None
    region = " ".join(part for part in (province, address.zip or address.postal_code) if part)
    between = ", " if province else " "
    lines = (
        f"c/o {address.care_of}" if address.care_of else "",
        ", ".join(part for part in (address.street, unit) if part),
        between.join(part for part in (address.city, region) if part),
        address.country,
    )
    return [line for line in lines if line]


def size_words(size: int) -> str:
    """Return a size as people read it: 11.9 MB, 340 kB."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, size // 1_000)} kB"
