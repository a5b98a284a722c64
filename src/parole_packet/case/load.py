"""From a path to a checked case: the front door of this room."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from parole_packet.case.findings import findings
from parole_packet.case.models import Case
from parole_packet.case.nodes import Block, Tree
from parole_packet.case.references import check_references
from parole_packet.case.source import Source, read_source
from parole_packet.diagnostics import Diagnostic, Span
from parole_packet.errors import InputOutputError, UsageError


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case file as far as it could be read. `case` is None when it does not fit the models.

    `folder` is where the case file lies; all paths in it are relative to that.
    """

    source: Source | None
    case: Case | None
    diagnostics: tuple[Diagnostic, ...]
    folder: Path


def load_case(path: Path, name: str | None = None) -> Loaded:
    """Read a case file and everything wrong with it; `name` is how messages call it.

    Raises InputOutputError when the system does not let us read it.
    """
    source, problems = read_source(path, name)
    if source is None:
        return Loaded(None, None, tuple(problems), path.parent)
    case: Case | None = None
    if isinstance(source.root, Block):
        case, more = fit(source.data)
        problems = sorted(problems + more, key=partial(_place, source))
    return Loaded(source, case, tuple(problems), path.parent)


def fit(data: Tree) -> tuple[Case | None, list[Diagnostic]]:
    """Fit plain data, all of it text, to the models; the case is None when it does not fit."""
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        return None, findings(error, data)
    return case, check_references(case)


def _place(source: Source, problem: Diagnostic) -> tuple[int, int]:
    span = problem.where if isinstance(problem.where, Span) else source.locate(problem.where)
    return span.line, span.column


def find_case(argument: Path | None, cwd: Path) -> Path:
    """Return the case file that a command means: the named one, or the only one of a folder.

    Raises UsageError when a folder has none or several, InputOutputError when the named path does not exist.
    """
    place = cwd / argument if argument else cwd
    if place.is_file():
        return place
    shown = argument.as_posix() if argument else "this folder"
    if not place.is_dir():
        raise InputOutputError(
            f"there is no file or folder {shown}", "check the name; paths start at this folder"
        )
    found = sorted(
        entry
        for entry in place.iterdir()
        if entry.suffix.lower() in (".yaml", ".yml") and not entry.name.startswith(".") and entry.is_file()
    )
    if not found:
        raise UsageError(
            f"there is no case file in {shown}", "begin one with `parole-packet init`, or name the file"
        )
    if len(found) > 1:
        names = ", ".join(entry.name for entry in found)
        raise UsageError(f"there are several case files in {shown}: {names}", "name the one you mean")
    return found[0]
