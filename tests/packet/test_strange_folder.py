"""What may lie in an output folder that came with somebody else's case: nothing of it leads out, hangs or crashes."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli import minimal
from tests.conftest import Ran

Run = Callable[..., Ran]
PACKET, MANIFEST, LOCK = "packet-draft.pdf", "packet-draft.manifest.json", ".parole-packet.lock"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return minimal.write(tmp_path / "people" / "case")


@pytest.fixture
def out(case: Path) -> Path:
    (case.parent / "out").mkdir()
    return case.parent / "out"


def build(run: Run, case: Path, *options: str) -> Ran:
    return run("build", case, "--draft", "--today", "2026-12-01", *options)


@pytest.mark.parametrize("name", ["../../stranger", "forms/../../../stranger", "../../\0", "a\\..\\b"])
def test_a_set_left_by_a_stranger_moves_and_deletes_nothing_outside(
    run: Run, case: Path, out: Path, name: str
) -> None:
    for folder in (case.parent, case.parent.parent):
        (folder / "stranger").write_text("keep")
    (case.parent.parent / "stranger").unlink()
    ready = out / ".parole-packet-ready"
    ready.mkdir()
    (ready / "set.json").write_text(json.dumps({name: None}))
    assert build(run, case).code == 0
    assert (case.parent / "stranger").read_text() == "keep"
    assert not (case.parent.parent / "stranger").exists()
    assert not ready.exists()


def test_a_list_of_what_goes_that_a_stranger_left_deletes_nothing_outside(
    run: Run, case: Path, out: Path
) -> None:
    ready, file = out / ".parole-packet-ready", case.parent.parent / "stranger"
    file.write_text("")
    ready.mkdir()
    (ready / "set.json").write_text("{}")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (ready / "gone.json").write_text(json.dumps({"../../stranger": empty}))
    assert build(run, case).code == 0
    assert file.exists()


@pytest.mark.parametrize("text", ["[]", "null", "5", "{", '{"x": {"y": 1}}', '{"packet.pdf": 5}'])
def test_a_list_of_another_shape_is_none(run: Run, case: Path, out: Path, text: str) -> None:
    ready = out / ".parole-packet-ready"
    ready.mkdir()
    for name in ("set.json", "gone.json"):
        (ready / name).write_text(text)
    assert build(run, case).code == 0


@pytest.mark.parametrize("text", ["[]", '{"outputs": []}', '{"outputs": {"packet-draft.pdf": 5}}'])
def test_a_manifest_of_another_shape_vouches_for_nothing(run: Run, case: Path, out: Path, text: str) -> None:
    (out / PACKET).write_text("somebody's")
    (out / MANIFEST).write_text(text)
    ended = build(run, case)
    assert ended.code == 3
    assert f"{PACKET} was changed since it was built" in ended.stderr
    assert (out / PACKET).read_text() == "somebody's"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_under_the_name_of_the_lock_is_not_written_through(run: Run, case: Path, out: Path) -> None:
    (case.parent / "diary").write_text("keep")
    (out / LOCK).symlink_to(case.parent / "diary")
    ended = build(run, case)
    assert ended.code == 3
    assert LOCK in ended.stderr
    assert (case.parent / "diary").read_text() == "keep"


@pytest.mark.parametrize("name", [PACKET, MANIFEST])
@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_folder_under_the_name_of_an_output_is_named(
    run: Run, case: Path, out: Path, name: str, options: tuple[str, ...]
) -> None:
    (out / name / "inside").mkdir(parents=True)
    ended = build(run, case, *options)
    assert ended.code == 3
    assert f"{name} is not a file" in ended.stderr
    assert sorted(path.name for path in out.iterdir()) == [name]


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes among files there")
@pytest.mark.parametrize("name", [PACKET, MANIFEST])
def test_a_pipe_under_the_name_of_an_output_is_not_waited_for(
    run: Run, case: Path, out: Path, name: str
) -> None:
    assert build(run, case).code == 0
    (out / name).unlink()
    os.mkfifo(out / name)
    ended = build(run, case)
    assert ended.code == 3
    assert f"{name} is not a file" in ended.stderr


def test_an_output_folder_that_is_a_file_is_told(run: Run, case: Path) -> None:
    (case.parent / "note").write_text("keep")
    for place in ("note", "note/deeper"):
        ended = build(run, case, "--out", str(case.parent / place))
        assert ended.code == 3
        assert "not a folder" in ended.stderr
    assert (case.parent / "note").read_text() == "keep"
