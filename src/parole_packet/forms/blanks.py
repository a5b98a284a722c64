"""Says what a file is that somebody offers as an official form, by its footers, barcodes and boxes."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.forms.editions import day_of, editions
from parole_packet.forms.fingerprint import fingerprint
from parole_packet.forms.footers import Footer, barcode, footer, named_form
from parole_packet.law import Edition
from parole_packet.pdf.form_fields import Box, BoxKind
from parole_packet.pdf.form_file import FormFile, read_form
from parole_packet.pdf.reader import PdfProblem
from parole_packet.pdf.usage_rights import UsageRights
from parole_packet.records import read, written

BY_HAND = ("G-1450",)
"""Forms that carry card or account numbers: never touched by a program."""

FORMS = ("I-131", "I-134", "G-28", "G-1145", "I-912")
"""The forms this program fills in."""

MOST_BYTES = 20_000_000
_KIND = "forms"
_PRINTERS = re.compile(
    r"print to pdf|skia|quartz|cairo|ghostscript|pdfcreator|bullzip|webkit|cups|chrom", re.IGNORECASE
)
_WEB_PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"RIFF")


class Verdict(StrEnum):
    """What a file is. Only OFFICIAL can be filled in."""

    OFFICIAL = "official"
    RESAVED = "form-resaved"
    FILLED = "form-filled"
    FLATTENED = "form-flattened"
    PRINTED = "form-printed"
    PAGES = "form-pages"
    MIXED = "form-mixed"
    INSTRUCTIONS = "form-instructions"
    SUPERSEDED = "form-superseded"
    NEWER = "form-newer"
    BY_HAND = "form-by-hand"
    UNUSED = "form-unused"
    UNKNOWN = "form-unknown"
    PLACEHOLDER = "form-placeholder"
    TRUNCATED = "form-truncated"
    DAMAGED = "form-damaged"
    WEB_PAGE = "form-web-page"
    PICTURE = "form-picture"
    NOT_PDF = "form-not-pdf"


@dataclass(frozen=True, slots=True)
class Blank:
    """What a file was found to be. `detail` holds the particulars that the message of its verdict names.

    `build` is the day the file was made, `fingerprint` stands for its boxes: an edition has several builds.
    """

    path: Path
    verdict: Verdict
    sha256: str = ""
    form: str = ""
    edition: str = ""
    build: str = ""
    pages: int = 0
    fingerprint: str = ""
    boxes: tuple[Box, ...] = ()
    detail: dict[str, str] = field(default_factory=dict)
    accepted: bool = False
    """Whether the person accepted an edition that the program does not know."""


def identify(
    path: Path,
    *,
    day: date | None = None,
    known: Sequence[Edition] | None = None,
    cache: Cache | None = None,
) -> Blank:
    """Say what a file is. `day` is when its edition must be accepted, by default now or at any later time.

    What stands in an empty official form is kept in `cache` by its content; of any other file nothing is kept.
    Raises OSError where the system refuses to read the file.
    """
    with path.open("rb") as handle:
        data = handle.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or b"%PDF-" not in data[:1024]:
        return Blank(path, _not_pdf(data))
    whole = b"%%EOF" in data[-2048:]
    digest = hashlib.sha256(data).hexdigest()
    kept = cache.get(_KIND, digest) if cache else None
    file = read(FormFile, kept) if kept is not None else None
    try:
        fresh = file is None
        file = file or read_form(data)
    except PdfProblem as problem:
        verdict = Verdict.DAMAGED if whole else Verdict.TRUNCATED
        return Blank(path, verdict, detail={"reason": problem.detail or problem.kind})
    seen = _Seen(
        file, tuple(footer(text) for text in file.texts), day, editions() if known is None else known
    )
    verdict, detail = _judge(seen)
    if not whole:
        verdict, detail = Verdict.TRUNCATED, {"reason": "its end is missing"}
    if cache and fresh and verdict is Verdict.OFFICIAL:
        cache.put(_KIND, digest, data=written(file))
    return _record(path, seen, verdict, detail)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file with its footers, and what it is measured by."""

    file: FormFile
    feet: tuple[Footer | None, ...]
    day: date | None
    known: Sequence[Edition]

    @property
    def first(self) -> Footer | None:
        return next((foot for foot in self.feet if foot is not None), None)

    def edition(self) -> Edition | None:
        first = self.first
        matches = (
            one for one in self.known if first and (one.form, one.edition) == (first.form, first.edition)
        )
        return next(matches, None)


_Judgment = tuple[Verdict, dict[str, str]] | None


def _judge(seen: _Seen) -> tuple[Verdict, dict[str, str]]:
    """Ask one question after the other; the first that has an answer decides."""
    for question in (_no_form, _which_form, _mixed, _pages, _edition, _boxes, _touched):
        answer = question(seen)
        if answer is not None:
            return answer
    return Verdict.OFFICIAL, {}


def _no_form(seen: _Seen) -> _Judgment:
    if seen.first is not None:
        return None
    text = " ".join(seen.file.texts[:1])
    if "Please wait" in text and seen.file.xfa:
        return Verdict.PLACEHOLDER, {}
    return Verdict.UNKNOWN, {"named": named_form(text)}


def _which_form(seen: _Seen) -> _Judgment:
    if any(foot and foot.instructions for foot in seen.feet):
        return Verdict.INSTRUCTIONS, {}
    assert seen.first is not None  # noqa: S101 - `_no_form` came before
    form = seen.first.form
    if form in BY_HAND:
        return Verdict.BY_HAND, {}
    return None if any(one.form == form for one in seen.known) else (Verdict.UNUSED, {})


def _mixed(seen: _Seen) -> _Judgment:
    """All footers, and all barcodes, must name the same form and edition, and each other's pages."""
    names = [f"{foot.form} {foot.edition}" if foot else "no footer" for foot in seen.feet]
    for box in seen.file.boxes:
        code = barcode(box.value) if box.kind is BoxKind.BARCODE else None
        foot = seen.feet[box.page]
        if code and foot and (code.form, code.edition, code.page) != (foot.form, foot.edition, foot.page):
            names[box.page] += f", barcode {code.form} {code.edition} page {code.page}"
    if len(set(names)) == 1:
        return None
    odd = next(page for page, name in enumerate(names) if name != names[0])
    return Verdict.MIXED, {"page": str(odd + 1), "this": names[odd], "first": names[0]}


def _pages(seen: _Seen) -> _Judgment:
    """Every page must be there, once and in order."""
    numbers = [foot.page for foot in seen.feet if foot]
    total = next((foot.pages for foot in seen.feet if foot and foot.pages), None) or len(numbers)
    if numbers == list(range(1, total + 1)):
        return None
    lacking = sorted(set(range(1, total + 1)) - set(numbers))
    words = f"page {', '.join(map(str, lacking))} missing" if lacking else "pages out of order or twice"
    return Verdict.PAGES, {"words": words, "total": str(total)}


def _edition(seen: _Seen) -> _Judgment:
    edition, first = seen.edition(), seen.first
    assert first is not None  # noqa: S101 - `_no_form` came before
    latest = next((one for one in seen.known if one.form == first.form and one.superseded_on is None), None)
    if edition is None:
        newer = latest is None or day_of(first.edition) > day_of(latest.edition)
        return (Verdict.NEWER if newer else Verdict.SUPERSEDED), {"current": latest.edition if latest else ""}
    ended = edition.superseded_on
    accepted = ended is None or (seen.day is not None and seen.day < ended)
    return None if accepted else (Verdict.SUPERSEDED, {"current": latest.edition if latest else ""})


def _boxes(seen: _Seen) -> _Judgment:
    usable = [box for box in seen.file.boxes if box.kind is not BoxKind.BARCODE]
    if not usable:
        printed = _PRINTERS.search(seen.file.producer)
        return (Verdict.PRINTED if printed else Verdict.FLATTENED), {}
    filled = [box for box in usable if box.value.strip() and box.value != box.preset]
    return (Verdict.FILLED, {"count": str(len(filled))}) if filled else None


def _touched(seen: _Seen) -> _Judgment:
    return None if seen.file.rights is UsageRights.INTACT else (Verdict.RESAVED, {})


def _record(path: Path, seen: _Seen, verdict: Verdict, detail: dict[str, str]) -> Blank:
    first = seen.first
    return Blank(
        path=path,
        verdict=verdict,
        sha256=seen.file.sha256,
        form=first.form if first else "",
        edition=first.edition if first else "",
        build=seen.file.made,
        pages=len(seen.feet),
        fingerprint=fingerprint(seen.file.boxes) if seen.file.boxes else "",
        boxes=seen.file.boxes,
        detail=detail,
    )


def _not_pdf(data: bytes) -> Verdict:
    if _WEB_PAGE.match(data[:4096]):
        return Verdict.WEB_PAGE
    heic = data[4:8] == b"ftyp"
    return Verdict.PICTURE if heic or data.startswith(_PICTURES) else Verdict.NOT_PDF
