"""Letters and values as forms print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole_packet.forms.answers.plain import plain, refused_signs, suggestion, without
from parole_packet.forms.answers.values import (
    is_united_states,
    length_of_stay,
    telephone,
    us_date,
    zip_five,
)


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("Łukasz", "Lukasz"),
        ("Đặng", "Dang"),
        ("Nguyễn Thị Ánh", "Nguyen Thi Anh"),
        ("Ångström", "Angstrom"),
        ("Straße", "Strasse"),
        ("Þórr Æsir Øst", "THorr AEsir Ost"),
        ("Əliyev", "Aliyev"),
        ("İsmayıl", "Ismayil"),
        ("مریم", ""),
        ("Марія", ""),
        ("李", ""),
        ("Łukasz 李", ""),
    ],
)
def test_a_suggestion_is_made_where_one_can_be(written: str, proposed: str) -> None:
    assert suggestion(written) == proposed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("O’Brien", "O'Brien"),
        ("12–14  Main\nSt", "12-14 Main St"),
        ("“so” – she said…", '"so" - she said...'),
        ("Łukasz", "Łukasz"),
        ("Jose\u0301", "José"),
        ("a\u00a0b\u200bc", "a bc"),
    ],
)
def test_signs_become_ascii_and_letters_stay(written: str, printed: str) -> None:
    assert plain(written) == printed


@given(st.text())
def test_nothing_but_signs_ever_changes(text: str) -> None:
    letters = [one for one in plain(text) if one.isalnum()]
    import unicodedata

    expected = [one for one in unicodedata.normalize("NFC", text) if one.isalnum()]
    assert letters == expected
    assert plain(plain(text)) == plain(text)


def test_refused_signs_are_named_once() -> None:
    assert refused_signs("12-14 Main St., #3, é", "A-Za-z0-9 /") == "-.,#"
    assert without("12-14 Main St., #3", "A-Za-z0-9 /") == "12 14 Main St 3"
    assert without("O'Brien", "A-Za-z -") == "OBrien"


def test_dates_have_two_digits_for_month_and_day() -> None:
    assert us_date(date(1989, 3, 4)) == "03/04/1989"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2027, 1, 10), (2027, 10, 10), "9 months (until 10/10/2027)"),
        ((2027, 1, 10), (2027, 10, 9), "9 months (until 10/09/2027)"),
        ((2027, 2, 1), (2027, 4, 30), "3 months (until 04/30/2027)"),
        ((2027, 1, 1), (2027, 12, 31), "12 months (until 12/31/2027)"),
        ((2027, 1, 10), (2027, 2, 10), "1 month (until 02/10/2027)"),
        ((2027, 1, 10), (2027, 1, 10), "1 day (until 01/10/2027)"),
        ((2027, 1, 10), (2027, 1, 30), "21 days (until 01/30/2027)"),
        ((2027, 1, 31), (2027, 3, 1), "30 days (until 03/01/2027)"),
    ],
)
def test_a_stay_is_counted(first: tuple[int, int, int], last: tuple[int, int, int], words: str) -> None:
    assert length_of_stay(date(*first), date(*last)) == words
    assert len(words) <= 30


def test_a_stay_may_have_no_end() -> None:
    assert length_of_stay(date(2027, 1, 1), None) == "No end date"


@pytest.mark.parametrize(
    ("written", "digits", "extension"),
    [
        ("(415) 555-0123", "4155550123", ""),
        ("+1 415 555 0123 ext. 12", "4155550123", "12"),
        ("1-415-555-0123x7", "4155550123", "7"),
        ("+92 300 5550123", "923005550123", ""),
    ],
)
def test_a_telephone_number_is_taken_apart(written: str, digits: str, extension: str) -> None:
    found = telephone(written)
    assert (found.digits, found.extension) == (digits, extension)


def test_five_digits_of_a_zip_code() -> None:
    assert [zip_five(code) for code in ("94601", "94601-1234", "946011234", "9460")] == [
        "94601",
        "94601",
        "94601",
        "9460",
    ]


@pytest.mark.parametrize("name", ["USA", "U.S.A.", "United States", "the United States of America"])
def test_the_united_states_have_many_names(name: str) -> None:
    assert is_united_states(name)
    assert not is_united_states(f"not {name}")
