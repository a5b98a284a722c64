"""Working sheets: answers to copy, lists of facts, steps to tick; and the small parts all sheets share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Slab, Story, clipped, plain, text_slabs
from parole_packet.typeset.fonts import Style
from parole_packet.typeset.lines import Span
from parole_packet.typeset.page import Page
from parole_packet.typeset.styles import CELL, SMALL
from parole_packet.typeset.tables import Column, Grid, Row, table_slabs

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
    """A part of a sheet: a paragraph, labels with values, steps with a box to tick; each may be empty."""

    heading: str = ""
    text: str = ""
    facts: Pairs = ()
    steps: Sequence[str] = ()


def sheet_story(title: str, sections: Sequence[Section], *, subtitle: str = "") -> Story:
    """Set a sheet of facts and steps for the person's own use."""
    body = heading_slabs(title, subtitle)
    for section in sections:
        body += plain(section.heading, styles.HEADINGS[2]) if section.heading else []
        body += plain(section.text, styles.BODY) if section.text else []
        body += facts_slabs(section.facts, before=8.0, label_width=130.0) if section.facts else []
        for step in section.steps:
            body += _step(step)

    def head(number: int, total: int) -> list[Slab]:
        return [] if number == 1 else running_head(title, number, total)

    return Story(tuple(body), head)


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
