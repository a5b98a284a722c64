"""Puts the planned pages into one PDF, one source file at a time."""

import io
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Protocol

from parole_packet.cache import Cache
from parole_packet.documents.darkroom import pictures
from parole_packet.documents.frames import ImageProblemError
from parole_packet.facts import Facts, FileKind, Reduced
from parole_packet.packet.footer import footer
from parole_packet.packet.plan import TYPESET, Part, PartKind, Plan, PlannedPage
from parole_packet.packet.sheets import Sheet, image_sheets, pdf_sheets, picture_jobs
from parole_packet.pdf.geometry import Matrix, Rect, place_form
from parole_packet.pdf.outline import Bookmark, write_outline
from parole_packet.pdf.pages import Link, PageSourceReader, PageWriter, Painted
from parole_packet.pdf.reader import PdfProblem, PdfSource
from parole_packet.pdf.writer import PdfSink, text_string
from parole_packet.typeset.press import Typeset

TITLE = "Humanitarian parole filing"
LANGUAGE = "en-US"


class Progress(Protocol):
    """Told how far a build is; draws nothing by itself."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Report `done` of `total` pages of a step."""


class SourceProblemError(Exception):
    """A file that was fine when it was surveyed and cannot be filed after all; `problem` says why."""

    def __init__(self, file: str, problem: PdfProblem | ImageProblemError) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


@dataclass(slots=True)
class Assembled:
    """What the assembled file must hold, for the verification to compare with what it does hold."""

    links: list[Link] = field(default_factory=list)
    changes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    matrices: dict[int, Matrix] = field(default_factory=dict)
    painted: dict[int, tuple[Painted, ...]] = field(default_factory=dict)
    data: dict[int, str] = field(default_factory=dict)
    outline: tuple[Bookmark, ...] = ()
    reduced: dict[int, tuple[Reduced, ...]] = field(default_factory=dict)


def assemble(
    plan: Plan,
    typeset: Typeset,
    facts: Facts,
    folder: Path,
    out: BinaryIO,
    progress: Progress | None = None,
    *,
    forms: Mapping[str, bytes] = MappingProxyType({}),
    cache: Cache | None = None,
) -> Assembled:
    """Write the packet to a stream. Raises SourceProblemError and OSError.

    `forms` holds the pages of the forms by the file name the plan has for them. Pictures that `cache` keeps are
    taken from there; all others are made ahead of their turn, on all cores.
    """
    sink = PdfSink(out)
    root, info = sink.reserve(), sink.reserve()
    assembly = _Assembly(plan, typeset, sink)
    with closing(pictures(picture_jobs(plan.pages, facts, folder), cache)) as frames:
        for (_, file), run in groupby(plan.pages, key=lambda page: (page.part.key, page.source.file)):
            pages = list(run)
            try:
                if file == TYPESET:
                    assembly.add_typeset(pages)
                elif file in forms:
                    assembly.add_file(pages, pdf_sheets(forms[file], pages, sink, place=place_form))
                elif facts.files[file].kind is not FileKind.PDF:
                    assembly.add_file(pages, image_sheets(pages, frames, sink))
                else:
                    path = facts.files[file].place(folder)
                    sheets = pdf_sheets(path, pages, sink, facts=facts.files[file], cache=cache)
                    assembly.add_file(pages, sheets)
            except (PdfProblem, ImageProblemError) as problem:
                raise SourceProblemError(file, problem) from problem
            if progress is not None:
                progress("assembling", pages[-1].number, plan.packet_pages)
    assembly.finish(root, info)
    sink.finish(root=root, info=info, identity=_identity(plan, typeset, facts, forms))
    return assembly.result


def _identity(plan: Plan, typeset: Typeset, facts: Facts, forms: Mapping[str, bytes]) -> bytes:
    """Return bytes that differ whenever the inputs do."""
    sources = [page.source for page in plan.pages if page.source.file in facts.files]
    digests = [f"{facts.files[source.file].sha256}{source.treatment}".encode() for source in sources]
    return b"".join([typeset.pdf, *forms.values(), *digests, plan.name.encode()])


class _Assembly:
    def __init__(self, plan: Plan, typeset: Typeset, sink: PdfSink) -> None:
        self.plan, self.typeset, self.sink = plan, typeset, sink
        self.pages = PageWriter(sink, len(plan.pages), plan.first)
        self.result = Assembled()
        self.outlines: dict[str, tuple[Bookmark, ...]] = {}
        with PdfSource(io.BytesIO(typeset.pdf)) as source:
            reader = PageSourceReader(source, sink)
            self.font = reader.font_number(0, f"/{typeset.footer_font}")
            needed = {page.source.index for page in plan.pages if page.source.file == TYPESET}
            self.set_pages = {index: reader.picture(index) for index in sorted(needed)}

    def add_typeset(self, pages: list[PlannedPage]) -> None:
        for page in pages:
            placed = self.set_pages[page.source.index]
            if placed is not None:
                self._write(Sheet(page, placed, Matrix(), tuple(self._typeset_links(page))))

    def _typeset_links(self, page: PlannedPage) -> Iterable[Link]:
        targets = self.plan.targets
        for spot in self.typeset.links:
            if spot.page_index == page.source.index and spot.target in targets:
                yield Link(page.number, Rect(*spot.rect), targets[spot.target])

    def add_file(self, pages: list[PlannedPage], sheets: Iterable[Sheet | tuple[Bookmark, ...]]) -> None:
        for sheet in sheets:
            if isinstance(sheet, Sheet):
                self._write(sheet)
            else:
                key = pages[0].part.key
                self.outlines[key] = self.outlines.get(key, ()) + sheet

    def _write(self, sheet: Sheet) -> None:
        number = sheet.page.number
        line = footer(sheet.page, self.plan, self.font)
        self.pages.write(number, sheet.placed, sheet.matrix, line, sheet.links)
        self.result.links += sheet.links
        self.result.matrices[number] = sheet.matrix
        self.result.painted[number] = sheet.placed.appearances
        self.result.data[number] = sheet.placed.data
        if sheet.reduced:
            self.result.reduced[number] = sheet.reduced
        if sheet.placed.changes:
            self.result.changes[number] = sheet.placed.changes

    def finish(self, root: int, info: int) -> None:
        self.pages.finish()
        self.result.outline = packet_outline(self.plan, self.outlines)
        outline = write_outline(self.sink, self.pages, self.result.outline)
        self.sink.put(info, b"<</Title%b>>" % text_string(title_of(self.plan)))
        start = b"" if self.plan.first == 1 else b"/St %d" % self.plan.first
        self.sink.put(
            root,
            b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/Lang%b"
            b"/PageLabels<</Nums[0<</S/D%b>>]>>/ViewerPreferences<</DisplayDocTitle true>>>>"
            % (self.pages.tree, outline, text_string(LANGUAGE), start),
        )


def title_of(plan: Plan) -> str:
    """Return the title of a file of the set."""
    return f"{TITLE}, {plan.name}" if plan.name else TITLE


def packet_outline(plan: Plan, own: Mapping[str, tuple[Bookmark, ...]]) -> tuple[Bookmark, ...]:
    """Return the outline: packet, exhibit, original / translation / certification, the source's own entries below."""
    entries: list[Bookmark] = []
    for exhibit, run in groupby(plan.parts, key=lambda part: part.exhibit):
        parts = list(run)
        if exhibit is None:
            entries += [Bookmark(part.title, plan.targets[part.key]) for part in parts]
            continue
        papers = [part for part in parts if part.kind is not PartKind.TAB]
        title = f"Exhibit {parts[0].label}. {parts[0].title}"
        children = [_paper(part, plan, own) for part in papers]
        if len(papers) == 1:
            children = list(own.get(papers[0].key, ()))
        entries.append(Bookmark(title, plan.targets[f"exhibit:{exhibit}"], tuple(children)))
    return (Bookmark(title_of(plan), plan.first, tuple(entries), open=True),)


def _paper(part: Part, plan: Plan, own: Mapping[str, tuple[Bookmark, ...]]) -> Bookmark:
    return Bookmark(part.kind.value.capitalize(), plan.targets[part.key], own.get(part.key, ()))
