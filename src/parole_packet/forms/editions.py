"""Which editions of the official forms are accepted, and when: law data, `templates/law/editions.yaml`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from parole_packet.case.source import read_source
from parole_packet.diagnostics import Confidence
from parole_packet.resources import resource

OFFICIAL_PAGE = "https://www.uscis.gov/{form}"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one form; `edition` is written as in its footer, `01/20/25`."""

    form: str
    edition: str
    accepted_from: date
    superseded_on: date | None
    source: str
    as_of: date
    confidence: Confidence

    def accepted_on(self, day: date) -> bool:
        """Tell whether USCIS takes this edition when it arrives on a day."""
        return self.accepted_from <= day and (self.superseded_on is None or day < self.superseded_on)


@cache
def editions() -> tuple[Edition, ...]:
    """Return all editions that are known, as the file lists them."""
    source, problems = read_source(resource("templates", "law", "editions.yaml"))
    if source is None or problems:
        raise ValueError("the list of editions cannot be read")
    data = cast("dict[str, Any]", source.data)
    return tuple(_edition(data | row) for row in data["rows"])


def _edition(row: dict[str, Any]) -> Edition:
    ended = row.get("superseded_on")
    return Edition(
        form=row["form"],
        edition=row["edition"],
        accepted_from=date.fromisoformat(row["accepted_from"]),
        superseded_on=date.fromisoformat(ended) if ended else None,
        source=row.get("url") or row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        confidence=Confidence(row["confidence"]),
    )


def current(form: str) -> Edition | None:
    """Return the edition of a form that is not superseded, None for a form that is not known."""
    return next((one for one in editions() if one.form == form and one.superseded_on is None), None)


def page_of(form: str) -> str:
    """Return the address of the official page of a form."""
    return OFFICIAL_PAGE.format(form=form.lower())


def day_of(edition: str) -> date:
    """Return the day that an edition is named after: `01/20/25` is 2025-01-20. Raises ValueError."""
    month, day, year = (int(part) for part in edition.split("/"))
    return date(2000 + year, month, day)
