"""The case file as text: read once, refused with exact places, and asked where things stand."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from parole_packet.case.characters import refused, without_refused
from parole_packet.case.nodes import Block, Lines, Listing, Node, Scalar, Tree
from parole_packet.case.parse import parse
from parole_packet.case.search import find_words
from parole_packet.diagnostics import Diagnostic, Span, Where
from parole_packet.errors import InputOutputError

MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A case file that was read. `file` is its name for messages; `text` has no byte order mark.

    `root` is None when nothing could be read as YAML; the text is there all the same, for excerpts.
    """

    file: str
    text: str
    root: Node | None
    lines: Lines

    @property
    def data(self) -> Tree:
        """The case as blocks, lists, texts and None."""
        return self.root.data if self.root else None

    def line(self, number: int) -> str:
        """A line of the text, from 1, without its ending."""
        return self.lines.line(number)

    def span(self, start: int, end: int) -> Span:
        """The stretch between two indexes of the text."""
        return _span(self.lines, self.file, start, end)

    def locate(self, where: Where) -> Span:
        """Find a place; what is not in the file is shown at the nearest block that is.

        A block or list over several lines and an absent value are shown at their key: a reader looks there.
        """
        start, end = 0, 0
        node = self.root
        key: Scalar | None = None
        for step in where.path:
            if step == 0 and isinstance(node, Scalar | Block):
                continue  # a single value that stands for a list of one
            below = _below(node, step)
            if below is None:
                return self._at(key, node)
            key, node = below
        if where.on == "key" or node is None:
            return self._at(key, node)
        if where.text is not None and isinstance(node, Scalar):
            start, end = find_words(self.text, node, where.text, where.occurrence)
            return self.span(start, end)
        return self._at_value(key, node)

    def _at(self, key: Scalar | None, node: Node | None) -> Span:
        if key is not None:
            return self.span(key.start, key.end)
        if node is None or node is self.root:
            return self.span(0, 0)
        return self._first_line(node)

    def _at_value(self, key: Scalar | None, node: Node) -> Span:
        if isinstance(node, Scalar) and node.value is not None:
            return self.span(node.start, node.end)
        if not isinstance(node, Scalar) and node.flow and node.start != node.end:
            return self.span(node.start, node.end)
        return self._at(key, node)

    def _first_line(self, node: Node) -> Span:
        line, _ = self.lines.place(node.start)
        stop = self.lines.starts[line - 1] + len(self.line(line).rstrip())
        return self.span(node.start, max(node.start, min(node.end, stop)))


def read_source(path: Path, name: str | None = None) -> tuple[Source | None, list[Diagnostic]]:
    """Read a case file and everything wrong with it as YAML; `name` is how messages call it.

    The source is None only when the file is too large to be a case. Raises InputOutputError when the system
    does not let us read it.
    """
    file = name or path.as_posix()
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputOutputError(
            f"cannot read {file}: {error.strerror}", "check the name and who may read it"
        ) from error
    if len(raw) > MAX_BYTES:
        message = "the case file is larger than 5 MB"
        return None, [Diagnostic("file-too-large", message, where=Span(file, 1, 1, 1, 1))]
    return read_text(raw, file)


def read_text(raw: bytes, file: str) -> tuple[Source, list[Diagnostic]]:
    """Read the bytes of a case file; see `read_source`."""
    if _is_wide(raw):
        return _not_utf8(raw, 0, "UTF-16", file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, "another encoding", file)
    lines = Lines(text)
    span = partial(_span, lines, file)
    problems = list(refused(text, span))
    root, more = parse(without_refused(text), span)
    problems += more
    if not more:
        problems += _top_level(root, span(0, 0))
    return Source(file, text, root, lines), sorted(problems, key=_place)


def _span(lines: Lines, file: str, start: int, end: int) -> Span:
    return Span(file, *lines.place(start), *lines.place(end))


def _place(problem: Diagnostic) -> tuple[int, int]:
    assert isinstance(problem.where, Span)  # noqa: S101 - all problems of this room are made with spans
    return problem.where.line, problem.where.column


def _is_wide(raw: bytes) -> bool:
    return raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:400].count(0) > len(raw[:400]) // 4


def _not_utf8(raw: bytes, offset: int, encoding: str, file: str) -> tuple[Source, list[Diagnostic]]:
    text = raw.decode("utf-16" if encoding == "UTF-16" else "utf-8-sig", errors="replace")
    lines = Lines(text)
    before = len(raw[:offset].decode("utf-8-sig"))
    where = _span(lines, file, before, min(before + 1, len(text)))
    args = {"offset": offset, "line": where.line, "encoding": encoding}
    message = "the case file is not UTF-8 text: byte {offset}, in line {line}, belongs to {encoding}"
    found = Diagnostic("not-utf8", message, args, where, help="save the file again as UTF-8 in your editor")
    return Source(file, text, None, lines), [found]


def _top_level(root: Node | None, where: Span) -> list[Diagnostic]:
    if isinstance(root, Block):
        return []
    if root is None or (isinstance(root, Scalar) and root.value is None):
        return [Diagnostic("empty-case", "the case file is empty", where=where)]
    kind = "a list" if isinstance(root, Listing) else "a text"
    message = "the case file is {kind}, not fields with values"
    return [Diagnostic("wrong-top-level", message, {"kind": kind}, where)]


def _below(node: Node | None, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Block) and isinstance(step, str) and step in node.pairs:
        pair = node.pairs[step]
        return pair.key, pair.value
    if isinstance(node, Listing) and isinstance(step, int) and 0 <= step < len(node.items):
        return None, node.items[step]
    return None
