"""Which pages of the packet a finding is about."""

from collections.abc import Iterable, Iterator

from parole_packet.case.exhibits import Exhibit
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic, Span, Where
from parole_packet.packet.plan import EXHIBIT_PAGES, PartKind, Plan, PlannedPage


class FindingPages:
    """Finds the pages of findings in one planned packet."""

    def __init__(self, case: Case, plan: Plan) -> None:
        self._case = case
        self._pages: dict[str, list[PlannedPage]] = {}
        for page in plan.pages:
            if page.part.exhibit is not None and page.part.kind in EXHIBIT_PAGES:
                self._pages.setdefault(page.part.exhibit, []).append(page)

    def of(self, finding: Diagnostic) -> tuple[int, ...]:
        """Return the packet pages a finding and what belongs to it are about, none where it is about no exhibit.

        Where a file or an exhibit is meant as a whole, that is its first page.
        """
        found = set(self._at(finding.where, finding.pages))
        for other in finding.related:
            found.update(self._at(other.where, ()))
        return tuple(sorted(found))

    def _at(self, where: Where | Span, pages: tuple[int, ...]) -> Iterable[int]:
        if isinstance(where, Span):
            return self._in_text(where.file)
        match where.path:
            case ("exhibits", int(position), *steps):
                exhibit = self._case.exhibits[position]
                kind, file = _meant(exhibit, tuple(steps))
                return self._numbers(exhibit.id, kind, file, pages)
            case ("statements", int(position), *_):
                return self._numbers(self._case.statements[position].id, PartKind.DECLARATION)
        return ()

    def _in_text(self, file: str) -> Iterator[int]:
        """Yield the first page of what was typed in a file."""
        for exhibit in self._case.exhibits:
            if file in exhibit.sources:
                yield from self._numbers(exhibit.id, PartKind.ORIGINAL)
            if exhibit.translation is not None and file == exhibit.translation.file:
                yield from self._numbers(exhibit.id, PartKind.TRANSLATION)

    def _numbers(
        self, exhibit: str, kind: PartKind, file: str | None = None, pages: tuple[int, ...] = ()
    ) -> list[int]:
        """Return the numbers of the pages that fit, or the first page of the nearest thing around them."""
        everything = self._pages.get(exhibit, [])
        part = [page for page in everything if page.part.kind is kind]
        of_file = [page for page in part if page.source.file == file]
        meant = [page.number for page in of_file if page.source.index + 1 in pages]
        return meant or [page.number for page in (of_file or part or everything)[:1]]


def _meant(exhibit: Exhibit, steps: CasePath) -> tuple[PartKind, str | None]:
    """Return the part of an exhibit that a path below it leads to, and the file where it names one."""
    match steps:
        case ("translation", "certificate" | "translator", *_):
            certificate = exhibit.translation.certificate if exhibit.translation else None
            return PartKind.CERTIFICATION, certificate
        case ("translation", *_):
            return PartKind.TRANSLATION, exhibit.translation.file if exhibit.translation else None
        case ("files", int(number), *_):
            return PartKind.ORIGINAL, exhibit.files[number]
    return PartKind.ORIGINAL, exhibit.file
