"""Opens a source PDF and tells what it holds. All errors of the PDF libraries stop at this border."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.geometry import Rect, seen_size, unit_of
from parole_packet.pdf.limits import MOST_ANNOTATIONS, MOST_PAGES, limit_pypdf
from parole_packet.pdf.objects import Raw

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# A name is bytes. The library guesses UTF-8 or GBK and writes UTF-8 back; so fonts named in Chinese got lost.
NameObject.CHARSETS = ("latin1", "latin1", "latin1")

LETTER_BOX = Rect(0, 0, 612, 792)
_MOST_KEPT = 1_000
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")

_ENDLESS = re.compile("array element count|number of dictionary entries")
"""How the library tells that it stopped at an endless list: no damage, and nothing that a repair makes shorter."""

# Whatever a damaged file makes the library raise: it is one problem of the file, told in our words.
_LIBRARY_ERRORS = (
    PyPdfError,
    DependencyError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    OverflowError,
)


class PdfProblem(Exception):  # noqa: N818 - a problem of a file, not an error of the program
    """A PDF that cannot be used.

    `kind` is one of password, damaged, too-large, no-pages, not-pdf, external, layers.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind
        self.detail = detail

    def __reduce__(self) -> tuple[type["PdfProblem"], tuple[str, str]]:
        return PdfProblem, (self.kind, self.detail)


@contextmanager
def border(detail: str = "") -> Iterator[None]:
    """Turn whatever the library raises inside into a `PdfProblem`."""
    try:
        yield
    except PdfProblem:
        raise
    except LimitReachedError as error:
        kind = "too-large" if _ENDLESS.search(str(error)) else "damaged"
        raise PdfProblem(kind, "a part of it is larger than in any document") from error
    except _LIBRARY_ERRORS as error:
        words = detail or type(error).__name__
        raise PdfProblem("damaged", words) from error


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a source PDF with what it inherits. `box` is what shows of it, in the page's own units."""

    index: int
    node: DictionaryObject
    reference: tuple[int, int] | None
    resources: Raw
    box: Rect
    rotate: int
    user_unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as a person sees the page."""
        return seen_size(self.box, self.rotate, self.user_unit)

    def contents(self) -> list[StreamObject]:
        """Return the content streams in order; items that are not streams are left out, as viewers do."""
        found = [objects.resolve(item) for item in objects.entries(objects.raw(self.node, "/Contents"))]
        return [item for item in found if isinstance(item, StreamObject)]

    def annotations(self) -> list[DictionaryObject]:
        """Return the annotations in drawing order. Raises PdfProblem where no page can have so many."""
        listed = objects.entries(objects.raw(self.node, "/Annots"))
        if len(listed) > MOST_ANNOTATIONS:
            raise PdfProblem("too-large", f"page {self.index + 1} has more than {MOST_ANNOTATIONS:,} marks")
        items = [objects.resolve(item) for item in listed]
        return [item for item in items if isinstance(item, DictionaryObject)]


class PdfSource:
    """A source PDF, open for reading; a context manager.

    Opening follows the page tree itself and never trusts its /Count. Raises PdfProblem.
    """

    def __init__(self, source: Path | BinaryIO, password: str | None = None) -> None:
        self._handle = source.open("rb") if isinstance(source, Path) else source
        try:
            with border():
                self.reader = self._open(password)
                self.catalog = self.reader.root_object
                self.pages = tuple(self._walk())
            if not self.pages:
                raise PdfProblem("no-pages")
        except BaseException:
            self._handle.close()
            raise

    def _open(self, password: str | None) -> PdfReader:
        if b"%PDF-" not in self._handle.read(1024):
            raise PdfProblem("not-pdf")
        self._handle.seek(0)
        limit_pypdf()
        reader = PdfReader(self._handle, strict=False)
        self.encrypted = reader.is_encrypted
        if reader.is_encrypted and not reader.decrypt(password or ""):
            raise PdfProblem("password")
        return reader

    def __enter__(self) -> "PdfSource":
        return self

    def __exit__(self, *_: object) -> None:
        self.forget()
        self._handle.close()

    def forget(self) -> None:
        """Drop the streams the library keeps of parsed objects; called page by page so that memory stays flat.

        Small objects stay: dropping those of an object stream would mean parsing all of it again for every page.
        """
        kept = self.reader.resolved_objects
        if len(kept) > _MOST_KEPT:
            kept.clear()
            return
        streams = [key for key, value in kept.items() if isinstance(value, StreamObject)]
        for key in streams:
            if kept[key].get("/Type") != "/ObjStm":  # type: ignore[union-attr]
                del kept[key]

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self.pages)

    def page_size(self, index: int) -> tuple[float, float]:
        """Return width and height in points of a page as a person sees it."""
        return self.pages[index].size

    def _walk(self) -> Iterator[SourcePage]:
        """Follow the page tree in order, handing down what pages inherit. Refuses loops and absurd sizes."""
        root = objects.raw(self.catalog, "/Pages")
        stack: list[tuple[Raw, dict[str, Raw], tuple[int, int] | None]] = [(root, {}, None)]
        visited: set[tuple[int, int]] = set()
        index = 0
        while stack:
            value, inherited, parent = stack.pop()
            mark = objects.identity(value)
            node = objects.resolve(value)
            if not isinstance(node, DictionaryObject):
                if mark is not None or index or stack:
                    raise PdfProblem("damaged", "a page is missing from the page tree")
                continue
            own = objects.identity(objects.raw(node, "/Parent"))
            if parent and own != parent and inherited.keys() - node.keys():
                raise PdfProblem("damaged", "readers do not agree what a page inherits")
            kids = objects.resolve(objects.raw(node, "/Kids"))
            handed = inherited | {key: objects.raw(node, key) for key in _INHERITED if key in node}
            if isinstance(kids, ArrayObject):
                if mark in visited:
                    raise PdfProblem("damaged", "the page tree runs in a circle")
                visited |= {mark} if mark else set()
                if index + len(kids) > MOST_PAGES:
                    raise PdfProblem("too-large", f"it claims more than {MOST_PAGES:,} pages")
                stack.extend((kid, handed, mark) for kid in reversed(kids))
                continue
            if value is root:
                raise PdfProblem("damaged", "a page stands where the page tree should")
            if objects.name(node.get("/Type")) == "Pages":
                raise PdfProblem("damaged", "a branch of the page tree leads nowhere")
            yield _page(index, node, mark, handed)
            index += 1
            if index > MOST_PAGES or len(stack) > 2 * MOST_PAGES:
                raise PdfProblem("too-large", f"it claims more than {MOST_PAGES:,} pages")


def _page(
    index: int, node: DictionaryObject, mark: tuple[int, int] | None, inherited: dict[str, Raw]
) -> SourcePage:
    media = objects.rectangle(inherited.get("/MediaBox")) or LETTER_BOX
    crop = objects.rectangle(inherited.get("/CropBox"))
    box = (media.intersect(crop) if crop else None) or media
    rotate = round(objects.number(inherited.get("/Rotate")) / 90) * 90 % 360
    unit = objects.number(objects.raw(node, "/UserUnit"), 1.0)
    return SourcePage(index, node, mark, inherited.get("/Resources"), box, rotate, unit_of(unit))


def open_pdf(path: Path, password: str | None = None) -> PdfSource:
    """Open a PDF for reading. Raises PdfProblem, and OSError where the system refuses the file."""
    return PdfSource(path, password)
