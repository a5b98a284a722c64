"""What stands on the pages of the evidence, beside the case file: names, dates, numbers, blank pages, letters."""

from dataclasses import replace
from datetime import date

import pytest

from parole_packet.diagnostics import Diagnostic, Span
from parole_packet.facts import Facts, FileFacts, PageFacts
from parole_packet.rules import check_all
from parole_packet.rules.secrets import is_card, secrets_shown
from tests.rules.build import GONE, TODAY, Change, case, facts, file, law, told

BIRTH, PASSPORT, LETTER = "translations/birth.md", "translations/passport.md", "exhibits/acceptance.pdf"
PLACE = "exhibits.1.translation.file"


def read(path: str, *pages: str, changes: tuple[Change, ...] = (), scanned: bool = False) -> list[Diagnostic]:
    """All findings when the pages of a file say this; the pages of a PDF can be scans."""
    made = case(*changes)
    known = dict(facts(made).files)
    page = PageFacts(612, 792, notes=("scanned",) if scanned else ())
    if not path.endswith(".md"):
        known[path] = replace(file(path), pages=(page,) * len(pages))
    return check_all(made, Facts(known, texts={path: pages}), law(), TODAY)


def codes(findings: list[Diagnostic], *wanted: str) -> list[str]:
    return [one.code for one in findings if one.code in wanted]


DIFFERS = [
    "Name | Maryam |\nFamily name | Haidery |",
    "HAIDERI, MARYAM",
    "Maryam Haydery",
    "Maryam Rahimi was born in Herat on March 4, 1988.",
    "Date of birth: 04.03.1998 (Maryam Rahimi)",
    "Date of birth | 1989-04-03",
    "Passport of Maryam Haidari, No. P01234576",
]


@pytest.mark.parametrize("text", DIFFERS)
def test_a_slip_in_a_translation_is_told_with_its_line(text: str) -> None:
    (told_one,) = [
        one for one in read(BIRTH, f"Birth certificate\n\n{text}") if one.code == "translation-differs"
    ]
    assert told([told_one]) == [("translation-differs", PLACE)]
    line = 3 + text.count("\n")
    assert f"`{BIRTH}`, line {line}: " in told_one.text
    spans = [one.where for one in told_one.related if isinstance(one.where, Span)]
    assert [(span.file, span.line) for span in spans] == [(BIRTH, line)]


HONEST = [
    "Maryam Haidari, born on March 4, 1989",
    "born 04/03/1989 in Herat",  # the European way
    "born 3/4/1989",
    "Maryam Rahimi, now Haidari",
    "Father's name | Abdul Rahim Haideri",
    "Mother's date of birth: March 4, 1969",
    "Ghulam Haideri, Head of Civil Registration [signature]",
    "Karima Rahimi, sister of Maryam, born June 1, 1992",
    "Rahim, son of Karim",
    "Maryam Rahimi, of Hedrow",
    "Date of issue: March 5, 1989. Maryam",
    "Registration number 0731 / 19, book 1234567",
    "Haidary Street 5",  # nothing else speaks of her
    "",
]


@pytest.mark.parametrize("text", HONEST)
def test_what_a_translation_may_say_is_not_told(text: str) -> None:
    changes: tuple[Change, ...] = (("exhibits.birth.title", "A certificate"), ("exhibits.birth.proves", []))
    assert codes(read(BIRTH, text, changes=changes), "translation-differs") == []


def test_an_identity_document_with_quite_another_birth_date_is_told() -> None:
    findings = read(PASSPORT, "Date of birth | May 17, 1971")
    assert ("translation-differs", "exhibits.0.translation.file") in told(findings)


def test_a_day_of_expiry_that_differs_is_told() -> None:
    for text, expected in (("Date of expiry: 2029-06-01", 1), ("Date of expiry: 2029-05-01", 0)):
        assert len(codes(read(PASSPORT, text), "translation-differs")) == expected


def test_a_document_is_told_by_page_and_a_scan_with_care() -> None:
    pages = ("Dear Karim Rahimi,", "Ms. Maryam Haideri is accepted.")
    for scanned, code in ((False, "document-differs"), (True, "scan-differs")):
        (found,) = [one for one in read(LETTER, *pages, scanned=scanned) if one.code.endswith("-differs")]
        assert told([found]) == [(code, "exhibits.8")]
        assert f"`{LETTER}`, page 2: " in found.text


def test_pages_that_are_not_filed_are_not_read() -> None:
    pages = ("Maryam Haidari", "Maryam Haideri")
    assert (
        codes(read(LETTER, *pages, changes=(("exhibits.acceptance.pages", "1"),)), "document-differs") == []
    )


def test_numbers_of_one_family_in_a_row_are_no_slip() -> None:
    path = "exhibits/petition.pdf"
    for number, expected in (("WAC1755501427", 0), ("WAC1755601426", 1), ("WAC1755501426", 0)):
        findings = read(path, f"Receipt number {number}, Maryam Haidari")
        assert len(codes(findings, "document-differs")) == expected


def test_no_finding_says_a_number() -> None:
    findings = read(BIRTH, "Passport P01234576 of Maryam. SSN 219-09-9998. Card 4111 1111 1111 1111.")
    words = " ".join(one.text + one.words(one.help) for one in findings)
    assert codes(findings, "number-shown", "translation-differs") == [
        *["number-shown"] * 2,
        "translation-differs",
    ]
    assert not any(part in words for part in ("P0123", "219-09", "9998", "4111", "1111"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SSN: 219-09-9998", 1),
        ("Social Security Number 219099998", 1),
        ("219-09-9998", 1),
        ("4111 1111 1111 1111", 1),
        ("3782 822463 10005", 1),
        ("XXX-XX-9998", 0),
        ("Tel. 212-555-0142", 0),
        ("Order 219 09 9998", 0),
        ("4111 1111 1111 1112", 0),
        ("4111111111111111", 0),  # a bar code, a tracking number
        ("000-12-3456, 666-12-3456, 900-12-3456", 0),
        ("1219-09-99981", 0),
    ],
)
def test_documents_are_full_of_numbers_that_are_no_secret(text: str, kinds: int) -> None:
    assert len(secrets_shown(text)) == kinds


def test_the_check_digit_of_cards() -> None:
    assert is_card("4111 1111 1111 1111")
    assert not is_card("4111 1111 1111 1112")


def blank(path: str, *numbers: int, pages: int, kind: Change | None = None) -> list[str]:
    made = case(*([kind] if kind else []))
    seen = [PageFacts(612, 792, notes=("blank",) if at in numbers else ()) for at in range(1, pages + 1)]
    known: dict[str, FileFacts] = {**facts(made).files, path: replace(file(path), pages=tuple(seen))}
    found = [one for one in check_all(made, Facts(known), law(), TODAY) if one.code == "blank-page"]
    return [str(one.args["pages"]) for one in found]


def test_blank_pages_are_told_once_for_a_file() -> None:
    assert blank(LETTER, 2, 4, pages=4) == ["pages 2, 4"]
    assert blank(LETTER, 1, pages=1) == ["page 1"]
    assert blank(LETTER, pages=4) == []
    assert blank(LETTER, 2, pages=4, kind=("exhibits.acceptance.pages", "1")) == []


def test_the_blank_back_of_an_official_document_belongs_to_it() -> None:
    assert blank("exhibits/birth.pdf", 2, 4, pages=4) == []
    assert blank("exhibits/birth.pdf", 1, 2, pages=4) == ["page 1"]
    assert blank("exhibits/birth.pdf", 1, 2, pages=2) == ["pages 1, 2"]


ONE: Change = ("exhibits.birth.pages", "1")


def backs(text: str) -> list[str]:
    made = case()
    known = {**facts(made).files, "exhibits/birth.pdf": file("exhibits/birth.pdf", pages=1)}
    seen = check_all(made, Facts(known, texts={BIRTH: (text,)}), law(), TODAY)
    return codes(seen, "both-sides", "back-missing")


def test_the_translation_says_whether_there_is_a_back() -> None:
    assert backs("Name: Maryam") == ["both-sides"]
    assert backs("Name: Maryam\n\n**Page 2 (back)**\n\nThe seal is genuine.") == ["back-missing"]
    assert backs("Name: Maryam\n\n[back of the page: blank]") == []
    assert backs("She came back in 1990.") == ["both-sides"]


def test_pages_that_nobody_could_read_are_told_after_a_deep_look_only() -> None:
    made = case()
    known = facts(made)
    for deep, expected in ((True, 1), (False, 0)):
        seen = check_all(made, replace(known, deep=deep), law(), TODAY)
        assert len(codes(seen, "no-text-layer")) == expected
    texts = dict.fromkeys(known.files, ("words", "words"))
    assert codes(check_all(made, replace(known, deep=True, texts=texts), law(), TODAY), "no-text-layer") == []


BANK = (
    "The account of Karim Rahimi was opened on May 2, 2016. Deposits of the past twelve months: $61,000. "
    "Balance: $14,000. "
)
WORK = (
    "Karim Rahimi has worked for us since June 1, 2015, as an electrician. His salary is $82,000. The position is "
    "permanent. "
)
LETTERS = {"exhibits/bank.pdf": BANK, "exhibits/employer.pdf": WORK}


@pytest.mark.parametrize("path", LETTERS)
def test_letters_of_bank_and_employer_say_what_the_instructions_ask(path: str) -> None:
    whole = LETTERS[path] + "We are glad to answer any question about this letter. " * 3
    assert codes(read(path, whole), "letter-thin") == []
    thin = whole.replace("Deposits of the past twelve months", "Paid in").replace("permanent", "good")
    assert [one.args["missing"] for one in read(path, thin) if one.code == "letter-thin"] == [
        "what was deposited in the past year" if "bank" in path else "whether it is temporary or permanent"
    ]
    assert codes(read(path, "Bay Electric Inc"), "letter-thin") == []


CERTIFICATE = (
    "I, Leila Noorzai, certify that I am competent to translate from Dari into English, and that this translation is "
    "complete and accurate. November 3, 2026. leila@example.org"
)
SIGNED: Change = ("exhibits.birth.translation.certificate", "translations/signed.pdf")


@pytest.mark.parametrize(
    ("spoiled", "lacking"),
    [
        ("", []),
        ("complete and ", ["that the translation is complete"]),
        ("accurate", ["that it is accurate"]),
        ("competent", ["that the translator is competent"]),
        ("Noorzai", ["the translator's name"]),
        ("2026", ["a date"]),
        ("leila@example.org", ["how to reach the translator"]),
    ],
)
def test_a_certificate_of_the_translator_has_all_its_elements(spoiled: str, lacking: list[str]) -> None:
    text = CERTIFICATE.replace(spoiled, "") if spoiled else CERTIFICATE
    findings = read("translations/signed.pdf", text, changes=(SIGNED,))
    assert [one.args["lacking"] for one in findings if one.code == "certificate-thin"] == lacking


def test_a_certificate_that_is_a_scan_says_nothing() -> None:
    for text in ("", "Scanned with DeskScan"):
        assert codes(read("translations/signed.pdf", text, changes=(SIGNED,)), "certificate-thin") == []


def test_case_without_texts_has_none_of_these_findings() -> None:
    made = case(("exhibits.birth.date", GONE))
    known = check_all(made, facts(made), law(), date(2026, 11, 23))
    assert [one.code for one in known if one.code.endswith("-differs")] == []
