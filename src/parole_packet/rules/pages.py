"""The pages of the evidence: both sides there, nothing blacked out, blank, or better left out."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from parole_packet.case.exhibits import Exhibit
from parole_packet.case.kinds import ExhibitKind
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic
from parole_packet.facts import Facts, FileKind
from parole_packet.law import Law
from parole_packet.rules.base import found, near
from parole_packet.rules.readings import pages
from parole_packet.rules.secrets import secrets_shown

_OFFICIAL = (ExhibitKind.IDENTITY, ExhibitKind.STATUS, ExhibitKind.CIVIL)
_CARD = re.compile(r"\bcard\b|\bi-?551\b|\bdriver.s licen[sc]e\b|\btazkira\b|\bcedula\b", re.IGNORECASE)
_SIDES = re.compile(r"\bboth sides\b|\bfront and back\b|\bsides\b", re.IGNORECASE)
_BACK = re.compile(
    r"\(back\)|\[back|\bback (?:side|of|page)|\bon the (?:back|reverse)\b|\breverse side\b|\bverso\b|\bother side\b"
    r"|^\W*(?:back|reverse)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_NOTHING = re.compile(
    r"\bblank\b|\bempty\b|\bnothing\b|\bno (?:entr|annotation|writing|text|note)", re.IGNORECASE
)


def check_pages(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look at the pages of every exhibit, and at the words on them as far as they are known."""
    findings: list[Diagnostic] = []
    used = _used(case)
    for at, exhibit in enumerate(case.exhibits):
        path: CasePath = ("exhibits", at)
        if exhibit.kind in _OFFICIAL and exhibit.redact:
            message = "identity, status and civil documents are never blacked out"
            findings.append(found("redacted-official", (*path, "redact"), message, "remove `redact`"))
        findings += _sides(exhibit, path, facts, used)
        findings += _blank(exhibit, path, facts)
    return [*findings, *_secrets(case, facts), *_unread(case, facts)]


def _used(case: Case) -> dict[str, set[int]]:
    """The pages of each file that some exhibit files, from 1; the number 0 stands for all."""
    used: dict[str, set[int]] = {}
    for exhibit in case.exhibits:
        for file in exhibit.sources:
            used.setdefault(file, set()).update(exhibit.pages.numbers if exhibit.pages else [0])
    return used


def _sides(exhibit: Exhibit, path: CasePath, facts: Facts, used: dict[str, set[int]]) -> Iterator[Diagnostic]:
    """Civil documents and cards go in with both sides."""
    card = exhibit.kind in (ExhibitKind.IDENTITY, ExhibitKind.STATUS) and _CARD.search(exhibit.title)
    if (exhibit.kind is not ExhibitKind.CIVIL and not card) or _SIDES.search(exhibit.title):
        return
    there = [len(facts.files[source].pages) for source in exhibit.sources if source in facts.files]
    count = len(exhibit.pages.numbers) if exhibit.pages else sum(there)
    if count != 1 or len(there) != len(exhibit.sources):
        return
    back = _told_back(exhibit, facts)
    left_out = [page for page in range(1, sum(there) + 1) if page not in used[exhibit.sources[0]]]
    if back == "something":
        message = "the translation speaks of the back of this document, and one page of it is filed"
        related = near((*path, "translation", "file"), "the translation")
        yield found(
            "back-missing", (*path, "kind"), message, "add the back as a second page", related=related
        )
    elif exhibit.pages and left_out and 0 not in used[exhibit.sources[0]]:
        message = "one page of this document is filed, and page {left} of its file is in no exhibit"
        help_text = "if that is the other side, add it to `pages`"
        yield found("both-sides", (*path, "pages"), message, help_text, left=left_out[0])
    elif back != "nothing":
        message = "this civil document has one page: if anything is noted on its back, both sides are filed"
        if card:
            message = "this card has one page: of a card both sides are filed"
        yield found("both-sides", (*path, "kind"), message, "look at the back; add it as a second page")


def _told_back(exhibit: Exhibit, facts: Facts) -> str:
    """What a typed translation says of the back: "something", "nothing", or "" when it does not speak of it."""
    file = exhibit.translation.file if exhibit.translation else ""
    for text in facts.texts.get(file, ()):
        for hit in _BACK.finditer(text):
            line = text[text.rfind("\n", 0, hit.start()) + 1 :].partition("\n")[0]
            return "nothing" if _NOTHING.search(line) else "something"
    return ""


def _blank(exhibit: Exhibit, path: CasePath, facts: Facts) -> Iterator[Diagnostic]:
    """Pages on which nothing shows; the blank back of an official document belongs to it."""
    for file in exhibit.sources:
        known = facts.files.get(file)
        chosen = exhibit.pages.numbers if exhibit.pages else None
        seen = known.pages if known else ()
        blank = [
            number
            for number, page in enumerate(seen, 1)
            if "blank" in page.notes and (chosen is None or number in chosen)
        ]
        if exhibit.kind in _OFFICIAL and len(blank) < len(seen):
            blank = [number for number in blank if number % 2]
        if blank:
            message = "`{file}`: nothing shows on {pages}"
            help_text = "scan it again, or leave it out with `pages`"
            words = _words(blank)
            place = (*path, "file" if exhibit.file else "files")
            yield found("blank-page", place, message, help_text, file=file, pages=words)


def _words(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (" and more" if len(numbers) > 8 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


def _secrets(case: Case, facts: Facts) -> Iterator[Diagnostic]:
    """One note for each file and kind of number; the number itself is never said."""
    seen: dict[tuple[CasePath, str, str], list[int]] = {}
    for page in pages(case, facts):
        for kind in secrets_shown(page.text):
            seen.setdefault((page.path, page.file, kind), []).append(page.number)
    for (path, file, kind), numbers in seen.items():
        message = "`{file}`, {pages}: what looks like {kind} can be read whole"
        help_text = (
            "ask for a copy that hides it, or black it out with `redact` where the document allows that"
        )
        yield found("number-shown", path, message, help_text, file=file, pages=_words(numbers), kind=kind)


def _unread(case: Case, facts: Facts) -> Iterator[Diagnostic]:
    """After a deep look one note on all exhibits whose pages are pictures only: nobody has read them here."""
    if not facts.deep:
        return
    silent = [
        (at, exhibit.id)
        for at, exhibit in enumerate(case.exhibits)
        if any(_is_picture(source, facts) for source in exhibit.sources)
    ]
    if silent:
        message = "pages of {count} exhibits are pictures without a text layer: {ids}"
        help_text = "compare names, dates and numbers on them with the case file yourself"
        ids = ", ".join(name for _, name in silent)
        yield found("no-text-layer", ("exhibits",), message, help_text, count=len(silent), ids=ids)


def _is_picture(source: str, facts: Facts) -> bool:
    known = facts.files.get(source)
    if known is None or known.kind is FileKind.TEXT:
        return False
    return not all(text.strip() for text in facts.texts.get(source, ("",)))
