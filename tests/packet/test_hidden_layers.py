"""Hidden layers in deep places: what they hold never gets into a packet, and the rest is filed or refused by name."""

from pathlib import Path

import pytest

from tests.corpus.pdf_interactive import HIDDEN_WORDS, annotated
from tests.corpus.raw import FONT, Raw, design
from tests.packet.making import look, make
from tests.packet.test_odd_contents import everything_in

WORDS = f"BT /F1 14 Tf 0 g 90 300 Td ({HIDDEN_WORDS}) Tj ET".encode()
LAYERED = b"/OC /L BDC " + WORDS + b" EMC"
FONT_ONLY = FONT[2:-2]
PAGE = "/Subtype /Form /BBox [0 0 612 792]"
STAMP = "/Subtype /Stamp /F 4 /Rect [100 100 500 700]"


def resources(layer: int, more: str = "") -> str:
    return f"/Resources << {FONT_ONLY} /Properties << /L {layer} 0 R >> {more} >>"


def stamp_that_is_a_layer(pdf: Raw, layer: int) -> bytes:
    look = pdf.stream(WORDS, f"{PAGE} /OC {layer} 0 R /Resources {FONT}")
    return annotated("page", f"{STAMP} /AP << /N {look} 0 R >>", pdf=pdf).build()


def stamp_with_a_layer(pdf: Raw, layer: int) -> bytes:
    look = pdf.stream(LAYERED, f"{PAGE} {resources(layer)}")
    return annotated("page", f"{STAMP} /AP << /N {look} 0 R >>", pdf=pdf).build()


def stamp_with_a_form_that_is_a_layer(pdf: Raw, layer: int) -> bytes:
    inner = pdf.stream(WORDS, f"{PAGE} /OC {layer} 0 R /Resources {FONT}")
    look = pdf.stream(b"/X Do", f"{PAGE} /Resources << /XObject << /X {inner} 0 R >> >>")
    return annotated("page", f"{STAMP} /AP << /N {look} 0 R >>", pdf=pdf).build()


def pattern(pdf: Raw, layer: int) -> bytes:
    tile = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 600 700] /XStep 600 /YStep 700"
    number = pdf.stream(LAYERED, f"{tile} {resources(layer)}")
    paint = b"/Pattern cs /P1 scn 0 0 600 700 re f"
    pdf.page(design("page") + paint, resources=f"<< {FONT_ONLY} /Pattern << /P1 {number} 0 R >> >>")
    return pdf.build()


def form_with_the_names_of_its_page(pdf: Raw, layer: int) -> bytes:
    form = pdf.stream(LAYERED, PAGE)
    pdf.page(design("page") + b"/X Do", resources=resources(layer, f"/XObject << /X {form} 0 R >>")[10:])
    return pdf.build()


def form_in_a_form(pdf: Raw, layer: int) -> bytes:
    inner = pdf.stream(LAYERED, f"{PAGE} {resources(layer)}")
    outer = pdf.stream(b"/X Do", f"{PAGE} /Resources << /XObject << /X {inner} 0 R >> >>")
    pdf.page(design("page") + b"/X Do", resources=f"<< {FONT_ONLY} /XObject << /X {outer} 0 R >> >>")
    return pdf.build()


def soft_mask(pdf: Raw, layer: int) -> bytes:
    group = "/Group << /S /Transparency /CS /DeviceGray >>"
    mask = pdf.stream(LAYERED + b" 1 g 0 0 612 792 re f", f"{PAGE} {group} {resources(layer)}")
    state = f"/ExtGState << /G << /SMask << /S /Luminosity /G {mask} 0 R >> >> >>"
    pdf.page(b"/G gs " + design("page"), resources=f"<< {FONT_ONLY} {state} >>")
    return pdf.build()


def drawn_letter(pdf: Raw, layer: int) -> bytes:
    glyph = pdf.stream(b"600 0 d0 " + LAYERED)
    font = pdf.add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [.001 0 0 .001 0 0] /Widths [600]"
        f" /CharProcs << /a {glyph} 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97"
        f" {resources(layer)} >>"
    )
    text = b"BT /T3 40 Tf 100 300 Td (a) Tj ET"
    fonts = FONT_ONLY.replace("/Font <<", f"/Font << /T3 {font} 0 R ", 1)
    pdf.page(design("page") + text, resources=f"<< {fonts} >>")
    return pdf.build()


REFUSED = (stamp_with_a_layer, stamp_with_a_form_that_is_a_layer, pattern)
FILED = (
    stamp_that_is_a_layer,
    form_with_the_names_of_its_page,
    form_in_a_form,
    soft_mask,
    drawn_letter,
)


def build(draw, folder: Path) -> None:
    pdf = Raw()
    layer = pdf.add("<< /Type /OCG /Name (Draft notes) >>")
    pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    (folder / "odd.pdf").write_bytes(draw(pdf, layer))


@pytest.mark.parametrize("draw", FILED)
def test_what_is_hidden_deep_inside_stays_behind(draw, tmp_path: Path) -> None:
    build(draw, tmp_path)
    facts, findings = look(tmp_path, "odd.pdf")
    assert [found.code for found in findings] == ["pdf-layers"]
    made = make(tmp_path, facts, "odd.pdf")
    assert made.failures() == []
    assert HIDDEN_WORDS.encode() not in everything_in(made.path)


@pytest.mark.parametrize("draw", REFUSED)
def test_what_cannot_be_left_out_is_refused(draw, tmp_path: Path) -> None:
    build(draw, tmp_path)
    _, findings = look(tmp_path, "odd.pdf")
    assert [found.code for found in findings] == ["pdf-damaged"]
    assert "holds a hidden layer" in str(findings[0].args)
