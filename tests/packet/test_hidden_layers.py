"""Hidden layers in deep places: what they hold never gets into a packet, and the rest is filed or refused by name."""

import re
from pathlib import Path

import pytest

from parole_packet.pdf.geometry import FRAME, Rect
from parole_packet.pdf.raster import largest_difference, renderer
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


def stamp_with_a_pattern(pdf: Raw, layer: int) -> bytes:
    paint = b"/Pattern cs /P1 scn 0 0 600 700 re f"
    look = pdf.stream(paint, f"{PAGE} /Resources << /Pattern << /P1 {tile_of(pdf, layer)} 0 R >> >>")
    return annotated("page", f"{STAMP} /AP << /N {look} 0 R >>", pdf=pdf).build()


def tile_of(pdf: Raw, layer: int) -> int:
    tile = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 600 700] /XStep 600 /YStep 700"
    return pdf.stream(LAYERED, f"{tile} {resources(layer)}")


def pattern(pdf: Raw, layer: int) -> bytes:
    number = tile_of(pdf, layer)
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
    mask = pdf.stream(b"1 g 0 0 612 792 re f " + LAYERED, f"{PAGE} {group} {resources(layer)}")
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


REFUSED = (pattern, soft_mask, stamp_with_a_pattern)
FILED = (
    stamp_that_is_a_layer,
    stamp_with_a_layer,
    stamp_with_a_form_that_is_a_layer,
    form_with_the_names_of_its_page,
    form_in_a_form,
    drawn_letter,
)


def build(draw, folder: Path, state: str = "OFF") -> None:
    pdf = Raw()
    layer = pdf.add("<< /Type /OCG /Name (Draft notes) >>")
    pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /{state} [{layer} 0 R] >> >>"
    (folder / "odd.pdf").write_bytes(draw(pdf, layer))


@pytest.mark.parametrize("draw", FILED)
def test_what_is_hidden_deep_inside_stays_behind(draw, tmp_path: Path) -> None:
    build(draw, tmp_path)
    facts, findings = look(tmp_path, "odd.pdf")
    assert [found.code for found in findings] == ["pdf-layers"]
    made = make(tmp_path, facts, "odd.pdf")
    assert made.failures() == []
    assert HIDDEN_WORDS.encode() not in everything_in(made.path)


@pytest.mark.parametrize("draw", FILED)
def test_no_picture_of_it_is_filed_either(draw, tmp_path: Path) -> None:
    """A page that had to be drawn holds no words at all: whether they show has to be seen."""
    seen = []
    for state in ("OFF", "ON"):
        build(draw, tmp_path, state)
        made = make(tmp_path, look(tmp_path, "odd.pdf")[0], "odd.pdf")
        with renderer(made.path) as packet:
            seen.append(packet.draw_part(2, FRAME, 600, 750))
    assert largest_difference(*seen) > 20


RULES = [
    ("/OCGs /On", True),
    ("/OCGs /Off", False),
    ("/OCGs [/On /Off]", True),
    ("/OCGs [/Off /Off]", False),
    ("/OCGs [/On /Off] /P /AnyOn", True),
    ("/OCGs [/Off] /P /AnyOn", False),
    ("/OCGs [/On /On] /P /AllOn", True),
    ("/OCGs [/On /Off] /P /AllOn", False),
    ("/OCGs [/On /Off] /P /AnyOff", True),
    ("/OCGs [/On /On] /P /AnyOff", False),
    ("/OCGs [/Off /Off] /P /AllOff", True),
    ("/OCGs [/On /Off] /P /AllOff", False),
    ("/OCGs [/On] /P /AllOff", False),
    ("/OCGs [] /P /AllOn", True),
    ("/OCGs null", True),
    ("/VE [/And /On /On]", True),
    ("/VE [/And /On /Off]", False),
    ("/VE [/Or /On /Off]", True),
    ("/VE [/Or /Off /Off]", False),
    ("/VE [/Not /Off]", True),
    ("/VE [/Not /On]", False),
    ("/VE [/And /On [/Not [/Or /Off /Off]]]", True),
    ("/VE [/Or [/And /On /Off] [/Not /On]]", False),
    ("/OCGs [/On] /P /AllOn /VE [/Not /On]", False),
    ("/OCGs [/Off] /P /AllOn /VE [/Not /Off]", True),
]
"""Rules of a group of layers, of which `/On` stands for one that shows and `/Off` for a hidden one."""


@pytest.mark.parametrize(("rule", "shows"), RULES)
def test_rules_of_groups_of_layers(rule: str, shows: bool, tmp_path: Path) -> None:
    pdf = Raw()
    on, off = (pdf.add(f"<< /Type /OCG /Name ({name}) >>") for name in ("on", "off"))
    pdf.catalog = f"/OCProperties << /OCGs [{on} 0 R {off} 0 R] /D << /OFF [{off} 0 R] >> >>"
    stated = re.sub(r"/On\b", f"{on} 0 R", re.sub(r"/Off\b", f"{off} 0 R", rule))
    group = pdf.add(f"<< /Type /OCMD {stated} >>")
    pdf.page(design("page") + LAYERED, resources=resources(group)[10:])
    (tmp_path / "odd.pdf").write_bytes(pdf.build())
    made = make(tmp_path, look(tmp_path, "odd.pdf")[0], "odd.pdf")
    assert made.failures() == []
    assert (HIDDEN_WORDS.encode() in everything_in(made.path)) == shows
    with renderer(tmp_path / "odd.pdf") as source:
        words = source.draw_part(0, Rect(80, 290, 200, 320), 120, 30)
    assert (0 in words.rgb) == shows, "a viewer shows the same"


@pytest.mark.parametrize("draw", REFUSED)
def test_what_cannot_be_left_out_is_refused(draw, tmp_path: Path) -> None:
    build(draw, tmp_path)
    _, findings = look(tmp_path, "odd.pdf")
    assert [found.code for found in findings] == ["pdf-layer-stuck"]
    assert "pattern or mask on page 1" in str(findings[0].args)
