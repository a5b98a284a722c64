"""The drawn evidence of the example cases: what the script draws, what a family has, and not too much of it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from tools.draw_cases import scan
from tools.draw_cases.cases import CASES
from tools.draw_cases.kinds import Drawing

from parole_packet.case.load import load_case
from parole_packet.resources import resource

MEDICAL = resource("cases", "medical")
DRAWN_AGAIN = (
    "medical/exhibits/acceptance.pdf",
    "medical/exhibits/birth-certificate-karim.tif",
    "medical/exhibits/diagnosis.pdf",
    "funeral/exhibits/visa-appointment.png",
    "protection/exhibits/police-certificate.pdf",
    "protection/exhibits/threats-tbilisi.png",
)
"""Some of every kind; all of them would take too long."""


def _drawing(path: str) -> Drawing:
    name, inside = path.split("/", 1)
    return next(each for each in CASES[name] if each.path == inside)


def _frames(data: bytes, name: str) -> Iterator[Image.Image]:
    """Small gray pictures of the pages as a person sees them."""
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(data)
        for page in document:
            yield page.render(scale=0.25).to_pil().convert("L")
        document.close()
        return
    with Image.open(io.BytesIO(data)) as picture:
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            small = ImageOps.exif_transpose(picture).convert("L")
            small.thumbnail((220, 220))
            yield small


def _same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 3


def _pages(path: Path) -> int:
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    with Image.open(path) as picture:
        return int(getattr(picture, "n_frames", 1))


@pytest.mark.parametrize("path", DRAWN_AGAIN)
def test_file_is_what_the_script_draws(path: str) -> None:
    drawn, stored = _drawing(path).draw(), resource("cases", path).read_bytes()
    pairs = list(zip(_frames(drawn, path), _frames(stored, path), strict=True))
    assert pairs
    assert all(_same(one, other) for one, other in pairs)
    if path.endswith(".pdf"):
        texts = [
            [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
            for data in (drawn, stored)
        ]
        assert texts[0] == texts[1]


def test_drawing_twice_gives_the_same_bytes() -> None:
    drawing = _drawing("medical/exhibits/charity-care.pdf")
    assert drawing.draw() == drawing.draw()


def test_scanning_twice_gives_the_same_bytes() -> None:
    paper = Image.new("RGB", (300, 400), (255, 255, 255))
    one, other = (scan.to_pdf([scan.scanned(paper, "twice", folds=True)], turn=90) for _ in range(2))
    assert one == other
    assert one != scan.to_pdf([scan.scanned(paper, "another", folds=True)], turn=90)


@pytest.mark.parametrize("name", sorted(CASES))
def test_case_folder_holds_exactly_what_the_case_file_names(name: str) -> None:
    folder = resource("cases", name)
    loaded = load_case(folder / "case.yaml")
    assert not loaded.diagnostics
    assert loaded.case is not None
    named = {source for exhibit in loaded.case.exhibits for source in exhibit.sources}
    for translation in (exhibit.translation for exhibit in loaded.case.exhibits if exhibit.translation):
        named.add(translation.file)
        if translation.certificate != "generate":
            named.add(str(translation.certificate))
    stored = {
        file.relative_to(folder).as_posix()
        for place in ("exhibits", "translations")
        for file in (folder / place).iterdir()
    }
    assert stored == named
    assert {drawing.path for drawing in CASES[name]} == {file for file in stored if not file.endswith(".md")}


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_exhibit_is_cited_and_every_cited_page_is_there(name: str) -> None:
    folder = resource("cases", name)
    case = load_case(folder / "case.yaml").case
    assert case is not None
    pages = {
        each.id: len(each.pages.numbers) if each.pages else sum(_pages(folder / one) for one in each.sources)
        for each in case.exhibits
    }
    known = pages | {statement.id: 1 for statement in case.statements}
    cited = re.findall(r"\[@(\w+)(?: p\.(\d+))?\]", (folder / "case.yaml").read_text("utf-8"))
    assert pages.keys() <= {identifier for identifier, _ in cited} <= known.keys()
    assert all(1 <= int(page or 1) <= known[identifier] for identifier, page in cited)


@pytest.mark.parametrize(("name", "megabytes"), [("medical", 6), ("funeral", 2), ("protection", 3)])
def test_case_folder_stays_small(name: str, megabytes: int) -> None:
    folder = resource("cases", name)
    sizes = [file.stat().st_size for file in folder.rglob("*") if "out" not in file.relative_to(folder).parts]
    assert sum(sizes) < megabytes * 1_000_000
    assert max(sizes) < 900_000


def test_medical_photo_lies_on_its_side_and_knows_its_place() -> None:
    with Image.open(MEDICAL / "exhibits/passport.jpg") as photo:
        exif = photo.getexif()
        assert photo.size == (4032, 3024)
        assert exif[0x0112] == 6
        assert len(exif.get_ifd(0x8825)) >= 4


def test_medical_case_has_the_pages_people_have() -> None:
    sizes: set[tuple[int, int, int]] = set()
    for file in (MEDICAL / "exhibits").glob("*.pdf"):
        with pikepdf.open(file) as pdf:
            sizes |= {
                (round(p.mediabox[2]), round(p.mediabox[3]), int(p.get("/Rotate", 0))) for p in pdf.pages
            }
    assert {(612, 792, 0), (612, 1008, 0), (595, 842, 0), (792, 612, 90)} <= sizes
    with Image.open(MEDICAL / "exhibits/birth-certificate-karim.tif") as copy:
        assert (copy.mode, copy.info["compression"], getattr(copy, "n_frames", 1)) == ("1", "group4", 2)


def test_medical_case_has_a_locked_pdf_a_filled_form_and_a_report_with_outline() -> None:
    with pikepdf.open(MEDICAL / "exhibits/acceptance.pdf") as locked:
        assert locked.is_encrypted
        assert not locked.allow.extract
    form = pypdf.PdfReader(MEDICAL / "exhibits/charity-care.pdf")
    assert "Karim Rahimi, brother" in {field.value for field in (form.get_fields() or {}).values()}
    kinds = {note.get_object()["/Subtype"] for page in form.pages for note in page.get("/Annots", [])}
    assert kinds >= {"/Widget", "/Text", "/Highlight"}
    report = pypdf.PdfReader(MEDICAL / "exhibits/diagnosis.pdf")
    assert len(report.outline) == 5
    assert "prognosis" in report.named_destinations
