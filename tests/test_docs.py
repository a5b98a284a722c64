"""The pages people read say what is true."""

import re
import tomllib
from pathlib import Path

import pytest
import typer

from parole_packet.cli.app import app

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
