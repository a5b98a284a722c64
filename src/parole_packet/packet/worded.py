"""Findings as the papers beside the packet tell them: the same whenever somebody asks, identity numbers hidden."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parole_packet.case.masks import masked
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity, SourceText, Span

_LEFT_OUT = frozenset({"law-old", "law-recheck", "accepted-unmatched"})
"""What changes with the day somebody asks; the filing-day sheet gives each date itself."""

_CODE = re.compile(r"`([^`]*)`")
"""How a terminal sets off what is typed as it is; on paper that is quoted."""


@dataclass(frozen=True, slots=True)
class Worded:
    """One finding in words. `place` is where it stands in which file, as far as that is known."""

    finding: Diagnostic
    place: str

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return CATALOG[self.finding.code].severity

    @property
    def message(self) -> str:
        """What was found and what to do; for what was announced, that says as of when."""
        message = masked(self.finding, self.finding.message).rstrip(".")
        way_out = masked(self.finding, self.finding.help)
        words = f"{message}. {way_out[:1].upper()}{way_out[1:]}".rstrip() if way_out else message
        return _CODE.sub(r"“\1”", words)


def worded(findings: Iterable[Diagnostic], source: SourceText | None) -> tuple[Worded, ...]:
    """Return findings in the order in which they are read: heaviest first, then by place."""
    shown = [finding for finding in findings if finding.code not in _LEFT_OUT]
    shown.sort(key=lambda one: (CATALOG[one.code].severity.rank, *_place(one, source)))
    return tuple(Worded(finding, place_words(finding, source)) for finding in shown)


def place_words(finding: Diagnostic, source: SourceText | None) -> str:
    """Return the place of a finding in words: `line 12`, with the name of a file that is not the case file."""
    file, line = _place(finding, source)
    return f"{file} line {line}".strip() if line else ""


def _place(finding: Diagnostic, source: SourceText | None) -> tuple[str, int]:
    if isinstance(finding.where, Span):
        return finding.where.file, finding.where.line
    return ("", source.locate(finding.where).line) if source else ("", 0)
