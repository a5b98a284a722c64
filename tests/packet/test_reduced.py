"""Pictures stored smaller: fewer bytes and still the same picture, and whatever must not be touched is not."""

import hashlib
import io
import re
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageOps

from parole_packet.documents import reduced
from parole_packet.facts import Box, Reduction, Treatment
from parole_packet.pdf.raster import renderer
from tests.corpus import images, photos
from tests.corpus.raw import Raw
from tests.packet.making import look, make

GENTLE, HARD = Reduction(300, 80), Reduction(120, 60)
JPEG = photos.jpeg(1)
GRAY = photos.paper(2).convert("L").tobytes()
PALETTE = "[/Indexed /DeviceRGB 255 <" + bytes(range(256)).hex() * 3 + ">]"


def filed(folder: Path, data: bytes, reduction: Reduction | None = None, *, boxes: tuple[Box, ...] = ()):
    """File some bytes, all pages with a reduction."""
    (folder / "odd").write_bytes(data)
    facts, _ = look(folder, "odd")
    asked = Treatment(boxes=boxes, reduction=reduction)
    return make(folder, facts, "odd", treatments=dict.fromkeys(range(9), asked))


def streams(path: Path) -> set[str]:
    """Return the digests of all raw picture data of a PDF."""
    with pikepdf.open(path) as pdf:
        found = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        return {hashlib.sha256(one.read_raw_bytes()).hexdigest() for one in found}


# ------------------------------------------------------------------ files


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_photo_keeps_its_size_on_paper(orientation: int, turn: int, tmp_path: Path) -> None:
    data = images.saved(photos.paper(1), "JPEG", quality=92, exif=images.exif_block(orientation))
    (tmp_path / "odd").write_bytes(data)
    facts, _ = look(tmp_path, "odd")
    plain = make(tmp_path, facts, "odd", treatments={0: Treatment(turn)})
    before, large = drawn(plain.path), plain.path.stat().st_size
    made = make(tmp_path, facts, "odd", treatments={0: Treatment(turn, reduction=HARD)})
    assert made.failures() == []
    (one,) = made.expected.reduced[3]
    assert (one.dpi_before, one.dpi_after, one.quality) == (300, 120, 60)
    assert made.path.stat().st_size < large - one.bytes_before + one.bytes_after + 2000
    assert apart(before, drawn(made.path)) < 12


def drawn(path: Path, page: int = -1) -> Image.Image:
    with renderer(path) as document:
        found = document.draw(len(document) + page, dpi=72)
    return Image.frombytes("RGB", (found.width, found.height), found.rgb)


def apart(one: Image.Image, other: Image.Image) -> float:
    """The largest difference between the means of small blocks."""
    small = [picture.resize((60, 78), Image.Resampling.BOX).tobytes() for picture in (one, other)]
    return max(abs(a - b) for a, b in zip(*small, strict=True))


def test_a_photograph_packed_without_loss_becomes_jpeg_and_a_drawing_does_not(tmp_path: Path) -> None:
    photo = filed(tmp_path, images.saved(photos.paper(1), "PNG", dpi=(300, 300)), HARD)
    assert photo.failures() == []
    assert photo.expected.reduced[3][0].quality == 60
    flat = ImageOps.posterize(images.scene(1200, 900), 2)
    drawing = filed(tmp_path, images.saved(flat, "PNG", dpi=(300, 300)), HARD)
    assert drawing.failures() == []
    assert all(one.quality is None for one in drawing.expected.reduced.get(3, ()))
    with pikepdf.open(drawing.path) as pdf:
        assert str(pdf.pages[-1].Resources.XObject.P.Filter) == "/FlateDecode"


@pytest.mark.parametrize("name", ["fax", "palette", "bilevel", "cmyk"])
def test_what_cannot_be_stored_smaller_rightly_stays_as_it_is(name: str, tmp_path: Path) -> None:
    paper = photos.paper(3)
    data = {
        "fax": lambda: photos.noise_fax(600),
        "palette": lambda: images.saved(paper.quantize(64), "PNG", dpi=(300, 300)),
        "bilevel": lambda: images.saved(paper.convert("1"), "PNG", dpi=(300, 300)),
        "cmyk": lambda: images.saved(paper.convert("CMYK"), "JPEG", dpi=(300, 300)),
    }[name]()
    plain = filed(tmp_path, data).path.read_bytes()
    made = filed(tmp_path, data, HARD)
    assert (made.failures(), made.expected.reduced) == ([], {})
    assert without_id(made.path.read_bytes()) == without_id(plain)


def without_id(data: bytes) -> bytes:
    return re.sub(rb"/ID\[.*?\]", b"", data)


def test_what_was_blacked_out_stays_black(tmp_path: Path) -> None:
    made = filed(tmp_path, JPEG, HARD, boxes=(Box(0.103, 0.071, 0.517, 0.333),))
    assert made.failures() == []
    assert made.expected.changes[3][0] == "redacted"
    assert "reduced to 120 dpi" in made.expected.changes[3][-1]


def test_a_page_that_is_drawn_because_of_a_rectangle_is_drawn_coarser(tmp_path: Path) -> None:
    pdf = Raw()
    picture = pdf.stream(JPEG, f"/Type /XObject /Subtype /Image {photos.scan_entries()}")
    own = f"<< /XObject << /I {picture} 0 R >> >>"
    pdf.page(b"q 204 0 0 264 0 0 cm /I Do Q", resources=own, box=(0, 0, 204, 264))
    made = filed(tmp_path, pdf.build(), HARD, boxes=(Box(0.1, 0.1, 0.4, 0.2),))
    assert made.failures() == []
    (one,) = made.expected.reduced[3]
    assert (one.dpi_before, one.dpi_after) == (300, 200), "never below what can be read without a warning"
    assert one.bytes_after < one.bytes_before


# ------------------------------------------------------------------ pictures inside PDFs


def test_pictures_of_a_pdf_are_stored_smaller_and_its_words_stay(tmp_path: Path) -> None:
    flate = photos.scan_entries("FlateDecode", "/DeviceGray")
    data = photos.scans((JPEG, photos.scan_entries()), (zlib.compress(GRAY), flate))
    made = filed(tmp_path, data, HARD)
    assert made.failures() == []
    found = [one for page in (3, 4) for one in made.expected.reduced[page]]
    assert [(round(one.dpi_before), round(one.dpi_after), one.quality) for one in found] == [
        (327, 120, 60)
    ] * 2
    assert all(one.bytes_after < one.bytes_before / 4 for one in found)
    assert made.path.stat().st_size < sum(one.bytes_after for one in found) + 60_000
    with renderer(made.path) as document:
        assert [f"Words {number}" in document.text(number + 1) for number in (1, 2)] == [True, True]


UNTOUCHED = {
    "palette": (zlib.compress(GRAY), photos.scan_entries("FlateDecode", PALETTE)),
    "four-colors": (zlib.compress(GRAY * 4), photos.scan_entries("FlateDecode", "/DeviceCMYK")),
    "turned-values": (JPEG, photos.scan_entries(more="/Decode [1 0 1 0 1 0]")),
    "color-transform": (JPEG, photos.scan_entries(more="/DecodeParms << /ColorTransform 1 >>")),
    "color-key": (JPEG, photos.scan_entries(more="/Mask [250 255 250 255 250 255]")),
    "spot-color": (
        zlib.compress(GRAY),
        photos.scan_entries(
            "FlateDecode",
            "[/Separation /Red /DeviceRGB << /FunctionType 2 /Domain [0 1] /N 1 /C0 [1 1 1] /C1 [1 0 0] >>]",
        ),
    ),
    "two-level": (zlib.compress(GRAY), photos.scan_entries("FlateDecode", "/DeviceGray", bits=1)),
    "stencil": (
        zlib.compress(GRAY),
        photos.scan_entries("FlateDecode", "/DeviceGray", "/ImageMask true", bits=1),
    ),
    "damaged": (JPEG[: len(JPEG) // 2], photos.scan_entries()),
    "other-size": (JPEG, photos.scan_entries().replace(f"/Width {photos.WIDTH}", "/Width 1000")),
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_a_picture_with_special_colors_stays_as_it_is(name: str, tmp_path: Path) -> None:
    made = filed(tmp_path, photos.scans(UNTOUCHED[name]), HARD)
    assert made.expected.reduced == {}
    assert streams(tmp_path / "odd") == streams(made.path)
    assert made.failures() == []


@pytest.mark.parametrize(("width", "before"), [(204, 327), (102, 654)])
def test_resolution_is_measured_as_it_prints(width: int, before: int, tmp_path: Path) -> None:
    """A Letter page is brought into the frame, so that pictures on it print a little finer than they are."""
    made = filed(tmp_path, photos.scans((JPEG, photos.scan_entries()), width=width), GENTLE)
    (one,) = made.expected.reduced[3]
    assert (round(one.dpi_before), round(one.dpi_after)) == (before, 327 if before == 327 else 300)


def test_a_picture_on_two_pages_is_measured_where_it_prints_largest(tmp_path: Path) -> None:
    pdf = Raw()
    picture = pdf.stream(JPEG, f"/Type /XObject /Subtype /Image {photos.scan_entries()}")
    for width in (102, 204):
        pdf.page(
            b"q %d 0 0 %d 99 99 cm /I Do Q" % (width, width),
            resources=f"<< /XObject << /I {picture} 0 R >> >>",
        )
    made = filed(tmp_path, pdf.build(), HARD)
    assert made.failures() == []
    assert {page: len(found) for page, found in made.expected.reduced.items()} == {3: 1}
    assert round(made.expected.reduced[3][0].dpi_before) == 327


def test_what_a_pattern_or_a_mark_also_uses_stays_as_it_is(tmp_path: Path) -> None:
    pdf = Raw()
    picture = pdf.stream(JPEG, f"/Type /XObject /Subtype /Image {photos.scan_entries()}")
    own = f"/Resources << /XObject << /I {picture} 0 R >> >>"
    box = "/BBox [0 0 612 792]"
    tile = f"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /XStep 612 /YStep 792 {box} {own}"
    pattern = pdf.stream(b"q 612 0 0 792 0 0 cm /I Do Q", tile)
    names = f"<< /XObject << /I {picture} 0 R >> /Pattern << /P {pattern} 0 R >> >>"
    pdf.page(b"q 100 0 0 130 50 50 cm /I Do Q /Pattern cs /P scn 200 200 300 300 re f", resources=names)
    made = filed(tmp_path, pdf.build(), HARD)
    assert (made.failures(), made.expected.reduced) == ([], {})


# ------------------------------------------------------------------ sabotage


@pytest.mark.parametrize("kind", ["pdf", "files"])
def test_two_reduced_pictures_that_change_places_are_found(kind: str, tmp_path: Path) -> None:
    one, two = photos.jpeg(1), photos.jpeg(2)
    if kind == "pdf":
        entries = photos.scan_entries()
        made = filed(tmp_path, photos.scans((one, entries), (two, entries)), HARD)
    else:
        for name, data in (("one.jpg", one), ("two.jpg", two)):
            (tmp_path / name).write_bytes(data)
        facts, _ = look(tmp_path, "one.jpg", "two.jpg")
        made = make(tmp_path, facts, "one.jpg", "two.jpg", treatments={0: Treatment(reduction=HARD)})
    assert made.failures() == []
    with pikepdf.open(made.path) as pdf:
        pictures = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
        assert len(pictures) == 2
        data = [item.read_raw_bytes() for item in pictures]
        sizes = [(item.Width, item.Height) for item in pictures]
        assert sizes[0] == sizes[1]
        for item, other in zip(pictures, reversed(data), strict=True):
            item.write(other, filter=pikepdf.Name.DCTDecode)
        pdf.save(tmp_path / "spoiled.pdf")
    assert any("as it stands in its file" in failure for failure in made.failures(tmp_path / "spoiled.pdf"))


@pytest.mark.parametrize("kind", ["pdf", "jpeg"])
def test_a_picture_that_is_another_one_after_it_was_reduced_is_found(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = reduced.smaller

    def wrong(image: Image.Image, *arguments, **options):
        other = Image.open(io.BytesIO(photos.jpeg(5)))
        return right(other if other.size == image.size else image, *arguments, **options)

    monkeypatch.setattr(reduced, "smaller", wrong)
    data = JPEG if kind == "jpeg" else photos.scans((JPEG, photos.scan_entries()))
    made = filed(tmp_path, data, HARD)
    assert any("does not look like" in failure and "stored smaller" in failure for failure in made.failures())
