"""What Form I-912 says for each basis of a fee waiver."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from parole_packet.forms.answers import i912
from parole_packet.forms.answers.fit import fit
from parole_packet.forms.answers.record import Answer, FormAnswers, Gap
from tests.forms.answers.cases import CHANGES, REMOVE, VARIANTS, case_of
from tests.forms.answers.maps import rooms
from tests.forms.answers.printing import printed

EVERYTHING: dict[str, Any] = CHANGES["all bases"]["fee_waiver"]


def form(variant: str) -> FormAnswers:
    return i912.answers(VARIANTS[variant])


def waiver(**changes: Any) -> FormAnswers:
    """The waiver on all bases, changed."""
    return i912.answers(case_of(fee_waiver={**EVERYTHING, **changes}))


def gaps(answers: Iterable[Answer]) -> set[Gap | None]:
    return {answer.reason.gap if answer.reason else None for answer in answers}


def part(answers: FormAnswers, *numbers: str) -> list[Answer]:
    return [answer for answer in answers.answers if answer.at.part in numbers]


def told(answers: FormAnswers, at: tuple[str, str]) -> str:
    """Everything Part 10 and added sheets say about one place."""
    fitted = fit(answers, rooms("I-912"))
    entries = (*fitted.entries, *(entry for sheet in fitted.sheets for entry in sheet))
    return " ".join(line for entry in entries if entry.at == at for line in entry.lines)


@pytest.mark.parametrize("variant", [name for name, case in VARIANTS.items() if case.fee_waiver])
def test_the_boxes_are_the_same_for_everyone(variant: str) -> None:
    assert [answer.key for answer in form(variant).answers] == [
        answer.key for answer in form("for another").answers
    ]


def test_parts_and_items_stand_in_the_order_of_the_form() -> None:
    listed = [answer.at for answer in form("for another").answers]
    assert [int(at.part) for at in listed] == sorted(int(at.part) for at in listed)
    assert set(i912.PARTS) == {at.part for at in listed}
    for number in i912.PARTS:
        items = [(int(at.item.split(".")[0]), at.item) for at in listed if at.part == number and at.item]
        assert items == sorted(items)


def test_without_a_waiver_there_is_no_form() -> None:
    with pytest.raises(ValueError, match="no fee waiver"):
        i912.answers(case_of(fee_waiver=REMOVE))


@pytest.mark.parametrize(
    ("basis", "item", "number"),
    [("means_tested_benefit", "1.A", "4"), ("income_150", "1.B", "5"), ("hardship", "1.C", "6")],
)
def test_each_basis_has_its_part(basis: str, item: str, number: str) -> None:
    answers = waiver(bases=[basis])
    ticked = [answer.at.item for answer in part(answers, "1") if answer.shown]
    assert ticked == [item]
    assert None in gaps(part(answers, number))
    assert gaps(part(answers, *{"4", "5", "6"} - {number})) == {Gap.SKIPPED}


def test_numbers_and_names_nobody_has_are_not_applicable() -> None:
    answers = form("for oneself")
    keys = ("requestor.name.middle", "requestor.a_number", "requestor.ssn", "additional.a_number")
    assert {answers[key].value for key in keys} == {"N/A"}
    assert answers.problems == ()


def test_a_social_security_number_is_left_to_the_hand() -> None:
    assert gaps([form("for another")["requestor.ssn"]]) == {Gap.BY_HAND}


def test_another_marital_status_is_explained() -> None:
    assert form("all bases")["requestor.marital"].value == "other"
    assert form("all bases")["requestor.marital.other"].value == "Married by custom only"


def test_forms_are_listed_and_counted() -> None:
    answers = form("all bases")
    assert answers["forms.self.forms"].value == "I-131"
    assert answers["forms.3.name"].value == "Child C Rahimi"
    assert answers["forms.3.forms"].value == "I-131, I-765"
    assert answers["forms.total"].value == "9"
    assert told(answers, ("3", "1")) == (
        "Further family members: Child D Rahimi, A-Number 087654321, 02/03/2015, Son, I-131, I-765"
    )


def test_the_requestor_is_self_as_the_blank_is_preset() -> None:
    assert form("for another")["forms.self.relationship"].value == "Self"


def test_benefits_fill_eight_rows_and_go_on() -> None:
    answers = form("all bases")
    assert answers["benefits.8.recipient"].value == "Child H Rahimi"
    assert answers["benefits.8.awarded"].value == "01/15/2026"
    fitted = fit(answers, rooms("I-912"))
    assert fitted.form["benefits.1.agency"].value == "County of Alameda,"
    assert told(answers, ("4", "1")).startswith(
        "Further benefits: Child I Rahimi, Daughter, County of Alameda, Social Services Agency, Medi-Cal, "
        "awarded 01/15/2026, expires 12/31/2026"
    )


def test_a_basis_without_benefits_is_missing_one() -> None:
    answers = waiver(benefits=[])
    assert gaps([answers["benefits.1.recipient"]]) == {Gap.MISSING}
    assert gaps([answers["benefits.2.recipient"]]) == {Gap.NONE}


def test_household_and_income() -> None:
    answers = form("all bases")
    keys = (
        "household.size",
        "household.earners",
        "household.head",
        "income.own",
        "income.family",
        "income.total",
    )
    assert [answers[key].value for key in keys] == [
        "3",
        "1",
        "Nadia Rahimi",
        "None",
        "14,400.50",
        "14,400.50",
    ]
    assert told(answers, ("5", "3")) == (
        "Besides the requestor: Nadia Rahimi, Wife, $12,000 a year; Sami Rahimi, Son, 02/03/2015, no income"
    )
    assert told(answers, ("5", "7")) == "Includes $2,400.50 a year that no tax return lists"


def test_income_that_is_not_told_is_missing() -> None:
    answers = waiver(income=None)
    assert gaps([answers["income.own"], answers["income.total"]]) == {Gap.MISSING}
    assert answers["income.family"].value == "14,400.50"


@pytest.mark.parametrize(
    ("status", "ticked"),
    [("employed", "employed"), ("self_employed", "employed"), ("retired", "retired"), ("other", "other")],
)
def test_work(status: str, ticked: str) -> None:
    answers = waiver(employment=status, employment_explanation="Works and studies")
    assert answers["employment"].value == ticked
    assert answers["employment.other"].value == ("Works and studies" if status == "other" else None)
    assert gaps([answers["unemployment_benefits"], answers["unemployed_since"]]) == {Gap.SKIPPED}


def test_the_unemployed_are_asked_more() -> None:
    answers = form("all bases")
    assert answers["unemployment_benefits"].value == "yes"
    assert answers["unemployed_since"].value == "05/01/2026"
    assert gaps([waiver(unemployed_since=None)["unemployed_since"]]) == {Gap.MISSING}


def test_changes_are_explained() -> None:
    assert form("all bases")["changed.explained"].value == "The shop closed in May."
    assert gaps([waiver(circumstances=None)["changed.explained"]]) == {Gap.MISSING}
    assert gaps([form("for another")["changed.explained"]]) == {Gap.NONE}


def test_circumstances_always_have_a_place() -> None:
    hardship = waiver(bases=["hardship"])
    assert hardship["hardship"].value == "Rent is two months late. The shop closed in May."
    benefits = waiver(bases=["means_tested_benefit"])
    assert "The shop closed in May." in told(benefits, ("4", "1"))


def test_assets_and_their_total() -> None:
    answers = form("all bases")
    assert [answers[f"assets.{row}.amount"].value for row in (1, 2, 3)] == ["100", "200", "300"]
    assert answers["assets.total"].value == "1,000"
    assert told(answers, ("6", "2")) == "Further assets, counted in the total: Account 4, $400"
    assert waiver(assets=[])["assets.total"].value == "None"


def test_expenses_and_their_total() -> None:
    answers = form("all bases")
    assert answers["expenses.total"].value == "1,875.50"
    ticked = [answer.key for answer in part(answers, "6") if answer.shown]
    assert ticked == ["expenses.rent_mortgage", "expenses.other"]
    assert answers["expenses.other.explained"].value == "Medicine, Bus passes"
    assert told(answers, ("6", "3")) == "Each month: Rent or mortgage $1,800; Medicine $50; Bus passes $25.50"
    assert waiver(expenses=[])["expenses.total"].value == "0"


def test_helpers_are_named_with_their_addresses() -> None:
    answers = form("all bases")
    assert (answers["requestor.reads"].value, answers["requestor.language"].value) == ("interpreter", "Dari")
    assert (answers["requestor.prepared"].value, answers["requestor.preparer"].value) == (
        "yes",
        "Ann Example",
    )
    assert answers["interpreter.mailing.state"].value == "CA"
    assert answers["preparer.mailing.country"].value == "Ukraine"
    assert told(answers, ("8", "3")) == "In care of Bay Mail Rooms"
    assert told(answers, ("9", "3")) == "In care of Front desk"
    assert told(answers, ("9", "4")) == "Daytime telephone: extension 12"
    assert gaps([form("interpreter and preparer")["interpreter.mailing.street"]]) == {Gap.MISSING}


@pytest.mark.parametrize(
    ("variant", "kind", "extends"),
    [
        ("all bases", "attorney", "ends"),
        ("prepared by the representative", "attorney", "extends"),
        ("interpreter and preparer", "not_attorney", None),
        ("for another", None, None),
    ],
)
def test_a_preparer_says_whether_they_are_an_attorney(
    variant: str, kind: str | None, extends: str | None
) -> None:
    assert form(variant)["preparer.kind"].value == kind
    assert form(variant)["preparer.extends"].value == extends


def test_nobody_files() -> None:
    keys = ("requestor.name.family", "forms.self.name", "requestor.day_phone", "additional.name.family")
    assert gaps(form("nobody files")[key] for key in keys) == {Gap.MISSING}
    assert form("nobody files").signer is None


@pytest.mark.parametrize("variant", ["for another", "all bases"])
def test_answers_read_like_the_form(variant: str, golden: Callable[[str, str], None]) -> None:
    golden(f"answers/i-912-{variant.replace(' ', '-')}.txt", printed("I-912", variant))
