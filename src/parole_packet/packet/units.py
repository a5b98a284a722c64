"""Proof for the pages themselves: each is the page of the source that the plan names, whole and at its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.documents.frames import ImageProblemError
from parole_packet.documents.proofs import Proof, Proven
from parole_packet.documents.treated import REDACTED
from parole_packet.facts import Facts, FileFacts, FileKind
from parole_packet.packet.assemble import Assembled, SourceProblemError
from parole_packet.packet.changed import changed_failures, reduced_failures, swapped_changes, swapped_failures
from parole_packet.packet.plan import TYPESET, PlannedPage
from parole_packet.packet.sheets import AS_PICTURE, image_matrix, is_cut
from parole_packet.packet.swaps import PictureSwaps
from parole_packet.pdf.copier import Swaps, no_swaps
from parole_packet.pdf.digests import Digests, Raws, opened
from parole_packet.pdf.geometry import Matrix, Placing, Rect, place, place_form
from parole_packet.pdf.reader import PdfProblem
from parole_packet.pdf.witness import PacketWitness, PictureSeen

NEAR = 0.0001
"""Coordinates are written with five decimals."""
_PAINTED = "annotations painted"


@dataclass
class Units:
    """Compares pages of a packet with their sources; `digests` holds what was found on each page.

    `pictures` yields what the pages that are pictures have to be, in their order.
    """

    packet: Path
    facts: Facts
    folder: Path
    expected: Assembled
    forms: Mapping[str, bytes]
    seen: PacketWitness
    raws: Raws
    pictures: Iterator[Proven | ImageProblemError]
    cache: Cache | None = None
    digests: dict[int, str] = field(default_factory=dict)

    def failures(self, file: str, pages: Sequence[PlannedPage], typeset: Digests) -> Iterator[str]:
        """Yield in words which pages of a file are not as they stand in it; `typeset` is what was set in type."""
        if file == TYPESET:
            yield from self._compare(pages, typeset, _as_it_is)
            return
        if file in self.forms:
            yield from self._check_pdf(file, self.forms[file], pages, place_form)
            return
        facts = self.facts.files[file]
        path = facts.place(self.folder)
        if facts.kind is not FileKind.PDF:
            yield from self._check_pictures(path, facts, pages)
            return
        with PictureSwaps(path, pages, facts, self.cache) as swaps:
            yield from self._check_pdf(file, path, pages, place, swaps)
            yield from swapped_failures(swaps, pages)
            changes = {**self.expected.changes, **swapped_changes(swaps, pages, self.expected.changes)}
        changed = [page for page in pages if page.number in changes]
        if changed:
            yield from changed_failures(self.packet, path, changed, changes, self.seen)

    def _check_pdf(
        self,
        file: str,
        source: Path | bytes,
        pages: Sequence[PlannedPage],
        placing: Placing,
        swaps: Swaps = no_swaps,
    ) -> Iterator[str]:
        with opened(source) as document:
            cut = is_cut(pages, len(document.pages))
            digests = Digests(document, source=True, cut=cut, raws=self.raws, swaps=swaps)
            found = list(self._compare(pages, digests, placing))
            if found and document.get_warnings():
                problem = PdfProblem("damaged", "two PDF readers see different pages in it")
                raise SourceProblemError(file, problem)
        yield from found

    def _compare(self, pages: Sequence[PlannedPage], source: Digests, placing: Placing) -> Iterator[str]:
        for page in pages:
            index = page.source.index
            changes = set(self.expected.changes.get(page.number, ())) - {_PAINTED}
            drawn = bool(changes & {AS_PICTURE, REDACTED})
            wanted, joined = ("", False) if drawn else source.page(index)
            found = self.digests[page.number] = self.seen.page(page.number, joined=joined)
            if found != wanted and not changes:
                wanted, _ = source.page(index, bare=True)
            shown = self.seen.shown(page.number)
            if drawn:
                same = self._as_drawn(page)
            elif changes:
                same = self._as_filtered(page, source)
            else:
                same = found == wanted and (not found or shown is not None)
            if not same:
                yield f"packet page {page.number} is not {page.origin} as it stands in its file"
            elif found:
                matrix = self.expected.matrices[page.number]
                if not drawn:
                    matrix = source.placing(index, placing, page.source.treatment.turn)
                    if shown is None or not _same_rect(shown, source.box(index)):
                        yield f"packet page {page.number} shows {page.origin} cut off"
                yield from self._check_place(page, matrix)
            if not drawn and source.group(index) != self.seen.digests.group(self.seen.index(page.number)):
                yield f"packet page {page.number} has not the transparency of {page.origin}"
            yield from self._check_painted(page, source)

    def _check_place(self, page: PlannedPage, wanted: Matrix) -> Iterator[str]:
        matrix = self.seen.see(page.number).matrix
        if matrix is None or not _close(matrix, wanted):
            yield f"packet page {page.number} shows {page.origin} at the wrong place or size"

    def _as_drawn(self, page: PlannedPage) -> bool:
        """Tell whether a page that was drawn as a picture still is what was drawn."""
        found = self.seen.picture(page.number)
        return (
            found is not None
            and (found.space, found.bits, found.decode) == ("DeviceRGB", 8, None)
            and found.data == self.expected.data[page.number]
        )

    def _as_filtered(self, page: PlannedPage, source: Digests) -> bool:
        """Tell whether a page without its hidden layers still is what was written, with resources of the source."""
        resources = source.resources(page.source.index, self.seen.content(page.number))
        return self.seen.data(page.number) == self.expected.data[page.number] and all(
            resources.get(name) == found for name, found in self.seen.resources(page.number).items()
        )

    def _check_painted(self, page: PlannedPage, source: Digests) -> Iterator[str]:
        """Compare the annotations painted on a page with their appearances in the source."""
        sheet = self.seen.see(page.number)
        wanted = self.expected.painted.get(page.number, ())
        same = len(wanted) == len(sheet.painted) and all(
            _close(matrix, item.matrix)
            and item.origin is not None
            and self.seen.painted(page.number, name) == source.painted(item.origin)
            for (name, matrix), item in zip(sheet.painted, wanted, strict=True)
        )
        if not same:
            yield f"packet page {page.number} does not show what was filled in or marked on {page.origin}"

    def _check_pictures(self, path: Path, facts: FileFacts, pages: Sequence[PlannedPage]) -> Iterator[str]:
        yield from reduced_failures(path, facts.kind, pages, self.seen)
        for page in pages:
            proven = next(self.pictures)
            if isinstance(proven, ImageProblemError):
                yield f"packet page {page.number}: {page.origin} cannot be read any more: {proven.detail}"
                continue
            proof, data = proven.proof, proven.encoded
            found = self.seen.picture(page.number, (data, proof.data) if data is not None else None)
            self.digests[page.number] = found.data if found else ""
            if found != _picture(proof) or self.seen.see(page.number).painted:
                yield f"packet page {page.number} is not {page.origin} as it stands in its file"
            else:
                yield from self._check_place(page, image_matrix(proof.shape, page.source.treatment.turn))


def _as_it_is(_box: Rect, _rotate: int, _unit: float) -> Matrix:
    return Matrix()


def _picture(proof: Proof) -> PictureSeen:
    """Return a picture as it has to be read back."""
    return PictureSeen(
        proof.shape.width_px,
        proof.shape.height_px,
        proof.bits,
        proof.filter,
        proof.space,
        proof.data,
        tuple(sorted(proof.parms.items())),
        bytes.fromhex(proof.palette) if proof.palette is not None else None,
        proof.icc,
        proof.decode,
    )


def _close(one: Matrix, other: Matrix) -> bool:
    pairs = (
        (one.a, other.a),
        (one.b, other.b),
        (one.c, other.c),
        (one.d, other.d),
        (one.e, other.e),
        (one.f, other.f),
    )
    return all(abs(a - b) < NEAR for a, b in pairs)


def _same_rect(one: Rect, other: Rect) -> bool:
    return one.contains(other, slack=NEAR) and other.contains(one, slack=NEAR)
