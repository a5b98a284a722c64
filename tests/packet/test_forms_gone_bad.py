"""Forms that were right when they were looked at and are not when the packet is made: never a bug, never an output."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from parole_packet.forms import prepare
from parole_packet.packet.fileset import Written
from parole_packet.packet.making import BuildSet
from parole_packet.pdf.reader import PdfProblem
from tests.cli.minimal import write
from tests.conftest import Ran
from tests.corpus.forms import STAND_INS, stand_in

Run = Callable[..., Ran]
BLANK, COPY = "forms/I-131.pdf", "done.pdf"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = write(tmp_path / "case")
    (path.parent / "forms").mkdir()
    for form in STAND_INS:
        (path.parent / "forms" / f"{form}.pdf").write_bytes(stand_in(form))
    return path


def spoiled(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Change something after the check of a build and before its pages are made."""
    whole = BuildSet._written

    def written(self: BuildSet, work: Path) -> Written:
        change()
        return whole(self, work)

    monkeypatch.setattr(BuildSet, "_written", written)


def test_a_blank_that_cannot_be_filled_in_is_a_finding(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_args: object) -> None:
        raise PdfProblem("damaged", "its content ends early")

    monkeypatch.setattr(prepare, "fill", fill)
    ended = run("build", case)
    assert ended.code == 1
    assert "error[form-damaged]: `I-131.pdf`, Form I-131, looked right and cannot be used" in ended.stderr
    assert not (case.parent / "out" / "packet.pdf").exists()


@pytest.mark.parametrize("after", [b"%PDF-1.4 nothing", None])
def test_a_blank_that_changes_meanwhile_stops_the_build(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch, after: bytes | None
) -> None:
    blank = case.parent / BLANK
    spoiled(monkeypatch, lambda: blank.unlink() if after is None else blank.write_bytes(after))
    ended = run("build", case)
    assert ended.code == 3
    assert "I-131.pdf" in ended.stderr
    assert not (case.parent / "out" / "packet.pdf").exists()


def test_a_completed_form_that_changes_meanwhile_stops_the_build(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", case).code == 0
    copy = case.parent / COPY
    shutil.copy(case.parent / "out" / "forms" / "i-131.pdf", copy)
    case.write_text(case.read_text("utf-8") + f"forms: {{I-131: {COPY}}}\n", "utf-8")
    spoiled(monkeypatch, lambda: copy.write_bytes(b"%PDF-1.4 nothing"))
    ended = run("build", case)
    assert ended.code == 3
    assert "changed while it was used" in ended.stderr
