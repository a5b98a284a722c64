"""Odd pictures drawn by code: a registry of named builders, each returning the bytes of one file."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, ImageCms, ImageDraw

Builder = Callable[[], bytes]
IMAGES: dict[str, Builder] = {}
"""Pictures that can be filed."""
BROKEN: dict[str, tuple[Builder, str]] = {}
"""Pictures that must be refused, each with the code of the finding."""

WIDTH, HEIGHT = 160, 120
GPS_MARK, COMMENT_MARK, XMP_MARK = b"GPS-MARK-19-04", b"COMMENT-MARK", b"XMP-MARK"
_UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def picture(name: str) -> Callable[[Builder], Builder]:
    """Put a builder into the registry."""

    def register(builder: Builder) -> Builder:
        IMAGES[name] = builder
        return builder

    return register


def broken(name: str, code: str = "image-damaged") -> Callable[[Builder], Builder]:
    """Put a builder of a file that must be refused into the registry."""

    def register(builder: Builder) -> Builder:
        BROKEN[name] = (builder, code)
        return builder

    return register


def scene(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Draw an asymmetric picture: another color in each corner, and a black F that no turn leaves alike."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    w, h = width // 4, height // 4
    draw.rectangle((0, 0, w, h), fill=(220, 30, 30))
    draw.rectangle((width - w, 0, width, h), fill=(30, 160, 40))
    draw.rectangle((0, height - h, w, height), fill=(30, 60, 200))
    draw.rectangle((width - w, height - h, width, height), fill=(240, 200, 40))
    draw.rectangle((int(1.6 * w), h, 2 * w, 3 * h), fill=0)
    draw.rectangle((int(1.6 * w), h, int(2.6 * w), int(1.3 * h)), fill=0)
    draw.rectangle((int(1.6 * w), int(1.8 * h), int(2.3 * w), int(2.1 * h)), fill=0)
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the file that Pillow writes."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def stored_as(orientation: int) -> Image.Image:
    """The scene, stored so that the EXIF orientation turns it upright."""
    return scene().transpose(_UNDO[orientation]) if orientation in _UNDO else scene()


def exif_block(orientation: int = 1, dpi: int = 300) -> bytes:
    """An EXIF block with orientation, resolution and a place, as a phone writes it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x011A] = exif[0x011B] = dpi
    exif[0x0128] = 2
    exif[0x010E] = GPS_MARK.decode()
    exif[0x8825] = {1: "N", 2: (19, 4, 0), 29: GPS_MARK.decode()}
    return exif.tobytes()


def segment(marker: int, payload: bytes) -> bytes:
    """One marker segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def without_jfif(data: bytes) -> bytes:
    """Drop the JFIF segment, as cameras do."""
    return data[:2] + data[4 + int.from_bytes(data[4:6], "big") :]


def profile() -> bytes:
    """An sRGB profile without the date that Pillow puts in."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    raw[24:36] = bytes(12)
    return bytes(raw)


def _oriented(orientation: int) -> Builder:
    return lambda: without_jfif(
        saved(stored_as(orientation), "JPEG", quality=92, exif=exif_block(orientation), subsampling=0)
    )


for _number in range(1, 9):
    IMAGES[f"jpeg-orientation-{_number}"] = _oriented(_number)


@picture("jpeg-gray")
def _jpeg_gray() -> bytes:
    return saved(scene().convert("L"), "JPEG", dpi=(300, 300))


@picture("jpeg-cmyk-adobe")
def _jpeg_cmyk() -> bytes:
    return saved(scene().convert("CMYK"), "JPEG", quality=95)


@picture("jpeg-progressive")
def _jpeg_progressive() -> bytes:
    return saved(scene(), "JPEG", progressive=True, dpi=(300, 300))


@picture("jpeg-subsampled-odd-size")
def _jpeg_odd() -> bytes:
    return saved(scene(161, 119), "JPEG", subsampling=2)


@picture("jpeg-restart-markers")
def _jpeg_restarts() -> bytes:
    return saved(scene(), "JPEG", restart_marker_blocks=5)


@picture("jpeg-rgb-without-markers")
def _jpeg_rgb() -> bytes:
    return without_jfif(saved(scene(), "JPEG", keep_rgb=True, quality=95)).replace(b"Adobe", b"adobE", 1)


@picture("jpeg-icc")
def _jpeg_icc() -> bytes:
    return saved(scene(), "JPEG", icc_profile=profile())


@picture("jpeg-phone")
def jpeg_phone() -> bytes:
    """A photo with all that a phone adds: thumbnail, place, XMP, comment, a second picture behind it."""
    plain = saved(scene(), "JPEG", quality=90, dpi=(72, 72))
    extras = (
        segment(0xE1, b"Exif\0\0" + exif_block()[6:])
        + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP_MARK)
        + segment(0xE0, b"JFXX\0\x10" + saved(scene(16, 12), "JPEG"))
        + segment(0xE2, b"MPF\0" + bytes(40))
        + segment(0xED, b"Photoshop 3.0\08BIM" + COMMENT_MARK)
        + segment(0xFE, COMMENT_MARK)
    )
    jfif_end = 4 + int.from_bytes(plain[4:6], "big")
    return plain[:jfif_end] + extras + plain[jfif_end:] + saved(scene(40, 30), "JPEG", comment=COMMENT_MARK)


@picture("jpeg-jfif-thumbnail")
def _jpeg_jfif_thumbnail() -> bytes:
    plain = saved(scene(), "JPEG")
    header = b"JFIF\0\x01\x01\x01" + struct.pack(">HH", 150, 150) + bytes((2, 2)) + COMMENT_MARK[:12]
    return plain[:2] + segment(0xE0, header) + plain[4 + int.from_bytes(plain[4:6], "big") :]


@picture("jpeg-fill-bytes")
def _jpeg_fill() -> bytes:
    plain = saved(scene(), "JPEG")
    return plain[:-2] + b"\xff\xff\xff\xd9"


@picture("png-rgb")
def _png_rgb() -> bytes:
    return saved(scene(), "PNG", dpi=(300, 300))


@picture("png-gray")
def _png_gray() -> bytes:
    return saved(scene().convert("L"), "PNG")


@picture("png-bilevel")
def _png_bilevel() -> bytes:
    return saved(scene().convert("1"), "PNG")


@picture("png-palette")
def _png_palette() -> bytes:
    return saved(scene().quantize(16), "PNG")


@picture("png-palette-transparent")
def _png_palette_transparent() -> bytes:
    return saved(scene().quantize(16), "PNG", transparency=0)


@picture("png-alpha")
def png_alpha() -> bytes:
    """The scene with a transparent right half."""
    image = scene().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 255))
    image.paste((0, 0, 0, 0), (WIDTH // 2, 0, WIDTH, HEIGHT))
    return saved(image, "PNG")


@picture("png-gray-alpha")
def _png_gray_alpha() -> bytes:
    image = scene().convert("LA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return saved(image, "PNG")


@picture("png-rgb-transparent-color")
def _png_rgb_key() -> bytes:
    return saved(scene(), "PNG", transparency=(220, 30, 30))


@picture("png-gray-transparent-color")
def _png_gray_key() -> bytes:
    return saved(scene().convert("L"), "PNG", transparency=0)


@picture("png-icc-exif-orientation")
def _png_exif() -> bytes:
    return saved(stored_as(6), "PNG", icc_profile=profile(), exif=exif_block(6)[6:])


def png_chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_file(header: bytes, rows: bytes, *, before: bytes = b"") -> bytes:
    """A PNG file from its header and its filtered rows."""
    signature = b"\x89PNG\r\n\x1a\n"
    data = png_chunk(b"IDAT", zlib.compress(rows))
    return signature + png_chunk(b"IHDR", header) + before + data + png_chunk(b"IEND", b"")


@picture("png-16-bit-rgb")
def _png_16() -> bytes:
    pixels = scene().tobytes()
    row = WIDTH * 3
    rows = b"".join(
        b"\0" + b"".join(bytes((value, 77)) for value in pixels[y * row : (y + 1) * row])
        for y in range(HEIGHT)
    )
    return png_file(struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0), rows)


@picture("png-interlaced")
def _png_interlaced() -> bytes:
    image, rows = scene(), bytearray()
    for x0, y0, dx, dy in (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)
    ):  # fmt: skip
        for y in range(y0, HEIGHT, dy):
            rows += b"\0" + b"".join(bytes(image.getpixel((x, y))) for x in range(x0, WIDTH, dx))
    return png_file(struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 1), bytes(rows))


@picture("png-split-data")
def _png_split() -> bytes:
    whole = saved(scene(), "PNG")
    start = whole.index(b"IDAT") - 4
    size = int.from_bytes(whole[start : start + 4], "big")
    data, rest = whole[start + 8 : start + 8 + size], whole[start + 12 + size :]
    return whole[:start] + b"".join(png_chunk(b"IDAT", data[i : i + 97]) for i in range(0, size, 97)) + rest


def _tiff(mode: str, compression: str | None, **options: object) -> Builder:
    return lambda: saved(scene().convert(mode), "TIFF", compression=compression, dpi=(300, 300), **options)


IMAGES["tiff-g4-one-strip"] = _tiff("1", "group4", strip_size=1 << 20)
IMAGES["tiff-g4-strips"] = _tiff("1", "group4", strip_size=400)
IMAGES["tiff-g4-white-is-zero"] = _tiff("1", "group4", strip_size=1 << 20, tiffinfo={262: 0})
IMAGES["tiff-g4-mirrored-bytes"] = _tiff("1", "group4", strip_size=1 << 20, tiffinfo={266: 2})
IMAGES["tiff-g3"] = _tiff("1", "group3")
IMAGES["tiff-lzw-rgb"] = _tiff("RGB", "tiff_lzw")
IMAGES["tiff-deflate-gray"] = _tiff("L", "tiff_adobe_deflate")
IMAGES["tiff-packbits"] = _tiff("RGB", "packbits")
IMAGES["tiff-raw-cmyk"] = _tiff("CMYK", None)
IMAGES["tiff-jpeg-strips"] = _tiff("RGB", "jpeg", quality=95, strip_size=4000)
IMAGES["tiff-jpeg-ycbcr"] = _tiff("YCbCr", "jpeg", quality=95, strip_size=1 << 20)
IMAGES["tiff-jpeg-one-strip"] = _tiff("RGB", "jpeg", quality=95, strip_size=1 << 20)
IMAGES["tiff-jpeg-gray-one-strip"] = _tiff("L", "jpeg", quality=95, strip_size=1 << 20)
IMAGES["tiff-palette"] = lambda: saved(scene().quantize(16), "TIFF", compression="tiff_lzw")
IMAGES["tiff-alpha"] = lambda: saved(Image.open(io.BytesIO(png_alpha())), "TIFF")
IMAGES["tiff-16-bit-gray"] = lambda: saved(
    Image.frombytes("I;16", (WIDTH, HEIGHT), b"".join(bytes((9, v)) for v in scene().convert("L").tobytes())),
    "TIFF",
)
IMAGES["tiff-16-bit-gray-big-endian"] = lambda: saved(
    Image.frombytes(
        "I;16B", (WIDTH, HEIGHT), b"".join(bytes((v, 9)) for v in scene().convert("L").tobytes())
    ),
    "TIFF",
)
# Pillow's own conversion to LAB gives other bytes now and then.
IMAGES["tiff-lab"] = lambda: saved(Image.merge("LAB", scene().split()), "TIFF", dpi=(300, 300))
IMAGES["tiff-big"] = _tiff("RGB", "tiff_lzw", big_tiff=True)


def _tiff_oriented(orientation: int, mode: str, compression: str) -> Builder:
    return lambda: saved(
        stored_as(orientation).convert(mode),
        "TIFF",
        compression=compression,
        strip_size=1 << 20,
        tiffinfo={274: orientation},
    )


for _number in (3, 6, 7):
    IMAGES[f"tiff-orientation-{_number}"] = _tiff_oriented(_number, "RGB", "tiff_lzw")
    IMAGES[f"tiff-g4-orientation-{_number}"] = _tiff_oriented(_number, "1", "group4")


@picture("tiff-pages")
def tiff_pages() -> bytes:
    """Three pages: bilevel, color, gray, each of another size."""
    pages = [scene().convert("1"), scene(200, 100), scene(100, 140).convert("L")]
    return saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate")


@picture("tiff-fax-resolution")
def _tiff_fax() -> bytes:
    return saved(
        scene(1728, 1100).convert("1"), "TIFF", compression="group4", dpi=(204, 98), strip_size=1 << 20
    )


@picture("gif-palette")
def _gif() -> bytes:
    return saved(scene().quantize(32), "GIF")


@picture("gif-transparent")
def _gif_transparent() -> bytes:
    return saved(scene().quantize(32), "GIF", transparency=0)


@picture("gif-animated")
def _gif_animated() -> bytes:
    return saved(scene(), "GIF", save_all=True, append_images=[scene().rotate(180)])


@picture("bmp-24")
def _bmp() -> bytes:
    return saved(scene(), "BMP")


@picture("bmp-palette")
def _bmp_palette() -> bytes:
    return saved(scene().quantize(16), "BMP")


@picture("webp-lossless-alpha")
def _webp_alpha() -> bytes:
    return saved(Image.open(io.BytesIO(png_alpha())), "WEBP", lossless=True)


@picture("webp-exif-orientation")
def _webp() -> bytes:
    return saved(stored_as(6), "WEBP", lossless=True, exif=exif_block(6))


@broken("jpeg-truncated")
def jpeg_truncated() -> bytes:
    """A photo whose copy stopped half way."""
    data = saved(scene(), "JPEG")
    return data[: len(data) * 2 // 3]


@broken("jpeg-truncated-but-closed")
def _jpeg_truncated_closed() -> bytes:
    data = saved(scene(400, 400), "JPEG")
    return data[: data.index(b"\xff\xda") + 60] + b"\xff\xd9"


@broken("jpeg-half-zeros")
def _jpeg_zeros() -> bytes:
    data = saved(scene(), "JPEG")
    return data[: len(data) // 2] + bytes(len(data) // 2)


@broken("jpeg-restart-markers-lost")
def _jpeg_lost() -> bytes:
    data = saved(scene(), "JPEG", restart_marker_blocks=5)
    first, later = data.index(b"\xff\xd1"), data.rindex(b"\xff\xd4")
    return data[:first] + data[later:]


@broken("jpeg-random-middle")
def _jpeg_random() -> bytes:
    data = bytearray(saved(scene(), "JPEG", quality=95))
    middle = data.index(b"\xff\xda") + 400
    data[middle : middle + 60] = bytes((7 * n) % 251 | (n % 5 == 0) * 0xFF for n in range(60))
    return bytes(data)


@broken("jpeg-header-only")
def _jpeg_header() -> bytes:
    data = saved(scene(), "JPEG")
    return data[: data.index(b"\xff\xda")] + b"\xff\xd9"


@broken("jpeg-enormous", "image-too-large")
def jpeg_enormous() -> bytes:
    """A small file that claims 65,000 by 65,000 pixels."""
    data = bytearray(saved(scene(), "JPEG"))
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", 65000, 65000)
    return bytes(data)


@broken("jpeg-twelve-bits", "image-unsupported")
def _jpeg_twelve() -> bytes:
    data = bytearray(saved(scene(), "JPEG"))
    data[data.index(b"\xff\xc0") + 4] = 12
    return bytes(data)


@broken("png-truncated")
def _png_truncated() -> bytes:
    return saved(scene(), "PNG")[:-40]


@broken("png-changed-byte")
def _png_changed() -> bytes:
    data = bytearray(saved(scene(), "PNG"))
    data[len(data) // 2] ^= 0x40
    return bytes(data)


@broken("png-bomb", "image-too-large")
def _png_bomb() -> bytes:
    return png_file(struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0), b"\0" * 1000)


@broken("tiff-truncated")
def _tiff_truncated() -> bytes:
    return saved(scene(), "TIFF")[:-5000]


@broken("tiff-circle")
def _tiff_circle() -> bytes:
    data = bytearray(saved(scene(), "TIFF"))
    start = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[start : start + 2], "little")
    data[start + 2 + 12 * count : start + 6 + 12 * count] = data[4:8]
    return bytes(data)


@broken("tiff-float", "image-unsupported")
def _tiff_float() -> bytes:
    return saved(scene().convert("F"), "TIFF")


def _fax(spoil: Callable[[bytearray, int], None]) -> bytes:
    data = bytearray(IMAGES["tiff-g4-one-strip"]())
    with Image.open(io.BytesIO(data)) as image:
        start, size = image.tag_v2[273][0], image.tag_v2[279][0]
    strip = data[start : start + size]
    spoil(strip, size)
    return bytes(data[:start] + strip + data[start + size :])


@broken("tiff-g4-changed-byte")
def tiff_g4_changed() -> bytes:
    """Decoders show the lower part of such a picture as noise, without a word."""
    return _fax(lambda strip, size: strip.__setitem__(size // 2, strip[size // 2] ^ 0x40))


@broken("tiff-g4-half-zeros")
def _tiff_g4_zeros() -> bytes:
    return _fax(lambda strip, size: strip.__setitem__(slice(size // 2, size), bytes(size - size // 2)))


@broken("gif-truncated")
def _gif_truncated() -> bytes:
    return saved(scene().quantize(32), "GIF")[:200]


@broken("bmp-truncated")
def _bmp_truncated() -> bytes:
    return saved(scene(), "BMP")[:2000]


@broken("webp-truncated")
def _webp_truncated() -> bytes:
    return saved(scene(), "WEBP", lossless=True)[:300]
