"""Takes one file the whole way to a verified packet, and judges what came of it against other readers."""

import io
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Severity
from parole_packet.documents.images import ImageProblemError, image_frames
from parole_packet.facts import FileFacts, FileKind
from parole_packet.packet.assemble import SourceProblemError
from parole_packet.packet.plan import PartKind, Plan
from parole_packet.pdf.annotations import pictureless
from parole_packet.pdf.compare import ALIKE, difference
from parole_packet.pdf.geometry import framed
from parole_packet.pdf.layers import layers
from parole_packet.pdf.raster import Renderer, renderer
from parole_packet.pdf.reader import open_pdf
from parole_packet.pdf.repair import blank
from tests.documents import showing
from tests.packet.making import look, make

_CMYK = 70
"""CMYK has no one true look on a screen: Pillow and PDF readers convert it by different formulas."""
MOST_DRAWN = 20
"""Pages of one file that are drawn: files with more of them repeat themselves."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: `built` right, `refused` with codes, or `wrong`, and then why.

    `worst` is the largest mean difference of a block of 16 by 16 pixels, of 255, between a page and its source, each
    drawn on the same grid.
    """

    verdict: str
    codes: tuple[str, ...] = ()
    pages: int = 0
    worst: float = 0.0
    why: str = ""


def judge(folder: Path, name: str) -> Outcome:
    """Survey, assemble, verify and compare a file; whatever is raised on the way is `wrong`."""
    try:
        return _judged(folder, name)
    except Exception:
        return Outcome("wrong", why=traceback.format_exc())


def _judged(folder: Path, name: str) -> Outcome:
    facts, findings = look(folder, name)
    codes = tuple(dict.fromkeys(found.code for found in findings))
    errors = tuple(code for code in codes if CATALOG[code].severity is Severity.ERROR)
    if errors:
        return Outcome("refused", errors)
    file = facts.files[name]
    if file.kind is FileKind.TEXT:
        return Outcome("built", codes)
    try:
        made = make(folder, facts, name)
        failures = made.failures()
    except SourceProblemError as error:
        kind = error.problem.code if isinstance(error.problem, ImageProblemError) else error.problem.kind
        return Outcome("refused", (kind,))
    pages = len(file.pages)
    if failures:
        return Outcome("wrong", codes, pages, why="; ".join(failures))
    if file.kind is not FileKind.PDF:
        worst, why = _against_pillow(folder / name, file, made.path, made.plan)
    else:
        worst, why = _against_pdfium(folder / name, file.place(folder), made.path, made.plan)
    if worst > ALIKE or why:
        return Outcome("wrong", codes, pages, worst, why or "a page looks different")
    return Outcome("built", codes, pages, worst)


def _against_pdfium(source: Path, read: Path, packet: Path, plan: Plan) -> tuple[float, str]:
    """Compare with what PDFium shows of the file itself; where it cannot open it, of the copy that was read."""
    own = sum(page.part.kind is PartKind.ORIGINAL for page in plan.pages)
    try:
        with renderer(source) as drawn:
            lost = [
                index + 1 for index in range(own, min(len(drawn), own + MOST_DRAWN)) if _shows(drawn, index)
            ]
            count = len(drawn)
    except ValueError:
        return largest(packet, read, read, plan), ""
    if lost:
        return 0.0, f"PDFium shows something on page {lost[0]}, the packet has {own}"
    return largest(packet, source if count >= own else read, read, plan), ""


def largest(packet: Path, source: Path, read: Path, plan: Plan) -> float:
    """Return the largest block difference of all pages, each drawn before and after on the same grid.

    `source` is drawn; `read` is the same file, or the copy of it that was repaired.
    """
    with open_pdf(read) as opened:
        sizes = [page.size for page in opened.pages]
        found = layers(opened)
        without = [pictureless(page, found) for page in opened.pages]
    with renderer(source) as drawn:
        shown = [
            index for index in range(min(len(drawn), MOST_DRAWN)) if source == read or _shows(drawn, index)
        ]
    worst = 0.0
    with renderer(packet) as drawn:
        for page in plan.pages:
            index = page.source.index
            if page.part.kind is PartKind.ORIGINAL and index in shown:
                where = framed(*sizes[index])
                try:
                    off = difference(source, index, drawn, page.number - 1, where, without=without[index])
                except ValueError:  # PDFium is no judge of what it cannot read
                    continue
                worst = max(worst, off)
    return worst


def _shows(drawn: Renderer, index: int) -> bool:
    """Tell whether PDFium finds anything on a page of a damaged file."""
    try:
        return not blank(drawn.draw(index, dpi=30))
    except ValueError:
        return False


def _against_pillow(source: Path, file: FileFacts, packet: Path, plan: Plan) -> tuple[float, str]:
    """Compare with what Pillow shows of a picture file, page by page."""
    data, worst = source.read_bytes(), 0.0
    frames = list(image_frames(source, file.kind))
    pages = [page for page in plan.pages if page.part.kind is PartKind.ORIGINAL]
    with renderer(packet) as drawn:
        for page in pages:
            facts = file.pages[page.source.index]
            frame = frames[page.source.index]
            try:
                wanted = showing.expected(data, page.source.index)
            except Exception:  # noqa: S112 - Pillow is no judge of what it cannot decode
                continue
            picture = drawn.draw_part(page.number - 1, framed(facts.width, facts.height), *wanted.size)
            seen = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
            off = showing.difference(_softer(seen), _softer(wanted)) - (
                _CMYK if frame.space == "DeviceCMYK" else 0
            )
            worst = max(worst, float(off))
    count = _count(data)
    if file.kind is FileKind.TIFF and count > len(pages):
        return worst, f"Pillow shows {count} pages, the packet has {len(pages)}"
    return worst, ""


def _softer(picture: Image.Image) -> Image.Image:
    """Return a picture at a quarter of its size: fine patterns of dots fall on other pixels when they are drawn."""
    width, height = picture.size
    return picture.resize((max(1, width // 4), max(1, height // 4)), Image.Resampling.BOX)


def _count(data: bytes) -> int:
    with warnings.catch_warnings(action="ignore"):
        try:
            with Image.open(io.BytesIO(data)) as image:
                return getattr(image, "n_frames", 1)
        except Exception:  # see above
            return 0
