"""Words that cannot be set, templates of one's own, and drafts, through the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import Ran
from tests.typeset.reading import letters, texts_of

Run = Callable[..., Ran]
TODAY = ("--today", "2026-12-02")
STATEMENT = """\
statements:
  - {id: told, kind: statement, speaker: {name: {family: Gromov}}, signed_in: abroad, text: "I saw it [@photo]."}
exhibits:
"""

SPOILED = {
    "a citation in the form's box": (
        ("She needs surgery.", "She needs it [@photo]."),
        "error[citation-in-form]",
    ),
    "Markdown in the form's box": (("She needs surgery.", "'She *needs* it.'"), "warning[markup-in-form]"),
    "raw HTML": (("The doctor says so.", "The <b>doctor</b> says so."), "warning[markup-not-set]"),
    "a remote picture": (
        ("The doctor says so.", "'![x](http://example.org/x.png)'"),
        "warning[markup-not-set]",
    ),
    "letters in a name": (
        ("given: Maryam}", "given: Maryam, native: ማርያም}"),
        "error[letters-without-glyphs]",
    ),
    "letters in a title": (("Photo of the patient", "Photo 漢"), "error[letters-without-glyphs]"),
    "letters in a text": (("The doctor says so.", "The doctor says 漢."), "error[letters-without-glyphs]"),
    "a citation in a statement": (
        ("exhibits:\n", STATEMENT.replace("@photo", "@foto")),
        "error[citation-unknown]",
    ),
    "an id used twice": (("exhibits:\n", STATEMENT.replace("id: told", "id: photo")), "error[duplicate-id]"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    minimal.write(tmp_path / "case")
    monkeypatch.chdir(tmp_path / "case")
    return tmp_path / "case"


def rewrite(folder: Path, old: str, new: str) -> None:
    text = minimal.CASE.replace(old, new, 1)
    assert text != minimal.CASE
    (folder / "case.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize(("change", "wanted"), SPOILED.values(), ids=SPOILED)
def test_words_that_cannot_be_set_are_told_with_their_place(
    run: Run, folder: Path, change: tuple[str, str], wanted: str
) -> None:
    rewrite(folder, *change)
    ended = run("check", *TODAY, "--format", "concise")
    lines = [line for line in ended.stdout.splitlines() if f" {wanted} " in line]
    assert lines, ended.stdout
    line = int(lines[0].split(":")[1])
    assert line > 1, "the place is named"
    assert ended.code == (1 if wanted.startswith("error") else 0)


def test_a_statement_can_be_cited_and_a_statement_cites(run: Run, folder: Path) -> None:
    rewrite(folder, "exhibits:\n", STATEMENT)
    text = (folder / "case.yaml").read_text("utf-8").replace("See [@photo].", "See [@photo] and [@told].")
    (folder / "case.yaml").write_text(text, "utf-8")
    ended = run("build", *TODAY, "--quiet")
    assert ended.code == 0, ended.stderr
    pages = [letters(page) for page in texts_of(Path(ended.stdout.strip()).read_bytes())]
    assert any("seeExhibitBandExhibitC" in page.replace("See", "see") for page in pages)
    declared = next(page for page in pages if letters("I declare under penalty of perjury") in page)
    assert letters("I saw it (Exhibit B).") in declared
    assert letters("Exhibit C, page 1 of 1") in declared


def test_without_blanks_a_build_is_a_draft_and_says_so(run: Run, folder: Path) -> None:
    ended = run("build", *TODAY)
    assert ended.code == 0
    assert Path(ended.stdout.strip()).name == "packet-draft.pdf"
    assert "answer sheets stand in for the official forms that are not there: I-131, I-134" in ended.stderr
    pages = texts_of(Path(ended.stdout.strip()).read_bytes())
    assert all("DRAFT" in page for page in pages)
    assert sum("Answer sheet, not the form" in page for page in pages) > 6
    assert not (folder / "out" / "packet.pdf").exists()


def test_templates_are_copied_and_the_copy_is_used(run: Run, folder: Path) -> None:
    ended = run("init", folder, "--templates")
    assert ended.code == 0
    names = sorted(path.name for path in (folder / "templates").iterdir())
    assert names[:2] == ["beneficiary-declaration.md.j2", "cover-letter.md.j2"]
    assert (folder / "case.yaml").read_text("utf-8") == minimal.CASE
    template = folder / "templates" / "cover-letter.md.j2"
    template.write_text(
        template.read_text("utf-8").replace("Dear Officer:", "To whom it may concern:"), "utf-8"
    )
    again = run("init", folder, "--templates")
    assert again.code == 3, "what a person wrote is kept"
    built = run("build", *TODAY, "--quiet")
    assert any(
        "To whom it may concern:" in page for page in texts_of(Path(built.stdout.strip()).read_bytes())
    )


def test_a_mistake_in_a_template_is_told_with_its_line(run: Run, folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "cover-letter.md.j2").write_text("Dear\n\n{{ benficiary.name }}\n", "utf-8")
    ended = run("check", *TODAY, "--format", "concise")
    assert ended.code == 1
    assert "templates/cover-letter.md.j2:3:1: error[template-error]" in ended.stdout
    assert "benficiary" in ended.stdout
