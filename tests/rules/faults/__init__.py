"""Faults put into whole cases, one at a time. What could be noticed is said by rule, before anything is checked."""

from tests.rules.faults.days import amounts, dates, order, told_dates
from tests.rules.faults.evidence import choices, cleared, exhibits, swaps, translations
from tests.rules.faults.kit import Fault, Texts, Tree
from tests.rules.faults.readings import readings
from tests.rules.faults.words import identities, numbers, spellings, typos

__all__ = ["Fault", "Texts", "Tree", "all_faults"]


def all_faults(data: Tree, texts: Texts) -> list[Fault]:
    """Every fault that the operators can put into a case and the words of its documents, in a fixed order."""
    alone = (exhibits, translations, numbers, told_dates, order, amounts, cleared, choices, swaps, typos)
    beside = (spellings, identities, dates, readings)
    return [
        *(fault for make in alone for fault in make(data)),
        *(fault for make in beside for fault in make(data, texts)),
    ]
