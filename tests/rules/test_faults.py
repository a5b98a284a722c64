"""How many faults does a check find? Hundreds are put into the three cases, one at a time."""

import sys

import pytest

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Severity
from parole_packet.rules import check_all, settle
from tests.rules.build import law
from tests.rules.mutation import NAMES, TODAY, known, loaded, run, some_faults, table

FAULTS = 360
WANTED = 0.95
EXPECTED = {"law-old"}
"""The three cases are mailed within two weeks of the day of the test."""


def test_faults_are_found_at_their_place() -> None:
    result = run(some_faults(FAULTS))
    report = "\n".join(table(result))
    sys.stdout.write(f"{report}\n")
    assert result.made.total() == FAULTS
    assert result.noticeable.total() > FAULTS / 2
    assert result.rate >= WANTED, report


@pytest.mark.parametrize("name", NAMES)
def test_a_case_without_faults_has_no_findings_but_the_expected(name: str) -> None:
    case = loaded(name).case
    assert case is not None
    still_open = settle(case, check_all(case, known(name), law(), TODAY)).open
    heavy = {one.code for one in still_open if CATALOG[one.code].severity is not Severity.NOTE}
    assert heavy == EXPECTED
