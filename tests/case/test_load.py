"""The front door of the case room: what loads, and what is said about what does not."""

from pathlib import Path

import pytest

from parole_packet.case.load import find_case, load_case
from parole_packet.errors import InputOutputError, UsageError

FULL = Path(__file__).parent / "full.yaml"


def test_a_complete_case_loads_without_findings() -> None:
    loaded = load_case(FULL)
    assert loaded.diagnostics == ()
    assert loaded.case is not None
    assert loaded.case.beneficiary.name.full == "Maryam Haidari"
    assert loaded.case.petitioning is loaded.case.supporting is loaded.case.sponsor
    assert loaded.folder == FULL.parent


def test_a_folder_with_one_case_stands_for_the_case(tmp_path: Path) -> None:
    case = tmp_path / "haidari.yaml"
    case.write_text("version: 1\n", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("", encoding="utf-8")
    assert find_case(None, tmp_path) == case
    assert find_case(Path("haidari.yaml"), tmp_path) == case


def test_no_case_several_cases_and_a_wrong_name_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no case file in this folder"):
        find_case(None, tmp_path)
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"several case files in this folder: a\.yaml, b\.yml"):
        find_case(None, tmp_path)
    with pytest.raises(InputOutputError, match=r"no file or folder c\.yaml"):
        find_case(Path("c.yaml"), tmp_path)
