"""How large a planned file will be: it is assembled, and the bytes are counted and thrown away."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.facts import Facts
from parole_packet.packet.assemble import Progress, assemble
from parole_packet.packet.division import unit_of
from parole_packet.packet.plan import Plan
from parole_packet.typeset.press import Typeset


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a file; `units` are those of each exhibit, form and letter, what all share being in the first."""

    total: int
    units: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs planned files of one case. Raises SourceProblemError and OSError."""

    facts: Facts
    folder: Path
    forms: Callable[[], Mapping[str, bytes]] = dict
    cache: Cache | None = None
    progress: Progress | None = None

    def weigh(self, plan: Plan, typeset: Typeset) -> Weight:
        """Return the exact size of a file, and nearly that of each unit in it."""
        out = _Counter()
        owner = {page.number: unit_of(page.part) for page in plan.pages}
        found = dict.fromkeys(owner.values(), 0)
        before = 0

        def note(step: str, done: int, total: int) -> None:  # noqa: ARG001 - it is another step here
            nonlocal before
            if self.progress is not None:
                self.progress("weighing", done, total)
            found[owner[done]] += out.size - before
            before = out.size

        assemble(plan, typeset, self.facts, self.folder, out, note, forms=self.forms(), cache=self.cache)
        return Weight(out.size, found)


class _Counter(io.BytesIO):
    """A file that keeps nothing but its size."""

    size = 0

    def write(self, data: object) -> int:
        length = len(memoryview(data))  # type: ignore[arg-type]
        self.size += length
        return length
