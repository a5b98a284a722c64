"""Texts that people sign: the letter, and statements with their head and signature line on every sheet."""

from dataclasses import replace

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Furniture, Slab, Story, plain, rule_slab
from parole_packet.typeset.lines import Span
from parole_packet.typeset.page import Page
from parole_packet.typeset.setting import Labels, Setter
from parole_packet.typeset.stories.sheets import Pairs, running_head
from parole_packet.typeset.styles import SMALL
from parole_packet.typeset.tables import Column, Grid, Row, table_slabs
from parole_packet.typeset.tree import Document


def letter_story(body: Document, *, labels: Labels, running: str = "") -> Story:
    """Set a letter: all of its words, from the date to the line to sign, stand in `body`.

    `running` heads the second and later pages, with their number.
    """

    def head(number: int, total: int) -> list[Slab]:
        return [] if number == 1 else running_head(running, number, total)

    return Story(tuple(Setter(labels).slabs(body.blocks)), head)


def statement_story(
    body: Document, *, title: str, head: Pairs, signer: str, labels: Labels, numbered: bool = True
) -> Story:
    """Set a statement or declaration that is signed on every sheet.

    `head` names what a loose sheet must say about itself (names, A-Number, form, page, part and item) and
    stands on every sheet. With `numbered`, its paragraphs carry numbers. The signature and date stay empty.
    """
    slabs = [
        *plain(title, replace(styles.TITLE, size=15.0)),
        *Setter(labels, numbered=numbered).slabs(body.blocks),
    ]
    return Story(tuple(slabs), _sheet_head(head), _sheet_foot(signer))


def _sheet_head(pairs: Pairs) -> Furniture:
    def head(number: int, total: int) -> list[Slab]:
        rows = [*pairs, ("Sheet", f"{number} of {total}")]
        return [*pair_grid(rows), rule_slab(before=5.0)]

    return head


def pair_grid(pairs: Pairs) -> list[Slab]:
    """Small labels and values in two columns of pairs."""
    half = (len(pairs) + 1) // 2
    left, right = list(pairs[:half]), list(pairs[half:])
    right += [("", "")] * (half - len(right))
    bold = SMALL.style.with_bold()
    rows = []
    for first, second in zip(left, right, strict=True):
        cells = tuple(
            (Span(text, style, SMALL.size),)
            for label, value in (first, second)
            for text, style in ((label, bold), (value, SMALL.style))
        )
        rows.append(Row(cells, ruled=False))
    columns = (Column(82.0), Column(164.0), Column(76.0), Column(styles.MEASURE - 322.0))
    return table_slabs(Grid(columns, SMALL, pad=0.5, before=0.0), rows)


def _sheet_foot(signer: str) -> Furniture:
    def lines(page: Page, top: float) -> None:
        page.rule(styles.LEFT, styles.LEFT + 290.0, top - 25.5, weight=0.7)
        page.rule(styles.RIGHT - 140.0, styles.RIGHT, top - 25.5, weight=0.7)

    def foot(_number: int, _total: int) -> list[Slab]:
        words = table_slabs(
            Grid((Column(styles.MEASURE - 140.0), Column(140.0)), styles.TINY, pad=0.0, before=0.0),
            [
                Row(
                    tuple(
                        (Span(text, styles.TINY.style, styles.TINY.size),)
                        for text in (f"Signature of {signer}", "Date (mm/dd/yyyy)")
                    ),
                    ruled=False,
                )
            ],
        )
        return [Slab(27.0, lines), *words]

    return foot
