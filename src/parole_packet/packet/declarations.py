"""The statements of a case: what people declare in their own words, set in type to be signed by hand."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from parole_packet.case.kinds import SignedIn, Speaker, StatementKind
from parole_packet.case.models import Case
from parole_packet.case.people import Person
from parole_packet.case.signing import Interpreter
from parole_packet.case.statements import Statement, Witness
from parole_packet.diagnostics import Diagnostic
from parole_packet.packet.desk import Desk
from parole_packet.packet.letter import FORM, beneficiary_values, relation, status_words
from parole_packet.packet.plan import PageSource, PartKind
from parole_packet.packet.texts import Texts
from parole_packet.packet.words import long_date, postal_lines
from parole_packet.typeset.stories import letter_story
from parole_packet.typeset.templates import render
from parole_packet.typeset.tree import Document

TEMPLATES = {
    StatementKind.STATEMENT: "statement.md.j2",
    StatementKind.BENEFICIARY_DECLARATION: "beneficiary-declaration.md.j2",
    StatementKind.WITNESS_AFFIDAVIT: "witness-affidavit.md.j2",
    StatementKind.SPONSOR_LETTER: "sponsor-letter.md.j2",
}
CERTIFICATE = "interpreter-certificate.md.j2"
_TITLES = {
    StatementKind.STATEMENT: "Statement of {name}",
    StatementKind.BENEFICIARY_DECLARATION: "Declaration of {name}",
    StatementKind.WITNESS_AFFIDAVIT: "Affidavit of {name}",
    StatementKind.SPONSOR_LETTER: "Letter of the sponsor, {name}",
}


def speaker_of(case: Case, statement: Statement) -> Person | Witness | None:
    """Return who speaks; None when the case names no such person."""
    if isinstance(statement.speaker, Witness):
        return statement.speaker
    if statement.speaker is Speaker.BENEFICIARY:
        return case.beneficiary
    return case.petitioning if statement.speaker is Speaker.PETITIONER else case.supporting


def title_of(case: Case, statement: Statement) -> str:
    """Return the title that the index prints."""
    speaker = speaker_of(case, statement)
    name = speaker.name.full if speaker else str(statement.speaker)
    return statement.title or _TITLES[statement.kind].format(name=name)


class DeclarationSetter:
    """Sets statements in type; mistakes in their templates gather in `findings`."""

    def __init__(self, case: Case, texts: Texts, folder: Path, desk: Desk) -> None:
        self._case, self._texts, self._folder, self._desk = case, texts, folder, desk
        self.findings: list[Diagnostic] = []

    def set(
        self, statement: Statement, key: str, labels: Mapping[str, str]
    ) -> dict[PartKind, tuple[PageSource, ...] | None]:
        """Set a statement and, when it was read to the speaker, the interpreter's certificate."""
        values = self._values(statement)
        name = TEMPLATES[statement.kind]
        blocks = {"text": self._texts.documents[f"statement.{statement.id}"]}
        declared = self._set(f"{key}:declaration", name, values, labels, blocks)
        found = {PartKind.DECLARATION: declared}
        if statement.read_by is not None and declared is not None:
            values |= {
                "interpreter": _interpreter(statement.read_by),
                "pages": len(declared),
            }
            found[PartKind.INTERPRETATION] = self._set(f"{key}:interpretation", CERTIFICATE, values, labels)
        return found

    def _set(
        self,
        key: str,
        template: str,
        values: Mapping[str, object],
        labels: Mapping[str, str],
        blocks: Mapping[str, Document] = MappingProxyType({}),
    ) -> tuple[PageSource, ...] | None:
        rendered = render(template, values=values, blocks=blocks, case_folder=self._folder)
        self.findings += [one for one in rendered.diagnostics if one not in self.findings]
        if rendered.document is None:
            return None
        story = letter_story(rendered.document, labels=labels, running=str(values["title"]))
        return self._desk.set(key, story)

    def _values(self, statement: Statement) -> dict[str, object]:
        name = self._case.beneficiary.name.full
        return {
            "title": title_of(self._case, statement),
            "request": f"Request for humanitarian parole of {name}, {FORM}",
            "date": long_date(self._case.filing.signing_date),
            "beneficiary": beneficiary_values(self._case),
            "speaker": _speaker(self._case, speaker_of(self._case, statement)),
            "place": statement.place,
            "abroad": statement.signed_in is SignedIn.ABROAD,
            "language": statement.read_by.language if statement.read_by else None,
        }


def _speaker(case: Case, speaker: Person | Witness | None) -> dict[str, object]:
    person = speaker if isinstance(speaker, Person) else None
    witness = speaker if isinstance(speaker, Witness) else None
    address = witness.address if witness else person.mailing_address if person else None
    born = speaker.date_of_birth if speaker else None
    phone = witness.phone if witness else (person.phones.day or person.phones.mobile) if person else None
    return {
        "name": speaker.name.full if speaker else "",
        "is_beneficiary": speaker is case.beneficiary,
        "relation": relation(speaker),
        "status": status_words(person),
        "born": long_date(born) if born else None,
        "occupation": _lowered(witness.occupation) if witness and witness.occupation else None,
        "address": postal_lines(address) if address else [],
        "contact": [words for words in (phone, speaker.email if speaker else None) if words],
    }


def _lowered(words: str) -> str:
    """An occupation inside a sentence: reporter, but RN."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _interpreter(helper: Interpreter) -> dict[str, object]:
    return {
        "name": helper.name.full,
        "organization": helper.organization,
        "language": helper.language,
        "address": postal_lines(helper.address) if helper.address else [],
        "phone": helper.phones.day or helper.phones.mobile,
        "email": helper.email,
    }
