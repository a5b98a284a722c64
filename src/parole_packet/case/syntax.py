"""YAML syntax errors in plain words: what is wrong, where a person would mend it, and how."""

import re

from ruamel.yaml.error import MarkedYAMLError

from parole_packet.case.characters import SpanOf
from parole_packet.diagnostics import Diagnostic

_TAB_INDENT = re.compile(r"^ *(\t+)", re.MULTILINE)
_HARD_SPACE = re.compile(r"^(?: |- )*(?:[\w-]+:)?(\u00a0)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
QUOTE = "put the whole value in quotes, or write it under `|` on lines of its own"
_BIG_ESCAPE = re.compile(r"\\U(?!00(?:0[0-9A-F]|10))[0-9A-F]{8}", re.IGNORECASE)
_BACKSLASH = "use single quotes, or write the backslash twice"
_ALIGN = "fields of one block begin in the same column; use spaces, two for each level"
DIRECTIVE = "a line that begins with `%` is not used in a case file"
_CLOSE = "look for a missing bracket, brace or comma"


def explain(error: MarkedYAMLError, text: str, span: SpanOf) -> list[Diagnostic]:
    """Return what a syntax error means; one finding for each line where tabs are the reason."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    problem, context = error.problem or "", error.context or ""
    if text[at : at + 1] == "\t" and "cannot start" in problem:
        return _tabs(text, at, span)
    if found := _HARD_SPACE.search(text):
        message = "an invisible no-break space stands where a space belongs"
        return [Diagnostic("yaml-syntax", message, where=span(*found.span(1)), help="replace it by a space")]
    if found := directive(text):
        return [Diagnostic("yaml-syntax", DIRECTIVE, where=span(*found.span()), help="remove this line")]
    message, help_text, start = _words(problem, context, text, at, error)
    end = start if start >= len(text) or text[start] in "\r\n" else start + 1
    args = {"character": text[start : start + 1]}
    return [Diagnostic("yaml-syntax", message, args, span(start, end), help=help_text)]


def directive(text: str) -> re.Match[str] | None:
    """Find the first line that speaks to a YAML program instead of saying something."""
    return _DIRECTIVE.search(text)


def _tabs(text: str, at: int, span: SpanOf) -> list[Diagnostic]:
    indented = [
        found for found in _TAB_INDENT.finditer(text) if text[found.end() :][:1] not in ("", "\r", "\n")
    ]
    if any(found.start() <= at < found.end() for found in indented):
        message = "this line is indented with a tab"
        return [
            Diagnostic(
                "tab-indent", message, where=span(*found.span(1)), help="use spaces, two for each level"
            )
            for found in indented
        ]
    message = "a tab stands where only spaces may stand"
    return [Diagnostic("tab-indent", message, where=span(at, at + 1), help="replace the tab by a space")]


def unreadable(text: str, span: SpanOf) -> Diagnostic:
    """Return the finding of a text that cannot be read and does not say where."""
    found = _BIG_ESCAPE.search(text)
    if not found:
        return Diagnostic("yaml-syntax", "this file cannot be read as YAML", where=span(0, 0))
    message = "there is no such character"
    return Diagnostic("yaml-syntax", message, where=span(*found.span()), help=_BACKSLASH)


def _words(problem: str, context: str, text: str, at: int, error: MarkedYAMLError) -> tuple[str, str, int]:
    """Return message, help and the index a person should look at."""
    opened = error.context_mark.index if error.context_mark else at
    if problem.startswith("mapping values are not allowed"):
        return _stray_colon(text, at)
    if problem.startswith("could not find expected ':'"):
        return (
            "this line is neither a field with a colon nor part of a list",
            _field_help(text, opened),
            opened,
        )
    if "quoted scalar" in context and "end of" in problem:
        return "this quotation mark is never closed", "write the same mark at the end of the value", opened
    if "escape" in problem or "double-quoted" in context:
        return (
            "a backslash has a special meaning between double quotes",
            _BACKSLASH,
            at,
        )
    if problem.startswith("found character"):
        return "a value cannot begin with the sign {character}", QUOTE, at
    if "anchor" in context or "alias" in context:
        return "a value cannot begin with the sign {character}", QUOTE, opened
    if "block scalar" in context:
        return "only a line break may follow `|` or `>`", "begin the text on the next line, indented", at
    if "flow" in context:
        if opened >= len(text.rstrip()):
            opened = max(text.rfind("["), text.rfind("{"))
        return "this bracket or brace is never closed, or a comma is missing in it", _CLOSE, opened
    return _misplaced(problem, text, at)


def _stray_colon(text: str, at: int) -> tuple[str, str, int]:
    begin = text.rfind("\n", 0, at) + 1
    before = text[begin:at]
    if ":" in before.rstrip(":") or before.lstrip().startswith(("-", "'", '"')):
        return "a colon followed by a space cannot stand inside a plain value", QUOTE, at
    first = begin + len(before) - len(before.lstrip())
    return "this line does not stand under the lines before it", _ALIGN, first


def _field_help(text: str, at: int) -> str:
    line = text[at:].split("\n", 1)[0]
    if re.match(r"[\w-]+:\S", line):
        return "write a space after the colon"
    return "write `field: value`; text of several lines goes under `|`, indented"


def _misplaced(problem: str, text: str, at: int) -> tuple[str, str, int]:
    if problem.startswith("sequence entries are not allowed"):
        return "a list item cannot begin on this line", "begin it on a line of its own, or use [a, b]", at
    if problem.startswith("expected <block end>"):
        return _block_end(text, at)
    if problem.startswith("expected '<document start>'"):
        return (
            "there is text after the end of the case file's block",
            "remove the braces or the line before it",
            at,
        )
    return "this line cannot be read as YAML", _ALIGN, at


def _block_end(text: str, at: int) -> tuple[str, str, int]:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if line.strip() and not line.strip().startswith("-"):
        return "there is text after the end of the value", QUOTE, at
    return "this line does not stand under the lines before it", _ALIGN, at
