"""Everything the program sets in type for a packet, and the plan that comes out of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.packet.answer_sheets import NeededForm, form_parts
from parole_packet.packet.desk import Desk
from parole_packet.packet.exhibits import ExhibitParts, ExhibitSetter, exhibit_labels
from parole_packet.packet.letter import letter_values
from parole_packet.packet.plan import EXHIBIT_PAGES, Part, PartKind, Plan
from parole_packet.packet.statement import statement_part
from parole_packet.packet.texts import Texts, read_texts
from parole_packet.packet.wording import wording_findings
from parole_packet.typeset.press import Story, Typeset
from parole_packet.typeset.stories import IndexRow, index_story, letter_story
from parole_packet.typeset.templates import render

TITLE = "Humanitarian parole filing"
LETTER_TEMPLATE = "cover-letter.md.j2"
ORDER = ("G-1145", "I-912", "G-28", "letter", "index", "I-131", "statement", "I-134")
"""What stands before the exhibits (filing rules of USCIS for the first, then common practice)."""


@dataclass(slots=True)
class Composition:
    """What was composed: the plan, the texts, what is wrong in them; `finish` sets the last numbers in type."""

    plan: Plan
    exhibits: tuple[ExhibitParts, ...]
    texts: Texts
    findings: list[Diagnostic] = field(default_factory=list)
    unfilled: tuple[str, ...] = ()
    _desk: Desk = field(default_factory=lambda: Desk(TITLE), repr=False)
    _rows: list[IndexRow] = field(default_factory=list, repr=False)
    _index: Callable[[dict[str, str] | None], Story] = field(default=partial(index_story, []), repr=False)

    def finish(self) -> Typeset:
        """Set the index with its numbers and draw all that is set in type."""
        targets = self.plan.targets
        numbers = {row.name: str(targets[row.name]) for row in self._rows}
        self._desk.reset("index", self._index(numbers))
        return self._desk.finish()


def compose(
    case: Case,
    facts: Facts,
    law: Law,
    folder: Path,
    *,
    forms: Sequence[NeededForm] = (),
    draft: bool = False,
) -> Composition:
    """Set all texts of a case in type and plan the packet. Writes nothing.

    `forms` are the forms that the case needs; where one has no pages, its answer sheet is set.
    """
    desk = Desk(TITLE)
    texts = read_texts(case)
    setter = ExhibitSetter(case, facts, folder, desk, texts)
    shows = _shows(case, law)
    exhibits = setter.set_all(shows)
    texts.check_citations({item.id: item.page_count if item.complete else None for item in exhibits})
    forms_by_number = {form.answers.form: form_parts(form, case, desk) for form in forms}
    letter, findings = _letter(case, law, folder, texts, exhibits, list(forms_by_number))
    rows = _index_rows(exhibits, shows)
    labels = exhibit_labels(case)
    index = partial(index_story, rows, subtitle=_subject(case))
    own: dict[str, Part | None] = {
        "letter": None
        if letter is None
        else Part("letter", PartKind.LETTER, "Cover letter", desk.set("letter", letter)),
        "index": Part("index", PartKind.INDEX, "Index of exhibits", desk.set("index", index(None))),
        "statement": statement_part(case, texts, labels, desk),
    }
    front = [
        part for name in ORDER for part in (forms_by_number.get(name) or (own.get(name),)) if part is not None
    ]
    parts = (*front, *(part for item in exhibits for part in item.parts))
    found = [*texts.findings, *setter.findings, *findings, *wording_findings(case, front)]
    unfilled = tuple(name for name, made in forms_by_number.items() if made[0].kind is PartKind.ANSWERS)
    return Composition(
        Plan(parts, draft or bool(unfilled)), exhibits, texts, found, unfilled, desk, rows, index
    )


def _subject(case: Case) -> str:
    """The line below the index's title, with the native name where there is one."""
    name = case.beneficiary.name
    native = f" ({name.native})" if name.native else ""
    return f"Request for humanitarian parole of {name.full}{native}"


def _letter(
    case: Case,
    law: Law,
    folder: Path,
    texts: Texts,
    exhibits: tuple[ExhibitParts, ...],
    forms: Sequence[str],
) -> tuple[Story | None, list[Diagnostic]]:
    values = letter_values(
        case,
        law,
        texts,
        forms=forms,
        enclosures=[(item.label, item.title) for item in exhibits],
    )
    rendered = render(LETTER_TEMPLATE, values=values, blocks=texts.documents, case_folder=folder)
    if rendered.document is None:
        return None, list(rendered.diagnostics)
    running = f"Humanitarian parole request for {case.beneficiary.name.full}"
    labels = {item.id: item.label for item in exhibits}
    return letter_story(rendered.document, labels=labels, running=running), list(rendered.diagnostics)


def _shows(case: Case, law: Law) -> dict[str, str]:
    """Say in words what each exhibit proves, from the names of the requirements."""
    proves = {exhibit.id: exhibit.proves for exhibit in case.exhibits}
    proves |= {statement.id: statement.proves for statement in case.statements}
    return {one: "; ".join(_requirement(name, law) for name in names) for one, names in proves.items()}


def _requirement(name: str, law: Law) -> str:
    known = law.requirements.get(name)
    words = known.short if known else name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _index_rows(exhibits: tuple[ExhibitParts, ...], shows: Mapping[str, str]) -> list[IndexRow]:
    rows: list[IndexRow] = []
    for item in exhibits:
        key = f"exhibit:{item.id}"
        papers = [part for part in item.parts if part.kind in EXHIBIT_PAGES]
        for number, part in enumerate(papers):
            count = str(len(part.sources))
            if number == 0:
                rows.append(IndexRow(key, key, item.label, item.title, shows[item.id], count))
            else:
                title = part.kind.value.capitalize()
                rows.append(IndexRow(part.key, part.key, "", title, "", count, below=True))
    return rows
