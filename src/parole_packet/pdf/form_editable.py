"""Makes a copy of a form that is filled in and can still be changed in any viewer."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from parole_packet.pdf.form_fields import READ_ONLY
from parole_packet.pdf.reader import PdfProblem
from parole_packet.pdf.writer import text_string

_DROPPED = (
    "/Perms",
    "/Names",
    "/OpenAction",
    "/AA",
    "/Extensions",
    "/Metadata",
    "/StructTreeRoot",
    "/MarkInfo",
)
_SCRIPTS = ("/AA", "/A")
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Fill:
    """What goes into a box: the state of a mark, or a value with the type that shows it.

    `runs` are text with its left end and baseline from the lower left corner of the box, and its size, in points.
    """

    state: str = ""
    value: str = ""
    runs: tuple[tuple[float, float, float, str], ...] = ()


def fill_editable(blank: bytes, fills: Mapping[str, Fill]) -> bytes:
    """Return the form with values and their own appearances, without XFA, scripts, lock and usage rights.

    `fills` is by the name of the box; boxes in it are no longer read-only. Raises PdfProblem.
    """
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(blank)) as pdf:
            for key in _DROPPED:
                if key in pdf.Root:
                    del pdf.Root[key]
            form = pdf.Root["/AcroForm"]
            for key in ("/XFA", "/SigFlags"):
                if key in form:
                    del form[key]
            form["/NeedAppearances"] = False
            for page in pdf.pages:
                for annotation in page.obj.get("/Annots", pikepdf.Array()):
                    _change(pdf, form, annotation, fills)
            pdf.save(out, deterministic_id=True)
    except (pikepdf.PdfError, KeyError) as error:
        raise PdfProblem("damaged", type(error).__name__) from error
    return out.getvalue()


def _change(pdf: pikepdf.Pdf, form: Any, widget: Any, fills: Mapping[str, Fill]) -> None:
    for key in _SCRIPTS:
        if key in widget:
            del widget[key]
    fill = fills.get(_name(widget)) if widget.get("/Subtype") == "/Widget" else None
    if fill is None:
        return
    if "/Ff" in widget:
        widget["/Ff"] = int(widget["/Ff"]) & ~READ_ONLY
    if fill.state:
        widget["/V"] = widget["/AS"] = pikepdf.Name(fill.state)
    elif fill.runs:
        widget["/V"] = pikepdf.String(fill.value)
        widget["/AP"] = pikepdf.Dictionary(N=_appearance(pdf, form, widget, fill))


def _name(widget: Any) -> str:
    parts: list[str] = []
    for _ in range(_DEEPEST):
        if "/T" in widget:
            parts.append(str(widget["/T"]))
        if "/Parent" not in widget:
            break
        widget = widget["/Parent"]
    return ".".join(reversed(parts))


def _appearance(pdf: pikepdf.Pdf, form: Any, widget: Any, fill: Fill) -> Any:
    """Set the runs in the box's own font, which viewers have: it is one of the standard typewriter faces."""
    font = str(widget.get("/DA", form.get("/DA", ""))).split()[0]
    x0, y0, x1, y1 = (float(corner) for corner in widget["/Rect"])
    box = f"0 0 {x1 - x0:g} {y1 - y0:g}"
    shown = b" ".join(
        b"%b %g Tf 1 0 0 1 %.3f %.3f Tm %b Tj" % (font.encode(), size, x, y, text_string(text))
        for x, y, size, text in fill.runs
    )
    content = b"/Tx BMC q %b re W n BT 0 g %b ET Q EMC" % (box.encode(), shown)
    stream = pdf.make_stream(content)
    stream["/Type"], stream["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Form")
    stream["/BBox"] = pikepdf.Array([0, 0, x1 - x0, y1 - y0])
    fonts = form["/DR"]["/Font"]
    stream["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary({font: fonts[font]}))
    return stream
