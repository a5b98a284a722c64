"""The cases that can be drawn."""

from tools.draw_cases import medical
from tools.draw_cases.kinds import Drawing

CASES: dict[str, tuple[Drawing, ...]] = {"medical": medical.DRAWINGS}
