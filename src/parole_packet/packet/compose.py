"""Everything the program sets in type for a packet, and the plan that comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.packet.answer_sheets import NeededForm, form_parts
from parole_packet.packet.desk import Desk
from parole_packet.packet.division import Division, unit_of, volume_index_key, with_indexes
from parole_packet.packet.exhibits import ExhibitParts, ExhibitSetter, exhibit_labels
from parole_packet.packet.letter import letter_values
from parole_packet.packet.plan import EXHIBIT_PAGES, Part, PartKind, Plan
from parole_packet.packet.statement import statement_part
from parole_packet.packet.texts import Texts, read_texts
from parole_packet.packet.wording import wording_findings
from parole_packet.packet.words import native_beside
from parole_packet.typeset.lines import NO_BREAK_SPACE
from parole_packet.typeset.press import Story, Typeset
from parole_packet.typeset.stories import IndexRow, index_story, letter_story
from parole_packet.typeset.templates import render

TITLE = "Humanitarian parole filing"
LETTER_TEMPLATE = "cover-letter.md.j2"
ORDER = ("G-1145", "I-912", "G-28", "letter", "index", "I-131", "statement", "I-134")
"""What stands before the exhibits (filing rules of USCIS for the first, then common practice)."""


ONE_FILE = Division()


@dataclass(frozen=True, slots=True)
class Index:
    """The index of exhibits of a packet, or of a later volume."""

    title: str
    subtitle: str
    rows: tuple[IndexRow, ...]

    def story(self, plan: Plan | None = None) -> Story:
        """Return what is set in type; once there is a plan, with the numbers, which take no room of their own."""
        numbers = {row.name: str(plan.targets[row.name]) for row in self.rows} if plan else None
        return index_story(self.rows, numbers, title=self.title, subtitle=self.subtitle)


@dataclass(slots=True)
class Composition:
    """What was composed: the plan, the texts, what is wrong in them; `finish` sets the last numbers in type."""

    plan: Plan
    exhibits: tuple[ExhibitParts, ...]
    texts: Texts
    findings: list[Diagnostic] = field(default_factory=list)
    unfilled: tuple[str, ...] = ()
    division: Division = field(default_factory=Division)
    _desk: Desk = field(default_factory=lambda: Desk(TITLE), repr=False)
    _indexes: Mapping[int, Index] = field(default_factory=dict, repr=False)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plan of each volume, of which a packet in one file has one."""
        return self.division.split(self.plan)

    def finish(self) -> Typeset:
        """Set the indexes with their numbers and draw all that is set in type."""
        for volume, index in self._indexes.items():
            self._desk.reset(volume_index_key(volume), index.story(self.plan))
        return self._desk.finish()


def compose(
    case: Case,
    facts: Facts,
    law: Law,
    folder: Path,
    *,
    forms: Sequence[NeededForm] = (),
    draft: bool = False,
    division: Division = ONE_FILE,
) -> Composition:
    """Set all texts of a case in type and plan the packet. Writes nothing.

    `forms` are the forms that the case needs; where one has no pages, its answer sheet is set. `division` tells
    the volumes, where there are several.
    """
    desk = Desk(TITLE)
    texts = read_texts(case)
    setter = ExhibitSetter(case, facts, folder, desk, texts, division)
    shows = _shows(case, law)
    exhibits = setter.set_all(shows)
    texts.check_citations({item.id: item.page_count if item.complete else None for item in exhibits})
    forms_by_number = {form.answers.form: form_parts(form, case, desk) for form in forms}
    labels = exhibit_labels(case)
    letter, findings = _letter(
        case, law, folder, texts, exhibits, list(forms_by_number), division.labels(labels, "letter")
    )
    indexes = {1: Index("Index of exhibits", _subject(case), tuple(_index_rows(exhibits, shows, division)))}
    own: dict[str, Part | None] = {
        "letter": None
        if letter is None
        else Part("letter", PartKind.LETTER, "Cover letter", desk.set("letter", letter)),
        "index": _index_part(indexes[1], 1, desk),
        "statement": statement_part(case, texts, division.labels(labels, "statement"), desk),
    }
    front = [
        part for name in ORDER for part in (forms_by_number.get(name) or (own.get(name),)) if part is not None
    ]
    indexes |= {
        volume: _later_index(case, front, exhibits, shows, division, volume)
        for volume in range(2, division.count + 1)
    }
    later = {volume: _index_part(index, volume, desk) for volume, index in indexes.items() if volume > 1}
    parts = tuple(
        with_indexes([*front, *(part for item in exhibits for part in item.parts)], division, later)
    )
    found = [*texts.findings, *setter.findings, *findings, *wording_findings(case, front)]
    unfilled = tuple(name for name, made in forms_by_number.items() if made[0].kind is PartKind.ANSWERS)
    return Composition(
        Plan(parts, draft or bool(unfilled)), exhibits, texts, found, unfilled, division, desk, indexes
    )


def _subject(case: Case) -> str:
    """The line below the index's title, with the native name where there is one."""
    name = case.beneficiary.name
    native = native_beside(name)
    return f"Request for humanitarian parole of {name.full}" + (f" ({native})" if native else "")


def _letter(
    case: Case,
    law: Law,
    folder: Path,
    texts: Texts,
    exhibits: tuple[ExhibitParts, ...],
    forms: Sequence[str],
    labels: Mapping[str, str],
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
    return letter_story(rendered.document, labels=labels, running=running), list(rendered.diagnostics)


def _shows(case: Case, law: Law) -> dict[str, str]:
    """Say in words what each exhibit proves, from the names of the requirements."""
    proves = {exhibit.id: exhibit.proves for exhibit in case.exhibits}
    proves |= {statement.id: statement.proves for statement in case.statements}
    return {
        one: _capitalized("; ".join(_requirement(name, law) for name in names))
        for one, names in proves.items()
    }


def _requirement(name: str, law: Law) -> str:
    known = law.requirements.get(name)
    return known.short if known else name.replace("_", " ")


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def _index_part(index: Index, volume: int, desk: Desk) -> Part:
    key = volume_index_key(volume)
    return Part(key, PartKind.INDEX, index.title, desk.set(key, index.story()))


def _later_index(
    case: Case,
    front: Sequence[Part],
    exhibits: tuple[ExhibitParts, ...],
    shows: Mapping[str, str],
    division: Division,
    volume: int,
) -> Index:
    """Return the index of what stands in a later volume: papers of the front, and exhibits."""
    papers = [part for part in front if division.volume(unit_of(part)) == volume]
    rows = [IndexRow(part.key, part.key, "", part.title, "", str(len(part.sources))) for part in papers]
    here = tuple(item for item in exhibits if division.volume(f"exhibit:{item.id}") == volume)
    title = f"Index of exhibits, volume {volume} of {division.count}"
    return Index(title, _subject(case), (*rows, *_index_rows(here, shows)))


def _index_rows(
    exhibits: tuple[ExhibitParts, ...], shows: Mapping[str, str], division: Division = ONE_FILE
) -> list[IndexRow]:
    """Return the rows of some exhibits; with a division each title says in which volume it is."""
    rows: list[IndexRow] = []
    for item in exhibits:
        key = f"exhibit:{item.id}"
        papers = [part for part in item.parts if part.kind in EXHIBIT_PAGES]
        for number, part in enumerate(papers):
            count = str(len(part.sources))
            if number == 0:
                where = f" (volume{NO_BREAK_SPACE}{division.volume(key)})" if division.count > 1 else ""
                rows.append(IndexRow(key, key, item.label, item.title + where, shows[item.id], count))
            else:
                title = part.kind.value.capitalize()
                rows.append(IndexRow(part.key, part.key, "", title, "", count, below=True))
    return rows
