"""Answer sheets: what the forms would say, printed to be copied, wherever a filled-in form does not stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from parole_packet.case.models import Case
from parole_packet.forms.answers.fit import Entry
from parole_packet.forms.answers.record import Answer, At, FormAnswers, Gap, Reason
from parole_packet.packet.desk import Desk
from parole_packet.packet.plan import PageSource, Part, PartKind
from parole_packet.typeset.press import Story
from parole_packet.typeset.stories.sheets import AnswerPart, AnswerRow, answer_story

_ROW = re.compile(r"(\w[\w ]*?) (\d+): (.+)")
"""The label of a box in a table: the row's name, its number, what is asked."""
_INTRO = (
    "Copy the answers into the official form, Item by Item. Words in italics say why an Item stays empty; they "
    "are no answers. The Social Security Number, signatures and dates of signature are written by hand."
)


@dataclass(frozen=True, slots=True)
class NeededForm:
    """A form of the packet: its fitted answers, what goes onto further sheets, its pages when it is filled in.

    `added` is the sheet that is attached to a filled form for what no box of it can take.
    """

    answers: FormAnswers
    sheets: tuple[tuple[Entry, ...], ...] = ()
    pages: tuple[PageSource, ...] = ()
    added: Story | None = None


def form_parts(form: NeededForm, case: Case, desk: Desk) -> tuple[Part, ...]:
    """Return the parts of a form: its own pages and what is attached to them, or else its answer sheet."""
    number = form.answers.form
    key = f"form:{number}"
    if form.pages:
        own = Part(key, PartKind.FORM, f"Form {number}", form.pages)
        if form.added is None:
            return (own,)
        title = f"Added sheet to Form {number}"
        return own, Part(f"{key}:added", PartKind.ADDED, title, desk.set(f"{key}:added", form.added))
    story = answer_story(
        answer_parts(form), form=f"Form {number}", subject=case.beneficiary.name.full, intro=_INTRO
    )
    return (Part(key, PartKind.ANSWERS, f"Answer sheet, Form {number}", desk.set(key, story)),)


def answer_parts(form: NeededForm) -> list[AnswerPart]:
    """Return all answers of a form in its order; what no box holds stands in the additional information."""
    answers = form.answers
    found = []
    for part, group in groupby(answers.answers, key=lambda answer: answer.at.part):
        rows = list(_rows(group))
        if answers.continuation and part == answers.continuation.part:
            rows += _further(form.sheets)
        found.append(AnswerPart(_heading(answers, part), tuple(rows)))
    return found


def _further(sheets: Iterable[tuple[Entry, ...]]) -> Iterator[AnswerRow]:
    for number, sheet in enumerate(sheets, 1):
        for entry in sheet:
            yield AnswerRow(str(entry.at), f"On added sheet {number}", " ".join(entry.lines))


def _heading(form: FormAnswers, part: str) -> str:
    if not part:
        return "Outside the Parts" if form.parts else ""
    return f"Part {part}. {form.parts[part]}" if part in form.parts else f"Part {part}"


def _rows(answers: Iterable[Answer]) -> Iterator[AnswerRow]:
    """Yield a row for each answer; Items that stay empty for the same reason stand in one."""
    runs = groupby(answers, key=lambda answer: answer.reason.text if answer.reason else answer.key)
    for _, run in runs:
        same = list(run)
        first, last = same[0], same[-1]
        labels = "; ".join(_labels(same))
        value = "" if first.reason else first.printed
        reason = _reason(first.reason) if first.reason else ""
        yield AnswerRow(_items(first.at, last.at), labels, value, reason)


def _labels(answers: Iterable[Answer]) -> Iterator[str]:
    """Yield what is asked, each once; what a table asks in every row is said once: Dependent 1 to 9: name, …"""
    told = dict.fromkeys(answer.label for answer in answers)
    for name, run in groupby(told, key=lambda label: found[1] if (found := _ROW.fullmatch(label)) else label):
        rows = [found for label in run if (found := _ROW.fullmatch(label))]
        if len(rows) < 2:
            yield rows[0][0] if rows else name
            continue
        numbers = list(dict.fromkeys(row[2] for row in rows))
        first_to_last = f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else numbers[0]
        yield f"{name} {first_to_last}: {', '.join(dict.fromkeys(row[3] for row in rows))}"


def _reason(reason: Reason) -> str:
    return reason.text if reason.gap is Gap.BY_HAND else f"left empty: {reason.text}"


def _items(first: At, last: At) -> str:
    return first.item if first.item == last.item else f"{first.item} – {last.item}"
