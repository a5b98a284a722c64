"""What all tests share: no network, no colors, the command line as a function, golden files, forms."""

import difflib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import hypothesis
import pytest

TESTS = Path(__file__).parent
GUARD = TESTS / "guard"
FORMS_VARIABLE = "PAROLE_PACKET_TEST_FORMS"
sys.path.insert(0, str(GUARD))

import no_network  # noqa: E402, F401 - from here on nothing in this process can reach the network

hypothesis.settings.register_profile("calm", deadline=None)  # no test may fail because a machine is busy
hypothesis.settings.load_profile("calm")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    stdout: str
    stderr: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the program says now")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests on official forms where there are none; in CI that is a failure, not a choice."""
    if os.environ.get(FORMS_VARIABLE):
        return
    official = [item for item in items if item.get_closest_marker("official")]
    if official and os.environ.get("CI") == "true":
        raise pytest.UsageError(f"{FORMS_VARIABLE} must name the folder of the official forms")
    if official:
        config.hook.pytest_deselected(items=official)
        items[:] = [item for item in items if item not in official]


_numbers = count()


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a store of its own that is empty: nothing that another test worked out is taken for this one's."""
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(_numbers))
    monkeypatch.setenv("PAROLE_PACKET_CACHE", str(folder))


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the output of a test the same on every machine, at every place and in every color."""
    for name in ("FORCE_COLOR", "COLUMNS", "PAROLE_PACKET_DEBUG", "TTY_COMPATIBLE", "UNICODE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("PAROLE_PACKET_FORMS", str(TESTS / "no-forms"))


@pytest.fixture
def official_forms() -> Path:
    """The folder of official forms; only tests marked `official` may ask."""
    folder = Path(os.environ[FORMS_VARIABLE])
    assert folder.is_dir(), f"{FORMS_VARIABLE} names no folder: {folder}"
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command line in this process."""
    from parole_packet.cli.app import run as run_command

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = run_command([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call


@pytest.fixture
def run_process(tmp_path: Path) -> Callable[..., Ran]:
    """Run the command line in a process of its own, without network."""

    def call(*arguments: str | Path, cwd: Path = tmp_path, env: dict[str, str] | None = None) -> Ran:
        ended = subprocess.run(
            [sys.executable, "-m", "parole_packet", *map(str, arguments)],
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": str(GUARD), "PYTHONUTF8": "1"} | (env or {}),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(ended.returncode, ended.stdout, ended.stderr)

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file in tests/golden; `--update-golden` writes it instead."""

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        expected = path.read_text("utf-8") if path.exists() else ""
        difference = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm=""
        )
        assert text == expected, "\n".join(difference)

    return compare
