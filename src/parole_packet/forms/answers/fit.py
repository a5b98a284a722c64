"""Fitting answers into boxes: what is too long goes on in the additional information, and nothing is lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from parole_packet.forms.answers.make import text
from parole_packet.forms.answers.record import (
    Answer,
    At,
    Continuation,
    FormAnswers,
    Gap,
    Overflow,
    Problem,
    Reason,
)


@dataclass(frozen=True, slots=True)
class Room:
    """How much a box holds: characters in a line, lines; and its page of the form, from 1.

    A box to tick or to sign takes no characters; its room tells the page.
    """

    characters: int
    lines: int = 1
    page: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One block of additional information: where it belongs, and its lines."""

    page: int
    at: At
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A form whose every answer fits its box.

    `lines` has the lines of each box with more than one. `sheets` are the entries that the form's own page of
    additional information cannot take, one list for each further copy of that page.
    """

    form: FormAnswers
    lines: Mapping[str, tuple[str, ...]]
    entries: tuple[Entry, ...]
    sheets: tuple[tuple[Entry, ...], ...]


_USUAL_ENTRY = Room(85, 3)
_ELSEWHERE = Reason(Gap.SKIPPED, "longer than the box: it stands in the additional information")


def wrap(words: str, characters: int) -> tuple[str, ...]:
    """Break a text into lines at blanks; a word longer than a line is broken where the line ends."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= characters:
            lines[-1] += f" {word}"
        else:
            lines += [word[start : start + characters] for start in range(0, len(word), characters)]
    return tuple(lines)


def fit(form: FormAnswers, rooms: Mapping[str, Room]) -> Fitted:
    """Fit answers into their boxes.

    `rooms` is by answer key, for boxes filled by hand by their Item, such as `10/4`; the entries of additional
    information are under `additional.1.text`. An answer without a room is not in any box and stays as it is.
    """
    answers: list[Answer] = []
    lines: dict[str, tuple[str, ...]] = {}
    overflow: list[tuple[int, At, str]] = []
    page = 0
    for answer in form.answers:
        room = rooms.get(answer.key) or rooms.get(answer.at.short)
        page = room.page if room else page
        fitted, rest = _fit_one(answer, room, continued=form.continuation is not None)
        if room and room.lines > 1 and fitted.value is not None:
            lines[answer.key] = wrap(fitted.value, room.characters)
        answers.append(fitted)
        texts = [rest] if rest else []
        texts += [extra.text for extra in form.additions if extra.key == answer.key]
        overflow += [(page, answer.at, words) for words in texts]
    if form.continuation is None:
        return Fitted(replace(form, answers=tuple(answers)), lines, (), ())
    entries = tuple(_entries(overflow, _entry_room(rooms)))
    size = form.continuation.entries
    sheets = tuple(entries[start : start + size] for start in range(size, len(entries), size))
    answers += additional(form.continuation, entries[:size])
    lines |= {f"additional.{number}.text": entry.lines for number, entry in enumerate(entries[:size], 1)}
    return Fitted(replace(form, answers=tuple(answers)), lines, entries[:size], sheets)


def _fit_one(answer: Answer, room: Room | None, *, continued: bool) -> tuple[Answer, str]:
    """Return the answer as it stands in its box, and what of it goes to the additional information."""
    value = answer.value
    if value is None or room is None or answer.shown:
        return answer, ""
    broken = wrap(value, room.characters)
    if len(broken) <= room.lines:
        return answer, ""
    overflow = answer.kind.overflow
    kept, rest = _cut(value, sum(len(line.replace(" ", "")) for line in broken[: room.lines]))
    if overflow is Overflow.HEAD and not continued:
        return replace(answer, value=kept, problems=(*answer.problems, _long("answer-cut", answer, kept))), ""
    if overflow is Overflow.REFUSE or not continued:
        room_for = str(room.characters * room.lines)
        return replace(answer, problems=(*answer.problems, _long("answer-too-long", answer, room_for))), ""
    if overflow is Overflow.ELSEWHERE:
        return replace(answer, value=None, reason=_ELSEWHERE), f"{answer.label}: {answer.whole or value}"
    return replace(answer, value=kept), rest if overflow is Overflow.FLOW else f"{answer.label}: {value}"


def _long(code: str, answer: Answer, detail: str) -> Problem:
    return Problem(code, answer.at, answer.key, answer.path, str(answer.value), detail=detail)


def _cut(value: str, letters: int) -> tuple[str, str]:
    """Cut a text after so many characters that are not blanks."""
    end = 0
    while letters:
        letters -= value[end] != " "
        end += 1
    return value[:end], value[end:].strip()


def _entry_room(rooms: Mapping[str, Room]) -> Room:
    """The room that every entry of additional information has: on some forms some have a line less."""
    found = [room for key, room in rooms.items() if re.fullmatch(r"additional\.\d+\.text", key)]
    if not found:
        return _USUAL_ENTRY
    return Room(min(room.characters for room in found), min(room.lines for room in found))


def _entries(overflow: Sequence[tuple[int, At, str]], room: Room) -> Iterator[Entry]:
    """Lay texts into entries; those for the same Item share one, each on a new line, if they fit whole."""
    for (page, at), texts in groupby(overflow, key=lambda one: one[:2]):
        lines: tuple[str, ...] = ()
        for _, _, written in texts:
            broken = wrap(written, room.characters)
            if lines and len(lines) + len(broken) > room.lines:
                yield Entry(page, at, lines)
                lines = ()
            lines += broken
            while len(lines) > room.lines:
                yield Entry(page, at, lines[: room.lines])
                lines = lines[room.lines :]
        if lines:
            yield Entry(page, at, lines)


def additional(place: Continuation, entries: Sequence[Entry]) -> Iterator[Answer]:
    """The answers of one page of additional information: `additional.1.page`, `.part`, `.item`, `.text`, …"""
    for number in range(1, place.entries + 1):
        at = f"{place.part}/{place.first_item + number - 1}"
        entry = entries[number - 1] if number <= len(entries) else None
        values = (
            (str(entry.page) if entry.page else "", entry.at.part, entry.at.item, " ".join(entry.lines))
            if entry
            else ("", "", "", "")
        )
        names = (("page", "Page"), ("part", "Part"), ("item", "Item"), ("text", "Text"))
        for (field, label), value in zip(names, values, strict=True):
            yield text(at, f"additional.{number}.{field}", label, value, (), none="not needed")
