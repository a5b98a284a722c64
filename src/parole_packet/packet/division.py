"""The volumes of a packet that is too large for one file: which exhibit and which form stands in which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from parole_packet.packet.plan import Part, PartKind, Plan


def unit_of(part: Part) -> str:
    """Return the key of what is never split: an exhibit with its translation and certification, a form, a letter."""
    if part.exhibit is not None:
        return f"exhibit:{part.exhibit}"
    return part.key.removesuffix(":added")


def units(plan: Plan) -> dict[str, tuple[Part, ...]]:
    """Return the parts of each unit, in order; the index of a later volume is none."""
    parts = (part for part in plan.parts if not is_volume_index(part))
    return {key: tuple(run) for key, run in groupby(parts, key=unit_of)}


def volume_index_key(volume: int) -> str:
    """Return the key of the index that a volume begins with; that of the first is the index of the packet."""
    return "index" if volume == 1 else f"index:{volume}"


def is_volume_index(part: Part) -> bool:
    """Tell whether a part is the index at the beginning of a later volume."""
    return part.kind is PartKind.INDEX and part.key != volume_index_key(1)


@dataclass(frozen=True)
class Division:
    """In which volume each unit stands, from 1; a packet in one file has none named."""

    of: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Number of volumes."""
        return max(self.of.values(), default=1)

    def volume(self, unit: str) -> int:
        """Return the volume of a unit."""
        return self.of.get(unit, 1)

    def labels(self, plain: Mapping[str, str], unit: str) -> dict[str, str]:
        """Return the letters of exhibits as a unit cites them: with the volume where that is another."""
        here = self.volume(unit)
        found = {}
        for name, label in plain.items():
            there = self.volume(f"exhibit:{name}")
            found[name] = label if there == here else f"{label} in volume {there}"
        return found

    def split(self, plan: Plan) -> tuple[Plan, ...]:
        """Return the plan of each volume; the pages count on from one to the next."""
        if self.count == 1:
            return (plan,)
        volumes = [list(run) for _, run in groupby(plan.parts, key=self._volume_of)]
        made, before = [], 0
        for number, parts in enumerate(volumes, 1):
            name = f"volume {number} of {self.count}"
            one = Plan(tuple(parts), plan.draft, name, before, len(plan.pages), plan.targets)
            made.append(one)
            before += len(one.pages)
        return tuple(made)

    def _volume_of(self, part: Part) -> int:
        return int(part.key.split(":")[1]) if is_volume_index(part) else self.volume(unit_of(part))


def divide(sizes: Mapping[str, int], room: int) -> Division:
    """Fill volumes of at most `room` bytes in order; what is larger than that alone has a volume of its own."""
    found: dict[str, int] = {}
    volume, used = 1, 0
    for unit, size in sizes.items():
        if used and used + size > room:
            volume, used = volume + 1, 0
        found[unit] = volume
        used += size
    return Division(found)


def with_indexes(parts: Sequence[Part], division: Division, indexes: Mapping[int, Part]) -> Iterator[Part]:
    """Yield the parts of a packet with the index of each later volume in front of it."""
    volume = 1
    for part in parts:
        there = division.volume(unit_of(part))
        if there != volume:
            volume = there
            yield indexes[volume]
        yield part
