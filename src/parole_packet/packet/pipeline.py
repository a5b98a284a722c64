"""From a case file to a published packet: the whole way, step by step."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from parole_packet.cache import Cache
from parole_packet.case.filing import Accepted
from parole_packet.case.source import Source
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity
from parole_packet.documents.pdfs import Passwords, no_passwords
from parole_packet.documents.standins import PREFIX
from parole_packet.errors import CaseRejectedError
from parole_packet.packet.assemble import Progress
from parole_packet.packet.making import BuildSet
from parole_packet.packet.plan import Plan
from parole_packet.packet.prepare import Settings, prepare
from parole_packet.packet.publish import finish_interrupted
from parole_packet.packet.requirements import RequirementLine, requirement_lines


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, and what of it the person accepts. `plan` is None when the case cannot be planned."""

    findings: tuple[Diagnostic, ...]
    source: Source | None
    plan: Plan | None = None
    accepted: tuple[tuple[Diagnostic, Accepted], ...] = ()
    requirements: tuple[RequirementLine, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made."""

    packet: Path
    filing_day: Path
    manifest: Path
    pages: int
    findings: tuple[Diagnostic, ...]
    source: Source | None
    draft: bool
    accepted: tuple[tuple[Diagnostic, Accepted], ...] = ()
    unfilled: tuple[str, ...] = ()
    """Forms in place of which answer sheets stand: with any of them the packet is a draft."""
    volumes: tuple[Path, ...] = ()
    """The packet, in as many files as its size asks for; with none named it is `packet` alone."""
    uploads: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    """Files that look like ones of an earlier build and are not of this: left where they are."""
    reduced: int = 0
    """How many pictures were stored smaller."""
    unchanged: bool = False
    """Whether nothing had to be made: the outputs stood there already, made of the very same."""
    preview: Path | None = None


def check(
    path: Path,
    *,
    today: date | None = None,
    law: Path | None = None,
    passwords: Passwords = no_passwords,
    library: Path | None = None,
    cache: bool = True,
    deep: bool = False,
) -> CheckResult:
    """Find everything that is wrong with a case; leaves nothing beside it. The rest is as in `Settings`."""
    with _store(cache) as store:
        settings = Settings(
            today=today, law=law, passwords=passwords, library=library, cache=store, deep=deep
        )
        prepared = prepare(path, settings)
    plan = prepared.composition.plan if prepared.composition else None
    case = prepared.loaded.case
    lines = requirement_lines(case, prepared.law, plan) if case and plan else ()
    return CheckResult(tuple(prepared.findings), prepared.loaded.source, plan, prepared.accepted, lines)


def build(
    path: Path,
    *,
    draft: bool = False,
    force: bool = False,
    out: Path | None = None,
    today: date | None = None,
    law: Path | None = None,
    passwords: Passwords = no_passwords,
    library: Path | None = None,
    cache: bool = True,
    max_size: int | None = None,
    preview: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build, verify and publish the packet of a case into `out`, by default the folder `out` beside the case.

    No file of the packet, online no upload, gets larger than `max_size` bytes. With `preview`, a contact sheet of all
    pages is made as well; without, that of an earlier build is taken away.

    Raises CaseRejectedError with all findings, VerificationError, InputOutputError; then nothing was written.
    """
    with _store(cache) as store, _pictures(store) as pictures:
        settings = Settings(
            today=today,
            draft=draft,
            law=law,
            passwords=passwords,
            library=library,
            cache=store,
            max_size=max_size,
            preview=preview,
        )
        prepared = prepare(path, settings)
        target = out or prepared.loaded.folder / "out"
        finish_interrupted(target)
        composition, case = prepared.composition, prepared.loaded.case
        if case is None or composition is None or _blocking(prepared.findings, draft=draft):
            raise CaseRejectedError(prepared.findings, prepared.loaded.source)
        files = BuildSet(prepared, case, composition, settings, pictures, progress)
        made = files.put(target, force=force)
    fileset = files.fileset
    return BuildResult(
        target / fileset.names[0],
        target / next(iter(files.sheets)),
        target / files.manifest,
        len(files.plan.pages),
        (*prepared.findings, *made.news),
        prepared.loaded.source,
        files.plan.draft,
        prepared.accepted,
        fileset.composition.unfilled,
        tuple(target / file.name for file in fileset.packet),
        tuple(target / file.name for file in fileset.uploads),
        tuple(target / name for name in made.left),
        made.reduced,
        made.unchanged,
        target / files.preview if files.preview else None,
    )


@contextmanager
def _store(wanted: bool) -> Iterator[Cache | None]:
    """Yield the store of what was worked out, none if none is wanted; afterwards it fits its limit again."""
    store = Cache() if wanted else None
    try:
        yield store
    finally:
        if store is not None:
            store.trim()


@contextmanager
def _pictures(store: Cache | None) -> Iterator[Cache]:
    """Yield where pictures are kept during a build: the store, without one a private folder for this time."""
    if store is not None:
        yield store
        return
    folder = TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
    try:
        yield Cache(Path(folder.name))
    finally:
        try:
            folder.cleanup()
        except KeyboardInterrupt:  # nobody else would come back to it
            folder.cleanup()
            raise


def _blocking(findings: Sequence[Diagnostic], *, draft: bool) -> bool:
    errors = (CATALOG[finding.code] for finding in findings)
    return any(entry.severity is Severity.ERROR and not (draft and entry.draft) for entry in errors)
