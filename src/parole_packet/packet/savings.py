"""What was done to meet a limit on size, in words and figures: for the manifest, for findings, for a person."""

from collections.abc import Iterator, Mapping, Sequence

from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.documents.findings import LEAST_DPI, page_words
from parole_packet.facts import Reduced
from parole_packet.packet.fit import TooLargeError
from parole_packet.packet.ladder import BELOW
from parole_packet.packet.plan import Plan, PlannedPage
from parole_packet.packet.words import size_words


def reduced_entries(plan: Plan, reduced: Mapping[int, Sequence[Reduced]]) -> list[dict[str, object]]:
    """Return for the manifest what every picture was that was stored smaller, and what it is now."""
    return [
        {
            "page": page.number,
            "exhibit": page.part.label,
            "source": page.source.file,
            "source_page": page.source.index + 1,
            "before": {"bytes": one.bytes_before, "dpi": one.dpi_before},
            "after": {"bytes": one.bytes_after, "dpi": one.dpi_after, "quality": one.quality},
        }
        for page in plan.pages
        for one in reduced.get(page.number, ())
    ]


def reduced_findings(
    case: Case, plan: Plan, reduced: Mapping[int, Sequence[Reduced]], limit: int
) -> Iterator[Diagnostic]:
    """Warn, once for each exhibit, about pages whose pictures were brought down below 200 dpi."""
    poor: dict[str, list[tuple[PlannedPage, float]]] = {}
    for page in plan.pages:
        low = [one.dpi_after for one in reduced.get(page.number, ()) if _is_low(one)]
        if low and page.part.exhibit:
            poor.setdefault(page.part.exhibit, []).append((page, min(low)))
    for exhibit, pages in poor.items():
        first = plan.targets[f"exhibit:{exhibit}:1"] - 1
        args = {
            "label": pages[0][0].part.label,
            "pages": page_words([page.number - first for page, _ in pages]),
            "dpi": round(min(dpi for _, dpi in pages)),
            "limit": size_words(limit),
        }
        message = "Exhibit {label}, {pages}: pictures were brought down to {dpi} dpi to fit into {limit}"
        help_ = "look at them; with fewer pages, in gray or as two exhibits they can stay finer"
        yield Diagnostic("reduced-resolution", message, args, Where(_place(case, exhibit)), help=help_)


def too_large_finding(case: Case, plan: Plan, error: TooLargeError, limit: int) -> Diagnostic:
    """Return the finding for something that cannot be made to fit."""
    name = error.unit.removeprefix("exhibit:")
    args: dict[str, object] = {
        "size": size_words(error.size),
        "limit": size_words(limit),
        "dpi": BELOW[-1].dpi,
    }
    part = next((part for part in plan.parts if part.exhibit == name), None)
    if part is None:
        own = next(part for part in plan.parts if part.key == error.unit)
        message = "“{title}” takes {size} and cannot be split; the limit is {limit}"
        args["title"], help_ = own.title, "give a larger limit"
        where = Where(("filing",), "key")
        return Diagnostic("document-too-large", message, args, where, help=help_)
    message = "Exhibit {label} takes {size} even with its pictures at {dpi} dpi; the limit is {limit}"
    help_ = "file fewer pages with `pages`, or file it as two exhibits"
    where = Where(_place(case, name))
    return Diagnostic("document-too-large", message, args | {"label": part.label}, where, help=help_)


def _is_low(one: Reduced) -> bool:
    return one.dpi_after < LEAST_DPI and one.dpi_after < one.dpi_before


def _place(case: Case, exhibit: str) -> CasePath:
    for at, one in enumerate(case.exhibits):
        if one.id == exhibit:
            return ("exhibits", at)
    return ("statements", next(at for at, one in enumerate(case.statements) if one.id == exhibit))
