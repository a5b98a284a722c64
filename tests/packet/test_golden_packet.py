"""Whole packets, read back as text and compared with what they were, and with themselves built elsewhere."""

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.cli import minimal
from tests.conftest import TESTS, Ran
from tests.corpus import images
from tests.corpus.pdfs import PDFS
from tests.packet.reading_packet import as_text

MEDICAL = TESTS.parent / "cases" / "medical"

EXHIBITS = """\
exhibits:
  - id: letter
    title: Letter of the doctor
    kind: identity
    proves: [beneficiary_id, petitioner_id, petitioner_status, sponsor_id, sponsor_status]
    file: exhibits/turned.pdf
  - id: photo
    title: Photo of the patient
    file: exhibits/phone.jpg
  - id: scan
    title: Scan of three sheets
    file: exhibits/sheets.tif
  - id: first
    title: Report with links and an outline of its own
    file: exhibits/first.pdf
  - id: second
    title: Another report that names its places the same way
    file: exhibits/second.pdf
  - id: refusal
    title: Letter in Dari
    file: exhibits/letter.pdf
    pages: "2"
    language: [fa]
    translation: {file: translations/letter.md, translator: noor, certificate: generate}
translators:
  noor:
    name: Leila Noorzai
    languages: [fa]
    address: {street: 1 Elm Street, city: Fremont, state: CA, zip: "94536", country: United States}
"""


def sheets() -> bytes:
    """A TIFF of three gray sheets."""
    stream = io.BytesIO()
    first, *rest = [Image.new("L", (850, 1100), shade) for shade in (250, 200, 150)]
    first.save(stream, "TIFF", save_all=True, append_images=rest, dpi=(100, 100))
    return stream.getvalue()


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A small case with a file of every kind."""
    start = minimal.CASE.index("exhibits:")
    end = minimal.CASE.index("filing:")
    text = minimal.CASE[:start] + EXHIBITS + minimal.CASE[end:]
    path = minimal.write(
        tmp_path / "rich", text.replace("See [@photo].", "See [@photo], [@scan p.3], [@refusal].")
    )
    files = {
        "turned.pdf": PDFS["boxes-legal-unit-1"].build(),
        "phone.jpg": images.jpeg_phone(),
        "sheets.tif": sheets(),
        "first.pdf": PDFS["outline"].build(),
        "second.pdf": PDFS["links-b"].build(),
    }
    for name, data in files.items():
        (path.parent / "exhibits" / name).write_bytes(data)
    (path.parent / "translations").mkdir()
    (path.parent / "translations/letter.md").write_text("# Letter\n\nThe visa is **refused**.\n", "utf-8")
    return path


@pytest.mark.parametrize("tabs", ["sheet", "none"])
def test_a_rich_packet_reads_as_before(
    tabs: str, rich: Path, run: Callable[..., Ran], golden: Callable[[str, str], None]
) -> None:
    rich.write_text(rich.read_text("utf-8") + f"  tabs: {tabs}\n", "utf-8")
    ended = run("build", rich)
    assert ended.code == 0, ended.stderr
    golden(f"packets/rich-{tabs}.txt", as_text(rich.parent / "out/packet-draft.pdf"))


def test_the_medical_packet_reads_as_before(
    tmp_path: Path, run: Callable[..., Ran], golden: Callable[[str, str], None]
) -> None:
    ended = run("build", MEDICAL, "--out", tmp_path)
    assert ended.code == 0, ended.stderr
    packet = tmp_path / "packet-draft.pdf"
    golden("packets/medical.txt", as_text(packet))


def test_the_same_case_gives_the_same_bytes_anywhere(rich: Path, run_process, tmp_path: Path) -> None:
    """In another folder, at another hour, in another language, with another order of sets and of files."""
    built = []
    for number, (zone, language) in enumerate(
        [("Pacific/Kiritimati", "C"), ("America/Los_Angeles", "fa_IR.UTF-8")]
    ):
        folder = tmp_path / f"place {number}" / "é"
        names = sorted(rich.parent.rglob("*"), reverse=bool(number))
        for source in names:
            if source.is_file():
                target = folder / source.relative_to(rich.parent)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
                os.utime(target, (1e9 + number, 1e9 + number))
        settings = {"PYTHONHASHSEED": str(number), "TZ": zone, "LC_ALL": language}
        ended = run_process("build", "case.yaml", cwd=folder, env=settings)
        assert ended.code == 0, ended.stderr
        built.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert set(built[0]) == {
        "packet-draft.pdf",
        "packet-draft.manifest.json",
        "filing-day-draft.pdf",
        "filing-day-draft.md",
    }
    assert built[0] == built[1]
