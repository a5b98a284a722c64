"""Findings for programs, as JSON and GitHub annotations: codes and places, never a value of the case."""

import json
from collections.abc import Sequence

from parole_packet import __version__
from parole_packet.case.shape import field_at
from parole_packet.catalog import CATALOG
from parole_packet.cli.report import Report, severity_of
from parole_packet.diagnostics import Diagnostic, Severity, Where

SCHEMA = "parole-packet/findings/1"
_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_json(report: Report) -> str:
    """Return one JSON document; ASCII only, so that every console can carry it."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "parole-packet", "version": __version__},
        "rules_as_of": report.rules_as_of.isoformat() if report.rules_as_of else None,
        "findings": [_finding(report, finding) for finding in report.findings],
        "accepted": [_finding(report, finding) for finding, _ in report.accepted],
        "counts": {severity.value: number for severity, number in report.counts().items()},
    }
    return json.dumps(document, indent=2)


def _finding(report: Report, finding: Diagnostic) -> dict[str, object]:
    span = report.span(finding.where)
    confidence = CATALOG[finding.code].confidence
    return {
        "code": finding.code,
        "severity": severity_of(finding).value,
        "confidence": confidence.value if confidence else None,
        "file": span.file if span else report.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end": {"line": span.end_line, "column": span.end_column} if span else None,
        "pointer": _pointer(finding),
    }


def _pointer(finding: Diagnostic) -> str | None:
    """Return the path of the field; a key that is no field of the case file may be somebody's name."""
    if not isinstance(finding.where, Where) or not finding.where.path:
        return None
    path = finding.where.path
    known = (isinstance(step, int) or field_at(path[: end + 1]) is not None for end, step in enumerate(path))
    return ".".join(str(step) if told else "*" for step, told in zip(path, known, strict=True))


def as_github(report: Report) -> Sequence[str]:
    """Return one workflow command for each finding; the text is the catalog's, which knows no case."""
    lines = []
    for finding in report.findings:
        entry = CATALOG[finding.code]
        span = report.span(finding.where)
        place = {"file": span.file if span else report.file}
        if span:
            place |= {"line": str(span.line), "col": str(span.column), "endLine": str(span.end_line)}
            if span.end_line == span.line:
                place["endColumn"] = str(span.end_column)
        place["title"] = finding.code
        properties = ",".join(f"{name}={_escape_property(value)}" for name, value in place.items())
        lines.append(f"::{_GITHUB_LEVEL[severity_of(finding)]} {properties}::{_escape(entry.title)}")
    return lines


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
