"""Set a tree of text: blocks become slabs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from parole_packet.typeset import styles
from parole_packet.typeset.flow import (
    Draw,
    Slab,
    baseline_of,
    clinging,
    rule_slab,
    space_slab,
    stack_height,
    text_slabs,
    together,
)
from parole_packet.typeset.inlines import Labels, spans
from parole_packet.typeset.lines import Line, Span, break_lines
from parole_packet.typeset.page import Page
from parole_packet.typeset.styles import BODY, HEADINGS, INDENT, TIGHT, Look
from parole_packet.typeset.tables import Column, Grid, Row, fitted, table_slabs
from parole_packet.typeset.tree import (
    Block,
    Heading,
    Inline,
    List,
    NumberedParagraph,
    Paragraph,
    Quote,
    Register,
    Rule,
    SignatureLine,
    Strong,
    Table,
    plain_text,
)

NUMBER_INDENT = 26.0
"""How far the words of a numbered paragraph stand in."""
WHOLE_TABLE = 260.0
"""A table that is no higher is not torn over two pages where that leaves no large hole."""
LEAD_GAP = 14.0
"""The gap above a paragraph that is bold from end to end: the heading of what follows, such as “Page 2”."""
LETTERHEAD = 4
"""How many paragraphs may stand between such a heading and the title of a document."""
LEAD_EMPTY = 240.0
"""What a page may leave empty so that such a heading, and the lines of a letterhead, stand above their title."""


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
            if _above_title(blocks, at):
                made = clinging(made, empty=LEAD_EMPTY, last=True)
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
            case Paragraph() if _is_lead(block):
                gap = max(self.body.before, LEAD_GAP)
                return self._text(block.children, replace(self.body, before=gap, keep_next=True))
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
            slabs = clinging(slabs)
        return [*slabs, space_slab(4.0, keep=False)]

    def _cell(self, children: Sequence[Inline], look: Look) -> tuple[Span, ...]:
        return spans(children, look, self.labels) or (Span("", look.style, look.size),)


def _announces(block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph must not be parted from what comes after it: a table, a line to sign, or what its
    colon points at.
    """
    if not isinstance(block, Paragraph) or not following:
        return False
    return isinstance(following[0], SignatureLine | Table) or (
        not isinstance(following[0], Paragraph) and plain_text(block.children).rstrip().endswith(":")
    )


def _is_lead(block: Paragraph) -> bool:
    """Whether a paragraph is bold from end to end."""
    return len(block.children) == 1 and isinstance(block.children[0], Strong)


def _above_title(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands between a bold line and a title close below it."""
    first = at
    while first > 0 and isinstance(block := blocks[first], Paragraph) and not _is_lead(block):
        first -= 1
    lead = blocks[first]
    if not (isinstance(lead, Paragraph) and _is_lead(lead)):
        return False
    below = blocks[first + 1 : first + 2 + LETTERHEAD]
    title = next((number for number, block in enumerate(below) if not isinstance(block, Paragraph)), None)
    return title is not None and isinstance(below[title], Heading)


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
