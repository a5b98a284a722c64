"""Facts that fields state and texts repeat."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parole_packet.diagnostics import CasePath

_WINDOW = 110


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a field states, and the words that stand near it where a text repeats it."""

    value: date | Decimal
    path: CasePath
    words: str


def around(text: str, hit: re.Match[str]) -> str:
    """The words beside a hit, within its paragraph."""
    start = max(text.rfind("\n\n", 0, hit.start()), hit.start() - _WINDOW, 0)
    end = text.find("\n\n", hit.end())
    return text[start : min(end if end >= 0 else len(text), hit.end() + _WINDOW)]
