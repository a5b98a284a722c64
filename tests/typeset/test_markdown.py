import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole_packet.typeset.markdown import Citation, Problem, citations, parse
from parole_packet.typeset.tree import (
    Break,
    Emphasis,
    Heading,
    List,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    inlines,
    plain_text,
)


def paragraph(text):
    [block] = parse(text).blocks
    assert isinstance(block, Paragraph)
    return block.children


def test_blocks():
    text = "# One\n\npara\n\n- a\n  1. b\n- c\n\n3) x\n\n> q\n\n---\n\n| h | |\n|---|--:|\n| 1 | 2 |\n"
    assert parse(text).blocks == (
        Heading(1, (Text("One"),)),
        Paragraph((Text("para"),)),
        List(
            (
                (Paragraph((Text("a"),)), List(((Paragraph((Text("b"),)),),), 1)),
                (Paragraph((Text("c"),)),),
            )
        ),
        List(((Paragraph((Text("x"),)),),), 3),
        Quote((Paragraph((Text("q"),)),)),
        Rule(),
        Table(((Text("h"),), ()), (((Text("1"),), (Text("2"),)),), ("left", "right")),
    )


def test_styles_and_breaks():
    assert paragraph("a **b *c*** d\\\ne  \nf\ng") == (
        Text("a "),
        Strong((Text("b "), Emphasis((Text("c"),)))),
        Text(" d"),
        Break(),
        Text("e"),
        Break(),
        Text("f g"),
    )


def test_citations():
    found = citations(parse("[@a] and **[@b-2 p.3]**\n\n| [@c, pp. 3–5] |\n|---|\n\n- [@d.e p 7]"))
    assert found == [
        Citation("a", None, None, "[@a]"),
        Citation("b-2", 3, None, "[@b-2 p.3]"),
        Citation("c", 3, 5, "[@c, pp. 3–5]"),
        Citation("d.e", 7, None, "[@d.e p 7]"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "snippet"),
    [
        ("a <b>x", "html", "<b>"),
        ("a <!-- hidden --> b", "html", "<!-- hidden -->"),
        (
            "see ![a *picture*](http://x.example/p.png) here",
            "image",
            "![a *picture*](http://x.example/p.png)",
        ),
        ("see [a **page**](https://x.example 'y') here", "link", "[a **page**](https://x.example 'y')"),
        ("[@a; @b]", "citation", "[@a; @b]"),
        ("as [@diagnosis page two] says", "citation", "[@diagnosis page two]"),
        ("open [@diagnosis", "citation", "[@diagnosis"),
        ("| a |\n|---|\n| 1 | 2 |", "table", "| a |"),
    ],
)
def test_what_cannot_be_set_is_told_and_printed_as_typed(text, kind, snippet):
    document = parse(text, typography=False)
    assert document.problems == (Problem(kind, snippet),)
    assert plain_text(inlines(document.blocks)) == text


@pytest.mark.parametrize(
    "text",
    [
        "`code` &amp; &lt; <https://x.example> http://y.example",
        "    four spaces",
        "```\nfence\n```".replace("\n", " "),
        "[name]: http://x.example",
        "5 < 6 > 4, a * b, snake_case_name, 100 %, # no, {{ x }}, [/red], $1, ~~no~~",
        "[stamps: two] [x] []",
    ],
)
def test_everything_else_is_plain_text(text):
    document = parse(text)
    assert not document.problems
    assert plain_text(inlines(document.blocks)) == text.strip()


def test_a_line_below_a_paragraph_makes_no_heading_of_it():
    assert parse("words\n---").blocks == (Paragraph((Text("words"),)), Rule())


@pytest.mark.parametrize(
    "mark", ["stamp: round, blue: “Herat”", "illegible", "Handwritten: 12", "translator’s note: x"]
)
def test_marks_of_a_translator(mark):
    assert paragraph(f"a [{mark}] b") == (Text("a "), Mark(mark), Text(" b"))


def test_typography():
    assert paragraph("\"It's\" -- he said --- 'no' 5'4\" (c) ... 3-5 8 CFR 103.2(b)(3)") == (
        Text('“It’s” – he said — ‘no’ 5’4" (c) ... 3-5 8 CFR 103.2(b)(3)'),
    )
    assert plain_text(inlines(parse('"It\'s" --', typography=False).blocks)) == '"It\'s" --'


LETTERS = list("ab1 \n\t*_#>-+|[](){}<>&!\\`'\"@.:;~=^/йé")
MARKUP = st.lists(st.sampled_from([*LETTERS, "[@a]", "\n\n", "[stamp: ", "| - |"]), max_size=80).map("".join)


@given(MARKUP)
def test_no_letter_is_ever_lost(text):
    found = plain_text(inlines(parse(text).blocks))
    assert "".join(filter(str.isalpha, found)) == "".join(filter(str.isalpha, text))


@pytest.mark.parametrize(
    "text", [">" * 3000 + "x", "- " * 1000 + "x", "[" * 3000 + "x", "*" * 3000 + "x", "**x " * 500]
)
def test_deep_nesting_is_no_problem(text):
    assert plain_text(inlines(parse(text).blocks)).count("x") == text.count("x")
