"""Findings in the order in which they are read, with their places and counts; the formats stand beside it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity, SourceText, Span, Where


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run, heaviest first, then by place. `file` is how the user calls the case file.

    `accepted` are findings the person accepts, each with the reason; they count for nothing.
    """

    findings: tuple[Diagnostic, ...]
    source: SourceText | None
    file: str
    accepted: tuple[tuple[Diagnostic, str], ...] = ()

    @property
    def rules_as_of(self) -> date | None:
        """The day the oldest rule of the catalog was read at its source."""
        return min((entry.as_of for entry in CATALOG.values() if entry.as_of), default=None)

    def span(self, where: Where | Span) -> Span | None:
        """Return the place in a file, None when nothing is known of it."""
        if isinstance(where, Span):
            return where
        return self.source.locate(where) if self.source is not None else None

    def errors(self) -> "Report":
        """Return the report without what is no error."""
        errors = (finding for finding in self.findings if severity_of(finding) is Severity.ERROR)
        return replace(self, findings=tuple(errors), accepted=())

    def counts(self) -> dict[Severity, int]:
        """Return how many findings there are of each weight, zeros included."""
        counted = Counter(severity_of(finding) for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}


def severity_of(finding: Diagnostic) -> Severity:
    """Return how much a finding weighs; a code without catalog entry is a bug and raises KeyError."""
    return CATALOG[finding.code].severity


def make_report(
    findings: Iterable[Diagnostic],
    source: SourceText | None,
    *,
    file: str,
    accepted: Iterable[tuple[Diagnostic, str]] = (),
) -> Report:
    """Put findings in the order in which they are read."""
    unordered = Report((), source, file)

    def order(finding: Diagnostic) -> tuple[int, str, int, int, str]:
        span = unordered.span(finding.where) or Span("", 0, 0, 0, 0)
        return severity_of(finding).rank, span.file, span.line, span.column, finding.code

    taken = sorted(accepted, key=lambda pair: order(pair[0]))
    return Report(tuple(sorted(findings, key=order)), source, file, tuple(taken))


def summary(report: Report) -> str:
    """Return the closing line, such as `2 problems in case.yaml: 1 error, 1 warning`."""
    counts = report.counts()
    notes = counts.pop(Severity.NOTE)
    problems = sum(counts.values())
    words = f"{_count(problems, 'problem')} in {report.file}" if problems else f"no problems in {report.file}"
    if problems:
        words += ": " + ", ".join(_count(n, severity) for severity, n in counts.items() if n)
    more = [_count(notes, "note")] if notes else []
    more += [f"{len(report.accepted)} accepted"] if report.accepted else []
    return "; ".join([words, *more])


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
