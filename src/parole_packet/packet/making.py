"""The files of a build: planned, made, proved and published as one set, or found to stand there already."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.content import altered
from parole_packet.documents.findings import image_problem, pdf_problem
from parole_packet.errors import CaseRejectedError, InputOutputError
from parole_packet.forms.findings import unusable_finding
from parole_packet.packet.assemble import Progress, SourceProblemError
from parole_packet.packet.compose import Composition, compose
from parole_packet.packet.division import Division
from parole_packet.packet.exhibits import wanted_files
from parole_packet.packet.fileset import DRAFT, OURS, PACKET, FileSet, Written, plan_files
from parole_packet.packet.filing_day import sheet_files
from parole_packet.packet.fit import TooLargeError
from parole_packet.packet.manifest import manifest_text
from parole_packet.packet.official import OfficialForms, needed, part_key
from parole_packet.packet.prepare import Prepared, Settings, day_of
from parole_packet.packet.preview import preview_findings, preview_name, write_preview
from parole_packet.packet.publish import (
    check_ours,
    clear_leftovers,
    digest,
    earlier_files,
    publish,
    told,
    workplace,
)
from parole_packet.packet.savings import too_large_finding
from parole_packet.packet.unchanged import note, recipe, stands
from parole_packet.packet.weigh import Scale
from parole_packet.packet.writing import write_files
from parole_packet.pdf.reader import PdfProblem
from parole_packet.rules.filing import ONLINE_BYTES


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a set: `news` was found while it was made, `left` are files in its folder that are not of it.

    `unchanged` when nothing had to be made, because it stood there already, made of the very same.
    """

    news: tuple[Diagnostic, ...] = ()
    left: tuple[str, ...] = ()
    reduced: int = 0
    unchanged: bool = False


class BuildSet:
    """The files that a build makes of a prepared case. Raises CaseRejectedError where they cannot be planned."""

    def __init__(
        self,
        prepared: Prepared,
        case: Case,
        composition: Composition,
        settings: Settings,
        pictures: Cache,
        progress: Progress | None,
    ) -> None:
        self.prepared, self.case, self.settings = prepared, case, settings
        self.pictures, self.progress = pictures, progress
        self.forms = OfficialForms(prepared.forms)
        self.fileset = self._planned(composition)
        self.plan = self.fileset.composition.plan
        self.manifest = f"{DRAFT if self.plan.draft else PACKET}.manifest.json"
        self.sheets = sheet_files(draft=self.plan.draft)
        self.preview = preview_name(draft=self.plan.draft) if settings.preview else None
        previews = (self.preview,) if self.preview else ()
        self.names = (*self.fileset.names, *self.sheets, *self.forms.editable_names, *previews)

    def put(self, target: Path, *, force: bool) -> Made:
        """Make, verify and publish the set in a folder, unless it stands there already."""
        cache, everything = self.settings.cache, (*self.names, self.manifest)
        with told(target):
            made_of = self._recipe()
            if not force and not self.fileset.is_reduced and stands(cache, made_of, everything, target):
                clear_leftovers(target)
                return Made(left=self._earlier(target)[1], unchanged=True)
        with workplace(target) as work:
            old = check_ours(target, self.names, self.manifest, force=force)
            gone, left = self._earlier(target)
            written = self._written(work)
            self._check_sources()
            news = written.findings(self.case)
            with told(work):
                outputs = self._write_rest(work, written, news)
            publish(work, target, everything, old, gone)
        if self._recipe() == made_of:
            note(cache, made_of, outputs)
        return Made(tuple(news), left, written.reduced_pictures)

    def _planned(self, composition: Composition) -> FileSet:
        """Decide which PDFs are written, and how small."""
        prepared, settings, case = self.prepared, self.settings, self.case
        facts, folder = prepared.facts, prepared.loaded.folder
        needs = [needed(form) for form in prepared.forms]

        def again(division: Division) -> Composition:
            return compose(
                case, facts, prepared.law, folder, forms=needs, draft=settings.draft, division=division
            )

        with _rejecting(prepared):
            scale = Scale(facts, folder, self.forms.filled, self.pictures, self.progress)
            limit = settings.max_size
            try:
                return plan_files(case, composition, again, scale, limit=limit, signed=self.forms.signed)
            except TooLargeError as error:
                found = too_large_finding(case, composition.plan, error, limit or ONLINE_BYTES)
            raise CaseRejectedError([*prepared.findings, found], prepared.loaded.source)

    def _recipe(self) -> str:
        """Return one digest of all that goes into the set."""
        prepared, fileset = self.prepared, self.fileset
        day = day_of(prepared, self.case, self.plan)
        inputs = self._manifest_text({}, {}, {}, {"limit": fileset.limit})
        return recipe(fileset.files, fileset.typeset, prepared.facts, prepared.forms, day, inputs)

    def _check_sources(self) -> None:
        """Refuse files whose sources are not those that were surveyed and that the manifest names."""
        for path in altered(self.prepared.facts, self.prepared.loaded.folder):
            raise InputOutputError(f"{path} changed while the packet was built", "run the command again")

    def _earlier(self, target: Path) -> tuple[dict[str, str], tuple[str, ...]]:
        return earlier_files(target, self.names, self.manifest, OURS[self.plan.draft])

    def _written(self, work: Path) -> Written:
        with _rejecting(self.prepared):
            return write_files(
                work,
                self.fileset,
                self.prepared.facts,
                self.prepared.loaded.folder,
                self.forms,
                self.pictures,
                self.progress,
            )

    def _write_rest(self, work: Path, written: Written, news: Sequence[Diagnostic]) -> dict[str, str]:
        """Write what stands beside the PDFs, the manifest last; return the digest of each file of the set."""
        day = day_of(self.prepared, self.case, self.plan, written, news)
        for file, write in self.sheets.items():
            (work / file).write_bytes(write(day))
        self.forms.write_editable(work)
        if self.preview:
            self._write_preview(work / self.preview, work, written, news)
        outputs = {made: written.sha256.get(made) or digest(work / made) or "" for made in self.names}
        text = self._manifest_text(written.digests, written.changes, outputs, written.manifest())
        (work / self.manifest).write_text(text, "utf-8")
        return outputs | {self.manifest: digest(work / self.manifest) or ""}

    def _write_preview(self, path: Path, work: Path, written: Written, news: Sequence[Diagnostic]) -> None:
        """Write the preview to a new file; its findings are those of the day of signing, as on the sheet."""
        prepared, lasting = self.prepared, self.prepared.lasting
        findings = (*lasting.open, *news)
        found = preview_findings(self.case, self.plan, prepared.loaded.source, findings, lasting.accepted)
        packet = {work / file.name: written.sha256[file.name] for file in self.fileset.packet}
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            write_preview(stream, packet, self.case, self.plan, prepared.facts, found, self.progress)

    def _manifest_text(
        self,
        digests: Mapping[int, str],
        changes: Mapping[int, tuple[str, ...]],
        outputs: Mapping[str, str],
        sizes: Mapping[str, object],
    ) -> str:
        source = self.prepared.loaded.source
        return manifest_text(
            self.plan,
            self.prepared.facts,
            case_text=source.text if source else "",
            law_as_of=self.prepared.law.as_of.isoformat(),
            law_folder=self.settings.law,
            digests=digests,
            changes=changes,
            outputs=outputs,
            sizes=sizes,
        )


@contextmanager
def _rejecting(prepared: Prepared) -> Iterator[None]:
    """Turn a problem of a file that only showed while it was copied into the rejection of its case."""
    try:
        yield
    except SourceProblemError as error:
        found = _gone_bad(prepared, error)
        raise CaseRejectedError([*prepared.findings, found], prepared.loaded.source) from error


def _gone_bad(prepared: Prepared, error: SourceProblemError) -> Diagnostic:
    """Return the finding for a file whose problem only showed while it was copied."""
    for form in prepared.forms:
        if error.file == part_key(form.form):
            return unusable_finding(form.form, form.file, str(error.problem))
    case = prepared.loaded.case
    places = {file: where for file, where, _ in wanted_files(case)} if case else {}
    where = places.get(error.file, Where())
    if isinstance(error.problem, PdfProblem):
        return pdf_problem(error.file, error.problem.kind, error.problem.detail, where)
    return image_problem(error.file, error.problem, where)
