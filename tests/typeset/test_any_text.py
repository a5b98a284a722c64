import io

import pypdf
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.reading import letters, printed

from parole_packet.typeset.flow import Story, plain
from parole_packet.typeset.fonts import Style
from parole_packet.typeset.lines import Span, break_lines
from parole_packet.typeset.markdown import parse
from parole_packet.typeset.page import FontBook, Page
from parole_packet.typeset.setting import Setter
from parole_packet.typeset.stories.exhibits import IndexRow, index_story, tab_story
from parole_packet.typeset.styles import BODY, Look
from parole_packet.typeset.tree import inlines, plain_text

MARKUP = [
    *list("<>&[](){}*_|#`~^$%\\/'\"@!?:;.,+-="),
    "<b>",
    "</b>",
    "[/red]",
    "{{ x }}",
    "{% y %}",
    "&amp;",
    "-- ",
]
MARKUP_LETTERS = frozenset("<>&[](){}*_|#`~^$%\\/!?:;,+=")
LETTERS = st.characters(
    categories=("Lu", "Ll", "Nd"),
    min_codepoint=0x30,
    max_codepoint=0x4FF,
    exclude_characters="ϢϣϤϥϦϧϨϩϪϫϬϭϮϯѺѻѼѽѾѿҀҁ",
)
PART = st.one_of(st.sampled_from(MARKUP), LETTERS, LETTERS, st.just(" "), st.sampled_from("ễạữ–—“”’«»№€…"))
TEXT = st.lists(PART, max_size=60).map("".join)
PARAGRAPHS = st.lists(TEXT, min_size=1, max_size=6).map("\n\n".join)


def read(story):
    pages = pypdf.PdfReader(io.BytesIO(printed(story).pdf)).pages
    return letters("".join(page.extract_text() for page in pages))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=8))
def test_plain_text_is_printed_letter_by_letter(texts):
    slabs = [slab for text in texts for slab in plain(text, BODY)]
    assert read(Story(tuple(slabs))) == letters("".join(texts))


@settings(max_examples=30, deadline=None)
@given(TEXT, st.floats(1, 120))
def test_narrow_columns_lose_nothing(text, width):
    assert read(Story(tuple(plain(text, Look(), width=width)))) == letters(text)


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_titles_stand_in_index_and_tabs(title, shows, label):
    row = IndexRow("r", "exhibit:r", label, title, shows, "7")
    found = read(index_story([row], {"r": "1234"}, title="T"))
    heads = "T Exhibit Document Shows Pages Packet page"
    assert sorted(found) == sorted(letters(f"{heads}{label}{title}{shows}71234"))
    found = read(tab_story(label=label, title=title, shows=shows))
    assert found == letters(f"Exhibit{label}{title}{shows}")


@given(
    st.text(st.one_of(LETTERS, st.sampled_from(" \u0301\u0327اَلحمدِ\u200dहिकิט∑")), min_size=1),
    st.floats(5, 30),
)
def test_a_text_is_drawn_alike_wherever_it_stands_again(text, size):
    [line, *_] = break_lines([Span(text, Style.REGULAR, size)], 500)
    page = Page(FontBook())
    page.text(line, 72, 700)
    page.text(line, 72, 700)
    first, again = page.operators or ("", "")
    assert first == again
    alone = Page(FontBook())
    alone.text(line, 72, 700)
    assert alone.operators[:1] == page.operators[:1]


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_markdown_is_printed_as_it_was_understood(text):
    document = parse(text)
    found = read(Story(tuple(Setter({}).slabs(document.blocks))))
    understood = plain_text(inlines(document.blocks))
    for kept in (str.isalpha, MARKUP_LETTERS.__contains__):
        assert sorted(filter(kept, found)) == sorted(filter(kept, understood))
    assert sorted(filter(str.isalpha, found)) == sorted(filter(str.isalpha, text))
