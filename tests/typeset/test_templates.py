import copy
import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parole_packet.diagnostics import Span
from parole_packet.typeset.markdown import citations, parse
from parole_packet.typeset.templates import render, template_path
from parole_packet.typeset.tree import (
    Citation,
    Emphasis,
    Heading,
    List,
    Paragraph,
    Register,
    SignatureLine,
    Strong,
    Table,
    Text,
    inlines,
    plain_text,
)

NASTY = "*a* _b_ [@x] [l](http://x) <b> `c` # d | e\n- f\n1. g {{ h }} {% i %} \ue0000\ue001 ---"


def made(tmp_path, template, values=None, blocks=None):
    folder = tmp_path / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "t.md.j2").write_text(template, "utf-8")
    return render("t.md.j2", values=values or {}, blocks=blocks or {}, case_folder=tmp_path)


def blocks_of(tmp_path, template, values=None, blocks=None):
    result = made(tmp_path, template, values, blocks)
    assert result.diagnostics == ()
    assert result.document.problems == ()
    return result.document.blocks


@pytest.mark.parametrize(
    ("template", "wrap"),
    [
        ("{{ x }}", lambda text: Paragraph((text,))),
        ("# {{ x }}", lambda text: Heading(1, (text,))),
        ("- {{ x }}", lambda text: List(((Paragraph((text,)),),))),
        ("**{{ x }}**", lambda text: Paragraph((Strong((text,)),))),
        ("*{{ x }}*", lambda text: Paragraph((Emphasis((text,)),))),
        ("| {{ x }} |\n|---|\n", lambda text: Table(((text,),), (), ("left",))),
        ("{{ x ~ '' }}", lambda text: Paragraph((text,))),
        ("{{ [x] | join(', ') }}", lambda text: Paragraph((text,))),
        ("{% for y in [x] %}{{ y }}{% endfor %}", lambda text: Paragraph((text,))),
        ("{% set y = x %}{{ y }}", lambda text: Paragraph((text,))),
        ("{{ '%s' | format(x) }}", lambda text: Paragraph((text,))),
    ],
)
def test_no_value_becomes_markup(tmp_path, template, wrap):
    printed = NASTY.replace("\ue000", "\ufffd").replace("\ue001", "\ufffd")
    assert blocks_of(tmp_path, template, {"x": NASTY}) == (wrap(Text(printed)),)


@settings(max_examples=30, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ue000\ue001\ue002"), min_size=1, max_size=40)
)
def test_any_value_is_printed_as_it_is(value):
    result = render(
        "cover-letter.md.j2",
        values=without_empty(VALUES) | {"signer": {"name": value, "capacity": value}, "date": value},
        blocks={},
    )
    document = result.document
    assert document.blocks[-1].below[0] == value
    if value.strip():
        assert plain_text(document.blocks[0].children) == value


def test_blocks_come_in_with_their_own_markdown(tmp_path):
    reason = parse("First *x* [@passport p.2].\n\n- a\n- b")
    assert blocks_of(tmp_path, "Before\n\n{{ block('r') }}\n\nAfter", {}, {"r": reason}) == (
        Paragraph((Text("Before"),)),
        *reason.blocks,
        Paragraph((Text("After"),)),
    )
    assert blocks_of(tmp_path, "Before {{ block('r') }} after", {}, {"r": reason}) == (
        Paragraph((Text("Before "),)),
        *reason.blocks,
        Paragraph((Text(" after"),)),
    )
    one = parse("just *one*")
    assert blocks_of(tmp_path, "- so {{ block('r') }}!", {}, {"r": one}) == (
        List(((Paragraph((Text("so "), Text("just "), Emphasis((Text("one"),)), Text("!"))),),)),
    )


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("The day is near.", "The day is near (Exhibits [@a] and [@b])."),
        ("The day is near", "The day is near (Exhibits [@a] and [@b])"),
        ("Near [@a p.1].", "Near [@a p.1] (Exhibit\u00a0[@b])."),
        ("Near [@a], by [@b].", "Near [@a], by [@b]."),
    ],
)
def test_what_shows_a_text_is_cited_before_its_full_stop(tmp_path, words, printed):
    (block,) = blocks_of(tmp_path, "{{ block('r', ['a', 'b']) }}", {}, {"r": parse(words)})
    assert plain_text(block.children) == printed


def test_what_shows_a_text_follows_one_that_ends_with_a_list(tmp_path):
    *_, last = blocks_of(tmp_path, "{{ block('r', ['a']) }}", {}, {"r": parse("so:\n\n- one\n- two")})
    assert plain_text(last.children) == "(Exhibit\u00a0[@a])"


def test_citations_and_lines_to_sign(tmp_path):
    template = "See {{ cite('passport', 3) }} and {{ cite('a') }}\n\n{{ signature('Karim', date=true) }}"
    first, second = blocks_of(tmp_path, template)
    assert [child for child in first.children if isinstance(child, Citation)] == [
        Citation("passport", 3, None, "[@passport p.3]"),
        Citation("a", None, None, "[@a]"),
    ]
    assert second == SignatureLine(("Karim",), with_date=True)


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("a\n\n{{ nme }}", 3, "'nme' is undefined"),
        ("a\n{{ person.nme }}", 2, "nme"),
        ("a\n{% if x %}\n", 2, "if"),
        ("{{ block('reson') }}", 1, "there is no block `reson`; the blocks are: reason"),
        ("\n{{ nothing }}", 2, "empty"),
        ("\n\n{{ 1 / 0 }}", 3, "division"),
        ("{{ person.__class__ }}", 1, "unsafe"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{% include 'other.md.j2' %}", 1, "there is no template 'other.md.j2'"),
        ("{% include '../case.yaml' %}", 1, "there is no template"),
        ("a\n{% macro m() %}x{% endmacro %}", 2, "not available"),
        ("a\n{% filter upper %}x{% endfilter %}", 2, "not available"),
        ("{{ person | safe }}", 1, "safe"),
        ("{{ cycler }}", 1, "undefined"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path, template, line, words):
    (tmp_path / "case.yaml").write_text("secret")
    values = {"person": {"name": "x"}, "nothing": None, "x": 1}
    result = made(tmp_path, template, values, {"reason": parse("r")})
    assert result.document is None
    [finding] = result.diagnostics
    assert finding.code == "template-error"
    assert isinstance(finding.where, Span)
    assert (finding.where.file, finding.where.line) == ("templates/t.md.j2", line)
    assert words in finding.text


def test_a_template_that_is_no_text_or_not_there(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "t.md.j2").write_bytes(b"\xff\xfe")
    [finding] = render("t.md.j2", values={}, blocks={}, case_folder=tmp_path).diagnostics
    assert "not UTF-8" in finding.text
    [finding] = render("nowhere.md.j2", values={}, blocks={}).diagnostics
    assert "no such template" in finding.text


def test_the_copy_in_the_case_wins_but_never_leads_out_of_it(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    built_in = template_path("cover-letter.md.j2", tmp_path)
    (folder / "cover-letter.md.j2").write_text("mine", "utf-8")
    assert template_path("cover-letter.md.j2", tmp_path) == folder / "cover-letter.md.j2" != built_in
    (tmp_path / "outside.md.j2").write_text("outside", "utf-8")
    (folder / "cover-letter.md.j2").unlink()
    (folder / "cover-letter.md.j2").symlink_to(tmp_path / "outside.md.j2")
    assert template_path("cover-letter.md.j2", tmp_path) == built_in


VALUES = {
    "date": "December 1, 2026",
    "addressee": ["USCIS", "Attn: HP", "P.O. Box 660865", "Dallas, TX 75266-0865"],
    "form": "Form I-131, Part 1, Item 7",
    "beneficiary": {
        "name": "Maryam Haidari",
        "native_name": "مریم حیدری",
        "born": "March 4, 1989",
        "citizenship": "citizen of Afghanistan",
        "a_number": "A000000000",
    },
    "petitioner": {
        "name": "Karim Rahimi",
        "relation": "brother",
        "status": "U.S. citizen",
        "a_number": "A055501342",
        "is_beneficiary": False,
        "organization": "Helping Hands",
    },
    "sponsor": {
        "name": "Omid Rahimi",
        "relation": "uncle",
        "status": "lawful permanent resident",
        "is_petitioner": False,
        "is_beneficiary": False,
    },
    "representative": {"name": "Naomi Feldhaus", "kind": "attorney", "firm": "Feldhaus Law"},
    "principal": {"name": "Ali Haidari", "relation": "mother", "receipt": "IOE0912345678"},
    "grounds": ["medical treatment", "family reunification"],
    "stay": {"length": "nine months", "start": "January 10, 2027", "end": "October 10, 2027"},
    "consulate": "Islamabad, Pakistan",
    "payment": "Form G-1450",
    "evidence": ["diagnosis", "bank", "job"],
    "expedite_exhibits": ["job"],
    "visa_attempts": [
        {
            "kind": "B-2",
            "post": "Islamabad",
            "date": "March 11, 2026",
            "outcome": "refused",
            "section": "214(b)",
            "explanation": None,
            "exhibit": "refusal",
        },
        {
            "kind": "B-2",
            "post": None,
            "date": None,
            "outcome": "no appointment",
            "section": None,
            "explanation": "v1",
            "exhibit": None,
        },
    ],
    "factors": ["the urgency", "character"],
    "support": ["bank", "job"],
    "contributions": "Maryam will live in my home.",
    "missing_documents": [
        {"what": "Records of 2019", "told": ["m1", "m2"], "substitutes": ["affidavit", "bank"]},
        {"what": "Birth certificate", "told": ["m1"], "substitutes": []},
    ],
    "forms": ["Form I-131", "Form I-134"],
    "enclosures": [{"label": "A", "title": "Passport"}, {"label": "B", "title": "Diagnosis"}],
    "contact": {"name": "Naomi Feldhaus", "phone": "+1 510 555 0134", "email": "karim@example.org"},
    "signer": {"name": "Karim Rahimi", "capacity": "Petitioner"},
}
BLOCKS = {
    "summary": "She needs heart surgery within months.",
    "expedite": "The operation is in January [@diagnosis p.1].",
    "why_no_visa": "No visa fits.",
    "why_no_waiver": "None is needed.",
    "plan_at_end": "She will return.",
    "v1": "The first day offered was a year away.",
    "m1": "The clinic burned down.",
    "m2": "Her husband asked twice.",
}
NAMED = {"v1", "m1", "m2"}
"""Texts that the values name: they are there whenever those are."""
EMPTY = {
    "consulate": None,
    "payment": None,
    "representative": None,
    "principal": None,
    "evidence": [],
    "expedite_exhibits": [],
    "visa_attempts": [],
    "factors": [],
    "support": [],
    "contributions": None,
    "missing_documents": [],
    "forms": [],
    "enclosures": [],
    "sponsor": None,
    "contact": {"name": None, "phone": None, "email": None},
    "stay": {"length": None, "start": "January 10, 2027", "end": None},
    "grounds": ["funeral"],
}


def letter(values, blocks):
    result = render(
        "cover-letter.md.j2",
        values=values,
        blocks={name: parse(text, typography=False) for name, text in blocks.items()},
    )
    assert result.diagnostics == ()
    assert result.document.problems == ()
    return "".join(f"{line}\n\n" for block in result.document.blocks for line in shown(block))


def shown(block):
    match block:
        case Heading():
            yield "#" * block.level + " " + plain_text(inlines([block]))
        case List():
            yield "\n".join(
                "- " + " / ".join(line for part in item for line in shown(part)) for item in block.items
            )
        case Table():
            rows = [[plain_text(inlines([Paragraph(cell)])) for cell in row] for row in block.rows]
            yield "\n".join(" | ".join(row) for row in rows)
        case Register():
            yield "\n".join(f"{label}. {title}" for label, title in block.entries)
        case SignatureLine():
            yield "______\n" + "\n".join(block.below)
        case _:
            yield plain_text(inlines([block]))


def without_empty(values):
    values = copy.deepcopy(values) | EMPTY
    values["beneficiary"] |= {"native_name": None, "a_number": None}
    values["petitioner"] |= {"relation": None, "status": None, "a_number": None, "organization": None}
    return values


@pytest.mark.parametrize(
    ("name", "values", "blocks"),
    [
        ("full", VALUES, BLOCKS),
        ("short", without_empty(VALUES), {}),
        (
            "sponsor-files",
            VALUES | {"representative": None, "sponsor": VALUES["sponsor"] | {"is_petitioner": True}},
            BLOCKS,
        ),
        (
            "for-oneself",
            VALUES
            | {
                "petitioner": VALUES["petitioner"] | {"is_beneficiary": True, "relation": None},
                "sponsor": VALUES["sponsor"] | {"is_beneficiary": True},
                "contributions": None,
                "support": [],
                "visa_attempts": [],
                "missing_documents": [],
            },
            {"summary": "I need surgery."},
        ),
    ],
)
def test_the_cover_letter_reads_well(name, values, blocks, golden):
    golden(f"typeset/cover-letter-{name}.txt", letter(values, blocks))


def test_what_each_section_adds_to_the_letter(golden):
    """For each name that may be empty: the lines that go with it, and what stands in their place."""
    full = letter(VALUES, BLOCKS).splitlines()
    found = []
    for name in sorted([*EMPTY, *(BLOCKS.keys() - NAMED)]):
        values = VALUES | ({name: EMPTY[name]} if name in EMPTY else {})
        blocks = {other: text for other, text in BLOCKS.items() if other != name}
        changed = [
            line
            for line in difflib.ndiff(full, letter(values, blocks).splitlines())
            if line[0] in "+-" and line[2:].strip()
        ]
        assert changed, name
        found += [f"without {name}", *changed, ""]
    golden("typeset/cover-letter-sections.txt", "\n".join(found))


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(sorted(BLOCKS.keys() - NAMED))), st.sets(st.sampled_from(sorted(EMPTY))))
def test_every_combination_of_sections_is_a_letter(filled, emptied):
    blocks = {name: BLOCKS[name] for name in [*filled, *NAMED]}
    text = letter(VALUES | {name: EMPTY[name] for name in emptied}, blocks)
    for trace in ("None", " .", " ,", "..", "( ", " )", "\n\n\n", "  "):
        assert trace not in text.replace("None is needed", "")


def test_the_cover_letter_cites_only_what_it_was_given():
    result = render("cover-letter.md.j2", values=VALUES, blocks={k: parse(v) for k, v in BLOCKS.items()})
    found = [citation.exhibit_id for citation in citations(result.document)]
    assert found == [
        *("diagnosis", "bank", "job"),
        *("diagnosis", "job"),
        "refusal",
        *("bank", "job"),
        *("affidavit", "bank"),
    ]
