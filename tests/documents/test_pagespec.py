"""Page choices as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole_packet.documents.pagespec import PageChoiceError, choose_pages


@pytest.mark.parametrize(
    ("choice", "pages"),
    [
        (None, (0, 1, 2, 3, 4)),
        ("3", (2,)),
        ("1-2", (0, 1)),
        ("1,4-5", (0, 3, 4)),
        ("2-", (1, 2, 3, 4)),
        ("5-5", (4,)),
        ("5,1", (4, 0)),
        (" 1 - 2 , 4 ", (0, 1, 3)),
        ("1–2", (0, 1)),
    ],
)
def test_pages_are_chosen_in_the_order_written(choice: str | None, pages: tuple[int, ...]) -> None:
    assert choose_pages(choice, 5) == pages


@pytest.mark.parametrize(
    ("choice", "reason", "piece"),
    [
        ("6", "there is no page 6: the file has only 5 pages", "6"),
        ("1,4-7", "there is no page 7: the file has only 5 pages", "4-7"),
        ("6-", "there is no page 6: the file has only 5 pages", "6-"),
        ("9-7", "there is no page 9: the file has only 5 pages", "9-7"),
        ("4-2", "`4-2` runs backwards", "4-2"),
        ("0", "pages are counted from 1", "0"),
        ("0-2", "pages are counted from 1", "0-2"),
        ("-2", "`-2` is not a page number or a range", "-2"),
        ("one", "`one` is not a page number or a range", "one"),
        ("1;2", "`1;2` is not a page number or a range", "1;2"),
        ("1-2-3", "`1-2-3` is not a page number or a range", "1-2-3"),
        ("9999999999", "`9999999999` is not a page number or a range", "9999999999"),
        ("1,,2", "`1,,2` is not a page number or a range", "1,,2"),
        ("", "`` is not a page number or a range", ""),
        ("1-3,2", "page 2 is named twice", "2"),
        ("٣", "`٣` is not a page number or a range", "٣"),
    ],
)
def test_a_choice_that_does_not_fit_says_why(choice: str, reason: str, piece: str) -> None:
    with pytest.raises(PageChoiceError) as error:
        choose_pages(choice, 5)
    assert (error.value.reason, error.value.piece) == (reason, piece)


def test_a_file_of_one_page_is_said_so() -> None:
    with pytest.raises(PageChoiceError, match=r"the file has only 1 page$"):
        choose_pages("2", 1)


@given(choice=st.text("0123456789-–, x٣²", max_size=12), count=st.integers(1, 9))
def test_any_choice_is_carried_out_or_refused(choice: str, count: int) -> None:
    try:
        pages = choose_pages(choice, count)
    except PageChoiceError:
        return
    assert pages
    assert len(set(pages)) == len(pages)
    assert set(pages) <= set(range(count))
