"""A finished packet is spoiled in one place; the verification has to say so, and on which page."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from tests.cli.minimal import jpeg
from tests.corpus.pdf_interactive import annotated
from tests.corpus.pdfs import PDFS
from tests.corpus.raw import FONT, Raw, design
from tests.packet.making import Made, look, make

Edit = Callable[[pikepdf.Pdf], object]

INDEX, TAB, FIRST, SECOND, PHOTO, FORM, LAYER, DRAWN, TEXT = 1, 2, 3, 4, 6, 8, 10, 12, 14
"""Packet pages: the index, a tab sheet, two linked pages, a photo, a form, two pages with hidden layers, a report."""

SPOILS: dict[str, tuple[str, Edit]] = {}


def spoil(says: str) -> Callable[[Edit], Edit]:
    """Register a way to spoil a packet with what has to be said of it, as a pattern."""

    def register(edit: Edit) -> Edit:
        SPOILS[edit.__name__.strip("_")] = (says, edit)
        return edit

    return register


def page(pdf: pikepdf.Pdf, number: int) -> pikepdf.Dictionary:
    return pdf.pages[number - 1].obj


def picture(pdf: pikepdf.Pdf, number: int) -> pikepdf.Stream:
    return page(pdf, number).Resources.XObject.P


def rewrite(stream: pikepdf.Stream, old: bytes, new: bytes, count: int = 1) -> None:
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, count))


def font(pdf: pikepdf.Pdf, number: int) -> pikepdf.Dictionary:
    return next(iter(picture(pdf, number).Resources.Font.values()))


@spoil(r"packet page 4\b")
def _page_dropped(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[SECOND - 1]


@spoil(r"page 14 \(page 1 of text\.pdf\) is missing")
def _last_page_dropped(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


@spoil(r"packet page 4\b")
def _page_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages.insert(SECOND - 1, pdf.pages[FIRST - 1])


@spoil(r"packet page 15\b")
def _page_added(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(612, 792))


@spoil(r"packet page 3 is not page 1 of linked\.pdf")
def _pages_swapped(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.Pages.Kids
    kids[FIRST - 1], kids[SECOND - 1] = kids[SECOND - 1], kids[FIRST - 1]


@spoil(r"packet page 3 is not page 1 of linked\.pdf")
def _contents_swapped(pdf: pikepdf.Pdf) -> None:
    one, two = page(pdf, FIRST).Resources.XObject, page(pdf, SECOND).Resources.XObject
    one.P, two.P = two.P, one.P


@spoil("packet page 1 is not page 1 of the index")
def _index_number(pdf: pikepdf.Pdf) -> None:
    stream = picture(pdf, INDEX)
    data = stream.read_bytes()
    strings = list(re.finditer(rb"<([0-9A-Fa-f]+)>|\(((?:\\.|[^\\)])+)\)", data))
    last = strings[-1]
    stream.write(data[: last.start()] + data[last.start() :].replace(last[0], strings[-2][0], 1))


@spoil("a link on packet page 1 ")
def _index_link_retargeted(pdf: pikepdf.Pdf) -> None:
    page(pdf, INDEX).Annots[0].Dest[0] = page(pdf, FORM)


@spoil("a link on packet page 3 ")
def _link_moved(pdf: pikepdf.Pdf) -> None:
    rect = page(pdf, FIRST).Annots[0].Rect
    page(pdf, FIRST).Annots[0].Rect = Array([rect[0], float(rect[1]) - 1, rect[2], float(rect[3]) - 1])


@spoil("a link on packet page 3 ")
def _link_retargeted(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).Annots[0].Dest[0] = page(pdf, TEXT)


@spoil("a link on packet page 3 ")
def _link_to_another_height(pdf: pikepdf.Pdf) -> None:
    links = page(pdf, FIRST).Annots
    link = next(link for link in links if link.Dest[1] == Name.XYZ)
    link.Dest[3] = 20


@spoil("a link on packet page 3 ")
def _link_lost(pdf: pikepdf.Pdf) -> None:
    del page(pdf, FIRST).Annots[0]


@spoil("packet page 3 has an annotation that is not a plain link")
def _link_to_the_web(pdf: pikepdf.Pdf) -> None:
    link = page(pdf, FIRST).Annots[0]
    del link.Dest
    link.A = Dictionary(S=Name.URI, URI="https://example.org")


@spoil("entry 4 of the outline for packet page 3 ")
def _outline_retargeted(pdf: pikepdf.Pdf) -> None:
    entry = pdf.Root.Outlines.First.First.Next.First
    entry.Dest[0] = page(pdf, FORM)


@spoil("entry 3 of the outline for packet page 2 ")
def _outline_renamed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.First.Next.Title = "Exhibit B. File B"


@spoil("entry 11 of the outline for packet page 13 ")
def _outline_cut(pdf: pikepdf.Pdf) -> None:
    entry = pdf.Root.Outlines.First.Last.Prev
    del entry.Next


@spoil("entry 2 of the outline for packet page 1 ")
def _outline_with_an_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.First.A = Dictionary(S=Name.URI, URI="https://example.org")


@spoil("packet page 4 has another page label")
def _labels(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums = Array([0, Dictionary(S=Name.D), 3, Dictionary(S=Name.D, St=5)])


@spoil("the footer of packet page 8 is wrong")
def _footer_words(pdf: pikepdf.Pdf) -> None:
    rewrite(page(pdf, FORM).Contents, b"page 1 of 1", b"page 2 of 2")


@spoil("the footer of packet page 8 leaves its band")
def _footer_moved(pdf: pikepdf.Pdf) -> None:
    rewrite(page(pdf, FORM).Contents, b"1 0 0 1 72 27 Tm", b"1 0 0 1 72 127 Tm")


@spoil("the footer of packet page 8 ")
def _footer_beside_its_place(pdf: pikepdf.Pdf) -> None:
    rewrite(page(pdf, FORM).Contents, b"1 0 0 1 72 27 Tm", b"1 0 0 1 280 27 Tm")


@spoil("the footer of packet page 8 ")
def _footer_too_small(pdf: pikepdf.Pdf) -> None:
    rewrite(page(pdf, FORM).Contents, b"/F 9 Tf", b"/F 2 Tf")


@spoil("the footer of packet page 8 is wrong")
def _footer_gone(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FORM).Contents
    stream.write(stream.read_bytes().partition(b" BT/F")[0])


@spoil("the footer of packet page 3 .*another font")
def _footer_font(pdf: pikepdf.Pdf) -> None:
    for number in range(1, len(pdf.pages) + 1):
        page(pdf, number).Resources.Font.F = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ZapfDingbats")
        )


@spoil("packet page 3 .*content")
def _something_painted_over(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FIRST).Contents
    stream.write(stream.read_bytes() + b" 1 g 100 100 400 600 re f")


@spoil("packet page 3 .*content")
def _something_painted_under(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FIRST).Contents
    stream.write(stream.read_bytes().replace(b" BT/F", b" 0 0 600 600 re f BT/F"))


@spoil("packet page 3 .*content")
def _a_second_content_stream(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).Contents = Array([page(pdf, FIRST).Contents, pdf.make_stream(b"0 0 9 9 re f")])


@spoil("packet page 3 .*content")
def _white_words(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FIRST).Contents
    stream.write(stream.read_bytes().replace(b"BT/F 9 Tf", b"BT/F 9 Tf 1 g"))


@spoil("packet page 6 is not page 1 of photo")
def _photo_replaced(pdf: pikepdf.Pdf) -> None:
    page(pdf, PHOTO).Resources.XObject.P = Stream(
        pdf,
        zlib.compress(b"\0" * 300),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=10,
        Height=10,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
        Filter=Name.FlateDecode,
    )


@spoil("packet page 6 is not page 1 of photo")
def _photo_inverted(pdf: pikepdf.Pdf) -> None:
    picture(pdf, PHOTO).Decode = Array([1, 0, 1, 0, 1, 0])


@spoil("packet page 6 is not page 1 of photo")
def _photo_in_other_colors(pdf: pikepdf.Pdf) -> None:
    picture(pdf, PHOTO).ColorSpace = Name.DeviceCMYK


@spoil("packet page 6 is not page 1 of photo")
def _photo_made_transparent(pdf: pikepdf.Pdf) -> None:
    mask = Stream(pdf, b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    mask.BitsPerComponent, mask.ColorSpace = 8, Name.DeviceGray
    picture(pdf, PHOTO).SMask = mask


@spoil("packet page 6 is not page 1 of photo")
def _one_byte_of_the_photo(pdf: pikepdf.Pdf) -> None:
    stream = picture(pdf, PHOTO)
    data = bytearray(stream.read_raw_bytes())
    data[len(data) // 2] ^= 1
    stream.write(bytes(data), filter=stream.Filter)


@spoil("packet page 6 shows page 1 of photo.jpg at the wrong place")
def _photo_stretched(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, PHOTO).Contents
    found = re.match(rb"q (\S+) ", stream.read_bytes())
    assert found
    rewrite(stream, found[1], b"%.2f" % (float(found[1]) * 1.01))


@spoil("packet page 14 is not page 1 of text")
def _one_byte_of_the_contents(pdf: pikepdf.Pdf) -> None:
    rewrite(picture(pdf, TEXT), b"4000", b"4001")


@spoil("packet page 14 is not page 1 of text")
def _a_glyph_renamed(pdf: pikepdf.Pdf) -> None:
    font(pdf, TEXT).Encoding.Differences[1] = Name.nine


@spoil("packet page 2 is not page 1 of the tab sheet")
def _one_byte_of_a_font(pdf: pikepdf.Pdf) -> None:
    for value in picture(pdf, TAB).Resources.Font.values():
        descendants = value.get("/DescendantFonts", [value])
        descriptor = descendants[0].get("/FontDescriptor")
        if descriptor is not None:
            stream = descriptor.FontFile2
            data = bytearray(stream.read_bytes())
            data[-9] ^= 1
            stream.write(bytes(data))


@spoil("packet page 3 shows page 1 of linked.pdf at the wrong place")
def _page_shifted(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FIRST).Contents
    data = stream.read_bytes()
    place = re.match(rb"q (\S+ ){4}(\S+) ", data)
    assert place
    moved = b"%.3f" % (float(place[2]) + 0.5)
    stream.write(data[: place.start(2)] + moved + data[place.end(2) :])


@spoil("packet page 3 shows page 1 of linked.pdf at the wrong place")
def _page_scaled(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FIRST).Contents
    scale = re.match(rb"q (\S+) ", stream.read_bytes())
    assert scale
    rewrite(stream, scale[1], b"%.5f" % (float(scale[1]) * 1.001))


@spoil("packet page 3 .*cut|packet page 3 is not page 1")
def _page_clipped(pdf: pikepdf.Pdf) -> None:
    picture(pdf, FIRST).BBox = Array([0, 0, 612, 400])


@spoil("packet page 3 is not page 1")
def _page_turned_inside(pdf: pikepdf.Pdf) -> None:
    picture(pdf, FIRST).Matrix = Array([-1, 0, 0, -1, 612, 792])


@spoil("packet page 3 is not page 1")
def _page_as_a_layer(pdf: pikepdf.Pdf) -> None:
    picture(pdf, FIRST).OC = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="off"))


@spoil("packet page 3 .*transparency")
def _page_as_a_group(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, K=True)


@spoil("packet page 8 .*page 1 of form.pdf")
def _tick_removed(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FORM).Contents
    stream.write(re.sub(rb" q [^q]* cm/A1 Do Q", b"", stream.read_bytes()))


@spoil("packet page 8 .*page 1 of form.pdf")
def _tick_emptied(pdf: pikepdf.Pdf) -> None:
    page(pdf, FORM).Resources.XObject.A1.write(b"")


@spoil("packet page 8 .*page 1 of form.pdf")
def _value_changed(pdf: pikepdf.Pdf) -> None:
    rewrite(page(pdf, FORM).Resources.XObject.A0, b"48000", b"43000")


@spoil("packet page 8 .*page 1 of form.pdf")
def _tick_moved(pdf: pikepdf.Pdf) -> None:
    stream = page(pdf, FORM).Contents
    place = re.search(rb" q [^q]* (\S+) \S+ cm/A1 Do Q", stream.read_bytes())
    assert place
    rewrite(stream, place[0], place[0].replace(place[1], b"%.3f" % (float(place[1]) + 5)))


@spoil("packet page 10 .*page 1 of layer.pdf")
def _digit_changed_beside_a_hidden_layer(pdf: pikepdf.Pdf) -> None:
    rewrite(picture(pdf, LAYER), b"4000", b"4001")


@spoil("packet page 10 .*page 1 of layer.pdf")
def _font_changed_beside_a_hidden_layer(pdf: pikepdf.Pdf) -> None:
    font(pdf, LAYER).Encoding = Dictionary(Differences=Array([48, Name.nine]))


@spoil("packet page 12 .*page 1 of drawn.pdf")
def _pixels_changed_in_a_page_that_was_drawn(pdf: pikepdf.Pdf) -> None:
    stream = picture(pdf, DRAWN)
    data = bytearray(stream.read_bytes())
    data[3000:3006] = b"\0" * 6
    stream.write(zlib.compress(bytes(data)), filter=Name.FlateDecode)


@spoil("packet page 3 .*annotation")
def _a_note_added(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).Annots.append(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 30, 30])))


@spoil("/Names")
def _a_script_added(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))


@spoil("/Names|/AF")
def _a_file_attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"attached"


@spoil("/OpenAction")
def _an_action_at_opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


@spoil("packet page 3 has /AA")
def _an_action_of_a_page(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


@spoil("/AcroForm")
def _a_form_added(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


@spoil("/Metadata")
def _metadata_added(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["somebody"]


@spoil("/Author")
def _an_author_added(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "somebody"


@spoil("packet page 3 is not page 1")
def _a_file_attached_to_a_picture(pdf: pikepdf.Pdf) -> None:
    picture(pdf, FIRST).AF = Array([pdf.make_stream(b"attached")])


@spoil("packet page 3 has a page size that is not Letter")
def _a_page_of_another_size(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).MediaBox = Array([0, 0, 612, 500])


@spoil("packet page 3 has /CropBox")
def _a_page_cropped(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).CropBox = Array([0, 0, 612, 500])


@spoil("packet page 3 has /Rotate")
def _a_page_turned(pdf: pikepdf.Pdf) -> None:
    page(pdf, FIRST).Rotate = 180


@spoil("has /Rotate")
def _all_pages_turned(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Rotate = 180


@spoil("has /CropBox")
def _all_pages_cropped(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.CropBox = Array([0, 0, 612, 500])


def text(*, tick: bool = False, layer: str = "", extra: bytes = b"") -> bytes:
    """One page with an amount, optionally with boxes filled in or with a hidden layer."""
    differences = "<< /Type /Encoding /Differences [50 /two] >>"
    fonts = (
        f"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {differences} >> >>"
    )
    pdf = Raw()
    amount = b"BT /F1 10 Tf 0 g 300 500 Td (It costs 4000 dollars.) Tj ET\n"
    resources = fonts + " >>"
    if layer:
        ocg = pdf.add("<< /Type /OCG /Name (Draft notes) >>")
        resources = f"{fonts} /Properties << /Layer {ocg} 0 R >> >>"
        pdf.catalog = f"/OCProperties << /OCGs [{ocg} 0 R] /D << /OFF [{ocg} 0 R] >> >>"
        extra = b"/OC /Layer BDC BT /F1 9 Tf 90 90 Td (hidden) Tj ET EMC\n" + extra
    pdf.page(design("a report") + amount + extra, resources=resources)
    return pdf.build()


def form() -> bytes:
    """A page with an amount typed into a box and a small tick in another."""
    pdf = Raw()
    value = pdf.stream(
        b"BT /F1 10 Tf 0 g 2 4 Td (48000) Tj ET", f"/Subtype /Form /BBox [0 0 60 14] /Resources {FONT}"
    )
    tick = pdf.stream(b"0.7 w 1 4 m 3 1 l 7 7 l S", "/Subtype /Form /BBox [0 0 8 8]")
    boxes = (
        f"/FT /Tx /T (a) /V (48000) /F 4 /Rect [300 400 360 414] /AP << /N {value} 0 R >>",
        f"/FT /Btn /T (b) /V /Yes /AS /Yes /F 4 /Rect [300 360 308 368] /AP << /N << /Yes {tick} 0 R >> >>",
    )
    return annotated("boxes", *(f"/Subtype /Widget {box}" for box in boxes), pdf=pdf).build()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    files = {
        "linked.pdf": PDFS["outline"].build(),
        "photo.jpg": jpeg(),
        "form.pdf": form(),
        "layer.pdf": text(layer="filtered"),
        "drawn.pdf": text(layer="drawn", extra=b"/OC /Layer BDC\n"),
        "text.pdf": text(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    found = make(folder, look(folder, *files)[0], *files)
    assert len(found.plan.pages) == TEXT
    assert found.failures() == []
    return found


def save(pdf: pikepdf.Pdf, path: Path) -> None:
    """Write a file anew without touching any stream."""
    pdf.save(path, static_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def test_a_packet_written_anew_by_another_program_is_still_fine(made: Made, tmp_path: Path) -> None:
    """So that what the tests below find is what they spoiled."""
    with pikepdf.open(made.path) as pdf:
        save(pdf, tmp_path / "again.pdf")
    assert made.failures(tmp_path / "again.pdf") == []


@pytest.mark.parametrize("name", SPOILS)
def test_the_verification_sees(name: str, made: Made, tmp_path: Path) -> None:
    says, edit = SPOILS[name]
    with pikepdf.open(made.path) as pdf:
        edit(pdf)
        save(pdf, tmp_path / "spoiled.pdf")
    failures = made.failures(tmp_path / "spoiled.pdf")
    assert any(re.search(says, failure) for failure in failures), failures
