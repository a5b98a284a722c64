"""Whatever is wrong with a case: one clear finding at its place, and nothing written."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import Ran

Run = Callable[..., Ran]
Spoil = Callable[[Path], None]
TODAY = ("--today", "2026-12-01")


def case(old: str, new: str) -> Spoil:
    """Change words of the case file."""

    def spoil(folder: Path) -> None:
        assert old in minimal.CASE
        (folder / "case.yaml").write_text(minimal.CASE.replace(old, new), "utf-8")

    return spoil


def raw(data: bytes) -> Spoil:
    """Replace the case file."""
    return lambda folder: void((folder / "case.yaml").write_bytes(data))


def file(data: bytes, name: str = "letter.pdf") -> Spoil:
    """Replace a file of the evidence."""
    return lambda folder: void((folder / "exhibits" / name).write_bytes(data))


def renamed(name: str) -> Spoil:
    """Give the letter another name than the case file says."""
    return lambda folder: void((folder / "exhibits" / "letter.pdf").rename(folder / "exhibits" / name))


def linked(folder: Path) -> None:
    """Let the letter be a link to a file outside."""
    outside = folder.parent / "outside.pdf"
    outside.write_bytes(minimal.pdf(2))
    (folder / "exhibits" / "letter.pdf").unlink()
    (folder / "exhibits" / "letter.pdf").symlink_to(outside)


def void(_: object) -> None:
    """Throw a result away."""


LETTER = "file: exhibits/letter.pdf"
ERRORS: dict[str, tuple[Spoil, str]] = {
    "empty": (raw(b""), "empty-case"),
    "list at top level": (raw(b"- version: 1\n"), "wrong-top-level"),
    "not UTF-8": (raw(minimal.CASE.replace("Maryam", "Jos\u00e9").encode("latin-1")), "not-utf8"),
    "duplicate key": (case("version: 1\n", "version: 1\nversion: 1\n"), "duplicate-key"),
    "two documents": (raw((minimal.CASE + "---\n" + minimal.CASE).encode()), "several-documents"),
    "tab": (case("  sex: female", "\tsex: female"), "tab-indent"),
    "alias": (case("sex: female", "sex: *female"), "yaml-alias"),
    "control character": (case("Herat", '"He\\x07rat"'.replace("\\x07", "\x07")), "control-character"),
    "direction mark": (case("Herat", "He\u202erat"), "bidi-control"),
    "version 2": (case("version: 1", "version: 2"), "unknown-version"),
    "unknown key": (case("date_of_birth: 1989", "date_of_brith: 1989"), "unknown-field"),
    "impossible date": (case("1989-03-04", "1989-02-30"), "not-a-date"),
    "id used twice": (case("id: photo", "id: letter"), "duplicate-id"),
    "citation of nothing": (case("[@photo]", "[@foto]"), "citation-unknown"),
    "citation of a page that is not there": (case("p.2", "p.3"), "citation-page"),
    "missing file": (case(LETTER, "file: exhibits/lettre.pdf"), "file-missing"),
    "other letter case": (renamed("Letter.pdf"), "file-missing"),
    "a folder": (case(LETTER, "file: exhibits"), "file-is-folder"),
    "out of the folder": (case(LETTER, "file: ../letter.pdf"), "path-leaves-case"),
    "absolute": (case(LETTER, "file: /etc/hosts"), "path-leaves-case"),
    "a link out of the folder": (linked, "path-leaves-case"),
    "0 bytes": (file(b""), "file-empty"),
    "a web page": (file(b"<!DOCTYPE html><html><body>Sign in</body></html>"), "file-web-page"),
    "a password": (file(minimal.pdf(2, password="secret")), "pdf-password"),  # noqa: S106
    "damage": (file(minimal.pdf(2)[:300]), "pdf-damaged"),
    "no pages": (file(minimal.pdf_without_pages()), "pdf-no-pages"),
    "a page beyond the end": (case(LETTER, LETTER + '\n    pages: "2-3"'), "page-range"),
    "a corrupt picture": (file(minimal.jpeg()[:2000], "photo.jpg"), "image-damaged"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    minimal.write(tmp_path / "case")
    monkeypatch.chdir(tmp_path / "case")
    return tmp_path / "case"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_case_itself_has_no_errors(run: Run, folder: Path) -> None:
    ended = run("check", *TODAY)
    assert ended.code == 0, ended.stdout


@pytest.mark.parametrize(("spoil", "code"), ERRORS.values(), ids=ERRORS)
def test_bad_input(run: Run, folder: Path, spoil: Spoil, code: str) -> None:
    spoil(folder)
    before = everything(folder)
    checked = run("check", *TODAY, "--format", "concise")
    assert checked.code == 1, checked
    errors = [line for line in checked.stdout.splitlines() if ": error[" in line]
    assert any(f"error[{code}]" in line for line in errors), checked.stdout
    built = run("build", *TODAY)
    assert built.code == 1
    assert f"error[{code}]" in built.stderr
    assert everything(folder) == before


def test_all_problems_come_at_once(run: Run, folder: Path) -> None:
    spoiled = minimal.CASE.replace("1989-03-04", "1989-02-30").replace("sex: female", "sex: femal")
    (folder / "case.yaml").write_text(spoiled.replace("id: photo", "id: photo\n    kin: photo"))
    found = run("check", *TODAY, "--format", "concise").stdout
    assert all(code in found for code in ("not-a-date", "not-in-list", "unknown-field"))


def test_a_name_that_differs_only_in_case_is_suggested(run: Run, folder: Path) -> None:
    renamed("Letter.pdf")(folder)
    assert "Letter.pdf" in run("check", *TODAY).stdout


def test_a_name_that_differs_only_in_its_unicode_form_is_suggested(run: Run, folder: Path) -> None:
    case(LETTER, "file: exhibits/café.pdf")(folder)
    renamed(unicodedata.normalize("NFD", "café.pdf"))(folder)
    shown = run("check", *TODAY).stdout
    assert "file-missing" in shown or "file-name-differs" in shown


FINE: dict[str, Spoil] = {
    "byte order mark and CRLF": raw(b"\xef\xbb\xbf" + minimal.CASE.replace("\n", "\r\n").encode()),
    "a picture that is called a PDF": file(minimal.jpeg(901), "letter.pdf"),
    "one file for two exhibits": case("    file: exhibits/photo.jpg", f"    {LETTER}"),
    "odd letters": case("The doctor says so.", "'<b>x</b> [/red] {{ 1 }} *a* |b| مریم {0} %s & $x'"),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_odd_but_fine(run: Run, folder: Path, change: Spoil) -> None:
    change(folder)
    if (folder / "exhibits" / "letter.pdf").read_bytes()[:2] == b"\xff\xd8":
        case("[@letter p.2]", "[@letter]")(folder)
    ended = run("check", *TODAY)
    assert ended.code == 0, ended.stdout


def test_the_same_content_under_two_names(run: Run, folder: Path) -> None:
    (folder / "exhibits" / "photo.jpg").write_bytes((folder / "exhibits" / "letter.pdf").read_bytes())
    ended = run("check", *TODAY)
    assert ended.code == 0
    assert "warning[duplicate-content]" in ended.stdout


def test_what_a_person_accepts_is_told_apart(run: Run, folder: Path) -> None:
    code = "further-evidence-missing"
    accepted = f"accepted:\n  - {{code: {code}, at: exhibits, reason: She cannot travel.}}\n"
    raw((minimal.CASE + accepted).encode())(folder)
    ended = run("check", *TODAY)
    assert f"accepted[{code}]: " in ended.stdout
    assert "= reason: She cannot travel." in ended.stdout
    assert ended.stdout.endswith("; 1 accepted\n")


def test_several_cases(run: Run, folder: Path) -> None:
    (folder / "other.yaml").write_text(minimal.CASE)
    ended = run("check")
    assert ended.code == 2
    assert "case.yaml, other.yaml" in ended.stderr
