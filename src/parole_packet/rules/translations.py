"""Is every document that is not in English translated, whole and certified?"""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.case.exhibits import Exhibit, Translation, Translator
from parole_packet.case.kinds import Certificate
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts, FileKind
from parole_packet.law import Law
from parole_packet.rules.base import found, near, parties

_SAME_LANGUAGE = {
    "prs": "fa",
    "fas": "fa",
    "per": "fa",
    "pus": "ps",
    "pbu": "ps",
    "ara": "ar",
    "arb": "ar",
    "urd": "ur",
    "eng": "en",
    "spa": "es",
    "fra": "fr",
    "fre": "fr",
    "ukr": "uk",
    "rus": "ru",
    "tir": "ti",
    "amh": "am",
    "som": "so",
    "zho": "zh",
    "chi": "zh",
    "cmn": "zh",
}
_LEAST_WORDS = 80
"""A text layer with fewer letters is the remark of a scanner, not a certificate."""
_ELEMENTS = (
    ("that the translation is complete", r"\bcomplete"),
    ("that it is accurate", r"\baccura|\bcorrect|\btrue\b|\bfaithful"),
    ("that the translator is competent", r"\bcompeten|\bfluent|\bqualified|\bproficient"),
    ("the translator's name", r"{name}"),
    ("a date", r"\b\d{{4}}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}\b|\bdate\b"),
    (
        "how to reach the translator",
        r"@|\d{{3}}\W{{0,2}}\d{{4}}|\baddress\b|\b\d+ +\w+ +(?:st|street|ave|road|lane)\b",
    ),
)
"""What a certification must hold, and words that tell it is there."""
_LETTERS_PER_PAGE = 100
"""House rule: fewer letters than this for a page of the original look like a summary."""


def primary(language: str) -> str:
    """The language of a code, without region and script; Dari counts as Persian."""
    word = language.partition("-")[0].lower()
    return _SAME_LANGUAGE.get(word, word)


def check_translations(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look at every exhibit's languages, translation, translator and certificate."""
    findings: list[Diagnostic] = []
    for at, exhibit in enumerate(case.exhibits):
        path: CasePath = ("exhibits", at)
        findings += _languages(exhibit, path)
        if exhibit.translation:
            findings += _translator(case, exhibit, exhibit.translation, path)
            findings += _length(exhibit, exhibit.translation, facts, path)
            findings += _certificate(case, exhibit.translation, facts, path)
    for key, translator in case.translators.items():
        findings += _identity(case, key, translator)
    return findings


def _foreign(exhibit: Exhibit) -> list[str]:
    return [language for language in exhibit.language if primary(language) != "en"]


def _languages(exhibit: Exhibit, path: CasePath) -> Iterator[Diagnostic]:
    foreign = _foreign(exhibit)
    english = len(foreign) < len(exhibit.language)
    if foreign and exhibit.translation is None:
        help_text = "add `translation` with file, translator and certificate"
        if english:
            message = (
                "parts of this document are in another language ({languages}), and no translation is named"
            )
            code, help_text = "translation-partial", "translate whatever on it is not repeated in English"
        else:
            message, code = (
                "a document in another language ({languages}) has no translation",
                "translation-missing",
            )
        yield found(code, (*path, "language"), message, help_text, languages=", ".join(foreign))
    if exhibit.translation and not foreign:
        message = "a translation is named for a document in English"
        help_text = "write the languages of the document: `language: [fa]`"
        yield found("translation-of-english", Where((*path, "translation"), "key"), message, help_text)


def _translator(
    case: Case, exhibit: Exhibit, translation: Translation, path: CasePath
) -> Iterator[Diagnostic]:
    place = (*path, "translation")
    generated = translation.certificate is Certificate.GENERATE
    if translation.file in exhibit.sources:
        message = "the translation is the same file as the document"
        yield found(
            "translation-is-original", (*place, "file"), message, "name the file with the English text"
        )
    if translation.file == translation.certificate:
        message = "translation and certificate are the same file, so its pages would be filed twice"
        help_text = "name the pages apart, or give one file for each"
        yield found("certificate-is-translation", (*place, "certificate"), message, help_text)
    if translation.translator is None:
        if generated:
            message = "the certificate needs a translator, and none is named"
            help_text = "add `translator: …` with a key of `translators`, or name the signed certificate"
            yield found("translator-missing", Where(place, "key"), message, help_text)
        return
    translator = case.translators.get(translation.translator)
    if translator is None:
        return
    able = {primary(language) for language in translator.languages}
    missing = [language for language in _foreign(exhibit) if primary(language) not in able]
    if missing:
        message = "{translator} is not named as translating from: {languages}"
        help_text = "add the language to the translator, or name another one"
        yield found(
            "translator-language",
            (*place, "translator"),
            message,
            help_text,
            related=near(("translators", translation.translator, "languages"), "languages of the translator"),
            translator=translator.name,
            languages=", ".join(missing),
        )
    if generated and not (translator.address or translator.phone or translator.email):
        message = "the certificate must carry contact information of {translator}, and none is given"
        path_to = Where(("translators", translation.translator), "key")
        help_text = "add address, phone or email"
        yield found("translator-contact", path_to, message, help_text, translator=translator.name)


def _certificate(case: Case, translation: Translation, facts: Facts, path: CasePath) -> Iterator[Diagnostic]:
    """A certificate of the translator's own, as far as its words are known: most are scans."""
    text = " ".join(facts.texts.get(translation.certificate, ()))
    if len(text) < _LEAST_WORDS:
        return
    translator = case.translators.get(translation.translator or "")
    name = translator.name.casefold().split()[-1] if translator else ""
    lacking = [
        words
        for words, pattern in _ELEMENTS
        if not re.search(pattern.format(name=re.escape(name)), text, re.IGNORECASE)
    ]
    if lacking:
        message = "the certificate does not say: {lacking}"
        help_text = "ask the translator to complete it, or write `certificate: generate`"
        place = (*path, "translation", "certificate")
        yield found("certificate-thin", place, message, help_text, lacking=", ".join(lacking))


def _length(exhibit: Exhibit, translation: Translation, facts: Facts, path: CasePath) -> Iterator[Diagnostic]:
    """A translation much shorter than its original is likely a summary."""
    original = _pages(exhibit, facts)
    file = facts.files.get(translation.file)
    if file is None or not original:
        return
    typed = file.kind is FileKind.TEXT
    short = file.size < _LETTERS_PER_PAGE * original if typed else len(file.pages) * 3 <= original
    if short:
        message = "the translation looks short for a document of {pages} pages"
        help_text = "translate everything, stamps and handwriting included; a summary is not enough"
        yield found("translation-short", (*path, "translation", "file"), message, help_text, pages=original)


def _pages(exhibit: Exhibit, facts: Facts) -> int:
    if exhibit.pages is not None:
        return len(exhibit.pages.numbers)
    return sum(len(facts.files[source].pages) for source in exhibit.sources if source in facts.files)


def _identity(case: Case, key: str, translator: Translator) -> Iterator[Diagnostic]:
    words = set(translator.name.casefold().split())
    for party in parties(case):
        name = party.person.name
        if {name.family.casefold(), (name.given or name.family).casefold()} <= words:
            message = "the {role} is also a translator"
            help_text = "nothing forbids it, but a person without a stake is commonly advised"
            path = ("translators", key, "name")
            yield found("translator-is-party", path, message, help_text, role=party.role)
