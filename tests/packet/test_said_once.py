"""Names, addresses and visas in the letter: nothing is repeated that a reader has just read."""

import pytest

from parole_packet.case.people import Address, Name
from parole_packet.packet.words import native_beside, postal_lines
from tests.cli import minimal
from tests.packet.wording import composed, printed_parts, read_case

ATTEMPT = "      - {kind: B-2, post: Kabul, date: 2026-05-04, outcome: refused, section: 214(b)%s}\n"


@pytest.mark.parametrize(
    ("given", "native", "beside"),
    [
        ("Ines", "Inés Salinas", "Inés"),
        ("Jose", "José Salínas", "José Salínas"),
        ("Ines", "Ines Salinas", None),
        ("Ines", None, None),
        ("Ines", "Инес Салинас", "Инес Салинас"),
        ("Ines", "Inés Guadalupe Salinas", "Inés Guadalupe Salinas"),
    ],
)
def test_a_native_name_that_differs_in_accents_gives_the_words_that_differ(
    given: str, native: str | None, beside: str | None
) -> None:
    assert native_beside(Name(family="Salinas", given=given, native=native)) == beside


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        (
            {"street": "22150 Mission Blvd", "unit_type": "apartment", "unit": "7", "city": "Hayward",
             "state": "CA", "zip": "94541", "country": "United States"},
            ["22150 Mission Blvd, Apartment 7", "Hayward, CA 94541", "United States"],
        ),
        (
            {"street": "19 Old Bridge Row", "city": "Tbilisi", "province": "Tbilisi", "postal_code": "0105",
             "country": "Georgia"},
            ["19 Old Bridge Row", "Tbilisi 0105", "Georgia"],
        ),
    ],
)  # fmt: skip
def test_postal_addresses(place: dict[str, str], lines: list[str]) -> None:
    assert postal_lines(Address.model_validate(place)) == lines


def letter(attempt: str, why: str) -> str:
    history = ATTEMPT % attempt
    text = minimal.CASE.replace("  history: {", "  history:\n    visa_attempts:\n" + history + "    ")
    text = text.replace(
        "removal_proceedings: no, reentry_permit: no, advance_parole: no}", "removal_proceedings: no"
    )
    case = read_case(text.replace("It was refused.", why))
    return " ".join(" ".join(printed_parts(composed(case))["letter"]).split())


@pytest.mark.parametrize(
    ("attempt", "why", "told_again"),
    [
        (", exhibit: letter", "She was refused on May 4, 2026 [@letter].", False),
        (", exhibit: letter", "She was refused on\n    May 4, 2026 [@letter p.2].", False),
        (", exhibit: letter", "She was refused on May 4, 2025 [@letter].", True),
        (", exhibit: letter", "She was refused on May 4, 2026 [@photo].", True),
        ("", "She was refused on May 4, 2026.", True),
        (", exhibit: letter, explanation: Nobody asked.", "She was refused on May 4, 2026 [@letter].", True),
    ],
)
def test_a_visa_attempt_is_told_once(attempt: str, why: str, told_again: bool) -> None:
    assert ("B-2 visa, Kabul, May 4, 2026: refused" in letter(attempt, why)) is told_again
