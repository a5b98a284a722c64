"""What a source PDF holds, page by page, as far as it can be told without reading any page's content."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pypdf.generic import StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.annotations import overlay
from parole_packet.pdf.destinations import Destinations
from parole_packet.pdf.digests import opened, streams_of
from parole_packet.pdf.layers import Layers, layers, touches
from parole_packet.pdf.limits import MOST_ANNOTATIONS_IN_ALL
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.photo_data import tells_more
from parole_packet.pdf.reader import PdfProblem, PdfSource, SourcePage, border
from parole_packet.pdf.weight import ContentsScales, ContentsSoundness, PictureScales

_GUESSED = re.compile(r"file is damaged|duplicated key /(?!Count)|unknown token|found non-name object")
"""What qpdf says of a file when another reader may guess otherwise; /Count is never trusted anyway."""


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """One page: size in points as a person sees it, `dpi` of the one picture it consists of, codes of what was seen.

    Codes: comments, multimedia, attachments, actions, external-links, hidden-layers, screen-only-marks, photo-data,
    and two that stand in the way: filled-without-appearance and mark-without-appearance.
    """

    width: float
    height: float
    dpi: float | None
    notes: tuple[str, ...]


def page_features(source: PdfSource, path: Path, *, repaired: bool = False) -> tuple[PageFeatures, ...]:
    """Look at every page of an open source that lies at `path`; of a repaired one its damage is known.

    Raises PdfProblem, also where a second PDF reader has to guess, or finds other pages in the file than the first,
    and where a page would take a reader all memory or all day.
    """
    with border("a page cannot be read"):
        _agree(path, source)
        destinations, found, scales = Destinations(source), layers(source), ContentsScales()
        soundness, cameras = ContentsSoundness(), dict[tuple[int, int], bool]()
        features, marks = [], 0
        for page in source.pages:
            _check_contents(source, page)
            scales.weigh(page.index + 1, page.contents())
            if not repaired and not soundness.of(page.contents()):
                raise PdfProblem("damaged", f"what page {page.index + 1} shows is spoiled")
            marks += len(objects.entries(objects.raw(page.node, "/Annots")))
            if marks > MOST_ANNOTATIONS_IN_ALL:
                raise PdfProblem("too-large", f"it has more than {MOST_ANNOTATIONS_IN_ALL:,} marks")
            features.append(_features(page, destinations, found, cameras))
            source.forget()
        return tuple(features)


def _agree(path: Path, source: PdfSource) -> None:
    """Refuse a file that can only be read by guessing, or in which two readers do not see the same pages."""
    try:
        with opened(path) as document:
            looked_at = [streams_of(page.obj.get("/Contents")) for page in document.pages]
            scales = PictureScales()
            for number, page in enumerate(document.pages, 1):
                scales.weigh(number, page)
            warnings = [str(warning) for warning in document.get_warnings()]  # they are told once
            if any(_GUESSED.search(warning) for warning in warnings):
                raise PdfProblem("damaged", "its parts contradict each other")
            same = len(looked_at) == source.page_count
            if same and warnings:
                pairs = zip(source.pages, looked_at, strict=True)
                same = all(_same_contents(page, streams) for page, streams in pairs)
    except (ValueError, RuntimeError, pikepdf.PdfError) as error:
        raise PdfProblem("damaged", "another PDF reader cannot open it") from error
    if not same:
        raise PdfProblem("damaged", "two PDF readers see different pages in it")


def _same_contents(page: SourcePage, streams: list[Any]) -> bool:
    ours = [objects.stream_data(stream) for stream in page.contents()]
    return ours == [stream.read_raw_bytes() for stream in streams]


def _check_contents(source: PdfSource, page: SourcePage) -> None:
    """Refuse a page whose contents are not there, or are there for some readers only."""
    value = objects.raw(page.node, "/Contents")
    listed = objects.entries(value) or [value]
    gone = [mark for item in listed if (mark := objects.identity(item)) and objects.resolve(item) is None]
    numbers = {number for table in source.reader.xref.values() for number in table} if gone else set()
    if gone and (not page.contents() or any(number in numbers for number, _ in gone)):
        raise PdfProblem("damaged", f"what page {page.index + 1} shows is missing from the file")


def _features(
    page: SourcePage, destinations: Destinations, found: Layers, cameras: dict[tuple[int, int], bool]
) -> PageFeatures:
    if any("/F" in stream for stream in page.contents()):
        raise PdfProblem("external", f"part of page {page.index + 1} lies in another file")
    notes = dict.fromkeys(overlay(page, destinations, found).notes)
    if "/AA" in page.node:
        notes["actions"] = None
    if touches(page, found):
        notes["hidden-layers"] = None
    if _camera(page, cameras):
        notes["photo-data"] = None
    return PageFeatures(*page.size, _picture_dpi(page), tuple(notes))


def _camera(page: SourcePage, known: dict[tuple[int, int], bool]) -> bool:
    """Tell whether a camera stored more than the picture in one that the page names; not looked for inside forms.

    `known` has what was seen on other pages: all of them may name the same thousand pictures.
    """
    pictures = objects.dictionary(objects.dictionary(page.resources).get("/XObject"))
    tells = False
    for name in pictures:
        value = objects.raw(pictures, name)
        mark = objects.identity(value)
        if mark is None:
            tells = tells or _tells_more(value)
            continue
        if mark not in known:
            known[mark] = _tells_more(value)
        tells = tells or known[mark]
    return tells


def _tells_more(value: Raw) -> bool:
    picture = objects.resolve(value)
    if not isinstance(picture, StreamObject):
        return False
    filters = [objects.name(item) for item in objects.entries(picture.get("/Filter"))]
    return tells_more(objects.stream_data(picture), filters)


def _picture_dpi(page: SourcePage) -> float | None:
    """Resolution of a page that is nothing but one picture filling it: no fonts, no second picture."""
    resources = objects.dictionary(page.resources)
    pictures = objects.dictionary(resources.get("/XObject"))
    if len(pictures) != 1 or objects.dictionary(resources.get("/Font")):
        return None
    picture = objects.dictionary(next(iter(pictures.values())))
    if objects.name(picture.get("/Subtype")) != "Image":
        return None
    across = objects.number(picture.get("/Width")) / (page.box.width * page.user_unit)
    down = objects.number(picture.get("/Height")) / (page.box.height * page.user_unit)
    return 72 * min(across, down) if across > 0 and down > 0 else None


def document_notes(source: PdfSource) -> tuple[str, ...]:
    """Codes of what the document as a whole holds beside its pages.

    Codes: javascript, actions, attachments, acroform, xfa, signed, encrypted-owner.
    """
    with border("its catalog cannot be read"):
        names = objects.dictionary(source.catalog.get("/Names"))
        form = objects.dictionary(source.catalog.get("/AcroForm"))
        seen = {
            "javascript": "/JavaScript" in names,
            "actions": "/AA" in source.catalog or _acts(source),
            "attachments": "/EmbeddedFiles" in names or "/AF" in source.catalog,
            "acroform": bool(objects.entries(form.get("/Fields"))),
            "xfa": "/XFA" in form,
            "signed": bool(int(objects.number(form.get("/SigFlags"))) & 1) or _signature_field(source),
            "encrypted-owner": source.encrypted,
        }
        return tuple(code for code, there in seen.items() if there)


def _acts(source: PdfSource) -> bool:
    """Tell whether opening the document does more than show a page."""
    action = objects.resolve(source.catalog.get("/OpenAction"))
    return isinstance(action, dict) and objects.name(action.get("/S")) not in ("", "GoTo")


def _signature_field(source: PdfSource) -> bool:
    form = objects.dictionary(source.catalog.get("/AcroForm"))
    fields = [objects.dictionary(field) for field in objects.entries(form.get("/Fields"))[:1000]]
    return any(objects.name(field.get("/FT")) == "Sig" and "/V" in field for field in fields)
