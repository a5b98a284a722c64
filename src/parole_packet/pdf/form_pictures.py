"""Which pictures stand on which pages, by what they hold: to find one that was pasted twice."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

import pikepdf

_LEAST = 30
"""Pictures smaller than this, in pixels, are dots and rules."""

_DEEPEST = 6


def pictures(data: bytes) -> dict[str, tuple[int, ...]]:
    """Return the pages, from 1, on which each picture of a PDF stands, by its digest; nothing for a damaged file."""
    found: dict[str, list[int]] = {}
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                for digest in set(_on_page(page.obj)):
                    found.setdefault(digest, []).append(number)
    except pikepdf.PdfError:
        return {}
    return {digest: tuple(pages) for digest, pages in found.items()}


def _on_page(page: Any) -> Iterator[str]:
    yield from _inside(page.get("/Resources"), 0)
    for annotation in page.get("/Annots", ()):
        looks = annotation.get("/AP") if isinstance(annotation, pikepdf.Dictionary) else None
        normal = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
        if isinstance(normal, pikepdf.Stream):
            yield from _inside(normal.get("/Resources"), 0)


def _inside(resources: Any, depth: int) -> Iterator[str]:
    entries = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for item in entries.values() if isinstance(entries, pikepdf.Dictionary) else ():
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Subtype") == "/Form" and depth < _DEEPEST:
            yield from _inside(item.get("/Resources"), depth + 1)
        elif min(int(item.get("/Width", 0)), int(item.get("/Height", 0))) >= _LEAST:
            yield hashlib.sha256(item.read_raw_bytes()).hexdigest()
