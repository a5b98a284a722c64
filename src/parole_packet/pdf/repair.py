"""Makes a sound copy of a damaged or locked PDF with qpdf, and says what the copy may have lost."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from parole_packet.pdf.compare import ALIKE
from parole_packet.pdf.limits import limit_qpdf
from parole_packet.pdf.packing import flate_size
from parole_packet.pdf.raster import Picture, Renderer, largest_difference, renderer
from parole_packet.pdf.reader import PdfProblem
from parole_packet.worker import alive

limit_qpdf()
BLANK, CHANGED, CUT = "repaired-blank", "repaired-changed", "repaired-cut"
"""Codes of what became of a page: nothing shows on it, it looks different than before, a part of it is missing."""

_DPI = 60.0
_DEEPEST = 100
_JPEG_END = b"\xff\xd9"
_GONE = "Pages tree includes non-dictionary object"
_DONE = (
    ("the list of its parts was rebuilt", ("startxref", "xref", "cross-reference", "trailer", "/Size")),
    ("wrong lengths were corrected", ("stream length", "endstream")),
    ("its page tree was put in order", ("pages tree", "page tree", "/Pages", "/Kids", "kid ")),
)
_OTHERWISE = "broken parts were written anew"

Object = Any
"""An object as pikepdf hands it out."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done to a file, in words, and the code of what became of each page that is not as it was."""

    done: tuple[str, ...]
    losses: Mapping[int, str]


def repair(path: Path, copy: Path, password: str = "") -> Repair:
    """Write a repaired copy of a damaged PDF, without encryption, and compare its pages with the original's.

    Pages are drawn before and after, where PDFium opens the original. Raises PdfProblem, with a detail where pages
    are gone and without one where the file cannot be repaired at all, and OSError.
    """
    warnings = _rewrite(path, copy, password)
    with ExitStack() as stack:
        try:
            after = stack.enter_context(renderer(copy))
        except ValueError as error:
            raise PdfProblem("damaged") from error
        before = _drawn_before(stack, path, password)
        promised = max(len(after) + sum(_GONE in line for line in warnings), len(before) if before else 0)
        if len(after) < promised:
            raise PdfProblem("damaged", f"only {len(after)} of its {promised} pages can be found")
        with pikepdf.open(copy, suppress_warnings=True) as document:
            losses = {
                index: loss
                for index, page in enumerate(document.pages)
                if (loss := _loss(page, index, before, after))
            }
    return Repair(_done(warnings), losses)


def unlock(path: Path, copy: Path, password: str) -> None:
    """Write a copy of an encrypted PDF that opens without its password.

    Raises PdfProblem, of kind `password` where the password is wrong, and OSError.
    """
    _rewrite(path, copy, password)


def _rewrite(path: Path, copy: Path, password: str) -> list[str]:
    """Write a file anew, streams as they are, and return what qpdf had to say about it."""
    try:
        with pikepdf.open(path, password=password, suppress_warnings=True) as document:
            if "/Size" not in document.trailer:
                document.trailer["/Size"] = 1  # qpdf rewrites it, but never adds it to a trailer it made up
            document.save(
                copy,
                deterministic_id=True,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            return [str(warning) for warning in document.get_warnings()]
    except pikepdf.PasswordError as error:
        raise PdfProblem("password") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise PdfProblem("damaged") from error


def _drawn_before(stack: ExitStack, path: Path, password: str) -> Renderer | None:
    try:
        return stack.enter_context(renderer(path, password or None))
    except ValueError:
        return None


def _done(warnings: list[str]) -> tuple[str, ...]:
    found = dict.fromkeys(
        words for words, signs in _DONE for line in warnings if any(sign in line for sign in signs)
    )
    return tuple(found) or (_OTHERWISE,)


def _loss(page: pikepdf.Page, index: int, before: Renderer | None, after: Renderer) -> str:
    drawn = _drawn(after, index)
    if drawn is None or blank(drawn):
        return BLANK
    if not _whole(page.obj, _resources(page), set()):
        return CUT
    if before is None or index >= len(before):
        return ""
    earlier = _drawn(before, index)
    if earlier is None or blank(earlier):
        return ""
    return CHANGED if largest_difference(earlier, drawn) > ALIKE else ""


def _drawn(drawing: Renderer, index: int) -> Picture | None:
    """Draw a page, None where PDFium cannot read it."""
    alive()
    try:
        return drawing.draw(index, dpi=_DPI)
    except ValueError:
        return None


def blank(picture: Picture) -> bool:
    """Tell whether a picture is one color all over."""
    return picture.rgb == picture.rgb[:3] * (picture.width * picture.height)


def _resources(page: pikepdf.Page) -> Object:
    """Return what a page can call by name, its own or inherited."""
    node: Object = page.obj
    for _ in range(_DEEPEST):
        if "/Resources" in node or "/Parent" not in node:
            break
        node = node.Parent
    return node.get("/Resources", pikepdf.Dictionary())


def _whole(holder: Object, resources: Object, seen: set[tuple[int, int]]) -> bool:
    """Tell whether everything that a page or a form draws is there and can be unpacked."""
    contents = holder.get("/Contents") if not isinstance(holder, pikepdf.Stream) else holder
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    if not all(isinstance(stream, pikepdf.Stream) and _sound(stream) for stream in streams):
        return False
    try:
        used = list(_used(holder))
    except (pikepdf.PdfError, ValueError, TypeError):
        return False
    for category, name in used:
        named = resources.get(category) if isinstance(resources, pikepdf.Dictionary) else None
        found = named.get(name) if isinstance(named, pikepdf.Dictionary) else None
        if not isinstance(found, pikepdf.Stream if category == "/XObject" else pikepdf.Dictionary):
            return False
        if category == "/XObject" and found.objgen not in seen:
            seen.add(found.objgen)
            inner = found.get("/Resources", resources) if found.get("/Subtype") == "/Form" else None
            if not _sound(found) or (inner is not None and not _whole(found, inner, seen)):
                return False
    return True


def _used(holder: Object) -> Iterator[tuple[str, str]]:
    """Yield the pictures and fonts that contents call by name."""
    for call in pikepdf.parse_content_stream(holder, "Do Tf"):
        operands: Object = call.operands
        if len(operands) and isinstance(operands[0], pikepdf.Name):
            yield ("/XObject" if str(call.operator) == "Do" else "/Font"), str(operands[0])


def _sound(stream: Object) -> bool:
    """Tell whether the outermost packing of a stream is whole, as far as that can be told without drawing."""
    if not isinstance(stream, pikepdf.Stream):
        return False
    packed = stream.get("/Filter")
    first = packed[0] if isinstance(packed, pikepdf.Array) and len(packed) else packed
    data = stream.read_raw_bytes()
    if first == "/FlateDecode":
        return flate_size(data) is not None
    return first != "/DCTDecode" or _JPEG_END in data[-1024:]
