"""PDFs as they can be filed: the file itself, or an unlocked or repaired copy that stands in for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from parole_packet.documents.standins import StandIns
from parole_packet.facts import PageFacts
from parole_packet.pdf.features import document_notes, page_features
from parole_packet.pdf.reader import PdfProblem, open_pdf
from parole_packet.pdf.repair import Repair, repair, unlock
from parole_packet.worker import PATIENCE, OverrunError, Worker

Passwords = Callable[[str, bool], str | None]
"""Asked for the password of a file, by its path as written; the flag says that the last answer was wrong."""

REPAIRED, UNLOCKED = "repaired", "unlocked"
_TRIES = 3
_BYTES_A_SECOND = 10_000_000
"""What the slowest disk reads."""


def no_passwords(_path: str, _again: bool) -> None:
    """Know no password."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a file. `changes` says in words what was done to the copy of a PDF, if there is one."""

    pages: tuple[PageFacts, ...]
    notes: tuple[str, ...]
    copy: Path | None = None
    changes: tuple[str, ...] = ()


def pdf_facts(path: Path, written: str, keeper: StandIns, passwords: Passwords) -> Seen:
    """Look at a PDF; a locked one is unlocked, a damaged one repaired, into a copy. Raises PdfProblem and OSError."""
    try:
        return _read(path)
    except PdfProblem as problem:
        if problem.kind == "password":
            return _unlocked(path, written, keeper, passwords)
        if problem.kind == "damaged":
            return _repaired(path, keeper, problem)
        raise


def _read(path: Path, *, repaired: bool = False) -> Seen:
    with open_pdf(path) as source:
        pages = page_features(source, path, repaired=repaired)
        return Seen(
            tuple(PageFacts(p.width, p.height, p.dpi, p.notes) for p in pages), document_notes(source)
        )


def _unlocked(path: Path, written: str, keeper: StandIns, passwords: Passwords) -> Seen:
    copy = keeper.new()
    for attempt in range(_TRIES):
        password = passwords(written, attempt > 0)
        if password is None:
            raise PdfProblem("wrong-password" if attempt else "password")
        try:
            unlock(path, copy, password)
            break
        except PdfProblem as problem:
            if problem.kind != "password":
                raise
    else:
        raise PdfProblem("wrong-password")
    try:
        found = _read(copy)
    except PdfProblem as problem:
        if problem.kind != "damaged":
            raise
        found = _repaired(copy, keeper, problem)
    return Seen(
        found.pages,
        (*found.notes, UNLOCKED),
        found.copy or copy,
        ("unlocked with its password", *found.changes),
    )


def _repaired(path: Path, keeper: StandIns, problem: PdfProblem) -> Seen:
    """Repair a file into a copy; where that fails, say what was wrong at first, unless pages are gone."""
    copy = keeper.new()
    try:
        done = _apart(path, copy)
    except PdfProblem as failed:
        raise (failed if failed.detail or failed.kind != "damaged" else problem) from problem
    found = _read(copy, repaired=True)
    pages = tuple(
        replace(page, notes=(*page.notes, done.losses[index])) if index in done.losses else page
        for index, page in enumerate(found.pages)
    )
    return Seen(pages, (*found.notes, REPAIRED), copy, tuple(f"repaired: {words}" for words in done.done))


def _apart(path: Path, copy: Path) -> Repair:
    """Repair a file in a process of its own: what is damaged may be damaged on purpose."""
    with Worker(PATIENCE + path.stat().st_size / _BYTES_A_SECOND) as worker:
        try:
            return worker.call(repair, path, copy)
        except OverrunError as error:
            raise PdfProblem("too-large", error.detail) from error
