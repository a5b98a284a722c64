"""What the store keeps of a survey: what was seen in a file, by its content."""

from dataclasses import dataclass

from parole_packet.cache import Cache
from parole_packet.documents.content import Content
from parole_packet.documents.pdfs import Seen
from parole_packet.facts import FileKind, PageFacts
from parole_packet.records import read, written

_KIND = "facts"


@dataclass(frozen=True, slots=True)
class _Kept:
    pages: tuple[PageFacts, ...]
    notes: tuple[str, ...]


def remembered(cache: Cache | None, kind: FileKind, content: Content) -> Seen | None:
    """Return what was seen in that content, None where nobody looked yet."""
    data = cache.get(_KIND, kind.value, content.sha256) if cache else None
    kept = read(_Kept, data) if data is not None else None
    return Seen(kept.pages, kept.notes) if kept else None


def remember(cache: Cache | None, kind: FileKind, content: Content, seen: Seen) -> None:
    """Keep what was seen in a file that is used as it is.

    Nothing is kept of a file that has a copy: what a password opens stays closed, and a repair is made and compared
    again each time. Text is read anyway.
    """
    if cache and seen.copy is None and kind is not FileKind.TEXT:
        cache.put(_KIND, kind.value, content.sha256, data=written(_Kept(seen.pages, seen.notes)))
