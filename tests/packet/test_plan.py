"""Numbers of pages, exhibits and footers, and the words around them."""

from datetime import date
from itertools import islice, product
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole_packet.packet.plan import TYPESET, PageSource, Part, PartKind, Plan, exhibit_label
from parole_packet.packet.words import enumerate_words, length_of_time, long_date


def test_exhibits_are_lettered_like_columns_of_a_table() -> None:
    letters = ("".join(found) for width in (1, 2, 3) for found in product(ascii_uppercase, repeat=width))
    assert [exhibit_label(number) for number in range(1000)] == list(islice(letters, 1000))


counts = st.integers(1, 5)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    parts = [Part("letter", PartKind.LETTER, "Cover letter", pages(draw(counts)))]
    parts += [Part("form", PartKind.FORM, "Form", pages(draw(counts)))]
    for number in range(draw(st.integers(0, 4))):
        key, label = f"exhibit:e{number}", exhibit_label(number)
        kinds = [
            PartKind.ORIGINAL,
            *draw(st.sampled_from([[], [PartKind.TRANSLATION, PartKind.CERTIFICATION]])),
        ]
        if draw(st.booleans()):
            parts.append(Part(f"{key}:tab", PartKind.TAB, "T", pages(1), f"e{number}", label))
        parts += [
            Part(f"{key}:{kind}", kind, "T", pages(draw(counts)), f"e{number}", label) for kind in kinds
        ]
    return Plan(tuple(parts))


def pages(count: int) -> tuple[PageSource, ...]:
    return tuple(PageSource(TYPESET, index) for index in range(count))


@given(plans())
def test_pages_are_numbered_through(plan: Plan) -> None:
    assert [page.number for page in plan.pages] == list(range(1, len(plan.pages) + 1))
    assert len(plan.pages) == sum(len(part.sources) for part in plan.parts)
    assert [number for part in plan.parts for number in plan.pages_of(part)] == [p.number for p in plan.pages]


@given(plans())
def test_targets_lead_to_the_pages_they_name(plan: Plan) -> None:
    for name, number in plan.targets.items():
        page = plan.pages[number - 1]
        kind, *rest = name.split(":")
        assert kind in (page.part.key, "exhibit")
        if kind == "exhibit" and rest[-1].isdigit():
            assert page.footer is not None
            assert page.footer.startswith(f"Exhibit {page.part.label}, page {rest[-1]} of ")


@given(plans())
def test_pages_of_an_exhibit_are_counted_without_its_tab(plan: Plan) -> None:
    for exhibit in {page.part.exhibit for page in plan.pages} - {None}:
        own = [page for page in plan.pages if page.part.exhibit == exhibit]
        label = own[0].part.label
        counted = [page.footer for page in own if page.part.kind is not PartKind.TAB]
        total = len(counted)
        assert counted == [f"Exhibit {label}, page {number} of {total}" for number in range(1, total + 1)]
        assert [p.footer for p in own if p.part.kind is PartKind.TAB] in ([], [f"Exhibit {label}"])


@given(plans())
def test_nothing_is_printed_on_a_form(plan: Plan) -> None:
    assert {page.footer for page in plan.pages if page.part.kind is PartKind.FORM} == {None}
    assert all(page.footer for page in plan.pages if page.part.kind is not PartKind.FORM)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2027-01-10", "2027-10-10", "nine months"),
        ("2027-01-10", "2028-01-10", "one year"),
        ("2027-01-10", "2027-02-10", "one month"),
        ("2027-01-10", "2028-02-10", "13 months"),
        ("2027-01-10", "2027-01-11", "2 days"),
        ("2027-01-10", "2027-02-24", "46 days"),
        ("2027-12-31", "2028-01-01", "2 days"),
    ],
)
def test_a_stay_is_told_in_words(start: str, end: str, words: str) -> None:
    assert length_of_time(date.fromisoformat(start), date.fromisoformat(end)) == words


def test_dates_and_lists_read_as_americans_write_them() -> None:
    assert long_date(date(2026, 12, 1)) == "December 1, 2026"
    assert [enumerate_words(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
