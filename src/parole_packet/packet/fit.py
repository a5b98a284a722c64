"""Fits a packet or an upload into a limit: gentler pictures first, then volumes, and an error where nothing helps."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parole_packet.case.models import Case
from parole_packet.facts import Reduction
from parole_packet.packet.compose import Composition
from parole_packet.packet.division import Division, divide, units
from parole_packet.packet.ladder import BELOW, STEPS, Asked, rungs, with_reductions
from parole_packet.packet.plan import Plan
from parole_packet.packet.weigh import Scale
from parole_packet.typeset.press import Typeset

_STEP = 200
"""Room is given up in steps of this part of the limit until all volumes fit."""


class TooLargeError(Exception):
    """Something that is never split is over the limit at the lowest step; `size` is what it takes then, in bytes."""

    def __init__(self, unit: str, size: int) -> None:
        super().__init__(f"{unit}: {size}")
        self.unit, self.size = unit, size


@dataclass(frozen=True, slots=True)
class Fitted:
    """A packet that fits: its files with their reductions, and what they were composed from."""

    composition: Composition
    typeset: Typeset
    plans: tuple[Plan, ...]


def fit_packet(
    case: Case,
    composition: Composition,
    compose: Callable[[Division], Composition],
    scale: Scale,
    limit: int,
) -> Fitted:
    """Return a packet whose files are at most `limit` bytes each, with as few files and as little loss as can be.

    One file untouched; else one file at the gentlest rung that fits; else the fewest volumes that the last rung
    gives, at the gentlest rung that needs no more. Raises TooLargeError.
    """
    typeset = composition.finish()
    ladder = rungs(case)

    def in_one(asked: Asked) -> bool:
        return scale.weigh(with_reductions(composition.plan, asked), typeset).total <= limit

    if in_one(ladder[0]) or in_one(ladder[-1]):
        at = _gentlest(len(ladder), lambda number: in_one(ladder[number]))
        plan = with_reductions(composition.plan, ladder[at])
        return Fitted(composition, typeset, (plan,))
    weigher = _Volumes(composition, typeset, compose, scale, limit)
    fewest = len(weigher.fitted(ladder[-1]).plans)
    at = _gentlest(len(ladder), lambda number: len(weigher.fitted(ladder[number]).plans) <= fewest)
    return weigher.fitted(ladder[at])


def fit_document(plan: Plan, typeset: Typeset, scale: Scale, limit: int) -> Plan:
    """Return the plan of one document, its pictures brought down as little as the limit asks. Raises TooLargeError."""
    names = [part.exhibit for part in plan.parts if part.exhibit]
    steps: tuple[Asked, ...] = ({}, *(dict.fromkeys(names, step) for step in (*STEPS, *BELOW) if names))

    def size(number: int) -> int:
        return scale.weigh(with_reductions(plan, steps[number]), typeset).total

    if size(0) <= limit:
        return plan
    lowest = size(len(steps) - 1)
    if lowest > limit:
        raise TooLargeError(next(iter(units(plan))), lowest)
    return with_reductions(plan, steps[_gentlest(len(steps), lambda number: size(number) <= limit)])


def _gentlest(count: int, fits: Callable[[int], bool]) -> int:
    """Return the first of `count` steps that fits, where the last is known to; few are tried."""
    return bisect_left(range(count - 1), True, key=fits)


class _Volumes:
    """Divides a packet into volumes; what was found for a rung is kept."""

    def __init__(
        self,
        composition: Composition,
        typeset: Typeset,
        compose: Callable[[Division], Composition],
        scale: Scale,
        limit: int,
    ) -> None:
        self._composition, self._typeset, self._compose = composition, typeset, compose
        self._scale, self._limit = scale, limit
        self._known: dict[int, Fitted] = {}

    def fitted(self, asked: Asked) -> Fitted:
        """Return the packet in volumes, its pictures at a rung; single documents may go below it."""
        if id(asked) not in self._known:
            self._known[id(asked)] = self._fitted(dict(asked))
        return self._known[id(asked)]

    def _fitted(self, asked: dict[str, Reduction]) -> Fitted:
        plan = with_reductions(self._composition.plan, asked)
        sizes = dict(self._scale.weigh(plan, self._typeset).units)
        room = self._limit
        while room > 0:
            composition = self._compose(divide(sizes, room))
            typeset = composition.finish()
            plans = tuple(with_reductions(one, asked) for one in composition.plans)
            totals = [self._scale.weigh(one, typeset).total for one in plans]
            over = max(totals) - self._limit
            if over <= 0:
                return Fitted(composition, typeset, plans)
            alone = self._alone(plans, totals)
            if alone is None:
                room -= max(over, self._limit // _STEP)
                continue
            unit = next(iter(units(alone)))
            fitting = fit_document(alone, typeset, self._scale, self._limit)
            asked |= _asked_of(fitting)
            sizes[unit] = self._scale.weigh(fitting, typeset).total
        raise TooLargeError(max(sizes, key=lambda unit: sizes[unit]), max(sizes.values()))

    def _alone(self, plans: Sequence[Plan], totals: Sequence[int]) -> Plan | None:
        """Return a volume over the limit that holds one thing only, and so cannot be divided further."""
        for plan, total in zip(plans, totals, strict=True):
            if total > self._limit and len(units(plan)) == 1:
                return plan
        return None


def _asked_of(plan: Plan) -> dict[str, Reduction]:
    """Return how far the evidence of each exhibit of a plan is brought down."""
    return {
        part.exhibit: source.treatment.reduction
        for part in plan.parts
        for source in part.sources
        if part.exhibit and source.treatment.reduction
    }
