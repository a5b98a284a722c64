"""Set a tree of text: blocks become slabs, citations become labels with links."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from parole_packet.typeset import styles
from parole_packet.typeset.flow import (
    Draw,
    Slab,
    baseline_of,
    rule_slab,
    space_slab,
    stack_height,
    text_slabs,
    together,
)
from parole_packet.typeset.lines import NO_BREAK_SPACE, Line, Span, break_lines
from parole_packet.typeset.page import Page
from parole_packet.typeset.styles import BODY, HEADINGS, INDENT, TIGHT, Look
from parole_packet.typeset.tables import Column, Grid, Row, fitted, table_slabs
from parole_packet.typeset.tree import (
    Block,
    Break,
    Citation,
    Emphasis,
    Heading,
    Inline,
    List,
    Mark,
    NumberedParagraph,
    Paragraph,
    Quote,
    Register,
    Rule,
    SignatureLine,
    Strong,
    Table,
    Text,
    plain_text,
)

Labels = Mapping[str, str]
"""The letters of the exhibits by their ids, such as `{"passport": "C"}`."""

NUMBER_INDENT = 26.0
"""How far the words of a numbered paragraph stand in."""
WHOLE_TABLE = 260.0
"""A table that is no higher is not torn over two pages."""
_BARE_AFTER = re.compile(
    r"(?:[(\[]|(?<![^\s(])(?:see|in|at|by|as|of|from|and|or|with|to|through|than|under"
    r"|is|are|submit|attach|enclose|read)\s)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;]*")


def citation_text(citation: Citation, labels: Labels) -> str:
    """What a citation prints: `Exhibit C, page 3`; as it was typed where the exhibit is unknown."""
    label = labels.get(citation.exhibit_id)
    if label is None:
        return citation.raw
    words = label if citation.bare else f"Exhibit {label}"
    if citation.last_page is not None:
        words += f", pages {citation.page}–{citation.last_page}"
    elif citation.page is not None:
        words += f", page {citation.page}"
    return words


def citation_target(citation: Citation) -> str:
    """The link of a citation: `exhibit:passport:3`, or `exhibit:passport` without a page."""
    page = "" if citation.page is None else f":{citation.page}"
    return f"exhibit:{citation.exhibit_id}{page}"


@dataclass(slots=True)
class _Inlines:
    """Turns what stands in lines into spans, remembering what was said before a citation."""

    look: Look
    labels: Labels
    spans: list[Span] = field(default_factory=list)

    @property
    def before(self) -> str:
        return "".join(span.text for span in self.spans[-3:])

    def add(self, text: str, look: Look, link: str | None = None) -> None:
        if text:
            self.spans.append(Span(text, look.style, look.size, link))

    def walk(self, children: Sequence[Inline], look: Look) -> None:
        index = 0
        while index < len(children):
            child = children[index]
            index += 1
            match child:
                case Text():
                    self.add(child.text, look)
                case Strong():
                    self.walk(child.children, replace(look, style=look.style.with_bold()))
                case Emphasis():
                    self.walk(child.children, replace(look, style=look.style.with_italic()))
                case Break():
                    self.add("\n", look)
                case Mark():
                    self.add(f"[{child.text}]", replace(look, style=look.style.with_italic()))
                case Citation() if child.bare:
                    self._one(child, look)
                case Citation():
                    group, index = _group(children, index - 1)
                    self.cite(group, look)

    def cite(self, group: Sequence[Citation | Text], look: Look) -> None:
        """Set citations that follow each other, in parentheses where the sentence has no place for them."""
        before = self.before
        known = any(isinstance(one, Citation) and one.exhibit_id in self.labels for one in group)
        if not before.strip() or _BARE_AFTER.search(before) or not known:
            for one in group:
                self._one(one, look)
            return
        self.add("(" if before[-1:].isspace() else " (", look)
        cited = [one for one in group if isinstance(one, Citation)]
        for number, one in enumerate(cited):
            self.add("; " if number else "", look)
            self._one(one, look)
        self.add(")", look)

    def _one(self, one: Citation | Text, look: Look) -> None:
        if isinstance(one, Text):
            self.add(one.text, look)
        elif one.exhibit_id not in self.labels:
            self.add(one.raw, look)
        else:
            words = citation_text(one, self.labels)
            unbroken = re.sub(r"(?<!,) ", NO_BREAK_SPACE, words)
            self.add(unbroken, look, citation_target(one))


def _group(children: Sequence[Inline], start: int) -> tuple[list[Citation | Text], int]:
    """The citation at `start` with those that follow it after no more than spaces and commas; and what is
    next.
    """
    found: list[Citation | Text] = []
    end = index = start
    pending: list[Citation | Text] = []
    while index < len(children):
        child = children[index]
        index += 1
        if isinstance(child, Citation):
            found += [*pending, child]
            pending, end = [], index
        elif isinstance(child, Text) and _BETWEEN.fullmatch(child.text):
            pending.append(child)
        else:
            break
    return found, end


def spans(children: Sequence[Inline], look: Look, labels: Labels) -> tuple[Span, ...]:
    """Turn inline parts into spans of one look."""
    walker = _Inlines(look, labels)
    walker.walk(children, look)
    return tuple(walker.spans)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets blocks in a column of the page."""

    labels: Labels
    body: Look = BODY
    x: float = styles.LEFT
    width: float = styles.MEASURE

    def slabs(self, blocks: Sequence[Block]) -> list[Slab]:
        """Set the blocks under each other; what announces the next block stays with it."""
        found: list[Slab] = []
        beside_numbers = any(isinstance(block, NumberedParagraph) for block in blocks)
        for at, block in enumerate(blocks):
            indent = NUMBER_INDENT if beside_numbers and isinstance(block, List | Quote) else 0.0
            made = self._inner(indent).slabs([block]) if indent else self._block(block)
            following = blocks[at + 1 : at + 3]
            if _announces(block, following[:1]):
                made = together(made, last=True)
            elif _closes(block, following):
                made[-1] = replace(made[-1], keep=True)
            found += made
        return found

    def _inner(self, indent: float = INDENT) -> "Setter":
        indent = min(indent, max(self.width - 60, 0))
        return replace(self, x=self.x + indent, width=self.width - indent)

    def _block(self, block: Block) -> list[Slab]:
        match block:
            case Heading():
                look = HEADINGS[min(block.level, 4)]
                return self._text(block.children, look)
            case Paragraph():
                return self._text(block.children, self.body)
            case NumberedParagraph():
                return self._numbered(block)
            case List():
                return self._list(block)
            case Quote():
                inner = self._inner()
                return replace(inner, width=inner.width - min(INDENT, inner.width / 4)).slabs(block.blocks)
            case Rule():
                return [rule_slab(x0=self.x, x1=self.x + self.width, before=10)]
            case Table():
                return self._table(block)
            case SignatureLine():
                return signature_slabs(block, x=self.x)
            case Register():
                return register_slabs(block, x=self.x, width=self.width)

    def _text(self, children: Sequence[Inline], look: Look) -> list[Slab]:
        return text_slabs(spans(children, look, self.labels), look, x=self.x, width=self.width)

    def _numbered(self, block: NumberedParagraph) -> list[Slab]:
        inner = self._inner(NUMBER_INDENT)
        text = spans(block.children, self.body, self.labels)
        return text_slabs(
            text, self.body, x=inner.x, width=inner.width, marker=f"{block.number}.", indent=26.0
        )

    def _list(self, block: List) -> list[Slab]:
        loose = any(sum(isinstance(part, Paragraph) for part in item) > 1 for item in block.items)
        found: list[Slab] = []
        last = (block.start or 0) + len(block.items) - 1
        indent = INDENT if block.start is None else max(INDENT, 7.0 * len(str(last)) + 10)
        for index, item in enumerate(block.items):
            gap = self.body.before if loose or index == 0 else min(self.body.before, 3.0)
            marker = "•" if block.start is None else f"{block.start + index}."
            found += self._item(item, marker, gap, indent)
        return found

    def _item(self, item: Sequence[Block], marker: str, gap: float, indent: float) -> list[Slab]:
        inner = self._inner(indent)
        first, rest = (item[0].children, item[1:]) if item and isinstance(item[0], Paragraph) else ((), item)
        look = self.body.after(gap)
        text = self._cell(first, look)
        head = text_slabs(text, look, x=inner.x, width=inner.width, marker=marker, indent=indent)
        return [*head, *replace(inner, body=self.body.after(min(self.body.before, 3.0))).slabs(rest)]

    def _table(self, table: Table) -> list[Slab]:
        bare = not any(table.header)
        look = replace(self.body, before=0.0) if bare else styles.CELL
        rows = [tuple(self._cell(cell, look) for cell in row) for row in table.rows]
        header = tuple(self._cell(cell, styles.CELL_HEAD) for cell in table.header)
        widths = fitted([*rows, *(() if bare else (header,))], self.width, fill=not bare)
        columns = tuple(Column(w, align) for w, align in zip(widths, table.aligns, strict=True))
        grid = Grid(columns, look, self.x, pad=1.0 if bare else 4.0, before=13.0)
        made = [Row(cells, ruled=not bare) for cells in rows]
        slabs = table_slabs(grid, made, None if bare else Row(header))
        if stack_height(slabs) <= WHOLE_TABLE:
            slabs = together(slabs)
        return [*slabs, space_slab(4.0, keep=False)]

    def _cell(self, children: Sequence[Inline], look: Look) -> tuple[Span, ...]:
        return spans(children, look, self.labels) or (Span("", look.style, look.size),)


def _announces(block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph must not be parted from what comes after it: a line to sign, or what its colon
    points at.
    """
    if not isinstance(block, Paragraph) or not following:
        return False
    return isinstance(following[0], SignatureLine) or (
        not isinstance(following[0], Paragraph) and plain_text(block.children).rstrip().endswith(":")
    )


def _closes(block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph is the last before the words above a line to sign: nobody signs a page without
    text.
    """
    return (
        isinstance(block, Paragraph | NumberedParagraph)
        and len(following) == 2
        and isinstance(following[0], Paragraph)
        and isinstance(following[1], SignatureLine)
    )


SIGNATURE_WIDTH, DATE_WIDTH = 270.0, 130.0


def signature_slabs(line: SignatureLine, *, x: float = styles.LEFT) -> list[Slab]:
    """Set an empty line to sign on, with room for ink above it and words below; never torn apart."""
    ends = [(x, SIGNATURE_WIDTH)]
    words = [line.below]
    if line.with_date:
        ends.append((x + SIGNATURE_WIDTH + 30.0, DATE_WIDTH))
        words.append(("Date (mm/dd/yyyy)",))

    def draw(page: Page, top: float) -> None:
        for left, width in ends:
            page.rule(left, left + width, top - 39.5, weight=0.7)

    rows = zip_longest(*words, fillvalue="")
    columns = tuple(Column(width + 30.0) for _, width in ends)
    look = replace(TIGHT, size=10.0, leading=13.5)
    cells = [Row(tuple((Span(text, look.style, look.size),) for text in row), ruled=False) for row in rows]
    below = table_slabs(Grid(columns, look, x, pad=0.0, before=0.0), cells)
    return together([Slab(42.0, draw, 6.0), *below])


REGISTER_GAP, REGISTER_INDENT = 22.0, 24.0


def register_slabs(
    register: Register, *, x: float = styles.LEFT, width: float = styles.MEASURE
) -> list[Slab]:
    """Set labels and titles down two columns of nearly the same height, line by line."""
    look = styles.SMALL
    column = (width - REGISTER_GAP) / 2
    entries = [_entry_lines(label, title, look, column) for label, title in register.entries]
    half, height = 0, sum(map(len, entries)) / 2
    while sum(map(len, entries[:half])) < height:
        half += 1
    columns = [[line for entry in part for line in entry] for part in (entries[:half], entries[half:])]

    def drawer(row: int) -> Draw:
        def draw(page: Page, top: float) -> None:
            baseline = baseline_of(look, top)
            for number, lines in enumerate(columns):
                if row < len(lines):
                    left = x + number * (column + REGISTER_GAP)
                    label, words = lines[row]
                    if label is not None:
                        page.text(label, left, baseline)
                    page.text(words, left + REGISTER_INDENT, baseline)

        return draw

    rows = range(len(columns[0]))
    slabs = [Slab(look.leading, drawer(row), 0.0 if row else 8.0) for row in rows]
    return together(slabs) if stack_height(slabs) <= WHOLE_TABLE else slabs


def _entry_lines(label: str, title: str, look: Look, width: float) -> list[tuple[Line | None, Line]]:
    """The lines of one entry; the first carries the label."""
    words = break_lines([Span(title, look.style, look.size)], width - REGISTER_INDENT)
    name = break_lines([Span(label, look.style.with_bold(), look.size)], width)[0]
    return [(None if number else name, line) for number, line in enumerate(words)]
