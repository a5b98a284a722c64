"""Private temporary copies that stand in for files which cannot be used as they are."""

import shutil
import tempfile
import weakref
from pathlib import Path

PREFIX = "parole-packet-"


class StandIns:
    """A private folder for copies, made when the first one is; it goes with this object, or when the program ends.

    Only its owner can read it, where the system knows permissions.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0

    def new(self) -> Path:
        """Return the path of a copy that is not written yet. Raises OSError."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._count += 1
        return self._folder / f"{self._count}.pdf"
