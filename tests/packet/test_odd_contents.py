"""What comes along from odd files, and what stays behind: read from the bytes of the packet itself."""

from pathlib import Path

import pikepdf
import pytest

from tests.corpus import images, pdf_pictures
from tests.corpus.images import IMAGES
from tests.corpus.pdf_interactive import HIDDEN_WORDS
from tests.corpus.pdfs import PDFS
from tests.packet.making import look, make

SHOWS_THE_WORDS = {"layer-shown", "annotation-no-view"}
"""Files that show or print these words, so that they belong into the packet."""

FINE = [name for name, sample in PDFS.items() if sample.verdict == "fine" and sample.pages < 20]
DANGEROUS = (
    "METADATA-MARK",
    "/JavaScript",
    "/Launch",
    "/EmbeddedFile",
    "/SubmitForm",
    "/URI",
    "/AcroForm",
    "/OpenAction",
)


def everything_in(path: Path) -> bytes:
    """All objects of a file, streams decoded where qpdf can."""
    found = []
    with pikepdf.open(path) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                found += [item.stream_dict.unparse(), item.read_raw_bytes(), decoded(item)]
            elif item is not None:
                found.append(item.unparse(resolved=True))
    return b"\n".join(found)


def decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


@pytest.mark.parametrize("name", FINE)
def test_nothing_hidden_comes_along(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    found = everything_in(make(tmp_path, look(tmp_path, "odd.pdf")[0], "odd.pdf").path)
    assert [mark for mark in DANGEROUS if mark.encode() in found] == []
    assert (HIDDEN_WORDS.encode() in found) == (name in SHOWS_THE_WORDS)


def test_the_search_sees_what_is_compressed(tmp_path: Path) -> None:
    source = tmp_path / "odd.pdf"
    source.write_bytes(PDFS["layer-hidden"].build())
    assert HIDDEN_WORDS.encode() not in source.read_bytes()
    assert HIDDEN_WORDS.encode() in everything_in(source)


@pytest.mark.parametrize("name", IMAGES)
def test_every_picture_is_filed_and_proved(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(IMAGES[name]())
    assert make(tmp_path, look(tmp_path, "odd")[0], "odd").failures() == []


@pytest.mark.parametrize("inside_a_pdf", [False, True])
def test_nothing_a_phone_adds_to_a_photo_comes_along(inside_a_pdf: bool, tmp_path: Path) -> None:
    source = pdf_pictures.photo_page() if inside_a_pdf else images.jpeg_phone()
    assert images.GPS_MARK in source
    (tmp_path / "photo").write_bytes(source)
    made = make(tmp_path, look(tmp_path, "photo")[0], "photo")
    assert made.failures() == []
    found = everything_in(made.path)
    assert found.count(b"\xff\xd8\xff") == 1, "one picture, and none behind it or inside it"
    assert [
        mark for mark in (images.GPS_MARK, images.XMP_MARK, images.COMMENT_MARK, b"Exif") if mark in found
    ] == []
