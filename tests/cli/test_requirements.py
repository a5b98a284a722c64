"""What is asked for and what answers it, on the terminal; and law files in place of the program's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import Ran

from parole_packet.resources import resource

Run = Callable[..., Ran]
EXPLAINED = """\
  missing_documents: [{requirement: med_diagnosis, why: The doctor is in hiding.}]
exhibits:
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return minimal.write(tmp_path / "case", minimal.CASE.replace("exhibits:\n", EXPLAINED))


@pytest.fixture
def law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("templates", "law"), tmp_path / "law"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_table_of_requirements(case: Path, run: Run, golden: Callable[[str, str], None]) -> None:
    ended = run("check", case, "--requirements", "--today", "2026-12-01")
    golden("requirements.txt", ended.stdout[ended.stdout.index("what is asked for") :])


def test_the_table_wraps(case: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    table = run("check", case, "--requirements").stdout.partition("what is asked for")[2]
    assert max(map(len, table.splitlines())) <= 72
    assert "explained in" in table


def test_without_a_plan_there_is_no_table(case: Path, run: Run) -> None:
    change(case, "  sex: female\n", "")
    ended = run("check", case, "--requirements")
    assert ended.code == 1
    assert "what is asked for" not in ended.stdout


def test_the_table_is_for_people(case: Path, run: Run) -> None:
    ended = run("check", case, "--requirements", "--format", "json")
    assert ended.code == 2
    assert "leave --format out" in ended.stderr


def test_law_files_of_a_folder_are_used_by_check_and_build(case: Path, law: Path, run: Run) -> None:
    change(law / "fees.yaml", "amount: 630", "amount: 987")
    (law / "countries.csv").unlink()
    assert run("build", case, "--draft", "--law", law).code == 0
    assert "$987" in (case.parent / "out" / "filing-day-draft.md").read_text("utf-8")
    change(law / "policy.yaml", "Holds on requests", "Something else about requests")
    assert "Something else about requests" in run("check", case, "--law", law).stdout


def test_a_mistake_in_a_law_file_is_told_with_its_own_line(case: Path, law: Path, run: Run) -> None:
    change(law / "fees.yaml", "amount: 630", "amount: much")
    place = f"{law / 'fees.yaml'}:11:"
    checked = run("check", case, "--law", law, "--format", "concise")
    assert checked.code == 1
    assert next(line for line in checked.stdout.splitlines() if "law-file" in line).startswith(place)
    dry = run("build", case, "--dry-run", "--law", law)
    assert place in dry.stderr
    built = run("build", case, "--draft", "--law", law)
    assert built.code == 1
    assert place in built.stderr
    assert not (case.parent / "out").exists()


@pytest.mark.parametrize(
    ("name", "old"), [("addresses.yaml", "- id: usps"), ("grounds.yaml", "- id: medical_treatment")]
)
def test_a_law_file_without_what_cases_ask_for_is_a_finding(
    name: str, old: str, case: Path, law: Path, run: Run
) -> None:
    change(law / name, old, "- id: something_else")
    ended = run("check", case, "--law", law, "--format", "concise")
    assert ended.code == 1
    assert f"{law / name}:1:1: error[law-file]" in ended.stdout
    assert old.removeprefix("- id: ") in ended.stdout


def test_a_folder_that_is_not_there_is_a_finding(case: Path, run: Run) -> None:
    ended = run("check", case, "--law", case.parent / "nowhere", "--format", "concise")
    assert ended.code == 1
    assert "there is no folder of law files here" in ended.stdout
