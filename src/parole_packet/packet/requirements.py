"""The table requirement by exhibit: what is asked for, and what of the packet answers it."""

from collections.abc import Mapping
from dataclasses import dataclass

from parole_packet.case.models import Case
from parole_packet.law import Law, Weight
from parole_packet.packet.plan import Plan
from parole_packet.rules.coverage import Row, State, coverage

_ASKED = {
    Weight.INITIAL: "instructions",
    Weight.MEANS: "support",
    Weight.CORE: "common",
    Weight.FURTHER: "also common",
}
_NO_FIELD = "exhibits"
"""What `coverage` names in place of a field when exhibits alone tell it."""


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One line of the table: what is asked for, where that comes from, and how it stands."""

    name: str
    asked: str
    state: str
    missing: bool


def requirement_lines(case: Case, law: Law, plan: Plan) -> tuple[RequirementLine, ...]:
    """Return the table in the order of the law and of the grounds of the case."""
    labels = {part.exhibit: part.label for part in plan.parts if part.exhibit and part.label}
    return tuple(_line(row, labels) for row in coverage(case, law))


def _line(row: Row, labels: Mapping[str, str]) -> RequirementLine:
    name = row.requirement.short
    missing = row.state is State.MISSING
    return RequirementLine(
        name[:1].upper() + name[1:], _ASKED[row.weight], "; ".join(_states(row, labels)), missing
    )


def _states(row: Row, labels: Mapping[str, str]) -> list[str]:
    words = []
    if row.shown_by:
        words.append("shown by " + ", ".join(labels.get(word, word) for word in row.shown_by))
    if row.told_in and row.told_in != _NO_FIELD:
        words.append(f"told in {row.told_in}")
    if row.explained is not None:
        words.append("explained in the letter")
    if row.state is State.MISSING:
        words.append("missing")
    return words
