"""Makes clean pages of a form: its own marks and barcodes painted in, answers on top, nothing interactive."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parole_packet.pdf.annotations import Appearance, Overlay, onto
from parole_packet.pdf.form_fields import BoxKind, appearance, widgets
from parole_packet.pdf.geometry import LETTER, Matrix
from parole_packet.pdf.pages import PageSourceReader, PageWriter, Painted, Placed
from parole_packet.pdf.reader import PdfProblem, PdfSource
from parole_packet.pdf.writer import PdfSink

_PAINTED = frozenset({BoxKind.BARCODE, BoxKind.BUTTON})


def flatten(
    blank: bytes, overlay: bytes, *, marks: Mapping[str, str], pages: Sequence[int] | None = None
) -> bytes:
    """Return a PDF of the pages of a blank form with marks and answers, and nothing else.

    `marks` says for the boxes to tick, by name, which state to paint with the form's own appearance. `pages`
    are the pages to take, all by default; page n of `overlay` goes over the n-th of them. Layers that do not
    print stay out; scripts, actions, XFA, usage rights and the boxes themselves are not copied. Raises
    PdfProblem.
    """
    out = io.BytesIO()
    with PdfSource(io.BytesIO(blank)) as source, PdfSource(io.BytesIO(overlay)) as answers:
        wanted = range(source.page_count) if pages is None else pages
        sink = PdfSink(out)
        root, info = sink.reserve(), sink.reserve()
        writer = PageWriter(sink, len(wanted))
        below, above = PageSourceReader(source, sink, "Print"), PageSourceReader(answers, sink)
        painted = _painted(source, marks)
        for number, index in enumerate(wanted, start=1):
            if source.page_size(index) != LETTER:
                raise PdfProblem("damaged", f"page {index + 1} is not of Letter size")
            page = below.picture(index, Overlay(tuple(painted.get(index, ()))))
            writer.write(number, _with_answers(page, above.picture(number - 1), index), Matrix(), None, ())
        writer.finish()
        sink.put(info, b"<<>>")
        sink.put(root, b"<</Type/Catalog/Pages %d 0 R>>" % writer.tree)
        sink.finish(root=root, info=info, identity=blank + overlay + repr(sorted(marks.items())).encode())
    return out.getvalue()


def _painted(source: PdfSource, marks: Mapping[str, str]) -> dict[int, list[Appearance]]:
    """Return what each page shows of its boxes: barcodes, printed buttons, and the marks."""
    found: dict[int, list[Appearance]] = {}
    for box, widget in widgets(source):
        state = marks.get(box.name)
        if box.kind not in _PAINTED and (state is None or state not in box.states):
            continue
        shown = appearance(widget, state)
        matrix = onto(shown, box.rect) if shown is not None else None
        if shown is None or matrix is None:
            raise PdfProblem("damaged", f"a box on page {box.page + 1} has nothing to show")
        found.setdefault(box.page, []).append(Appearance(shown, matrix))
    return found


def _with_answers(page: Placed | None, answers: Placed | None, index: int) -> Placed:
    if page is None or answers is None:
        raise PdfProblem("damaged", f"a layer of page {index + 1} cannot be cut out")
    if answers.picture is None:
        return page
    return replace(page, appearances=(*page.appearances, Painted(answers.picture, Matrix())))
