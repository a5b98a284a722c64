"""Same input, same bytes: whatever the environment says of the time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import Ran

from parole_packet.typeset.form_overlay import Stroke, form_overlay

Run = Callable[..., Ran]
VARIABLE = "SOURCE_DATE_EPOCH"
TIMES = ("", "0", "1700000000", "-1", "yesterday")


def at(monkeypatch: pytest.MonkeyPatch, moment: str | None) -> None:
    if moment is None:
        monkeypatch.delenv(VARIABLE, raising=False)
    else:
        monkeypatch.setenv(VARIABLE, moment)


def test_no_output_knows_the_time_of_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = minimal.write(tmp_path / "case")
    sets = []
    for number, moment in enumerate((None, *TIMES)):
        at(monkeypatch, moment)
        out = tmp_path / str(number)
        ended = run("build", case, "--draft", "--out", out, "--no-cache", "--today", "2026-12-01")
        assert ended.code == 0, (moment, ended.stderr)
        sets.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert len(sets[0]) == 4
    assert all(made == sets[0] for made in sets)


def test_answers_set_in_type_know_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = set()
    for moment in (None, *TIMES):
        at(monkeypatch, moment)
        drawn.add(form_overlay([[Stroke(72, 72, 10, "N/A")]]))
    assert len(drawn) == 1
