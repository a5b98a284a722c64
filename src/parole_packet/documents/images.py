"""The pictures of an image file: their shapes for planning, their data as they will be filed."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from parole_packet.documents import heic, jpeg, png, raster, tiff
from parole_packet.documents.frames import FrameShape, ImageFrame, ImageProblemError
from parole_packet.documents.treated import treated
from parole_packet.facts import FileKind, Treatment

__all__ = ["FrameShape", "ImageFrame", "ImageProblemError", "image_frames", "image_shapes"]


def image_shapes(path: Path, kind: FileKind) -> tuple[FrameShape, ...]:
    """Return the shape of every frame, in order; see `image_frames` for what a frame is.

    Only GIF, BMP and WebP, which are rare and small, are decoded to prove that they are whole.
    Raises ImageProblemError where the file is damaged, too large or cannot be filed, and OSError.
    """
    readers: dict[FileKind, Callable[[Path], tuple[FrameShape, ...]]] = {
        FileKind.JPEG: _jpeg_shapes,
        FileKind.PNG: _png_shapes,
        FileKind.TIFF: _tiff_shapes,
        FileKind.HEIC: _heic_shapes,
    }
    return readers.get(kind, _other_shapes)(path)


def image_frames(
    path: Path, kind: FileKind, treatments: Mapping[int, Treatment] | None = None
) -> Iterator[ImageFrame]:
    """Yield the pictures of a file as they will be filed, one by one: all pages of a TIFF, else one picture.

    JPEG data, fax-compressed strips and the rows of opaque PNG files stay byte for byte; HEIC photos become JPEG;
    everything else is packed again without loss. Metadata stay behind. `treatments` says, by frame, what else the
    case asks for; their turns are not carried out here. Raises ImageProblemError and OSError.
    """
    asked = treatments or {}
    for index, frame in enumerate(_frames(path, kind)):
        yield treated(path, kind, index, frame, asked[index]) if index in asked else frame


def _frames(path: Path, kind: FileKind) -> Iterator[ImageFrame]:
    if kind is FileKind.TIFF:
        yield from _tiff_frames(path)
    elif kind is FileKind.JPEG:
        with path.open("rb") as file:
            yield jpeg.jpeg_frame(file)
    else:
        yield _png_frame(path) if kind is FileKind.PNG else _other_frame(path, kind)


def _jpeg_shapes(path: Path) -> tuple[FrameShape, ...]:
    with path.open("rb") as file:
        return (jpeg.jpeg_shape(file),)


def _png_shapes(path: Path) -> tuple[FrameShape, ...]:
    with path.open("rb") as file:
        return (png.read_png(file).shape,)


def _tiff_shapes(path: Path) -> tuple[FrameShape, ...]:
    with path.open("rb") as file:
        return tuple(page.shape for page in tiff.tiff_pages(file))


def _heic_shapes(path: Path) -> tuple[FrameShape, ...]:
    heic.enable_heic()
    with raster.decoder(path) as image:
        return (raster.opened_shape(image),)


def _other_shapes(path: Path) -> tuple[FrameShape, ...]:
    with raster.decoder(path) as image:
        shape = raster.opened_shape(image)
        image.load()
        return (shape,)


def _png_frame(path: Path) -> ImageFrame:
    with path.open("rb") as file:
        frame = png.png_frame(file)
        file.seek(0)
        shape = png.read_png(file).shape
    if frame:
        return frame
    with raster.decoder(path) as image:
        return raster.decoded_frame(image, shape)


def _other_frame(path: Path, kind: FileKind) -> ImageFrame:
    if kind is FileKind.HEIC:
        return heic.heic_frame(path)
    with raster.decoder(path) as image:
        return raster.decoded_frame(image, raster.opened_shape(image))


def _tiff_frames(path: Path) -> Iterator[ImageFrame]:
    with path.open("rb") as file:
        for page in tiff.tiff_pages(file):
            frame = tiff.tiff_frame(file, page)
            yield frame or _decoded_tiff_page(path, page)


def _decoded_tiff_page(path: Path, page: tiff.TiffPage) -> ImageFrame:
    """Pillow turns the pages of a TIFF upright by itself while decoding."""
    width, height = page.shape.upright_px
    with raster.decoder(path) as image:
        image.seek(page.index)
        frame = raster.decoded_frame(image, FrameShape(width, height, page.shape.upright_dpi))
        if image.size != (width, height):
            raise ImageProblemError("image-damaged", f"page {page.index + 1} does not decode to its own size")
        return frame
