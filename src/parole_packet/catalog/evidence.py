"""Findings about evidence: what is asked and not shown, claimed and not proved, not translated."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_AS_OF = date(2026, 11, 22)
_P26 = "Form I-131 instructions (01/20/25), p. 26, item 5.C"
_TRANSLATIONS = "Form I-131 instructions (01/20/25), p. 17; Form I-134 instructions, p. 2; 8 CFR 103.2(b)(3)"
_GUIDANCE = "USCIS guidance on evidence for certain types of parole requests, item list not confirmed"
_MEANS = "Form I-134 instructions (01/20/25), p. 1 and 6"
_A, _B, _C, _D = Confidence.OFFICIAL, Confidence.CONFIRMED, Confidence.SECONDARY, Confidence.PRACTICE


def _law(
    code: str, severity: Severity, title: str, why: str, mend: str, *, source: str, sure: Confidence
) -> Entry:
    return Entry(code, severity, title, why, mend, True, True, source, _AS_OF, sure)


_ASKED = (
    _law(
        "initial-evidence-missing",
        Severity.ERROR,
        "something the instructions list is not in the case file",
        "The instructions of the form name it as evidence to send with every request of this kind. Without "
        "it the request is likely to be delayed.",
        "Add the document as an exhibit and say under `proves` what it shows. If it cannot be had, explain "
        "it under `emergency.missing_documents`: why, what was tried, and what stands in for it.",
        source=_P26,
        sure=_A,
    ),
    _law(
        "means-unproved",
        Severity.WARNING,
        "support is promised and not proved",
        "The instructions call a lack of evidence of support a strong negative factor.",
        "Add the last tax return or its transcript, the employer's letter and the bank officer's letter, as "
        "far as they apply, and name them under `proves`.",
        source=_MEANS,
        sure=_A,
    ),
    _law(
        "core-evidence-missing",
        Severity.WARNING,
        "something that is commonly submitted is not in the case file",
        "Requests on this ground commonly show it. The program does not know what an officer will ask for.",
        "Add the document as an exhibit and say under `proves` what it shows, or explain why it cannot be "
        "had.",
        source=_GUIDANCE,
        sure=_C,
    ),
    _law(
        "further-evidence-missing",
        Severity.NOTE,
        "more that is commonly submitted",
        "These documents help in many cases and do not apply in others.",
        "Add what you have. Nothing needs to be done where a point does not apply.",
        source=_GUIDANCE,
        sure=_D,
    ),
    Entry(
        "unknown-requirement",
        Severity.ERROR,
        "a requirement is named that the program does not know",
        "The exhibit would not be counted as proof of anything, and the index could not say what it shows.",
        "Correct the id.",
        draft=True,
    ),
    _law(
        "unlikely-proof",
        Severity.WARNING,
        "a document of this kind seldom shows that",
        "An identity, for instance, is shown by an official document with photo, name and birth date; a "
        "birth certificate alone is not enough.",
        "Correct `kind` or `proves`, or add a document that shows it.",
        source="Form I-131 instructions (01/20/25), p. 23, and common practice",
        sure=_C,
    ),
    _law(
        "explanation-thin",
        Severity.WARNING,
        "the explanation of a missing document leaves questions",
        "A reader wants to know why it cannot be had, what was tried, and what shows the same instead.",
        "Add `efforts` and `substitutes`. A witness's affidavit can stand in for a document.",
        source="common practice",
        sure=_C,
    ),
    Entry(
        "explained-and-shown",
        Severity.NOTE,
        "a document is explained as missing although an exhibit proves it",
        "A reader would stop at the contradiction.",
        "Remove the explanation, or the id under `proves`.",
        draft=True,
        accept=True,
    ),
    _law(
        "second-hand",
        Severity.NOTE,
        "a fact known only from others",
        "Who tells what they did not see themselves convinces little. The person who saw it can say it in a "
        "declaration of their own.",
        "Add a statement of kind `beneficiary_declaration`, signed by the beneficiary.",
        source="common practice",
        sure=_C,
    ),
    _law(
        "letter-old",
        Severity.NOTE,
        "a letter is more than 90 days old on the day of mailing",
        "Facts on health, work and money change. Ninety days are a rule of this program, not of the law.",
        "Ask for a new letter if you can.",
        source="house rule",
        sure=_D,
    ),
)

_OFFICIAL = (
    Entry(
        "redacted-official",
        Severity.ERROR,
        "an official document is blacked out",
        "Identity, status and civil documents are filed whole; a document with a gap raises the question of "
        "what is hidden.",
        "Remove `redact` from this exhibit.",
        draft=True,
    ),
    _law(
        "both-sides",
        Severity.NOTE,
        "a civil document or card of one page",
        "Where a civil document has annotations on the front or the back, copies of both sides are "
        "submitted; of a permanent resident card always.",
        "Look at the back of the document, and add it when something is written or stamped there. If both sides "
        "are on one page, say so in the title.",
        source="Form I-131 instructions (01/20/25), p. 25, item 5; Form I-134 instructions (01/20/25), p. 4, "
        "item 11",
        sure=_A,
    ),
)

_CLAIMED = (
    _law(
        "decision-unproved",
        Severity.WARNING,
        "no exhibit is named for a petition, application or request",
        "The instructions ask for copies of decisions and for evidence of what is pending.",
        "Add the receipt, approval or denial as an exhibit and name it under `exhibit`.",
        source=f"{_P26}(7)",
        sure=_A,
    ),
    _law(
        "claim-unproved",
        Severity.NOTE,
        "no exhibit is named for something the case claims",
        "A claim with its proof beside it is easier to believe.",
        "Name the exhibit under `exhibit`.",
        source="common practice",
        sure=_D,
    ),
    _law(
        "asset-unproved",
        Severity.WARNING,
        "no exhibit is named for an asset",
        "The instructions ask for proof of ownership and of the value of each asset that is listed.",
        "Name its proof under `exhibits`, or leave the asset out.",
        source="Form I-134 instructions (01/20/25), p. 5",
        sure=_A,
    ),
    _law(
        "bank-letter",
        Severity.NOTE,
        "statements in place of a bank officer's letter",
        "The instructions name a statement by an officer of the bank with the day the account was opened, "
        "the deposits of the past year and the balance.",
        "Ask the bank for such a letter; keep the statements if they help.",
        source="Form I-134 instructions (01/20/25), p. 6, item 1",
        sure=_A,
    ),
    _law(
        "income-open",
        Severity.WARNING,
        "no income is given for a sponsor who works",
        "Form I-134 asks for the yearly income.",
        "Add `income` with amount, basis and year.",
        source="Form I-134 instructions (01/20/25), p. 4, item 17",
        sure=_A,
    ),
    _law(
        "income-proof-kind",
        Severity.WARNING,
        "the proof of income does not fit its basis",
        "A return or transcript shows adjusted gross income, Form W-2 the wages, pay statements the last "
        "weeks.",
        "Correct `basis`, or add the document that fits and say in its title what it is.",
        source="Form I-134 instructions (01/20/25), p. 4 and 6",
        sure=_A,
    ),
)

_TRANSLATED = (
    _law(
        "translation-missing",
        Severity.ERROR,
        "a document in another language has no translation",
        "Every document in another language needs a full English translation with a translator's "
        "certification.",
        "Add `translation`. Anyone competent in both languages may translate; no notary or license is "
        "needed.",
        source=_TRANSLATIONS,
        sure=_A,
    ),
    _law(
        "translation-partial",
        Severity.NOTE,
        "a document is partly in another language",
        "What is repeated in English on the document needs no translation; everything else does.",
        "Look at stamps, seals and handwriting, and translate what is not in English.",
        source=_TRANSLATIONS,
        sure=_A,
    ),
    Entry(
        "translation-of-english",
        Severity.WARNING,
        "a translation of a document in English",
        "Most likely `language` was forgotten; the certificate names the languages it translates from.",
        "Write the languages of the document under `language`, or remove the translation.",
        draft=True,
        accept=True,
    ),
    Entry(
        "translation-is-original",
        Severity.ERROR,
        "the translation is the document itself",
        "The reader would find the same page twice and no English text.",
        "Name the file with the translation.",
    ),
    Entry(
        "certificate-is-translation",
        Severity.ERROR,
        "translation and certificate are the same file",
        "Its pages would be filed twice.",
        "Split the file, or use `certificate: generate`.",
    ),
    _law(
        "translator-missing",
        Severity.ERROR,
        "a translation without a translator",
        "The translator certifies by name that the translation is complete and accurate, and that they are "
        "competent in both languages.",
        "Name the translator under `translators` and here.",
        source=_TRANSLATIONS,
        sure=_A,
    ),
    Entry(
        "translator-language",
        Severity.ERROR,
        "the translator does not translate from this language",
        "The certificate says that the translator is competent to translate from the document's language.",
        "Correct the languages of the document or of the translator.",
        True,
        False,
        _TRANSLATIONS,
        _AS_OF,
        _A,
    ),
    _law(
        "translator-contact",
        Severity.ERROR,
        "a translator without contact information",
        "The certification must carry the translator's contact information.",
        "Add address, phone or email under `translators`.",
        source=_TRANSLATIONS,
        sure=_A,
    ),
    _law(
        "translation-short",
        Severity.WARNING,
        "a translation looks too short",
        "A summary is not a full translation. The program only compares lengths; it cannot read the "
        "document.",
        "Look whether everything on every page is translated, with stamps and handwriting.",
        source=_TRANSLATIONS,
        sure=_D,
    ),
    _law(
        "translator-is-party",
        Severity.WARNING,
        "beneficiary, petitioner or sponsor as translator",
        "The rules do not forbid it. It is commonly advised against, because the person has a stake in the "
        "case.",
        "Ask someone else who knows both languages, or accept the finding.",
        source="common practice",
        sure=_D,
    ),
)

ENTRIES: tuple[Entry, ...] = _ASKED + _OFFICIAL + _CLAIMED + _TRANSLATED
"""Findings about evidence."""
