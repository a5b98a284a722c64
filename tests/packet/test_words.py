"""What a filing says: letter, statement, declarations, certifications and answer sheets of the example cases."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from parole_packet.packet.prepare import Prepared, Settings, prepare
from parole_packet.packet.words import native_beside
from tests.packet.wording import on_paper, printed_parts
from tests.typeset.reading import letters

CASES = Path(__file__).parents[2] / "cases"
NO_BLANKS = Path(__file__).parent / "no-such-library"
NAMES = ("medical", "funeral", "protection")
Golden = Callable[[str, str], None]
KINDS = {
    "letter": lambda key: key == "letter",
    "statement": lambda key: key == "statement",
    "declarations": lambda key: key.endswith((":declaration", ":interpretation")),
    "certifications": lambda key: key.endswith(":certification"),
    "answers": lambda key: key.startswith("form:"),
}


@cache
def prepared(name: str) -> Prepared:
    return prepare(CASES / name / "case.yaml", Settings(draft=False, library=NO_BLANKS))


@cache
def printed(name: str) -> dict[str, list[str]]:
    composition = prepared(name).composition
    assert composition is not None
    return printed_parts(composition)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_the_example_cases(name: str, kind: str, golden: Golden) -> None:
    found = [(key, pages) for key, pages in printed(name).items() if KINDS[kind](key) and pages]
    text = "\n".join(f"==== {key}\n{on_paper(pages)}\n" for key, pages in found)
    golden(f"words/{name}-{kind}.txt", text)


@pytest.mark.parametrize("name", NAMES)
def test_the_letter_of_a_usual_case_has_two_pages(name: str) -> None:
    pages = printed(name)["letter"]
    assert len(pages) <= 2
    (signed,) = (page for page in pages if "Respectfully," in page)
    assert "Thank you for your time" in signed, "nobody signs a page without text"


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_of_the_statement_can_stand_alone(name: str) -> None:
    case = prepared(name).loaded.case
    assert case is not None
    assert case.petitioning is not None
    pages = printed(name)["statement"]
    for number, page in enumerate(pages, 1):
        words = letters(page)
        for told in (
            f"Petitioner{case.petitioning.name.full}",
            f"Beneficiary{case.beneficiary.name.full}",
            "Form I-131, page 11, Part 8, Item 1",
            f"Sheet{number} of {len(pages)}",
            f"Signature of {case.petitioning.name.full}",
            "Date (mm/dd/yyyy)",
        ):
            assert letters(told) in words
        assert page.count("A-Number") == 2


def test_statements_are_exhibits_after_all_others() -> None:
    composition = prepared("protection").composition
    assert composition is not None
    assert [item.id for item in composition.exhibits][-3:] == ["declaration", "gromov", "sponsor_letter"]
    first, *_ = (part for part in composition.plan.parts if part.exhibit == "declaration")
    assert (first.kind.value, first.label) == ("tab sheet", "P")
    index = letters("".join(printed("protection")["index"]))
    assert letters("P Declaration of Vera Andreevna Lisitsyna") in index
    assert letters("Interpreter's certificate") in index
    assert "ExhibitP" in letters("".join(printed("protection")["statement"]))


def test_the_parts_stand_in_the_order_of_the_filing() -> None:
    composition = prepared("protection").composition
    assert composition is not None
    front = [part.key for part in composition.plan.parts if part.exhibit is None]
    wanted = ["form:G-1145", "form:G-28", "letter", "index", "form:I-131", "statement", "form:I-134"]
    assert front == wanted


@pytest.mark.parametrize("name", NAMES)
def test_native_names_stand_in_letter_and_index(name: str) -> None:
    case = prepared(name).loaded.case
    assert case is not None
    native = case.beneficiary.name.native
    assert native is not None
    if native.isascii() or name == "medical":  # shaped letters are compared by their picture elsewhere
        return
    for part in ("letter", "index"):
        beside = native_beside(case.beneficiary.name)
        assert letters(f"({beside})") in letters(printed(name)[part][0])


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_an_answer_sheet_says_what_it_is(name: str) -> None:
    sheets = [pages for key, pages in printed(name).items() if key.startswith("form:")]
    assert len(sheets) >= 3
    assert all("Answer sheet, not the form" in page for pages in sheets for page in pages)
