"""A PDF form as a file: its boxes, the text of its pages, its usage rights."""

import hashlib
import io
from dataclasses import dataclass

from parole_packet.pdf import objects
from parole_packet.pdf.form_fields import Box, read_boxes
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.reader import PdfProblem, PdfSource, border
from parole_packet.pdf.usage_rights import UsageRights, usage_rights


@dataclass(frozen=True, slots=True)
class FormFile:
    """What one file holds: `texts` of its pages, `made` the day it was made, as `2025-02-04` or ""."""

    sha256: str
    texts: tuple[str, ...]
    boxes: tuple[Box, ...]
    rights: UsageRights
    xfa: bool
    producer: str
    made: str


def read_form(data: bytes) -> FormFile:
    """Read a form from the bytes of its file. Raises PdfProblem."""
    with PdfSource(io.BytesIO(data)) as source:
        boxes = read_boxes(source)
        rights = usage_rights(source, data)
        with border("its catalog cannot be read"):
            xfa = "/XFA" in objects.dictionary(source.catalog.get("/AcroForm"))
            info = objects.dictionary(source.reader.trailer.get("/Info"))
            producer, made = (
                objects.text(info.get("/Producer")),
                _day(objects.text(info.get("/CreationDate"))),
            )
        count = source.page_count
    texts = page_texts(data)
    if len(texts) != count:
        raise PdfProblem("damaged", "two readers count its pages differently")
    return FormFile(hashlib.sha256(data).hexdigest(), texts, boxes, rights, xfa, producer, made)


def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of each page. Raises PdfProblem."""
    try:
        with renderer(data, boxes=False) as pages:
            return tuple(pages.text(index) for index in range(len(pages)))
    except ValueError as error:
        raise PdfProblem("damaged", str(error)) from error


def _day(stamp: str) -> str:
    """Return the day of a PDF date such as `D:20250204065557-05'00'`."""
    digits = stamp.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""
