"""Working sheets: answers to copy, lists of facts, steps to tick; and the small parts all sheets share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Slab, Story, clipped, plain, text_slabs, together
from parole_packet.typeset.fonts import Style
from parole_packet.typeset.lines import Span
from parole_packet.typeset.page import Page
from parole_packet.typeset.styles import CELL, SMALL
from parole_packet.typeset.tables import Column, Grid, Row, fitted, table_slabs

Pairs = Sequence[tuple[str, str]]


def heading_slabs(title: str, subtitle: str = "") -> list[Slab]:
    """The title of a sheet, with a line below it if there is one to say."""
    return [*plain(title, styles.TITLE), *(plain(subtitle, styles.SUBTITLE) if subtitle else [])]


def running_head(words: str, number: int, total: int) -> list[Slab]:
    """One small line above a rule: what this is, and which page of it."""
    grid = Grid(
        (Column(styles.MEASURE - 70.0), Column(70.0, "right")), SMALL, pad=2.0, before=0.0, rule_gray=0.5
    )
    texts = (clipped(words, SMALL, grid.room(0)), f"Page {number} of {total}")
    return table_slabs(grid, [Row(tuple((Span(text, SMALL.style, SMALL.size),) for text in texts))])


def facts_slabs(
    pairs: Sequence[tuple[str, str]],
    *,
    before: float = 10.0,
    blank_lines: bool = False,
    label_width: float = 96.0,
) -> list[Slab]:
    """Labels and values in two aligned columns; with `blank_lines`, an empty value is a line to write on."""
    look = replace(styles.TIGHT, leading=16.0)
    columns = (Column(label_width), Column(styles.MEASURE - label_width))
    rows = [
        Row(
            ((Span(label, Style.BOLD, 10.0),), (Span(value, look.style, look.size),)),
            ruled=blank_lines and not value,
        )
        for label, value in pairs
    ]
    return table_slabs(Grid(columns, look, pad=2.0, before=before, rule_gray=0.0), rows)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One item of a form: its number, what is asked, and the value or the reason why it stays blank."""

    item: str
    question: str
    value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One Part of a form."""

    title: str
    rows: tuple[AnswerRow, ...]


ANSWER_COLUMNS = (Column(66.0), Column(190.0), Column(styles.MEASURE - 256.0))
NOT_THE_FORM = "Answer sheet, not the form"


def answer_story(parts: Sequence[AnswerPart], *, form: str, subject: str, intro: str = "") -> Story:
    """Set the answers of a form in its order. Every page says that it is not the form."""
    body = heading_slabs(f"{NOT_THE_FORM}: {form}", subject)
    body += plain(intro, styles.BODY) if intro else []
    header = _answer_cells(AnswerRow("Item", "What the form asks", "Answer"), Style.BOLD, 8.5)
    for part in parts:
        body += plain(part.title, styles.HEADINGS[3]) if part.title else []
        rows = [Row(_answer_cells(row, Style.REGULAR, CELL.size)) for row in part.rows]
        body += table_slabs(Grid(ANSWER_COLUMNS, before=5.0), rows, Row(header))

    def head(number: int, total: int) -> list[Slab]:
        return running_head(f"{NOT_THE_FORM} – {form} – {subject}", number, total)

    return Story(tuple(body), head)


def _answer_cells(row: AnswerRow, style: Style, size: float) -> tuple[tuple[Span, ...], ...]:
    """Values stand upright, reasons in italics, so that nobody copies a reason."""
    gap = "\n" if row.value and row.reason else ""
    answer = (Span(row.value + gap, style, size), Span(row.reason, Style.ITALIC, size))
    return (Span(row.item, style, size),), (Span(row.question, style, size),), answer


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet, set in the order of its fields; each may be empty.

    `label` are the lines of an address label. The first row of `table` is its heading.
    """

    heading: str = ""
    text: str = ""
    facts: Pairs = ()
    steps: Sequence[str] = ()
    points: Sequence[str] = ()
    label: Sequence[str] = ()
    table: Sequence[Sequence[str]] = ()


def sheet_story(title: str, sections: Sequence[Section], *, subtitle: str = "", mark: str = "") -> Story:
    """Set a sheet of facts and steps for the person's own use; `mark` stands at the head of every page."""
    body = heading_slabs(title, subtitle)
    for section in sections:
        body += _section(section)

    def head(number: int, total: int) -> list[Slab]:
        if number == 1 and not mark:
            return []
        return running_head(" – ".join(filter(None, (mark, title))), number, total)

    return Story(tuple(body), head)


def _section(section: Section) -> list[Slab]:
    body = plain(section.heading, styles.HEADINGS[2]) if section.heading else []
    body += plain(section.text, _INTRO) if section.text else []
    body += facts_slabs(section.facts, before=8.0, label_width=130.0) if section.facts else []
    for step in section.steps:
        body += _step(step)
    for point in section.points:
        body += text_slabs(
            [Span(point, _POINT.style, _POINT.size)],
            _POINT,
            x=styles.LEFT + styles.INDENT,
            width=styles.MEASURE - styles.INDENT,
            marker="•",
            indent=12.0,
        )
    body += _label(section.label) if section.label else []
    return body + (_table(section.table) if section.table else [])


_INTRO = replace(styles.BODY, keep_next=True)
_POINT = styles.BODY.after(6.0)


def _label(lines: Sequence[str]) -> list[Slab]:
    """An address, large enough to be cut out and put on the envelope."""
    look = replace(styles.TIGHT, size=14.0, leading=20.0)
    slabs = [
        slab
        for line in lines
        for slab in plain(line, look, x=styles.LEFT + 60.0, width=styles.MEASURE - 60.0)
    ]
    return together([replace(slabs[0], before=14.0), *slabs[1:]])


def _table(rows: Sequence[Sequence[str]]) -> list[Slab]:
    header, *cells = (
        tuple((Span(text, Style.REGULAR if number else Style.BOLD, CELL.size),) for text in row)
        for number, row in enumerate(rows)
    )
    widths = fitted([header, *cells], styles.MEASURE, fill=True)
    grid = Grid(tuple(Column(width) for width in widths), before=8.0)
    return table_slabs(grid, [Row(row) for row in cells], Row(header))


def _step(text: str) -> list[Slab]:
    look = styles.BODY.after(7.0)
    indent = 22.0
    first, *rest = text_slabs(
        [Span(text, look.style, look.size)], look, x=styles.LEFT + indent, width=styles.MEASURE - indent
    )
    words = first.draw

    def draw(page: Page, top: float) -> None:
        page.box(styles.LEFT, top - 12.5, 9.0)
        words(page, top)

    return [replace(first, draw=draw), *rest]
