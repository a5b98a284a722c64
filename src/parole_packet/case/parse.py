"""YAML text to nodes: a plain subset of YAML, with every refusal at its exact place."""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from parole_packet.case.nodes import Block, Listing, Node, Pair, Scalar
from parole_packet.case.syntax import SpanOf, explain
from parole_packet.diagnostics import Diagnostic, Related

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
        return None, [*composer.problems, *explain(error, text, span)]
    except YAMLError:
        return None, [
            *composer.problems,
            Diagnostic("yaml-syntax", "this file cannot be read as YAML", where=span(0, 0)),
        ]


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
                    if event.version or event.tags:
                        self._refuse(
                            "yaml-syntax", "lines that begin with `%` are not used in a case file", event
                        )
                    if documents == 2:
                        message = "the file holds more than one document: `---` begins a second one"
                        self._refuse("several-documents", message, event)
                        raise _StopReadingError
                case "StreamStartEvent" | "DocumentEndEvent" | "StreamEndEvent":
                    pass
                case _:
                    root = self._node(event, 0)
        return root

    def _refuse(self, code: str, message: str, event: Any, **args: str) -> None:
        where = self._span(event.start_mark.index, event.end_mark.index)
        self.problems.append(Diagnostic(code, message, args, where))

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._refuse("too-deep", f"blocks and lists are nested more than {MAX_DEPTH} deep", event)
            raise _StopReadingError
        self._check_properties(event)
        start, end = event.start_mark.index, event.end_mark.index
        match type(event).__name__:
            case "ScalarEvent":
                return _scalar(event, self._text)
            case "AliasEvent":
                return Scalar(None, start, end)
            case "SequenceStartEvent":
                return self._listing(start, bool(event.flow_style), depth)
            case _:
                return self._block(start, bool(event.flow_style), depth)

    def _check_properties(self, event: Any) -> None:
        start = event.start_mark.index
        if type(event).__name__ == "AliasEvent":
            self._refuse("yaml-alias", "a value cannot begin with `*`", event)
        elif event.anchor is not None:
            where = self._span(start, start + 1 + len(event.anchor))
            self.problems.append(Diagnostic("yaml-alias", "a value cannot begin with `&`", where=where))
        elif event.tag is not None:
            end = start + len(self._text[start : event.end_mark.index].split(maxsplit=1)[0])
            self.problems.append(
                Diagnostic("yaml-tag", "a value cannot begin with `!`", where=self._span(start, end))
            )

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
        where = self._span(key.start, max(key.end, key.start + 1))
        if not isinstance(key, Scalar) or key.value is None:
            self.problems.append(
                Diagnostic("bad-key", "the name of a field must be a plain word", where=where)
            )
        elif key.value == "<<" and not key.style:
            message = "`<<` (merging another block) is not used in a case file"
            self.problems.append(Diagnostic("yaml-alias", message, where=where))
        elif key.value in pairs:
            first = pairs[key.value].key
            related = (Related(self._span(first.start, first.end), "first written here"),)
            args = {"key": key.value}
            self.problems.append(
                Diagnostic(
                    "duplicate-key", "`{key}` is written twice", args, where, "again here", related=related
                )
            )
        else:
            pairs[key.value] = Pair(key, value)


def _scalar(event: Any, text: str) -> Scalar:
    style = event.style or ""
    plain = not style and event.implicit[0]
    value = None if plain and event.value in _NOTHING else event.value
    start, end = event.start_mark.index, event.end_mark.index
    if style in ("|", ">"):
        end = start + len(text[start:end].rstrip(" \t\r\n"))
    return Scalar(value, start, end, style)


def _settle(value: Node, key: Node) -> Node:
    """Place an absent value right behind its key, where a person would write it."""
    if isinstance(value, Scalar) and value.value is None and value.start == value.end:
        return Scalar(None, key.end, key.end)
    return value
