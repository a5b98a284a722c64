"""The commands that keep and list blank forms, through the front door."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from parole_packet.cache import cache_folder
from parole_packet.forms import blanks
from parole_packet.forms.library import choose, look
from parole_packet.pdf.form_file import read_form
from tests.conftest import Ran
from tests.corpus.forms import stand_in
from tests.corpus.spoiled_forms import SPOILED

Run = Callable[..., Ran]
EXAMPLE = Path(__file__).parents[2] / "cases" / "medical"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    monkeypatch.setenv("PAROLE_PACKET_FORMS", str(folder))
    return folder


def offered(tmp_path: Path, data: bytes, name: str = "download.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_good_form_is_kept_once(run: Run, tmp_path: Path, library: Path) -> None:
    file = offered(tmp_path, stand_in("I-131"))
    ran = run("forms", "add", file)
    assert (ran.code, ran.stdout) == (
        0,
        f"kept: {file}: Form I-131, edition 01/20/25, build of 2026-01-02, 14 pages, as USCIS published it\n",
    )
    assert [path.read_bytes() for path in library.iterdir()] == [file.read_bytes()]
    again = run("forms", "add", file)
    assert (again.code, again.stdout[:6]) == (0, "known:")
    assert len(list(library.iterdir())) == 1


def test_a_bad_form_is_not_kept_and_good_ones_beside_it_are(run: Run, tmp_path: Path, library: Path) -> None:
    bad = offered(tmp_path, SPOILED["saved again"][1](), "bad.pdf")
    good = offered(tmp_path, stand_in("G-1145"), "good.pdf")
    ran = run("forms", "add", bad, good)
    assert ran.code == 1
    assert f"not kept: {bad}" in ran.stdout
    assert f"kept: {good}: Form G-1145" in ran.stdout
    assert "error[form-resaved]" in ran.stderr
    assert [path.name[:6] for path in library.iterdir()] == ["g-1145"]


@pytest.mark.parametrize("name", SPOILED)
def test_every_spoiled_file_gets_its_words(run: Run, tmp_path: Path, library: Path, name: str) -> None:
    verdict, build = SPOILED[name]
    ran = run("forms", "add", offered(tmp_path, build()))
    expected = "form-unused" if name == "unlocked" else verdict.value
    assert ran.code == 1
    assert f"error[{expected}]" in ran.stderr
    assert not library.exists()


def test_a_file_that_is_not_there_is_an_input_error(run: Run, tmp_path: Path, library: Path) -> None:
    assert run("forms", "add", tmp_path / "nothing.pdf").code == 3
    folder = run("forms", "add", tmp_path)
    assert folder.code == 3
    assert f"{tmp_path} is a folder" in folder.stderr


def test_the_list_says_where_missing_forms_are_found(run: Run, tmp_path: Path, library: Path) -> None:
    run("forms", "add", offered(tmp_path, stand_in("G-1145")))
    lines = run("forms", "list").stdout.splitlines()
    assert lines[0] == "I-131   missing: https://www.uscis.gov/i-131"
    assert [line for line in lines if line.startswith("G-1145  Form G-1145, edition 09/26/14")]


def test_a_newer_edition_is_kept_only_when_the_person_accepts_it(
    run: Run, tmp_path: Path, library: Path
) -> None:
    file = offered(tmp_path, SPOILED["newer edition"][1]())
    assert "error[form-newer]" in run("forms", "add", file).stderr
    assert run("forms", "add", "--accept-edition", file).code == 0
    assert "edition 09/17/31" in run("forms", "list").stdout


def test_the_list_of_a_case_names_what_the_case_needs(run: Run, tmp_path: Path, library: Path) -> None:
    lines = run("forms", "list", EXAMPLE).stdout.splitlines()
    assert "I-131   missing: https://www.uscis.gov/i-131" in lines
    assert not [line for line in lines if line.startswith("I-912")]
    bad = library / "kept.pdf"
    library.mkdir()
    bad.write_bytes(SPOILED["saved again"][1]())
    assert f"not usable: `{bad}` is not as USCIS published it" in run("forms", "list", EXAMPLE).stdout


def test_only_empty_official_forms_are_remembered_and_say_the_same(
    run: Run, tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that somebody filled in holds values of a case: nothing of it is kept."""
    library.mkdir()
    for name in ("I-131", "I-134", "G-1145"):
        (library / f"{name}.pdf").write_bytes(stand_in(name))
    (library / "filled.pdf").write_bytes(SPOILED["filled"][1]())
    first = run("build", EXAMPLE, "--dry-run")
    kept = list(cache_folder().glob("forms/*"))
    assert len(kept) == 3
    assert not any(b"Haidari" in path.read_bytes() for path in kept)
    read = []
    monkeypatch.setattr(blanks, "read_form", lambda data: read.append(data) or read_form(data))
    assert run("build", EXAMPLE, "--dry-run") == first
    assert read == [SPOILED["filled"][1]()]


@pytest.mark.official
def test_the_newest_build_of_an_edition_is_taken_and_one_beside_the_case_before_it(
    official_forms: Path, tmp_path: Path
) -> None:
    """The names say nothing: the older build comes first in the folder."""
    old, new = (
        official_forms / name for name in ("g-28-2018-09-17-build-2018-09-14.pdf", "g-28-2018-09-17.pdf")
    )
    library, beside = tmp_path / "library", tmp_path / "beside"
    for folder in (library, beside):
        folder.mkdir()
    shutil.copyfile(old, library / "a.pdf")
    shutil.copyfile(new, library / "b.pdf")
    found = choose("G-28", look((beside, library)))
    assert found is not None
    assert found.path == library / "b.pdf"
    shutil.copyfile(old, beside / "c.pdf")
    found = choose("G-28", look((beside, library)))
    assert found is not None
    assert found.path == beside / "c.pdf"
