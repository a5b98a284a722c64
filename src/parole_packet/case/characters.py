"""Invisible characters that hide or change what a reader sees."""

import re
from collections.abc import Callable, Iterator

from parole_packet.diagnostics import Diagnostic, Span

SpanOf = Callable[[int, int], Span]
"""Makes a span of two indexes of the text."""

_DIRECTIONS = {
    "\u202a": "LEFT-TO-RIGHT EMBEDDING",
    "\u202b": "RIGHT-TO-LEFT EMBEDDING",
    "\u202c": "POP DIRECTIONAL FORMATTING",
    "\u202d": "LEFT-TO-RIGHT OVERRIDE",
    "\u202e": "RIGHT-TO-LEFT OVERRIDE",
    "\u2066": "LEFT-TO-RIGHT ISOLATE",
    "\u2067": "RIGHT-TO-LEFT ISOLATE",
    "\u2068": "FIRST STRONG ISOLATE",
    "\u2069": "POP DIRECTIONAL ISOLATE",
}
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_REFUSED = re.compile(f"[{_CONTROLS}{''.join(_DIRECTIONS)}]")


def without_refused(text: str) -> str:
    """Return the text with each refused character replaced by a visible one, so that the rest can be read."""
    return _REFUSED.sub("\ufffd", text)


def refused(text: str, span: SpanOf) -> Iterator[Diagnostic]:
    """Find the refused characters that stand in the text itself."""
    for found in _REFUSED.finditer(text):
        yield _finding(found.group(), span(*found.span()))


def refused_escape(value: str, where: Span) -> Diagnostic | None:
    """Find a refused character that a quoted value makes out of a backslash."""
    found = _REFUSED.search(value)
    return _finding(found.group(), where) if found else None


def _finding(character: str, where: Span) -> Diagnostic:
    args = {"point": f"U+{ord(character):04X}", "name": _DIRECTIONS.get(character, "")}
    if character in _DIRECTIONS:
        message = "an invisible character changes the direction of the text here ({point} {name})"
        return Diagnostic("bidi-control", message, args, where, help="delete it; Arabic and Hebrew need none")
    message = "an invisible control character stands here ({point})"
    return Diagnostic("control-character", message, args, where, help="delete it, or type the words again")
