"""The mutation run: every fault put into the three cases. `python -m tests.rules.mutation` prints what is missed."""

import copy
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from parole_packet.case.findings import findings
from parole_packet.case.load import Loaded, load_case
from parole_packet.case.models import Case
from parole_packet.case.references import check_references
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.intake import survey
from parole_packet.documents.reading import read_typed
from parole_packet.facts import Facts, FileKind
from parole_packet.packet.exhibits import wanted_files
from parole_packet.packet.texts import read_texts
from parole_packet.pdf.sight import sights
from parole_packet.rules import check_all
from tests.rules.build import law
from tests.rules.faults import Fault, all_faults

CASES = Path(__file__).parents[2] / "cases"
NAMES = ("funeral", "medical", "protection")
TODAY = date(2026, 11, 23)
SEED = 131
RARE = 12
"""Of an operator that gives no more faults than this in all cases, a choice takes each one."""

Told = tuple[str, str, str]


@cache
def loaded(name: str) -> Loaded:
    """One of the three cases."""
    return load_case(CASES / name / "case.yaml")


@cache
def known(name: str) -> Facts:
    """What is known of its files, with the words of translations and text layers."""
    case, folder = loaded(name).case, loaded(name).folder
    assert case is not None
    facts = read_typed(survey(folder, wanted_files(case))[0], folder)
    layers = {
        path: tuple(page.text for page in sights(file.place(folder), None))
        for path, file in facts.files.items()
        if file.kind is FileKind.PDF
    }
    return replace(facts, texts={**facts.texts, **layers})


def checked(data: object, facts: Facts) -> list[Diagnostic]:
    """All that is found in a case and in what is known of its files."""
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        return findings(error, data)  # type: ignore[arg-type]
    pages = {one.id: None for one in (*case.exhibits, *case.statements)}
    texts = read_texts(case)
    texts.check_citations(pages)
    return [*check_references(case), *texts.findings, *check_all(case, facts, law(), TODAY)]


def told(finding: Diagnostic) -> Told:
    """What a finding says, to tell new ones from those of the case as it is."""
    where = finding.where
    return finding.code, where.pointer if isinstance(where, Where) else str(where), finding.text


@cache
def as_it_is(name: str) -> frozenset[Told]:
    """The findings of a case without faults."""
    return frozenset(told(one) for one in checked(loaded(name).source.data, known(name)))  # type: ignore[union-attr]


def tells(finding: Diagnostic, fault: Fault) -> bool:
    """Whether a finding has a code of the fault and stands at its place, or names that as the other one.

    The place is the field of the fault, something below it, or the block around it. What is gone has no place any
    more: who misses it says where. A swap has two.
    """
    if finding.code not in fault.codes:
        return False
    if fault.name == "drop exhibit" or fault.name.startswith("swap"):
        return True
    places = [finding.where, *(one.where for one in finding.related)]
    paths = [place.path for place in places if isinstance(place, Where) and place.path]
    return any(path[: len(fault.path)] == fault.path or fault.path[: len(path)] == path for path in paths)


@dataclass(slots=True)
class Run:
    """What became of the faults of a run, by operator."""

    made: Counter[str] = field(default_factory=Counter)
    noticeable: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The part of the noticeable faults that was told with the right code at the right place."""
        return 1 - len(self.missed) / self.noticeable.total()


def every_fault() -> list[tuple[str, Fault]]:
    """All faults of all cases."""
    return [
        (name, fault)
        for name in NAMES
        for fault in all_faults(loaded(name).source.data, known(name).texts)  # type: ignore[union-attr]
    ]


def some_faults(count: int) -> list[tuple[str, Fault]]:
    """So many of them: all of each rare operator, and of the others by lot, the same every time."""
    faults = every_fault()
    by_operator = Counter(fault.name for _, fault in faults)
    rare = [one for one in faults if by_operator[one[1].name] <= RARE]
    common = [one for one in faults if by_operator[one[1].name] > RARE]
    return rare + random.Random(SEED).sample(common, count - len(rare))  # noqa: S311


def run(faults: Iterable[tuple[str, Fault]]) -> Run:
    """Put in each fault by itself and look whether it is told."""
    result = Run()
    for name, fault in faults:
        result.made[fault.name] += 1
        if not fault.noticeable:
            continue
        result.noticeable[fault.name] += 1
        if not any(tells(one, fault) for one in new_findings(name, fault)):
            result.missed.append(f"{name}: {fault.name} at {'.'.join(map(str, fault.path))}")
    return result


def new_findings(name: str, fault: Fault) -> Iterator[Diagnostic]:
    """The findings that a case has with a fault and not without."""
    data = copy.deepcopy(loaded(name).source.data)  # type: ignore[union-attr]
    fault.apply(data)
    facts = replace(known(name), texts={**known(name).texts, **fault.texts})
    yield from (one for one in checked(data, facts) if told(one) not in as_it_is(name))


def table(result: Run) -> list[str]:
    """The result in lines: each operator, the rate, the misses."""
    missed: Mapping[str, int] = Counter(one.partition(": ")[2].partition(" at ")[0] for one in result.missed)
    lines = [f"{'operator':22} {'made':>5} {'noticeable':>10} {'told':>5}"]
    for name, count in sorted(result.made.items()):
        seen = result.noticeable[name]
        lines.append(f"{name:22} {count:5} {seen:10} {seen - missed.get(name, 0):5}")
    made, seen = result.made.total(), result.noticeable.total()
    lines.append(f"{'all':22} {made:5} {seen:10} {seen - len(result.missed):5}   {result.rate:.1%}")
    return [*lines, *(f"missed in {one}" for one in result.missed)]


if __name__ == "__main__":
    sys.stdout.write("\n".join([*table(run(every_fault())), ""]))
