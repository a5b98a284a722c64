"""The statement for Form I-131, Part 8: the whole reason, why this length, what it costs and who pays."""

from collections.abc import Iterator, Mapping

from parole_packet.case.history import ParolePeriod, Request
from parole_packet.case.models import Case
from parole_packet.forms.maps import form_map
from parole_packet.packet.desk import Desk
from parole_packet.packet.letter import number_words
from parole_packet.packet.plan import Part, PartKind
from parole_packet.packet.texts import DISCRETION, Texts
from parole_packet.packet.words import long_date
from parole_packet.typeset.stories import statement_story
from parole_packet.typeset.tree import (
    Block,
    Citation,
    Document,
    Heading,
    Inline,
    Paragraph,
    Strong,
    Table,
    Text,
)

FORM = "I-131"
PLACE = "8/1"
TITLE = "Statement for Form I-131, Part 8, Item 1"
_DISCRETION = {
    "urgency": "Urgency",
    "effect_of_refusal": "What a refusal would mean",
    "limited_time": "Why the time is enough",
    "history": "Immigration history",
    "support": "Support in the United States",
    "character": "Character",
    "community": "The community",
    "other_options": "Other ways",
}


def statement_part(case: Case, texts: Texts, labels: Mapping[str, str], desk: Desk) -> Part:
    """Set the statement and return its part."""
    signer = case.petitioning
    name = signer.name.full if signer else ""
    head = (
        ("Petitioner", name or "not in the case file"),
        ("Beneficiary", case.beneficiary.name.full),
        ("Continues", f"Form {FORM}, page {_form_page()}, Part 8, Item 1"),
        ("A-Number", number_words(signer) or "none"),
        ("A-Number", number_words(case.beneficiary) or "none"),
    )
    signing = case.signing.petitioner
    signs = signing.on_behalf.name.full if signing and signing.on_behalf else name or "the petitioner"
    story = statement_story(statement(case, texts), title=TITLE, head=head, signer=signs, labels=labels)
    return Part("statement", PartKind.STATEMENT, TITLE, desk.set("statement", story))


def _form_page() -> int:
    """The page of the form on which the statement's Part and Item stand, by the map of the edition."""
    return next(row.page for row in form_map(FORM).rows if row.at == PLACE)


def statement(case: Case, texts: Texts) -> Document:
    """Return the text of the statement, with its headings."""
    sections: list[tuple[str, list[Block]]] = [
        ("", _blocks(texts, "reason")),
        ("Why this length of stay", _blocks(texts, "why_this_length")),
        ("What else speaks for this request", list(_discretion(texts))),
        ("Earlier requests and stays", list(_history(case, texts))),
        ("What it costs, and who pays", [_costs(case)] if case.emergency.costs else []),
    ]
    found: list[Block] = []
    for heading, blocks in sections:
        if blocks:
            found += [*([Heading(2, (Text(heading),))] if heading else []), *blocks]
    return Document(tuple(found))


def _blocks(texts: Texts, name: str) -> list[Block]:
    document = texts.documents.get(name)
    return list(document.blocks) if document else []


def _discretion(texts: Texts) -> Iterator[Block]:
    for name in DISCRETION:
        yield from _led((Strong((Text(f"{_DISCRETION[name]}."),)),), _blocks(texts, f"discretion.{name}"))


def _led(lead: tuple[Inline, ...], blocks: list[Block]) -> Iterator[Block]:
    """Begin the first paragraph with a lead; in front of anything else the lead is a paragraph of its own."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        yield Paragraph((*lead, Text(" "), *first.children))
        yield from blocks[1:]
    elif first is not None:
        yield Paragraph(lead)
        yield from blocks


def _history(case: Case, texts: Texts) -> Iterator[Block]:
    """Facts, the person's own words, the exhibit. Of what only counsel may word, nothing but the words."""
    history = case.beneficiary.history
    for group in ("petitions", "parole_requests", "paroles", "removal_proceedings", "concerns"):
        for at, one in enumerate(getattr(history, group, None) or ()):
            words = _blocks(texts, f"{group}.{at}")
            cited = _cited(one.exhibit) if one.exhibit else ()
            if isinstance(one, Request):
                lead: tuple[Inline, ...] = (Text(_request_words(one)), *cited, Text("."))
            elif isinstance(one, ParolePeriod):
                lead = (Text(_parole_words(one)), *cited, Text("."))
            else:
                yield from words
                continue
            yield from _led(lead, words) if words else (Paragraph(lead),)


def _parole_words(one: ParolePeriod) -> str:
    until = f" to {long_date(one.until)}" if one.until else ""
    return f"In the United States on parole from {long_date(one.from_)}{until}"


def _request_words(one: Request) -> str:
    details = [f"category {one.category}"] if one.category else []
    details += [f"receipt number {one.receipt}"] if one.receipt else []
    words = f"Form {one.form}"
    words += f", filed by {one.filed_by}" if one.filed_by else ", filed" if one.filed else ""
    words += f" on {long_date(one.filed)}" if one.filed else ""
    words += f" ({', '.join(details)})" if details else ""
    return f"{words}: {one.decision.value}" + (f" on {long_date(one.decided)}" if one.decided else "")


def _cited(exhibit: str) -> tuple[Inline, ...]:
    return (Text(" "), Citation(exhibit, None, None, f"[@{exhibit}]"))


def _costs(case: Case) -> Table:
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    for cost in case.emergency.costs:
        shown: tuple[Inline, ...] = (Text(cost.payer),)
        if cost.exhibit:
            shown = (*shown, *_cited(cost.exhibit))
        rows.append(((Text(cost.item),), (Text(f"${cost.amount:,}"),), shown))
    total = sum(cost.amount for cost in case.emergency.costs)
    rows.append(((Strong((Text("Total"),)),), (Strong((Text(f"${total:,}"),)),), ()))
    return Table(
        ((Text("Item"),), (Text("Amount"),), (Text("Paid by"),)), tuple(rows), ("left", "right", "left")
    )
