"""The kinds of single values a case file holds. All arrive as text; each says what it expects."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from parole_packet.case.base import NAME, WORDS, Json, refuse, scalar
from parole_packet.case.languages import language_code

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONEY = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
_EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]{2,}")
_PHONE = re.compile(r"\+?[\d\s().\-/]+(?:(?:ext\.?|x)\s*\d{1,6})?", re.IGNORECASE | re.ASCII)
_FEET = re.compile(r"""(\d)\s*(?:'|’|′|ft\.?|feet)\s*(?:(\d{1,2})\s*(?:"|”|″|''|in\.?|inches)?)?""", re.ASCII)
_CENTIMETERS = re.compile(r"([0-9]{2,3})\s*cm")
_PAGES = re.compile(r"([0-9]{1,5})(?:\s*-\s*([0-9]{1,5}))?")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def _block_text(value: object) -> str:
    text = unicodedata.normalize("NFC", scalar(value, "a text")).strip()
    if not text:
        raise refuse("text-empty", "`{field}` is an empty text", "write the words, or remove the field")
    return text


def _line_text(value: object) -> str:
    return " ".join(_block_text(value).split())


def _identifier(value: object) -> str:
    text = scalar(value, "a short name").strip()
    if not _IDENTIFIER.fullmatch(text):
        message = "`{value}` cannot be an id"
        raise refuse(
            "bad-id", message, "use small letters, digits and `_`, a letter first: bank_letter", value=text
        )
    return text


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = scalar(value, "a date").strip()
    found = _DATE.fullmatch(text)
    if not found:
        message = "`{value}` is not a date in the form year-month-day"
        raise refuse("not-a-date", message, "write it like 2026-03-04: four digits, two, two", value=text)
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise refuse("not-a-date", "the date `{value}` does not exist", _calendar(text), value=text) from None


def _calendar(text: str) -> str:
    year, month, _ = (int(part) for part in text.split("-"))
    if not 1 <= month <= 12:
        return "the month is the middle number, 01 to 12"
    if year == 0:
        return "check the year"
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    days = (following - date(year, month, 1)).days if following else 31
    return f"that month has {days} days"


def _money(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = scalar(value, "an amount in U.S. dollars").strip()
    if not _MONEY.fullmatch(text):
        message = "`{value}` is not an amount"
        raise refuse(
            "not-a-number", message, "write digits only, without $ or commas: 48000 or 48000.50", value=text
        )
    return Decimal(text)


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    text = scalar(value, "a whole number").strip()
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise refuse("not-a-number", "`{value}` is not a whole number", "write digits only", value=text)
    return int(text)


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = scalar(value, "yes or no").strip()
    if text.lower() in ("yes", "true", "no", "false"):
        return text.lower() in ("yes", "true")
    raise refuse("not-yes-or-no", "`{value}` is neither yes nor no", "write yes or no", value=text)


def _email(value: object) -> str:
    text = scalar(value, "an email address").strip()
    if not _EMAIL.fullmatch(text):
        raise refuse(
            "not-an-email", "`{value}` is not an email address", "write it like name@example.org", value=text
        )
    return text


def _phone(value: object) -> str:
    text = " ".join(scalar(value, "a telephone number").split())
    digits = sum(
        character.isdigit() for character in re.split("ext|x", text, maxsplit=1, flags=re.IGNORECASE)[0]
    )
    if not _PHONE.fullmatch(text) or not 7 <= digits <= 15:
        message = "`{value}` is not a telephone number"
        raise refuse(
            "not-a-phone", message, 'write it in quotes, like "+92 300 5550123" or "415 555 0123"', value=text
        )
    return text


def _a_number(value: object) -> str:
    text = scalar(value, "an A-Number").strip()
    digits = re.sub(r"[\s-]", "", text.removeprefix("A").removeprefix("a"))
    if not re.fullmatch(r"\d{7,9}", digits, re.ASCII):
        message = "`{value}` is not an A-Number"
        raise refuse(
            "not-an-a-number",
            message,
            "an A-Number has 7 to 9 digits: A012345678; leave it out if none",
            value=text,
        )
    return digits.zfill(9)


def _account(value: object) -> str:
    text = scalar(value, "a USCIS online account number").strip()
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{12}", digits, re.ASCII):
        message = "`{value}` is not a USCIS online account number"
        raise refuse("not-an-account", message, "it has 12 digits; it is not the A-Number", value=text)
    return digits


def _receipt(value: object) -> str:
    text = scalar(value, "a receipt number").strip()
    number = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{3}\d{10}", number, re.ASCII):
        message = "`{value}` is not a receipt number"
        raise refuse(
            "not-a-receipt", message, "it has three letters and ten digits: IOE0912345678", value=text
        )
    return number


def _path(value: object) -> str:
    text = scalar(value, "a file name").strip()
    if not text:
        raise refuse("text-empty", "`{field}` is an empty text", "write the name of a file")
    return text


@dataclass(frozen=True, slots=True)
class Height:
    """A person's height as the forms ask it."""

    feet: int
    inches: int


def _height(value: object) -> Height:
    if isinstance(value, Height):
        return value
    text = scalar(value, "a height").strip()
    if metric := _CENTIMETERS.fullmatch(text):
        feet, inches = divmod(round(int(metric[1]) / 2.54), 12)
        return Height(feet, inches)
    found = _FEET.fullmatch(text)
    if not found or int(found[2] or 0) > 11:
        message = "`{value}` is not a height"
        raise refuse(
            "not-a-height",
            message,
            "write feet and inches like 5'4\", or centimeters like 163 cm",
            value=text,
        )
    return Height(int(found[1]), int(found[2] or 0))


@dataclass(frozen=True, slots=True)
class PageRanges:
    """Which pages of a file are filed: runs of page numbers from 1, first and last included."""

    runs: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in self.runs)

    @property
    def numbers(self) -> list[int]:
        """All page numbers in their order."""
        return [number for first, last in self.runs for number in range(first, last + 1)]


def _pages(value: object) -> PageRanges:
    if isinstance(value, PageRanges):
        return value
    text = scalar(value, "page numbers").strip()
    runs: list[tuple[int, int]] = []
    for piece in text.split(","):
        found = _PAGES.fullmatch(piece.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last:
            raise refuse(
                "bad-pages", "`{value}` does not name pages", 'write "3", "1-4" or "1-4, 7"', value=text
            )
        runs.append((first, last))
    return PageRanges(tuple(runs))


def _language(value: object) -> str:
    text = scalar(value, "a language code").strip()
    if not _LANGUAGE.fullmatch(text):
        meant = language_code(text)
        help_text = "did you mean `{meant}`?" if meant else "use its code: fa, prs, ps, ur, ar, uk, es, en …"
        raise refuse("not-a-language", "`{value}` is not a language code", help_text, value=text, meant=meant)
    return text.lower() if len(text) <= 3 else text


def _percent(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = scalar(value, "a number from 0 to 100").strip()
    if not _PERCENT.fullmatch(text) or Decimal(text) > 100:
        message = "`{value}` is not a number from 0 to 100"
        raise refuse("not-a-number", message, "it is a percentage of the page", value=text)
    return Decimal(text)


def _quarter_turn(value: object) -> int:
    degrees = _whole(value)
    if degrees not in (0, 90, 180, 270):
        choices = ["0", "90", "180", "270"]
        raise refuse(
            "not-in-list", "`{value}` is not a value of `{field}`", value=str(degrees), choices=choices
        )
    return degrees


def _as(words: str, kind: str | list[str], **more: Any) -> WithJsonSchema:
    """Describe a value to editors, and in `words` to readers of docs/case-file.md."""
    return WithJsonSchema({WORDS: words, "type": kind, **more})


_ANY_TEXT = ["string", "number", "boolean"]
_DIGITS = ["string", "integer"]
_ANSWERS = "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
_YES_NO: Json = {
    "anyOf": [{"enum": ["yes", "no"]}, {"type": "boolean"}, {"type": "string", "pattern": _ANSWERS}]
}
_TURNS: Json = {"anyOf": [{"enum": [0, 90, 180, 270]}, {"enum": ["0", "90", "180", "270"]}]}

Text = Annotated[str, PlainValidator(_line_text), _as("text", _ANY_TEXT)]
"""Words in one line; line breaks count as blanks."""
Prose = Annotated[str, PlainValidator(_block_text), _as("text of any length", _ANY_TEXT)]
"""Text of any length, line breaks kept; Markdown where the description says so."""
Identifier = Annotated[
    str, PlainValidator(_identifier), _as("id", "string", pattern=f"^{_IDENTIFIER.pattern}$")
]
"""The name of something in the case file, to refer to it."""
Date = Annotated[date, PlainValidator(_date), _as("date", "string", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A day, year-month-day."""
Money = Annotated[
    Decimal,
    PlainValidator(_money),
    _as("dollars", ["number", "string"], pattern=f"^{_MONEY.pattern}$", minimum=0),
]
"""An amount in U.S. dollars, at most two decimals."""
Count = Annotated[
    int, PlainValidator(_whole), _as("whole number", ["integer", "string"], pattern="^[0-9]{1,9}$", minimum=0)
]
"""A whole number."""
YesNo = Annotated[bool, PlainValidator(_yes_no), WithJsonSchema({WORDS: "`yes` or `no`", **_YES_NO})]
"""An answer."""
Email = Annotated[str, PlainValidator(_email), _as("email address", "string", format="email")]
"""An email address."""
Phone = Annotated[str, PlainValidator(_phone), _as("telephone number", _DIGITS)]
"""A telephone number as people write it."""
ANumber = Annotated[str, PlainValidator(_a_number), _as("A-Number", _DIGITS)]
"""An Alien Registration Number: nine digits, filled with zeros in front."""
AccountNumber = Annotated[str, PlainValidator(_account), _as("12 digits", _DIGITS)]
"""A USCIS online account number: twelve digits."""
Receipt = Annotated[str, PlainValidator(_receipt), _as("receipt number", "string")]
"""A USCIS receipt number: three letters and ten digits."""
FilePath = Annotated[str, PlainValidator(_path), _as("file", "string")]
"""A file beside the case file, with `/` between folders, exactly as written."""
HeightValue = Annotated[Height, PlainValidator(_height), _as("height", "string")]
"""Feet and inches, or centimeters."""
Pages = Annotated[PageRanges, PlainValidator(_pages), _as("page numbers", _DIGITS)]
"""Page numbers and runs of them."""
Language = Annotated[
    str, PlainValidator(_language), _as("language code", "string", pattern=f"^{_LANGUAGE.pattern}$")
]
"""A language as a code: fa, ps, es, zh-Hans."""
Percent = Annotated[
    Decimal,
    PlainValidator(_percent),
    _as("percent", ["number", "string"], pattern=f"^{_PERCENT.pattern}$", minimum=0, maximum=100),
]
"""A part of a page's width or height, 0 to 100."""
QuarterTurn = Annotated[
    int, PlainValidator(_quarter_turn), WithJsonSchema({WORDS: "0, 90, 180 or 270", **_TURNS})
]
"""Degrees clockwise: 0, 90, 180, 270."""


class Choice(StrEnum):
    """A value out of a list."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> Json:
        return {"enum": [member.value for member in cls], NAME: cls.__name__}

    @classmethod
    def read(cls, value: object) -> "Choice":
        """Return the member that a text names."""
        text = scalar(value, "one of its values")
        choices = [member.value for member in cls]
        if text not in choices:
            raise refuse("not-in-list", "`{value}` is not a value of `{field}`", value=text, choices=choices)
        return cls(text)
