"""What makes two builds of a form the same to fill in: the boxes a person can use, and nothing else."""

import hashlib
from collections.abc import Iterable

from parole_packet.pdf.form_fields import READ_ONLY, Box, BoxKind


def fingerprint(boxes: Iterable[Box]) -> str:
    """Return 16 hex digits over name, page, kind, flags, length, place and states of all boxes but barcodes.

    The read-only flag does not count: scripts set it and take it away. Places count in whole points.
    """
    lines = sorted(_line(box) for box in boxes if box.kind is not BoxKind.BARCODE)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _line(box: Box) -> str:
    corners = (box.rect.x0, box.rect.y0, box.rect.x1, box.rect.y1)
    place = " ".join(f"{round(corner)}" for corner in corners)
    flags = box.flags & ~READ_ONLY
    states = ",".join(box.states)
    return f"{box.name}|{box.page}|{box.kind}|{flags}|{box.max_length}|{place}|{states}"
