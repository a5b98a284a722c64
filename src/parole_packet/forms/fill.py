"""Fills a blank with answers: everything is checked before anything is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parole_packet.forms.answers.fit import Fitted, Room
from parole_packet.forms.answers.record import Answer
from parole_packet.forms.blanks import Blank
from parole_packet.forms.layout import line_count, line_length, strokes
from parole_packet.forms.maps import Binding, Bound, Role
from parole_packet.pdf.form_fields import Box, BoxKind
from parole_packet.pdf.form_flatten import flatten
from parole_packet.typeset.form_overlay import Stroke, form_overlay, text_width, unprintable


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in one box: the lines of an answer, or the state of a mark; neither in an empty box."""

    at: str
    box: Box
    lines: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form, filled in and flattened. `boxes` are all boxes of the form with what was written into them."""

    form: str
    edition: str
    pdf: bytes
    pages: int
    boxes: tuple[Written, ...]

    def on_page(self, index: int) -> tuple[Written, ...]:
        """Return the boxes of one page, counted from 0."""
        return tuple(written for written in self.boxes if written.box.page == index)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why an answer cannot be written into its box; `page` counts from 1, 0 when there is no box."""

    key: str
    page: int
    at: str
    words: str


def rooms(binding: Binding) -> dict[str, Room]:
    """Return how much the boxes of each answer hold; for an answer that stands twice, the smaller one."""
    found: dict[str, Room] = {}
    for bound in binding.bound:
        if bound.row.role is Role.HAND or bound.box.kind is BoxKind.TICK:
            key = bound.row.at if bound.row.role is Role.HAND else bound.row.said
            found.setdefault(key, Room(0, 1, bound.row.page))
        if bound.row.role is not Role.ANSWER or bound.box.kind is not BoxKind.TEXT:
            continue
        room = Room(line_length(bound.box), line_count(bound.box), bound.row.page)
        known = found.get(bound.row.said)
        if known is None or room.characters * room.lines < known.characters * known.lines:
            found[bound.row.said] = room
    return found


def plan(binding: Binding, fitted: Fitted) -> tuple[tuple[Written, ...], list[Misfit]]:
    """Decide what stands in every box of a form, and tell everything that does not fit."""
    answers = {answer.key: answer for answer in fitted.form.answers}
    misfits = [
        Misfit(key, 0, answers[key].at.short, "no box takes this answer")
        for key in _homeless(binding, answers)
    ]
    written = []
    for bound in binding.bound:
        answer = answers.get(bound.row.said) if bound.row.role == "answer" else None
        one = _written(bound, answer, fitted.lines)
        misfits += [Misfit(bound.row.said, bound.row.page, bound.row.at, words) for words in _faults(one)]
        written.append(one)
    return tuple(written), misfits


def _homeless(binding: Binding, answers: Mapping[str, Answer]) -> Iterator[str]:
    """Yield the keys of answers with a value that no box takes, or of choices that no box offers."""
    places: dict[str, set[str]] = {}
    for bound in binding.answered():
        tick = bound.box.kind is BoxKind.TICK
        places.setdefault(bound.row.said, set()).add(bound.row.when if tick else "")
    for key, answer in answers.items():
        offered = places.get(key, set())
        if answer.value is not None and not offered & {"", answer.value}:
            yield key


def _written(bound: Bound, answer: Answer | None, lines: Mapping[str, Sequence[str]]) -> Written:
    row, box = bound.row, bound.box
    if answer is None or answer.value is None:
        return Written(row.at, box)
    if box.kind is BoxKind.TICK:
        return Written(row.at, box, state=row.on if answer.value == row.when else "")
    return Written(row.at, box, tuple(lines.get(answer.key) or (answer.value,)))


def _faults(written: Written) -> Iterator[str]:
    """Yield what is wrong with what should stand in a box."""
    box = written.box
    if written.state and written.state not in box.states:
        yield f"the box has no state {written.state}"
    if len(written.lines) > line_count(box):
        yield f"{len(written.lines)} lines in a box of {line_count(box)}"
    for line in written.lines:
        if letters := unprintable(line):
            yield f"the letters {' '.join(letters)} cannot be printed"
        if box.max_length is not None and len(line) > box.max_length:
            yield f"{len(line)} characters in a box of {box.max_length}"
    if box.options and written.lines and written.lines[0] not in {value.strip() for value, _ in box.options}:
        yield "the value is not in the list of the box"
    if not box.comb and any(_too_wide(stroke, box) for stroke in strokes(box, written.lines)):
        yield "the words are wider than the box"


def _too_wide(stroke: Stroke, box: Box) -> bool:
    return stroke.x + text_width(stroke.text, stroke.size) > box.rect.x1 + 0.5


def fill(blank: Blank, written: Sequence[Written], data: bytes) -> FilledForm:
    """Draw what stands in every box onto the pages of a blank; `data` are its bytes. Raises PdfProblem."""
    drawn: list[list[Stroke]] = [[] for _ in range(blank.pages)]
    for one in written:
        drawn[one.box.page] += strokes(one.box, one.lines)
    marks = {one.box.name: one.state for one in written if one.state}
    pdf = flatten(data, form_overlay(drawn), marks=marks)
    return FilledForm(blank.form, blank.edition, pdf, blank.pages, tuple(written))
