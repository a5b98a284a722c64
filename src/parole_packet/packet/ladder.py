"""How far pictures are brought down to save room, from the gentlest step to the last one that can still be read."""

from collections.abc import Mapping
from dataclasses import replace

from parole_packet.case.models import Case
from parole_packet.documents.findings import LEAST_DPI
from parole_packet.facts import Reduction
from parole_packet.packet.options import NEVER_REDACTED
from parole_packet.packet.plan import TYPESET, Part, Plan

STEPS = (
    Reduction(400, 90),
    Reduction(300, 85),
    Reduction(250, 80),
    Reduction(LEAST_DPI, 80),
    Reduction(LEAST_DPI, 65),
)
"""Steps for a whole packet: nothing that is finer goes below the resolution at which everything can be read."""
BELOW = (Reduction(150, 65), Reduction(120, 60))
"""Further steps, with a warning, for one document that by itself is over the limit: letters of 8 points hold."""

Asked = Mapping[str, Reduction]
"""How far each exhibit is brought down, by its id; one that is not named stays as it is."""


def rungs(case: Case) -> tuple[Asked, ...]:
    """Return what to try for a packet, one after the other; identity and civil documents come last."""
    last = {one.id for one in case.exhibits if one.kind in NEVER_REDACTED}
    others = [one.id for one in case.exhibits if one.id not in last]
    found: list[Asked] = [dict.fromkeys(others, step) for step in STEPS]
    lowest = found[-1]
    return ({}, *found, *({**lowest, **dict.fromkeys(sorted(last), step)} for step in STEPS))


def with_reductions(plan: Plan, asked: Asked) -> Plan:
    """Return a plan whose evidence files are brought down as asked for each exhibit."""
    return replace(plan, parts=tuple(_part(part, asked) for part in plan.parts)) if asked else plan


def _part(part: Part, asked: Asked) -> Part:
    step = asked.get(part.exhibit or "")
    if step is None:
        return part
    sources = tuple(
        source
        if source.file == TYPESET
        else replace(source, treatment=replace(source.treatment, reduction=step))
        for source in part.sources
    )
    return replace(part, sources=sources)
