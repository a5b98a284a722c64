"""Pages larger than Letter: told where print becomes small, not where it stays readable."""

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.intake import survey

LETTER, LEGAL, A4, A3, TABLOID = (612, 792), (612, 1008), (595, 842), (842, 1191), (1224, 792)


def found(folder: Path, *sizes: tuple[int, int], pages: str | None = None) -> list[Diagnostic]:
    canvas = Canvas(str(folder / "a.pdf"), invariant=1)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.drawString(72, 72, "small print")
        canvas.showPage()
    canvas.save()
    return [one for one in survey(folder, [("a.pdf", Where(), pages)])[1] if one.code == "page-shrunk"]


def test_a_page_twice_the_size_is_told_with_its_number(tmp_path: Path) -> None:
    (told,) = found(tmp_path, LETTER, A3, LEGAL, TABLOID)
    assert told.args["pages"] == "pages 2, 4"
    assert 40 < int(str(told.args["percent"])) < 65


@pytest.mark.parametrize("size", [LETTER, LEGAL, A4])
def test_ordinary_sizes_are_not_told(tmp_path: Path, size: tuple[int, int]) -> None:
    assert found(tmp_path, size) == []


def test_pictures_and_pages_left_out_are_not_told(tmp_path: Path) -> None:
    assert found(tmp_path, LETTER, A3, pages="1") == []
    out = io.BytesIO()
    Image.linear_gradient("L").resize((2600, 3400)).save(out, "TIFF", dpi=(200, 200))
    (tmp_path / "a.tif").write_bytes(out.getvalue())
    assert survey(tmp_path, [("a.tif", Where(), None)])[1] == []
