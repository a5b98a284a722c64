"""What the footer of an official form says: form, edition, page."""

import re
from dataclasses import dataclass

_FOOTER = re.compile(
    r"Form\s+(?P<form>[A-Z]{1,2}-\d+[A-Z]*)\s+"
    r"(?P<instructions>Instructions\s+)?(?:Edition\s+)?"
    r"(?P<edition>\d\d/\d\d/\d\d)(?:\s+[A-Z])?\s+"
    r"Page\s+(?P<page>\d+)(?:\s+of\s+(?P<pages>\d+))?"
)
_BARCODE = re.compile(r"(?P<form>[A-Z]{1,2}-\d+[A-Z]*)\|(?P<edition>\d\d/\d\d/\d\d)\|(?P<page>\d+)")
_NAMED = re.compile(r"\b(?:Form\s+)?((?:DS|EOIR|SSA|SF|OF|CBP|ICE|I|G|N|AR|W)-?\d{1,4}[A-Z]?)\b")


@dataclass(frozen=True, slots=True)
class Footer:
    """One footer. `pages` is None on old forms, which do not say how many there are."""

    form: str
    edition: str
    page: int
    pages: int | None
    instructions: bool = False


def footer(text: str) -> Footer | None:
    """Return the last footer in the text of a page, None when there is none."""
    found = list(_FOOTER.finditer(text))
    if not found:
        return None
    last = found[-1]
    return Footer(
        last["form"],
        last["edition"],
        int(last["page"]),
        int(last["pages"]) if last["pages"] else None,
        bool(last["instructions"]),
    )


def barcode(value: str) -> Footer | None:
    """Return what a barcode says, such as `I-131|01/20/25|3`."""
    found = _BARCODE.fullmatch(value.strip())
    return Footer(found["form"], found["edition"], int(found["page"]), None) if found else None


def named_form(text: str) -> str:
    """Return the first thing in a text that looks like the number of a government form, "" for nothing."""
    found = _NAMED.search(text)
    return found[1] if found else ""
