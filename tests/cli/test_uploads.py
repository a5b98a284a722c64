"""An online filing: one proved file for each document, under the limit, and nothing of an earlier build among them."""

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus import photos
from tests.packet.steps import contents

from parole_packet.pdf.raster import renderer
from parole_packet.pdf.witness import PacketWitness

Run = Callable[..., Ran]
FOLDER = "upload-draft"

CASE = (
    minimal.CASE.replace(
        "    file: exhibits/photo.jpg\n",
        """\
    file: exhibits/photo.jpg
    language: [fa]
    translation: {file: photo.md, translator: noorzai}
""",
    )
    + """\
  method: online
translators:
  noorzai: {name: Leila Noorzai, languages: [fa], email: leila@example.org}
"""
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = minimal.write(tmp_path / "case", CASE)
    (path.parent / "photo.md").write_text("Words below the photo, see [@letter p.1].", "utf-8")
    return path


def uploads(case: Path) -> list[str]:
    return sorted(path.name for path in (case.parent / "out" / FOLDER).glob("*"))


def test_each_document_is_a_file_in_the_order_of_the_sheet(case: Path, run: Run) -> None:
    ended = run("build", case)
    assert ended.code == 0, ended.stderr
    assert uploads(case) == [
        "01-cover-letter.pdf",
        "02-statement.pdf",
        "04-exhibit-a-letter.pdf",
        "05-exhibit-b-photo.pdf",
    ]
    assert f"files to upload: 4, in {case.parent / 'out' / FOLDER}" in ended.stderr
    sheet = (case.parent / "out" / "filing-day-draft.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d\d)(?:-|: )(.*?) \|.*\| (.*?) \|$", sheet, re.MULTILINE)
    assert [number for number, _, _ in rows] == ["01", "02", "03", "04", "05"]
    assert rows[2][1] == "your scan"
    for name in uploads(case):
        size = (case.parent / "out" / FOLDER / name).stat().st_size
        assert f"| {name} |" in sheet
        assert f"| {size // 1000} kB |" in sheet


def test_an_upload_holds_original_translation_and_certification_and_nothing_for_paper(
    case: Path, run: Run
) -> None:
    assert run("build", case).code == 0
    path = case.parent / "out" / FOLDER / "05-exhibit-b-photo.pdf"
    with pikepdf.open(path) as pdf, renderer(path) as drawn:
        seen = PacketWitness(pdf)
        assert [[text for _, _, text in seen.see(number).footer] for number in (1, 2, 3)] == [
            [f"Exhibit B, page {number} of 3", "DRAFT - NOT FOR FILING"] for number in (1, 2, 3)
        ]
        assert seen.page_count == 3
        assert [seen.label(number) for number in (1, 2, 3)] == ["1", "2", "3"]
        assert seen.title() == "Humanitarian parole filing, Exhibit B"
        assert [child.title for child in seen.outline()[0].children[0].children] == [
            "Original",
            "Translation",
            "Certification",
        ]
        assert "Exhibit A, page 1" in drawn.text(1).replace("\xa0", " ")
        assert seen.links(2) == []


def test_uploads_are_part_of_the_set_private_and_the_same_every_time(
    case: Path, run: Run, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        assert run("build", case, "--out", tmp_path / name).code == 0
    folder = tmp_path / "one" / FOLDER
    assert contents(folder) == contents(tmp_path / "two" / FOLDER)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    told = json.loads((tmp_path / "one" / "packet-draft.manifest.json").read_text("utf-8"))
    listed = {entry["file"]: entry for entry in told["sizes"]["uploads"]}
    assert set(listed) == {f"{FOLDER}/{name}" for name in contents(folder)}
    assert {name: told["outputs"][name]["sha256"] for name in listed} == {
        f"{FOLDER}/{name}": digest for name, digest in contents(folder).items()
    }
    assert listed[f"{FOLDER}/05-exhibit-b-photo.pdf"]["pages"] == 3
    assert told["sizes"]["limit"] == 12_000_000


def test_only_what_is_over_the_limit_is_stored_smaller(case: Path, run: Run) -> None:
    assert run("build", case).code == 0
    before = contents(case.parent / "out" / FOLDER)
    (case.parent / "exhibits" / "photo.jpg").write_bytes(photos.jpeg(1))
    ended = run("build", case, "--max-size", "300kB")
    assert ended.code == 0, ended.stderr
    after = contents(case.parent / "out" / FOLDER)
    assert {name for name in after if after[name] != before[name]} == {"05-exhibit-b-photo.pdf"}
    assert (case.parent / "out" / FOLDER / "05-exhibit-b-photo.pdf").stat().st_size <= 300_000
    assert "1 picture was stored smaller" in ended.stderr
    with pikepdf.open(case.parent / "out" / "packet-draft.pdf") as pdf:
        sizes = [len(one.read_raw_bytes()) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert max(sizes) > 300_000, "the packet itself is not uploaded, and keeps the picture"


def test_a_document_that_cannot_fit_is_an_error(case: Path, run: Run) -> None:
    (case.parent / "exhibits" / "photo.jpg").write_bytes(photos.noise_fax())
    ended = run("build", case, "--max-size", "200kB")
    assert ended.code == 1
    assert "error[document-too-large]: Exhibit B takes" in ended.stderr
    assert not (case.parent / "out").exists()


def test_files_of_an_earlier_build_go_and_those_of_others_stay_and_are_told(case: Path, run: Run) -> None:
    assert run("build", case).code == 0
    mine = case.parent / "out" / FOLDER / "my scan of the I-134.pdf"
    mine.write_bytes(minimal.pdf(1))
    case.write_text(CASE.replace("id: photo", "id: picture").replace("[@photo]", "[@picture]"), "utf-8")
    ended = run("build", case)
    assert ended.code == 0, ended.stderr
    assert "05-exhibit-b-picture.pdf" in uploads(case)
    assert "05-exhibit-b-photo.pdf" not in uploads(case)
    assert mine.exists()
    assert f"not part of what was built: {mine}" in ended.stderr


def test_a_changed_file_of_an_earlier_build_stays_and_is_told(case: Path, run: Run) -> None:
    assert run("build", case).code == 0
    signed = case.parent / "out" / FOLDER / "05-exhibit-b-photo.pdf"
    signed.write_bytes(signed.read_bytes() + b"% signed")
    ended = run("build", case)
    assert ended.code == 3
    assert "05-exhibit-b-photo.pdf was changed since it was built" in ended.stderr
    case.write_text(CASE.replace("id: photo", "id: picture").replace("[@photo]", "[@picture]"), "utf-8")
    ended = run("build", case)
    assert (ended.code, signed.exists()) == (0, True)
    assert f"not part of what was built: {signed}" in ended.stderr


def test_a_packet_for_the_mail_leaves_no_uploads_of_an_earlier_build(case: Path, run: Run) -> None:
    assert run("build", case).code == 0
    case.write_text(CASE.replace("  method: online\n", ""), "utf-8")
    assert run("build", case).code == 0
    assert not (case.parent / "out" / FOLDER).exists()


def test_a_build_that_ends_between_two_files_is_finished_by_the_next(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", case).code == 0
    case.write_text(CASE.replace("id: photo", "id: picture").replace("[@photo]", "[@picture]"), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("parole_packet.packet.publish._delete", interrupted)
        assert run("build", case).code == 130
    assert {"05-exhibit-b-photo.pdf", "05-exhibit-b-picture.pdf"} <= set(uploads(case))
    refused = case.read_text("utf-8") + "unknown: key\n"
    case.write_text(refused, "utf-8")
    assert run("build", case).code == 1
    assert "05-exhibit-b-photo.pdf" not in uploads(case)
    assert "05-exhibit-b-picture.pdf" in uploads(case)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt
