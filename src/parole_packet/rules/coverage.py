"""What is asked of a case, requirement by requirement, and what the case file names to show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from parole_packet.case.base import Fields
from parole_packet.case.kinds import IncomeBasis, StatementKind
from parole_packet.case.models import Case
from parole_packet.law import GroundRule, Law, Requirement, Weight
from parole_packet.rules.situation import history, holds, same_person


class State(StrEnum):
    """How a requirement stands."""

    SHOWN = "shown"
    EXPLAINED = "explained"
    MISSING = "not in the case file"


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement of a case. `shown_by` are ids of exhibits and statements, in filing order.

    `told_in` is the field of the case file whose text answers it; `explained` the position in
    `emergency.missing_documents`; `ground` the position in `emergency.grounds` where a ground asks for it.
    """

    requirement: Requirement
    weight: Weight
    ground: int | None
    shown_by: tuple[str, ...]
    told_in: str
    explained: int | None

    @property
    def must_be_told(self) -> bool:
        """Whether only the person's own words answer it: documents cannot explain."""
        return self.weight is Weight.INITIAL and bool(self.requirement.field)

    @property
    def state(self) -> State:
        """Shown, explained, or not in the case file."""
        told = bool(self.told_in)
        if told or (self.shown_by and not self.must_be_told):
            return State.SHOWN
        return State.MISSING if self.explained is None else State.EXPLAINED


def coverage(case: Case, law: Law) -> tuple[Row, ...]:
    """Return everything that is asked of a case, in the order of the law and the case's grounds."""
    proofs = _Proofs(case)
    rows = [
        proofs.row(requirement, requirement.weight, None, (requirement.id,))
        for requirement in law.requirements.values()
        if holds(requirement.when, case)
    ]
    taken = {row.requirement.id for row in rows}
    for at, ground in enumerate(case.emergency.grounds):
        rule = law.grounds.get(ground.value)
        for requirement, weight in _asked(rule, law) if rule else ():
            if rule and requirement.id not in taken:
                taken.add(requirement.id)
                alike = (requirement.id, *filter(None, [rule.also.get(requirement.id)]))
                rows.append(proofs.row(requirement, weight, at, alike))
    return tuple(rows)


def _asked(rule: GroundRule, law: Law) -> Iterator[tuple[Requirement, Weight]]:
    for words, weight in ((rule.core, Weight.CORE), (rule.further, Weight.FURTHER)):
        for word in words:
            if word in law.requirements:
                yield law.requirements[word], weight


class _Proofs:
    """What the case file names for each requirement id."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._order = [exhibit.id for exhibit in case.exhibits] + [one.id for one in case.statements]
        self._by_id: dict[str, set[str]] = {}
        for requirement, exhibit in (*_named(case), *_referred(case)):
            self._by_id.setdefault(requirement, set()).add(exhibit)
        if same_person(case):
            for one, other in (("petitioner_id", "sponsor_id"), ("petitioner_status", "sponsor_status")):
                both = self._by_id.get(one, set()) | self._by_id.get(other, set())
                self._by_id[one] = self._by_id[other] = both

    def row(
        self, requirement: Requirement, weight: Weight, ground: int | None, alike: tuple[str, ...]
    ) -> Row:
        shown = {word for name in alike for word in self._by_id.get(name, ())}
        told = requirement.field if requirement.field and self._tells(requirement.field) else ""
        if requirement.id == "financial_support" and not told:
            shown |= self._by_id.get("org_commitment", set())
            told = "forms.I-134" if self._case.forms.i_134 else "exhibits" if shown else ""
        missing = self._case.emergency.missing_documents
        explained = next((at for at, one in enumerate(missing) if one.requirement in alike), None)
        in_order = tuple(word for word in self._order if word in shown)
        return Row(requirement, weight, ground, in_order, told, explained)

    def _tells(self, field: str) -> bool:
        value: object = self._case
        for step in field.split("."):
            value = getattr(value, step, None) if isinstance(value, Fields) else None
        return value is not None


def _named(case: Case) -> Iterator[tuple[str, str]]:
    for exhibit in case.exhibits:
        yield from ((requirement, exhibit.id) for requirement in exhibit.proves)
    for statement in case.statements:
        yield from ((requirement, statement.id) for requirement in statement.proves)
        if statement.kind is StatementKind.BENEFICIARY_DECLARATION:
            yield "beneficiary_declaration", statement.id


def _referred(case: Case) -> Iterator[tuple[str, str]]:
    """Exhibits that a field of the case names for what the field says."""
    past = history(case)
    groups: tuple[tuple[str, tuple[str | None, ...]], ...] = (
        ("petitions", tuple(one.exhibit for one in past.petitions or ())),
        ("prior_parole", tuple(one.exhibit for one in past.paroles or ())),
        ("prior_refusal", tuple(one.exhibit for one in past.parole_requests or ())),
        ("no_visa", tuple(one.exhibit for one in past.visa_attempts or ())),
        ("med_costs", tuple(one.exhibit for one in case.emergency.costs)),
        ("expedite_reason", case.emergency.expedite.exhibits if case.emergency.expedite else ()),
    )
    for requirement, ids in groups:
        yield from ((requirement, word) for word in ids if word)
    if money := case.finances:
        yield from (("sponsor_income", word) for word in (money.income.exhibits if money.income else ()))
        if money.income and money.income.basis is IncomeBasis.AGI:  # a return lists the dependents
            yield from (("sponsor_dependents", word) for word in money.income.exhibits)
        yield from (("sponsor_assets", word) for asset in money.assets for word in asset.exhibits)
    if waiver := case.fee_waiver:
        yield from (("fee_waiver_basis", word) for word in waiver.exhibits)
        yield from (("fee_waiver_basis", word) for one in waiver.benefits for word in one.exhibits)
