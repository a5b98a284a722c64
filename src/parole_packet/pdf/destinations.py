"""Where the links and outline entries of a source PDF lead."""

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf.generic import ArrayObject, DictionaryObject

from parole_packet.pdf import objects
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.reader import PdfSource

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a document: page index from 0, and the point to show in page space where one is named."""

    page: int
    left: float | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One entry of a source's own outline; `target` is None where it leads nowhere in the document."""

    title: str
    target: Target | None
    children: tuple["OutlineEntry", ...] = ()


class Destinations:
    """Resolves explicit and named destinations of one open source."""

    def __init__(self, source: PdfSource) -> None:
        self._source = source
        self._pages = {page.reference: page.index for page in source.pages if page.reference is not None}
        self._named: dict[bytes, Raw] | None = None

    def of_link(self, link: DictionaryObject) -> Target | None:
        """Return where a link or outline entry leads inside the document, None when it leads elsewhere."""
        value = objects.raw(link, "/Dest")
        if value is None:
            action = objects.dictionary(link.get("/A"))
            if objects.name(action.get("/S")) != "GoTo":
                return None
            value = objects.raw(action, "/D")
        return self.resolve(value)

    def resolve(self, value: Raw, depth: int = 0) -> Target | None:
        """Return the place a destination names: an array, a dictionary with /D, or a name to look up."""
        found = objects.resolve(value)
        if isinstance(found, DictionaryObject):
            found = objects.resolve(found.get("/D"))
        if isinstance(found, ArrayObject) and found:
            return self._explicit(list(found))
        if isinstance(found, str | bytes) and depth < _DEEPEST:
            return self.resolve(self._lookup(_key(found)), depth + 1)
        return None

    def _explicit(self, items: list[Raw]) -> Target | None:
        mark = objects.identity(items[0])
        page = self._pages.get(mark) if mark else None
        if (
            page is None
            and mark is None
            and isinstance(items[0], int)
            and 0 <= items[0] < self._source.page_count
        ):
            page = int(items[0])
        if page is None:
            return None
        kind = objects.name(items[1]) if len(items) > 1 else ""
        left, top = {"XYZ": (2, 3), "FitH": (0, 2), "FitBH": (0, 2), "FitR": (2, 5)}.get(kind, (0, 0))
        return Target(page, _coordinate(items, left), _coordinate(items, top))

    def _lookup(self, key: bytes) -> Raw:
        if self._named is None:
            self._named = dict(self._names())
        return self._named.get(key)

    def _names(self) -> Iterator[tuple[bytes, Raw]]:
        catalog = self._source.catalog
        for key, value in objects.dictionary(catalog.get("/Dests")).items():
            yield _key(key), value
        stack = [objects.raw(objects.dictionary(catalog.get("/Names")), "/Dests")]
        seen: set[tuple[int, int]] = set()
        while stack:
            value = stack.pop()
            mark = objects.identity(value)
            if mark in seen:
                continue
            seen |= {mark} if mark else set()
            node = objects.dictionary(value)
            pairs = objects.entries(objects.raw(node, "/Names")) if "/Names" in node else []
            for name, destination in zip(pairs[::2], pairs[1::2], strict=False):
                yield _key(objects.resolve(name)), destination
            if "/Kids" in node:
                stack.extend(objects.entries(objects.raw(node, "/Kids")))

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the document's own outline, at most eight levels deep, safe against loops."""
        root = objects.dictionary(self._source.catalog.get("/Outlines"))
        return self._entries(objects.raw(root, "/First"), 0, set())

    def _entries(self, first: Raw, depth: int, seen: set[tuple[int, int]]) -> tuple[OutlineEntry, ...]:
        mark = objects.identity(first)
        if first is None or depth >= _DEEPEST or (mark and mark in seen):
            return ()
        seen |= {mark} if mark else set()
        return tuple(
            OutlineEntry(
                _title(node), self.of_link(node), self._entries(objects.raw(node, "/First"), depth + 1, seen)
            )
            for node in objects.tree(first)
        )


def _key(value: Raw) -> bytes:
    """Return a name as bytes, whether it was written as a name or as a string."""
    if isinstance(value, str) and value.startswith("/"):
        return value[1:].encode("utf-8", "replace")
    return objects.string_bytes(value) if isinstance(value, str | bytes) else b""


def _title(node: DictionaryObject) -> str:
    return " ".join(objects.text(node.get("/Title")).split())


def _coordinate(items: list[Raw], position: int) -> float | None:
    if not position or len(items) <= position or objects.resolve(items[position]) is None:
        return None
    return objects.number(items[position])
