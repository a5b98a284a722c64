"""The editable copy of a filled form, for a last correction in any viewer."""

from collections.abc import Sequence

from parole_packet.forms.fill import Written
from parole_packet.forms.layout import strokes
from parole_packet.pdf.form_editable import Fill, fill_editable
from parole_packet.pdf.form_fields import BoxKind


def editable_copy(blank: bytes, written: Sequence[Written]) -> bytes:
    """Return the form with what stands in its boxes, still to be changed. Raises PdfProblem."""
    fills = {one.box.name: _fill(one) for one in written if one.box.kind is not BoxKind.BARCODE}
    return fill_editable(blank, fills)


def _fill(written: Written) -> Fill:
    rect = written.box.rect
    runs = tuple(
        (stroke.x - rect.x0, stroke.y - rect.y0, stroke.size, stroke.text)
        for stroke in strokes(written.box, written.lines)
    )
    return Fill(written.state, " ".join(written.lines), runs)
