"""Starter cases: a commented case file to fill in, or the complete fictional example."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from textwrap import indent

from parole_packet.case.kinds import Ground
from parole_packet.case.nodes import Tree
from parole_packet.case.schema import schema_text
from parole_packet.case.source import read_source
from parole_packet.errors import InputOutputError
from parole_packet.resources import resource

CASE_FILE = "case.yaml"
SCHEMA_FILE = "case.schema.json"
EXAMPLE = "medical"
_FOLDERS = ("exhibits", "translations")
_NO_STATEMENTS = """\
# statements:
#   - id: declaration              # what the petitioner knows only from others, the beneficiary declares
#     kind: beneficiary_declaration
#     speaker: beneficiary
#     signed_in: abroad
#     proves: [beneficiary_declaration]
#     text: …
"""


class Status(StrEnum):
    """What became of a file."""

    CREATED = "created"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Written:
    """A file or folder of the starter and what became of it."""

    path: Path
    status: Status


def grounds() -> dict[str, str]:
    """Return every ground there is a starter for, with what it is in words."""
    return {ground.value: str(_parts(ground)["title"]) for ground in Ground}


def write_case(folder: Path, ground: str, *, force: bool = False) -> list[Written]:
    """Write a starter case for a ground into `folder`; what is there already and the same stays as it is.

    Raises InputOutputError, with nothing written, when a file differs and `force` is not given.
    """
    files = {CASE_FILE: starter(Ground(ground)).encode(), SCHEMA_FILE: schema_text().encode()}
    return _write(folder, files, _FOLDERS, force=force)


def write_example(folder: Path, *, force: bool = False) -> list[Written]:
    """Write the complete fictional case into `folder`; as `write_case` otherwise."""
    origin = resource("cases", EXAMPLE)
    files = {
        path.relative_to(origin).as_posix(): path.read_bytes()
        for path in sorted(origin.rglob("*"))
        if path.is_file() and path.relative_to(origin).parts[0] != "out"
    }
    return _write(folder, files | {SCHEMA_FILE: schema_text().encode()}, (), force=force)


def write_templates(folder: Path, *, force: bool = False) -> list[Written]:
    """Copy the templates of letters and statements into the case's own `templates/`; as `write_case` otherwise."""
    letters = sorted(resource("templates", "letters").glob("*.j2"))
    return _write(folder, {f"templates/{path.name}": path.read_bytes() for path in letters}, (), force=force)


def starter(ground: Ground) -> str:
    """Return the text of a starter case file; it says FILL IN wherever the person has to."""
    parts = _parts(ground)
    exhibits = parts["exhibits"]
    assert isinstance(exhibits, list)  # noqa: S101 - our own file
    places = {
        "<title>": str(parts["title"]),
        "<ground>": ground.value,
        "<advice>": indent(str(parts["advice"]).strip(), "  # "),
        "<reason>": indent(str(parts["reason"]).strip(), "    "),
        "<statements>": str(parts.get("statements", _NO_STATEMENTS)).strip(),
        "<exhibits>": "\n".join(map(_slot, exhibits)),
    }
    text = resource("templates", "cases", "starter.yaml").read_text("utf-8")
    for mark, words in places.items():
        text = text.replace(mark, words)
    return text


def _slot(exhibit: Tree) -> str:
    """Return the lines of an exhibit that is still to be found."""
    assert isinstance(exhibit, dict)  # noqa: S101 - our own file
    return (
        f"  - id: {exhibit['id']}\n"
        f"    title: FILL IN {exhibit['title']}\n"
        f"    kind: {exhibit['kind']}\n"
        f"    proves: [{exhibit['proves']}]\n"
        f"    file: exhibits/{str(exhibit['id']).replace('_', '-')}.pdf"
    )


def _parts(ground: Ground) -> Mapping[str, Tree]:
    source, _ = read_source(resource("templates", "cases", f"{ground.value}.yaml"))
    assert source is not None  # noqa: S101 - our own file
    assert isinstance(source.data, dict)  # noqa: S101
    return source.data


def _write(
    folder: Path, files: Mapping[str, bytes], folders: tuple[str, ...], *, force: bool
) -> list[Written]:
    """Write all files or, when one is in the way, none."""
    try:
        plan = {name: _status(folder / name, data) for name, data in files.items()}
        differing = [name for name, status in plan.items() if status is Status.REPLACED]
        if differing and not force:
            raise InputOutputError(
                f"{folder / differing[0]} is there already and differs; nothing was written",
                "choose another folder, or replace it with --force: what is in it now is then lost",
            )
        _make_folder(folder)
        written = [_make_folder(folder / name) for name in folders]
        for name, status in plan.items():
            if status is not Status.UNCHANGED:
                _replace(folder / name, files[name])
        return [Written(folder / name, status) for name, status in plan.items()] + written
    except OSError as error:
        raise InputOutputError(f"cannot write the case: {error.strerror}: {error.filename}") from error


def _status(path: Path, data: bytes) -> Status:
    if not path.exists():
        return Status.CREATED
    return Status.UNCHANGED if path.read_bytes() == data else Status.REPLACED


def _make_folder(path: Path) -> Written:
    """Make a folder that only its owner may look into, where the system knows such a thing."""
    status = Status.UNCHANGED if path.is_dir() else Status.CREATED
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Written(path, status)


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    _make_folder(path.parent)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
