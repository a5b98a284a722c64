"""Puts a verified set of files in place: the whole set or nothing, and never over somebody else's change."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from parole_packet.errors import InputOutputError

WORK_PREFIX = ".parole-packet-"
READY = f"{WORK_PREFIX}ready"
_JOURNAL, _OLD, _GONE = "set.json", ".old", ".gone"
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """Yield a private folder beside the output for the files in the making; it is gone afterwards.

    What an interrupted run left there is cleared away first. Raises InputOutputError.
    """
    made = not out.exists()
    with told(out):
        out.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        for left in out.glob(f"{WORK_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=out))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if made:
            with contextlib.suppress(OSError):
                out.rmdir()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system refuses into an error that says what to do."""
    try:
        yield
    except PermissionError as error:
        where = _outside(Path(error.filename2 or error.filename or path))
        raise InputOutputError(
            f"{where.name or where} cannot be written: the system does not allow it",
            "close the file if it is open in another program, or choose another folder with --out",
        ) from error
    except OSError as error:
        reason = "the disk is full" if error.errno == 28 else (error.strerror or "unknown reason")
        raise InputOutputError(
            f"{_outside(path)} cannot be written: {reason}",
            "nothing was changed; make room or choose another folder with --out",
        ) from error


def _outside(path: Path) -> Path:
    """Return where a file in the making will stand: nobody knows the work folder by name."""
    parts = [part for part in path.parts if not part.startswith(WORK_PREFIX)]
    return Path(*parts)


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, None when there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def check_ours(out: Path, names: tuple[str, ...], manifest: str, *, force: bool) -> None:
    """Refuse to replace an output that is not as the manifest of the last build names it, unless forced."""
    if force:
        return
    known = _known(out / manifest)
    with told(out):
        for name in names:
            found = digest(out / name)
            if found is not None and found != known.get(name):
                raise InputOutputError(
                    f"{out / name} was changed since it was built, or was not built by this program",
                    "keep it under another name, or build with --force to replace it",
                )


def _known(manifest: Path) -> Mapping[str, str]:
    try:
        outputs = json.loads(manifest.read_text("utf-8"))["outputs"]
        return {name: entry["sha256"] for name, entry in outputs.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def left_over(out: Path, name: str, manifest: str) -> bool:
    """Tell whether a file lies there that the last build made and that nobody changed since."""
    found = digest(out / name)
    return found is not None and found == _known(out / manifest).get(name)


def publish(work: Path, out: Path, names: tuple[str, ...], gone: tuple[str, ...] = ()) -> None:
    """Replace the outputs by the files in the work folder, the manifest among them, and take away those `gone`.

    Renaming the work folder decides: a run that ends before it leaves the old set, one that ends after it is
    finished by the next (`finish_interrupted`). Where the system refuses a file, the old set is put back.
    """
    with told(out):
        for name in names:
            _settle(work / name)
        for name in gone:
            (work / f"{name}{_GONE}").touch()
        for name in (*names, *gone):
            _keep(out / name, work / f"{name}{_OLD}")
        before = {name: digest(out / name) for name in (*names, *gone)}
        (work / _JOURNAL).write_text(json.dumps(before), "utf-8")
        _settle(work / _JOURNAL)
        _settle_folder(work)
        ready = out / READY
        os.replace(work, ready)  # noqa: PTH105 - as all renames here: tests interrupt them
        _settle_folder(out)
        try:
            for name in before:
                _put_in_place(ready, out, name)
        except OSError:
            _put_back(ready, out, tuple(before))
            raise
        _settle_folder(out)
        shutil.rmtree(ready, ignore_errors=True)


def finish_interrupted(out: Path) -> None:
    """Put the rest of a set in place that an interrupted run had decided on; what somebody changed since stays."""
    ready = out / READY
    try:
        before: dict[str, str | None] = json.loads((ready / _JOURNAL).read_text("utf-8"))
    except (OSError, ValueError):
        return
    with told(out):
        for name, old in before.items():
            if digest(out / name) == old:
                _put_in_place(ready, out, name)
        _settle_folder(out)
        shutil.rmtree(ready, ignore_errors=True)


def _put_in_place(ready: Path, out: Path, name: str) -> None:
    """Move a file to where it belongs or take the one there away, unless that was done."""
    if (ready / name).exists():
        (out / name).parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        os.replace(ready / name, out / name)  # noqa: PTH105
    elif (ready / f"{name}{_GONE}").exists():
        (out / name).unlink(missing_ok=True)


def _keep(path: Path, copy: Path) -> None:
    """Keep a file under a second name, as a copy where the disk knows no links."""
    if path.exists():
        try:
            copy.hardlink_to(path)
        except OSError:
            shutil.copy2(path, copy)


def _put_back(ready: Path, out: Path, names: tuple[str, ...]) -> None:
    """Undo what was put in place, and the decision first: nothing is left for the next run to finish."""
    (ready / _JOURNAL).unlink()
    for name in names:
        if not (ready / name).exists():
            if (ready / f"{name}{_OLD}").exists():
                os.replace(ready / f"{name}{_OLD}", out / name)  # noqa: PTH105
            else:
                (out / name).unlink()
    shutil.rmtree(ready, ignore_errors=True)


def _settle(path: Path) -> None:
    """Make a file private and bring it onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    path.chmod(_PRIVATE_FILE)


def _settle_folder(path: Path) -> None:
    """Bring a folder's entries onto the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
