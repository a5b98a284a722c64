"""The pages people read say what is true."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from parole_packet.case.load import load_case
from parole_packet.cli.app import app
from tests.conftest import Ran

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_is_in_the_readme() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    named = re.findall(r"^\| `(\w+)", README, re.MULTILINE)
    assert named == list(commands)


@pytest.mark.parametrize("command", ["init", "check", "build"])
def test_options_in_the_readme_exist(command: str) -> None:
    options = typer.main.get_command(app).commands[command].params  # type: ignore[attr-defined]
    known = {name for option in options for name in option.opts}
    (row,) = re.findall(rf"^\| `{command}.*", README, re.MULTILINE)
    named = set(re.findall(r"--[a-z-]+", row))
    assert named
    assert named <= known


def block(language: str, nth: int = 0) -> str:
    """Return a fenced block of the README."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[nth]


def test_the_error_in_the_readme_is_what_the_program_says(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "my-case", "--example", "--quiet")
    case = tmp_path / "my-case" / "case.yaml"
    case.write_text(case.read_text("utf-8").replace("date_of_birth", "date_of_brith", 1), "utf-8")
    assert block("text") in run("check", "my-case").stdout


def test_the_case_in_the_readme_is_a_case(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(block("yaml"), "utf-8")
    loaded = load_case(path)
    assert loaded.source is not None
    assert {finding.code for finding in loaded.diagnostics} == {"missing-field"}


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = project["dependencies"] + [
        name for extra in project["optional-dependencies"].values() for name in extra
    ]
    needed += (ROOT / "requirements-dev.txt").read_text("utf-8").split()
    reasons = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    names = [re.split(r"[<>=~\[]", requirement)[0] for requirement in needed]
    assert len(names) > 20
    assert [name for name in names if name not in reasons] == []
