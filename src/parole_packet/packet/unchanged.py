"""Whether there is anything to build: what would go in, and what came of the very same before."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.facts import Facts
from parole_packet.forms.prepare import PreparedForm
from parole_packet.packet.filing_day import FilingDay
from parole_packet.packet.publish import digest
from parole_packet.records import read, written
from parole_packet.typeset.press import Typeset

_KIND = "built"


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The digest of each file of a set that was verified and published."""

    files: Mapping[str, str]


def recipe(
    planned: Sequence[object],
    typeset: Typeset,
    facts: Facts,
    forms: Iterable[PreparedForm],
    day: FilingDay,
    inputs: str,
) -> str:
    """Return one digest of all that the outputs are made of.

    Nothing is listed from memory here: these are the very objects that are assembled, filled in and printed.
    `planned` says which files are made, of which pages; `inputs` is the manifest as far as it is known before. Copies
    of files have random places, but are made of the file and what was done to it.
    """
    found = hashlib.sha256()
    files = {path: replace(file, copy=None) for path, file in sorted(facts.files.items())}
    for part in (
        tuple(planned),
        typeset.pages,
        typeset.links,
        typeset.spots,
        typeset.footer_font,
        files,
        day,
        inputs,
    ):
        _add(found, repr(part).encode())
    _add(found, typeset.pdf)
    for form in forms:
        blank = replace(form.binding.blank, path=Path()) if form.binding else None
        _add(found, repr((form.form, form.copy_pages, form.copy_digest, form.written, blank)).encode())
    return found.hexdigest()


def _add(found: "hashlib._Hash", data: bytes) -> None:
    found.update(len(data).to_bytes(8, "big"))
    found.update(data)


def stands(cache: Cache | None, made_of: str, names: Iterable[str], out: Path) -> bool:
    """Tell whether the files in a folder are those that came of the same recipe, byte for byte. Raises OSError."""
    data = cache.get(_KIND, made_of) if cache else None
    known = read(_Outputs, data) if data is not None else None
    return (
        known is not None
        and sorted(known.files) == sorted(names)
        and all(digest(out / name) == wanted for name, wanted in known.files.items())
    )


def note(cache: Cache | None, made_of: str, outputs: Mapping[str, str]) -> None:
    """Keep what came of a recipe, once it is verified and published."""
    if cache:
        cache.put(_KIND, made_of, data=written(_Outputs(outputs)))
