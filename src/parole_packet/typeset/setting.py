"""Set a tree of text: blocks become slabs, citations become labels with links."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, zip_longest

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Slab, rule_slab, space_slab, text_slabs, together
from parole_packet.typeset.lines import NO_BREAK_SPACE, Span
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
    Paragraph,
    Quote,
    Rule,
    SignatureLine,
    Strong,
    Table,
    Text,
    plain_text,
)

Labels = Mapping[str, str]
"""The letters of the exhibits by their ids, such as `{"passport": "C"}`."""

_BARE_AFTER = re.compile(
    r"(?:[(\[]|(?<![^\s(])(?:see|in|at|by|as|of|from|and|or|with|to|through|than|under|is|are|submit|attach|enclose|read)\s)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;]*")


def citation_text(citation: Citation, labels: Labels) -> str:
    """What a citation prints: `Exhibit C, page 3`; as it was typed where the exhibit is unknown."""
    label = labels.get(citation.exhibit_id)
    if label is None:
        return citation.raw
    words = f"Exhibit {label}"
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
                case Citation():
                    group, index = _group(children, index - 1)
                    self.cite(group, look)

    def cite(self, group: Sequence[Citation | Text], look: Look) -> None:
        """Set citations that follow each other, in one pair of parentheses where the sentence has no place
        for them.
        """
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
    end = start
    index = start
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
    """Sets blocks in a column of the page. With `numbered`, paragraphs outside lists carry running
    numbers.
    """

    labels: Labels
    body: Look = BODY
    x: float = styles.LEFT
    width: float = styles.MEASURE
    numbered: bool = False

    def slabs(self, blocks: Sequence[Block]) -> list[Slab]:
        """Set the blocks under each other; what announces the next block stays with it."""
        numbers = count(1)
        found: list[Slab] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            if self.numbered and isinstance(block, Paragraph):
                made = self._numbered(block, next(numbers))
            else:
                made = self._block(block)
            if _announces(block, following):
                made = together(made, last=True)
            found += made
        return found

    def _inner(self, indent: float = INDENT) -> "Setter":
        indent = min(indent, max(self.width - 60, 0))
        return replace(self, x=self.x + indent, width=self.width - indent, numbered=False)

    def _block(self, block: Block) -> list[Slab]:
        match block:
            case Heading():
                look = HEADINGS[min(block.level, 4)]
                return self._text(block.children, look)
            case Paragraph():
                return self._text(block.children, self.body)
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

    def _text(self, children: Sequence[Inline], look: Look) -> list[Slab]:
        return text_slabs(spans(children, look, self.labels), look, x=self.x, width=self.width)

    def _numbered(self, block: Paragraph, number: int) -> list[Slab]:
        inner = self._inner(26.0)
        text = spans(block.children, self.body, self.labels)
        return text_slabs(text, self.body, x=inner.x, width=inner.width, marker=f"{number}.", indent=26.0)

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
        return [*table_slabs(grid, made, None if bare else Row(header)), space_slab(4.0, keep=False)]

    def _cell(self, children: Sequence[Inline], look: Look) -> tuple[Span, ...]:
        return spans(children, look, self.labels) or (Span("", look.style, look.size),)


def _announces(block: Block, following: Block | None) -> bool:
    """Whether a paragraph must not be parted from what comes after it: a line to sign, or what its colon
    points at.
    """
    if not isinstance(block, Paragraph) or following is None:
        return False
    return isinstance(following, SignatureLine) or (
        not isinstance(following, Paragraph) and plain_text(block.children).rstrip().endswith(":")
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
