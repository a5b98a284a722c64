"""The evidence of the medical case."""

from tools.draw_cases.kinds import Drawing
from tools.draw_cases.medical import bureau, family, hospitals, means, status

DRAWINGS: tuple[Drawing, ...] = (
    *family.DRAWINGS,
    *status.DRAWINGS,
    *hospitals.DRAWINGS,
    *means.DRAWINGS,
    *bureau.DRAWINGS,
)
