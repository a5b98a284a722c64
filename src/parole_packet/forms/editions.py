"""The editions of the official forms, as the law room knows them, and their official pages."""

from datetime import date

from parole_packet.law import Edition, load_law

OFFICIAL_PAGE = "https://www.uscis.gov/{form}"


def editions() -> tuple[Edition, ...]:
    """Return all editions that are known."""
    return load_law()[0].editions


def page_of(form: str) -> str:
    """Return the address of the official page of a form."""
    return OFFICIAL_PAGE.format(form=form.lower())


def day_of(edition: str) -> date:
    """Return the day that an edition is named after: `01/20/25` is 2025-01-20. Raises ValueError."""
    month, day, year = (int(part) for part in edition.split("/"))
    return date(2000 + year, month, day)
