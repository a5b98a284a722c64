"""An empty PDF to set type in, which knows no day: reportlab's own takes one from the environment."""

import threading
import time
from typing import Any

from reportlab.pdfbase import pdfdoc

_one_at_a_time = threading.Lock()


class _Timeless:
    """Stands in for reportlab's `TimeStamp`, which reads SOURCE_DATE_EPOCH even where it is told to be invariant."""

    t = 946684800.0
    YMDhms = tuple(time.gmtime(t))[:6]
    dhh = dmm = 0

    def __init__(self, invariant: object) -> None:
        """Take what reportlab asks, and do not heed it."""


def new_document() -> Any:
    """Return an empty document whose bytes depend on what is put into it only, whatever the environment says."""
    with _one_at_a_time:
        theirs = pdfdoc.TimeStamp  # type: ignore[attr-defined]
        pdfdoc.TimeStamp = _Timeless  # type: ignore[attr-defined]
        try:
            return pdfdoc.PDFDocument(invariant=1)
        finally:
            pdfdoc.TimeStamp = theirs  # type: ignore[attr-defined]
