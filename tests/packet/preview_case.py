"""A small case with everything a preview has to show: odd titles, a blank page, findings with and without a page."""

import io
import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parole_packet.cli.app import run
from tests.cli import minimal

MARKUP = """<script>alert("1")</script> & 'x'"""
PERSIAN = "گواهی ولادت"
TODAY = ("--today", "2026-12-02")
_EXHIBITS = f"""\
exhibits:
  - id: odd
    title: |-
      {MARKUP}
    file: exhibits/odd.pdf
  - id: persian
    title: Certificate {PERSIAN} of birth
    file: exhibits/poor.jpg
"""
CASE = minimal.CASE.replace("exhibits:\n", _EXHIBITS).replace(
    "See [@photo].", "See [@photo], [@odd] and [@persian]."
)
CASE += """accepted:
  - {code: low-resolution, at: exhibits.persian, reason: "the <b>best</b> there is, A123456789"}
"""


def write(folder: Path, case: str = CASE) -> Path:
    """Write the case and its files; return the case file."""
    path = minimal.write(folder, case)
    (folder / "exhibits" / "odd.pdf").write_bytes(_odd())
    (folder / "exhibits" / "poor.jpg").write_bytes(
        minimal.jpeg(300, 200).replace(b"\x01\x2c\x01\x2c", b"\0\x48\0\x48")
    )
    return path


def _odd() -> bytes:
    """Draw a page of type, one with a comment, and one with nothing on it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for words in ("first", "second", ""):
        canvas.drawString(72, 700, words)
        if words == "second":
            canvas.textAnnotation("a comment", Rect=[72, 500, 92, 520])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


class Built:
    """What one build with `--preview` left."""

    def __init__(self, case: Path) -> None:
        self.case, out = case, case.parent / "out"
        self.path = out / "preview-draft.html"
        self.packet = out / "packet-draft.pdf"
        self.manifest = json.loads((out / "packet-draft.manifest.json").read_text("utf-8"))
        self.html = self.path.read_text("utf-8")

    def number(self, exhibit: str, position: int) -> int:
        """Return the packet page of a page of an exhibit, its tab sheet not counted."""
        key = f"exhibit:{exhibit}:original"
        return [page["number"] for page in self.manifest["pages"] if page["part"] == key][position - 1]


def build(folder: Path) -> Built:
    """Build the case once for all tests of a module, by the command line."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PAROLE_PACKET_FORMS", str(folder / "no-forms"))
        patched.setenv("PAROLE_PACKET_CACHE", str(folder / "cache"))
        patched.setenv("SOURCE_DATE_EPOCH", "0")
        case = write(folder / "case")
        assert run(["build", str(case), "--preview", "--quiet", *TODAY]) == 0
    return Built(case)
