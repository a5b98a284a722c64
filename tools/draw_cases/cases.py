"""The cases that can be drawn."""

from tools.draw_cases import funeral, medical, protection
from tools.draw_cases.kinds import Drawing

CASES: dict[str, tuple[Drawing, ...]] = {
    "funeral": funeral.DRAWINGS,
    "medical": medical.DRAWINGS,
    "protection": protection.DRAWINGS,
}
