"""One entry of the catalog."""

from dataclasses import dataclass
from datetime import date

from parole_packet.diagnostics import Confidence, Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands behind a code; codes are kebab-case and never renamed.

    `draft` says whether `--draft` may build over it: true only where something is left out of the packet, never
    where something would be lost or falsified. `accept` says whether the person may accept it under `accepted:`.
    Legal rules carry `source`, `as_of` and `confidence`; the program's own rules need none of them.
    """

    code: str
    severity: Severity
    title: str
    why: str
    mend: str
    draft: bool = False
    accept: bool = False
    source: str = ""
    as_of: date | None = None
    confidence: Confidence | None = None
