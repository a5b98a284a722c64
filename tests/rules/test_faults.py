"""How many faults does a check find? Hundreds are put into the three cases, one at a time."""

import copy
import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pydantic import ValidationError

from parole_packet.case.findings import findings
from parole_packet.case.load import Loaded, load_case
from parole_packet.case.models import Case
from parole_packet.case.references import check_references
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity, Where
from parole_packet.facts import Facts
from parole_packet.packet.texts import read_texts
from parole_packet.rules import check_all, settle
from tests.rules.build import law
from tests.rules.faults import Fault, all_faults

CASES = Path(__file__).parents[2] / "cases"
TODAY = date(2026, 11, 23)
SEED, FAULTS = 131, 360
WANTED = 0.95


@cache
def loaded(name: str) -> Loaded:
    return load_case(CASES / name / "case.yaml")


def checked(data: object) -> list[Diagnostic]:
    """All that is found without looking into files."""
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        return findings(error, data)  # type: ignore[arg-type]
    pages = {one.id: None for one in (*case.exhibits, *case.statements)}
    texts = read_texts(case)
    texts.check_citations(pages)
    cited = texts.findings
    return [*check_references(case), *cited, *check_all(case, Facts(), law(), TODAY)]


def tells(finding: Diagnostic, fault: Fault) -> bool:
    """Whether a finding has a code of the fault and stands at its place, or names it as the other one."""
    if finding.code not in fault.codes:
        return False
    if fault.name == "drop exhibit" or fault.name.startswith("swap"):
        return True
    places = [finding.where, *(one.where for one in finding.related)]
    paths = [place.path for place in places if isinstance(place, Where)]
    return any(path[: len(fault.path)] == fault.path or fault.path[: len(path)] == path for path in paths)


def chosen() -> list[tuple[str, Fault]]:
    faults = [
        (name, fault)
        for name in ("funeral", "medical", "protection")
        for fault in all_faults(loaded(name).source.data)  # type: ignore[union-attr]
    ]
    return random.Random(SEED).sample(faults, FAULTS)  # noqa: S311


def test_faults_are_found_at_their_place() -> None:
    missed: list[str] = []
    noticeable = 0
    for name, fault in chosen():
        if not fault.noticeable:
            continue
        noticeable += 1
        data = copy.deepcopy(loaded(name).source.data)  # type: ignore[union-attr]
        fault.apply(data)
        if not any(tells(finding, fault) for finding in checked(data)):
            missed.append(f"{name}: {fault.name} at {'.'.join(map(str, fault.path))}")
    rate = 1 - len(missed) / noticeable
    assert noticeable > FAULTS / 2
    assert rate >= WANTED, f"{rate:.1%} of {noticeable}; missed:\n" + "\n".join(missed)


EXPECTED = {"law-old"}


@pytest.mark.parametrize("name", ["funeral", "medical", "protection"])
def test_a_case_without_faults_has_no_findings_but_the_expected(name: str) -> None:
    case = loaded(name).case
    assert case is not None
    still_open = settle(case, check_all(case, Facts(), law(), TODAY)).open
    heavy = {one.code for one in still_open if CATALOG[one.code].severity is not Severity.NOTE}
    assert heavy == EXPECTED
