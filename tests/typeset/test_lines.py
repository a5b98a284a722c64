import pytest

from parole_packet.typeset.bidi import visual_order
from parole_packet.typeset.fonts import Style
from parole_packet.typeset.lines import Span, break_lines, natural_width
from parole_packet.typeset.tables import GUTTER, fitted


def texts(text, width, **style):
    return [line.text for line in break_lines([Span(text, **style)], width)]


def left_to_right(text):
    [line] = break_lines([Span(text)], 1000)
    return [piece.text for _, piece in sorted(line.placed(), key=lambda pair: pair[0])]


def test_words_wrap_and_spaces_at_the_ends_go():
    assert texts("one two  three", 60) == ["one two", "three"]


def test_a_newline_ends_the_line_and_an_empty_text_is_one_line():
    assert texts("a\nb\r\n\nc", 100) == ["a", "b", "", "c"]
    assert texts("", 100) == [""]


def test_no_line_is_wider_than_its_column():
    text = "ordinary " + "Donaudampfschifffahrtsgesellschaft" * 3 + " words مریم‌حیدری" * 9
    for width in (20, 57.3, 200):
        for line in break_lines([Span(text, Style.BOLD, 11)], width):
            assert line.width <= width + 0.02


def test_nothing_is_lost_in_a_column_that_is_narrower_than_a_letter():
    assert "".join(texts("Wam é", 1)) == "Wamé"
    assert texts("e\u0301e\u0301", 8) == ["e\u0301", "e\u0301"]


@pytest.mark.parametrize(
    "lines",
    [
        ["the", "I-131"],
        ["see", "Ms.\u00a0Li"],
        ["my", "A-Number"],
        ["on", "page\u00a012"],
        ["on", "Form\u00a0I-134"],
    ],
)
def test_short_parts_stay_together(lines):
    width = natural_width([Span(lines[1])]) + 1
    assert texts(" ".join(lines).replace("\u00a0", " "), width) == lines


def test_long_compounds_may_part_after_the_hyphen():
    assert texts("mother-daughter", 50) == ["mother-", "daughter"]


def test_words_that_run_right_to_left_stand_in_their_order():
    assert "".join(left_to_right("Name: مریم حیدری, born")) == "Name: حیدری مریم, born"


def test_numbers_in_right_to_left_text_run_left_to_right():
    assert "".join(left_to_right("صفحه 12 از 34")) == "34 از 12 صفحه"


def test_overrides_cannot_disguise_a_name():
    assert "".join(left_to_right("\u202eabc\u202c d")) == "abc d"


def test_levels_nest():
    assert visual_order("abcDEF12GH", [0, 0, 0, 1, 1, 1, 2, 2, 1, 1]) == list("abcHG12FED")


def test_columns_share_a_row_by_need():
    label, long = (Span("Petitioner and sponsor:"),), (Span("word " * 60),)
    first, second = fitted([[label, long], [(Span("x"),), long]], 400, fill=False)
    assert first == pytest.approx(natural_width(label) + GUTTER)
    assert first + second == pytest.approx(400)
    assert sum(fitted([[long] * 5], 300, fill=True)) == pytest.approx(300)
    assert sum(fitted([[label, label]], 400, fill=True)) == pytest.approx(400)
    assert sum(fitted([[(Span("W" * 99),)] * 40], 468, fill=True)) == pytest.approx(468)
