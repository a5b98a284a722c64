"""Of a file that is cut nothing is filed that its filed pages do not show, however its pages share what they use."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from parole_packet.packet import sheets, units
from parole_packet.pdf import pages as writing
from parole_packet.pdf.geometry import FRAME
from parole_packet.pdf.pages import PageSourceReader
from parole_packet.pdf.raster import renderer
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus import images
from tests.corpus.pdfs import PDFS
from tests.corpus.raw import FONT, Raw, base_font, design
from tests.packet.making import look, make
from tests.packet.test_odd_contents import everything_in

FORM = "/Subtype /Form /BBox [0 0 612 792]"
OPEN = "OPEN-WORDS"
ROOM = 10_000
"""Bytes that a picture takes at least."""
FINE = [name for name, sample in PDFS.items() if sample.verdict == "fine" and sample.pages < 20]

Shared = Callable[[Raw, str], tuple[str, str, str, str]]
"""Draws things that two pages share, of which only the second shows what holds the secret.

Returns the inside of their resources, what each of the pages paints, and entries of the first page.
"""
SHARED: dict[str, Shared] = {}


def shared(draw: Shared) -> Shared:
    SHARED[draw.__name__.strip("_")] = draw
    return draw


def words(text: str, font: str = "F1") -> bytes:
    return f"BT /{font} 14 Tf 0 g 90 300 Td ({text}) Tj ET".encode()


def form(pdf: Raw, text: str, entries: str = f"/Resources {FONT}") -> int:
    return pdf.stream(words(text), f"{FORM} {entries}")


def photo(pdf: Raw, secret: str) -> int:
    data = images.saved(images.scene(), "JPEG") + secret.encode() + bytes(ROOM)
    entries = "/Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    return pdf.stream(data, f"{entries} /Width {images.WIDTH} /Height {images.HEIGHT}")


def drawn_font(pdf: Raw, first: int, second: int, entries: str = "") -> int:
    return pdf.add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 612 792] /FontMatrix [.01 0 0 .01 0 0] /Widths [600 600]"
        f" /CharProcs << /a {first} 0 R /b {second} 0 R >> /Encoding << /Differences [97 /a /b] >>"
        f" /FirstChar 97 /LastChar 98 {entries} >>"
    )


@shared
def _form(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    return f"/XObject << /A {form(pdf, OPEN)} 0 R /B {form(pdf, secret)} 0 R >>", "/A Do", "/B Do", ""


@shared
def _photo(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    both = f"/XObject << /A {form(pdf, OPEN)} 0 R /B {photo(pdf, secret)} 0 R >>"
    return both, "/A Do", "q 90 0 0 90 9 9 cm /B Do Q", ""


@shared
def _font(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    file = pdf.stream(secret.encode())
    about = f"/FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontFile3 {file} 0 R >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /A {about} >>"
    return f"/Font << /F1 {base_font('Helvetica')} /F2 {font} >>", words(OPEN).decode(), "BT /F2 9 Tf ET", ""


@shared
def _pattern(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    tile = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 600 700] /XStep 600 /YStep 700"
    first, second = (pdf.stream(words(text), f"{tile} /Resources {FONT}") for text in (OPEN, secret))
    paint = "/Pattern cs /%s scn 0 0 600 700 re f"
    return f"/Pattern << /A {first} 0 R /B {second} 0 R >>", paint % "A", paint % "B", ""


@shared
def _soft_mask(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    state = "<< /SMask << /S /Luminosity /G %d 0 R >> >>"
    group = f"/Resources {FONT} /Group << /S /Transparency /CS /DeviceGray >>"
    first, second = (state % form(pdf, text, group) for text in (OPEN, secret))
    return f"/ExtGState << /A {first} /B {second} >>", "q /A gs 0 0 9 9 re f Q", "/B gs", ""


@shared
def _color(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    spaces = f"/A /DeviceRGB /B [/Indexed /DeviceGray {len(secret) - 1} <{secret.encode().hex()}>]"
    return f"/ColorSpace << {spaces} >>", "/A cs 0 0 0 sc 9 9 9 9 re f", "/B cs 1 sc 9 9 9 9 re f", ""


@shared
def _shading(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    ramp = (
        f"/Function {pdf.stream(secret.encode(), '/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [9]')} 0 R"
    )
    shade = f"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] {ramp} >>"
    return f"/Shading << /B {shade} >>", "0 0 9 9 re f", "/B sh", ""


@shared
def _marked_content(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    both = f"/Properties << /A << /X (a) >> /B << /ActualText ({secret}) >> >>"
    return both, "/Span /A BDC 9 9 9 9 re f EMC", "/Span /B BDC 9 9 9 9 re f EMC", ""


@shared
def _drawn_letter(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    first, second = (pdf.stream(b"600 0 d0 " + words(text)) for text in (OPEN, secret))
    font = drawn_font(pdf, first, second, f"/Resources {FONT}")
    text = "BT /T3 40 Tf 100 300 Td (%s) Tj ET"
    return f"/Font << /T3 {font} 0 R >>", text % "a", text % "b", ""


@shared
def _form_of_a_drawn_letter(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    first, second = (pdf.stream(f"600 0 d0 /{name} Do".encode()) for name in "AB")
    inside = f"/Resources << /XObject << /A {form(pdf, OPEN)} 0 R /B {form(pdf, secret)} 0 R >> >>"
    text = "BT /T3 40 Tf 100 300 Td (%s) Tj ET"
    return f"/Font << /T3 {drawn_font(pdf, first, second, inside)} 0 R >>", text % "a", text % "b", ""


@shared
def _resources_of_a_form(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    inside = pdf.add(f"<< /XObject << /A {form(pdf, OPEN)} 0 R /B {form(pdf, secret)} 0 R >> >>")
    first, second = (pdf.stream(paint, f"{FORM} /Resources {inside} 0 R") for paint in (b"/A Do", b"/B Do"))
    return f"/XObject << /C {first} 0 R /D {second} 0 R >>", "/C Do", "/D Do", ""


@shared
def _form_without_resources(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    first, second = (pdf.stream(paint, FORM) for paint in (b"/A Do", b"/B Do"))
    inside = f"/A {form(pdf, OPEN)} 0 R /B {form(pdf, secret)} 0 R"
    return f"/XObject << /C {first} 0 R /D {second} 0 R {inside} >>", "/C Do", "/D Do", ""


@shared
def _picture_of_a_mark(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    inside = f"/Resources << /XObject << /A {form(pdf, OPEN)} 0 R /B {form(pdf, secret)} 0 R >> >>"
    stamp = pdf.stream(b"/A Do", f"{FORM} {inside}")
    mark = f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 612 792] /AP << /N {stamp} 0 R >> >>"
    return "", "", "", f"/Annots [{mark}]"


@shared
def _form_that_nobody_can_read(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    first = pdf.stream(words(OPEN) + b" 1 2 odd", f"{FORM} /Resources {FONT}")
    return f"/XObject << /A {first} 0 R /B {form(pdf, secret)} 0 R >>", "/A Do", "/B Do", ""


@shared
def _things_beside_the_page(pdf: Raw, secret: str) -> tuple[str, str, str, str]:
    hidden = pdf.stream(secret.encode())
    pdf.catalog += f"/StructTreeRoot << /Type /StructTreeRoot /K << /S /P /ActualText ({secret}) >> >>"
    private = f"/PieceInfo << /App << /Private {hidden} 0 R >> >> /Thumb {hidden} 0 R /StructParents 0"
    piece = f"/PieceInfo << /App << /Private {hidden} 0 R >> >> /Metadata {hidden} 0 R"
    first = form(pdf, OPEN, f"/Resources {FONT} {piece}")
    return f"/XObject << /A {first} 0 R /B {form(pdf, secret)} 0 R >>", "/A Do", "/B Do", private


def secret_of(name: str) -> str:
    return f"SECRET-{name.upper()}"


@pytest.mark.parametrize("name", ["form", "photo", "form_without_resources"])
def test_what_another_program_left_of_pages_it_cut_off_stays_behind(name: str, tmp_path: Path) -> None:
    """The file is filed whole, but its list of pictures still names those of a page that it once had."""
    (tmp_path / "odd.pdf").write_bytes(two_pages(name, left=1))
    facts, _ = look(tmp_path, "odd.pdf")
    made = make(tmp_path, facts, "odd.pdf")
    assert made.failures() == []
    assert made.expected.changes == {}
    assert not tells(everything_in(made.path), name)
    assert tells(everything_in(tmp_path / "odd.pdf"), name)
    assert OPEN.encode() in everything_in(made.path)


def two_pages(name: str, left: int = 2) -> bytes:
    """A file of two pages that share what they use, or what is left of it."""
    pdf = Raw()
    inside, first, second, entries = SHARED[name](pdf, secret_of(name))
    if "/Font" not in inside:
        inside += FONT[2:-2]
    pdf.tree = f"/Resources << {inside} >>"
    pdf.page(first.encode() + b" 0 0 1 rg 300 300 90 90 re f", entries, resources=None)
    pdf.page(second.encode() + b" 1 0 0 rg 300 300 90 90 re f", resources=None)
    del pdf.kids[left:]
    return pdf.build()


def case_of(folder: Path, pages: str) -> Path:
    """A case with each of the files as an exhibit, cut to some pages."""
    path = minimal.write(folder)
    rows = ""
    for name in SHARED:
        (folder / "exhibits" / f"{name}.pdf").write_bytes(two_pages(name))
        rows += f"  - {{id: cut_{name}, title: About {name}, file: exhibits/{name}.pdf, {pages}}}\n"
    path.write_text(minimal.CASE.replace("filing:\n", rows + "filing:\n"), "utf-8")
    return path


def test_what_only_pages_left_out_show_is_in_no_byte_of_the_packet(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    assert run("build", case_of(tmp_path / "cut", 'pages: "1"')).code == 0
    assert run("build", case_of(tmp_path / "whole", 'pages: "1-2"')).code == 0
    cut, whole = tmp_path / "cut/out/packet-draft.pdf", tmp_path / "whole/out/packet-draft.pdf"
    found, everything = everything_in(cut), everything_in(whole)
    assert [name for name in SHARED if tells(found, name)] == []
    assert [name for name in SHARED if not tells(everything, name)] == []
    assert OPEN.encode() in found


def tells(found: bytes, name: str) -> bool:
    """Tell whether the secret of a file is in some bytes, as letters or as digits."""
    secret = secret_of(name).encode()
    return secret in found or secret.hex().encode() in found


@pytest.mark.parametrize("name", sorted(set(SHARED) - {"form_that_nobody_can_read"}))
def test_the_page_that_is_filed_looks_as_before(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(two_pages(name))
    facts, _ = look(tmp_path, "odd.pdf")
    pictures, changes = [], []
    for pages in ([0], [0, 1]):
        made = make(tmp_path, facts, "odd.pdf", pages={"odd.pdf": pages})
        assert made.failures() == []
        changes.append(made.expected.changes.get(3, ()))
        with renderer(made.path) as packet:
            pictures.append(packet.draw_part(2, FRAME, 400, 500))
    assert changes[0] == changes[1]
    assert pictures[0] == pictures[1]


def test_a_picture_of_a_page_left_out_takes_no_room(tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(two_pages("photo"))
    facts, _ = look(tmp_path, "odd.pdf")
    sizes = [
        make(tmp_path, facts, "odd.pdf", pages={"odd.pdf": pages}).path.stat().st_size for pages in ([0], [1])
    ]
    assert sizes[0] + ROOM < sizes[1]


def test_what_cannot_be_read_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(two_pages("form_that_nobody_can_read"))
    facts, _ = look(tmp_path, "odd.pdf")
    made = make(tmp_path, facts, "odd.pdf", pages={"odd.pdf": [0]})
    assert made.failures() == []
    assert made.expected.changes == {3: ("drawn as a picture",)}


@pytest.mark.parametrize("name", SHARED)
def test_the_proof_sees_what_came_along(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer is made to copy everything that the pages refer to."""
    (tmp_path / "odd.pdf").write_bytes(two_pages(name))
    facts, _ = look(tmp_path, "odd.pdf")
    started = PageSourceReader.__init__
    monkeypatch.setattr(
        PageSourceReader,
        "__init__",
        lambda self, source, sink, cut=False, **rest: started(self, source, sink, **rest),
    )
    monkeypatch.setattr(writing, "names_more", lambda page: False)
    made = make(tmp_path, facts, "odd.pdf", pages={"odd.pdf": [0]})
    assert [failure for failure in made.failures() if failure.startswith("packet page 3 ")]


@pytest.mark.parametrize("name", FINE)
def test_both_readers_tell_the_same_of_any_page(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page is treated as one of a file that is cut; the proof reads its content with another parser."""
    monkeypatch.setattr(sheets, "is_cut", lambda *_: True)
    monkeypatch.setattr(units, "is_cut", lambda *_: True)
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    assert make(tmp_path, look(tmp_path, "odd.pdf")[0], "odd.pdf").failures() == []


def test_long_chains_of_forms_are_followed_to_their_ends(tmp_path: Path) -> None:
    """Each form names the next in the list of the page; nothing may be done for each of them over all of them."""
    pdf, count, length = Raw(), 2_000, 20
    calls = [b"" if number % length == length - 1 else b"/X%d Do" % (number + 1) for number in range(count)]
    forms = [pdf.stream(call, FORM) for call in calls]
    names = " ".join(f"/X{number} {form} 0 R" for number, form in enumerate(forms))
    pdf.tree = f"/Resources << /XObject << {names} >> >>"
    pdf.page(b"/X0 Do /X40 Do", resources=None)
    pdf.page(b"/X20 Do", resources=None)
    (tmp_path / "odd.pdf").write_bytes(pdf.build())
    made = make(tmp_path, look(tmp_path, "odd.pdf")[0], "odd.pdf", pages={"odd.pdf": [0]})
    assert made.failures() == []
    with pikepdf.open(made.path) as packet:
        assert len(packet.pages[2].Resources.XObject.P.Resources.XObject) == 2 * length


def test_pages_that_can_be_read_stay_sharp(tmp_path: Path) -> None:
    """Text stays text: only what cannot be read becomes a picture."""
    pdf = Raw()
    pdf.tree = f"/Resources {FONT}"
    for label in ("first", "second"):
        pdf.page(design(label), resources=None)
    (tmp_path / "odd.pdf").write_bytes(pdf.build())
    facts, _ = look(tmp_path, "odd.pdf")
    made = make(tmp_path, facts, "odd.pdf", pages={"odd.pdf": [1]})
    assert made.failures() == []
    assert made.expected.changes == {}
    with pypdfium2.PdfDocument(made.path) as document:
        assert "second" in document[2].get_textpage().get_text_bounded()
    with pikepdf.open(made.path) as packet:
        assert b"first" not in packet.pages[2].Resources.XObject.P.read_bytes()
