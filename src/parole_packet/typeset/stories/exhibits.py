"""The pages around the exhibits: index, tab sheets, translations and their certifications."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Slab, Story, plain, rule_slab, space_slab
from parole_packet.typeset.fonts import Style
from parole_packet.typeset.inlines import Labels
from parole_packet.typeset.lines import NO_BREAK_SPACE, Span
from parole_packet.typeset.setting import Setter, signature_slabs
from parole_packet.typeset.stories.sheets import facts_slabs, heading_slabs, running_head
from parole_packet.typeset.styles import CELL, Look
from parole_packet.typeset.tables import Cell, Column, Grid, Row, table_slabs
from parole_packet.typeset.tree import Document, SignatureLine

_INDEX_COLUMNS = (
    Column(50.0),
    Column(170.0),
    Column(150.0),
    Column(40.0, "right"),
    Column(styles.MEASURE - 410.0, "right"),
)
_INDEX_HEADS = ("Exhibit", "Document", "Shows", "Pages", "Packet page")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row of the index. `name` names the cell of its number; `target` is where a click on the row goes.

    A row with `below` belongs to the exhibit above it (its translation, its certification) and is set in.
    """

    name: str
    target: str
    label: str
    title: str
    shows: str = ""
    pages: str = ""
    below: bool = False


def index_story(
    rows: Sequence[IndexRow],
    numbers: dict[str, str] | None,
    *,
    title: str = "Index of exhibits",
    subtitle: str = "",
) -> Story:
    """Set the index. `numbers` gives the packet page of each row by its name.

    The column of the numbers has a fixed width: the pages are the same with and without numbers.
    """
    body = heading_slabs(title, subtitle)
    made = [_index_row(row, (numbers or {}).get(row.name, "")) for row in rows]
    grid = Grid(_INDEX_COLUMNS, CELL, before=14.0, pad=4.5)
    header = Row(tuple((Span(text, Style.BOLD, styles.CELL_HEAD.size),) for text in _INDEX_HEADS))
    body += table_slabs(grid, _kept(rows, made), header)

    def head(number: int, total: int) -> list[Slab]:
        words = f"{title} – {subtitle}" if subtitle else title
        return [] if number == 1 else running_head(words, number, total)

    return Story(tuple(body), head)


def _index_row(row: IndexRow, number: str) -> Row:
    cells: list[Cell] = []
    for column, text in enumerate((row.label, row.title, row.shows, row.pages, number)):
        style = Style.BOLD if column == 0 else Style.REGULAR
        indent = 4 * NO_BREAK_SPACE if row.below and column == 1 else ""
        cells.append((Span(indent + text, style, CELL.size),))
    return Row(tuple(cells), link=row.target, spot=(row.name, len(cells) - 1))


def _kept(rows: Sequence[IndexRow], made: Sequence[Row]) -> list[Row]:
    """Rows that are followed by one that belongs to them: no line between, no page end between."""
    followed = [*(row.below for row in rows[1:]), False][: len(rows)]
    return [replace(row, ruled=not more, keep=more) for row, more in zip(made, followed, strict=True)]


def tab_story(*, label: str, title: str, shows: str = "", contents: Sequence[str] = ()) -> Story:
    """Set the sheet before an exhibit: a calm page with its letter, title and what it shows."""
    center = Look(align="center")
    name = replace(center, size=40.0, leading=52.0, style=Style.BOLD)
    heading = replace(center, size=17.0, leading=24.0, before=22.0)
    small = replace(center, size=10.5, leading=16.0)
    narrow = {"x": styles.LEFT + 40.0, "width": styles.MEASURE - 80.0}
    slabs = [
        *plain(f"Exhibit {label}", name),
        rule_slab(x0=styles.LEFT + 174.0, x1=styles.RIGHT - 174.0, before=14.0, weight=0.8),
        *plain(title, heading, **narrow),
    ]
    if shows:
        slabs += plain(shows, replace(small, before=16.0), **narrow)
    for index, line in enumerate(contents):
        slabs += plain(line, small.after(0.0 if index else 18.0), **narrow)
    return Story(tuple(slabs), middle=True)


def translation_story(
    body: Document, *, title: str, exhibit: str, source: str, target: str = "English", labels: Labels
) -> Story:
    """Set a typed translation; each page says of which document, between which languages, and its number."""
    words = f"Translation of: {title} (Exhibit {exhibit}), from {source} into {target}"

    def head(number: int, total: int) -> list[Slab]:
        return running_head(words, number, total)

    return Story(tuple(Setter(labels).slabs(body.blocks)), head)


@dataclass(frozen=True, slots=True)
class Certifier:
    """The translator as printed on a certification; an empty contact is a line to fill in by hand."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""


def certification_story(
    certifier: Certifier,
    *,
    title: str,
    exhibit: str,
    source: str,
    target: str = "English",
    pages_original: int,
    pages_translation: int,
) -> Story:
    """Set the certification of a translation, to be signed and dated by hand.

    Its elements are those of 8 CFR 103.2(b)(3): complete and accurate, competent to translate from that
    language into English; with the translator's name and contact.
    """
    competent = f"I, {certifier.name}, certify that I am competent to translate from {source} into {target}."
    complete = (
        f"I further certify that the attached {target} text is a full translation of the document named "
        "above, and that the translation is complete and accurate."
    )
    facts = (
        ("Document", title),
        ("Exhibit", exhibit),
        ("Languages", f"from {source} into {target}"),
        ("Original", _pages(pages_original)),
        ("Translation", _pages(pages_translation)),
    )
    contact = (
        ("Printed name", certifier.name),
        ("Address", certifier.address),
        ("Telephone", certifier.phone),
        ("Email", certifier.email),
    )
    slabs = [
        *plain("Certification of translation", styles.TITLE),
        *facts_slabs(facts, before=16.0),
        *plain(competent, styles.BODY.after(14.0)),
        *plain(complete, styles.BODY.after(14.0)),
        space_slab(14.0),
        *signature_slabs(SignatureLine(("Signature of translator",), with_date=True)),
        *facts_slabs(contact, before=24.0, blank_lines=True),
    ]
    return Story(tuple(slabs))


def _pages(count: int) -> str:
    return f"{count} page" if count == 1 else f"{count} pages"
