"""Form I-912, Parts 4 to 6: benefits, household and income, hardship. A Part belongs to each basis of Part 1."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from parole_packet.case.fee_waiver import Benefit, Expense, FeeWaiver, HouseholdMember
from parole_packet.case.kinds import EmploymentStatus, ExpenseKind, WaiverBasis
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import (
    MISSING,
    addition,
    choice,
    emptied,
    only_for,
    skip,
    text,
    tick,
    yes_no,
)
from parole_packet.forms.answers.record import Addition, Answer
from parole_packet.forms.answers.values import dollars, us_date

BENEFIT_ROWS: Final = 8
ASSET_ROWS: Final = 3
_PATH: Final[CasePath] = ("fee_waiver",)
_WORK: Final = {
    "employed": "Employed or self-employed",
    "unemployed": "Unemployed or not employed",
    "retired": "Retired",
    "other": "Other",
}
_EXPENSES: Final = {
    ExpenseKind.RENT_MORTGAGE: "Rent or mortgage",
    ExpenseKind.FOOD: "Food",
    ExpenseKind.UTILITIES: "Utilities",
    ExpenseKind.CHILD_ELDER_CARE: "Care of children or elders",
    ExpenseKind.INSURANCE: "Insurance",
    ExpenseKind.LOANS_CREDIT_CARDS: "Loans and credit cards",
    ExpenseKind.CAR_PAYMENT: "Car payment",
    ExpenseKind.COMMUTING: "Commuting",
    ExpenseKind.MEDICAL: "Medical expenses",
    ExpenseKind.SCHOOL: "School",
    ExpenseKind.OTHER: "Other",
}


def _for_basis(waiver: FeeWaiver, basis: WaiverBasis, listed: Iterator[Answer]) -> Iterator[Answer]:
    yield from listed if basis in waiver.bases else emptied(listed, skip("its basis is not marked in Part 1"))


def part_4(waiver: FeeWaiver) -> Iterator[Answer]:
    """Benefits received now."""
    yield from _for_basis(waiver, WaiverBasis.MEANS_TESTED_BENEFIT, _benefits(waiver.benefits))


def _benefits(benefits: tuple[Benefit, ...]) -> Iterator[Answer]:
    for row in range(1, BENEFIT_ROWS + 1):
        one = benefits[row - 1] if row <= len(benefits) else None
        path = (*_PATH, "benefits", row - 1) if one else (*_PATH, "benefits")
        none = MISSING if one or row == 1 else "no further benefit"
        values = (
            ("recipient", "recipient", one.recipient if one else None, make.NAME),
            ("relationship", "relationship", people.relation(one.relationship) if one else None, make.NAME),
            ("agency", "agency", one.agency if one else None, make.WORDS),
            ("benefit", "benefit", one.benefit if one else None, make.WORDS),
            ("awarded", "awarded", us_date(one.awarded) if one and one.awarded else None, make.DATE),
            ("expires", "expires", us_date(one.expires) if one and one.expires else None, make.DATE),
        )
        for field, label, value, kind in values:
            key, why = f"benefits.{row}.{field}", "none" if one and field == "expires" else none
            yield text("4/1", key, f"Benefit {row}: {label}", value, (*path, field), kind=kind, none=why)


def part_5(waiver: FeeWaiver) -> Iterator[Answer]:
    """Work, household and income (instructions, p. 6 to 9)."""
    listed = (*_work(waiver), *_household(waiver), *_income(waiver), *_changes(waiver))
    yield from _for_basis(waiver, WaiverBasis.INCOME_150, iter(listed))


def _work(waiver: FeeWaiver) -> Iterator[Answer]:
    status, path = waiver.employment, (*_PATH, "employment")
    shown = EmploymentStatus.EMPLOYED if status is EmploymentStatus.SELF_EMPLOYED else status
    yield choice("5/1", "employment", "Employment", shown, path, words=_WORK)
    is_other, idle = status is EmploymentStatus.OTHER, status is EmploymentStatus.UNEMPLOYED
    other, path = waiver.employment_explanation if is_other else None, (*_PATH, "employment_explanation")
    none = MISSING if is_other else only_for("other")
    yield text("5/1", "employment.other", "Employment explained", other, path, none=none)
    paid, path = waiver.unemployment_benefits, (*_PATH, "unemployment_benefits")
    day = us_date(waiver.unemployed_since) if waiver.unemployed_since else None
    listed = (
        yes_no("5/2", "unemployment_benefits", "Unemployment benefits received", paid, path),
        text(
            "5/2.A", "unemployed_since", "Unemployed since", day, (*_PATH, "unemployed_since"),
            kind=make.DATE, none=MISSING,
        ),
    )  # fmt: skip
    yield from listed if idle else emptied(listed, only_for("unemployed"))


def _household(waiver: FeeWaiver) -> Iterator[Answer]:
    path = (*_PATH, "household")
    for item, key, label, count in (
        ("3", "size", "Household size", waiver.household_size),
        ("4", "earners", "Members with income", waiver.earners),
    ):
        yield text(f"5/{item}", f"household.{key}", label, str(count), path, kind=make.DIGITS)
    head, path = waiver.head_of_household, (*_PATH, "head_of_household")
    none = "the requestor"
    yield text("5/5", "household.head", "Head of household", head, path, kind=make.NAME, none=none)


def _family_income(waiver: FeeWaiver) -> Decimal:
    """Income of the others, with what no tax return lists (instructions, p. 8, item 3)."""
    return sum((one.income or Decimal() for one in waiver.household), waiver.other_income or Decimal())


def _income(waiver: FeeWaiver) -> Iterator[Answer]:
    own, family = waiver.income, _family_income(waiver)
    for item, key, label, amount, field in (
        ("6", "own", "Requestor's yearly income", own, "income"),
        ("7", "family", "Yearly income of the others", family, "household"),
        ("8", "total", "Yearly income of the household", None if own is None else own + family, "income"),
    ):
        value = None if amount is None else people.amount(amount)
        path = (*_PATH, field)
        yield text(f"5/{item}", f"income.{key}", label, value, path, kind=make.AMOUNT, none=MISSING)


def _changes(waiver: FeeWaiver) -> Iterator[Answer]:
    path = (*_PATH, "changed")
    yield yes_no("5/9", "changed", "Changed since the tax return", waiver.changed, path)
    none = MISSING if waiver.changed else "nothing to explain"
    told, path = waiver.circumstances, (*_PATH, "circumstances")
    yield text("5/9", "changed.explained", "Circumstances", told, path, kind=make.PROSE, none=none)


def part_6(waiver: FeeWaiver) -> Iterator[Answer]:
    """Hardship, assets and expenses (instructions, p. 9 and 10)."""
    listed = (*_hardship(waiver), *_assets(waiver), *_expenses(waiver.expenses))
    yield from _for_basis(waiver, WaiverBasis.HARDSHIP, iter(listed))


def _hardship(waiver: FeeWaiver) -> Iterator[Answer]:
    """What happened; also the circumstances, when Part 5 with their box is passed over."""
    told = [waiver.hardship] if waiver.hardship else []
    if waiver.circumstances and WaiverBasis.INCOME_150 not in waiver.bases:
        told.append(waiver.circumstances)
    path = (*_PATH, "hardship" if waiver.hardship else "circumstances")
    yield text("6/1", "hardship", "Hardship", " ".join(told), path, kind=make.PROSE, none=MISSING)


def _assets(waiver: FeeWaiver) -> Iterator[Answer]:
    assets, path = waiver.assets, (*_PATH, "assets")
    none = "no further asset" if assets else "no assets"
    for row in range(1, ASSET_ROWS + 1):
        one = assets[row - 1] if row <= len(assets) else None
        place = (*path, row - 1) if one else path
        kind, amount = (one.kind, people.amount(one.amount)) if one else (None, None)
        yield text("6/2", f"assets.{row}.kind", f"Asset {row}", kind, (*place, "kind"), none=none)
        yield text(
            "6/2", f"assets.{row}.amount", f"Asset {row}: value", amount, (*place, "amount"),
            kind=make.AMOUNT, none=none,
        )  # fmt: skip
    total = people.amount(sum((one.amount for one in assets), Decimal()))
    yield text("6/2", "assets.total", "Total of all assets", total, path, kind=make.AMOUNT)


def _expenses(expenses: tuple[Expense, ...]) -> Iterator[Answer]:
    """The total, 0 for none as the form asks, and the kinds."""
    path = (*_PATH, "expenses")
    total = dollars(sum((one.amount for one in expenses), Decimal()))
    yield text("6/3", "expenses.total", "Monthly expenses", total, path, kind=make.AMOUNT)
    kinds = {one.kind for one in expenses}
    for kind, label in _EXPENSES.items():
        yield tick("6/3", f"expenses.{kind}", label, kind in kinds, path, none="none")
    told = ", ".join(one.explanation for one in expenses if one.kind == "other" and one.explanation)
    none = MISSING if ExpenseKind.OTHER in kinds else only_for("other")
    yield text("6/3", "expenses.other.explained", "Other expenses", told, path, none=none)


def additions(waiver: FeeWaiver, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """Rows beyond the tables, and the facts behind the totals, of each basis that is marked."""
    if WaiverBasis.MEANS_TESTED_BENEFIT in waiver.bases:
        yield from _more_benefits(waiver, by_key["benefits.1.recipient"])
    if WaiverBasis.INCOME_150 in waiver.bases and waiver.household:
        listed = "; ".join(_member_line(one) for one in waiver.household)
        yield addition(by_key["household.size"], f"Besides the requestor: {listed}", (*_PATH, "household"))
    if WaiverBasis.INCOME_150 in waiver.bases and waiver.other_income:
        words = f"Includes ${dollars(waiver.other_income)} a year that no tax return lists"
        yield addition(by_key["income.family"], words, (*_PATH, "other_income"))
    if WaiverBasis.HARDSHIP in waiver.bases and (further := waiver.assets[ASSET_ROWS:]):
        listed = "; ".join(f"{one.kind}, ${dollars(one.amount)}" for one in further)
        words = f"Further assets, counted in the total: {listed}"
        yield addition(by_key["assets.1.kind"], words, (*_PATH, "assets", ASSET_ROWS))
    if WaiverBasis.HARDSHIP in waiver.bases and waiver.expenses:
        listed = "; ".join(_expense_line(one) for one in waiver.expenses)
        yield addition(by_key["expenses.total"], f"Each month: {listed}", (*_PATH, "expenses"))


def _more_benefits(waiver: FeeWaiver, answer: Answer) -> Iterator[Addition]:
    """Benefits without a row; and the circumstances, when no other basis gives them a box."""
    if further := waiver.benefits[BENEFIT_ROWS:]:
        listed = "; ".join(_benefit_line(one) for one in further)
        yield addition(answer, f"Further benefits: {listed}", (*_PATH, "benefits", BENEFIT_ROWS))
    if waiver.circumstances and len(set(waiver.bases)) == 1:
        yield addition(answer, waiver.circumstances, (*_PATH, "circumstances"), kind=make.PROSE)


def _benefit_line(one: Benefit) -> str:
    parts = (
        one.recipient,
        people.relation(one.relationship),
        one.agency,
        one.benefit,
        f"awarded {us_date(one.awarded)}" if one.awarded else None,
        f"expires {us_date(one.expires)}" if one.expires else None,
    )
    return ", ".join(part for part in parts if part)


def _member_line(one: HouseholdMember) -> str:
    parts = (
        one.name.full,
        people.relation(one.relationship),
        us_date(one.date_of_birth) if one.date_of_birth else None,
        f"${dollars(one.income)} a year" if one.income else "no income",
    )
    return ", ".join(part for part in parts if part)


def _expense_line(one: Expense) -> str:
    named = one.explanation if one.kind is ExpenseKind.OTHER and one.explanation else _EXPENSES[one.kind]
    return f"{named} ${dollars(one.amount)}"
