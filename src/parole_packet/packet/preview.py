"""The preview: every page of a finished packet on one contact sheet, with what was found about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import TextIO

from parole_packet.case.filing import Accepted
from parole_packet.case.masks import mask_line, masked
from parole_packet.case.models import Case
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, SourceText
from parole_packet.documents.thumbnails import Thumbnail, thumbnails
from parole_packet.facts import Facts
from parole_packet.packet.assemble import Progress
from parole_packet.packet.finding_pages import FindingPages
from parole_packet.packet.plan import Part, Plan, PlannedPage
from parole_packet.packet.worded import place_words, worded
from parole_packet.typeset.web import write_web_page

_ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class PreviewFinding:
    """A finding, numbered in the order of the list; `severity` is the word that is shown, and names a shape."""

    number: int
    severity: str
    code: str
    place: str
    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page as it stands on the sheet. `kind` says which paper of an exhibit; `spoken` is for screen readers."""

    number: int
    label: str
    kind: str
    source: str
    spoken: str
    picture: str
    width: int
    height: int
    blank: bool
    findings: Sequence[PreviewFinding]


@dataclass(frozen=True, slots=True)
class PreviewSection:
    """The pages of an exhibit or of a part that is none, drawn when they are asked for."""

    title: str
    range: str
    pages: Iterator[PreviewPage]


def preview_name(*, draft: bool) -> str:
    """Return the name of the preview; a draft has its own beside the packet's."""
    return "preview-draft.html" if draft else "preview.html"


def preview_findings(
    case: Case,
    plan: Plan,
    source: SourceText | None,
    findings: Iterable[Diagnostic],
    accepted: Iterable[tuple[Diagnostic, Accepted]],
) -> list[PreviewFinding]:
    """Return the open findings, then the accepted ones with their reasons, each with its packet pages."""
    place = FindingPages(case, plan)
    rows = [(str(one.severity), one.finding, one.place, one.message) for one in worded(findings, source)]
    for finding, entry in accepted:
        text = f"{masked(finding, finding.message)}. Reason: {mask_line(entry.reason)}"
        rows.append((_ACCEPTED, finding, place_words(finding, source), text))
    return [
        PreviewFinding(number, severity, finding.code, at, text, place.of(finding))
        for number, (severity, finding, at, text) in enumerate(rows, 1)
    ]


def write_preview(
    stream: TextIO,
    packet: Mapping[Path, str],
    case: Case,
    plan: Plan,
    facts: Facts,
    findings: Sequence[PreviewFinding],
    progress: Progress | None = None,
) -> None:
    """Draw the packet and write its preview, page by page. `packet` names its files with their SHA-256."""
    at_page: dict[int, list[PreviewFinding]] = {}
    for finding in findings:
        for number in finding.pages:
            at_page.setdefault(number, []).append(finding)
    groups = list(_groups(plan))
    with ExitStack() as stack:
        drawings = [stack.enter_context(closing(thumbnails(path))) for path in packet]
        pictures = chain.from_iterable(drawings)

        def drawn(pages: Iterable[PlannedPage]) -> Iterator[PreviewPage]:
            for page in pages:
                yield _page(page, len(plan.pages), facts, next(pictures), at_page.get(page.number, ()))
                if progress is not None:
                    progress("drawing the preview", page.number, len(plan.pages))

        values: Mapping[str, object] = {
            "who": f"Humanitarian parole request for {case.beneficiary.name.full}",
            "packet": [(path.name, digest) for path, digest in packet.items()],
            "draft": plan.draft,
            "total": len(plan.pages),
            "findings": findings,
            "counts": _counts(findings),
            "titles": [title for title, _ in groups],
            "sections": (PreviewSection(title, _range(pages), drawn(pages)) for title, pages in groups),
        }
        write_web_page(stream, "preview", values)


def _groups(plan: Plan) -> Iterator[tuple[str, list[PlannedPage]]]:
    """Yield the title and the pages of each section: an exhibit is one, as is any other part."""

    def key(page: PlannedPage) -> tuple[str | None, str]:
        return page.part.exhibit, "" if page.part.exhibit else page.part.key

    for _, run in groupby(plan.pages, key=key):
        pages = list(run)
        part = pages[0].part
        yield (part.title if part.exhibit is None else f"Exhibit {part.label}. {part.title}"), pages


def _page(
    page: PlannedPage, total: int, facts: Facts, picture: Thumbnail, findings: Sequence[PreviewFinding]
) -> PreviewPage:
    label = page.footer or _label(page.part, page.position)
    spoken = [f"Packet page {page.number} of {total}", label]
    spoken += ["looks blank"] if picture.blank else []
    spoken += [f"{one.severity}: {CATALOG[one.code].title}" for one in findings]
    source = ""
    if page.source.file in facts.files:
        many = len(facts.files[page.source.file].pages) > 1
        source = page.source.file + (f", page {page.source.index + 1}" if many else "")
    return PreviewPage(
        page.number,
        label,
        page.part.kind.value if page.part.exhibit else "",
        source,
        "; ".join(spoken),
        picture.uri,
        picture.width,
        picture.height,
        picture.blank,
        findings,
    )


def _label(part: Part, position: int) -> str:
    return f"{part.title}, page {position} of {len(part.sources)}"


def _range(pages: Sequence[PlannedPage]) -> str:
    first, last = pages[0].number, pages[-1].number
    return f"page {first}" if first == last else f"pages {first}-{last}"


def _counts(findings: Iterable[PreviewFinding]) -> str:
    """Return how many there are of each kind, such as `1 warning, 7 notes`."""
    counted = Counter(finding.severity for finding in findings)
    words = [
        f"{number} {kind}{'s' if number > 1 and kind != _ACCEPTED else ''}"
        for kind, number in counted.items()
    ]
    return ", ".join(words) or "none"
