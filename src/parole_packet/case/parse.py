"""YAML text to nodes: a plain subset of YAML, with every refusal at its exact place."""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from parole_packet.case.characters import SpanOf, refused_escape
from parole_packet.case.nodes import Block, Listing, Node, Pair, Scalar
from parole_packet.case.syntax import DIRECTIVE, QUOTE, directive, explain, unreadable
from parole_packet.diagnostics import Diagnostic, Related, Span

MAX_DEPTH = 50
_NOTHING = {"", "~", "null", "Null", "NULL"}


class _StopReadingError(Exception):
    """Nothing sensible can be read after this place; the reason is among the problems."""


def parse(text: str, span: SpanOf) -> tuple[Node | None, list[Diagnostic]]:
    """Read one YAML document; the node is None when there is none or the text cannot be read to its end."""
    composer = _Composer(text, span)
    try:
        return composer.document(), composer.problems
    except _StopReadingError:
        return None, composer.problems
    except MarkedYAMLError as error:
        return None, _without_echo(composer.problems, explain(error, text, span))
    except (YAMLError, ValueError, OverflowError):  # the last two: an escape such as "\\UFFFFFFFF"
        return None, [*composer.problems, unreadable(text, span)]


def _without_echo(problems: list[Diagnostic], syntax: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out a syntax error in a line whose value is refused already: it follows from that."""
    lines = {one.where.line for one in problems if isinstance(one.where, Span)}
    return problems + [one for one in syntax if isinstance(one.where, Span) and one.where.line not in lines]


class _Composer:
    """Builds nodes from parser events. Events are ruamel's, known only by their class names."""

    def __init__(self, text: str, span: SpanOf) -> None:
        self.problems: list[Diagnostic] = []
        self._text = text
        self._span = span
        self._events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))

    def document(self) -> Node | None:
        """Return the first document's node; a second document is a problem."""
        root: Node | None = None
        documents = 0
        for event in self._events:
            match type(event).__name__:
                case "DocumentStartEvent":
                    documents += 1
                    self._check_document(event, documents)
                case "StreamStartEvent" | "DocumentEndEvent" | "StreamEndEvent":
                    pass
                case _:
                    root = self._node(event, 0)
        return root

    def _check_document(self, event: Any, number: int) -> None:
        found = directive(self._text) if event.version or event.tags else None
        if found:
            self._refuse("yaml-syntax", DIRECTIVE, found.span(), "remove this line")
        if number == 2:
            help_text = "keep one case in a file; remove the line `---` or `...`"
            self._refuse("several-documents", "a second document begins here", _places(event), help_text)
            raise _StopReadingError

    def _refuse(self, code: str, message: str, places: tuple[int, int], help_text: str = "") -> None:
        self.problems.append(Diagnostic(code, message, where=self._span(*places), help=help_text))

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._refuse(
                "too-deep", f"blocks and lists are nested more than {MAX_DEPTH} deep", _places(event)
            )
            raise _StopReadingError
        self._check_properties(event)
        start, end = _places(event)
        match type(event).__name__:
            case "ScalarEvent":
                return self._scalar(event)
            case "AliasEvent":
                return Scalar(None, start, end)
            case "SequenceStartEvent":
                return self._listing(start, bool(event.flow_style), depth)
            case _:
                return self._block(start, bool(event.flow_style), depth)

    def _check_properties(self, event: Any) -> None:
        start, end = _places(event)
        if type(event).__name__ == "AliasEvent":
            self._refuse("yaml-alias", "a value cannot begin with the sign *", (start, end), QUOTE)
        elif event.anchor is not None:
            end = start + 1 + len(event.anchor)
            self._refuse("yaml-alias", "a value cannot begin with the sign &", (start, end), QUOTE)
        elif event.tag is not None:
            end = start + len(self._text[start:end].split(maxsplit=1)[0])
            self._refuse("yaml-tag", "a value cannot begin with the sign !", (start, end), QUOTE)

    def _scalar(self, event: Any) -> Scalar:
        style = event.style or ""
        start, end = _places(event)
        if style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip(" \t\r\n"))
        found = refused_escape(event.value, self._span(start, end)) if style == '"' else None
        if found:
            self.problems.append(found)
        nothing = not style and event.implicit[0] and event.value in _NOTHING
        return Scalar(None if nothing else event.value, start, end, style)

    def _listing(self, start: int, flow: bool, depth: int) -> Listing:
        items: list[Node] = []
        for event in self._events:
            if type(event).__name__ == "SequenceEndEvent":
                return Listing(start, self._end(event, items[-1] if items else None, flow), flow, items)
            items.append(self._node(event, depth + 1))
        raise _StopReadingError

    def _block(self, start: int, flow: bool, depth: int) -> Block:
        pairs: dict[str, Pair] = {}
        last: Node | None = None
        for event in self._events:
            if type(event).__name__ == "MappingEndEvent":
                return Block(start, self._end(event, last, flow), flow, pairs)
            key = self._node(event, depth + 1)
            last = _settle(self._node(next(self._events), depth + 1), key)
            self._add(pairs, key, last)
        raise _StopReadingError

    def _end(self, event: Any, last: Node | None, flow: bool) -> int:
        """Return where a collection ends: after its bracket, or after its last value."""
        if flow or last is None:
            return int(event.end_mark.index)
        return last.end

    def _add(self, pairs: dict[str, Pair], key: Node, value: Node) -> None:
        places = key.start, max(key.end, key.start + 1)
        if not isinstance(key, Scalar) or key.value is None:
            self._refuse("bad-key", "the name of a field must be a plain word", places)
        elif key.value == "<<" and not key.style:
            self._refuse("yaml-alias", "`<<` (merging another block) is not used in a case file", places)
        elif key.value in pairs:
            self._refuse_twice(pairs[key.value].key, key)
        else:
            pairs[key.value] = Pair(key, value)

    def _refuse_twice(self, first: Scalar, again: Scalar) -> None:
        related = (Related(self._span(first.start, first.end), "first written here"),)
        where = self._span(again.start, again.end)
        message, args = "`{key}` is written twice", {"key": again.value}
        self.problems.append(Diagnostic("duplicate-key", message, args, where, "again here", related=related))


def _places(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _settle(value: Node, key: Node) -> Node:
    """Place an absent value right behind its key, where a person would write it."""
    if isinstance(value, Scalar) and value.value is None and value.start == value.end:
        return Scalar(None, key.end, key.end)
    return value
