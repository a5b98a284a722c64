"""The commands, their output and their exit codes, from the outside."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran

import parole_packet
from parole_packet.case.load import load_case
from parole_packet.catalog import CATALOG, Entry
from parole_packet.diagnostics import Diagnostic, Severity, Where
from parole_packet.errors import CaseRejectedError, VerificationError

Run = Callable[..., Ran]
COMMANDS = ("init", "check", "build", "explain", "schema")
"""Every command there is; one more test below proves that."""

CASE = "version: 1\nbeneficiary:\n  name: {family: Haidari}\n"


@dataclass(frozen=True)
class Result:
    """What `check` and `build` hand back, as far as the command line reads it."""

    findings: tuple[Diagnostic, ...] = ()
    source: Any = None
    plan: Any = None
    packet: Path = Path("out/packet.pdf")
    filing_day: Path = Path("out/filing-day.pdf")
    manifest: Path = Path("out/manifest.json")
    pages: int = 12
    draft: bool = False
    accepted: tuple[Any, ...] = ()
    unfilled: tuple[str, ...] = ()
    preview: Path | None = None
    requirements: tuple[Any, ...] = ()
    unchanged: bool = False
    volumes: tuple[Path, ...] = (Path("out/packet.pdf"),)
    uploads: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    reduced: int = 0


@dataclass
class Calls:
    """What the command line asked for, and what it is given back."""

    findings: tuple[Diagnostic, ...] = ()
    error: BaseException | None = None
    draft: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, path: Path, **options: Any) -> Result:
        self.asked.append({"path": path} | options)
        if self.error:
            raise self.error
        return Result(self.findings, load_case(path).source, draft=self.draft)


def finding(code: str) -> Diagnostic:
    where = Where(("beneficiary", "name", "family"))
    return Diagnostic(code, "`{family}` is odd", {"family": "Haidari"}, where)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    """A folder with a case, and the public functions replaced."""
    for severity in Severity:
        code = f"test-{severity.value}"
        entry = Entry(code, severity, f"a test {severity.value}", "why", "Mend it.")
        monkeypatch.setitem(CATALOG, code, entry)
    made = Calls()
    monkeypatch.setattr(parole_packet, "check", made, raising=False)
    monkeypatch.setattr(parole_packet, "build", made, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.yaml").write_text(CASE)
    return made


# ------------------------------------------------------------------ help


def test_help_names_every_command(run: Run) -> None:
    shown = run("--help").stdout
    lines = shown.partition("Commands:\n")[2].splitlines()
    listed = [line.split()[0] for line in lines if line.strip()]
    assert listed[: len(COMMANDS)] == list(COMMANDS)
    assert run("-h").stdout == shown


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command(run: Run, golden: Callable[[str, str], None], command: str) -> None:
    ended = run(command, "-h")
    assert ended.code == 0
    golden(f"help/{command}.txt", ended.stdout)
    assert run(command, "--help") == ended


def test_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"parole-packet {parole_packet.__version__}\n", "")


def test_no_command_is_a_usage_error_with_help(run: Run) -> None:
    ended = run()
    assert ended.code == 2
    assert "Commands:" in ended.stdout + ended.stderr


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [(["chekc"], "check"), (["check", "--strickt"], "--strict"), (["check", "--format", "jsn"], "json")],
)
def test_a_slip_of_the_fingers_gets_a_suggestion(run: Run, arguments: list[str], hint: str) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert hint in ended.stderr
    assert ended.stdout == ""


# ------------------------------------------------------------------ check


def test_check_of_a_clean_case(run: Run, calls: Calls) -> None:
    ended = run("check", "--today", "2026-12-01")
    assert ended == Ran(0, "no problems in case.yaml\n", "")
    (asked,) = calls.asked
    assert asked.pop("passwords")("bank.pdf", False) is None
    assert asked == {
        "path": Path("case.yaml"),
        "today": date(2026, 12, 1),
        "law": None,
        "cache": True,
        "deep": False,
    }


@pytest.mark.parametrize("command", [("check",), ("build",), ("build", "--dry-run")])
def test_the_store_can_be_left_out(run: Run, calls: Calls, command: tuple[str, ...]) -> None:
    assert run(*command, "--no-cache").code == 0
    (asked,) = calls.asked
    assert asked["cache"] is False


@pytest.mark.parametrize(
    ("code", "strict", "exit_code"),
    [
        ("test-error", False, 1),
        ("test-error", True, 1),
        ("test-warning", False, 0),
        ("test-warning", True, 1),
        ("test-note", True, 0),
    ],
)
def test_exit_code_of_check(run: Run, calls: Calls, code: str, strict: bool, exit_code: int) -> None:
    calls.findings = (finding(code),)
    ended = run("check", *(["--strict"] if strict else []))
    assert ended.code == exit_code
    assert code in ended.stdout
    assert ended.stderr == f"more about a finding: parole-packet explain {code}\n"


def test_quiet_hides_all_but_errors(run: Run, calls: Calls) -> None:
    calls.findings = (finding("test-error"), finding("test-warning"), finding("test-note"))
    ended = run("check", "--quiet")
    assert "test-error" in ended.stdout
    assert "test-warning" not in ended.stdout
    assert ended.stderr == ""
    calls.findings = (finding("test-warning"),)
    assert run("check", "--quiet") == Ran(0, "", "")


def test_check_writes_json(run: Run, calls: Calls) -> None:
    calls.findings = (finding("test-error"),)
    ended = run("check", "--format", "json")
    document = json.loads(ended.stdout)
    assert document["schema"] == "parole-packet/findings/1"
    assert document["findings"][0]["pointer"] == "beneficiary.name.family"
    assert document["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert "Haidari" not in ended.stdout
    assert ended.stderr == ""
    assert ended.code == 1


def test_check_writes_github_annotations(run: Run, calls: Calls) -> None:
    calls.findings = (finding("test-warning"),)
    assert run("check", "--format", "github").stdout == (
        "::warning file=case.yaml,line=3,col=18,endLine=3,endColumn=25,title=test-warning::a test warning\n"
    )


def test_check_writes_lines(run: Run, calls: Calls) -> None:
    calls.findings = (finding("test-warning"),)
    assert run("check", "--format", "concise").stdout == (
        "case.yaml:3:18: warning[test-warning] `Haidari` is odd\n"
    )


def test_a_case_that_is_not_there(run: Run, calls: Calls) -> None:
    ended = run("check", "elsewhere")
    assert ended.code == 3
    assert ended.stderr.startswith("error: there is no file or folder elsewhere\n  = help: ")
    assert ended.stdout == ""


def test_a_folder_without_a_case(run: Run, calls: Calls, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("check", "empty")
    assert ended.code == 2
    assert "parole-packet init" in ended.stderr


# ------------------------------------------------------------------ build


def test_build_prints_the_packet_and_talks_on_stderr(run: Run, calls: Calls) -> None:
    calls.findings = (finding("test-warning"),)
    ended = run("build", "--today", "2026-12-01", "--force", "--out", "there")
    assert ended.code == 0
    assert ended.stdout == f"{Path('out/packet.pdf')}\n"
    assert "warning[test-warning]" in ended.stderr
    assert "12 pages" in ended.stderr
    (asked,) = calls.asked
    assert asked.pop("progress")
    assert asked.pop("passwords")
    assert asked == {
        "path": Path("case.yaml"),
        "draft": False,
        "force": True,
        "out": Path("there"),
        "today": date(2026, 12, 1),
        "law": None,
        "cache": True,
        "max_size": None,
        "preview": False,
    }


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("12MB", 12_000_000),
        ("900kB", 900_000),
        ("12MiB", 12 << 20),
        ("12_000_000", 12_000_000),
        ("1.5 mb", 1_500_000),
    ],
)
def test_a_limit_is_typed_as_people_write_sizes(typed: str, size: int, run: Run, calls: Calls) -> None:
    assert run("build", "--max-size", typed).code == 0
    assert calls.asked[0]["max_size"] == size


def test_build_of_a_draft_says_so(run: Run, calls: Calls) -> None:
    calls.draft = True
    ended = run("build", "--draft")
    assert ended.code == 0
    assert calls.asked[0]["draft"] is True
    assert "a draft is not for filing" in ended.stderr


def test_build_quietly(run: Run, calls: Calls) -> None:
    calls.findings = (finding("test-warning"),)
    assert run("build", "-q") == Ran(0, f"{Path('out/packet.pdf')}\n", "")


def test_build_of_a_case_with_errors(run: Run, calls: Calls) -> None:
    source = load_case(Path("case.yaml")).source
    calls.error = CaseRejectedError((finding("test-error"), finding("test-note")), source)
    ended = run("build")
    assert ended.code == 1
    assert ended.stdout == ""
    assert "3 |   name: {family: Haidari}" in ended.stderr
    assert "1 problem in case.yaml: 1 error; 1 note" in ended.stderr


def test_a_packet_that_fails_its_verification(run: Run, calls: Calls) -> None:
    calls.error = VerificationError(["page 3 is missing"])
    ended = run("build")
    assert ended.code == 4
    assert ended.stderr.startswith("  page 3 is missing\nerror: the packet that was built failed")


def test_open_starts_the_viewer(run: Run, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "run", lambda command, **options: started.append(command))
    run("build", "--open")
    assert started == [["xdg-open", str(Path("out/packet.pdf"))]]


def test_open_without_a_viewer(run: Run, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*arguments: object, **options: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "no such file", "xdg-open")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(subprocess, "run", missing)
    ended = run("build", "--open")
    assert ended.code == 0
    assert "open it yourself" in ended.stderr


# ------------------------------------------------------------------ ways to end


def test_a_bug_is_told_without_a_value_of_the_case(run: Run, calls: Calls) -> None:
    calls.error = KeyError("Maryam Haidari")
    ended = run("check")
    assert ended.code == 70
    assert "Haidari" not in ended.stderr
    assert "parole_packet/cli/actions.py:" in ended.stderr
    assert "the program made a mistake (KeyError)" in ended.stderr
    assert str(Path.cwd()) not in ended.stderr


@pytest.mark.parametrize("way", ["option", "variable"])
def test_debug_shows_everything(run: Run, calls: Calls, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    calls.error = KeyError("Maryam Haidari")
    if way == "variable":
        monkeypatch.setenv("PAROLE_PACKET_DEBUG", "1")
    ended = run(*(["--debug"] if way == "option" else []), "check")
    assert ended.code == 70
    assert "Traceback (most recent call last)" in ended.stderr
    assert "KeyError: 'Maryam Haidari'" in ended.stderr


def test_an_interrupted_run(run: Run, calls: Calls) -> None:
    calls.error = KeyboardInterrupt()
    assert run("build") == Ran(130, "", "interrupted\n")


def test_what_the_system_refuses(run: Run, calls: Calls) -> None:
    calls.error = PermissionError(errno.EACCES, "Permission denied", "out")
    assert run("build") == Ran(3, "", "error: Permission denied: out\n")


@pytest.mark.parametrize("arguments", [["explain"], ["schema"], ["check", "."]], ids=" ".join)
def test_a_reader_that_leaves_makes_no_noise(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "case.yaml").write_text("version: 1\n")
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "parole_packet", *arguments]
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
    os.close(write)
    assert (ended.returncode, ended.stderr.partition(b"more about")[0]) == (int(arguments[0] == "check"), b"")


# ------------------------------------------------------------------ explain, schema


def test_explain(run: Run, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]) -> None:
    from parole_packet.diagnostics import Confidence

    entry = Entry(
        "test-rule",
        Severity.WARNING,
        "nothing shows why the treatment cannot be had nearby",
        "Officers look for it first. " * 4,
        "Add a doctor's letter that says so.",
        draft=True,
        accept=True,
        source="I-131 instructions, p. 26",
        as_of=date(2026, 11, 22),
        confidence=Confidence.OFFICIAL,
    )
    monkeypatch.setitem(CATALOG, entry.code, entry)
    ended = run("explain", "test-rule")
    golden("explain.txt", ended.stdout)
    assert ended.code == 0
    assert run("explain", "[TEST-RULE]") == ended


def test_explain_suggests_near_codes(run: Run) -> None:
    ended = run("explain", "unknown-feild")
    assert ended.code == 2
    assert "did you mean unknown-field" in ended.stderr


def test_explain_without_a_code_lists_all(run: Run) -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(CATALOG)


def test_schema(run: Run) -> None:
    ended = run("schema")
    assert ended.code == 0
    assert "beneficiary" in json.loads(ended.stdout)["properties"]


# ------------------------------------------------------------------ as a process


def test_completion(run_process: Callable[..., Ran]) -> None:
    words = {"_PAROLE_PACKET_COMPLETE": "complete_zsh"}
    words["_TYPER_COMPLETE_ARGS"] = "parole-packet explain unknown-f"
    assert "unknown-field" in run_process(env=words).stdout
    words["_TYPER_COMPLETE_ARGS"] = "parole-packet init --ground medi"
    assert "medical_treatment" in run_process(env=words).stdout


def test_help_loads_nothing_heavy(run_process: Callable[..., Ran]) -> None:
    code = (
        "import sys; from parole_packet.cli.app import run; run(['--help']);"
        "heavy = {'pydantic', 'ruamel', 'pypdf', 'reportlab', 'PIL', 'rich', 'jinja2', 'pypdfium2'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"


def test_the_module_is_the_command(run_process: Callable[..., Ran]) -> None:
    assert run_process("--version") == Ran(0, f"parole-packet {parole_packet.__version__}\n", "")
