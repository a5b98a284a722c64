"""Pictures as they will be filed: shown as before, data untouched, nothing hidden, damage refused."""

import io
import itertools
import struct
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from parole_packet.documents import jpeg, png
from parole_packet.documents.frames import FrameShape, check_pixels, fitting_profile, plausible_dpi
from parole_packet.documents.images import ImageFrame, ImageProblemError, image_frames, image_shapes
from parole_packet.documents.kinds import recognize
from parole_packet.facts import FileKind
from tests.corpus import images
from tests.corpus.images import BROKEN, COMMENT_MARK, GPS_MARK, IMAGES, XMP_MARK
from tests.documents.showing import difference, expected, shown

JPEGS = [name for name in IMAGES if name.startswith("jpeg")]


def kind_of(data: bytes) -> FileKind:
    kind = recognize(data[:4096], "")
    assert isinstance(kind, FileKind)
    return kind


def frames_of(data: bytes, folder: Path) -> list[ImageFrame]:
    path = folder / "picture"
    path.write_bytes(data)
    return list(image_frames(path, kind_of(data)))


def shapes_of(data: bytes, folder: Path) -> tuple[FrameShape, ...]:
    path = folder / "picture"
    path.write_bytes(data)
    return image_shapes(path, kind_of(data))


@pytest.mark.parametrize("name", IMAGES)
def test_a_filed_picture_looks_as_before(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    for page, frame in enumerate(frames_of(data, tmp_path)):
        assert difference(shown(frame), expected(data, page)) <= TOLERANCE.get(name, 1)


TOLERANCE = {
    "jpeg-cmyk-adobe": 70,
    "tiff-raw-cmyk": 70,
}
"""CMYK has no one true look on a screen: Pillow and PDF readers convert it by different formulas."""


@pytest.mark.parametrize("name", IMAGES)
def test_planning_and_filing_agree_on_every_frame(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    planned, filed = shapes_of(data, tmp_path), frames_of(data, tmp_path)
    assert [shape.upright_px for shape in planned] == [frame.shape.upright_px for frame in filed]
    assert [shape.size for shape in planned] == [frame.shape.size for frame in filed]


@pytest.mark.parametrize("name", IMAGES)
def test_the_same_file_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    assert frames_of(data, tmp_path) == frames_of(data, tmp_path)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_orientations_are_shown_upright(orientation: int, tmp_path: Path) -> None:
    (frame,) = frames_of(IMAGES[f"jpeg-orientation-{orientation}"](), tmp_path)
    assert frame.shape.orientation == orientation
    assert frame.shape.upright_px == (images.WIDTH, images.HEIGHT)
    assert difference(shown(frame), images.scene()) <= 6


def segments(data: bytes) -> list[tuple[int, bytes]]:
    """Every marker before the first scan, with its bytes, then the rest under the marker of that scan."""
    found, place = [], 2
    while data[place + 1] != 0xDA:
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        found.append((data[place + 1], data[place:end]))
        place = end
    return [*found, (0xDA, data[place:])]


@pytest.mark.parametrize("name", JPEGS)
def test_tables_and_entropy_coded_data_stay_byte_for_byte(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    (frame,) = frames_of(data, tmp_path)
    tables = {0xC0, 0xC2, 0xC4, 0xDB, 0xDD}
    kept, given_ = segments(frame.data), segments(data)
    assert [part for part in kept if part[0] in tables] == [part for part in given_ if part[0] in tables]
    picture = kept[-1][1].removesuffix(b"\xff\xd9")
    assert given_[-1][1].startswith(picture)
    assert given_[-1][1][len(picture) :].lstrip(b"\xff").startswith(b"\xd9")


def test_nothing_hidden_in_a_photo_comes_along(tmp_path: Path) -> None:
    data = images.jpeg_phone()
    (frame,) = frames_of(data, tmp_path)
    for mark in (GPS_MARK, COMMENT_MARK, XMP_MARK, b"Exif", b"MPF", b"JFXX", b"Photoshop"):
        assert mark in data
        assert mark not in frame.data
    assert frame.data.count(b"\xff\xd8\xff") == 1
    assert frame.data.endswith(b"\xff\xd9")


def test_a_thumbnail_in_the_jfif_header_is_emptied(tmp_path: Path) -> None:
    (frame,) = frames_of(IMAGES["jpeg-jfif-thumbnail"](), tmp_path)
    assert COMMENT_MARK[:12] not in frame.data
    assert segments(frame.data)[0] == (
        0xE0,
        b"\xff\xe0\0\x10JFIF\0\x01\x01\x01" + struct.pack(">HH", 150, 150) + b"\0\0",
    )
    assert frame.shape.dpi == (150, 150)


@pytest.mark.parametrize(("name", "marker"), [("jpeg-icc", 0xE2), ("jpeg-cmyk-adobe", 0xEE)])
def test_what_explains_the_colors_is_kept(name: str, marker: int, tmp_path: Path) -> None:
    data = IMAGES[name]()
    (frame,) = frames_of(data, tmp_path)
    kept = [part for part in segments(data) if part[0] == marker]
    assert kept
    assert [part for part in segments(frame.data) if part[0] == marker] == kept


@pytest.mark.parametrize("name", ["jpeg-icc", "png-icc-exif-orientation"])
def test_a_color_profile_is_handed_over(name: str, tmp_path: Path) -> None:
    (frame,) = frames_of(IMAGES[name](), tmp_path)
    assert frame.icc == images.profile()


def test_a_profile_for_other_colors_is_not_used(tmp_path: Path) -> None:
    assert fitting_profile(images.profile(), 1) is None
    assert fitting_profile(images.profile()[:100], 3) is None


@pytest.mark.parametrize(
    "name", ["png-rgb", "png-gray", "png-bilevel", "png-palette", "png-16-bit-rgb", "png-split-data"]
)
def test_rows_of_an_opaque_png_stay_byte_for_byte(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    (frame,) = frames_of(data, tmp_path)
    rows = io.BytesIO()
    png.read_png(io.BytesIO(data), rows.write)
    assert frame.data == rows.getvalue()


@pytest.mark.parametrize("name", ["tiff-g4-one-strip", "tiff-g4-white-is-zero", "tiff-g4-orientation-6"])
def test_a_fax_strip_stays_byte_for_byte(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    (frame,) = frames_of(data, tmp_path)
    assert frame.filter == "CCITTFaxDecode"
    assert frame.data in data


def test_a_fax_strip_with_mirrored_bytes_is_turned_around(tmp_path: Path) -> None:
    (mirrored,) = frames_of(IMAGES["tiff-g4-mirrored-bytes"](), tmp_path)
    (plain,) = frames_of(IMAGES["tiff-g4-one-strip"](), tmp_path)
    assert mirrored.data == plain.data


@pytest.mark.parametrize("name", ["tiff-jpeg-one-strip", "tiff-jpeg-gray-one-strip"])
def test_a_jpeg_strip_keeps_its_entropy_coded_data(name: str, tmp_path: Path) -> None:
    data = IMAGES[name]()
    (frame,) = frames_of(data, tmp_path)
    assert frame.filter == "DCTDecode"
    assert frame.data[frame.data.index(b"\xff\xda") :] in data


def test_sixteen_bits_stay_sixteen(tmp_path: Path) -> None:
    assert [
        frames_of(IMAGES[name](), tmp_path)[0].bits for name in ("png-16-bit-rgb", "tiff-16-bit-gray")
    ] == [16, 16]


def test_every_page_of_a_tiff_is_a_frame(tmp_path: Path) -> None:
    sizes = [frame.shape.upright_px for frame in frames_of(images.tiff_pages(), tmp_path)]
    assert sizes == [(160, 120), (200, 100), (100, 140)]


def test_a_large_picture_is_packed_in_bands_that_fit_together(tmp_path: Path) -> None:
    wide = images.scene(1300, 1700).convert("RGBA")
    wide.putalpha(Image.linear_gradient("L").resize(wide.size))
    data = images.saved(wide, "PNG", compress_level=1)
    (frame,) = frames_of(data, tmp_path)
    assert difference(shown(frame), expected(data)) <= 1


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_refused_while_planning_and_while_filing(name: str, tmp_path: Path) -> None:
    build, code = BROKEN[name]
    data = build()
    for look in (shapes_of, frames_of):
        with pytest.raises(ImageProblemError) as problem:
            look(data, tmp_path)
        assert problem.value.code == code


@pytest.mark.parametrize("name", ["jpeg-gray", "jpeg-progressive", "jpeg-phone", "png-palette", "png-gray"])
def test_a_picture_cut_anywhere_is_refused(name: str) -> None:
    data = IMAGES[name]()
    read = jpeg.jpeg_frame if name.startswith("jpeg") else png.png_frame
    whole = data.index(b"\xff\xd9", data.index(b"\xff\xda")) + 2 if read is jpeg.jpeg_frame else len(data)
    for end in itertools.chain(range(min(700, whole)), range(700, whole, 37), (whole - 1,)):
        with pytest.raises(ImageProblemError):
            read(io.BytesIO(data[:end]))


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(IMAGES)),
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12
    ),
    end=st.floats(0.1, 1),
)
def test_whatever_damage_is_one_kind_of_problem(
    name: str, changes: list[tuple[float, int]], end: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(IMAGES[name]())
    kind = kind_of(bytes(data))
    for place, value in changes:
        data[int(place * len(data))] = value
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(data[: max(1, int(end * len(data)))])
    try:
        shapes = image_shapes(path, kind)
        frames = list(image_frames(path, kind))
    except ImageProblemError:
        return
    assert [shape.upright_px for shape in shapes] == [frame.shape.upright_px for frame in frames]


def tall_jpeg(height: int) -> bytes:
    """A gray JPEG of 10,000 pixels across and any height, made of one row of blocks said over and over."""
    row = Image.effect_noise((10_000, 8), 60)
    plain = images.saved(row, "JPEG", quality=60)
    start = plain.index(b"\xff\xda")
    scan_start = start + 2 + int.from_bytes(plain[start + 2 : start + 4], "big")
    frame = plain.index(b"\xff\xc0")
    header = plain[: frame + 5] + height.to_bytes(2, "big") + plain[frame + 7 : start]
    header += images.segment(0xDD, (10_000 // 8).to_bytes(2, "big")) + plain[start:scan_start]
    rows = (bytes((0xFF, 0xD0 + n % 8)) + plain[scan_start:-2] for n in range(height // 8 - 1))
    return header + plain[scan_start:-2] + b"".join(rows) + b"\xff\xd9"


def test_a_hundred_megapixels_need_little_more_memory_than_the_file(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(tall_jpeg(10_000))
    size = path.stat().st_size
    tracemalloc.start()
    try:
        (shape,) = image_shapes(path, FileKind.JPEG)
        _, planning = tracemalloc.get_traced_memory()
        (frame,) = image_frames(path, FileKind.JPEG)
        _, filing = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert shape.upright_px == frame.shape.upright_px == (10_000, 10_000)
    assert size > 10_000_000
    assert planning < 3_000_000
    assert filing < 1.3 * size + 3_000_000


def test_a_png_that_unpacks_to_more_than_it_claims_takes_no_memory() -> None:
    header = struct.pack(">IIBBBBB", 1000, 1000, 8, 0, 0, 0, 0)
    data = images.png_file(header, bytes(200_000_000))
    tracemalloc.start()
    try:
        frame = png.png_frame(io.BytesIO(data))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert frame is not None
    assert peak < 3_000_000


@pytest.mark.parametrize("missing", [1, 300_000])
def test_a_png_with_fewer_rows_than_it_claims_is_refused(missing: int) -> None:
    header = struct.pack(">IIBBBBB", 1000, 1000, 8, 0, 0, 0, 0)
    whole = 1000 * 1001
    assert png.png_frame(io.BytesIO(images.png_file(header, bytes(whole)))) is not None
    with pytest.raises(ImageProblemError, match="missing inside"):
        png.png_frame(io.BytesIO(images.png_file(header, bytes(whole - missing))))


def test_more_pixels_than_the_limit_are_refused() -> None:
    check_pixels(20_000, 10_000)
    with pytest.raises(ImageProblemError, match="image-too-large"):
        check_pixels(20_000, 10_001)


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ((300, 300), (300, 300)),
        ((204, 98), (204, 98)),
        ((1, 1), None),
        ((72, 300), None),
        ((90_000, 90_000), None),
    ],
)
def test_a_resolution_that_cannot_be_true_is_none(
    given_: tuple[float, float], kept: tuple[float, float] | None
) -> None:
    assert plausible_dpi(*given_) == kept


def test_life_size_follows_the_resolution_and_the_turn() -> None:
    assert FrameShape(600, 300, (300, 150)).size == (144, 144)
    assert FrameShape(600, 300, (300, 300), 6).size == (72, 144)
    assert FrameShape(96, 192).size == (72, 144)
