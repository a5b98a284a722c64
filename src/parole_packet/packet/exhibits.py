"""The exhibits as they will stand in the packet: letters, pages, translations, certifications."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from parole_packet.case.exhibits import Exhibit, Translation, Translator
from parole_packet.case.kinds import Certificate, Tabs
from parole_packet.case.languages import ENGLISH, language_name
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.pagespec import PageChoiceError, choose_pages
from parole_packet.facts import AS_IT_IS, Facts, FileKind
from parole_packet.packet.declarations import DeclarationSetter, title_of
from parole_packet.packet.desk import Desk
from parole_packet.packet.division import Division
from parole_packet.packet.options import Options
from parole_packet.packet.plan import EXHIBIT_PAGES, PageSource, Part, PartKind, exhibit_label
from parole_packet.packet.texts import Texts, read_file_text
from parole_packet.packet.words import enumerate_words, postal_lines
from parole_packet.typeset.press import Story
from parole_packet.typeset.stories import (
    Certifier,
    certification_story,
    letter_story,
    tab_story,
    translation_story,
)
from parole_packet.typeset.tree import Document

Wanted = tuple[str, Where, str | None]
Found = dict[PartKind, tuple[PageSource, ...] | None]
"""The pages of each part of an exhibit, None where a file could not be read."""


def wanted_files(case: Case) -> Iterator[Wanted]:
    """Yield every evidence file of a case with its place and page choice, as `documents.intake` takes them."""
    for position, exhibit in enumerate(case.exhibits):
        path = ("exhibits", position)
        chosen = page_choice(exhibit)
        if exhibit.file is not None:
            yield exhibit.file, Where((*path, "file")), chosen
        for number, file in enumerate(exhibit.files):
            yield file, Where((*path, "files", number)), chosen
        if exhibit.translation is not None:
            yield exhibit.translation.file, Where((*path, "translation", "file")), None
            certificate = exhibit.translation.certificate
            if not isinstance(certificate, Certificate):
                yield certificate, Where((*path, "translation", "certificate")), None


def page_choice(exhibit: Exhibit) -> str | None:
    """Return which pages of its files an exhibit wants, None for all."""
    return None if exhibit.pages is None else str(exhibit.pages)


@dataclass(frozen=True, slots=True)
class ExhibitParts:
    """The parts of one exhibit, in order; `complete` is false when a file of it could not be read."""

    id: str
    title: str
    label: str
    parts: tuple[Part, ...]
    complete: bool

    @property
    def page_count(self) -> int:
        """Number of pages that count as the exhibit's own; a tab sheet does not."""
        return sum(len(part.sources) for part in self.parts if part.kind in EXHIBIT_PAGES)

    def part(self, kind: PartKind) -> Part | None:
        """Return the part of a kind, if there is one."""
        return next((part for part in self.parts if part.kind is kind), None)


def exhibit_labels(case: Case) -> dict[str, str]:
    """Return the letter of each exhibit and, after them, of each statement, by its id."""
    return {name: exhibit_label(position) for position, name in enumerate(case.filed_ids)}


class ExhibitSetter:
    """Sets in type what exhibits need from the program, and gathers their parts."""

    def __init__(
        self, case: Case, facts: Facts, folder: Path, desk: Desk, texts: Texts, division: Division
    ) -> None:
        self._case, self._facts, self._folder, self._desk = case, facts, folder, desk
        self._labels, self._division = exhibit_labels(case), division
        self._declarations = DeclarationSetter(case, texts, folder, desk)
        self._findings: list[Diagnostic] = []

    @property
    def findings(self) -> list[Diagnostic]:
        """What is wrong in typed translations and in the templates of statements."""
        return [*self._findings, *self._declarations.findings]

    def set_all(self, shows: Mapping[str, str]) -> tuple[ExhibitParts, ...]:
        """Set all exhibits, then all statements; `shows` says in words what each one proves."""
        found = [
            self._set(one.id, one.title, self._exhibit(position, one), shows.get(one.id, ""))
            for position, one in enumerate(self._case.exhibits)
        ]
        found += [
            self._set(
                one.id,
                title_of(self._case, one),
                self._declarations.set(one, f"exhibit:{one.id}", self._cited_from(f"exhibit:{one.id}")),
                shows.get(one.id, ""),
            )
            for one in self._case.statements
        ]
        return tuple(found)

    def _exhibit(self, position: int, exhibit: Exhibit) -> Found:
        label = self._labels[exhibit.id]
        key = f"exhibit:{exhibit.id}"
        options = Options(exhibit, self._facts)
        self._findings += options.findings(("exhibits", position))
        original = self._pages(exhibit.sources, page_choice(exhibit), f"{key}:original", options)
        found: Found = {PartKind.ORIGINAL: original}
        if exhibit.translation is not None:
            found[PartKind.TRANSLATION] = self._translated(exhibit, exhibit.translation, label, key)
            certified = self._certified(exhibit, exhibit.translation, label, key, found)
            if certified is not None:
                found[PartKind.CERTIFICATION] = certified
        return found

    def _cited_from(self, unit: str) -> dict[str, str]:
        return self._division.labels(self._labels, unit)

    def _set(self, name: str, title: str, found: Found, shows: str) -> ExhibitParts:
        key, label = f"exhibit:{name}", self._labels[name]
        parts = [
            Part(f"{key}:{kind.name.lower()}", kind, title, sources, name, label)
            for kind, sources in found.items()
            if sources
        ]
        if self._case.filing.tabs is Tabs.SHEET and parts:
            names = [kind.value.capitalize() for kind, sources in found.items() if sources]
            contents = names if len(names) > 1 else ()
            story = tab_story(label=label, title=title, shows=shows, contents=contents)
            sources = self._typeset(f"{key}:tab", story)
            parts.insert(0, Part(f"{key}:tab", PartKind.TAB, title, sources, name, label))
        complete = all(sources is not None for sources in found.values())
        return ExhibitParts(name, title, label, tuple(parts), complete)

    def _typeset(self, key: str, story: Story) -> tuple[PageSource, ...]:
        return self._desk.set(key, story)

    def _pages(
        self, files: tuple[str, ...], choice: str | None, key: str, options: Options | None = None
    ) -> tuple[PageSource, ...] | None:
        """Return the chosen pages of files that count as one; None when one of them could not be read."""
        found: list[PageSource] = []
        for number, file in enumerate(files):
            facts = self._facts.files.get(file)
            if facts is None:
                return None
            if facts.kind is FileKind.TEXT:
                document = self._text(file)
                found += self._typeset(
                    f"{key}:{number}" if number else key, letter_story(document, labels={})
                )
                continue
            try:
                chosen = choose_pages(choice, len(facts.pages))
            except PageChoiceError:
                return None
            found += [
                PageSource(file, index, options.treatment(number, index) if options else AS_IT_IS)
                for index in chosen
            ]
        return tuple(found)

    def _text(self, file: str) -> Document:
        document, findings = read_file_text(self._folder / self._facts.files[file].path, file)
        self._findings += findings
        return document

    def _translated(
        self, exhibit: Exhibit, translation: Translation, label: str, key: str
    ) -> tuple[PageSource, ...] | None:
        facts = self._facts.files.get(translation.file)
        if facts is None:
            return None
        if facts.kind is not FileKind.TEXT:
            return self._pages((translation.file,), None, f"{key}:translation")
        story = translation_story(
            self._text(translation.file),
            title=exhibit.title,
            exhibit=label,
            source=foreign_languages(exhibit),
            labels=self._cited_from(key),
        )
        return self._typeset(f"{key}:translation", story)

    def _certified(
        self,
        exhibit: Exhibit,
        translation: Translation,
        label: str,
        key: str,
        found: Mapping[PartKind, tuple[PageSource, ...] | None],
    ) -> tuple[PageSource, ...] | None:
        if not isinstance(translation.certificate, Certificate):
            return self._pages((translation.certificate,), None, f"{key}:certification")
        translator = self._case.translators.get(translation.translator or "")
        if translator is None:
            return ()
        story = certification_story(
            certifier(translator),
            title=exhibit.title,
            exhibit=label,
            source=foreign_languages(exhibit),
            pages_original=len(found[PartKind.ORIGINAL] or ()),
            pages_translation=len(found[PartKind.TRANSLATION] or ()),
        )
        return self._typeset(f"{key}:certification", story)


def foreign_languages(exhibit: Exhibit) -> str:
    """Return the languages of a document besides English, in words."""
    return enumerate_words([language_name(code) for code in exhibit.language if code.lower() != ENGLISH])


def certifier(translator: Translator) -> Certifier:
    """Return a translator as the certification prints them."""
    address = ", ".join(postal_lines(translator.address)) if translator.address else ""
    return Certifier(translator.name, address, translator.phone or "", translator.email or "")
