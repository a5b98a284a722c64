"""Files made to do harm: each is refused by name or filed, in one run, and everything else is still told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli import minimal
from tests.conftest import Ran
from tests.corpus.hostile import HOSTILE

Run = Callable[..., Ran]

GROUPS = [
    [name for name in sorted(HOSTILE) if name.partition("-")[0] in families]
    for families in (
        {"contents", "curves"},
        {"forms", "picture", "pattern"},
        {"page", "kids", "a", "outline", "names"},
        {"object", "cross", "arrays", "dictionaries", "strings"},
        {"png", "tiff", "jpeg", "gif", "webp", "bmp", "heic", "text"},
    )
]


def test_every_file_is_in_a_group() -> None:
    assert sorted(name for group in GROUPS for name in group) == sorted(HOSTILE)
    assert len(HOSTILE) > 55


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: names[0])
def test_hostile_files_are_refused_by_name_or_filed(names: list[str], tmp_path: Path, run: Run) -> None:
    case = hostile_case(tmp_path / "all", names)
    (tmp_path / "all/exhibits/photo.jpg").write_bytes(minimal.jpeg()[:2000])
    ended = run("check", case, "--format", "json")
    assert ended.code in (0, 1), ended.stderr
    found = findings_by_exhibit(ended.stdout)
    fine = []
    for number, name in enumerate(names, 1):
        wanted = HOSTILE[name].codes
        refusals = found.get(number, set()) & (
            {code for entry in HOSTILE.values() for code in entry.codes} - {""}
        )
        assert refusals <= set(wanted) - {""}, name
        assert refusals or "" in wanted or not wanted, name
        fine += [] if refusals or name.endswith("as-large-as-allowed") else [name]
    assert "image-damaged" in found[len(names) + 1], "the photo after them is still looked at"
    ended = run("build", hostile_case(tmp_path / "fine", fine), "--draft")
    assert ended.code == 0, ended.stderr


def hostile_case(folder: Path, names: list[str]) -> Path:
    """A case with a sound letter before the files and a photo after them."""
    case = minimal.write(folder)
    entries = ""
    for number, name in enumerate(names):
        (folder / "exhibits" / f"{name}{suffix(name)}").write_bytes(HOSTILE[name].build())
        entries += f"  - id: odd_{number}\n    title: {name}\n    file: exhibits/{name}{suffix(name)}\n"
    head, tail = minimal.CASE.split("  - id: photo")
    case.write_text(f"{head}{entries}  - id: photo{tail}", "utf-8")
    return case


def suffix(name: str) -> str:
    return ".md" if name.startswith("text") else ""


def findings_by_exhibit(report: str) -> dict[int, set[str]]:
    """Codes by the position of the exhibit they are about."""
    found: dict[int, set[str]] = {}
    for finding in json.loads(report)["findings"]:
        parts = (finding["pointer"] or "").split(".")
        if parts[0] == "exhibits" and len(parts) > 1:
            found.setdefault(int(parts[1]), set()).add(finding["code"])
    return found
