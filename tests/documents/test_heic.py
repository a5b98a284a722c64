"""HEIC photos, read through the optional library."""

import sys
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from parole_packet.documents.images import ImageProblemError, image_frames, image_shapes
from parole_packet.documents.kinds import recognize
from parole_packet.facts import FileKind
from tests.corpus import images
from tests.documents.showing import difference, expected, shown


def write_heic(path: Path, orientation: int = 1) -> None:
    photo = pillow_heif.from_pillow(images.stored_as(orientation))
    photo.save(path, quality=-1, exif=images.exif_block(orientation))


@pytest.mark.parametrize("orientation", [1, 3, 6, 7])
def test_a_heic_photo_is_shown_upright(orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "IMG_0001.HEIC"
    write_heic(path, orientation)
    assert recognize(path.read_bytes()[:4096], path.name) is FileKind.HEIC
    (shape,), (frame,) = image_shapes(path, FileKind.HEIC), image_frames(path, FileKind.HEIC)
    assert shape.upright_px == frame.shape.upright_px == (images.WIDTH, images.HEIGHT)
    assert difference(shown(frame), images.scene()) <= 12
    assert images.GPS_MARK not in frame.data
    assert (frame.filter, frame.changes) == ("DCTDecode", ("HEIC photo stored as JPEG, quality 95",))


def test_a_heic_photo_gives_the_same_bytes_every_time_and_not_many(tmp_path: Path) -> None:
    photo = images.scene(1200, 900)
    photo.paste(Image.effect_noise((1200, 450), 40).convert("RGB"), (0, 450))
    path = tmp_path / "IMG_0002.HEIC"
    pillow_heif.from_pillow(photo).save(path, quality=90)
    first, second = (list(image_frames(path, FileKind.HEIC)) for _ in range(2))
    assert first == second
    assert len(first[0].data) < 1200 * 900 * 3 / 2
    assert difference(shown(first[0]), expected(path.read_bytes())) <= 3


def test_a_photo_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.heic"
    write_heic(path)
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(ImageProblemError, match="image-damaged"):
        list(image_frames(path, FileKind.HEIC))


def test_without_its_library_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "photo.heic"
    Image.new("RGB", (8, 8)).save(path, "PNG")
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    for look in (image_shapes, lambda *place: list(image_frames(*place))):
        with pytest.raises(ImageProblemError, match="heic-unreadable"):
            look(path, FileKind.HEIC)
