"""Everything the program sets in type for a packet, and the plan that comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.packet.desk import Desk
from parole_packet.packet.exhibits import ExhibitParts, ExhibitSetter
from parole_packet.packet.letter import letter_values
from parole_packet.packet.plan import Part, PartKind, Plan
from parole_packet.packet.statement import statement_part
from parole_packet.packet.texts import DISCRETION, Texts, read_texts
from parole_packet.typeset.press import Story, Typeset
from parole_packet.typeset.stories import IndexRow, index_story, letter_story
from parole_packet.typeset.templates import render
from parole_packet.typeset.tree import Document

TITLE = "Humanitarian parole filing"
LETTER_TEMPLATE = "cover-letter.md.j2"


@dataclass(slots=True)
class Composition:
    """What was composed: the plan, the texts, what is wrong in them; `finish` sets the last numbers in type."""

    plan: Plan
    exhibits: tuple[ExhibitParts, ...]
    texts: Texts
    findings: list[Diagnostic] = field(default_factory=list)
    _desk: Desk = field(default_factory=lambda: Desk(TITLE), repr=False)
    _rows: list[IndexRow] = field(default_factory=list, repr=False)

    def finish(self) -> Typeset:
        """Set the index with its numbers and draw all that is set in type."""
        targets = self.plan.targets
        numbers = {row.name: str(targets[row.name]) for row in self._rows}
        self._desk.reset("index", index_story(self._rows, numbers))
        return self._desk.finish()


def compose(case: Case, facts: Facts, law: Law, folder: Path, *, draft: bool = False) -> Composition:
    """Set all texts of a case in type and plan the packet. Writes nothing."""
    desk = Desk(TITLE)
    setter = ExhibitSetter(case, facts, folder, desk)
    exhibits = setter.set_all(_shows(case, law))
    texts = read_texts(
        case, {item.exhibit.id: item.page_count if item.complete else None for item in exhibits}
    )
    labels = {item.exhibit.id: item.label for item in exhibits}
    rows = _index_rows(exhibits, _shows(case, law))
    letter, findings = _letter(case, law, folder, texts, labels, exhibits)
    parts = []
    if letter is not None:
        parts.append(Part("letter", PartKind.LETTER, "Cover letter", desk.set("letter", letter)))
    index = desk.set("index", index_story(rows, None))
    parts.append(Part("index", PartKind.INDEX, "Index of exhibits", index))
    parts += statement_part(case, texts, labels, desk)
    parts += [part for item in exhibits for part in item.parts]
    plan = Plan(tuple(parts), draft)
    found = [*texts.findings, *setter.findings, *findings]
    return Composition(plan, exhibits, texts, found, desk, rows)


def _letter(
    case: Case,
    law: Law,
    folder: Path,
    texts: Texts,
    labels: Mapping[str, str],
    exhibits: tuple[ExhibitParts, ...],
) -> tuple[Story | None, list[Diagnostic]]:
    enclosures = [(f"Exhibit {item.label}", item.exhibit.title) for item in exhibits]
    blocks = dict(texts.documents)
    blocks["discretion"] = _joined([texts.documents.get(f"discretion.{name}") for name in DISCRETION])
    rendered = render(
        LETTER_TEMPLATE, values=letter_values(case, law, enclosures), blocks=blocks, case_folder=folder
    )
    if rendered.document is None:
        return None, list(rendered.diagnostics)
    running = f"Humanitarian parole request for {case.beneficiary.name.full}"
    return letter_story(rendered.document, labels=labels, running=running), list(rendered.diagnostics)


def _joined(documents: list[Document | None]) -> Document:
    return Document(tuple(block for document in documents if document for block in document.blocks))


def _shows(case: Case, law: Law) -> dict[str, str]:
    """Say in words what each exhibit proves, from the names of the requirements."""
    return {
        exhibit.id: "; ".join(_requirement(name, law) for name in exhibit.proves) for exhibit in case.exhibits
    }


def _requirement(name: str, law: Law) -> str:
    known = law.requirements.get(name)
    words = known.short if known else name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _index_rows(exhibits: tuple[ExhibitParts, ...], shows: Mapping[str, str]) -> list[IndexRow]:
    rows: list[IndexRow] = []
    for item in exhibits:
        if not item.parts:
            continue
        key = f"exhibit:{item.exhibit.id}"
        shown = shows[item.exhibit.id]
        rows.append(
            IndexRow(key, key, item.label, item.exhibit.title, shown, _count(item, PartKind.ORIGINAL))
        )
        for kind in (PartKind.TRANSLATION, PartKind.CERTIFICATION):
            part = item.part(kind)
            if part is not None:
                title = f"{kind.value.capitalize()}"
                rows.append(IndexRow(part.key, part.key, "", title, "", _count(item, kind), below=True))
    return rows


def _count(item: ExhibitParts, kind: PartKind) -> str:
    part = item.part(kind)
    return str(len(part.sources)) if part else ""
