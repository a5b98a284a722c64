"""The evidence of the protection case."""

from tools.draw_cases.kinds import Drawing
from tools.draw_cases.protection import america, harm, persons, reports

DRAWINGS: tuple[Drawing, ...] = (
    *persons.DRAWINGS,
    *harm.DRAWINGS,
    *reports.DRAWINGS,
    *america.DRAWINGS,
)
