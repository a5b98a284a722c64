"""The pictures of an image file: their shapes for planning, their data as they will be filed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from parole_packet.documents import heic, jpeg, png, raster, tiff
from parole_packet.documents.frames import FrameShape, ImageFrame, ImageProblemError
from parole_packet.documents.treated import treated
from parole_packet.facts import AS_IT_IS, FileKind, Treatment

__all__ = ["FrameShape", "ImageFrame", "ImageProblemError", "image_frames", "image_shapes"]


def image_shapes(path: Path, kind: FileKind) -> tuple[FrameShape, ...]:
    """Return the shape of every frame, in order; see `image_frames` for what a frame is.

    Only GIF, BMP, WebP and fax data, which are rare and small, are decoded to prove that they are whole.
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
    for step in image_steps(path, kind):
        yield step.make(asked.get(step.index, AS_IT_IS))


@dataclass(frozen=True, slots=True)
class Step:
    """One picture of a file that nobody has read yet.

    `as_it_is` takes its data out of the file, None where they have to be decoded; then `decoded` does that. `pixels`
    is how large it is in memory.
    """

    path: Path
    kind: FileKind
    index: int
    pixels: int
    as_it_is: Callable[[], ImageFrame | None]
    decoded: Callable[[], ImageFrame]

    def is_plain(self, treatment: Treatment) -> bool:
        """Tell whether the picture is taken out of its file as it is, without decoding a pixel."""
        return self.kind is FileKind.JPEG and replace(treatment, turn=0) == AS_IT_IS

    def make(self, treatment: Treatment) -> ImageFrame:
        """Return the picture as it will be filed. Raises ImageProblemError and OSError."""
        return self.whether_made(treatment)[0]

    def whether_made(self, treatment: Treatment) -> tuple[ImageFrame, bool]:
        """Return the picture, and whether it had to be made: nothing is made of data that go in as they are."""
        found = self.as_it_is()
        frame = treated(self.path, self.kind, self.index, found or self.decoded(), treatment)
        return frame, frame is not found


def image_steps(path: Path, kind: FileKind) -> list[Step]:
    """Return what there is to be done for each picture of a file. Raises ImageProblemError and OSError."""
    if kind is FileKind.TIFF:
        with path.open("rb") as file:
            pages = tiff.tiff_pages(file)
        return [
            Step(
                path,
                kind,
                index,
                page.shape.width_px * page.shape.height_px,
                partial(_tiff_page, path, page),
                partial(_decoded_tiff_page, path, page),
            )
            for index, page in enumerate(pages)
        ]
    quick: dict[FileKind, Callable[[Path], ImageFrame | None]] = {
        FileKind.JPEG: _jpeg_frame,
        FileKind.PNG: _png_frame,
    }
    slow = _decoded_png if kind is FileKind.PNG else partial(_other_frame, kind=kind)
    as_it_is = partial(quick.get(kind, lambda _: None), path)
    return [Step(path, kind, 0, _pixels(path, kind), as_it_is, partial(slow, path))]


def _pixels(path: Path, kind: FileKind) -> int:
    """Return how many pixels a picture has; 0 for one that cannot be opened, which is told when it is made."""
    try:
        if kind is FileKind.HEIC:
            heic.enable_heic()
        with raster.decoder(path) as image:
            return image.width * image.height
    except ImageProblemError:
        return 0


def _jpeg_shapes(path: Path) -> tuple[FrameShape, ...]:
    with path.open("rb") as file:
        return (jpeg.jpeg_shape(file),)


def _png_shapes(path: Path) -> tuple[FrameShape, ...]:
    with path.open("rb") as file:
        return (png.read_png(file).shape,)


def _tiff_shapes(path: Path) -> tuple[FrameShape, ...]:
    with path.open("rb") as file:
        pages = tiff.tiff_pages(file)
        for page in pages:
            tiff.check_fax(file, page)
        return tuple(page.shape for page in pages)


def _heic_shapes(path: Path) -> tuple[FrameShape, ...]:
    heic.enable_heic()
    with raster.decoder(path) as image:
        return (raster.opened_shape(image),)


def _other_shapes(path: Path) -> tuple[FrameShape, ...]:
    with raster.decoder(path) as image:
        shape = raster.opened_shape(image)
        image.load()
        return (shape,)


def _jpeg_frame(path: Path) -> ImageFrame:
    with path.open("rb") as file:
        return jpeg.jpeg_frame(file)


def _png_frame(path: Path) -> ImageFrame | None:
    with path.open("rb") as file:
        return png.png_frame(file)


def _decoded_png(path: Path) -> ImageFrame:
    with path.open("rb") as file:
        shape = png.read_png(file).shape
    with raster.decoder(path) as image:
        return raster.decoded_frame(image, shape)


def _other_frame(path: Path, kind: FileKind) -> ImageFrame:
    if kind is FileKind.HEIC:
        return heic.heic_frame(path)
    with raster.decoder(path) as image:
        return raster.decoded_frame(image, raster.opened_shape(image))


def _tiff_page(path: Path, page: tiff.TiffPage) -> ImageFrame | None:
    with path.open("rb") as file:
        tiff.check_fax(file, page)
        return tiff.tiff_frame(file, page)


def _decoded_tiff_page(path: Path, page: tiff.TiffPage) -> ImageFrame:
    """Pillow turns the pages of a TIFF upright by itself while decoding."""
    width, height = page.shape.upright_px
    with raster.decoder(path) as image:
        image.seek(page.index)
        frame = raster.decoded_frame(image, FrameShape(width, height, page.shape.upright_dpi))
        if image.size != (width, height):
            raise ImageProblemError("image-damaged", f"page {page.index + 1} does not decode to its own size")
        return frame
