"""Proof that nothing was lost: the finished file, read as a stranger would, against the plan and the sources."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from parole_packet.cache import Cache
from parole_packet.documents.darkroom import proofs
from parole_packet.facts import Facts
from parole_packet.packet.assemble import LANGUAGE, Assembled, Progress, title_of
from parole_packet.packet.changed import redacted_failures
from parole_packet.packet.fittings import Fittings, number_failures, outline_failures
from parole_packet.packet.plan import Plan, PlannedPage
from parole_packet.packet.sheets import picture_jobs
from parole_packet.packet.units import Units
from parole_packet.pdf.digests import Digests, Raws, opened
from parole_packet.pdf.witness import PacketWitness
from parole_packet.typeset.press import Typeset


class Verification:
    """One verification. `failures` says in plain words what is wrong; `digests` holds each page's digest."""

    def __init__(
        self,
        packet: Path,
        plan: Plan,
        typeset: Typeset,
        facts: Facts,
        folder: Path,
        expected: Assembled,
        *,
        forms: Mapping[str, bytes] = MappingProxyType({}),
        cache: Cache | None = None,
    ) -> None:
        self.packet, self.plan, self.typeset = packet, plan, typeset
        self.facts, self.folder, self.expected = facts, folder, expected
        self.forms, self.cache = forms, cache
        self.failures: list[str] = []
        self.digests: dict[int, str] = {}

    def run(self, progress: Progress | None = None) -> None:
        """Check everything; a packet that cannot even be read is a failure like any other.

        Raises SourceProblemError where a difference comes from a damaged source.
        """
        raws = Raws()
        try:
            with opened(self.packet) as document:
                self._run(PacketWitness(document, raws, self.plan.first), raws, progress)
        except (ValueError, KeyError, AttributeError, IndexError, TypeError) as error:
            self.failures.append(f"the packet cannot be read back: {error}")

    def _run(self, seen: PacketWitness, raws: Raws, progress: Progress | None) -> None:
        planned = self.plan.pages
        if seen.page_count != len(planned):
            self._check_pages(planned[: seen.page_count], seen, raws, progress)
            self.failures = [
                f"the packet has {seen.page_count} pages, planned were {len(planned)}",
                next(
                    (told for told in self.failures if told.startswith("packet page")),
                    _more_or_less(planned, seen.page_count),
                ),
            ]
            return
        self.failures += self._check_document(seen)
        self._check_pages(planned, seen, raws, progress)
        self.failures += redacted_failures(planned, seen)
        self.failures += number_failures(self.packet, self.plan, self.typeset)

    def _check_pages(
        self,
        planned: Iterable[PlannedPage],
        seen: PacketWitness,
        raws: Raws,
        progress: Progress | None,
    ) -> None:
        """Compare each page with the page of the source it came from, and what stands around it with the plan."""
        planned = tuple(planned)
        with (
            opened(self.typeset.pdf) as document,
            closing(proofs(picture_jobs(planned, self.facts, self.folder), self.cache)) as pictures,
        ):
            units = Units(
                self.packet,
                self.facts,
                self.folder,
                self.expected,
                self.forms,
                seen,
                raws,
                pictures,
                self.cache,
                self.digests,
            )
            own = Digests(document, source=True, raws=raws)
            font = own.of(document.pages[0].resources.Font[f"/{self.typeset.footer_font}"])
            fittings = Fittings(self.plan, self.typeset, self.expected.links, seen, font)
            for (_, file), run in groupby(planned, key=lambda page: (page.part.key, page.source.file)):
                pages = list(run)
                self.failures += units.failures(file, pages, own)
                for page in pages:
                    self.failures += fittings.failures(page)
                if progress is not None:
                    progress("verifying", pages[-1].number, self.plan.packet_pages)

    def _check_document(self, seen: PacketWitness) -> Iterator[str]:
        for entry in seen.odd():
            yield f"the packet has {entry}, which it must not have"
        if (seen.title(), seen.language()) != (title_of(self.plan), LANGUAGE):
            yield "the packet's title or language is wrong"
        yield from outline_failures(seen.outline(), self.expected.outline)


def _more_or_less(planned: tuple[PlannedPage, ...], count: int) -> str:
    if count > len(planned):
        return f"packet page {planned[-1].number + 1} is more than was planned"
    return f"packet page {planned[count].number} ({planned[count].origin}) is missing"
