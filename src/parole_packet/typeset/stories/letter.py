"""Texts that people sign: the letter, and statements with their head and signature line on every sheet."""

from dataclasses import replace
from itertools import zip_longest

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Furniture, Slab, Story, clipped, paginate, plain, rule_slab
from parole_packet.typeset.inlines import Labels
from parole_packet.typeset.lines import Span
from parole_packet.typeset.page import Page
from parole_packet.typeset.setting import Setter
from parole_packet.typeset.stories.sheets import Pairs, running_head
from parole_packet.typeset.styles import SMALL, Look
from parole_packet.typeset.tables import Column, Grid, Row, table_slabs
from parole_packet.typeset.tree import Document, number_paragraphs


def letter_story(body: Document, *, labels: Labels, running: str = "") -> Story:
    """Set a letter: all of its words, from the date to the line to sign, stand in `body`.

    `running` heads the second and later pages, with their number.
    """

    def head(number: int, total: int) -> list[Slab]:
        return [] if number == 1 else running_head(running, number, total)

    return Story(tuple(Setter(labels, styles.LETTER).slabs(body.blocks)), head)


def statement_story(
    body: Document, *, title: str, head: Pairs, signer: str, labels: Labels, numbered: bool = True
) -> Story:
    """Set a statement or declaration that is signed on every sheet.

    `head` names what a loose sheet must say about itself (names, A-Number, form, page, part and item) and
    stands on every sheet. With `numbered`, its paragraphs carry numbers. The signature and date stay empty.
    It is set as close as a letter where that saves a sheet.
    """
    blocks = number_paragraphs(body.blocks) if numbered else body.blocks

    def story(look: Look) -> Story:
        slabs = [*plain(title, replace(styles.TITLE, size=15.0)), *Setter(labels, look).slabs(blocks)]
        return Story(tuple(slabs), _sheet_head(head), _sheet_foot(signer))

    usual, closer = story(styles.BODY), story(styles.LETTER)
    return closer if len(paginate(closer)) < len(paginate(usual)) else usual


def _sheet_head(pairs: Pairs) -> Furniture:
    def head(number: int, total: int) -> list[Slab]:
        rows = [*pairs, ("Sheet", f"{number} of {total}")]
        return [*pair_grid(rows), rule_slab(before=5.0)]

    return head


def pair_grid(pairs: Pairs) -> list[Slab]:
    """Small labels and values, two pairs beside each other."""
    columns = (Column(82.0), Column(170.0), Column(70.0), Column(styles.MEASURE - 322.0))
    grid = Grid(columns, SMALL, pad=0.5, before=0.0)
    half = (len(pairs) + 1) // 2
    rows = []
    for both in zip_longest(pairs[:half], pairs[half:], fillvalue=("", "")):
        texts = [clipped(text, SMALL, grid.room(1), lines=3) for pair in both for text in pair]
        styles_of = (SMALL.style.with_bold(), SMALL.style) * 2
        cells = tuple((Span(text, style, SMALL.size),) for text, style in zip(texts, styles_of, strict=True))
        rows.append(Row(cells, ruled=False))
    return table_slabs(grid, rows)


def _sheet_foot(signer: str) -> Furniture:
    def lines(page: Page, top: float) -> None:
        page.rule(styles.LEFT, styles.LEFT + 290.0, top - 25.5, weight=0.7)
        page.rule(styles.RIGHT - 140.0, styles.RIGHT, top - 25.5, weight=0.7)

    def foot(_number: int, _total: int) -> list[Slab]:
        grid = Grid((Column(styles.MEASURE - 140.0), Column(140.0)), styles.TINY, pad=0.0, before=0.0)
        below = (clipped(f"Signature of {signer}", styles.TINY, 290.0, lines=1), "Date (mm/dd/yyyy)")
        cells = tuple((Span(text, styles.TINY.style, styles.TINY.size),) for text in below)
        return [Slab(27.0, lines), *table_slabs(grid, [Row(cells, ruled=False)])]

    return foot
