"""Names and numbers that stand in several places: is each the same everywhere?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from parole_packet.case.models import Case
from parole_packet.case.people import Name, Phones
from parole_packet.diagnostics import CasePath, Diagnostic, Related, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, names, near, walk
from parole_packet.rules.likeness import NUMBER, Index, bare, derived, one_slip_apart, plain, rarer

_NAME_FIELDS = frozenset(
    {
        "family",
        "given",
        "middle",
        "name",
        "person",
        "filed_by",
        "owner_name",
        "employer",
        "firm",
        "name_as_printed",
        "recipient",
        "recognized_organization",
        "head_of_household",
        "city",
        "country",
        "country_now",
        "country_at_birth",
        "citizenship",
        "post",
        "place",
        "province",
        "court",
    }
)
_NUMBER_FIELDS = frozenset({"a_number", "uscis_account", "receipt", "number", "i94", "bar_number"})
_CODES = frozenset(
    {
        "id",
        "file",
        "files",
        "certificate",
        "translator",
        "proves",
        "exhibit",
        "exhibits",
        "substitutes",
        "cites",
        "requirement",
        "code",
        "at",
        "email",
        "text",
        "day",
        "mobile",
        "phone",
        "fax",
        "language",
        "languages",
        "native",
        "zip",
        "postal_code",
        "section",
        "unit",
        "form",
        "forms",
        "kind",
        "category",
        "class_of_admission",
    }
)
_WHOLE_NAMES = frozenset({"name", "person", "filed_by", "owner_name", "recipient"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CITATION = re.compile(r"\[@[^\]\n]*\]|\S+@\S+")
_SHORTEST = 5
_LONG = 7
"""From so many letters on, two words of ordinary language are seldom one slip apart."""


@dataclass(slots=True)
class _Seen:
    """Where a word stands: in fields that state it, and in texts that repeat it."""

    stated: list[Where] = field(default_factory=list)
    told: list[Where] = field(default_factory=list)
    given: bool = False
    families: set[str] = field(default_factory=set)

    @property
    def first(self) -> Where:
        return (*self.stated, *self.told)[0]


def check_echoes(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Compare names with names and numbers with numbers, over all fields and texts."""
    return [*_names(case), *_numbers(case), *_contacts(case)]


def _is_text(path: CasePath) -> bool:
    """Whether a field holds free words. `text` is one, except for the telephone number of `filing.notify`."""
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    if last == "text" and path[:2] != ("filing", "notify"):
        return True
    return last not in _CODES and last not in _NUMBER_FIELDS and path[0] != "accepted"


def _family(case: Case) -> dict[CasePath, str]:
    """The family name beside each given name."""
    return {(*path, "given"): plain(name.family) for path, name in names(case)}


def _blank(hit: re.Match[str]) -> str:
    return " " * len(hit[0])


def _last(name: str) -> str:
    return plain(name.rsplit(maxsplit=1)[-1])


def _words(case: Case) -> tuple[dict[str, _Seen], set[str]]:
    """Every capitalized word with its places, and all words that also stand in small letters."""
    seen: dict[str, _Seen] = {}
    small: set[str] = set()
    families = _family(case)
    for path, value in walk(case):
        if type(value) is not str or not _is_text(path):
            continue
        stated = next((step for step in reversed(path) if isinstance(step, str)), "") in _NAME_FIELDS
        for hit in _WORD.finditer(_CITATION.sub(_blank, value)):
            word = hit[0].removesuffix("'s").removesuffix("’s")
            if not word[0].isupper():
                small.add(plain(word))
            elif len(word) >= _SHORTEST:
                entry = seen.setdefault(plain(word), _Seen())
                (entry.stated if stated else entry.told).append(Where(path, text=word))
                family = families.get(path) or (
                    _last(value) if path[-1] in _WHOLE_NAMES and hit.start() == 0 else ""
                )
                if family:
                    entry.given = True
                    entry.families.add(family)
    return seen, small


def _names(case: Case) -> Iterator[Diagnostic]:
    seen, small = _words(case)
    stated = {word for word, entry in seen.items() if entry.stated}
    counts = {word: len(entry.stated) + len(entry.told) for word, entry in seen.items()}
    index = Index(stated)
    done: set[frozenset[str]] = set()
    for word in seen:
        if word in small:
            continue
        for other in index.like(word):
            pair = frozenset((word, other))
            if (
                pair in done
                or (other in small and len(other) < _LONG)
                or not _comparable(word, other, seen[word], seen[other])
            ):
                continue
            done.add(pair)
            slip, right = rarer(word, other, counts)
            yield _spelling(seen[slip], seen[right])


def _comparable(one: str, other: str, here: _Seen, there: _Seen) -> bool:
    """Short words must begin alike; Laila and Leila are two people where their family names differ."""
    if derived(one, other) or (min(len(one), len(other)) <= _SHORTEST and one[0] != other[0]):
        return False
    given = [entry for entry in (here, there) if entry.given]
    return len(given) < 2 or bool(here.families & there.families)


def _spelling(slip: _Seen, right: _Seen) -> Diagnostic:
    places = [Related(where, "and here") for where in (*slip.stated, *slip.told)[1:4]]
    return found(
        "spelling-differs",
        slip.first,
        "`{one}` here, and `{other}` elsewhere",
        "compare with the documents, and use one spelling",
        related=(Related(right.first, "the other spelling"), *places),
        one=slip.first.text,
        other=right.first.text,
    )


def _numbers(case: Case) -> Iterator[Diagnostic]:
    stated: dict[str, CasePath] = {}
    texts: list[tuple[CasePath, str]] = []
    for path, value in walk(case):
        if type(value) is not str:
            continue
        if path[-1] in _NUMBER_FIELDS:
            stated.setdefault(bare(value), path)
        elif _is_text(path):
            texts.append((path, value))
    index = Index(stated)
    for path, value in texts:
        for hit in NUMBER.finditer(value):
            number = bare(hit[0])
            if len(number) < 6 or number in stated:
                continue
            for other in index.like(number):
                yield found(
                    "number-differs",
                    Where(path, text=hit[0].strip()),
                    "this number is one sign away from the one in `{field}`",
                    "compare both with the document",
                    related=near(stated[other], "the other number"),
                    field=stated[other][-1],
                )


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-10:]


def _contacts(case: Case) -> Iterator[Diagnostic]:
    """Where USCIS tells the arrival, and people who appear in two places."""
    phones: dict[str, CasePath] = {}
    emails: dict[str, CasePath] = {}
    people: dict[str, tuple[CasePath, str, str]] = {}
    for path, value in walk(case):
        if type(value) is str and path[:2] != ("filing", "notify"):
            if path[-1] == "email":
                emails.setdefault(value.casefold(), path)
            elif path[-1] in ("day", "mobile", "phone"):
                phones.setdefault(_digits(value), path)
        name, email, phone = getattr(value, "name", None), getattr(value, "email", None), _phone(value)
        if name is None or not (email or phone):
            continue
        full = (name.full if isinstance(name, Name) else str(name)).casefold()
        first = people.setdefault(full, (path, email or "", phone))
        if first[0] != path:
            yield from _same_person(first, (path, email or "", phone))
    notify = case.filing.notify
    given = (
        [("text", _digits(notify.text or ""), phones), ("email", (notify.email or "").casefold(), emails)]
        if notify
        else []
    )
    for name, value, known in given:
        close = [other for other in known if value and value not in known and one_slip_apart(value, other)]
        if close:
            yield found(
                "number-differs",
                ("filing", "notify", name),
                "this is one sign away from the one in `{field}`",
                "compare both, and correct the wrong one",
                related=near(known[close[0]], "the other one"),
                field=".".join(map(str, known[close[0]])),
            )


def _phone(block: object) -> str:
    phones = getattr(block, "phones", None)
    return _digits(
        (phones.day or phones.mobile or "")
        if isinstance(phones, Phones)
        else str(getattr(block, "phone", None) or "")
    )


def _same_person(one: tuple[CasePath, str, str], other: tuple[CasePath, str, str]) -> Iterator[Diagnostic]:
    for at, name in ((1, "email address"), (2, "telephone number")):
        if one[at] and other[at] and str(one[at]).casefold() != str(other[at]).casefold():
            yield found(
                "number-differs",
                Where(other[0], "key"),
                "the {name} of this person differs from the one given elsewhere",
                "correct the wrong one",
                related=near(one[0], "the same person"),
                name=name,
            )
