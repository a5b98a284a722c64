"""A paper on a table, taken with a telephone: perspective, shadow, a camera's EXIF with its place."""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from PIL.ExifTags import GPS, IFD, Base

from tools.draw_cases import scan

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
_ROTATE_TO_SHOW = 6
"""EXIF orientation of a telephone held upright: turn a quarter clockwise to see it."""


def _solve(rows: list[list[float]]) -> list[float]:
    """Gauss elimination of a square system whose last column is the right side."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for other in range(size):
            if other != column:
                factor = rows[other][column]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[column], strict=True)]
    return [row[-1] for row in rows]


def _perspective(source: scan.Pixels, corners: Corners) -> list[float]:
    """Coefficients that put a picture's corners (clockwise from top left) at `corners`."""
    width, height = source
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solve(rows)


def _table(size: scan.Pixels, random: Random, color: tuple[int, int, int]) -> Image.Image:
    """Wood: long soft streaks."""
    small = Image.frombytes(
        "L", (size[0] // 240, size[1] // 24), random.randbytes((size[0] // 240) * (size[1] // 24))
    )
    streaks = small.resize((size[0] // 8, size[1] // 8), Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(2)
    )
    streaks = streaks.point([110 + tone // 4 for tone in range(256)])
    wood = Image.merge("RGB", [streaks] * 3).resize(size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(wood, Image.new("RGB", size, color))


def _light(size: scan.Pixels) -> Image.Image:
    """Light from the upper right, the telephone's own shadow below left, darker corners."""
    small = Image.new("L", (126, 168), 255)
    draw = ImageDraw.Draw(small)
    draw.polygon([(0, 168), (0, 70), (44, 96), (70, 168)], fill=176)
    draw.ellipse([-60, -50, 186, 218], outline=205, width=18)
    return small.filter(ImageFilter.GaussianBlur(14)).resize(size, Image.Resampling.BICUBIC)


def telephone(
    paper: Image.Image, corners: Corners, seed: str, *, size: scan.Pixels = (3024, 4032), shade: str = "wood"
) -> Image.Image:
    """The paper at `corners` (shares of the picture) of an upright photo."""
    random = Random(seed)
    color = (222, 176, 132) if shade == "wood" else (150, 165, 178)
    scene = _table(size, random, color)
    spots: Corners = tuple((x * size[0], y * size[1]) for x, y in corners)  # type: ignore[assignment]
    mask = Image.new("L", (size[0] // 4, size[1] // 4), 0)
    ImageDraw.Draw(mask).polygon([(x / 4 + 9, y / 4 + 12) for x, y in spots], fill=150)
    scene.paste(
        (38, 30, 26), mask=mask.filter(ImageFilter.GaussianBlur(8)).resize(size, Image.Resampling.BICUBIC)
    )
    coefficients = _perspective(paper.size, spots)
    laid = paper.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    shape = Image.new("L", paper.size, 255).transform(
        size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR
    )
    scene.paste(laid, mask=shape)
    light = Image.merge("RGB", [_light(size)] * 3)
    return ImageChops.multiply(scene, light).filter(ImageFilter.GaussianBlur(0.8))


def camera_file(
    seen: Image.Image, *, taken: str, latitude: tuple[float, float, float], longitude: tuple[float, float, float],
    quality: int = 62,
) -> bytes:  # fmt: skip
    """JPEG bytes as the camera stores them: lying on the side, with date, model and place in EXIF."""
    exif = Image.Exif()
    exif[Base.Make] = "Lumo"
    exif[Base.Model] = "Lumo 12 Pro"
    exif[Base.Orientation] = _ROTATE_TO_SHOW
    exif[Base.DateTime] = taken
    exif[Base.Software] = "LumoOS 9.1"
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: latitude,
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: longitude,
        }
    )
    stored = seen.transpose(Image.Transpose.ROTATE_90)
    return scan.jpeg(stored, quality=quality, dpi=72, exif=exif.tobytes())
