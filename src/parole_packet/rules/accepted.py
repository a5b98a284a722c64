"""Findings that the person accepts: matched by code and place, with the reason kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from parole_packet.case.filing import Accepted
from parole_packet.case.models import Case
from parole_packet.case.shape import closest
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.rules.base import found


@dataclass(frozen=True, slots=True)
class Settled:
    """All findings of a case, parted: those still open, and those accepted, each with its reason."""

    open: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Accepted], ...]


def settle(case: Case, findings: Iterable[Diagnostic]) -> Settled:
    """Part findings by `accepted:`. Entries that match nothing or may not be accepted become findings.

    A place is the path of the field with dots; an exhibit or statement goes by its id or its position, and a
    place stands for everything below it.
    """
    still_open: list[Diagnostic] = []
    taken: list[tuple[Diagnostic, Accepted]] = []
    used: set[int] = set()
    for finding in findings:
        at = _accepting(case, finding)
        used |= {at} if at is not None else set()
        if at is not None and CATALOG[finding.code].accept:
            taken.append((finding, case.accepted[at]))
        else:
            still_open.append(finding)
    return Settled((*still_open, *_wrong(case, used)), tuple(taken))


def _accepting(case: Case, finding: Diagnostic) -> int | None:
    if not isinstance(finding.where, Where):
        return None
    places = _pointers(case, finding.where.path)
    for at, entry in enumerate(case.accepted):
        wanted = entry.at.strip().strip(".")
        if entry.code == finding.code and any(
            place == wanted or place.startswith(f"{wanted}.") for place in places
        ):
            return at
    return None


def _pointers(case: Case, path: CasePath) -> set[str]:
    """A path by positions and by the id of its exhibit or statement."""
    named = list(path)
    if len(path) > 1 and path[0] in ("exhibits", "statements") and isinstance(path[1], int):
        items = case.exhibits if path[0] == "exhibits" else case.statements
        if path[1] < len(items):
            named[1] = items[path[1]].id
    return {".".join(map(str, steps)) for steps in (path, named)}


def _wrong(case: Case, used: set[int]) -> list[Diagnostic]:
    wrong = []
    for at, entry in enumerate(case.accepted):
        path: CasePath = ("accepted", at)
        known = CATALOG.get(entry.code)
        if known is None:
            suggestion = closest(entry.code.replace("-", "_"), [code.replace("-", "_") for code in CATALOG])
            help_text = (
                "did you mean `{suggestion}`?" if suggestion else "`parole-packet explain` lists the codes"
            )
            words = (suggestion or "").replace("_", "-")
            message = "there is no finding `{code}`"
            wrong.append(
                found(
                    "accepted-unknown", (*path, "code"), message, help_text, code=entry.code, suggestion=words
                )
            )
        elif not known.accept:
            message = "`{code}` cannot be accepted"
            help_text = "mend what it names, and remove this entry"
            wrong.append(found("accepted-not-allowed", (*path, "code"), message, help_text, code=entry.code))
        elif at not in used:
            message = "there is no finding `{code}` at `{at}` any more"
            help_text = "remove this entry, or correct the place"
            wrong.append(
                found("accepted-unmatched", (*path, "at"), message, help_text, code=entry.code, at=entry.at)
            )
    return wrong
