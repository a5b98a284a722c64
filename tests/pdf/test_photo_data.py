"""A photo loses what the camera knew, and not a bit of its picture."""

import io
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from parole_packet.pdf.photo_data import without_photo_data
from tests.corpus import images
from tests.corpus.images import IMAGES

JPEGS = [name for name in IMAGES if name.startswith("jpeg")]


def pixels(data: bytes) -> tuple[str, bytes]:
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
        return image.mode, image.tobytes()


@pytest.mark.parametrize("name", JPEGS)
def test_the_picture_stays(name: str) -> None:
    data = IMAGES[name]()
    kept = without_photo_data(data)
    assert pixels(kept) == pixels(data)
    assert without_photo_data(kept) == kept
    scan = data[data.index(b"\xff\xda", len(data) // 4) :] if name == "jpeg-progressive" else b""
    assert kept.endswith(scan)


def test_what_the_camera_knew_goes() -> None:
    kept = without_photo_data(images.jpeg_phone())
    marks = (images.GPS_MARK, images.XMP_MARK, images.COMMENT_MARK, b"Exif")
    assert [mark for mark in marks if mark in kept] == []
    assert kept.count(b"\xff\xd8\xff") == 1
    assert kept.endswith(b"\xff\xd9")


@given(st.integers(2, 4000), st.binary(max_size=40))
def test_anything_else_is_returned_as_it_is_or_cut_behind_the_picture(place: int, junk: bytes) -> None:
    data = images.jpeg_phone()
    without_photo_data(data[:place] + junk + data[place:])
    assert without_photo_data(junk) == junk
