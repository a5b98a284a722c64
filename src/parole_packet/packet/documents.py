"""The documents of an online filing: one file each, in the order in which they are uploaded."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from parole_packet.forms.answers import i131
from parole_packet.packet.division import unit_of
from parole_packet.packet.hand import FORM_KEY
from parole_packet.packet.plan import Part, PartKind, Plan

FOLDER, DRAFT_FOLDER = "upload", "upload-draft"
"""The folder of the files, beside the packet; a draft has one of its own."""

_FORMS = frozenset({PartKind.FORM, PartKind.ANSWERS})
_OWN = frozenset({PartKind.LETTER, PartKind.STATEMENT})
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class UploadDocument:
    """A document to be uploaded. `pages` are those of the packet; without a plan it is the person's own scan."""

    number: int
    title: str
    pages: range
    slug: str
    plan: Plan | None

    def path(self, *, draft: bool) -> str:
        """Return where its file lies: plain ASCII, and a name that every system takes."""
        return f"{DRAFT_FOLDER if draft else FOLDER}/{self.number:02}-{self.slug}.pdf"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that a build wrote: its name beside the sheet, packet pages, size in bytes, and what it uploads, if so."""

    name: str
    pages: range
    size: int
    document: UploadDocument | None = None


def upload_documents(plan: Plan, signed: Collection[str] = ()) -> tuple[UploadDocument, ...]:
    """Return the documents of a packet: forms but Form I-131, letter and statement, then the exhibits.

    `signed` are the keys of forms that were signed and scanned already: only those of the forms become files. Index
    and tab sheets are for paper.
    """
    found = enumerate(_documents(plan, signed), 1)
    return tuple(UploadDocument(number, *document) for number, document in found)


def _documents(plan: Plan, signed: Collection[str]) -> Iterator[tuple[str, range, str, Plan | None]]:
    for unit, run in groupby(plan.parts, key=unit_of):
        parts = [part for part in run if part.kind not in (PartKind.TAB, PartKind.INDEX)]
        first = parts[0] if parts else None
        if first is None or unit == f"{FORM_KEY}{i131.FORM}":
            continue
        pages = range(plan.pages_of(first).start, plan.pages_of(parts[-1]).stop)
        if first.exhibit is not None:
            name = f"Exhibit {first.label}"
            slug = f"exhibit-{_slug(first.label or '')}-{_slug(first.exhibit)}"
            yield f"{name}: {first.title}", pages, slug, _alone(plan, parts, name)
        elif first.kind in _FORMS:
            number = unit.removeprefix(FORM_KEY)
            own = _alone(plan, parts, f"Form {number}") if unit in signed else None
            yield f"Form {number}, signed and scanned", pages, f"form-{_slug(number)}", own
        elif first.kind in _OWN:
            yield first.title, pages, _slug(first.kind.value), _alone(plan, parts, first.title)


def _alone(plan: Plan, parts: list[Part], name: str) -> Plan:
    return Plan(tuple(parts), plan.draft, name, upload=True)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:_LONGEST].strip("-")
