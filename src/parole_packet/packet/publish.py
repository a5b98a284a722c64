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
        where = Path(error.filename2 or error.filename or path)
        raise InputOutputError(
            f"{where.name or where} cannot be written: the system does not allow it",
            "close the file if it is open in another program, or choose another folder with --out",
        ) from error
    except OSError as error:
        reason = "the disk is full" if error.errno == 28 else (error.strerror or "unknown reason")
        raise InputOutputError(
            f"{path} cannot be written: {reason}",
            "nothing was changed; make room or choose another folder with --out",
        ) from error


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, None when there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def check_ours(out: Path, names: tuple[str, ...], manifest: str, *, force: bool) -> None:
    """Refuse to replace an output that is not as this program left it, unless forced.

    The manifest names the digest each file had before and has after the last build, so that a run interrupted
    between the two is recognized in either state.
    """
    if force:
        return
    known = _known(out / manifest)
    with told(out):
        for name in names:
            found = digest(out / name)
            if found is not None and found not in known.get(name, ()):
                raise InputOutputError(
                    f"{out / name} was changed since it was built, or was not built by this program",
                    "keep it under another name, or build with --force to replace it",
                )


def _known(manifest: Path) -> Mapping[str, tuple[str, ...]]:
    try:
        outputs = json.loads(manifest.read_text("utf-8"))["outputs"]
        return {name: (entry["sha256"], entry.get("previous", "")) for name, entry in outputs.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def publish(work: Path, out: Path, names: tuple[str, ...], manifest: str) -> None:
    """Replace the outputs by the files in the work folder: the manifest first, then the files it names.

    Each step is one rename; a power cut leaves every file whole, old or new, and the manifest knows both.
    """
    with told(out):
        for name in (*names, manifest):
            _settle(work / name)
        for name in (manifest, *names):
            os.replace(work / name, out / name)  # noqa: PTH105 - tests interrupt here
        _settle_folder(out)


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
