"""The forms of a case, from its answers to pages that are proven; forms that were completed elsewhere."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from parole_packet.case.load import load_case
from parole_packet.errors import InputOutputError
from parole_packet.forms.library import accepting, keep
from parole_packet.forms.prepare import PreparedForm, PreparedForms, prepare_forms
from parole_packet.forms.readback import read_back
from tests.corpus.form_drawing import draw
from tests.corpus.forms import STAND_INS, stand_in, stand_in_of
from tests.corpus.spoiled_forms import SPOILED, resaved
from tests.forms.test_blanks import OFFICIAL
from tests.forms.test_fill import barcodes

EXAMPLE = Path(__file__).parents[2] / "cases" / "medical" / "case.yaml"
COMPLETED = "signed.pdf"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for form in STAND_INS:
        (folder / f"{form}.pdf").write_bytes(stand_in(form))
    return folder


def prepared(tmp_path: Path, library: Path, forms: str = "") -> PreparedForms:
    case = tmp_path / "case.yaml"
    case.write_text(EXAMPLE.read_text("utf-8") + forms, "utf-8")
    loaded = load_case(case)
    assert loaded.case is not None, loaded.diagnostics
    return prepare_forms(loaded.case, tmp_path, library=library)


def the(form: str, ready: PreparedForms) -> PreparedForm:
    return next(one for one in ready.forms if one.form == form)


def codes(ready: PreparedForms) -> list[str]:
    return [finding.code for finding in ready.findings if finding.code.startswith("form-")]


def test_every_form_of_the_example_is_filled_and_proven(tmp_path: Path, library: Path) -> None:
    ready = prepared(tmp_path, library)
    assert codes(ready) == []
    assert "I-131" in [form.form for form in ready.forms]
    for form in ready.forms:
        filled = form.fill()
        assert filled.pages == form.pages
        assert read_back(filled.pdf, 0, filled, form.blank()) == []


def test_without_blanks_the_missing_ones_are_named(tmp_path: Path) -> None:
    ready = prepared(tmp_path, tmp_path / "nowhere")
    assert set(codes(ready)) == {"form-missing"}
    assert "https://www.uscis.gov/i-131" in [finding.args["url"] for finding in ready.findings]
    assert [form.pages for form in ready.forms] == [0] * len(ready.forms)


def test_a_bad_blank_beside_the_case_is_named_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "i-131.pdf").write_bytes(resaved(stand_in("I-131")))
    ready = prepared(tmp_path, tmp_path / "nowhere")
    missing = next(finding for finding in ready.findings if finding.args.get("form") == "I-131")
    assert "another program saved or changed it" in missing.text


def test_a_blank_beside_the_case_wins(tmp_path: Path, library: Path) -> None:
    (tmp_path / "forms").mkdir()
    own = tmp_path / "forms" / "own.pdf"
    own.write_bytes(draw(replace(stand_in_of("I-131"), extra="another build")))
    binding = the("I-131", prepared(tmp_path, library)).binding
    assert binding is not None
    assert binding.blank.path == own


def test_a_build_with_more_barcodes_works_and_one_with_other_boxes_does_not(
    tmp_path: Path, library: Path
) -> None:
    drawn = stand_in_of("I-131")
    fewer = [box for box in drawn.boxes if box.kind != "barcode"]
    (library / "I-131.pdf").write_bytes(draw(replace(drawn, boxes=fewer)))
    assert codes(prepared(tmp_path, library)) == []
    (library / "I-131.pdf").write_bytes(draw(replace(drawn, boxes=drawn.boxes[:-20])))
    assert codes(prepared(tmp_path, library)) == ["form-boxes"]


def test_an_accepted_edition_is_used_with_a_reminder(tmp_path: Path) -> None:
    file = tmp_path / "new.pdf"
    file.write_bytes(SPOILED["newer edition"][1]())
    keep(accepting(file), tmp_path / "library", accepted=True)
    ready = prepared(tmp_path, tmp_path / "library")
    assert [f.code for f in ready.findings if f.args.get("form") == "I-131"] == ["form-edition-accepted"]
    assert the("I-131", ready).fill().edition == "09/17/31"


def test_a_blank_that_changes_before_it_is_used_is_noticed(tmp_path: Path, library: Path) -> None:
    form = the("I-131", prepared(tmp_path, library))
    (library / "I-131.pdf").write_bytes(resaved(stand_in("I-131")))
    with pytest.raises(InputOutputError, match="changed while it was used"):
        form.fill()


def test_the_editable_copy_holds_the_answers_and_can_be_changed(tmp_path: Path, library: Path) -> None:
    form = the("I-131", prepared(tmp_path, library))
    data = form.editable()
    assert form.editable() == data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.is_encrypted
        assert "/Perms" not in pdf.Root
        assert "/XFA" not in pdf.Root["/AcroForm"]
        widgets = {str(w["/T"]): w for page in pdf.pages for w in page.obj["/Annots"]}
        for written in form.written:
            widget = widgets[written.box.name.partition(".")[2]]
            if written.lines:
                assert str(widget["/V"]) == " ".join(written.lines)
                shown = widget["/AP"]["/N"].read_bytes()
                first = re.findall(rb"\((.*?)\) Tj", shown)[0].replace(b"\\", b"").decode()
                assert written.lines[0].startswith(first)
            if written.state:
                assert (str(widget["/V"]), str(widget["/AS"])) == (written.state, written.state)


@pytest.fixture
def copied(tmp_path: Path, library: Path) -> Callable[..., PreparedForms]:
    """Put a file beside the case as the completed Form I-131 and prepare the case again."""

    def call(data: bytes, *, confirmed: bool = False) -> PreparedForms:
        (tmp_path / COMPLETED).write_bytes(data)
        words = "yes" if confirmed else "no"
        return prepared(tmp_path, library, f"\nforms: {{I-131: {{file: {COMPLETED}, confirmed: {words}}}}}\n")

    return call


def test_an_electronic_copy_that_agrees_replaces_the_form(
    tmp_path: Path, library: Path, copied: Callable[..., PreparedForms]
) -> None:
    own = the("I-131", prepared(tmp_path, library))
    for data in (own.editable(), own.fill().pdf):
        ready = copied(data)
        assert codes(ready) == []
        assert (the("I-131", ready).copy, the("I-131", ready).pages) == (tmp_path / COMPLETED, 14)


def test_an_electronic_copy_that_differs_is_told_box_by_box(
    tmp_path: Path, library: Path, copied: Callable[..., PreparedForms]
) -> None:
    own = the("I-131", prepared(tmp_path, library))
    other = [
        replace(one, lines=("Karachi",)) if one.lines == ("Islamabad",) and one.at == "2/24" else one
        for one in own.written
    ]
    ready = copied(replace(own, written=tuple(other)).editable())
    assert [
        (f.code, f.args["page"], f.args["at"]) for f in ready.findings if f.code == "form-copy-differs"
    ] == [("form-copy-differs", 6, "2/24")]
    ready = copied(replace(own, written=tuple(other)).fill().pdf)
    assert codes(ready) == ["form-copy-differs"]


@pytest.mark.parametrize(
    "name", ["a page missing", "older edition", "two editions", "card payment", "instructions"]
)
def test_a_wrong_copy_is_refused(copied: Callable[..., PreparedForms], name: str) -> None:
    assert codes(copied(SPOILED[name][1]())) == ["form-copy-wrong"]


def test_an_empty_copy_is_refused(copied: Callable[..., PreparedForms]) -> None:
    assert codes(copied(stand_in("I-131"))) == ["form-copy-wrong"]


def scan(pages: int) -> bytes:
    from tests.corpus.raw import Raw, design

    pdf = Raw()
    for page in range(pages):
        pdf.page(design(f"scan {page}"))
    return pdf.build()


def test_a_scan_needs_all_its_pages_and_a_person_who_compared_it(
    copied: Callable[..., PreparedForms],
) -> None:
    assert codes(copied(scan(14))) == ["form-copy-unconfirmed"]
    assert codes(copied(scan(14), confirmed=True)) == []
    assert codes(copied(scan(13), confirmed=True)) == ["form-copy-wrong"]


def test_one_picture_on_two_pages_is_a_pasted_signature(copied: Callable[..., PreparedForms]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan(14))) as pdf:
        signature = pdf.make_stream(bytes(range(256)) * 16)
        for key, value in {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}.items():
            signature[key] = pikepdf.Name(value)
        signature["/Width"], signature["/Height"], signature["/BitsPerComponent"] = 64, 64, 8
        for index in (10, 11):
            pdf.pages[index].add_resource(signature, pikepdf.Name("/XObject"))
        pdf.save(out)
    assert codes(copied(out.getvalue(), confirmed=True)) == ["form-copy-signatures"]


def poppler_ink(tmp_path: Path, pdf: bytes, page: int) -> tuple[int, int, bytes]:
    """Draw a page with poppler at 216 dpi; return width, height and gray pixels."""
    path = tmp_path / "drawn.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftoppm", "-r", "216", "-gray", "-f", str(page), "-l", str(page), str(path)],
        capture_output=True,
        check=True,
    )
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", done.stdout)
    assert head is not None
    return int(head[1]), int(head[2]), done.stdout[head.end() :]


def poppler_faults(tmp_path: Path, form: PreparedForm, page: int) -> list[str]:
    """Lay a filled page over the same page filled with nothing: all ink that was added lies in boxes that hold it."""
    filled = form.fill()
    empty = replace(form, written=tuple(replace(one, lines=(), state="") for one in form.written)).fill()
    width, height, before = poppler_ink(tmp_path, empty.pdf, page)
    _, _, after = poppler_ink(tmp_path, filled.pdf, page)
    boxes = filled.on_page(page - 1)
    holding = [one for one in boxes if one.lines or one.state]
    inked: set[str] = set()
    faults = []
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        if abs(old - new) > 24:
            row, column = divmod(place, width)
            x, y = column / 3, (height - row - 1) / 3
            inside = [
                one.box
                for one in holding
                if one.box.rect.x0 - 0.5 <= x <= one.box.rect.x1 + 0.5
                and one.box.rect.y0 - 0.5 <= y <= one.box.rect.y1 + 0.5
            ]
            inked |= {box.name for box in inside}
            faults += [] if inside else [f"ink at {x:.1f}, {y:.1f}"]
    return faults[:5] + [one.at for one in holding if one.box.name not in inked]


@pytest.mark.official
def test_the_official_form_is_filled_as_pdfium_and_poppler_see_it(
    tmp_path: Path, official_forms: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    for name in OFFICIAL.values():
        shutil.copy(official_forms / name, library)
    ready = prepared(tmp_path, library)
    assert codes(ready) == []
    for form in ready.forms:
        filled = form.fill()
        assert read_back(filled.pdf, 0, filled, form.blank()) == []
        edition = form.binding.map.edition if form.binding else ""
        if form.form in ("I-131", "G-28", "G-1145", "I-912"):
            expected = [f"{form.form}|{edition}|{page}" for page in range(1, form.pages + 1)]
            assert barcodes(filled.pdf) == expected
        assert len(filled.pdf) <= 450_000
    assert poppler_faults(tmp_path, the("I-131", ready), 6) == []
    assert poppler_faults(tmp_path, the("I-131", ready), 11) == []
