"""A case up to its plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parole_packet.case.filing import Accepted
from parole_packet.case.load import Loaded
from parole_packet.diagnostics import Diagnostic
from parole_packet.facts import Facts
from parole_packet.forms.prepare import PreparedForm
from parole_packet.law import Law
from parole_packet.packet.compose import Composition
from parole_packet.rules import Settled


@dataclass(slots=True)
class Prepared:
    """A case up to its plan: what a check looks at and a build goes on from."""

    loaded: Loaded
    findings: list[Diagnostic]
    facts: Facts
    law: Law
    composition: Composition | None
    accepted: tuple[tuple[Diagnostic, Accepted], ...] = ()
    forms: Sequence[PreparedForm] = ()
    lasting: Settled = field(default_factory=lambda: Settled((), ()))
    """The findings as they stand on the day of signing: the same whenever somebody asks."""
