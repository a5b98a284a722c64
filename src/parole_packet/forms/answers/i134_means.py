"""Form I-134, Part 2, Items 10 to 19: the sponsor's status, work, dependents, income, assets, contributions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from parole_packet.case.kinds import AssetKind, AssetOwner, EmploymentStatus, Relationship, Same, Status
from parole_packet.case.models import Case
from parole_packet.case.people import Address
from parole_packet.case.sponsor import Asset, Employment, Finances, Obligation, Sponsor
from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import MISSING, addition, choice, emptied, only_for, text, yes_no
from parole_packet.forms.answers.record import Addition, Answer, Gap, Reason
from parole_packet.forms.answers.values import dollars, is_united_states, us_date

DEPENDENT_ROWS: Final = 9
ASSET_ROWS: Final = 6
_PATH: Final = ("sponsor",)
_STATUS: Final[dict[str, str]] = {
    Status.CITIZEN: "U.S. citizen",
    Status.NATIONAL: "U.S. national",
    Status.LPR: "Lawful permanent resident",
    Status.NONIMMIGRANT: "Nonimmigrant",
    Status.ASYLEE: "Asylee",
    Status.REFUGEE: "Refugee",
    Status.PAROLEE: "Parolee",
    Status.TPS: "TPS holder",
    Status.DEFERRED_ACTION: "Deferred action or enforced departure",
    Status.OTHER: "Other",
}
_WORK: Final[dict[str, str]] = {
    EmploymentStatus.EMPLOYED: "Employed",
    EmploymentStatus.SELF_EMPLOYED: "Self-employed",
    EmploymentStatus.UNEMPLOYED: "Unemployed or not employed",
    EmploymentStatus.RETIRED: "Retired",
    EmploymentStatus.OTHER: "Other",
}
_OWNED: Final = {
    AssetOwner.SPONSOR: "owned by",
    AssetOwner.JOINT: "owned jointly by",
    AssetOwner.HOUSEHOLD_MEMBER: "owned by a household member,",
}
ASSETS: Final = {
    AssetKind.CHECKING: "Checking - Bank Account",
    AssetKind.SAVINGS: "Savings - Bank Account",
    AssetKind.ANNUITIES: "Annuities",
    AssetKind.STOCKS_BONDS_CDS: "Stocks, Bonds, Certificates of Deposit",
    AssetKind.RETIREMENT_EDUCATION: "Retirement or Educational Account",
    AssetKind.REAL_ESTATE: "Real Estate Holdings",
    AssetKind.PERSONAL_PROPERTY: "Personal Property (net value)",
}
"""The values of the form's own list of assets."""


def items_10_to_17(case: Case) -> Iterator[Answer]:
    """Status, relationship, work and means of whoever supports the beneficiary."""
    finances = case.finances or Finances()
    yield from _status(finances)
    yield _relationship(case)
    yield from _employment(finances.employment)
    yield from _dependents(finances)
    income, path = finances.income, (*_PATH, "income", "amount")
    amount = people.amount(income.amount) if income else None
    yield text("2/16", "income", "Yearly income", amount, path, kind=make.AMOUNT, none=MISSING)
    yield from _assets(finances.assets)


def _status(finances: Finances) -> Iterator[Answer]:
    status, details = finances.status, finances.status_details
    yield choice("2/10", "sponsor.status", "Immigration status", status, (*_PATH, "status"), words=_STATUS)
    is_other = status is Status.OTHER
    explained = details.explanation if details and is_other else None
    path = (*_PATH, "status_details", "explanation")
    none = MISSING if is_other else only_for("other")
    yield text("2/10", "sponsor.status.other", "Status explained", explained, path, none=none)


def _relationship(case: Case) -> Answer:
    """What the sponsor is to the beneficiary, in exact words when there are some."""
    words, path = "Self", ("sponsor", "self")
    if isinstance(case.sponsor, Sponsor):
        path = (*_PATH, "relationship")
        detail = case.sponsor.relationship_detail
        named = case.sponsor.relationship is not Relationship.OTHER
        words = people.relation(case.sponsor.relationship) if named else detail or "Other"
        words += f" ({detail})" if detail and named else ""
    return text("2/11", "sponsor.relationship", "Relationship to the beneficiary", words, path)


def _employment(work: Employment | None) -> Iterator[Answer]:
    path = (*_PATH, "employment")
    status = work.status if work else None
    yield choice("2/12", "employment", "Employment", status, (*path, "status"), words=_WORK)
    for key, label, field, when in (
        ("employed_as", "Employed as", "occupation", EmploymentStatus.EMPLOYED),
        ("employer", "Employer", "employer", EmploymentStatus.EMPLOYED),
        ("self_employed_as", "Self-employed as", "occupation", EmploymentStatus.SELF_EMPLOYED),
        ("other", "Employment explained", "explanation", EmploymentStatus.OTHER),
    ):
        applies = status is when
        value = getattr(work, field) if applies else None
        none = MISSING if applies or work is None else only_for(_WORK[when].lower())
        yield text("2/12", f"employment.{key}", label, value, (*path, field), none=none)


@dataclass(frozen=True, slots=True)
class _Supported:
    """Someone the sponsor supports besides the beneficiary."""

    name: str
    born: date | None
    relationship: Relationship | None
    a_number: str | None
    receipt: str | None
    path: CasePath

    @property
    def line(self) -> str:
        """All of it in one line."""
        parts = (
            self.name,
            us_date(self.born) if self.born else None,
            people.relation(self.relationship) if self.relationship else None,
            f"A-Number {self.a_number}" if self.a_number else None,
            f"receipt {self.receipt}" if self.receipt else None,
        )
        return ", ".join(part for part in parts if part)


def _supported(finances: Finances) -> Iterator[_Supported]:
    """Dependents, then the people of other promises of support (instructions, p. 4)."""
    for index, one in enumerate(finances.dependents):
        path = (*_PATH, "dependents", index)
        yield _Supported(one.name.full, one.date_of_birth, one.relationship, one.a_number, one.receipt, path)
    for index, promise in enumerate(finances.obligations):
        path = (*_PATH, "obligations", index)
        yield _Supported(
            promise.person,
            promise.date_of_birth,
            promise.relationship,
            promise.a_number,
            promise.receipt,
            path,
        )


def _dependents(finances: Finances) -> Iterator[Answer]:
    """Item 13 counts forms, Item 14 people with the sponsor, Item 15 lists all but the sponsor."""
    promises, path = finances.obligations, (*_PATH, "obligations")
    forms = str(_count_forms(promises)) if promises else make.NONE
    yield text("2/13", "obligations", "Other declarations still running", forms, path)
    path = (*_PATH, "dependents")
    count = str(1 + len(finances.dependents))
    yield text("2/14", "dependents", "Dependents, with the sponsor", count, path)
    supported = list(_supported(finances))
    for row in range(1, DEPENDENT_ROWS + 1):
        one = supported[row - 1] if row <= len(supported) else None
        yield from _dependent(row, one, "nobody further" if supported else "nobody")


def _count_forms(promises: tuple[Obligation, ...]) -> int:
    """How many forms: one with a receipt number may be for several people."""
    receipts = {promise.receipt for promise in promises if promise.receipt}
    return len(receipts) + sum(promise.receipt is None for promise in promises)


def _dependent(row: int, one: _Supported | None, nobody: str) -> Iterator[Answer]:
    path = one.path if one else _PATH
    none = "none" if one else nobody
    born = us_date(one.born) if one and one.born else None
    related = people.relation(one.relationship) if one and one.relationship else None
    unknown = MISSING if one else nobody
    for field, label, value, kind, why in (
        ("name", "name", one.name if one else None, make.NAME, none),
        ("date_of_birth", "date of birth", born, make.DATE, unknown),
        ("relationship", "relationship", related, make.NAME, unknown),
        ("a_number", "A-Number", one.a_number if one else None, make.DIGITS, none),
        ("receipt", "receipt number", one.receipt if one else None, make.CODE, none),
    ):
        key = f"dependents.{row}.{field}"
        yield text("2/15", key, f"Dependent {row}: {label}", value, (*path, field), kind=kind, none=why)


def _assets(assets: tuple[Asset, ...]) -> Iterator[Answer]:
    """Rows by the form's list, and the total of all assets, also of those in the additional information."""
    path = (*_PATH, "assets")
    none = "no further asset" if assets else "no assets"
    for row in range(1, ASSET_ROWS + 1):
        asset = assets[row - 1] if row <= len(assets) else None
        kind, amount = (ASSETS[asset.kind], people.amount(asset.amount)) if asset else (None, None)
        place = (*path, row - 1) if asset else path
        yield text("2/17", f"assets.{row}.kind", f"Asset {row}", kind, (*place, "kind"), none=none)
        yield text(
            "2/17", f"assets.{row}.amount", f"Asset {row}: cash value", amount, (*place, "amount"),
            kind=make.AMOUNT, none=none,
        )  # fmt: skip
    total = people.amount(sum((asset.amount for asset in assets), Decimal()))
    yield text("2/17", "assets.total", "Total of all assets", total, path, kind=make.AMOUNT)


def items_18_and_19(case: Case) -> Iterator[Answer]:
    """What the sponsor gives besides money; a beneficiary who supports themselves goes on to Part 4."""
    given = case.sponsor.contributions if isinstance(case.sponsor, Sponsor) else None
    path = (*_PATH, "contributions")
    specific = given.specific if given else None
    words = None
    if given:
        words = _with_housing(case, given.text or "") if given.specific else make.NOT_APPLICABLE
    listed = (
        yes_no("2/18", "contributions", "Specific contributions", specific, (*path, "specific")),
        text(
            "2/19", "contributions.text", "Contributions described", words, (*path, "text"),
            kind=make.PROSE, none=MISSING,
        ),
    )  # fmt: skip
    if case.supporting is case.beneficiary:
        yield from emptied(listed, Reason(Gap.SKIPPED, "the form says proceed to Part 4"))
    else:
        yield from listed


def _with_housing(case: Case, words: str) -> str:
    """The description with the address where the beneficiary will live, as Item 19 asks."""
    sponsor = case.sponsor
    where = (
        sponsor.contributions.housing_address
        if isinstance(sponsor, Sponsor) and sponsor.contributions
        else None
    )
    if isinstance(where, Same) and isinstance(sponsor, Sponsor):
        where = sponsor.residence or sponsor.mailing_address
    if not isinstance(where, Address):
        return words
    said = f"{words.rstrip().rstrip('.')}. " if words else ""
    return f"{said}The beneficiary will live at {one_line(where)}."


def one_line(where: Address) -> str:
    """An address in one line."""
    inside = is_united_states(where.country)
    unit = (
        f"{where.unit_type.value.capitalize() if where.unit_type else 'Unit'} {where.unit}"
        if where.unit
        else None
    )
    region = " ".join(part for part in (where.state, where.zip) if part) if inside else where.province
    parts = (where.street, unit, where.city, region, *(() if inside else (where.postal_code, where.country)))
    return ", ".join(part for part in parts if part)


def additions(case: Case, by_key: Mapping[str, Answer]) -> Iterator[Addition]:
    """Rows beyond the tables, and whose the assets are when they are not the sponsor's alone."""
    finances = case.finances or Finances()
    further = list(_supported(finances))[DEPENDENT_ROWS:]
    if further:
        listed = "; ".join(one.line for one in further)
        yield addition(by_key["dependents.1.name"], f"Further dependents: {listed}", further[0].path)
    told = [
        f"Asset {number}: {words}."
        for number, asset in enumerate(finances.assets, 1)
        if (words := ", ".join(_about(number, asset)))
    ]
    if told:
        yield addition(by_key["assets.1.kind"], " ".join(told), (*_PATH, "assets"))


def _about(number: int, asset: Asset) -> Iterator[str]:
    """What the table has no column for; everything about an asset without a row."""
    if number > ASSET_ROWS:
        yield f"{ASSETS[asset.kind]}, ${dollars(asset.amount)} (counted in the total)"
    if asset.description:
        yield asset.description.rstrip(".")
    if asset.owner is not AssetOwner.SPONSOR or asset.owner_name:
        manner = _OWNED[asset.owner]
        yield (
            f"{manner} {asset.owner_name}"
            if asset.owner_name
            else manner.removesuffix(" by").removesuffix(",")
        )
    if asset.appraised is not None:
        yield f"appraised at ${dollars(asset.appraised)}"
    if asset.owed is not None:
        yield f"${dollars(asset.owed)} still owed"
