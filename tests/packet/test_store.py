"""What is kept between runs saves time and changes nothing: neither a byte of the outputs nor a finding."""

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import pytest
from PIL import Image

from parole_packet.cache import Cache, cache_folder
from parole_packet.documents import darkroom, intake
from parole_packet.documents.images import Step, image_frames
from parole_packet.documents.packed import packed, unpacked
from parole_packet.facts import FileKind
from parole_packet.resources import resource
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus import images, pdf_structure
from tests.packet.steps import contents

Run = Callable[..., Ran]
MORE = """\
  - {id: seal, title: A seal on no ground, file: exhibits/seal.png}
  - {id: fax, title: A report of several pages, file: exhibits/report.tif}
  - {id: film, title: A picture of a screen, file: exhibits/screen.bmp}
  - {id: ward, title: The ward, file: exhibits/ward.jpg, color: gray}
  - {id: bill, title: A bill, file: exhibits/bill.pdf, redact: [{page: 1, left: 10, top: 5, width: 50, height: 10}]}
filing:
"""
PICTURES = 1 + 2 + 1 + 1
"""Those that have to be made: the photo of the smallest case goes in as it is, and the bill is drawn."""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a file of every kind of which something is kept."""
    path = minimal.write(tmp_path / "case", minimal.CASE.replace("filing:\n", MORE))
    exhibits = path.parent / "exhibits"
    (exhibits / "seal.png").write_bytes(images.png_alpha())
    pages = [images.scene(), images.scene().rotate(180)]
    pages[0].save(exhibits / "report.tif", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    images.scene().save(exhibits / "screen.bmp")
    (exhibits / "ward.jpg").write_bytes(minimal.jpeg(600, 450))
    (exhibits / "bill.pdf").write_bytes(minimal.pdf(3))
    return path


def build(run: Run, case: Path, out: Path, *options: str | Path) -> tuple[dict[str, str], str]:
    """Build without asking whether anything changed; return the outputs and what was said of the case."""
    ended = run("build", case, "--out", out, "--force", *options)
    assert ended.code == 0, ended.stderr
    return contents(out), ended.stderr.replace(str(out), "OUT")


def entries(kind: str = "*") -> list[Path]:
    return sorted(path for path in cache_folder().glob(f"{kind}/*") if path.is_file())


def test_a_first_a_second_and_a_forgetful_run_say_and_make_the_same(
    run: Run, case: Path, tmp_path: Path
) -> None:
    forgetful = build(run, case, tmp_path / "0", "--no-cache")
    checked = run("check", case, "--no-cache", "--format", "json")
    assert entries() == []
    assert build(run, case, tmp_path / "1") == forgetful
    assert {path.parent.name: len(entries(path.parent.name)) for path in entries()} == {
        "facts": 7,
        "frames": PICTURES,
        "proofs": PICTURES,
        "drawn": 1,
        "built": 1,
    }
    assert build(run, case, tmp_path / "2") == forgetful
    assert run("check", case, "--format", "json") == checked


def test_what_is_kept_is_taken(run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(run, case, tmp_path / "1")

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("this was worked out before")

    monkeypatch.setattr("parole_packet.documents.intake.pdf_facts", fail)
    monkeypatch.setattr("parole_packet.documents.intake.image_shapes", fail)
    monkeypatch.setattr("parole_packet.documents.images.raster.decoded_frame", fail)
    monkeypatch.setattr("parole_packet.documents.images.treated", lambda *given: given[3])
    monkeypatch.setattr("parole_packet.packet.sheets._drawn", fail)
    assert build(run, case, tmp_path / "2") == first


def test_without_a_store_nothing_is_written_anywhere(run: Run, case: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert run("check", case, "--no-cache").code == 0
    assert set(tmp_path.rglob("*")) == before
    assert not cache_folder().exists()


# ------------------------------------------------------------------ spoiled entries


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data, other: b"",
        lambda data, other: data[: len(data) // 2],
        lambda data, other: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data, other: other,
    ],
    ids=["empty", "cut", "changed", "foreign"],
)
def test_a_spoiled_entry_is_worked_out_again(
    spoil: Callable[[bytes, bytes], bytes], run: Run, case: Path, tmp_path: Path
) -> None:
    first = build(run, case, tmp_path / "1")
    kept = {path: path.read_bytes() for path in entries()}
    data = list(kept.values())
    for path, other in zip(kept, [*data[1:], data[0]], strict=True):
        path.write_bytes(spoil(kept[path], other))
    assert build(run, case, tmp_path / "2") == first
    assert {path: path.read_bytes() for path in entries()} == kept


SHAPES = (b"", b"{", b"null", b"[]", b"[[[1,2,3,[]]]]", b"[[],[],[]]", b"\xff\n\xff")


def test_entries_of_another_shape_are_worked_out_again(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(run, case, tmp_path / "1", "--no-cache")
    for number, data in enumerate(SHAPES):
        monkeypatch.setattr(Cache, "get", lambda *_, data=data: data)
        assert build(run, case, tmp_path / f"odd-{number}") == first
    assert "built a draft" in run("build", case, "--out", tmp_path / "odd-0").stderr


@pytest.mark.parametrize(
    ("kind", "page"), [("frames", r"page 1 of exhibits/\S+"), ("drawn", r"page 1 of exhibits/bill\.pdf")]
)
def test_a_kept_picture_does_not_vouch_for_itself(
    kind: str, page: str, run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another picture under the key of the right one, sealed and in the right shape: the proof does not pass."""
    build(run, case, tmp_path / "1")
    (tmp_path / "1" / "packet-draft.pdf").rename(tmp_path / "good.pdf")
    get, other = Cache.get, picture_of(tmp_path, images.saved(Image.new("L", (64, 64)), "JPEG"))

    def lie(cache: Cache, asked: str, *key: object) -> bytes | None:
        data = get(cache, asked, *key)
        return packed(other) if asked == kind and data and unpacked(data) else data

    monkeypatch.setattr(Cache, "get", lie)
    ended = run("build", case, "--out", tmp_path / "1", "--force")
    assert ended.code == 4
    assert re.search(page, ended.stderr)
    assert not (tmp_path / "1" / "packet-draft.pdf").exists()


def picture_of(folder: Path, data: bytes):
    path = folder / "other"
    path.write_bytes(data)
    return next(image_frames(path, FileKind.JPEG))


# ------------------------------------------------------------------ changes


def test_a_file_that_changed_is_seen_whatever_its_size_and_time(run: Run, case: Path, tmp_path: Path) -> None:
    letter, seal = case.parent / "exhibits" / "letter.pdf", case.parent / "exhibits" / "seal.png"
    out, letter_before = tmp_path / "out", letter.read_bytes()
    build(run, case, out)
    for path, other in (
        (letter, letter.read_bytes().replace(b"841.8898", b"801.8898")),
        (seal, images.saved(images.scene().convert("LA"), "PNG")),
    ):
        before, stamp = contents(out), path.stat()
        path.write_bytes(other)
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        assert path is seal or (len(other) == stamp.st_size and other != letter_before)
        ended = run("build", case, "--out", out)
        assert (ended.code, "unchanged" in ended.stderr) == (0, False)
        assert contents(out)["packet-draft.pdf"] != before["packet-draft.pdf"]
        assert contents(out) == build(run, case, tmp_path / "fresh", "--no-cache")[0]


def test_nothing_is_kept_of_a_file_that_is_written_to_meanwhile(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = intake.pdf_facts

    def meddled(path: Path, *more: object):
        seen = look(path, *more)
        os.utime(path, (1, 1))
        return seen

    monkeypatch.setattr(intake, "pdf_facts", meddled)
    assert run("check", case).code == 0
    assert len(entries("facts")) == 5, "the pictures only"


@pytest.mark.parametrize("same", [True, False])
def test_a_file_that_changes_during_a_build_stops_it(
    same: bool, run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest says what went in: a build of something else is not published; a mere touch does no harm."""
    survey = intake.survey

    def meddled(folder: Path, *more: object, **named: object):
        found = survey(folder, *more, **named)
        path = folder / "exhibits" / "photo.jpg"
        path.write_bytes(path.read_bytes() if same else minimal.jpeg(901, 600))
        return found

    monkeypatch.setattr("parole_packet.packet.prepare.survey", meddled)
    ended = run("build", case, "--out", tmp_path / "out")
    assert ended.code == (0 if same else 3), ended.stderr
    assert ("exhibits/photo.jpg changed while the packet was built" in ended.stderr) is not same
    assert (tmp_path / "out").exists() is same


def test_nothing_is_kept_of_a_locked_or_a_damaged_file(run: Run, case: Path, tmp_path: Path) -> None:
    exhibits = case.parent / "exhibits"
    (exhibits / "letter.pdf").write_bytes(minimal.pdf(2, password="open sesame"))  # noqa: S106
    (exhibits / "bill.pdf").write_bytes(pdf_structure._xref_wrong())
    passwords = tmp_path / "passwords"
    passwords.write_text("exhibits/letter.pdf: open sesame\n")
    first = build(run, case, tmp_path / "1", "--password-file", passwords)
    assert len(entries("facts")) == 5
    assert len(entries("drawn")) == 0
    assert build(run, case, tmp_path / "2", "--password-file", passwords) == first
    assert run("check", case, "--deep", "--password-file", passwords).code == 0
    assert len(entries("blank-pages")) == 5
    assert not any(b"sesame" in path.read_bytes() for path in entries())


# ------------------------------------------------------------------ nothing to do


def test_a_second_build_of_the_same_makes_nothing(run: Run, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run("build", case, "--out", out)
    (out / ".parole-packet-left").mkdir()
    before = {path: path.stat() for path in out.iterdir() if path.is_file()}
    again = run("build", case, "--out", out)
    assert "built a draft" in first.stderr
    assert "unchanged: a draft of" in again.stderr
    assert (again.code, again.stdout) == (first.code, first.stdout)
    assert set(out.iterdir()) == set(before)
    for path, found in before.items():
        assert (path.stat().st_ino, path.stat().st_mtime_ns) == (found.st_ino, found.st_mtime_ns)
    assert "built a draft" in run("build", case, "--out", out, "--force").stderr
    assert "built a draft" in run("build", case, "--out", out, "--no-cache").stderr
    assert "built a draft" in run("build", case, "--out", tmp_path / "elsewhere").stderr


CHANGES: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a word": (lambda case: rewrite(case, "She needs surgery.", "She needs an operation."), ()),
    "a comment": (lambda case: rewrite(case, "version: 1", "version: 1  # as told"), ()),
    "an option": (lambda case: rewrite(case, "color: gray}", "color: gray, rotate: 90}"), ()),
    "a rectangle": (lambda case: rewrite(case, "width: 50", "width: 51"), ()),
    "a page": (
        lambda case: rewrite(case, "[{page: 1, left", "[{page: 2, left"),
        (),
    ),
    "a file": (lambda case: (case.parent / "exhibits" / "photo.jpg").write_bytes(minimal.jpeg(901)), ()),
    "a name": (
        lambda case: (
            rewrite(case, "seal.png", "stamp.png"),
            (case.parent / "exhibits" / "seal.png").rename(case.parent / "exhibits" / "stamp.png"),
        ),
        (),
    ),
    "a template": (
        lambda case: (
            shutil.copytree(resource("templates", "letters"), case.parent / "templates"),
            rewrite(case.parent / "templates" / "cover-letter.md.j2", "{#\n", "As promised:\n\n{#\n"),
        ),
        (),
    ),
    "the law": (
        lambda case: shutil.copytree(resource("templates", "law"), case.parent / "law"),
        ("--law", "law"),
    ),
    "a lost sheet": (lambda case: (case.parent / "out" / "filing-day-draft.md").unlink(), ()),
    "a lost packet": (lambda case: (case.parent / "out" / "packet-draft.pdf").unlink(), ()),
    "a lost manifest": (
        lambda case: (case.parent / "out" / "packet-draft.manifest.json").unlink(),
        ("--force",),
    ),
    "the program": (lambda case: None, ()),
}


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_any_change_is_built(run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = case.parent / "out"
    monkeypatch.chdir(case.parent)
    assert run("build", case).code == 0
    for name, (change, options) in CHANGES.items():
        assert "unchanged" in run("build", case).stderr, name
        change(case)
        if name == "the program":
            monkeypatch.setattr("parole_packet.cache._program", lambda: "another state of it")
        ended = run("build", case, *options)
        assert (ended.code, "unchanged" in ended.stderr) == (0, False), f"{name}: {ended.stderr}"
        if "--law" in options:
            assert run("build", case).code == 0
    assert build(run, case, tmp_path / "fresh", "--no-cache")[0] == contents(out)


def test_an_output_that_somebody_changed_is_not_taken_for_unchanged(run: Run, case: Path) -> None:
    assert run("build", case).code == 0
    sheet = case.parent / "out" / "filing-day-draft.md"
    sheet.write_text(sheet.read_text("utf-8") + "called them on Monday\n", "utf-8")
    ended = run("build", case)
    assert ended.code == 3
    assert "was changed since it was built" in ended.stderr


# ------------------------------------------------------------------ all cores


def test_pictures_come_out_the_same_whichever_is_ready_first(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(run, case, tmp_path / "1", "--no-cache")
    make, dice = Step.whether_made, random.Random(7)  # noqa: S311

    def dawdle(step: Step, treatment):
        time.sleep(dice.random() / 20)
        return make(step, treatment)

    monkeypatch.setattr(Step, "whether_made", dawdle)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    for number in range(2):
        assert build(run, case, tmp_path / f"late-{number}", "--no-cache") == first


@pytest.mark.parametrize("budget", [1, 100_000, 300_000])
def test_the_pictures_in_memory_stay_within_their_bound(
    budget: int, run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, lock, inside, most = Step.whether_made, Lock(), [], []

    def weigh(step: Step, treatment):
        with lock:
            inside.append(step.pixels)
            most.append(0 if len(inside) == 1 else sum(inside))
        time.sleep(0.01)
        try:
            return make(step, treatment)
        finally:
            with lock:
                inside.remove(step.pixels)

    monkeypatch.setattr(darkroom, "PIXELS_AT_ONCE", budget)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    monkeypatch.setattr(Step, "is_plain", lambda *_: False)
    monkeypatch.setattr(Step, "whether_made", weigh)
    build(run, case, tmp_path / "1")
    assert len(most) == 2 * (PICTURES + 1)
    assert max(most) <= budget


def test_a_picture_that_goes_bad_ahead_of_its_turn_is_told_by_its_own_name(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = intake.survey

    def spoiled(folder: Path, *more, **named):
        found = survey(folder, *more, **named)
        (folder / "exhibits" / "screen.bmp").write_bytes(b"BM, and nothing else")
        return found

    monkeypatch.setattr("parole_packet.packet.prepare.survey", spoiled)
    ended = run("build", case, "--out", tmp_path / "out")
    assert ended.code == 1
    assert "image-damaged" in ended.stderr
    assert "exhibits/screen.bmp" in ended.stderr
    assert not (tmp_path / "out").exists()
