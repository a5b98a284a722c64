"""From a case file to a published packet: the whole way, step by step."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.case.filing import Accepted
from parole_packet.case.load import load_case
from parole_packet.case.models import Case
from parole_packet.case.source import Source
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity
from parole_packet.documents.intake import survey
from parole_packet.documents.pdfs import Passwords, no_passwords
from parole_packet.errors import CaseRejectedError
from parole_packet.facts import Facts
from parole_packet.forms.prepare import prepare_forms
from parole_packet.law import load_law
from parole_packet.packet.assemble import Progress
from parole_packet.packet.compose import compose
from parole_packet.packet.exhibits import wanted_files
from parole_packet.packet.filing_day import FilingDay, filing_day
from parole_packet.packet.making import OutputSet
from parole_packet.packet.official import needed
from parole_packet.packet.plan import Plan
from parole_packet.packet.prepared import Prepared
from parole_packet.packet.publish import (
    finish_interrupted,
)
from parole_packet.packet.requirements import RequirementLine, requirement_lines
from parole_packet.rules import check_all, settle


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
    unchanged: bool = False
    """Whether nothing had to be made: the outputs stood there already, made of the very same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a case is looked at, beside what stands in it.

    `today` is for what goes stale. Files in the folder `law` replace the law files of the program. `passwords` is
    asked for the password of a locked PDF: with its path, and whether the last answer was wrong. `library` is the
    folder of empty forms, by default the person's own. `cache` keeps what was worked out, None keeps nothing.
    """

    today: date | None = None
    draft: bool = False
    law: Path | None = None
    passwords: Passwords = no_passwords
    library: Path | None = None
    cache: Cache | None = None


def check(
    path: Path,
    *,
    today: date | None = None,
    law: Path | None = None,
    passwords: Passwords = no_passwords,
    library: Path | None = None,
    cache: bool = True,
) -> CheckResult:
    """Find everything that is wrong with a case; leaves nothing beside it. The rest is as in `Settings`."""
    with _store(cache) as store:
        settings = Settings(today=today, law=law, passwords=passwords, library=library, cache=store)
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
    progress: Progress | None = None,
) -> BuildResult:
    """Build, verify and publish the packet of a case into `out`, by default the folder `out` beside the case.

    Raises CaseRejectedError with all findings, VerificationError, InputOutputError; then nothing was written.
    """
    with _store(cache) as store:
        settings = Settings(
            today=today, draft=draft, law=law, passwords=passwords, library=library, cache=store
        )
        prepared = prepare(path, settings)
        target = out or prepared.loaded.folder / "out"
        finish_interrupted(target)
        case, composition = prepared.loaded.case, prepared.composition
        if case is None or composition is None or _blocking(prepared.findings, draft=draft):
            raise CaseRejectedError(prepared.findings, prepared.loaded.source)
        made = OutputSet(prepared, composition, day_of(prepared, case, composition.plan), store, law)
        unchanged = not made.put(target, force=force, progress=progress)
    return BuildResult(
        target / made.packet,
        target / next(iter(made.sheets)),
        target / made.manifest,
        len(made.plan.pages),
        tuple(prepared.findings),
        prepared.loaded.source,
        made.plan.draft,
        prepared.accepted,
        composition.unfilled,
        unchanged,
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


def prepare(path: Path, settings: Settings) -> Prepared:
    """Everything up to the plan, in memory: load, survey, check, compose."""
    loaded = load_case(path)
    law, problems = load_law(settings.law)
    findings = [*loaded.diagnostics, *problems]
    if loaded.case is None:
        return Prepared(loaded, findings, Facts(), law, None)
    if problems:
        law, _ = load_law()  # what a broken law file leaves out would be missed everywhere
    case = loaded.case
    files = wanted_files(case)
    facts, news = survey(loaded.folder, files, passwords=settings.passwords, cache=settings.cache)
    forms = prepare_forms(case, loaded.folder, library=settings.library, cache=settings.cache)
    needs = [needed(form) for form in forms.forms]
    composition = compose(case, facts, law, loaded.folder, forms=needs, draft=settings.draft)
    findings += [*news, *composition.findings]
    findings += forms.findings
    signing = case.filing.signing_date
    lasting = settle(case, [*findings, *check_all(case, facts, law, signing)])
    asked = settings.today or signing
    settled = lasting if asked == signing else settle(case, [*findings, *check_all(case, facts, law, asked)])
    return Prepared(
        loaded, list(settled.open), facts, law, composition, settled.accepted, forms.forms, lasting
    )


def day_of(prepared: Prepared, case: Case, plan: Plan) -> FilingDay:
    """Return the filing-day sheet of a planned packet."""
    return filing_day(
        case,
        plan,
        prepared.law,
        prepared.facts,
        source=prepared.loaded.source,
        findings=prepared.lasting.open,
        accepted=prepared.lasting.accepted,
    )


def _blocking(findings: Sequence[Diagnostic], *, draft: bool) -> bool:
    errors = (CATALOG[finding.code] for finding in findings)
    return any(entry.severity is Severity.ERROR and not (draft and entry.draft) for entry in errors)
