import io

import pypdf
import pypdfium2
import pytest
from tests.typeset.reading import ink, letters, printed, text_of, texts_of

from parole_packet.typeset.flow import Story, plain
from parole_packet.typeset.markdown import parse
from parole_packet.typeset.press import Press
from parole_packet.typeset.setting import Setter
from parole_packet.typeset.stories.exhibits import (
    Certifier,
    IndexRow,
    certification_story,
    index_story,
    tab_story,
    translation_story,
)
from parole_packet.typeset.stories.letter import letter_story, statement_story
from parole_packet.typeset.stories.sheets import (
    AnswerPart,
    AnswerRow,
    Section,
    answer_story,
    sheet_story,
)
from parole_packet.typeset.styles import BODY, Look

NASTY = "<b>A & B</b> [/red] {{ x }} {% y %} *c* |d| \\e `f` \"g\" 'h' &amp; (i) #j %k ~l"
LONG = "Word " * 400 + "Donaudampfschifffahrtsgesellschaftskapitän" * 12
DOCUMENT = parse(
    "# Head\n\nText [@passport p.2].\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n- two\n", typography=False
)
LABELS = {"passport": "C"}


def rows(count, title="Passport", shows="Identity"):
    return [IndexRow(f"row{i}", f"exhibit:e{i}", chr(65 + i % 26), title, shows, "3") for i in range(count)]


def every_story(text):
    pairs = [("Signer", text), ("A-Number", "N/A"), ("Beneficiary", text)]
    part = AnswerPart(text, (AnswerRow("1.a.", text, text, text), AnswerRow("1.b.", "q", "", text)))
    return {
        "letter": letter_story(parse("x\n\n" * 60), labels=LABELS, running=text),
        "statement": statement_story(DOCUMENT, title=text, head=pairs, signer="K", labels=LABELS),
        "index": index_story(rows(3, text, text), None, title=text, subtitle=text),
        "tab": tab_story(label="C", title=text, shows=text, contents=[text]),
        "translation": translation_story(DOCUMENT, title=text, exhibit="C", source="Dari", labels=LABELS),
        "certification": certification_story(
            Certifier("L", text, "", text),
            title=text,
            exhibit="C",
            source="Dari",
            pages_original=1,
            pages_translation=2,
        ),
        "answers": answer_story([part], form="Form I-131", subject=text, intro=text),
        "sheet": sheet_story(
            text, [Section(text, text, [("k", text)], *[[text, text]] * 3, ["ab", (text, text)])], mark=text
        ),
    }


@pytest.mark.parametrize("name", every_story("x"))
@pytest.mark.parametrize("text", [NASTY, "مریم حیدری (Maryam)", "a\nb", ""])
def test_values_print_letter_by_letter(name, text):
    story = every_story(text)[name]
    found = letters(text_of(printed(story).pdf))
    for word in text.split():
        if word.isascii():
            assert word in found


@pytest.mark.parametrize("name", every_story("x"))
def test_endless_values_are_set_without_loss(name):
    made = printed(every_story(LONG)[name])
    count = text_of(made.pdf).count("ä")
    assert count >= (0 if name in {"letter", "translation"} else 12)
    assert count % 12 == 0
    assert len(pypdf.PdfReader(io.BytesIO(made.pdf)).pages) < 30
    assert_band_is_free(made.pdf)


def assert_band_is_free(pdf):
    for page in range(len(pypdf.PdfReader(io.BytesIO(pdf)).pages)):
        rows = ink(pdf, page)
        assert any(any(row) for row in rows[: 792 - 54])
        assert not any(any(row) for row in rows[792 - 54 :]), f"page {page} reaches into the footer band"


def test_pages_are_kept_by_key_and_replaced():
    press = Press(title="T")
    assert press.set("a", Story(tuple(plain("first", BODY)))) == 1
    assert press.set("b", Story(tuple(plain("line\n" * 100, BODY)))) == 3
    press.set("a", Story(tuple(plain("second", BODY))))
    made = press.finish()
    assert made.pages == {"a": range(1), "b": range(1, 4)}
    assert text_of(made.pdf, 0).strip() == "second"
    for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages:
        assert list(page.mediabox) == [0, 0, 612, 792]
        assert f"/{made.footer_font}" in page["/Resources"]["/Font"]


def test_the_same_input_gives_the_same_bytes():
    assert (
        printed(letter_story(DOCUMENT, labels=LABELS)).pdf
        == printed(letter_story(DOCUMENT, labels=LABELS)).pdf
    )


def test_an_empty_story_is_one_empty_page():
    assert printed(Story(())).pages == {"it": range(1)}


def test_the_index_is_as_long_with_numbers_as_without():
    made = rows(40, "A title that is long enough to wrap in its column once or twice, as titles do")
    numbers = {row.name: "9999" for row in made}
    press = Press(title="T")
    assert press.measure(index_story(made, None)) == press.set("i", index_story(made, numbers)) > 1


def test_numbers_and_links_of_the_index_stand_where_they_are_said_to():
    made = rows(40)
    numbers = {row.name: str(7 * place + 3) for place, row in enumerate(made)}
    typeset = printed(index_story(made, numbers))
    document = pypdfium2.PdfDocument(typeset.pdf)
    assert [spot.name for spot in typeset.spots] == list(numbers)
    assert [link.target for link in typeset.links] == [row.target for row in made]
    for spot, link in zip(typeset.spots, typeset.links, strict=True):
        text = document[spot.page_index].get_textpage().get_text_bounded(*spot.rect)
        assert text.strip() == spot.text == numbers[spot.name]
        assert spot.page_index == link.page_index
        assert link.rect[0] < spot.rect[0]
        assert link.rect[1::2] == spot.rect[1::2]


def test_a_row_is_not_parted_from_what_belongs_to_it():
    made = []
    for row in rows(60):
        made += [row, IndexRow(f"{row.name}t", row.target, "", "Translation", below=True)]
    typeset = printed(index_story(made, None))
    where = {spot.name: spot.page_index for spot in typeset.spots}
    assert len(set(where.values())) > 2
    for row in rows(60):
        assert where[row.name] == where[f"{row.name}t"]


def test_citations_link_to_their_pages():
    text = "As [@passport p.2] shows. Proof [@passport], [@other p.1-2]. Wrong [@nothing p.1]."
    typeset = printed(letter_story(parse(text), labels={"passport": "C", "other": "AB"}))
    assert [link.target for link in typeset.links] == [
        "exhibit:passport:2",
        "exhibit:passport",
        "exhibit:other:1",
    ]
    page = pypdfium2.PdfDocument(typeset.pdf)[0].get_textpage()
    linked = [page.get_text_bounded(*link.rect).strip() for link in typeset.links]
    assert linked == ["Exhibit C, page 2", "Exhibit C", "Exhibit AB, pages 1–2"]
    assert " ".join(text_of(typeset.pdf).split()) == (
        "As Exhibit C, page 2 shows. Proof (Exhibit C; Exhibit AB, pages 1–2). Wrong [@nothing p.1]."
    )


def lines_by_page(blocks, **setter):
    pdf = printed(Story(tuple(Setter({}, **setter).slabs(parse(blocks).blocks)))).pdf
    return [page.split("\n") for page in texts_of(pdf)]


@pytest.mark.parametrize("before", range(34, 44))
def test_no_heading_stands_alone_and_no_line_either(before):
    text = "\n\n".join(["x"] * before) + "\n\n# Heading\n\n" + "\\\n".join(f"line{i}" for i in range(5))
    pages = lines_by_page(text, body=Look(before=0.0))
    for page in pages:
        assert page[-1] != "Heading"
        assert page[-1] != "line0"
    assert all(page != ["line4"] for page in pages)


def test_the_heading_of_a_table_is_repeated():
    table = "| Item | Amount |\n|---|---|\n" + "".join(f"| thing {i} | {i} |\n" for i in range(120))
    pages = lines_by_page(table)
    assert len(pages) > 2
    for page in pages:
        assert "Item" in page[0]
        assert len(page) > 2
    assert sum(line.startswith("thing") for page in pages for line in page) == 120


def test_a_row_higher_than_a_page_goes_on_over_pages():
    words = [f"w{i}" for i in range(3000)]
    table = f"| A | B |\n|---|---|\n| {' '.join(words)} | x |\n"
    found = " ".join(" ".join(line for line in page) for page in lines_by_page(table))
    assert [word for word in found.split() if word.startswith("w")] == words


def test_forty_pages_of_text():
    text = "\n\n".join(f"Paragraph {i}. " + "All that was said and done. " * 20 for i in range(280))
    head = [("Signer", "Karim Rahimi")]
    story = statement_story(parse(text), title="Statement", head=head, signer="Karim Rahimi", labels={})
    press = Press(title="T")
    assert press.set("s", story) > 40
    made = press.finish()
    pages = texts_of(made.pdf)
    assert all(f"Paragraph {i}." in "\n".join(pages) for i in range(280))
    for number, page in enumerate(pages, 1):
        assert f"Sheet {number} of {len(pages)}" in " ".join(page.split())
        assert page.count("Signature of Karim Rahimi") == 1
    assert_band_is_free(made.pdf)


def test_every_page_of_an_answer_sheet_says_that_it_is_not_the_form():
    part = AnswerPart("Part 2", tuple(AnswerRow(f"{i}.", "Name", "Haidari") for i in range(90)))
    pdf = printed(answer_story([part], form="Form I-131", subject="Maryam")).pdf
    pages = texts_of(pdf)
    assert len(pages) > 2
    assert all("Answer sheet, not the form" in page for page in pages)


def test_the_certification_has_what_the_regulation_asks_for(golden):
    story = certification_story(
        Certifier("Leila Noorzai", "12 Elm Street, Fremont, CA 94536", "+1 510 555 0134", ""),
        title="Tazkira of Maryam Haidari",
        exhibit="C",
        source="Dari",
        pages_original=1,
        pages_translation=2,
    )
    golden("typeset/certification.txt", text_of(printed(story).pdf) + "\n")


def test_each_page_of_a_translation_says_of_what():
    body = parse("Line\n\n" * 100)
    story = translation_story(body, title="Tazkira", exhibit="C", source="Dari", labels={})
    pdf = printed(story).pdf
    for page in range(3):
        first = " ".join(text_of(pdf, page).split())
        assert first.startswith("Translation of: Tazkira (Exhibit C), from Dari into English")
        assert f"Page {page + 1} of" in first
