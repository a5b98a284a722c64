"""The wheel, installed in an empty environment, is the whole program."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from parole_packet import __version__
from tests.conftest import GUARD

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel and borrows its dependencies."""
    home = tmp_path_factory.mktemp("home")
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(home),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (packages,) = home.rglob("site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return scripts / "parole-packet"


def call(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(GUARD), "NO_COLOR": "1", "HOME": str(cwd)}
    ended = subprocess.run(
        [command, *arguments], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended


def test_the_wheel_holds_what_the_program_needs_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "parole_packet/py.typed" in names
    assert "parole_packet/templates/cases/starter.yaml" in names
    assert "parole_packet/cases/medical/case.yaml" in names
    odd = [name for name in names if "/out/" in name or "__pycache__" in name or name.startswith("tests")]
    assert odd == []


def test_the_installed_program_builds_a_packet(command: Path, tmp_path: Path) -> None:
    assert call(command, "--version", cwd=tmp_path).stdout == f"parole-packet {__version__}\n"
    where = "import parole_packet; print(parole_packet.__file__)"
    here = call(command.with_name("python"), "-c", where, cwd=tmp_path).stdout.strip()
    assert Path(here).is_relative_to(command.parents[1]), "the wheel is what is tested"
    call(command, "init", "mine", "--ground", "medical_treatment", cwd=tmp_path)
    call(command, "init", "my-case", "--example", cwd=tmp_path)
    built = call(command, "build", "my-case", cwd=tmp_path)
    assert (tmp_path / built.stdout.strip()).read_bytes().startswith(b"%PDF-")
    (said,) = (line for line in built.stderr.splitlines() if line.startswith("built"))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert count_free(f"{built.stdout}{said}\n") in count_free(readme)


def count_free(text: str) -> str:
    """Return text without its numbers of pages."""
    return re.sub(r"\d+ pages", "N pages", text)
