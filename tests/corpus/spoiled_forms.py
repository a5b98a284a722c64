"""Files that people take for an official blank: saved again, filled, cut, mixed, printed, of another kind."""

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace

import pikepdf

from parole_packet.forms.blanks import Verdict
from parole_packet.pdf.form_fields import Box, BoxKind
from tests.corpus.form_drawing import DrawnForm, draw
from tests.corpus.forms import QUIRKY, stand_in, stand_in_of

Builder = Callable[[], bytes]
SPOILED: dict[str, tuple[Verdict, Builder]] = {}
"""By what happened to it: what has to be said of the file, and how it is made."""

_GOOD = stand_in("G-28")
_DRAWN = stand_in_of("G-28")


def _add(name: str, verdict: Verdict, build: Builder) -> None:
    SPOILED[name] = (verdict, build)


def _drawn(**changes: object) -> Builder:
    return lambda: draw(replace(_DRAWN, **changes))  # type: ignore[arg-type]


def _recoded(form: str, edition: str, drawn: DrawnForm = _DRAWN) -> Builder:
    """A form of another number or edition, barcodes included."""
    boxes = [
        replace(box, value=f"{form}|{edition}|{box.page + 1}") if box.kind is BoxKind.BARCODE else box
        for box in drawn.boxes
    ]
    return lambda: draw(replace(drawn, form=form, edition=edition, boxes=boxes))


def _valued(kind: BoxKind, value: Callable[[Box], str]) -> Builder:
    return _drawn(boxes=[replace(box, value=value(box)) if box.kind is kind else box for box in _DRAWN.boxes])


def pages(*parts: tuple[bytes, Sequence[int]]) -> bytes:
    """Return a file of the named pages of several files."""
    out, result = io.BytesIO(), pikepdf.new()
    opened = [(pikepdf.open(io.BytesIO(data)), wanted) for data, wanted in parts]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        for source, wanted in opened:
            result.pages.extend([source.pages[index] for index in wanted])
        result.save(out)
    return out.getvalue()


def resaved(data: bytes) -> bytes:
    """Return the file as another program saves it: unlocked, in other words."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


def without_boxes(data: bytes, producer: str) -> bytes:
    """Return the file as a virtual printer makes it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            del page.obj["/Annots"]
        del pdf.Root["/AcroForm"], pdf.Root["/Perms"]
        pdf.docinfo["/Producer"] = producer
        pdf.save(out)
    return out.getvalue()


_add("saved again", Verdict.RESAVED, lambda: resaved(_GOOD))
_add("unlocked", Verdict.RESAVED, lambda: resaved(draw(QUIRKY)))
_add("added to", Verdict.RESAVED, lambda: _GOOD + b"\n")
_add("without usage rights", Verdict.RESAVED, _drawn(rights=False))
_add("filled", Verdict.FILLED, _valued(BoxKind.TEXT, lambda _: "Haidari"))
_add("ticked", Verdict.FILLED, _valued(BoxKind.TICK, lambda box: box.states[0]))
_add("a page missing", Verdict.PAGES, lambda: pages((_GOOD, [0, 1, 3])))
_add("the last page missing", Verdict.PAGES, lambda: pages((_GOOD, [0, 1, 2])))
_add("out of order", Verdict.PAGES, lambda: pages((_GOOD, [0, 2, 1, 3])))
_add("a page twice", Verdict.PAGES, lambda: pages((_GOOD, [0, 1, 1, 2, 3])))
_add("two forms", Verdict.MIXED, lambda: pages((_GOOD, [0, 1, 2]), (stand_in("I-131"), [3])))
_add("two editions", Verdict.MIXED, lambda: pages((_GOOD, [0, 1, 2]), (_recoded("G-28", "05/05/16")(), [3])))
_add("an extra page", Verdict.MIXED, lambda: pages((_GOOD, [0, 1, 2, 3]), (draw(_letter()), [0])))
_add("wrong barcodes", Verdict.MIXED, _valued(BoxKind.BARCODE, lambda _: "G-28|09/17/18|1"))
_add("older edition", Verdict.SUPERSEDED, _recoded("I-131", "12/23/16"))
_add("edition nobody knows", Verdict.SUPERSEDED, _recoded("G-28", "05/05/16"))
_add("newer edition", Verdict.NEWER, _recoded("I-131", "09/17/31", stand_in_of("I-131")))
_add("card payment", Verdict.BY_HAND, _recoded("G-1450", "02/06/26"))
_add("another USCIS form", Verdict.UNUSED, _recoded("I-765", "01/20/25"))
_add(
    "instructions",
    Verdict.INSTRUCTIONS,
    _drawn(footer="Form {form} Instructions {edition} Page {page} of {pages}"),
)
_add("another agency", Verdict.UNKNOWN, _drawn(footer="", extra="Form DS-160"))
_add("placeholder", Verdict.PLACEHOLDER, _drawn(footer="", extra="Please wait..."))
_add("flattened", Verdict.FLATTENED, lambda: without_boxes(_GOOD, "Some Library 1.0"))
_add("printed", Verdict.PRINTED, lambda: without_boxes(_GOOD, "Microsoft: Print To PDF"))
_add("half a download", Verdict.TRUNCATED, lambda: _GOOD[: len(_GOOD) // 2])
_add("nearly a download", Verdict.TRUNCATED, lambda: _GOOD[:-600])
_add("garbled", Verdict.DAMAGED, lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF")
_add("a web page", Verdict.WEB_PAGE, lambda: b"<!DOCTYPE html>\n<html><body>Page not found</body></html>")
_add("a photo", Verdict.PICTURE, lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF")
_add("a text", Verdict.NOT_PDF, lambda: b"Form I-131")


def _letter() -> DrawnForm:
    return replace(_DRAWN, footer="", pages=1, boxes=[box for box in _DRAWN.boxes if box.page == 0])
