"""The evidence of the funeral case."""

from tools.draw_cases.funeral import family, oregon
from tools.draw_cases.kinds import Drawing

DRAWINGS: tuple[Drawing, ...] = (*family.DRAWINGS, *oregon.DRAWINGS)
