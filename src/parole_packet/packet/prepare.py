"""A case up to its plan, in memory: loaded, surveyed, checked, composed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.case.filing import Accepted
from parole_packet.case.load import Loaded, load_case
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.documents.intake import survey
from parole_packet.documents.pdfs import Passwords, no_passwords
from parole_packet.documents.reading import look_deep, read_typed
from parole_packet.facts import Facts
from parole_packet.forms.prepare import PreparedForm, prepare_forms
from parole_packet.law import Law, load_law
from parole_packet.packet.compose import Composition, compose
from parole_packet.packet.exhibits import wanted_files
from parole_packet.packet.fileset import Written
from parole_packet.packet.filing_day import FilingDay, filing_day
from parole_packet.packet.official import needed
from parole_packet.packet.plan import Plan
from parole_packet.rules import Settled, check_all, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a case is looked at, beside what stands in it.

    `today` is for what goes stale. Files in the folder `law` replace the law files of the program. `passwords` is
    asked for the password of a locked PDF: with its path, and whether the last answer was wrong. `library` is the
    folder of empty forms, by default the person's own. `cache` keeps what was worked out, None keeps nothing.
    `max_size` is what a file may have, in bytes. `deep` looks at every page, which takes its time, and only adds
    findings. `preview` adds a contact sheet of all pages to what is built.
    """

    today: date | None = None
    draft: bool = False
    law: Path | None = None
    passwords: Passwords = no_passwords
    library: Path | None = None
    cache: Cache | None = None
    max_size: int | None = None
    deep: bool = False
    preview: bool = False


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
    facts = read_typed(facts, loaded.folder)
    if settings.deep:
        facts = look_deep(facts, loaded.folder, settings.cache)
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


def day_of(
    prepared: Prepared,
    case: Case,
    plan: Plan,
    written: Written | None = None,
    news: Sequence[Diagnostic] = (),
) -> FilingDay:
    """Return the filing-day sheet of a planned packet; `news` was found while its files were `written`."""
    return filing_day(
        case,
        plan,
        prepared.law,
        source=prepared.loaded.source,
        findings=(*prepared.lasting.open, *news),
        accepted=prepared.lasting.accepted,
        files=written.sheet_files() if written else (),
    )
