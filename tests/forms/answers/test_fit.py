"""What is too long for its box goes on in the additional information, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from parole_packet.forms.answers import make
from parole_packet.forms.answers.fit import Entry, Fitted, Room, fit, wrap
from parole_packet.forms.answers.record import Addition, Answer, At, Continuation, FormAnswers, Kind, Overflow

KINDS = (make.PROSE, make.NAME, make.EMAIL)
WORDS = st.text(alphabet="ab -.", min_size=1, max_size=400).filter(lambda text: text.strip() != "")


def form_of(*answers: Answer, additions: tuple[Addition, ...] = (), entries: int = 2) -> FormAnswers:
    return FormAnswers("X-1", "Test", None, {}, answers, additions, Continuation("9", 3, entries))


def told(entries: tuple[Entry, ...], at: At) -> str:
    """All the additional words for one place, without blanks."""
    return "".join("".join(entry.lines) for entry in entries if entry.at == at).replace(" ", "")


def everything(done: Fitted) -> tuple[Entry, ...]:
    return (*done.entries, *(entry for sheet in done.sheets for entry in sheet))


@given(
    values=st.lists(st.tuples(WORDS, st.sampled_from(KINDS)), min_size=1, max_size=5),
    box=st.builds(Room, st.integers(1, 40), st.integers(1, 4), st.integers(1, 9)),
    space=st.builds(Room, st.integers(1, 60), st.integers(1, 3), st.just(9)),
    entries=st.integers(1, 5),
)
def test_no_letter_is_lost(values: list[tuple[str, Kind]], box: Room, space: Room, entries: int) -> None:
    answers = [
        make.text(f"1/{number}", f"key{number}", "It", value, (), kind=kind)
        for number, (value, kind) in enumerate(values)
    ]
    extra = Addition("key0", "further words", ())
    space_by_key = {answer.key: box for answer in answers} | {"additional.1.text": space}
    done = fit(form_of(*answers, additions=(extra,), entries=entries), space_by_key)
    for answer in answers:
        whole = str(answer.value).replace(" ", "")
        kept = done.form[answer.key].value
        rest = told(everything(done), answer.at)
        if answer.key == "key0":
            assert rest.endswith("furtherwords")
            rest = rest.removesuffix("furtherwords")
        if not rest:
            assert kept == answer.value
        elif answer.kind.overflow is Overflow.FLOW:
            assert str(kept).replace(" ", "") + rest == whole
        else:
            assert rest == f"It:{whole}"
        shown = done.lines.get(answer.key, (str(kept),)) if kept else ()
        assert "".join(shown).replace(" ", "") == str(kept or "").replace(" ", "")
        assert len(shown) <= box.lines
        assert all(len(line) <= box.characters for line in shown)
    for entry in everything(done):
        assert 1 <= len(entry.lines) <= space.lines
        assert all(len(line) <= space.characters for line in entry.lines)
    assert len(done.entries) <= entries
    assert all(1 <= len(sheet) <= entries for sheet in done.sheets)
    assert not done.sheets or len(done.entries) == entries


def test_texts_for_one_item_share_an_entry_as_far_as_it_goes() -> None:
    answer = make.text("2/2", "name", "Name", "Karim", (), kind=make.NAME)
    extras = tuple(Addition("name", words) for words in ("one two", "three", "four", "five"))
    done = fit(form_of(answer, additions=extras), {"name": Room(9, 1, 4), "additional.1.text": Room(9, 3)})
    at = At("2", "2")
    assert done.entries == (Entry(4, at, ("one two", "three", "four")), Entry(4, at, ("five",)))


def test_an_entry_fits_the_smallest_box() -> None:
    answer = make.text("1/1", "why", "Why", "a b c d e f", (), kind=make.PROSE)
    space = {"why": Room(1, 1, 1), "additional.1.text": Room(3, 9), "additional.2.text": Room(1, 2)}
    assert [entry.lines for entry in fit(form_of(answer), space).entries] == [("b", "c"), ("d", "e")]


def test_lines_break_at_blanks_and_long_words_where_the_line_ends() -> None:
    assert wrap("one two three", 7) == ("one two", "three")
    assert wrap("one abcdefghij k", 4) == ("one", "abcd", "efgh", "ij k")
    assert wrap("", 4) == ()


def test_prose_goes_on_where_the_box_ends() -> None:
    answer = make.text("8/1", "why", "Why", "aaa bbb ccc ddd eee", (), kind=make.PROSE)
    done = fit(form_of(answer), {"why": Room(7, 2, 11), "additional.1.text": Room(7, 1, 14)})
    assert done.form["why"].value == "aaa bbb ccc ddd"
    assert done.lines["why"] == ("aaa bbb", "ccc ddd")
    assert done.entries == (Entry(11, At("8", "1"), ("eee",)),)
    assert [done.form[f"additional.1.{name}"].value for name in ("page", "part", "item", "text")] == [
        "11",
        "8",
        "1",
        "eee",
    ]
    assert done.form["additional.2.text"].reason is not None


def test_a_name_begins_in_the_box_and_is_told_whole() -> None:
    answer = make.text("2/1", "name", "Family name", "de la Cruz Villanueva", (), kind=make.NAME)
    done = fit(form_of(answer), {"name": Room(12, 1, 4)})
    assert done.form["name"].value == "de la Cruz"
    assert done.entries == (Entry(4, At("2", "1"), ("Family name: de la Cruz Villanueva",)),)


def test_a_number_is_told_whole_or_not_at_all() -> None:
    answer = make.text("2/21", "phone", "Telephone", "923005550123", (), kind=make.DIGITS)
    done = fit(form_of(answer), {"phone": Room(10, 1, 6)})
    assert done.form["phone"].value is None
    assert done.entries == (Entry(6, At("2", "21"), ("Telephone: 923005550123",)),)


def test_a_date_that_does_not_fit_is_a_problem() -> None:
    answer = make.text("2/9", "born", "Date of birth", "03/04/1989", ("beneficiary",), kind=make.DATE)
    done = fit(form_of(answer), {"born": Room(8, 1, 5)})
    assert [(problem.code, problem.path, problem.detail) for problem in done.form.problems] == [
        ("answer-too-long", ("beneficiary",), "8")
    ]


def test_without_more_room_a_name_is_cut_and_said_so() -> None:
    answer = make.text("/Name", "name", "Family name", "de la Cruz Villanueva", ("x",), kind=make.NAME)
    done = fit(FormAnswers("X-2", "Test", None, {}, (answer,)), {"name": Room(12)})
    assert done.form["name"].value == "de la Cruz"
    assert [(problem.code, problem.detail) for problem in done.form.problems] == [
        ("answer-cut", "de la Cruz")
    ]


def test_a_box_that_is_filled_by_hand_has_the_page_of_what_stands_before_it() -> None:
    answer = make.text("10/3", "email", "Email", "a@example.org", (), kind=make.EMAIL)
    signed = make.by_hand("10/4", "signature", "Signature", "signed in ink")
    extra = Addition("signature", "Signed by the mother", ())
    done = fit(form_of(answer, signed, additions=(extra,)), {"email": Room(40, 1, 11)})
    assert done.entries == (Entry(11, At("10", "4"), ("Signed by the mother",)),)
