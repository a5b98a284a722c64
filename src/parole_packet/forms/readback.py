"""Reads a filled form back from a finished PDF and proves it box by box."""

from collections.abc import Iterator
from pathlib import Path

from parole_packet.forms.fill import FilledForm, Written
from parole_packet.pdf.form_fields import BoxKind
from parole_packet.pdf.form_ink import FormPages, PageInk, form_pages
from parole_packet.pdf.geometry import Rect

SLACK = 0.5
"""How far ink may leave its box, in points: as far as its printed outline."""

_WHOLE = 1.0
"""How far the ink of a whole letter may end from the edges of its shape, in points."""


def read_back(finished: Path | bytes, first: int, filled: FilledForm, blank: bytes) -> list[str]:
    """Compare the pages of a form in a finished document with what should stand on them.

    `first` is its first page, counted from 0; `blank` the file it was filled from. Returns what is wrong, nothing
    when each answer stands in its box, each mark in its own, and every other place looks as on the blank.
    """
    try:
        with form_pages(blank, finished) as pages:
            return list(_failures(pages, first, filled))
    except ValueError as error:
        return [f"Form {filled.form} cannot be read back: {error}"]


def _failures(pages: FormPages, first: int, filled: FilledForm) -> Iterator[str]:
    if pages.finished_count < first + filled.pages:
        yield f"Form {filled.form} has {pages.finished_count - first} pages in place of {filled.pages}"
        return
    for index in range(filled.pages):
        boxes = filled.on_page(index)
        name = f"Form {filled.form}, page {index + 1}"
        answered = [written.box.rect for written in boxes if written.lines]
        ink = pages.compare(index, first + index, [written.box.rect for written in boxes], answered)
        if ink is None:
            yield f"{name}: the page has another size"
            continue
        for place, written in enumerate(boxes):
            yield from (f"{name}, {written.at}: {fault}" for fault in _box_faults(written, ink, place))
        stray = ink.outside([_with_slack(written.box.rect) for written in boxes])
        if stray is not None:
            yield f"{name}: it differs from the blank at {stray.x0:.0f}, {stray.y0:.0f}"


def _with_slack(rect: Rect, slack: float = SLACK) -> Rect:
    return Rect(rect.x0 - slack, rect.y0 - slack, rect.x1 + slack, rect.y1 + slack)


def _box_faults(written: Written, ink: PageInk, place: int) -> Iterator[str]:
    words, wanted = " ".join(ink.words[place].split()), " ".join(" ".join(written.lines).split())
    if written.box.comb:
        words, wanted = words.replace(" ", ""), wanted.replace(" ", "")
    holds = bool(wanted or written.state)
    shows = ink.within(inner(written.box.rect)) is not None
    if written.box.kind in (BoxKind.BARCODE, BoxKind.BUTTON):
        if shows:
            yield f"the {written.box.kind} is not as on the blank"
    elif words != wanted:
        yield "the box does not hold its answer" if wanted else "the box should be empty"
    elif holds is not shows:
        yield "the mark or answer does not show" if holds else "the box should be empty"
    for letter in ink.letters.get(written.box.rect, ()):
        if not written.box.rect.contains(letter.rect, slack=SLACK):
            yield f"the letter {letter.text} leaves its box"
        elif not _whole(letter.rect, ink):
            yield f"the letter {letter.text} is cut off"


def inner(rect: Rect) -> Rect:
    """The inside of a box: a neighbor's ink may come as near as its outline."""
    return _with_slack(rect, -2 * SLACK)


def _whole(shape: Rect, ink: PageInk) -> bool:
    """Tell whether a letter shows to all four edges of its shape."""
    found = ink.within(shape)
    return found is not None and found.contains(shape, slack=_WHOLE)
