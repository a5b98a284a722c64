"""The statement for Form I-131, Part 8: the whole reason, why this length, what it costs and who pays."""

from collections.abc import Mapping

from parole_packet.case.models import Case
from parole_packet.packet.desk import Desk
from parole_packet.packet.plan import Part, PartKind
from parole_packet.packet.texts import Texts
from parole_packet.typeset.stories import statement_story
from parole_packet.typeset.tree import Block, Citation, Document, Heading, Inline, Table, Text

TITLE = "Statement for Form I-131, Part 8, Item 1"


def statement_part(case: Case, texts: Texts, labels: Mapping[str, str], desk: Desk) -> list[Part]:
    """Set the statement and return its part, none when nobody can sign it."""
    signer = case.petitioning
    if signer is None:
        return []
    head = (
        ("Petitioner", signer.name.full),
        ("A-Number", signer.a_number or "none"),
        ("Beneficiary", case.beneficiary.name.full),
        ("Form", "I-131, Part 8, Item 1"),
    )
    blocks: list[Block] = [*_blocks(texts, "reason")]
    if "why_this_length" in texts.documents:
        blocks += [_heading("Why this length of stay"), *_blocks(texts, "why_this_length")]
    if case.emergency.costs:
        blocks += [_heading("What it costs, and who pays"), _costs(case)]
    story = statement_story(
        Document(tuple(blocks)), title=TITLE, head=head, signer=signer.name.full, labels=labels
    )
    return [Part("statement", PartKind.STATEMENT, TITLE, desk.set("statement", story))]


def _blocks(texts: Texts, name: str) -> tuple[Block, ...]:
    document = texts.documents.get(name)
    return document.blocks if document else ()


def _heading(words: str) -> Heading:
    return Heading(2, (Text(words),))


def _costs(case: Case) -> Table:
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    for cost in case.emergency.costs:
        shown: tuple[Inline, ...] = (Text(cost.payer),)
        if cost.exhibit:
            shown = (*shown, Text(" "), Citation(cost.exhibit, None, None, f"[@{cost.exhibit}]"))
        rows.append(((Text(cost.item),), (Text(f"${cost.amount:,}"),), shown))
    total = sum(cost.amount for cost in case.emergency.costs)
    rows.append(((Text("Total"),), (Text(f"${total:,}"),), ()))
    return Table(
        ((Text("Item"),), (Text("Amount"),), (Text("Paid by"),)), tuple(rows), ("left", "right", "left")
    )
