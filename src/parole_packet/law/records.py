"""The records of law, and the questions rules ask them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parole_packet.diagnostics import Confidence


class Weight(StrEnum):
    """How much it weighs when nothing shows a requirement."""

    INITIAL = "initial"
    MEANS = "means"
    CORE = "core"
    FURTHER = "further"


class When(StrEnum):
    """The situation in which something is asked for."""

    ALWAYS = "always"
    GROUND = "ground"
    NAMED_ONLY = "named_only"
    NO_PASSPORT = "no_passport"
    PETITIONER_IS_NOT_BENEFICIARY = "petitioner_is_not_beneficiary"
    SPONSOR_IS_NOT_BENEFICIARY = "sponsor_is_not_beneficiary"
    WAIVER_IN_QUESTION = "waiver_in_question"
    PETITIONS_FILED = "petitions_filed"
    INCOME_CLAIMED = "income_claimed"
    EMPLOYED = "employed"
    ASSETS_CLAIMED = "assets_claimed"
    DEPENDENTS_CLAIMED = "dependents_claimed"
    HOUSING_OFFERED = "housing_offered"
    FAMILY_CLAIMED = "family_claimed"
    PAROLED_BEFORE = "paroled_before"
    PAROLE_REFUSED = "parole_refused"
    EXPEDITE_ASKED = "expedite_asked"
    STATELESS = "stateless"
    WAIVER_ASKED = "waiver_asked"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a fact comes from, the day it was read, how sure it is, and where to look it up again."""

    source: str
    as_of: date
    confidence: Confidence
    url: str = ""

    @property
    def words(self) -> str:
        """The basis in one line."""
        return f"{self.source}, as of {self.as_of.isoformat()}, {self.confidence.words}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a packet is asked to show.

    `name` fits behind "nothing in the case file shows"; `short` stands in the index and on tab sheets.
    """

    id: str
    name: str
    short: str
    weight: Weight
    when: When
    basis: Basis
    field: str = ""
    kinds: tuple[str, ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class GroundRule:
    """What is commonly submitted for one ground. `also` maps ids to others that show the same."""

    id: str
    name: str
    core: tuple[str, ...]
    further: tuple[str, ...]
    also: Mapping[str, str]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in whole U.S. dollars, due on the days from `first` to `last`."""

    id: str
    name: str
    amount: int
    paid: str
    basis: Basis
    form: str = ""
    method: str = ""
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is the fee of that day of mailing."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a packet goes with one kind of carrier; the id is that of `filing.carrier`."""

    id: str
    name: str
    lines: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Guideline:
    """A poverty guideline in U.S. dollars a year; `region` is states, alaska or hawaii."""

    id: str
    year: int
    region: str
    first: date
    person: int
    more: int
    basis: Basis

    def amount(self, people: int) -> int:
        """The guideline for a household of that many people."""
        return self.person + self.more * (people - 1)


@dataclass(frozen=True, slots=True)
class PolicyNote:
    """Something that was announced, to be told with its date only."""

    id: str
    topic: str
    text: str
    basis: Basis
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of an official form, as its footer names it."""

    id: str
    form: str
    edition: str
    accepted_from: date
    basis: Basis
    superseded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """All law the program knows, from one folder."""

    requirements: Mapping[str, Requirement]
    grounds: Mapping[str, GroundRule]
    fees: tuple[Fee, ...]
    addresses: Mapping[str, Address]
    guidelines: tuple[Guideline, ...]
    policy: tuple[PolicyNote, ...]
    editions: tuple[Edition, ...]

    @property
    def as_of(self) -> date:
        """The day of the oldest fact that goes stale quickly: fees, addresses, editions."""
        bases = [fee.basis for fee in self.fees] + [one.basis for one in self.addresses.values()]
        return min(basis.as_of for basis in bases + [one.basis for one in self.editions])

    def fee(self, form: str, method: str, day: date) -> Fee | None:
        """The fee of a form filed by that method on that day."""
        fitting = (fee for fee in self.fees if fee.form == form and fee.method in ("", method))
        return next((fee for fee in fitting if fee.holds_on(day)), None)

    def parole_fee(self, day: date) -> Fee | None:
        """The fee that is due when a person is paroled in on that day."""
        return next((fee for fee in self.fees if not fee.form and fee.holds_on(day)), None)

    def guideline(self, region: str, day: date) -> Guideline | None:
        """The guideline in force on a day, for `states`, `alaska` or `hawaii`."""
        past = [one for one in self.guidelines if one.region == region and one.first <= day]
        return max(past, key=lambda one: one.first, default=None)

    def current_edition(self, form: str, day: date) -> Edition | None:
        """The newest edition of a form that is accepted on a day."""
        known = [
            one
            for one in self.editions
            if one.form == form
            and one.accepted_from <= day
            and (one.superseded_on is None or day < one.superseded_on)
        ]
        return max(known, key=lambda one: one.accepted_from, default=None)
