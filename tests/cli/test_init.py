"""`init`: starter cases and the example."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran

from parole_packet.case.kinds import Ground
from parole_packet.case.load import load_case

Run = Callable[..., Ran]


@pytest.mark.parametrize("ground", [ground.value for ground in Ground])
def test_every_starter_loads_and_asks_to_be_filled_in(run: Run, tmp_path: Path, ground: str) -> None:
    ended = run("init", tmp_path / "case", "--ground", ground)
    assert ended.code == 0
    loaded = load_case(tmp_path / "case" / "case.yaml")
    assert {finding.code for finding in loaded.diagnostics} == {"fill-in"}
    assert len(loaded.diagnostics) > 50
    text = (tmp_path / "case" / "case.yaml").read_text("utf-8")
    assert f"grounds: [{ground}]" in text
    assert "<" not in text


def test_what_is_open_in_a_starter_is_listed_a_line_each(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case" / "case.yaml"
    run("init", case.parent, "--ground", "other")
    shown = run("check", case).stdout
    lines = case.read_text("utf-8").splitlines()
    number = 1 + next(index for index, line in enumerate(lines) if "marital_status:" in line)
    assert f":{number}:19 `marital_status` is not filled in yet" in " ".join(shown.split())


def test_init_says_what_it_did_and_what_comes_next(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = run("init", "my case", "--ground", "funeral_affairs")
    names = ["case.yaml", "case.schema.json", "exhibits", "translations"]
    assert first.stdout == "".join(f"  created  {Path('my case') / name}\n" for name in names)
    assert first.stderr == "next: parole-packet check 'my case'\n"
    again = run("init", "my case", "--ground", "funeral_affairs")
    assert again.stdout == first.stdout.replace("  created", "unchanged")
    assert again.code == 0


def test_init_in_this_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("init", "--ground", "other")
    assert ended.stderr == "next: parole-packet check\n"
    assert (tmp_path / "case.yaml").is_file()


def test_init_keeps_what_a_person_wrote(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("version: 1\n# mine\n")
    ended = run("init", tmp_path, "--ground", "other")
    assert ended.code == 3
    assert "--force" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]
    assert (tmp_path / "case.yaml").read_text() == "version: 1\n# mine\n"
    forced = run("init", tmp_path, "--ground", "other", "--force")
    assert forced.stdout.startswith(" replaced  ")


def test_init_without_a_ground_lists_them(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "x")
    assert ended.code == 2
    assert all(ground.value in ended.stderr for ground in Ground)
    assert not (tmp_path / "x").exists()


def test_init_with_an_unknown_ground(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "x", "--ground", "medical")
    assert ended.code == 2
    assert "did you mean `medical_treatment`?" in ended.stderr


def test_init_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ended = run("init", tmp_path / "file", "--ground", "other")
    assert ended.code == 3
    assert ended.stderr.startswith("error: cannot write the case")


def test_ground_and_example_exclude_each_other(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "x", "--ground", "other", "--example").code == 2


def test_a_starter_is_for_its_owner_only(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "case", "--ground", "other")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "case").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "case" / "case.yaml").stat().st_mode) == 0o600
