"""From a case file to a published packet: the whole way, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from parole_packet.cache import Cache
from parole_packet.case.filing import Accepted
from parole_packet.case.load import Loaded, load_case
from parole_packet.case.models import Case
from parole_packet.case.source import Source
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity, Where
from parole_packet.documents.findings import image_problem, pdf_problem
from parole_packet.documents.intake import survey
from parole_packet.documents.pdfs import Passwords, no_passwords
from parole_packet.errors import CaseRejectedError, VerificationError
from parole_packet.facts import Facts
from parole_packet.forms.prepare import PreparedForm, prepare_forms
from parole_packet.law import Law, load_law
from parole_packet.packet.assemble import Assembled, Progress, SourceProblemError, assemble
from parole_packet.packet.compose import Composition, compose
from parole_packet.packet.exhibits import wanted_files
from parole_packet.packet.filing_day import FilingDay, filing_day, sheet_files
from parole_packet.packet.manifest import manifest_text
from parole_packet.packet.official import OfficialForms, needed
from parole_packet.packet.plan import Plan
from parole_packet.packet.preview import preview_findings, preview_name, write_preview
from parole_packet.packet.publish import (
    check_ours,
    digest,
    finish_interrupted,
    left_over,
    publish,
    told,
    workplace,
)
from parole_packet.packet.requirements import RequirementLine, requirement_lines
from parole_packet.packet.verify import Verification
from parole_packet.pdf.reader import PdfProblem
from parole_packet.rules import Settled, check_all, settle
from parole_packet.typeset.press import Typeset

PACKET, DRAFT = "packet.pdf", "packet-draft.pdf"
_BUFFER = 1 << 20


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
    preview: Path | None = None


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


@dataclass(slots=True)
class Prepared:
    """A case up to its plan: what a check looks at and a build goes on from."""

    loaded: Loaded
    findings: list[Diagnostic]
    facts: Facts
    law: Law
    composition: Composition | None
    accepted: tuple[tuple[Diagnostic, Accepted], ...] = ()
    forms: Sequence[PreparedForm] = ()
    lasting: Settled = field(default_factory=lambda: Settled((), ()))
    """The findings as they stand on the day of signing: the same whenever somebody asks."""


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
    store = Cache() if cache else None
    prepared = prepare(
        path, Settings(today=today, law=law, passwords=passwords, library=library, cache=store)
    )
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
    preview: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Build, verify and publish the packet of a case into `out`, by default the folder `out` beside the case.

    With `preview`, a contact sheet of all pages is made as well; without, that of an earlier build is taken away.

    Raises CaseRejectedError with all findings, VerificationError, InputOutputError; then nothing was written.
    """
    store = Cache() if cache else None
    settings = Settings(today=today, draft=draft, law=law, passwords=passwords, library=library, cache=store)
    prepared = prepare(path, settings)
    target = out or prepared.loaded.folder / "out"
    finish_interrupted(target)
    composition, case = prepared.composition, prepared.loaded.case
    if case is None or composition is None or _blocking(prepared.findings, draft=draft):
        raise CaseRejectedError(prepared.findings, prepared.loaded.source)
    plan = composition.plan
    name = DRAFT if plan.draft else PACKET
    manifest = Path(name).with_suffix(".manifest.json").name
    sheets = sheet_files(draft=plan.draft)
    forms = OfficialForms(prepared.forms)
    sheet = preview_name(draft=plan.draft)
    names = (name, *sheets, *forms.editable_names, *([sheet] if preview else []))
    check_ours(target, names, manifest, force=force)
    with workplace(target) as work:
        proof = _proven(work / name, prepared, composition, forms, progress)
        day = day_of(prepared, case, plan)
        with told(work):
            for file, write in sheets.items():
                (work / file).write_bytes(write(day))
            forms.write_editable(work)
            if preview:
                _preview(work / sheet, work / name, prepared, case, plan, progress)
            text = manifest_text(
                plan,
                prepared.facts,
                case_text=prepared.loaded.source.text if prepared.loaded.source else "",
                law_as_of=prepared.law.as_of.isoformat(),
                law_folder=law,
                digests=proof.digests,
                changes=proof.expected.changes,
                outputs={made: digest(work / made) or "" for made in names},
            )
            (work / manifest).write_text(text, "utf-8")
        gone = (sheet,) if not preview and left_over(target, sheet, manifest) else ()
        publish(work, target, (*names, manifest), gone)
    return BuildResult(
        target / name,
        target / next(iter(sheets)),
        target / manifest,
        len(plan.pages),
        tuple(prepared.findings),
        prepared.loaded.source,
        plan.draft,
        prepared.accepted,
        composition.unfilled,
        target / sheet if preview else None,
    )


def _preview(
    path: Path, packet: Path, prepared: Prepared, case: Case, plan: Plan, progress: Progress | None
) -> None:
    """Write the preview of a packet to a new file; its findings are those of the day of signing."""
    lasting = prepared.lasting
    found = preview_findings(case, plan, prepared.loaded.source, lasting.open, lasting.accepted)
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        write_preview(stream, packet, digest(packet) or "", case, plan, prepared.facts, found, progress)


def _proven(
    packet: Path,
    prepared: Prepared,
    composition: Composition,
    forms: OfficialForms,
    progress: Progress | None,
) -> Verification:
    """Write the packet to a new file and read it back. Raises CaseRejectedError and VerificationError."""
    plan, facts, folder = composition.plan, prepared.facts, prepared.loaded.folder
    typeset = composition.finish()
    forms.fill()
    try:
        expected = assembled(packet, plan, typeset, facts, folder, progress, forms=forms.pages)
    except SourceProblemError as error:
        found = _gone_bad(prepared, error)
        raise CaseRejectedError([*prepared.findings, found], prepared.loaded.source) from error
    proof = Verification(packet, plan, typeset, facts, folder, expected, forms=forms.pages)
    proof.run(progress)
    proof.failures += forms.failures(packet, plan)
    if proof.failures:
        raise VerificationError(proof.failures)
    return proof


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
    facts, news = survey(loaded.folder, wanted_files(case), passwords=settings.passwords)
    forms = prepare_forms(case, loaded.folder, library=settings.library)
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


def _gone_bad(prepared: Prepared, error: SourceProblemError) -> Diagnostic:
    """Return the finding for a file whose problem only showed while it was copied."""
    case = prepared.loaded.case
    places = {file: where for file, where, _ in wanted_files(case)} if case else {}
    where = places.get(error.file, Where())
    if isinstance(error.problem, PdfProblem):
        return pdf_problem(error.file, error.problem.kind, error.problem.detail, where)
    return image_problem(error.file, error.problem, where)


def _blocking(findings: Sequence[Diagnostic], *, draft: bool) -> bool:
    errors = (CATALOG[finding.code] for finding in findings)
    return any(entry.severity is Severity.ERROR and not (draft and entry.draft) for entry in errors)


def assembled(
    path: Path,
    plan: Plan,
    typeset: Typeset,
    facts: Facts,
    folder: Path,
    progress: Progress | None,
    *,
    forms: Mapping[str, bytes] = MappingProxyType({}),
) -> Assembled:
    """Write the packet to a new file."""
    with told(path), path.open("xb", buffering=_BUFFER) as out:
        return assemble(plan, typeset, facts, folder, out, progress, forms=forms)
