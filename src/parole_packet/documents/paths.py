"""From a path as written in a case to a file inside the case folder, or the reason why not."""

import difflib
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:")
_SEARCHED = 2_000


@dataclass(frozen=True, slots=True)
class Located:
    """An ordinary file inside the case folder; `relative` is its real place there, with `/`."""

    path: Path
    relative: str


@dataclass(frozen=True, slots=True)
class Unlocated:
    """Why a path leads to no file that may be used: catalog code, message, way out and their values."""

    code: str
    message: str
    help: str = ""
    args: Mapping[str, object] = field(default_factory=dict)


class CaseFolder:
    """The folder of a case, with its listings read once.

    Paths are matched letter by letter, also where the system would not mind, so that a case that works here
    works everywhere.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = Path(os.path.realpath(folder))
        self._listings: dict[Path, frozenset[str]] = {}

    def locate(self, written: str) -> Located | Unlocated:
        """Find the file for a path as written. Never opens it."""
        if not written.strip():
            return Unlocated("file-missing", "the path is empty", "name a file in the case folder")
        if _DRIVE.match(written) or written.startswith(("/", "\\", "~")):
            return _leaves(written, "a path must start at the case folder, not at the top of the computer")
        if "\\" in written:
            return Unlocated(
                "file-missing",
                "there is no file `{path}`",
                "write `/` between folder and file: `{better}`",
                {"path": written, "better": written.replace("\\", "/")},
            )
        path, rest = self._walk(PurePosixPath(written))
        if path is None:
            return _leaves(written, "`..` leads out of the case folder")
        if rest:
            return self._missing(written, path, rest)
        return self._inside(written, path)

    def _walk(self, written: PurePosixPath) -> tuple[Path | None, tuple[str, ...]]:
        """Follow the steps as far as they exist: the last existing place, and the steps that are left."""
        here, depth = self.folder, 0
        parts = written.parts
        for number, part in enumerate(parts):
            if part == "..":
                depth -= 1
                here = here.parent
                if depth < 0:
                    return None, ()
            elif part in self._names(here):
                depth += 1
                here = here / part
            else:
                return here, parts[number:]
        return here, ()

    def _names(self, folder: Path) -> frozenset[str]:
        if folder not in self._listings:
            try:
                self._listings[folder] = frozenset(os.listdir(folder))  # noqa: PTH208 - names, not paths
            except OSError:
                self._listings[folder] = frozenset()
        return self._listings[folder]

    def _inside(self, written: str, path: Path) -> Located | Unlocated:
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self._root):
            return _leaves(written, "it is a link to a place outside the case folder")
        try:
            mode = real.stat().st_mode
        except OSError:
            return Unlocated(
                "file-missing",
                "`{path}` is a link to a file that is not there",
                "put the file itself into the case folder",
                {"path": written},
            )
        if stat.S_ISDIR(mode):
            return Unlocated(
                "file-is-folder", "`{path}` is a folder", "name the files in it one by one", {"path": written}
            )
        if not stat.S_ISREG(mode):
            return Unlocated("file-not-ordinary", "`{path}` is not an ordinary file", "", {"path": written})
        return Located(real, real.relative_to(self._root).as_posix())

    def _missing(self, written: str, here: Path, rest: tuple[str, ...]) -> Unlocated:
        args: dict[str, object] = {"path": written}
        step, names = rest[0], sorted(self._names(here))
        if f".{step}.icloud" in names:
            return Unlocated(
                "file-missing", "`{path}` is still in iCloud", "open it once, so that it is downloaded", args
            )
        before = PurePosixPath(written).parts[: -len(rest)]
        for form, help_ in _VARIANTS:
            match = next((name for name in names if form(name) == form(step)), None)
            if match:
                args["better"] = PurePosixPath(*before, match, *rest[1:]).as_posix()
                return Unlocated("file-missing", "there is no file `{path}`", help_, args)
        near = difflib.get_close_matches(step, names, 1, 0.75)
        better = PurePosixPath(*before, near[0], *rest[1:]).as_posix() if near else self._elsewhere(rest[-1])
        if not better:
            return Unlocated("file-missing", "there is no file `{path}`", "", {"path": written})
        return Unlocated(
            "file-missing",
            "there is no file `{path}`",
            "did you mean `{better}`?",
            {**args, "better": better},
        )

    def _elsewhere(self, name: str) -> str:
        """Return where else in the case folder a file of that name lies, "" if nowhere near."""
        seen = 0
        for folder, folders, files in os.walk(self.folder):
            folders[:] = sorted(sub for sub in folders if not sub.startswith("."))
            if name in files:
                return (Path(folder) / name).relative_to(self.folder).as_posix()
            seen += len(files) + len(folders)
            if seen > _SEARCHED:
                break
        return ""


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _caseless(name: str) -> str:
    return name.casefold()


def _loose(name: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


_VARIANTS = (
    (
        _composed,
        "`{better}` looks the same but its letters are stored another way: rename the file, or copy its name",
    ),
    (_caseless, "did you mean `{better}`? Capital and small letters must be the same"),
    (_loose, "did you mean `{better}`?"),
)


def _leaves(written: str, reason: str) -> Unlocated:
    return Unlocated(
        "path-leaves-case",
        "`{path}` is outside the case folder: {reason}",
        "copy the file into the case folder and name it from there",
        {"path": written, "reason": reason},
    )
