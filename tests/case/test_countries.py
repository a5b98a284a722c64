"""Countries are recognized under the names people write."""

import pytest

from parole_packet.case.countries import canonical, suggest
from parole_packet.resources import resource


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Türkiye", "Turkey"),
        ("TURKEY", "Turkey"),
        ("Myanmar", "Burma"),
        ("Kosovo", "Kosovo"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Ivory Coast", "Cote d'Ivoire"),
        ("the Gambia", "Gambia"),
        ("Gambia, The", "Gambia"),
        ("Korea, South", "South Korea"),
        ("Congo, Democratic Republic of the", "Democratic Republic of the Congo"),
        ("Viet Nam", "Vietnam"),
        ("U.S.A.", "United States"),
        ("AF", "Afghanistan"),
        ("St. Lucia", "Saint Lucia"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
        ("State of Palestine", "Palestinian Territories"),
        ("USSR", "Soviet Union"),
        ("Taiwan", "Taiwan"),
    ],
)
def test_a_country_goes_by_many_names(written: str, name: str) -> None:
    assert canonical(written) == name


def test_an_unknown_name_is_not_guessed_but_suggested() -> None:
    assert canonical("Afganisthan") is None
    assert suggest("Afganisthan") == "Afghanistan"
    assert suggest("Pakstan") == "Pakistan"
    assert suggest("Middle Earth") is None


def test_no_name_means_two_countries() -> None:
    rows = [
        line.split("|")
        for line in resource("templates", "law", "countries.csv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    for _code, name, others in rows:
        for one in filter(None, (name, *others.split(";"))):
            assert canonical(one) == name
    codes = [code for code, _name, _others in rows if code]
    assert len(codes) == len(set(codes)) >= 240
