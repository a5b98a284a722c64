"""Values are read as people write them, and kept in one form."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parole_packet.case.load import fit
from parole_packet.case.models import Case
from parole_packet.case.nodes import Tree
from parole_packet.case.sponsor import SelfSupport, Sponsor
from parole_packet.case.values import Height, PageRanges

PERSON: dict[str, Tree] = {
    "name": {"family": "Haidari", "given": "Maryam"},
    "date_of_birth": "1989-03-04",
    "sex": "female",
    "place_of_birth": {"country_now": "Afghanistan"},
    "citizenship": "Afghanistan",
    "mailing_address": {"street": "House 12", "city": "Herat", "country": "Afghanistan"},
}
OTHER: dict[str, Tree] = {
    "name": {"family": "Rahimi"},
    "date_of_birth": "1980-01-01",
    "mailing_address": {"street": "1 Elm St", "city": "Oakland", "country": "United States"},
}
STAY: dict[str, Tree] = {"from": "2027-01-10", "until": "no_end_date"}


def _case(person: dict[str, Tree] | None = None, **more: Tree) -> Case:
    data: dict[str, Tree] = {
        "version": "1",
        "beneficiary": PERSON | (person or {}),
        "emergency": {"grounds": "other", "summary": "x", "reason": "y", "stay": STAY},
        "filing": {"signing_date": "2026-12-01", "mailing_date": "2026-12-03"},
    }
    case, problems = fit(data | more)
    assert problems == []
    assert case is not None
    return case


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("a_number", "A12345678", "012345678"),
        ("a_number", "a-012 345 678", "012345678"),
        ("uscis_account", "0123-4567-8901", "012345678901"),
        ("email", " maryam@example.org ", "maryam@example.org"),
        ("refugee", "False", False),
        ("refugee", "yes", True),
        ("citizenship", "stateless", "stateless"),
        ("stateless_explanation", "one\n\ntwo\n", "one\n\ntwo"),
        ("marital_explanation", "one\n  two", "one two"),
        ("email", None, None),
    ],
)
def test_a_value_of_a_person(field: str, written: str | None, value: object) -> None:
    assert getattr(_case({field: written}).beneficiary, field) == value


@pytest.mark.parametrize(
    ("written", "height"),
    [
        ("5'4\"", Height(5, 4)),
        ("5'4", Height(5, 4)),
        ("5 ft 4 in", Height(5, 4)),
        ("5'", Height(5, 0)),
        ("5’11”", Height(5, 11)),
        ("163 cm", Height(5, 4)),
        ("183cm", Height(6, 0)),
    ],
)
def test_a_height_in_feet_and_inches_or_centimeters(written: str, height: Height) -> None:
    looks: Tree = {"ethnicity": "hispanic", "race": "white", "height": written, "eyes": "blue", "hair": "red"}
    biographic = _case({"biographic": looks}).beneficiary.biographic
    assert biographic is not None
    assert biographic.height == height


def test_amounts_dates_and_pages() -> None:
    cost: Tree = {"item": "x", "amount": "48000.50", "payer": "y"}
    exhibit: Tree = {"id": "a", "title": "A", "file": "a.pdf", "pages": "1-3, 7", "language": "FA"}
    emergency: Tree = {"grounds": ["other"], "summary": "x", "reason": "y", "stay": STAY, "costs": [cost]}
    case = _case(emergency=emergency, exhibits=exhibit)
    assert case.emergency.costs[0].amount == Decimal("48000.50")
    assert case.filing.signing_date == date(2026, 12, 1)
    pages = case.exhibits[0].pages
    assert pages == PageRanges(((1, 3), (7, 7)))
    assert (str(pages), pages.numbers) == ("1-3, 7", [1, 2, 3, 7])
    assert case.exhibits[0].language == ("fa",)


@pytest.mark.parametrize(
    "written", ["1989-2-3", "19890203", "89-02-03", "0000-01-01", "1989-13-01", "2023-02-29", "٢٠٢٣-٠١-٠١"]
)
def test_only_days_that_exist_in_one_form_are_dates(written: str) -> None:
    case, problems = fit({"beneficiary": PERSON | {"date_of_birth": written}})
    assert case is None
    assert "not-a-date" in [one.code for one in problems]


def test_words_stand_for_blocks() -> None:
    case = _case({"physical_address": "same"}, sponsor="self", petitioner="beneficiary")
    assert case.beneficiary.residence is case.beneficiary.mailing_address
    assert isinstance(case.sponsor, SelfSupport)
    assert case.supporting is case.petitioning is case.beneficiary
    assert case.files_for_self
    assert case.emergency.stay.until == "no_end_date"


def test_a_sponsor_and_another_petitioner() -> None:
    case = _case(sponsor=OTHER | {"relationship": "brother"}, petitioner=OTHER | {"capacity": "Aunt"})
    assert isinstance(case.sponsor, Sponsor)
    assert case.supporting is case.finances is case.sponsor
    assert case.petitioning is case.petitioner
    assert not case.files_for_self


def test_a_case_without_a_sponsor_has_nobody_behind_it() -> None:
    case = _case(petitioner="sponsor")
    assert case.supporting is case.petitioning is case.finances is None


def test_no_is_an_answer_and_nothing_is_none() -> None:
    answers: dict[str, Any] = {"removal_proceedings": "no", "petitions": {"form": "I-130"}}
    history = _case({"history": answers}).beneficiary.history
    assert history is not None
    assert history.removal_proceedings == ()
    assert history.reentry_permit is None
    assert history.petitions is not None
    assert [one.form for one in history.petitions] == ["I-130"]


def test_a_household_counts_the_requestor() -> None:
    members: Tree = [
        {"name": {"family": "A"}, "relationship": "wife", "income": "100"},
        {"name": {"family": "B"}, "relationship": "son"},
    ]
    waiver = _case(fee_waiver={"bases": "income_150", "household": members, "income": "5"}).fee_waiver
    assert waiver is not None
    assert (waiver.household_size, waiver.earners) == (3, 2)
