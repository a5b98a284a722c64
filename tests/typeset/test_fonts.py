import io
from pathlib import Path

import pypdf
import pytest
from tests.typeset.reading import (
    difference,
    from_picture,
    letters,
    one_line,
    picture,
    printed,
    shape_of,
    text_of,
)

from parole_packet.typeset.flow import Story, plain
from parole_packet.typeset.fonts import Style, face, footer_width, missing_letters, shape
from parole_packet.typeset.styles import Look

GOLDEN = Path(__file__).parents[1] / "golden" / "shapes"

NAMES = {
    "maryam-haidari": "مریم حیدری",
    "pashto": "ښځه پښتو ګران",
    "urdu": "ٹھیک ہے گھر",
    "hebrew": "אברהם לוי",
    "mixed": "Haidari حیدری 1989",
    "devanagari": "क्षत्रिय देवी",
    "thai": "สมชาย ใจดี",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_look_as_they_are_written(name, golden, request):
    shape_now = shape_of(one_line(NAMES[name]))
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        golden(f"shapes/{name}.txt", picture(shape_now))
    assert difference(shape_now, from_picture(path.read_text())) < 0.07


@pytest.mark.parametrize("name", ["maryam-haidari", "pashto", "urdu", "hebrew"])
def test_a_name_with_its_parts_swapped_looks_different(name):
    swapped = " ".join(reversed(NAMES[name].split()))
    kept = from_picture((GOLDEN / f"{name}.txt").read_text())
    assert difference(shape_of(one_line(swapped)), kept) > 0.1


def test_letters_that_are_not_joined_look_different():
    apart = "\u200c".join("مریم حیدری")
    kept = from_picture((GOLDEN / "maryam-haidari.txt").read_text())
    assert difference(shape_of(one_line(apart)), kept) > 0.1


@pytest.mark.parametrize(
    "text",
    [
        "Ångström Żółć Nguyễn Đặng İstanbul Şükrü Łukasz Ħal Ṁ ṅ ḥ ṣ",
        "x̌ q̃ n̈ é",
        "Київ Ґалаґан Ѣ Ңұрсұлтан Ђорђе Ўзбекистон",
        "Ελληνικά ᾳ Ώ",
        "ქართული ენა",
        "क्षत्रिय देवनागरी",
        "ภาษาไทย ที่",
        "№ ½ € “” ‘’ – — … ☐ ✓ → ①",
        "مریم حیدری",
        "غلام رسول الله",
        "پښتو ښځه ٹھیک ہے می‌خواهد",
        "אברהם לוי",
        "Name: مریم حیدری, born 1989",
    ],
)
@pytest.mark.parametrize("style", [Style.REGULAR, Style.BOLD_ITALIC])
def test_text_is_copied_as_it_was_written(text, style):
    pdf = one_line(text, Look(size=14, leading=20, style=style))
    assert letters(text_of(pdf)) == letters(text)


def test_letters_without_glyphs_are_named_and_still_copied():
    text = "Ab 中文 አማርኛ 😀 Հայ، ok 中"
    assert missing_letters(text) == ["中", "文", "አ", "ማ", "ር", "ኛ", "😀", "Հ", "ա", "յ"]
    assert missing_letters("Żółć é مریم‌ x️ \t\n") == []
    assert letters("中😀").strip() in letters(text_of(one_line("a 中😀 b")))


def test_every_font_is_embedded():
    looks = [Look(style=style) for style in Style]
    slabs = [slab for look in looks for slab in plain("Abc مریم ☐ ①", look)]
    page = pypdf.PdfReader(io.BytesIO(printed(Story(tuple(slabs))).pdf)).pages[0]
    fonts = page["/Resources"]["/Font"].get_object().values()
    assert len(fonts) > len(Style)
    for font in [entry.get_object() for entry in fonts]:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])


def test_the_footer_font_takes_plain_ascii():
    made = printed(Story(tuple(plain("x", Look()))))
    writer = pypdf.PdfWriter(io.BytesIO(made.pdf))
    page = writer.pages[0]
    ascii_text = "".join(map(chr, range(0x20, 0x7F)))
    escaped = ascii_text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    page["/Contents"].get_object().set_data(
        f"BT /{made.footer_font} 9 Tf 40 40 Td ({escaped}) Tj ET".encode()
    )
    out = io.BytesIO()
    writer.write(out)
    assert letters(text_of(out.getvalue())) == letters(ascii_text)
    assert len({letter for row in shape_of(out.getvalue(), 64, 2) for letter in row}) > 60
    assert footer_width("ii", 10) < footer_width("WW", 10) < 25


def test_a_glyph_carries_each_letter_once():
    for text, rtl in (("क्षत्रिय", False), ("ทำ", False), ("لا الله", True), ("é", False)):
        glyphs = shape(face("FiraGO_Regular"), text, rtl)
        carried = [glyph.text for glyph in (reversed(glyphs) if rtl else glyphs)]
        assert "".join(carried).replace("\u200b", "") == text
        assert all(carried)
