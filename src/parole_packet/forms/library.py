"""The person's library of blank forms: what is kept there, and which blank a case takes."""

import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from platformdirs import user_data_path

from parole_packet.cache import Cache
from parole_packet.forms.blanks import FORMS, Blank, Verdict, identify
from parole_packet.forms.editions import day_of, editions
from parole_packet.forms.maps import bind, form_map
from parole_packet.law import Edition

VARIABLE = "PAROLE_PACKET_FORMS"
BESIDE_CASE = "forms"
_ACCEPTED = "-accepted"
_KEPT = re.compile(rf"([a-z]+-\d+)-\d{{4}}-\d\d-\d\d-[0-9a-f]{{8}}(?:{_ACCEPTED})?")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a file that was added: where it lies, and whether it was there before."""

    path: Path
    known: bool


def library_folder(given: Path | None = None) -> Path:
    """Return the folder of the library: the given one, that of the environment, or the user's own."""
    named = os.environ.get(VARIABLE)
    if given is not None:
        return given
    return Path(named) if named else user_data_path("parole-packet", appauthor=False) / "forms"


def search_folders(case_folder: Path | None, given: Path | None = None) -> tuple[Path, ...]:
    """Return where blanks are looked for; what lies beside the case wins."""
    folders = [case_folder / BESIDE_CASE] if case_folder else []
    return tuple(folder for folder in (*folders, library_folder(given)) if folder.is_dir())


def keep(blank: Blank, folder: Path, *, accepted: bool = False) -> Kept:
    """Copy a blank into the library under a name that says what it is. Raises OSError."""
    mark = _ACCEPTED if accepted else ""
    day = day_of(blank.edition).isoformat()
    target = folder / f"{blank.form.lower()}-{day}-{blank.sha256[:8]}{mark}.pdf"
    if target.exists():
        return Kept(target, known=True)
    folder.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    shutil.copyfile(blank.path, beside)
    beside.replace(target)
    return Kept(target, known=False)


def look(
    folders: Iterable[Path],
    *,
    day: date | None = None,
    forms: Collection[str] = FORMS,
    cache: Cache | None = None,
) -> Iterator[Blank]:
    """Say of every PDF in the folders what it is.

    Files that `keep` named for another form than those of `forms`, and files the system refuses to read, are left
    out.
    """
    for folder in folders:
        for path in sorted(folder.glob("*.pdf")):
            named = _KEPT.fullmatch(path.stem)
            if named and named[1].upper() not in forms:
                continue
            try:
                if path.stem.endswith(_ACCEPTED):
                    yield accepting(path, day)
                else:
                    yield identify(path, day=day, cache=cache)
            except OSError:
                continue


def accepting(path: Path, day: date | None = None) -> Blank:
    """Identify a file as if its edition were known: the person has accepted it."""
    blank = identify(path, day=day)
    if blank.verdict is not Verdict.NEWER or blank.form not in FORMS:
        return blank
    older = next(one for one in editions() if one.form == blank.form)
    assumed = replace(older, edition=blank.edition, accepted_from=day_of(blank.edition), superseded_on=None)
    found = identify(path, day=day, known=[*_ended(blank.form), assumed])
    return replace(found, accepted=True)


def _ended(form: str) -> Iterator[Edition]:
    return (replace(one, superseded_on=one.accepted_from) for one in editions() if one.form == form)


def choose(form: str, blanks: Iterable[Blank]) -> Blank | None:
    """Return a good blank of a form whose boxes the program knows: of the first folder with one, the newest build."""
    good = [blank for blank in blanks if blank.form == form and blank.verdict is Verdict.OFFICIAL]
    known = [blank for blank in good if bind(blank, form_map(form))[0] is not None]
    beside = [blank for blank in known if blank.path.parent == known[0].path.parent]
    return max(beside, key=lambda blank: blank.build, default=None)
