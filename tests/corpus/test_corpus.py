"""The corpus keeps its promises: enough files, the same bytes every time, pages that pdfium counts alike."""

import pypdfium2
import pytest

from tests.corpus.images import BROKEN, IMAGES
from tests.corpus.pdf_geometry import BOXES, ROTATIONS, boxes_file, seen_size
from tests.corpus.pdfs import PDFS
from tests.corpus.raw import Raw, design

BELIEVES_THE_COUNT = {"count-too-small"}
"""Files that pdfium counts wrong."""


def test_there_are_enough_odd_files() -> None:
    assert len(PDFS) > 180
    assert len(IMAGES) + len(BROKEN) > 70


@pytest.mark.parametrize(
    "name",
    [name for name, sample in PDFS.items() if sample.verdict == "fine" and name not in BELIEVES_THE_COUNT],
)
def test_a_second_reader_opens_what_should_be_filed(name: str) -> None:
    with pypdfium2.PdfDocument(PDFS[name].build()) as document:
        assert len(document) == PDFS[name].pages


@pytest.mark.parametrize("registry", [PDFS, IMAGES], ids=["pdfs", "images"])
def test_builders_give_the_same_bytes(registry: dict[str, object]) -> None:
    def build(name: str) -> bytes:
        entry = registry[name]
        return entry() if callable(entry) else entry.build()

    encrypted = {name for name in registry if "password-aes" in name}
    assert [name for name in registry.keys() - encrypted if build(name) != build(name)] == []


@pytest.mark.parametrize("box", BOXES)
def test_pages_have_the_size_that_is_promised(box: str) -> None:
    with pypdfium2.PdfDocument(boxes_file(box, 1)) as document:
        sizes = [page.get_size() for page in document]
    for rotation, size in zip(ROTATIONS, sizes, strict=True):
        assert size == pytest.approx(seen_size(box, rotation, 1), abs=0.01)


def test_the_design_tells_every_turn_apart() -> None:
    pictures = set()
    for rotation in (0, 90, 180, 270):
        pdf = Raw()
        pdf.page(design("turned", (0, 0, 400, 400)), f"/Rotate {rotation}", box=(0, 0, 400, 400))
        with pypdfium2.PdfDocument(pdf.build()) as document:
            pictures.add(document[0].render(scale=0.25).to_pil().convert("RGB").tobytes())
    assert len(pictures) == 4
