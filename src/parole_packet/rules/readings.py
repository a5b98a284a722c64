"""What translations and text layers say of the people of a case: is it what the case file says?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parole_packet.case.base import Fields
from parole_packet.case.exhibits import Exhibit
from parole_packet.case.kinds import ExhibitKind
from parole_packet.case.models import Case
from parole_packet.case.people import Name, OtherName
from parole_packet.diagnostics import CasePath, Diagnostic, Related, Span, Where
from parole_packet.facts import Facts, FileKind
from parole_packet.law import Law
from parole_packet.rules.base import parties, walk
from parole_packet.rules.days import days_in, nearly
from parole_packet.rules.likeness import NUMBER, Index, bare, consonants, derived, of_another, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST = 5
_CONSONANTS = 3
_BORN = re.compile(r"\bborn\b|\bbirth\b|\bd\.?o\.?b\b", re.IGNORECASE)
_EXPIRES = re.compile(r"\bexpir|\bvalid (?:un)?til\b", re.IGNORECASE)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:grand)?(?:father|mother|parent)|\bwitness|\bregistrar\b|\bofficer\b|\bofficial\b|\bhead\b|\bdirector\b"
    r"|\bjudge\b|\bnotary\b|\bdr\b|\bdoctor\b|\bsigned\b|\bsignature\b|\bauthority\b|\btranslat|\[seal|\[stamp",
    re.IGNORECASE,
)
_PROOFS = {"beneficiary": "beneficiary_id", "sponsor": "sponsor_id", "petitioner": "petitioner_id"}


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one page of an exhibit. `typed` is a file of plain text, `read` a scan that a program has read."""

    exhibit: Exhibit
    path: CasePath
    file: str
    number: int
    text: str
    code: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """A person of the case with the words of all their names."""

    path: CasePath
    role: str
    names: frozenset[str]
    born: date


def check_readings(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Read every translation, and every text layer that was looked at, beside the fields of the case."""
    people = list(_people(case))
    words = _words(case)
    numbers = _numbers(case)
    findings: list[Diagnostic] = []
    for page in pages(case, facts):
        findings += _names(page, people, words)
        findings += _days(case, page, people)
        findings += _numbers_told(page, numbers)
    return findings


def pages(case: Case, facts: Facts) -> Iterator[Page]:
    """Yield the pages of exhibits whose words are known, those of originals as far as they are filed."""
    for at, exhibit in enumerate(case.exhibits):
        chosen = exhibit.pages.numbers if exhibit.pages else None
        for file in exhibit.sources:
            kept = [number - 1 for number in chosen] if chosen else None
            yield from _pages(exhibit, ("exhibits", at), file, facts, "document-differs", kept)
        if exhibit.translation:
            path = ("exhibits", at, "translation", "file")
            yield from _pages(exhibit, path, exhibit.translation.file, facts, "translation-differs")


def _pages(
    exhibit: Exhibit, path: CasePath, file: str, facts: Facts, code: str, chosen: list[int] | None = None
) -> Iterator[Page]:
    known = facts.files.get(file)
    texts = facts.texts.get(file, ())
    for number, text in enumerate(texts):
        if known is None or not text.strip() or (chosen is not None and number not in chosen):
            continue
        typed = known.kind is FileKind.TEXT
        scan = number < len(known.pages) and "scanned" in known.pages[number].notes
        yield Page(exhibit, path, file, number + 1, text, "scan-differs" if scan else code, typed)


def _people(case: Case) -> Iterator[_Known]:
    for party in parties(case):
        person = party.person
        names: list[Name | OtherName] = [person.name, *person.other_names]
        yield _Known(party.path, party.role, _name_words(names), person.date_of_birth)
    for at, one in enumerate(case.finances.dependents if case.finances else ()):
        yield _Known(("sponsor", "dependents", at), "dependent", _name_words([one.name]), one.date_of_birth)


def _name_words(names: Iterable[Name | OtherName]) -> frozenset[str]:
    parts = [part for name in names for part in (name.family, name.given, name.middle) if part]
    return frozenset(plain(word) for part in parts for word in _WORD.findall(part))


def _words(case: Case) -> set[str]:
    texts = [value for _, value in walk(case) if type(value) is str]
    return {plain(word) for text in texts for word in _WORD.findall(text)}


def _numbers(case: Case) -> dict[str, tuple[CasePath, str]]:
    """The numbers by which people and their requests are known."""
    stated: dict[str, tuple[CasePath, str]] = {}
    for path, value in walk(case):
        if isinstance(value, Fields):
            continue
        field = path[-1]
        of_passport = field == "number" and path[-2:-1] == ("passport",)
        if of_passport or field in ("a_number", "uscis_account", "receipt"):
            name = "passport number" if of_passport else str(field).replace("_", " ").replace("a n", "A-N")
            stated.setdefault(bare(str(value)), (path, name))
    return stated


def _names(page: Page, people: list[_Known], words: set[str]) -> Iterator[Diagnostic]:
    here = {plain(word) for word in _WORD.findall(page.text)}
    title = {plain(word) for word in _WORD.findall(page.exhibit.title)}
    about = [one for one in people if _is_about(one, page, here, title)]
    names = {name for one in about for name in one.names if len(name) >= _SHORTEST}
    index, by_consonants = Index(names), _by_consonants(names)
    told: set[str] = set()
    for hit in _WORD.finditer(page.text):
        word = plain(hit[0].removesuffix("'s").removesuffix("’s"))
        if len(word) < _SHORTEST or not hit[0][0].isupper() or word in words or word in told:
            continue
        for other in (*index.like(word), *by_consonants.get(consonants(word), ())):
            if derived(word, other) or of_another(word, other):
                continue
            owner = next(one for one in about if other in one.names)
            if not _may_be(owner, _line(page, hit)):
                continue
            told.add(word)
            place = owner.path
            yield _finding(
                page, hit, "`{told}` here, and `{stated}` in the case file", (*place, "name"),
                told=hit[0], stated=other.title(),
            )  # fmt: skip
            break


def _may_be(one: _Known, line: str) -> bool:
    """Whether a line speaks of a person: one of parents and officials only if it has two of their names right."""
    if not _SOMEBODY_ELSE.search(line):
        return True
    return len(one.names & {plain(word) for word in _WORD.findall(line)}) > 1


def _by_consonants(names: Iterable[str]) -> dict[str, list[str]]:
    """Names that can be written with other vowels when they are carried over from another script."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(consonants(name)) >= _CONSONANTS:
            found.setdefault(consonants(name), []).append(name)
    return found


def _is_about(one: _Known, page: Page, here: set[str], title: set[str]) -> bool:
    """Whether a document speaks of a person: it has one of their names right, or is filed as theirs."""
    return bool(one.names & (here | title)) or _PROOFS.get(one.role) in page.exhibit.proves


def _days(case: Case, page: Page, people: list[_Known]) -> Iterator[Diagnostic]:
    births = {one.born: one for one in people}
    known = set(births) | {
        one.date_of_birth for party in parties(case) for one in party.person.other_names if one.date_of_birth
    }
    for words, meant in days_in(page.text):
        hit = re.search(re.escape(words), page.text)
        if hit is None or not meant or meant & known:
            continue
        line = _line(page, hit)
        if _BORN.search(line) and not _SOMEBODY_ELSE.search(line):
            owner = _holder(page, people)
            close = next(
                (births[one] for one in births for day in meant if nearly(day, one, document=False)), owner
            )
            if close:
                message = "a birth date {told} here, and {stated} in the case file"
                yield _finding(
                    page, hit, message, (*close.path, "date_of_birth"), told=words, stated=close.born
                )
        elif _EXPIRES.search(line) and page.exhibit.kind is ExhibitKind.IDENTITY:
            yield from _expiry(case, page, hit, meant)


def _holder(page: Page, people: list[_Known]) -> _Known | None:
    """The one person whose identity a document proves."""
    if page.exhibit.kind is not ExhibitKind.IDENTITY:
        return None
    holders = [one for one in people if _PROOFS.get(one.role) in page.exhibit.proves]
    return holders[0] if len(holders) == 1 else None


def _expiry(case: Case, page: Page, hit: re.Match[str], meant: set[date]) -> Iterator[Diagnostic]:
    for party in parties(case):
        day = party.person.passport.expires if party.person.passport else None
        proves = _PROOFS[party.role] in page.exhibit.proves
        if day and proves and day not in meant and any(nearly(one, day, document=False) for one in meant):
            message = "a day of expiry {told} here, and {stated} in the case file"
            place = (*party.path, "passport", "expires")
            yield _finding(page, hit, message, place, told=hit[0], stated=day)


def _numbers_told(page: Page, stated: Mapping[str, tuple[CasePath, str]]) -> Iterator[Diagnostic]:
    index = Index(stated)
    for hit in NUMBER.finditer(page.text):
        number = bare(hit[0])
        if len(number) < 6 or number in stated:
            continue
        for other in index.like(number):
            path, name = stated[other]
            if name == "receipt" and number[:-2] == other[:-2]:
                continue  # requests of one family, filed together, have numbers in a row
            yield _finding(
                page, hit, "a number one sign away from the {name} of the case file", path, name=name
            )


def _line(page: Page, hit: re.Match[str]) -> str:
    """The line of a hit; in a PDF, where label and value can stand below each other, with the line before it."""
    start = page.text.rfind("\n", 0, hit.start()) + 1
    if not page.typed and start:
        start = page.text.rfind("\n", 0, start - 1) + 1
    end = page.text.find("\n", hit.end())
    return page.text[start : end if end >= 0 else len(page.text)]


_HELP = {
    "translation-differs": "compare both with the original, and correct the one that is wrong",
    "document-differs": "correct the case file; if the document is wrong, ask for a new one or explain it",
    "scan-differs": "look at the page itself: a program has read this scan, and may have misread it",
}


def _finding(page: Page, hit: re.Match[str], message: str, place: CasePath, **args: object) -> Diagnostic:
    """Tell it at the exhibit, where it can be accepted, and name the line or page that says it."""
    related = [Related(Where(place), "the case file")]
    words = {"file": page.file, "number": page.number, **args}
    if page.typed:
        span = _span(page, hit)
        related.insert(0, Related(span, "the word"))
        words["number"] = span.line
    message = ("`{file}`, line {number}: " if page.typed else "`{file}`, page {number}: ") + message
    return Diagnostic(
        page.code, message, words, Where(page.path), help=_HELP[page.code], related=tuple(related)
    )


def _span(page: Page, hit: re.Match[str]) -> Span:
    line = page.text.count("\n", 0, hit.start()) + 1
    column = hit.start() - page.text.rfind("\n", 0, hit.start())
    return Span(page.file, line, column, line, column + len(hit[0]))
