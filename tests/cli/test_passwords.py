"""Locked PDFs: their passwords come from a file or a terminal, and are kept nowhere."""

import getpass
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus.pdfs import PDFS

from parole_packet.documents.standins import PREFIX

LOCK = "s3cret: words"


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case whose letter is locked; temporary files go where the test can see them."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    case = minimal.write(tmp_path / "case")
    (case.parent / "exhibits" / "letter.pdf").write_bytes(minimal.pdf(2, password=LOCK))
    return case


@pytest.fixture
def passwords(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "passwords.txt"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Sit at a terminal and type; the list holds what was asked."""

    def answer(*words: str) -> list[str]:
        asked: list[str] = []
        answers: Iterator[str] = iter(words)
        for stream in (sys.stdin, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True)
        monkeypatch.setattr(getpass, "getpass", lambda words: asked.append(words) or next(answers))
        return asked

    return answer


def test_a_password_file_unlocks(
    run: Callable[..., Ran], locked: Path, passwords: Callable[[str], Path]
) -> None:
    file = passwords(f"\nexhibits/letter.pdf: {LOCK}\n")
    checked = run("check", locked, "--password-file", file)
    assert "[pdf-unlocked]" in checked.stdout
    assert "[pdf-password]" not in checked.stdout
    built = run("build", locked, "--draft", "--password-file", file)
    assert built.code == 0, built.stderr
    out = locked.parent / "out"
    with pikepdf.open(out / "packet-draft.pdf") as packet:
        assert not packet.is_encrypted
    manifest = (out / "packet-draft.manifest.json").read_text("utf-8")
    assert "unlocked with its password" in manifest
    everything = manifest + checked.stdout + checked.stderr + built.stdout + built.stderr
    assert LOCK not in everything
    assert all(LOCK.encode() not in path.read_bytes() for path in out.iterdir())
    assert list(Path(tempfile.gettempdir()).glob(f"{PREFIX}*")) == []


def test_without_a_terminal_nobody_is_asked(run: Callable[..., Ran], locked: Path) -> None:
    checked = run("check", locked)
    assert checked.code == 1
    assert "`exhibits/letter.pdf` can only be opened with a password" in checked.stdout
    assert "--password-file" in checked.stdout


def test_a_wrong_password_is_told_without_repeating_it(
    run: Callable[..., Ran], locked: Path, passwords: Callable[[str], Path]
) -> None:
    checked = run("check", locked, "--password-file", passwords("exhibits/letter.pdf: wr0ng"))
    assert "the password given for `exhibits/letter.pdf` does not open it" in checked.stdout
    assert "wr0ng" not in checked.stdout + checked.stderr


def test_a_terminal_is_asked_again_and_may_go_on_without(
    run: Callable[..., Ran], locked: Path, typed: Callable[..., list[str]]
) -> None:
    asked = typed("wrong", LOCK)
    assert "[pdf-unlocked]" in run("check", locked).stdout
    assert ["that did not open it" in words for words in asked] == [False, True]
    typed("")
    assert "[pdf-password]" in run("check", locked).stdout
    assert len(typed("a", "b", "c")) == 0
    assert "does not open it" in run("check", locked).stdout


def test_a_program_is_never_asked(
    run: Callable[..., Ran], locked: Path, typed: Callable[..., list[str]]
) -> None:
    asked = typed(LOCK)
    assert "pdf-password" in run("check", locked, "--format", "json").stdout
    assert asked == []


@pytest.mark.parametrize(("text", "words"), [("just words\n", "line 1 of"), ("\n\n: secret\n", "line 3 of")])
def test_a_line_that_names_no_file_is_refused(
    run: Callable[..., Ran], locked: Path, passwords: Callable[[str], Path], text: str, words: str
) -> None:
    ended = run("check", locked, "--password-file", passwords(text))
    assert (ended.code, words in ended.stderr) == (2, True)
    assert "secret" not in ended.stderr.replace("passwords.txt", "")


def test_a_password_file_that_is_not_there(run: Callable[..., Ran], locked: Path, tmp_path: Path) -> None:
    ended = run("check", locked, "--password-file", tmp_path / "none.txt")
    assert (ended.code, "cannot be read" in ended.stderr) == (3, True)


@pytest.mark.parametrize("name", [name for name in PDFS if name.startswith("user-password")])
def test_every_encryption_is_unlocked(
    name: str, run: Callable[..., Ran], locked: Path, passwords: Callable[[str], Path]
) -> None:
    (locked.parent / "exhibits" / "letter.pdf").write_bytes(PDFS[name].build())
    checked = run("check", locked, "--password-file", passwords("exhibits/letter.pdf: user"))
    assert "[pdf-unlocked]" in checked.stdout
