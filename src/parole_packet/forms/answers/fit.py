"""Fitting answers into boxes: what is too long goes on in the additional information, and nothing is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
    """How much a box holds: characters in a line, lines; and its page of the form, from 1."""

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

    `rooms` is by answer key, with the entries of additional information under `additional.1.text`; an answer
    without a room is not in any box and stays as it is.
    """
    answers: list[Answer] = []
    lines: dict[str, tuple[str, ...]] = {}
    overflow: list[tuple[Answer, str]] = []
    for answer in form.answers:
        fitted, rest = _fit_one(answer, rooms.get(answer.key), lines)
        answers.append(fitted)
        overflow += [(answer, rest)] if rest else []
        overflow += [(answer, extra.text) for extra in form.additions if extra.key == answer.key]
    if form.continuation is None:
        return Fitted(replace(form, answers=tuple(answers)), lines, (), ())
    room = rooms.get("additional.1.text", Room(85, 3))
    entries = tuple(_entries(overflow, rooms, room))
    size = form.continuation.entries
    first, further = entries[:size], entries[size:]
    sheets = tuple(further[start : start + size] for start in range(0, len(further), size))
    answers += additional(form.continuation, first)
    lines |= {f"additional.{number}.text": entry.lines for number, entry in enumerate(first, 1)}
    return Fitted(replace(form, answers=tuple(answers)), lines, first, sheets)


def _fit_one(answer: Answer, room: Room | None, lines: dict[str, tuple[str, ...]]) -> tuple[Answer, str]:
    value = answer.value
    if value is None or room is None or answer.shown:
        return answer, ""
    broken = wrap(value, room.characters)
    if room.lines > 1:
        lines[answer.key] = broken[: room.lines]
    if len(broken) <= room.lines:
        return answer, ""
    overflow = answer.kind.overflow
    if overflow is Overflow.REFUSE:
        return _too_long(answer, room), ""
    if overflow is Overflow.ELSEWHERE:
        reason = Reason(Gap.SKIPPED, "too long for the box: see the additional information")
        return replace(answer, value=None, reason=reason), f"{answer.label}: {value}"
    kept, rest = _cut(value, sum(len(line.replace(" ", "")) for line in broken[: room.lines]))
    return replace(answer, value=kept), rest if overflow is Overflow.FLOW else f"{answer.label}: {value}"


def _cut(value: str, letters: int) -> tuple[str, str]:
    """Cut a text after so many characters that are not blanks."""
    end = 0
    while letters:
        letters -= value[end] != " "
        end += 1
    return value[:end], value[end:].strip()


def _too_long(answer: Answer, room: Room) -> Answer:
    found = Problem(
        "form-too-long",
        answer.at,
        answer.key,
        answer.path,
        str(answer.value),
        detail=str(room.characters * room.lines),
    )
    return replace(answer, problems=(*answer.problems, found))


def _entries(
    overflow: Sequence[tuple[Answer, str]], rooms: Mapping[str, Room], room: Room
) -> Iterator[Entry]:
    for answer, rest in overflow:
        page = rooms[answer.key].page if answer.key in rooms else 0
        broken = wrap(rest, room.characters)
        for start in range(0, len(broken), room.lines):
            yield Entry(page, answer.at, broken[start : start + room.lines])


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
