"""The files that come of a prepared case: made, proved and published as one set, or found to be there already."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from parole_packet.cache import Cache
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.content import altered
from parole_packet.documents.findings import image_problem, pdf_problem
from parole_packet.errors import CaseRejectedError, InputOutputError, VerificationError
from parole_packet.facts import Facts
from parole_packet.packet.assemble import Assembled, Progress, SourceProblemError, assemble
from parole_packet.packet.compose import Composition
from parole_packet.packet.exhibits import wanted_files
from parole_packet.packet.filing_day import FilingDay, sheet_files
from parole_packet.packet.manifest import manifest_text
from parole_packet.packet.official import OfficialForms
from parole_packet.packet.plan import Plan
from parole_packet.packet.prepared import Prepared
from parole_packet.packet.publish import check_ours, clear_leftovers, digest, publish, told, workplace
from parole_packet.packet.unchanged import note, recipe, stands
from parole_packet.packet.verify import Verification
from parole_packet.pdf.reader import PdfProblem
from parole_packet.typeset.press import Typeset

PACKET, DRAFT = "packet.pdf", "packet-draft.pdf"
_BUFFER = 1 << 20


class OutputSet:
    """The files that a build makes of a prepared case."""

    def __init__(
        self,
        prepared: Prepared,
        composition: Composition,
        day: FilingDay,
        cache: Cache | None,
        law: Path | None,
    ) -> None:
        self.prepared, self.composition, self.plan, self.day = prepared, composition, composition.plan, day
        self.cache, self.law = cache, law
        self.forms = OfficialForms(prepared.forms)
        self.packet = DRAFT if self.plan.draft else PACKET
        self.manifest = Path(self.packet).with_suffix(".manifest.json").name
        self.sheets = sheet_files(draft=self.plan.draft)
        self.names = (self.packet, *self.sheets, *self.forms.editable_names)

    def put(self, target: Path, *, force: bool, progress: Progress | None) -> bool:
        """Make, verify and publish the set; false when it stands there already, made of the very same."""
        typeset, everything = self.composition.finish(), (*self.names, self.manifest)
        with told(target):
            made_of = self._recipe(typeset)
            if not force and stands(self.cache, made_of, everything, target):
                clear_leftovers(target)
                return False
        check_ours(target, self.names, self.manifest, force=force)
        with workplace(target) as work:
            proof = self._proven(work / self.packet, typeset, progress)
            self._check_sources()
            with told(work):
                outputs = self._write_rest(work, proof)
            publish(work, target, everything)
        if self._recipe(typeset) == made_of:
            note(self.cache, made_of, outputs)
        return True

    def _recipe(self, typeset: Typeset) -> str:
        inputs = self._manifest_text({}, {}, {})
        prepared = self.prepared
        return recipe(self.plan, typeset, prepared.facts, prepared.forms, self.day, inputs)

    def _check_sources(self) -> None:
        """Refuse a packet whose sources are not those that were surveyed and that the manifest names."""
        for path in altered(self.prepared.facts, self.prepared.loaded.folder):
            raise InputOutputError(f"{path} changed while the packet was built", "run the command again")

    def _write_rest(self, work: Path, proof: Verification) -> dict[str, str]:
        """Write what stands beside the packet, the manifest last; return the digest of each file of the set."""
        for file, write in self.sheets.items():
            (work / file).write_bytes(write(self.day))
        self.forms.write_editable(work)
        outputs = {made: digest(work / made) or "" for made in self.names}
        text = self._manifest_text(proof.digests, proof.expected.changes, outputs)
        (work / self.manifest).write_text(text, "utf-8")
        return outputs | {self.manifest: digest(work / self.manifest) or ""}

    def _manifest_text(
        self,
        digests: Mapping[int, str],
        changes: Mapping[int, tuple[str, ...]],
        outputs: Mapping[str, str],
    ) -> str:
        source = self.prepared.loaded.source
        return manifest_text(
            self.plan,
            self.prepared.facts,
            case_text=source.text if source else "",
            law_as_of=self.prepared.law.as_of.isoformat(),
            law_folder=self.law,
            digests=digests,
            changes=changes,
            outputs=outputs,
        )

    def _proven(self, packet: Path, typeset: Typeset, progress: Progress | None) -> Verification:
        """Write the packet to a new file and read it back. Raises CaseRejectedError and VerificationError."""
        prepared, plan, forms = self.prepared, self.plan, self.forms
        facts, folder = prepared.facts, prepared.loaded.folder
        forms.fill()
        pages, cache = forms.pages, self.cache
        try:
            expected = assembled(packet, plan, typeset, facts, folder, progress, forms=pages, cache=cache)
        except SourceProblemError as error:
            found = _gone_bad(prepared, error)
            raise CaseRejectedError([*prepared.findings, found], prepared.loaded.source) from error
        proof = Verification(packet, plan, typeset, facts, folder, expected, forms=pages, cache=cache)
        proof.run(progress)
        proof.failures += forms.failures(packet, plan)
        if proof.failures:
            raise VerificationError(proof.failures)
        return proof


def _gone_bad(prepared: Prepared, error: SourceProblemError) -> Diagnostic:
    """Return the finding for a file whose problem only showed while it was copied."""
    case = prepared.loaded.case
    places = {file: where for file, where, _ in wanted_files(case)} if case else {}
    where = places.get(error.file, Where())
    if isinstance(error.problem, PdfProblem):
        return pdf_problem(error.file, error.problem.kind, error.problem.detail, where)
    return image_problem(error.file, error.problem, where)


def assembled(
    path: Path,
    plan: Plan,
    typeset: Typeset,
    facts: Facts,
    folder: Path,
    progress: Progress | None,
    *,
    forms: Mapping[str, bytes] = MappingProxyType({}),
    cache: Cache | None = None,
) -> Assembled:
    """Write the packet to a new file."""
    with told(path), path.open("xb", buffering=_BUFFER) as out:
        return assemble(plan, typeset, facts, folder, out, progress, forms=forms, cache=cache)
