"""YAML syntax errors in plain words: what is wrong, where a person would mend it, and how."""

import re
from collections.abc import Callable

from ruamel.yaml.error import MarkedYAMLError

from parole_packet.diagnostics import Diagnostic, Span

SpanOf = Callable[[int, int], Span]

_TAB_INDENT = re.compile(r"^ *(\t+)", re.MULTILINE)
_QUOTE = "put the whole value in quotes, or write it under `|` on lines of its own"
_ALIGN = "fields of one block begin in the same column; use spaces, two for each level"
_CLOSE = "look for a missing bracket, brace or comma"


def explain(error: MarkedYAMLError, text: str, span: SpanOf) -> list[Diagnostic]:
    """Return what a syntax error means; one finding for each line where tabs are the reason."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    problem, context = error.problem or "", error.context or ""
    if text[at : at + 1] == "\t" and "cannot start" in problem:
        return _tabs(text, at, span)
    message, help_text, start = _words(problem, context, text, at, error)
    end = start if start >= len(text) or text[start] in "\r\n" else start + 1
    args = {"character": text[start : start + 1]}
    return [Diagnostic("yaml-syntax", message, args, span(start, end), help=help_text)]


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
            "use single quotes, or write the backslash twice",
            at,
        )
    if problem.startswith("found character"):
        return "a value cannot begin with `{character}`", _QUOTE, at
    if "anchor" in context or "alias" in context:
        return "a value cannot begin with `{character}`", _QUOTE, opened
    if "block scalar" in context:
        return "only a line break may follow `|` or `>`", "begin the text on the next line, indented", at
    if "flow" in context:
        return "this bracket or brace is never closed, or a comma is missing in it", _CLOSE, opened
    return _misplaced(problem, text, at)


def _stray_colon(text: str, at: int) -> tuple[str, str, int]:
    begin = text.rfind("\n", 0, at) + 1
    before = text[begin:at]
    if ":" in before.rstrip(":") or before.lstrip().startswith(("-", "'", '"')):
        return "a colon followed by a space cannot stand inside a plain value", _QUOTE, at
    first = begin + len(before) - len(before.lstrip())
    return "this line does not stand under the lines before it", _ALIGN, first


def _field_help(text: str, at: int) -> str:
    line = text[at:].split("\n", 1)[0]
    if "\u00a0" in line:
        return "after the colon stands an invisible no-break space: replace it by a space"
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
    if "incompatible YAML" in problem or "directive" in problem:
        return "lines that begin with `%` are not used in a case file", "remove this line", at
    return "this line cannot be read as YAML", _ALIGN, at


def _block_end(text: str, at: int) -> tuple[str, str, int]:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if line.strip() and not line.strip().startswith("-"):
        return "there is text after the end of the value", _QUOTE, at
    return "this line does not stand under the lines before it", _ALIGN, at
