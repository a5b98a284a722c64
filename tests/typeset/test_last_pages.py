"""What stands on the last page, and what stays together before it."""

import pytest
from tests.typeset.reading import printed, texts_of

from parole_packet.typeset.flow import LEAST_LAST, Story, paginate, stack_height
from parole_packet.typeset.markdown import parse
from parole_packet.typeset.setting import Setter
from parole_packet.typeset.stories.letter import statement_story

TABLE = "| Item | Amount |\n|---|---|\n" + "".join(f"| thing {i} | {i} |\n" for i in range(8))
HEAD = [("Petitioner", "Karim Rahimi"), ("A-Number", "none")]


def story(text):
    return Story(tuple(Setter({}).slabs(parse(text).blocks)))


def pages_of(text):
    return [page.split("\n") for page in texts_of(printed(story(text)).pdf)]


def test_a_single_line_too_many_is_pulled_back():
    fits, spills, far_more = (paginate(story("x\n\n" * count)) for count in (27, 28, 50))
    assert [len(fits), len(spills), len(far_more)] == [1, 1, 2]
    first, second, *_ = spills[0]
    assert first.top - second.top == pytest.approx(15.5 + 8 * 0.9)
    first, second, *_ = far_more[0]
    assert first.top - second.top == pytest.approx(15.5 + 8)


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_last_page_is_never_nearly_empty(lines):
    text = "\\\n".join(f"line {i}" for i in range(lines))  # no gaps that could shrink
    pages = paginate(story(text))
    last = [placed.slab for placed in pages[-1]]
    assert stack_height(last) >= LEAST_LAST
    assert sum(map(len, pages)) == lines


@pytest.mark.parametrize("before", range(8, 30))
def test_a_title_its_number_and_the_table_stay_together(before):
    pages = pages_of("x\n\n" * before + "# Certificate\n\nNo. 5550145\n\n" + TABLE)
    page = next(page for page in pages if "Certificate" in page)
    start = page.index("Certificate")
    assert page[start + 1] == "No. 5550145"
    assert [line.split()[0] for line in page[start + 2 : start + 5]] == ["Item", "thing", "thing"]


@pytest.mark.parametrize("before", range(8, 30))
def test_no_row_of_a_table_stands_alone(before):
    for page in pages_of("x\n\n" * before + TABLE):
        rows = [line for line in page if line.startswith("thing")]
        assert len(rows) != 1


@pytest.mark.parametrize("before", range(14, 24))
def test_a_letterhead_stands_above_its_title(before):
    text = "x\n\n" * before + "**Page 2**\n\n[emblem: a star]\n\nMinistry\n\n# Certificate\n\n" + "y\n\n" * 12
    page = next(page for page in pages_of(text) if "Page 2" in page)
    assert "Certificate" in page


def test_a_statement_is_set_closer_only_where_that_saves_a_sheet():
    def leading(count):
        body = parse("All that was said and done.\n\n" * count)
        made = statement_story(body, title="Statement", head=HEAD, signer="K", labels={})
        return made.body[-1].height, len(paginate(made))

    found = [leading(count) for count in range(1, 60)]
    assert found[0] == (15.5, 1)
    assert {height for height, _ in found} == {14.5, 15.5}
    assert [sheets for _, sheets in found] == sorted(sheets for _, sheets in found)
