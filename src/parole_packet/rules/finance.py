"""Money: the household and its guideline, sums, and whether the figures fit each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parole_packet.case.kinds import AssetKind, AssetOwner, EmploymentStatus, IncomeBasis
from parole_packet.case.models import Case
from parole_packet.case.people import Name
from parole_packet.case.sponsor import Asset, Finances, Sponsor
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Guideline, Law
from parole_packet.rules.base import found, near

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAR = re.compile(r"\b(?:car|vehicle|automobile|truck|suv|van|motorcycle|toyota|honda|ford)\b", re.IGNORECASE)
_REGIONS = {"AK": "alaska", "HI": "hawaii"}


@dataclass(frozen=True, slots=True)
class Ratio:
    """The sponsor's yearly income beside the poverty guideline of the household. No limit belongs to it."""

    income: Decimal
    guideline: Guideline
    household: int

    @property
    def amount(self) -> int:
        """The guideline of a household of this size, in U.S. dollars."""
        return self.guideline.amount(self.household)

    @property
    def times(self) -> Decimal:
        """Income divided by the guideline, to two decimals."""
        return (self.income / self.amount).quantize(Decimal("0.01"))


def household(case: Case) -> int:
    """The supporter, dependents, people of running promises, and the beneficiary."""
    money = case.finances
    if money is None:
        return 1
    others = len(money.dependents) + len(money.obligations)
    return 1 + others + int(isinstance(case.sponsor, Sponsor))


def ratio(case: Case, law: Law) -> Ratio | None:
    """Income and guideline of the year of signing; None without an income or a guideline."""
    money, sponsor = case.finances, case.supporting
    if money is None or money.income is None or sponsor is None:
        return None
    home = sponsor.residence or sponsor.mailing_address
    region = _REGIONS.get((home.state or "").upper(), "states")
    guideline = law.guideline(region, case.filing.signing_date)
    return Ratio(money.income.amount, guideline, household(case)) if guideline else None


def check_finance(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Compare figures with each other; tell the ratio, never a verdict."""
    money = case.finances
    if money is None:
        return []
    findings = [
        *_ratio(case, law),
        *_income(case, money),
        *_work(money),
        *_dependents(case, money),
        *_costs(case),
    ]
    for at, asset in enumerate(money.assets):
        findings += _asset(case, asset, ("sponsor", "assets", at))
    return findings


def _ratio(case: Case, law: Law) -> Iterator[Diagnostic]:
    found_ratio = ratio(case, law)
    if found_ratio:
        message = "the income is {times} times the {year} poverty guideline of ${amount} for a household of {people}"
        help_text = "for your own judgment: no fixed limit belongs to Form I-134 ({basis})"
        yield found(
            "income-ratio",
            ("sponsor", "income", "amount"),
            message,
            help_text,
            times=found_ratio.times,
            year=found_ratio.guideline.year,
            amount=f"{found_ratio.amount:,}",
            people=found_ratio.household,
            basis=found_ratio.guideline.basis.words,
        )


def _income(case: Case, money: Finances) -> Iterator[Diagnostic]:
    income, signing = money.income, case.filing.signing_date
    if income is None or income.basis is IncomeBasis.HOUSEHOLD_12M:
        return
    path: CasePath = ("sponsor", "income", "year")
    if income.year is None:
        message = "the year of this income is not given"
        yield found(
            "income-year", Where(path, "key"), message, "add `year`: the year of the return or Form W-2"
        )
        return
    latest = signing.year - 1
    oldest = latest if (signing.month, signing.day) > (4, 15) else latest - 1
    if not oldest <= income.year <= latest:
        message = "the last return on the day of signing is that of {latest}, and the income is of {year}"
        help_text = "use the last return; if none was filed, choose another `basis`"
        yield found("income-year", path, message, help_text, latest=latest, year=income.year)
    for at, exhibit in enumerate(case.exhibits):
        if exhibit.id not in income.exhibits:
            continue
        years = {int(word) for word in _YEAR.findall(exhibit.title)}
        if years and income.year not in years:
            message = "the income is of {year}, and the title of its proof says {years}"
            yield found(
                "income-year",
                path,
                message,
                "correct the one that is wrong",
                related=near(("exhibits", at, "title"), "the proof"),
                year=income.year,
                years=", ".join(map(str, sorted(years))),
            )


def _work(money: Finances) -> Iterator[Diagnostic]:
    work = money.employment
    if work is None:
        return
    path: CasePath = ("sponsor", "employment")
    working = work.status in (EmploymentStatus.EMPLOYED, EmploymentStatus.SELF_EMPLOYED)
    if work.status is EmploymentStatus.EMPLOYED and not (work.employer and work.occupation):
        message = "the form asks for occupation and employer of someone who is employed"
        yield found("employment-open", path, message, "add `occupation` and `employer`")
    if not working and work.status is not EmploymentStatus.OTHER and work.employer:
        message = "`{status}` is said, and an employer is named"
        help_text = "correct the status, or remove the employer"
        yield found("employment-contradiction", (*path, "status"), message, help_text, status=work.status)
    if work.status is EmploymentStatus.OTHER and not work.explanation:
        yield found("employment-open", path, "`other` needs an explanation", "add `explanation`")


def _asset(case: Case, asset: Asset, path: CasePath) -> Iterator[Diagnostic]:
    if asset.kind is AssetKind.REAL_ESTATE:
        if asset.appraised is None or asset.owed is None:
            message = "a house counts with its net value, and the case file does not say how it was found"
            help_text = "add `appraised` and `owed`, with title, appraisal and loan balances as exhibits"
            yield found("asset-net", path, message, help_text)
        elif asset.appraised - asset.owed != asset.amount:
            message = "appraised value less what is owed is ${net}, not ${amount}"
            net = f"{asset.appraised - asset.owed:,}"
            amount = f"{asset.amount:,}"
            yield found(
                "asset-net", (*path, "amount"), message, "correct the figures", net=net, amount=amount
            )
    if asset.kind is AssetKind.PERSONAL_PROPERTY and _CAR.search(asset.description or ""):
        message = "a car may be counted only by someone who has another one that is not counted"
        yield found("asset-car", path, message, "leave it out, or show the second car")
    if asset.owner is not AssetOwner.SPONSOR and not asset.owner_name:
        message = "the owner of this asset is not named"
        yield found("asset-owner", (*path, "owner"), message, "add `owner_name`")
    named = (asset.owner_name or "").casefold().split()
    mine = case.beneficiary.name
    if isinstance(case.sponsor, Sponsor) and {
        mine.family.casefold(),
        (mine.given or mine.family).casefold(),
    } <= set(named):
        message = "assets of the beneficiary are not listed here"
        yield found("asset-owner", (*path, "owner_name"), message, "leave it out")


def _same_name(one: Name, other: Name) -> bool:
    return (one.family.casefold(), (one.given or "").casefold()) == (
        other.family.casefold(),
        (other.given or "").casefold(),
    )


def _dependents(case: Case, money: Finances) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, date], CasePath] = {}
    for at, one in enumerate(money.dependents):
        path: CasePath = ("sponsor", "dependents", at)
        help_text = "list everyone else who is supported: not the sponsor, not the beneficiary"
        for person, role in ((case.beneficiary, "beneficiary"), (case.supporting, "sponsor")):
            if person and _same_name(one.name, person.name) and one.date_of_birth == person.date_of_birth:
                message = "the {role} is listed as a dependent"
                yield found("dependent-not-counted", (*path, "name"), message, help_text, role=role)
        key = (one.name.full.casefold(), one.date_of_birth)
        if key in seen:
            message = "this dependent is listed twice"
            related = near(seen[key], "first listed here")
            yield found("dependent-not-counted", (*path, "name"), message, "keep one", related=related)
        seen.setdefault(key, path)
    for at, promise in enumerate(money.obligations):
        for row, one in enumerate(money.dependents):
            if promise.person.casefold() == one.name.full.casefold():
                message = "{person} is counted as a dependent and as the person of a running form"
                related = near(("sponsor", "dependents", row), "the dependent")
                place = ("sponsor", "obligations", at, "person")
                help_text = "each person is counted once"
                yield found(
                    "dependent-not-counted", place, message, help_text, related=related, person=promise.person
                )


def _costs(case: Case) -> Iterator[Diagnostic]:
    money, sponsor = case.finances, case.supporting
    if money is None or sponsor is None or not case.emergency.costs:
        return
    own = {sponsor.name.full.casefold(), "sponsor", "the sponsor", "i", "myself"}
    if case.petitioning is sponsor:
        own |= {"petitioner", "the petitioner"}
    if sponsor is case.beneficiary:
        own |= {"beneficiary", "the beneficiary"}
    borne = sum((cost.amount for cost in case.emergency.costs if cost.payer.casefold() in own), Decimal(0))
    means = sum((asset.amount for asset in money.assets), money.income.amount if money.income else Decimal(0))
    if borne > means:
        message = "the sponsor pays ${borne} by `costs`; income of a year and assets together are ${means}"
        help_text = "correct the figures, or say who else pays"
        yield found(
            "costs-over-means",
            Where(("emergency", "costs"), "key"),
            message,
            help_text,
            borne=f"{borne:,}",
            means=f"{means:,}",
        )
