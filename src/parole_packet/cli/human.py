"""Findings for a person at a terminal: what, where with an excerpt, why, and the way out."""

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from parole_packet.case.masks import is_number_field, mask_args, mask_digits
from parole_packet.catalog import CATALOG, Entry
from parole_packet.cli.excerpt import excerpt
from parole_packet.cli.masks import one_line
from parole_packet.cli.report import Report, severity_of, summary
from parole_packet.diagnostics import Diagnostic, Severity, Span, Where

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_FRAME = "blue"
_NARROWEST = 40
_MANY = 8
_SHOWN_OF_MANY = 3


def as_text(report: Report, *, width: int) -> Iterator[Text]:
    """Yield the report line by line, no line wider than `width` cells where words allow it.

    Of many findings with one code the first are shown whole and the rest as a list of places. Text objects,
    not strings: what a user typed must never be read as markup.
    """
    width = max(width, _NARROWEST)
    for severity in Severity:
        findings = [finding for finding in report.findings if severity_of(finding) is severity]
        seen: Counter[str] = Counter()
        listed: dict[str, list[Diagnostic]] = {}
        total = Counter(finding.code for finding in findings)
        for finding in findings:
            seen[finding.code] += 1
            if total[finding.code] > _MANY and seen[finding.code] > _SHOWN_OF_MANY:
                listed.setdefault(finding.code, []).append(finding)
                continue
            yield from _finding(report, finding, width, explain=seen[finding.code] == 1)
            yield Text()
        for code, more in listed.items():
            yield from _more(report, code, more, width)
            yield Text()
    for finding, reason in report.accepted:
        yield from _accepted(report, finding, reason, width)
        yield Text()
    yield from wrap(Text(), one_line(summary(report)), width, style="bold")


def _accepted(report: Report, finding: Diagnostic, reason: str, width: int) -> Iterator[Text]:
    """Yield a finding the person accepts, with the reason given for it."""
    head = Text.assemble((f"accepted[{finding.code}]", "bold"), ": ")
    yield from wrap(head, one_line(finding.message.format_map(_args(finding))), width, indent=2)
    if span := report.span(finding.where):
        yield Text.assemble(("  --> ", _FRAME), one_line(f"{span.file}:{span.line}:{span.column}"))
    head = Text.assemble(("   = ", _FRAME), ("reason: ", "bold"))
    yield from wrap(head, one_line(reason), width, indent=5)


def _more(report: Report, code: str, findings: list[Diagnostic], width: int) -> Iterator[Text]:
    """Yield findings that are like others before them, a line each."""
    severity = CATALOG[code].severity
    yield Text.assemble(
        (f"{severity}[{code}]", f"bold {_COLORS[severity]}"), (f": {len(findings)} more like these", "bold")
    )
    for finding in findings:
        span = report.span(finding.where)
        head = Text.assemble(("  --> ", _FRAME))
        head.append(one_line(f"{span.file}:{span.line}:{span.column}") + " " if span else "")
        yield from wrap(head, one_line(finding.message.format_map(_args(finding))), width, indent=6)


def as_concise(report: Report) -> Iterator[str]:
    """Yield one line for each finding: `file:line:column: severity[code] message`."""
    for finding in report.findings:
        span = report.span(finding.where)
        place = f"{span.file}:{span.line}:{span.column}" if span else report.file
        message = one_line(finding.message.format_map(_args(finding)))
        yield f"{one_line(place)}: {severity_of(finding)}[{finding.code}] {message}"


def _args(finding: Diagnostic) -> dict[str, object]:
    path = finding.where.path if isinstance(finding.where, Where) else ()
    return mask_args(path, finding.args)


def _finding(report: Report, finding: Diagnostic, width: int, *, explain: bool) -> Iterator[Text]:
    entry = CATALOG[finding.code]
    color = _COLORS[entry.severity]
    args = _args(finding)
    head = Text.assemble((f"{entry.severity}[{finding.code}]", f"bold {color}"), (": ", "bold"))
    yield from wrap(head, one_line(finding.message.format_map(args)), width, style="bold", indent=2)
    spans = [(finding.where, finding.label), *((other.where, other.label) for other in finding.related)]
    gutter = max((len(str(span.line)) for where, _ in spans if (span := report.span(where))), default=1)
    for number, (where, label) in enumerate(spans):
        yield from _place(
            report, where, one_line(label.format_map(args)), width, gutter, color=_FRAME if number else color
        )
    bar = " " * gutter + " = "
    why = _why(entry) if explain else ""
    for word, text in (("why", why), ("help", one_line(finding.help.format_map(args) or entry.mend))):
        if text:
            head = Text.assemble((bar, _FRAME), (f"{word}: ", "bold"))
            yield from wrap(head, text, width, indent=gutter + 3)


def _why(entry: Entry) -> str:
    """Return what a rule rests on; the program's own rules are left to `explain`."""
    if entry.confidence is None:
        return ""
    basis = [entry.confidence.words]
    if entry.source:
        basis.append(entry.source)
    if entry.as_of:
        basis.append(f"as of {entry.as_of.isoformat()}")
    return one_line(f"{entry.why} ({', '.join(basis)})")


def _place(
    report: Report, where: Where | Span, label: str, width: int, gutter: int, *, color: str
) -> Iterator[Text]:
    """Yield a place: its arrow line, then the excerpt where the text is at hand."""
    span = report.span(where)
    if span is None:
        return
    first = color != _FRAME
    source = report.source
    line = source.line(span.line) if source is not None and source.file == span.file else None
    arrow = Text.assemble((" " * gutter + ("--> " if first else "::: "), _FRAME))
    arrow.append(one_line(f"{span.file}:{span.line}:{span.column}"))
    if line is None or not line.strip():
        if label:
            arrow.append(f" {label}")
        yield arrow
        return
    yield arrow
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    if isinstance(where, Where) and is_number_field(where.path):
        line = line[: span.column - 1] + mask_digits(line[span.column - 1 : end]) + line[end:]
    shown = excerpt(line, span.column - 1, end, width=width - gutter - 3)
    blank = Text(" " * gutter + " |", _FRAME)
    yield blank
    yield Text.assemble((f"{span.line:>{gutter}} | ", _FRAME), shown.line.rstrip())
    mark = ("^" if first else "-") * (shown.end - shown.start)
    head = Text.assemble((" " * gutter + " | ", _FRAME), " " * shown.start, (mark, f"bold {color}"))
    yield from _labelled(head, label, width, gutter, color)


def _labelled(head: Text, label: str, width: int, gutter: int, color: str) -> Iterator[Text]:
    """Yield the mark with its label beside it, or below it where the line is full."""
    if not label or head.cell_len + 1 + cell_len(label) <= width:
        yield Text.assemble(head, (f" {label}" if label else "", color))
        return
    yield head
    bar = Text.assemble((" " * gutter + " | ", _FRAME))
    for line in wrap(Text(), label, width - gutter - 3, style=color):
        yield Text.assemble(bar, line)


def wrap(head: Text, words: str, width: int, *, style: str = "", indent: int = 0) -> Iterator[Text]:
    """Yield `head` with `words` after it, broken between words; later lines start `indent` cells in."""
    line, filled = head.copy(), head.cell_len
    empty = True
    for word in words.split(" "):
        cells = cell_len(word)
        if not empty and filled + 1 + cells > width:
            yield line
            line, filled, empty = Text(" " * indent), indent, True
        if not empty:
            line.append(" ", style)
            filled += 1
        line.append(word, style)
        filled += cells
        empty = False
    yield line
