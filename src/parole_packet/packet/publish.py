"""Puts a verified set of files in place: the whole set or nothing, and never over somebody else's change."""

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from parole_packet.errors import InputOutputError
from parole_packet.packet.lock import LockedError, locked

WORK_PREFIX = ".parole-packet-"
READY = f"{WORK_PREFIX}ready"
_JOURNAL, _GONE, _OLD = "set.json", "gone.json", ".old"
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700
_NAME = re.compile(r"(?:\w[^/\\:\0]*/)?\w[^/\\:\0]*")
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EEXIST: "there is something of that name that is not a folder",
    errno.ELOOP: "there is a link in the way",
    errno.ENOTDIR: "a part of its path is not a folder",
}


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """Yield a private folder beside the output for the files in the making; it is gone afterwards.

    Until then no other run may build there. What an interrupted run had decided on is finished first, what else it
    left is cleared away. Raises InputOutputError.
    """
    with ExitStack() as stack:
        if not out.exists():
            stack.callback(_remove_if_empty, out)
        with told(out):
            out.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            try:
                stack.enter_context(locked(out))
            except LockedError as error:
                raise InputOutputError(
                    f"another build is writing into {out} (process {error.process or 'unknown'})",
                    "wait until it has ended, or build into another folder with --out",
                ) from error
            _finish_interrupted(out)
            _clear_leftovers(out)
            work = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=out))
        stack.callback(shutil.rmtree, work, ignore_errors=True)
        yield work


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def clear_leftovers(out: Path) -> None:
    """Delete the work folders that interrupted runs left, where no other run is at work."""
    with contextlib.suppress(LockedError), locked(out):
        _clear_leftovers(out)


def _clear_leftovers(out: Path) -> None:
    for left in out.glob(f"{WORK_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system refuses into an error that says what to do."""
    try:
        yield
    except PermissionError as error:
        where = _outside(_named(error, path))
        raise InputOutputError(
            f"{where.name or where} cannot be written: the system does not allow it",
            "close the file if it is open in another program, or choose another folder with --out",
        ) from error
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or "unknown reason"
        raise InputOutputError(
            f"{_outside(_named(error, path))} cannot be written: {reason}",
            "nothing was changed; make room or choose another folder with --out",
        ) from error


def _named(error: OSError, path: Path) -> Path:
    name = error.filename2 or error.filename
    return Path(name) if isinstance(name, str) else path


def _outside(path: Path) -> Path:
    """Return where a file in the making will stand: nobody knows the work folder by name."""
    parts = [part for part in path.parts if not part.startswith(WORK_PREFIX)]
    return Path(*parts)


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, None when there is none: a pipe of that name would be waited for without end."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


@dataclass(frozen=True, slots=True)
class Old:
    """An output that is to be replaced: its digest, and what the system says of the file as it was then."""

    sha256: str
    stamp: tuple[int, int, int]


def check_ours(out: Path, names: tuple[str, ...], manifest: str, *, force: bool) -> dict[str, Old]:
    """Refuse to replace an output that is not as the manifest of the last build names it, unless forced.

    Returns what was looked at.
    """
    seen: dict[str, Old] = {}
    for name in (*names, manifest):
        if (out / name).exists() and not (out / name).is_file():
            raise InputOutputError(
                f"{out / name} is not a file", "give it another name, or build into another folder with --out"
            )
    if force:
        return seen
    known = _known(out / manifest)
    with told(out):
        for name in names:
            stamp, found = _stamp(out / name), digest(out / name)
            if found is not None and found != known.get(name):
                raise InputOutputError(
                    f"{out / name} was changed since it was built, or was not built by this program",
                    "keep it under another name, or build with --force to replace it",
                )
            if found is not None and stamp is not None:
                seen[name] = Old(found, stamp)
    return seen


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what changes with a file, None when there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _digest_now(path: Path, before: Old | None) -> str | None:
    """Return the digest of a file; it is not read again when it is as it was `before`."""
    return before.sha256 if before is not None and _stamp(path) == before.stamp else digest(path)


def earlier_files(
    out: Path, names: Collection[str], manifest: str, ours: re.Pattern[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return files of the last build that are in the new set no longer, with digests, and those to be left alone.

    `ours` matches the names that may go; a file under such a name that is not as the last build wrote it stays.
    """
    known = _known(out / manifest)
    with told(out):
        found = {
            name: digest(out / name)
            for path in sorted([*out.glob("*"), *out.glob("*/*")])
            if ours.fullmatch(name := path.relative_to(out).as_posix())
            and name not in names
            and path.is_file()
        }
    gone = {name: made for name, made in found.items() if made is not None and made == known.get(name)}
    return gone, tuple(name for name in found if name not in gone)


def _known(manifest: Path) -> Mapping[str, str]:
    try:
        outputs = json.loads(manifest.read_text("utf-8"))["outputs"]
        return {name: entry["sha256"] for name, entry in outputs.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def publish(
    work: Path,
    out: Path,
    names: tuple[str, ...],
    before: Mapping[str, Old] = MappingProxyType({}),
    gone: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Replace the outputs by the files in the work folder, the manifest among them, and delete those in `gone`.

    `before` is from `check_ours`; `gone` names files of an earlier set with their digests: what somebody changed in
    the meantime stays. Renaming the work folder decides: a run that ends before it leaves the old set, one that ends
    after it is finished by the next. Where the system refuses a file, the old set is put back.
    """
    with told(out):
        for name in names:
            _settle(work / name)
        for name in (*names, *gone):
            _keep(out / name, work / f"{name}{_OLD}")
        if gone:
            (work / _GONE).write_text(json.dumps(dict(gone)), "utf-8")
            _settle(work / _GONE)
        old = {name: _digest_now(out / name, before.get(name)) for name in names}
        (work / _JOURNAL).write_text(json.dumps(old), "utf-8")
        _settle(work / _JOURNAL)
        _settle_folder(work)
        ready = out / READY
        os.replace(work, ready)  # noqa: PTH105 - as all renames here: tests interrupt them
        _settle_folder(out)
        try:
            for name in names:
                (out / name).parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
                os.replace(ready / name, out / name)  # noqa: PTH105
            _delete(out, gone)
        except OSError:
            _put_back(ready, out, names, gone)
            raise
        _settle_folder(out)
        shutil.rmtree(ready, ignore_errors=True)


def finish_interrupted(out: Path) -> None:
    """Finish what an interrupted run had decided on, where no other run is at work. Raises InputOutputError."""
    if (out / READY).exists():
        with told(out), contextlib.suppress(LockedError), locked(out):
            _finish_interrupted(out)


def _finish_interrupted(out: Path) -> None:
    """Put the rest of a set in place that an interrupted run had decided on; what somebody changed since stays."""
    ready = out / READY
    before = _noted(ready / _JOURNAL)
    if before is None:
        return
    with told(out):
        for name, old in before.items():
            if (ready / name).exists() and digest(out / name) == old:
                (out / name).parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
                os.replace(ready / name, out / name)  # noqa: PTH105
        _delete(out, _noted(ready / _GONE) or {})
        _settle_folder(out)
        shutil.rmtree(ready, ignore_errors=True)


def _noted(path: Path) -> dict[str, str | None] | None:
    """Read digests by name, as `publish` wrote them; None for anything else.

    A case may come from somebody else, `out` and all: a name that leads out of the folder is not of our writing.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or not all(map(_NAME.fullmatch, found)):
        return None
    return found


def _delete(out: Path, gone: Mapping[str, str | None]) -> None:
    """Delete files of an earlier set, and the folders that are empty then."""
    for name, known in gone.items():
        if known is not None and digest(out / name) == known:
            (out / name).unlink()
    for folder in {(out / name).parent for name in gone} - {out}:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _keep(path: Path, copy: Path) -> None:
    """Keep a file under a second name, as a copy where the disk knows no links."""
    if path.exists():
        copy.parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        try:
            copy.hardlink_to(path)
        except OSError:
            shutil.copy2(path, copy)


def _put_back(ready: Path, out: Path, names: tuple[str, ...], gone: Mapping[str, str]) -> None:
    """Undo what was put in place, and the decision first: nothing is left for the next run to finish."""
    (ready / _JOURNAL).unlink()
    for name in gone:
        if not (out / name).exists() and (ready / f"{name}{_OLD}").exists():
            (out / name).parent.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
            os.replace(ready / f"{name}{_OLD}", out / name)  # noqa: PTH105
    for name in names:
        if not (ready / name).exists():
            if (ready / f"{name}{_OLD}").exists():
                os.replace(ready / f"{name}{_OLD}", out / name)  # noqa: PTH105
            else:
                (out / name).unlink()
    shutil.rmtree(ready, ignore_errors=True)


@contextmanager
def settling(path: Path) -> Iterator[Callable[[], str]]:
    """Bring a finished file onto the disk and digest it while it is looked at; what is yielded waits for the digest."""
    with ThreadPoolExecutor(1) as worker:
        yield worker.submit(_settled, path).result


def _settled(path: Path) -> str:
    with told(path):
        _settle(path)
        return digest(path) or ""


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
