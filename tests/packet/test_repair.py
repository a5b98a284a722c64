"""Damaged PDFs: repaired and said, or refused; a page that is blank, cut or gone never passes in silence."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Severity, Where
from parole_packet.documents.intake import survey
from parole_packet.documents.standins import PREFIX
from parole_packet.pdf.compare import ALIKE, difference
from parole_packet.pdf.geometry import framed
from parole_packet.pdf.raster import largest_difference, renderer
from parole_packet.pdf.repair import blank
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus.pdf_pictures import scan_page
from tests.corpus.pdf_structure import three, truncated
from tests.corpus.pdfs import PDFS
from tests.corpus.raw import FONT, Raw, design, single, stream_body
from tests.packet.making import look, make

MENDED = ("end-missing", "startxref-wrong", "xref-missing", "xref-offsets-wrong", "length-wrong")
LOST = ("truncated", "truncated-compressed", "page-object-missing", "tree-null-kid", "tree-cyclic")


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


def copies(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "temporary").glob(f"{PREFIX}*/*"))


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_file_looks_as_it_did_and_is_said(name: str, tmp_path: Path) -> None:
    source = tmp_path / "odd.pdf"
    source.write_bytes(PDFS[name].build())
    facts, (said,) = look(tmp_path, "odd.pdf")
    assert said.code == "pdf-repaired"
    assert "has been repaired: " in said.text
    made = make(tmp_path, facts, "odd.pdf")
    assert made.failures() == []
    pages = facts.files["odd.pdf"].pages
    with renderer(made.path) as after:
        assert len(pages) == PDFS[name].pages
        for index, page in enumerate(pages):
            number = len(after) - len(pages) + index
            assert difference(source, index, after, number, framed(page.width, page.height)) <= ALIKE
    assert source.read_bytes() == PDFS[name].build()


@pytest.mark.parametrize("name", LOST)
def test_a_file_that_lost_pages_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    facts, (said,) = look(tmp_path, "odd.pdf")
    assert facts.files == {}
    assert said.code == "pdf-damaged"


def test_how_many_pages_are_left_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(truncated())
    assert "only 1 of its 3 pages can be found" in look(tmp_path, "odd.pdf")[1][0].text


def pages_before_contents(count: int = 4) -> tuple[bytes, list[int]]:
    """A file whose page tree comes first, and the places where its contents begin: the worst one to cut."""
    pdf = Raw()
    numbers = [pdf.add() for _ in range(count)]
    pictures = [pdf.add() for _ in range(count)]
    for page, picture in zip(numbers, pictures, strict=True):
        pdf.put(
            page,
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {picture} 0 R"
            f" /Resources {FONT} >>",
        )
        pdf.kids.append(f"{page} 0 R")
    for picture in pictures:
        pdf.put(picture, stream_body(design(f"content {picture}")))
    data = pdf.build()
    return data, [data.index(b"%d 0 obj" % picture) for picture in pictures]


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_blank_and_cut_pages_are_errors_with_their_numbers(part: float, tmp_path: Path) -> None:
    data, starts = pages_before_contents()
    (tmp_path / "odd.pdf").write_bytes(data[: int(starts[2] + (starts[3] - starts[2]) * part)])
    _, said = look(tmp_path, "odd.pdf")
    texts = [found.text for found in said if found.code == "pdf-repair-lost"]
    assert any("page 4: nothing shows there" in text or "pages 3-4: nothing" in text for text in texts)
    assert any("page 3" in text or "pages 3-4" in text for text in texts)
    assert not any("page 1" in text or "page 2" in text for text in texts)


def test_a_lost_page_can_be_left_out(tmp_path: Path) -> None:
    data, starts = pages_before_contents()
    (tmp_path / "odd.pdf").write_bytes(data[: starts[2] + 9])
    facts, said = survey(tmp_path, [("odd.pdf", Where(("exhibits", 0, "file")), "1-2")])
    assert [found.code for found in said] == ["pdf-repaired"]
    assert len(facts.files["odd.pdf"].pages) == 4


def test_a_picture_cut_off_inside_a_page_is_an_error(tmp_path: Path) -> None:
    data = scan_page()
    end = data.index(b"\xff\xd9")
    (tmp_path / "odd.pdf").write_bytes(data[: end - 200] + b"\nendstream\nendobj\n" + data[end + 2 :])
    _, said = look(tmp_path, "odd.pdf")
    assert "pdf-repair-lost" in {found.code for found in said}


@pytest.mark.parametrize("step", range(1, 24))
def test_wherever_a_file_is_cut_no_page_is_lost_in_silence(step: int, tmp_path: Path) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for number in range(6):
        canvas.drawString(72, 700, f"Page {number} " * 20)
        canvas.rect(100, 100, 300, 60 * number + 50, fill=1)
        canvas.showPage()
    canvas.save()
    whole = stream.getvalue()
    (tmp_path / "whole.pdf").write_bytes(whole)
    (tmp_path / "odd.pdf").write_bytes(whole[: len(whole) * step // 24])
    facts, said = look(tmp_path, "odd.pdf")
    if any(CATALOG[found.code].severity is Severity.ERROR for found in said):
        return
    with renderer(tmp_path / "whole.pdf") as before, renderer(facts.files["odd.pdf"].place(tmp_path)) as now:
        assert len(now) == len(before)
        for index in range(6):
            assert largest_difference(before.draw(index, dpi=40), now.draw(index, dpi=40)) == 0


def test_a_private_copy_goes_with_the_facts(tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS["xref-missing"].build())
    facts, _ = look(tmp_path, "odd.pdf")
    (copy,) = copies(tmp_path)
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    with pikepdf.open(copy) as document:
        assert document.get_warnings() == []
    del facts
    assert copies(tmp_path) == []
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_sound_file_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(three("sound").build())
    facts, said = look(tmp_path, "odd.pdf")
    assert (said, copies(tmp_path), facts.files["odd.pdf"].copy) == ([], [], None)


def test_a_repair_is_told_by_check_and_kept_in_the_manifest(run: Callable[..., Ran], tmp_path: Path) -> None:
    case = minimal.write(tmp_path / "case")
    letter = case.parent / "exhibits" / "letter.pdf"
    letter.write_bytes(letter.read_bytes().rsplit(b"startxref", 1)[0])
    assert "[pdf-repaired]" in run("check", case).stdout
    built = run("build", case, "--draft")
    assert built.code == 0, built.stderr
    manifest = (case.parent / "out" / "packet-draft.manifest.json").read_text("utf-8")
    assert "repaired: the list of its parts was rebuilt" in manifest
    assert list((tmp_path / "temporary").iterdir()) == []


def test_one_color_is_blank() -> None:
    with renderer(single("not blank").build()) as drawn:
        assert not blank(drawn.draw(0, dpi=20))
    empty = Raw()
    empty.page(b"")
    with renderer(empty.build()) as drawn:
        assert blank(drawn.draw(0, dpi=20))
