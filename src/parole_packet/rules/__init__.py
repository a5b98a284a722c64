"""The checks: pure functions from case, facts and law to findings. They know no PDF."""

from datetime import date

from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.accepted import Settled, settle
from parole_packet.rules.age_of_law import check_law
from parole_packet.rules.counsel import check_counsel
from parole_packet.rules.coverage import Row, State, coverage
from parole_packet.rules.dated import check_days_told
from parole_packet.rules.dates import check_dates
from parole_packet.rules.echoes import check_echoes
from parole_packet.rules.evidence import check_evidence
from parole_packet.rules.filing import check_filing
from parole_packet.rules.finance import Ratio, check_finance, ratio
from parole_packet.rules.letters import check_letters
from parole_packet.rules.loose import check_loose_ends
from parole_packet.rules.pages import check_pages
from parole_packet.rules.people import check_people
from parole_packet.rules.places import check_places
from parole_packet.rules.readings import check_readings
from parole_packet.rules.told import check_told
from parole_packet.rules.translations import check_translations

__all__ = ["CHECKS", "Ratio", "Row", "Settled", "State", "check_all", "coverage", "ratio", "settle"]

CHECKS = (
    check_loose_ends,
    check_evidence,
    check_translations,
    check_pages,
    check_dates,
    check_people,
    check_places,
    check_echoes,
    check_days_told,
    check_told,
    check_readings,
    check_letters,
    check_finance,
    check_filing,
    check_counsel,
    check_law,
)
"""All groups of checks, in the order in which they run."""


def check_all(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:
    """Return every finding about a case that could be read. `today` is the day on which somebody asks.

    What the person accepted is still among them; `settle` parts it off.
    """
    return [finding for check in CHECKS for finding in check(case, facts, law, today)]
