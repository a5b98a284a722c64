"""Making answers: each constructor yields a complete record, problems included."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from parole_packet.diagnostics import CasePath
from parole_packet.forms.answers.plain import foreign_words, plain, refused_signs, suggestion, without
from parole_packet.forms.answers.record import Addition, Answer, At, Gap, Kind, Overflow, Problem, Reason

NAME = Kind("name", "A-Za-z -", Overflow.HEAD, "letters, blanks and hyphens")
MIDDLE = Kind("middle", "A-Za-z /", Overflow.HEAD, "letters and blanks")
STREET = Kind("street", "A-Za-z0-9 /", Overflow.HEAD, "letters, digits, blanks and slashes")
UNIT = Kind("unit", "A-Za-z0-9", Overflow.ELSEWHERE, "letters and digits")
PLACE = Kind("place", "A-Za-z ", Overflow.HEAD, "letters and blanks")
POSTAL = Kind("postal", "A-Za-z0-9 ", Overflow.ELSEWHERE, "letters, digits and blanks")
ORGANIZATION = Kind("organization", "A-Za-z0-9 ", Overflow.HEAD, "letters, digits and blanks")
CODE = Kind("code", "A-Za-z0-9 /-", Overflow.ELSEWHERE, "letters, digits and hyphens")
CODES = Kind("codes", "A-Za-z0-9 ,/-", Overflow.ELSEWHERE, "letters, digits, hyphens and commas")
DIGITS = Kind("digits", "0-9", Overflow.ELSEWHERE, "digits")
DATE = Kind("date", "0-9/", Overflow.REFUSE, "month/day/year in digits")
EMAIL = Kind("email", "!-~", Overflow.ELSEWHERE, "ASCII letters and signs, no blanks")
AMOUNT = Kind("amount", "0-9.,", Overflow.ELSEWHERE, "digits")
STATE = Kind("state", "A-Z", Overflow.REFUSE, "two letters from the form's list")
WORDS = Kind("words", " -~", Overflow.HEAD, "plain letters and signs")
PROSE = Kind("prose", " -~", Overflow.FLOW, "plain letters and signs")
TICK = Kind("tick", "a-z0-9_", Overflow.REFUSE, "")
INK = Kind("ink", "", Overflow.REFUSE, "")

NOT_APPLICABLE = "N/A"
NONE = "None"
"""What the instructions want typed for a count or an amount of zero."""


def text(
    at: str,
    key: str,
    label: str,
    value: str | None,
    path: CasePath,
    *,
    kind: Kind = WORDS,
    none: str | Reason = "",
) -> Answer:
    """An answer in words; without a value its reason is `none`, by default that there is no such thing."""
    place = At.parse(at)
    written = plain(value) if value else ""
    if not written:
        reason = none if isinstance(none, Reason) else Reason(Gap.NONE, none or "none")
        return Answer(key, place, label, kind, reason=reason, path=path)
    answer = Answer(key, place, label, kind, value=written, path=path)
    problems = tuple(_problems(answer, written, kind, path))
    return replace(answer, value=_spelled(written, kind), problems=problems)


def _spelled(written: str, kind: Kind) -> str:
    """Running text loses its accents, and a finding says so; anywhere else a letter is never changed."""
    if kind is not PROSE:
        return written
    return " ".join(suggestion(word) or word for word in written.split())


def _problems(answer: Answer, written: str, kind: Kind, path: CasePath) -> Iterator[Problem]:
    """Tell what of a value its box does not take: letters outside ASCII, signs that cannot be typed there."""
    if written in (NOT_APPLICABLE, NONE):
        return
    for word in foreign_words(written):
        code = "answer-accents" if kind is PROSE and suggestion(word) else "answer-letters"
        yield Problem(code, answer.at, answer.key, path, word, suggestion(word))
    if signs := refused_signs(written, kind.allowed):
        proposal = without(suggestion(written), kind.allowed)
        yield Problem("answer-signs", answer.at, answer.key, path, written, proposal, detail=signs)


def choice(
    at: str, key: str, label: str, token: str | None, path: CasePath, *, words: Mapping[str, str]
) -> Answer:
    """One of a group of check boxes. `words` is what an answer sheet prints for token; None: none given."""
    place = At.parse(at)
    if token is None:
        return Answer(key, place, label, TICK, reason=MISSING, path=path)
    return Answer(key, place, label, TICK, value=token, shown=words[token], path=path)


def tick(at: str, key: str, label: str, on: bool, path: CasePath, *, none: str = "does not apply") -> Answer:
    """A check box of its own."""
    place = At.parse(at)
    if on:
        return Answer(key, place, label, TICK, value="yes", shown="X", path=path)
    return Answer(key, place, label, TICK, reason=Reason(Gap.NONE, none), path=path)


def yes_no(at: str, key: str, label: str, answer: bool | None, path: CasePath) -> Answer:
    """A pair of check boxes for yes and no; None is unanswered."""
    token = None if answer is None else "yes" if answer else "no"
    return choice(at, key, label, token, path, words={"yes": "Yes", "no": "No"})


def skipped(at: str, key: str, label: str, why: str, *, kind: Kind = WORDS) -> Answer:
    """A box that the form or its instructions pass over."""
    return Answer(key, At.parse(at), label, kind, reason=Reason(Gap.SKIPPED, why))


def skip(why: str) -> Reason:
    """Why boxes are passed over, as the form or its instructions say."""
    return Reason(Gap.SKIPPED, why)


def only_for(choice_made: str) -> Reason:
    """Why a box that explains one choice of a group stays empty after another."""
    return skip(f"asked only of: {choice_made}")


def emptied(answers: Iterable[Answer], why: Reason) -> Iterator[Answer]:
    """The same boxes without their values, all for one reason."""
    for answer in answers:
        yield Answer(answer.key, answer.at, answer.label, answer.kind, reason=why)


def by_hand(at: str, key: str, label: str, who: str) -> Answer:
    """A box that is filled in ink."""
    return Answer(key, At.parse(at), label, INK, reason=Reason(Gap.BY_HAND, who))


def addition(answer: Answer, written: str, path: CasePath | None = None, *, kind: Kind = WORDS) -> Addition:
    """Text for the additional information, under the place of an answer; `kind` PROSE for running text."""
    source = answer.path if path is None else path
    value = plain(written)
    return Addition(answer.key, _spelled(value, kind), source, tuple(_problems(answer, value, kind, source)))


MISSING = Reason(Gap.MISSING, "not in the case file")
