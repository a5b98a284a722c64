"""The pictures of one PDF that are stored anew to save room: which ones, and as what."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.documents import reduced
from parole_packet.documents.content import Content
from parole_packet.documents.frames import ImageFrame
from parole_packet.documents.packed import packed, unpacked
from parole_packet.facts import FileFacts, Reduced, Reduction
from parole_packet.packet.plan import PlannedPage
from parole_packet.pdf.copier import Swap
from parole_packet.pdf.digests import Digests, opened
from parole_packet.pdf.embedded import Embedded, embedded_pictures, picture_data
from parole_packet.pdf.geometry import place


class PictureSwaps:
    """What stands in for the pictures of a PDF, asked for by the object they are in the file; a context manager.

    Nothing is decoded before it is asked for, and nothing kept but in the store (`cache`): memory stays flat.
    Nothing is kept of a file that a copy stands in for: it may have been locked.
    """

    def __init__(
        self, path: Path, pages: Sequence[PlannedPage], facts: FileFacts, cache: Cache | None = None
    ) -> None:
        self._path, self._content = path, Content(facts.sha256, facts.stamp)
        self._cache = cache if facts.copy is None else None
        asked = {page.source.treatment.reduction for page in pages} - {None}
        self._reduction: Reduction | None = next(iter(asked), None)
        self._pictures: dict[tuple[int, int], Embedded] = {}
        self._done: dict[tuple[int, int], Reduced | None] = {}
        self._open = ExitStack()
        if self._reduction is None:
            return
        self._document = self._open.enter_context(opened(path))
        digests = Digests(self._document, source=True)
        placed = [
            (page.source.index, digests.placing(page.source.index, place, page.source.treatment.turn))
            for page in pages
        ]
        self._pictures = {one.mark: one for one in embedded_pictures(self._document, placed)}

    def __enter__(self) -> "PictureSwaps":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __call__(self, mark: tuple[int, int]) -> Swap | None:
        """Return what to write in place of a picture, None for anything that stays as it is."""
        picture = self._pictures.get(mark)
        if picture is None or self._reduction is None:
            return None
        frame = self._made(picture, self._reduction)
        self._done[mark] = frame.reduced if frame else None
        if frame is None:
            return None
        parms = "".join(f"/{key} {value}" for key, value in frame.parms.items())
        entries = (
            f"/Width {frame.shape.width_px}/Height {frame.shape.height_px}/BitsPerComponent 8"
            f"/Filter/{frame.filter}{f'/DecodeParms<<{parms}>>' if parms else ''}"
        )
        return Swap(entries.encode(), frame.data)

    def on_page(self, index: int) -> tuple[Reduced, ...]:
        """Return what was reduced of the pictures that a page is the first to show."""
        shown = [mark for mark, one in self._pictures.items() if one.pages[0] == index]
        return tuple(one for mark in shown if (one := self._done.get(mark)) is not None)

    def shown_on(self, index: int) -> bool:
        """Tell whether a page shows a picture that was stored anew."""
        return any(index in one.pages and self._done.get(mark) for mark, one in self._pictures.items())

    def unlike(self, most: float) -> Iterator[tuple[int, float]]:
        """Yield the first page, from 0, of every picture that differs more than that from what it was, and how much."""
        for picture in self._pictures.values():
            frame = (
                self._made(picture, self._reduction)
                if self._reduction and self._done.get(picture.mark)
                else None
            )
            before = self._image(picture) if frame else None
            worst = reduced.picture_likeness(before, frame) if before and frame else 0.0
            if worst > most:
                yield picture.pages[0], worst

    def _made(self, picture: Embedded, reduction: Reduction) -> ImageFrame | None:
        key = (self._content.sha256, picture, reduction)
        known = self._cache.get("pictures", *key) if self._cache else None
        if known is not None:
            return unpacked(known)
        frame = self._reduced(picture, reduction)
        if self._cache and self._content.still_in(self._path):
            self._cache.put("pictures", *key, data=packed(frame) if frame else b"")
        return frame

    def _reduced(self, picture: Embedded, reduction: Reduction) -> ImageFrame | None:
        image = self._image(picture)
        if image is None:
            return None
        lossy = picture.jpeg or reduced.is_photograph(picture.stored, picture.size, picture.components)
        made = reduced.smaller(image, picture.stored, picture.dpi, reduction, lossy=lossy)
        same = {1: "DeviceGray", 3: "DeviceRGB"}[picture.components]
        return made if made and made.space == same else None

    def _image(self, picture: Embedded) -> reduced.Opened | None:
        try:
            data = picture_data(self._document, picture)
        except ValueError:
            return None
        return reduced.opened(data, picture.size, picture.components, jpeg=picture.jpeg)
