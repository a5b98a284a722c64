"""Countries and languages are recognized under the names people write."""

import pytest

from parole_packet.case.countries import canonical, suggest
from parole_packet.case.languages import language_code, language_name
from parole_packet.case.tables import rows


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
    table = list(rows("countries.csv"))
    for _code, name, others in table:
        for one in (name, *others):
            assert canonical(one) == name
    codes = [code for code, _name, _others in table if code]
    assert len(codes) == len(set(codes)) >= 240


def test_languages_have_names_and_codes() -> None:
    assert [language_name(code) for code in ("ur", "prs", "zh-Hans", "xx")] == [
        "Urdu",
        "Dari",
        "Chinese",
        "xx",
    ]
    assert [language_code(name) for name in ("Farsi", "Pashtu", "Spansh", "Klingon")] == [
        "fa",
        "ps",
        "es",
        None,
    ]
    table = list(rows("languages.csv"))
    names = [one for _code, name, others in table for one in (name, *others)]
    assert len(names) == len(set(names)) > 150
    assert len({code for code, _name, _others in table}) == len(table)
