"""A limit on size: nothing happens below it, as little as it takes above it, and what cannot fit is told."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus import photos
from tests.packet.steps import contents

Run = Callable[..., Ran]
PACKET, MANIFEST = "packet-draft.pdf", "packet-draft.manifest.json"

EXHIBITS = """\
  - id: passport
    title: Passport
    kind: identity
    file: exhibits/passport.jpg
  - id: report
    title: Report of the hospital
    kind: medical
    file: exhibits/report.pdf
  - id: home
    title: Photo of the home
    kind: photo
    files: [exhibits/home-1.jpg, exhibits/home-2.jpg]
filing:
"""


def write(folder: Path) -> Path:
    """Write a case with about 2.3 MB of scans: a passport, a report inside a PDF, two photos."""
    case = minimal.CASE.replace("filing:\n", EXHIBITS).replace("See [@photo].", "See [@photo], [@home p.2].")
    path = minimal.write(folder, case)
    entries = photos.scan_entries()
    report = photos.scans((photos.jpeg(1), entries), (photos.jpeg(2), entries))
    (folder / "exhibits" / "report.pdf").write_bytes(report)
    for name, seed in (("passport", 3), ("home-1", 4), ("home-2", 5)):
        (folder / "exhibits" / f"{name}.jpg").write_bytes(photos.jpeg(seed))
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write(tmp_path / "case")


def manifest(out: Path) -> dict:
    return json.loads((out / MANIFEST).read_text("utf-8"))


def reduced(out: Path) -> dict[str, list[dict]]:
    """What was stored smaller, by exhibit."""
    found: dict[str, list[dict]] = {}
    for entry in manifest(out).get("sizes", {}).get("reduced", ()):
        found.setdefault(entry["exhibit"], []).append(entry["after"])
    return found


@pytest.mark.parametrize(
    "text", ["12x", "", "MB", "-3MB", "12 MB 3", "1,5MB", "ten", "9" * 400, "9" * 5000 + "MB"]
)
def test_what_is_no_size_is_refused(text: str, case: Path, run: Run) -> None:
    ended = run("build", case, "--max-size", text)
    assert ended.code == 2
    assert "is not a size" in ended.stderr
    assert "12MB, 900kB, 12MiB or 12_000_000" in ended.stderr
    assert not (case.parent / "out").exists()


def test_a_dry_run_looks_at_the_limit_and_says_what_it_cannot_know(case: Path, run: Run) -> None:
    assert run("build", case, "--dry-run", "--max-size", "ten").code == 2
    ended = run("build", case, "--dry-run", "--max-size", "900kB", "--today", "2026-12-01")
    assert ended.code == 0
    assert "only known when it is built" in ended.stderr


def test_a_limit_that_nothing_meets_is_refused(case: Path, run: Run) -> None:
    ended = run("build", case, "--max-size", "9kB")
    assert (ended.code, "no packet fits into 9,000 bytes" in ended.stderr) == (2, True)


def test_under_the_limit_every_byte_is_as_without_one(case: Path, run: Run, tmp_path: Path) -> None:
    assert run("build", case, "--out", tmp_path / "free").code == 0
    size = (tmp_path / "free" / PACKET).stat().st_size
    for limit in ("50MB", "50 MiB", str(size)):
        assert run("build", case, "--out", tmp_path / limit, "--max-size", limit).code == 0
        assert contents(tmp_path / limit) == contents(tmp_path / "free")


def test_pictures_lose_as_little_as_the_limit_asks(case: Path, run: Run, tmp_path: Path) -> None:
    sizes = {}
    for limit in (2_200_000, 1_300_000):
        out = tmp_path / str(limit)
        ended = run("build", case, "--out", out, "--max-size", str(limit))
        assert ended.code == 0, ended.stderr
        assert "stored smaller" in ended.stderr
        sizes[limit] = (out / PACKET).stat().st_size
        assert sizes[limit] <= limit
        assert min(entry["dpi"] for found in reduced(out).values() for entry in found) >= 200
        assert "reduced-resolution" not in ended.stderr
    assert sizes[2_200_000] > sizes[1_300_000]


def test_a_passport_is_touched_last(case: Path, run: Run, tmp_path: Path) -> None:
    assert run("build", case, "--out", tmp_path / "one", "--max-size", "900kB").code == 0
    assert set(reduced(tmp_path / "one")) == {"B", "D", "E"}
    with pikepdf.open(tmp_path / "one" / PACKET) as pdf:
        data = [one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert any(photos.jpeg(3).endswith(one[-5000:]) for one in data if len(one) > 5000)
    assert run("build", case, "--out", tmp_path / "two", "--max-size", "600kB").code == 0
    assert set(reduced(tmp_path / "two")) == {"B", "C", "D", "E"}


def test_the_manifest_tells_before_and_after(case: Path, run: Run, tmp_path: Path) -> None:
    assert run("build", case, "--out", tmp_path / "out", "--max-size", "900kB").code == 0
    told = manifest(tmp_path / "out")["sizes"]
    assert told["limit"] == 900_000
    entry = next(one for one in told["reduced"] if one["exhibit"] == "D")
    assert (entry["exhibit"], entry["source"], entry["source_page"]) == ("D", "exhibits/report.pdf", 1)
    assert entry["before"] == {"bytes": len(photos.jpeg(1)), "dpi": 327.3}
    assert entry["after"]["bytes"] < entry["before"]["bytes"] / 2
    page = next(page for page in manifest(tmp_path / "out")["pages"] if page["number"] == entry["page"])
    assert page["source"] == "exhibits/report.pdf"


def test_the_same_limit_gives_the_same_bytes(case: Path, run: Run, tmp_path: Path, monkeypatch) -> None:
    for name in ("one", "two"):
        monkeypatch.setenv("PAROLE_PACKET_CACHE", str(tmp_path / f"{name}-cache"))
        assert run("build", case, "--out", tmp_path / name, "--max-size", "900kB").code == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert run("build", case, "--out", tmp_path / "three", "--max-size", "900kB").code == 0
    assert contents(tmp_path / "three") == contents(tmp_path / "two")


def test_one_document_over_the_limit_goes_below_200_dpi_and_says_so(
    case: Path, run: Run, tmp_path: Path
) -> None:
    ended = run("build", case, "--out", tmp_path / "out", "--max-size", "160kB")
    assert ended.code == 0, ended.stderr
    assert "warning[reduced-resolution]: Exhibit E, pages 1-2: pictures were brought down to" in ended.stderr
    assert "dpi to fit into 160 kB" in " ".join(ended.stderr.split())
    assert min(entry["dpi"] for entry in reduced(tmp_path / "out")["E"]) < 200
    assert all(path.stat().st_size <= 160_000 for path in (tmp_path / "out").glob("packet*.pdf"))
    sheet = (tmp_path / "out" / "filing-day-draft.md").read_text("utf-8")
    assert "reduced-resolution" in sheet


def test_what_cannot_fit_is_an_error_that_names_it(case: Path, run: Run, tmp_path: Path) -> None:
    (case.parent / "exhibits" / "home-2.jpg").write_bytes(photos.noise_fax())
    ended = run("build", case, "--out", tmp_path / "out", "--max-size", "200kB")
    assert ended.code == 1
    told = " ".join(ended.stderr.split())
    assert "error[document-too-large]: Exhibit E takes" in told
    assert "even with its pictures at 120 dpi; the limit is 200 kB" in told
    assert "case.yaml:" in told
    assert "as two exhibits" in told
    assert not (tmp_path / "out").exists()


def test_a_picture_that_the_asked_quality_would_spoil_takes_a_better_one(tmp_path: Path, run: Run) -> None:
    """Fine screens and noise come out of JPEG far from what they were: the proof would refuse them."""
    exhibit = "  - id: noise\n    title: Noise\n    file: exhibits/noise.jpg\nfiling:\n"
    case = minimal.write(tmp_path / "case", minimal.CASE.replace("filing:\n", exhibit))
    picture = Image.frombytes("RGB", (3000, 3000), random.Random(1).randbytes(3 * 3000 * 3000))  # noqa: S311
    picture.save(case.parent / "exhibits" / "noise.jpg", quality=95, dpi=(300, 300))
    ended = run("build", case, "--draft", "--max-size", "1MB", "--today", "2026-12-01")
    assert ended.code == 0, ended.stderr
    (after,) = reduced(case.parent / "out")["C"]
    assert after["quality"] > 65
