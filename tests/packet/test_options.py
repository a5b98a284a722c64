"""Turning, gray and blacking out: what a case asks for is done to the page, proved, and cannot be undone."""

import io
import json
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from parole_packet.facts import Box, Treatment
from parole_packet.packet.plan import PageSource, Plan
from parole_packet.packet.verify import Verification
from parole_packet.pdf.geometry import framed
from parole_packet.pdf.raster import Picture, renderer
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus import images
from tests.corpus.pdf_geometry import BOXES, boxes_file
from tests.corpus.raw import Raw
from tests.packet.making import look, make
from tests.packet.test_odd_contents import everything_in

SECRET, OPEN = "ACCOUNT-4711", "OPEN-WORDS"
TOP = Box(0.1, 0.05, 0.8, 0.1)
"""Covers the line at the top of `statement`."""


def statement() -> bytes:
    """Two pages with a secret at the top of each, a mark on it, a bookmark, document information that tell it, too."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(612, 792), invariant=1)
    canvas.setTitle(SECRET)
    canvas.setAuthor(SECRET)
    for number in (1, 2):
        canvas.bookmarkPage(f"{SECRET}-{number}")
        canvas.addOutlineEntry(f"{SECRET} {number}", f"{SECRET}-{number}")
        canvas.textAnnotation(SECRET, (80, 700, 100, 720))
        canvas.linkRect(SECRET, f"{SECRET}-1", (80, 700, 200, 720))
        canvas.drawString(80, 705, f"{SECRET} of page {number}")
        canvas.drawString(80, 400, f"{OPEN} {number}")
        canvas.rect(200, 100, 300, 150, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def treat(folder: Path, data: bytes, **treatments: Treatment):
    """File some bytes with a treatment for each page that is named (`page_0`, …)."""
    (folder / "odd").write_bytes(data)
    facts, _ = look(folder, "odd")
    by_page = {int(name.removeprefix("page_")): treatment for name, treatment in treatments.items()}
    return make(folder, facts, "odd", treatments=by_page)


def drawn(made, page: int = 0, *, dpi: float = 150) -> Image.Image:
    """A page of the file as it stands in the packet, cut out of its sheet."""
    last = len(made.plan.pages) - len(made.facts.files["odd"].pages)
    facts = made.facts.files["odd"].pages[page]
    turn = made.plan.pages[last + page].source.treatment.turn
    size = (facts.height, facts.width) if turn % 180 else (facts.width, facts.height)
    where = framed(*size)
    with renderer(made.path) as packet:
        width, height = round(where.width * dpi / 72), round(where.height * dpi / 72)
        return as_image(packet.draw_part(last + page, where, width, height))


def as_image(picture: Picture) -> Image.Image:
    return Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)


def apart(one: Image.Image, other: Image.Image) -> float:
    """The largest mean difference of 16 blocks across and down."""
    small = [
        picture.convert("RGB").resize((16, 16), Image.Resampling.BOX).tobytes() for picture in (one, other)
    ]
    return max(abs(a - b) for a, b in zip(*small, strict=True))


# ------------------------------------------------------------------ blacking out


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_was_covered_is_in_no_byte_of_the_packet(turn: int, tmp_path: Path) -> None:
    made = treat(
        tmp_path, statement(), page_0=Treatment(turn, boxes=(TOP,)), page_1=Treatment(turn, boxes=(TOP,))
    )
    assert made.failures() == []
    found = everything_in(made.path)
    raw = made.path.read_bytes()
    for coded in (
        SECRET.encode(),
        SECRET.encode("utf-16-be"),
        SECRET.encode("utf-16-be").hex().upper().encode(),
    ):
        assert coded not in found + raw
    assert SECRET.encode() in everything_in(tmp_path / "odd")
    with pypdfium2.PdfDocument(made.path) as document:
        words = [page.get_textpage().get_text_bounded() for page in list(document)[-2:]]
    assert [OPEN in text for text in words] == [False, False]


def test_only_the_page_with_a_rectangle_becomes_a_picture(tmp_path: Path) -> None:
    made = treat(tmp_path, statement(), page_1=Treatment(boxes=(TOP,)))
    assert made.failures() == []
    with pypdfium2.PdfDocument(made.path) as document:
        first, second = (page.get_textpage().get_text_bounded() for page in list(document)[-2:])
    assert (OPEN in first, OPEN in second) == (True, False)
    with pikepdf.open(made.path) as packet:
        page = packet.pages[-1]
        assert [str(item.Subtype) for item in page.Resources.XObject.values()] == ["/Image"]
        assert "/Annots" not in page
        assert not any("bookmark" in str(item.title) for item in packet.open_outline().root)


def test_a_neighbor_carries_nothing_along_that_was_covered(tmp_path: Path) -> None:
    pictures = [images.saved(images.scene().rotate(turn), "JPEG") for turn in (0, 180, 90)]
    pdf = Raw()
    entries = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    size = f"/Width {images.WIDTH} /Height {images.HEIGHT}"
    numbers = [pdf.stream(data, f"{entries} {size}") for data in pictures]
    for name in ("A", "B"):
        pdf.page(b"q 400 0 0 300 50 50 cm /%b Do Q" % name.encode(), resources=None)
    words = f"/Properties << /M << /ActualText ({SECRET}) >> >>"
    pdf.tree = f"/Resources << /XObject << /A {numbers[0]} 0 R /B {numbers[1]} 0 R >> {words} >>"
    own = f"<< /XObject << /C {numbers[2]} 0 R >> >>"
    pdf.page(b"q 400 0 0 300 50 50 cm /C Do Q", resources=own)
    made = treat(tmp_path, pdf.build(), page_0=Treatment(boxes=(Box(0, 0, 1, 1),)))
    assert made.failures() == []
    found = everything_in(made.path)
    assert [data in found for data in pictures] == [False, False, True]
    assert SECRET.encode() not in found
    assert made.expected.changes == {3: ("redacted",), 4: ("drawn as a picture",)}


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_everything_beside_the_rectangle_stays(turn: int, tmp_path: Path) -> None:
    covered = treat(tmp_path, statement(), page_0=Treatment(turn, boxes=(TOP,)))
    now = drawn(covered)
    plain = drawn(treat(tmp_path, statement()))
    left, top, right, bottom = TOP.pixels(*plain.size)
    plain.paste((0, 0, 0), (left, top, right, bottom))
    assert apart(plain.rotate(-turn, expand=True), now) < 20


@pytest.mark.parametrize("name", ["jpeg", "png", "tiff", "heic"])
def test_a_covered_part_of_a_picture_is_gone(name: str, tmp_path: Path) -> None:
    data = picture_file(name, tmp_path)
    made = treat(tmp_path, data, page_0=Treatment(boxes=(Box(0, 0, 0.25, 0.25),)))
    assert made.failures() == []
    now, before = drawn(made, dpi=300), drawn(treat(tmp_path, data), dpi=300)
    across, down = now.size
    assert max(max(pair) for pair in now.crop((0, 0, across // 5, down // 5)).getextrema()) < 24
    assert min(before.crop((0, 0, across // 5, down // 5)).getextrema()[0]) > 150
    rest = (0, down // 3, across, down)
    assert apart(now.crop(rest), before.crop(rest)) < 12
    assert images.GPS_MARK not in everything_in(made.path)


def picture_file(name: str, folder: Path) -> bytes:
    if name == "heic":
        import pillow_heif

        pillow_heif.from_pillow(images.scene()).save(
            folder / "photo.heic", quality=-1, exif=images.exif_block(1)
        )
        return (folder / "photo.heic").read_bytes()
    if name == "jpeg":
        return images.saved(images.stored_as(6), "JPEG", exif=images.exif_block(6))
    return images.saved(images.scene(), name.upper())


def test_the_second_page_of_a_tiff_is_covered_and_no_other(tmp_path: Path) -> None:
    pages = [images.scene().convert("1"), images.scene()]
    data = images.saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    made = treat(tmp_path, data, page_1=Treatment(boxes=(Box(0, 0, 1, 1),)))
    assert made.failures() == []
    assert drawn(made, 1).getextrema() == ((0, 0), (0, 0), (0, 0))
    assert drawn(made, 0).getextrema()[0] == (0, 255)


def test_verification_sees_what_was_not_covered(tmp_path: Path) -> None:
    for data in (statement(), images.saved(images.scene(), "JPEG")):
        made = treat(tmp_path, data, page_0=Treatment(boxes=(Box(0.4, 0.4, 0.1, 0.1),)))
        wider = Treatment(boxes=(Box(0, 0, 0.9, 0.9),))
        parts = tuple(
            replace(part, sources=tuple(with_treatment(unit, wider) for unit in part.sources))
            for part in made.plan.parts
        )
        proof = Verification(made.path, Plan(parts), made.typeset, made.facts, made.folder, made.expected)
        proof.run()
        assert any("shows something that was to be blacked out" in failure for failure in proof.failures)


def with_treatment(unit: PageSource, treatment: Treatment) -> PageSource:
    return replace(unit, treatment=treatment) if unit.treatment.boxes else unit


# ------------------------------------------------------------------ turning


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("box", list(BOXES)[:3])
def test_a_page_is_turned_whatever_its_boxes(box: str, turn: int, tmp_path: Path) -> None:
    data = boxes_file(box, 1)
    plain = treat(tmp_path, data)
    before = [drawn(plain, page).rotate(-turn, expand=True) for page in range(4)]
    turned = treat(tmp_path, data, **{f"page_{page}": Treatment(turn) for page in range(4)})
    assert turned.failures() == []
    assert max(apart(before[page], drawn(turned, page)) for page in range(4)) < 20


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_a_photo_is_turned_beyond_what_the_phone_says(orientation: int, turn: int, tmp_path: Path) -> None:
    data = images.saved(images.stored_as(orientation), "JPEG", exif=images.exif_block(orientation))
    made = treat(tmp_path, data, page_0=Treatment(turn))
    assert made.failures() == []
    assert apart(drawn(made, dpi=300), images.scene().rotate(-turn, expand=True)) < 40
    assert made.expected.changes == {}


def test_verification_sees_a_page_that_was_not_turned(tmp_path: Path) -> None:
    made = treat(tmp_path, statement())
    parts = tuple(
        replace(part, sources=tuple(replace(unit, treatment=Treatment(90)) for unit in part.sources))
        for part in made.plan.parts
    )
    proof = Verification(made.path, Plan(parts), made.typeset, made.facts, made.folder, made.expected)
    proof.run()
    assert any("at the wrong place or size" in failure for failure in proof.failures)


# ------------------------------------------------------------------ gray


@pytest.mark.parametrize(("name", "kept"), [("jpeg", "DCTDecode"), ("png", "FlateDecode")])
def test_a_picture_is_made_gray(name: str, kept: str, tmp_path: Path) -> None:
    data = picture_file(name, tmp_path)
    made = treat(tmp_path, data, page_0=Treatment(gray=True))
    assert made.failures() == []
    assert apart(drawn(made).convert("L"), images.scene().convert("L")) < 40
    with pikepdf.open(made.path) as packet:
        picture = packet.pages[-1].Resources.XObject.P
        assert (str(picture.ColorSpace), str(picture.Filter)) == ("/DeviceGray", f"/{kept}")
    assert "made gray" in made.expected.changes[max(made.expected.changes)]


def test_what_is_gray_already_is_left_as_it_is(tmp_path: Path) -> None:
    data = images.saved(images.scene().convert("L"), "JPEG")
    made = treat(tmp_path, data, page_0=Treatment(gray=True))
    assert (made.failures(), made.expected.changes) == ([], {})


# ------------------------------------------------------------------ from the case file

EXHIBIT = """\
  - id: bank
    title: Letter of the bank
    kind: {kind}
    {files}
    {options}
"""


@pytest.fixture
def checked(run: Callable[..., Ran], tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    """Check a case with one more exhibit; return codes and places of what is said about it."""

    def check(options: str, *, kind: str = "financial", files: str = "file: exhibits/bank.pdf"):
        exhibit = EXHIBIT.format(kind=kind, files=files, options=options)
        folder = tmp_path / f"case-{len(list(tmp_path.iterdir()))}"
        case = minimal.write(folder, minimal.CASE.replace("filing:\n", exhibit + "filing:\n"))
        (case.parent / "exhibits" / "bank.pdf").write_bytes(statement())
        (case.parent / "exhibits" / "typed.md").write_text("Typed words.", "utf-8")
        found = json.loads(run("check", case, "--format", "json").stdout)["findings"]
        return [
            (item["code"], item["pointer"]) for item in found if item["pointer"].startswith("exhibits.2.")
        ]

    return check


BOX = "left: 10, top: 5, width: 80, height: 10"


@pytest.mark.parametrize(
    ("arguments", "code", "pointer"),
    [
        ({"options": f"redact: [{{page: 1, {BOX}}}]", "kind": "identity"}, "redact-refused", "redact"),
        ({"options": f"redact: [{{page: 1, {BOX}}}]", "kind": "civil"}, "redact-refused", "redact"),
        ({"options": f"redact: [{{page: 3, {BOX}}}]"}, "redact-page", "redact.0.page"),
        ({"options": f'pages: "1"\n    redact: [{{page: 2, {BOX}}}]'}, "redact-page", "redact.0.page"),
        (
            {"options": "redact: [{page: 1, left: 100, top: 5, width: 5, height: 5}]"},
            "redact-page",
            "redact.0",
        ),
        (
            {"options": f"redact: [{{page: 1, {BOX}}}]", "files": "file: exhibits/typed.md"},
            "redact-page",
            "redact",
        ),
        ({"options": "color: gray"}, "option-unused", "color"),
        ({"options": "rotate: 90", "files": "file: exhibits/typed.md"}, "option-unused", "rotate"),
        (
            {
                "options": f"redact: [{{page: 1, {BOX}}}]\n    language: [fa]\n"
                "    translation: {file: exhibits/typed.md, certificate: exhibits/bank.pdf}"
            },
            "redact-translation",
            "redact",
        ),
    ],
)
def test_what_cannot_be_done_is_told_at_its_place(
    checked: Callable[..., list[tuple[str, str]]], arguments: dict[str, str], code: str, pointer: str
) -> None:
    assert (code, f"exhibits.2.{pointer}") in checked(**arguments)


def test_pages_are_counted_through_all_files(checked: Callable[..., list[tuple[str, str]]]) -> None:
    files = "files: [exhibits/photo.jpg, exhibits/bank.pdf]"
    for page, codes in ((3, set()), (4, {"redact-page"})):
        found = checked(f"redact: [{{page: {page}, {BOX}}}]", files=files)
        assert {code for code, _ in found if code.startswith("redact")} == codes


def test_a_build_covers_turns_and_notes_it(run: Callable[..., Ran], tmp_path: Path) -> None:
    options = f"rotate: 90\n    redact: [{{page: 1, {BOX}}}, {{page: 2, {BOX}}}]"
    exhibit = EXHIBIT.format(kind="financial", files="file: exhibits/bank.pdf", options=options)
    case = minimal.write(tmp_path / "case", minimal.CASE.replace("filing:\n", exhibit + "filing:\n"))
    (case.parent / "exhibits" / "bank.pdf").write_bytes(statement())
    built = run("build", case, "--draft")
    assert built.code == 0, built.stderr
    out = case.parent / "out"
    assert SECRET.encode() not in everything_in(out / "packet-draft.pdf")
    pages = json.loads((out / "packet-draft.manifest.json").read_text("utf-8"))["pages"]
    assert [page["changes"] for page in pages if page["source"] == "exhibits/bank.pdf"] == [["redacted"]] * 2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_turned_there_and_back_is_the_same(turn: int) -> None:
    box = Box(0.1, 0.2, 0.3, 0.4)
    assert astuple(box.turned(turn).turned(-turn % 360)) == pytest.approx(astuple(box))
