"""The PDFs of one build: the packet or its volumes, and online the documents to be uploaded."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from parole_packet.cache import Cache
from parole_packet.case.kinds import Method
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.documents.standins import PREFIX
from parole_packet.facts import Reduced
from parole_packet.packet.compose import Composition
from parole_packet.packet.division import Division
from parole_packet.packet.documents import UploadDocument, WrittenFile, upload_documents
from parole_packet.packet.fit import Fitted, fit_document, fit_packet
from parole_packet.packet.plan import Plan
from parole_packet.packet.savings import reduced_entries, reduced_findings
from parole_packet.packet.verify import Verification
from parole_packet.packet.weigh import Scale
from parole_packet.rules.filing import ONLINE_BYTES
from parole_packet.typeset.press import Typeset

PACKET, DRAFT = "packet", "packet-draft"
OURS = {
    draft: re.compile(rf"packet{tail}(-\d+-of-\d+)?\.pdf|upload{tail}/.+|preview{tail}\.html")
    for draft, tail in ((False, ""), (True, "-draft"))
}
"""Names of files that a build may leave behind, of a packet or of a draft."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One PDF of the set, by its name beside the packet; `document` is what an upload holds."""

    name: str
    plan: Plan
    document: UploadDocument | None = None


@dataclass(frozen=True, slots=True)
class FileSet:
    """All PDFs of a build, before they are written: first the packet or its volumes, then what is uploaded.

    `documents` lists also what the person scans. `limit` is what each file may have, None for no limit.
    """

    composition: Composition
    typeset: Typeset
    files: tuple[PlannedFile, ...]
    documents: tuple[UploadDocument, ...]
    limit: int | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files."""
        return tuple(file.name for file in self.files)

    @property
    def is_reduced(self) -> bool:
        """Whether any picture is to be stored smaller."""
        return any(page.source.treatment.reduction for file in self.files for page in file.plan.pages)

    @property
    def packet(self) -> tuple[PlannedFile, ...]:
        """The packet, or its volumes."""
        return tuple(file for file in self.files if file.document is None)

    @property
    def uploads(self) -> tuple[PlannedFile, ...]:
        """The documents to be uploaded."""
        return tuple(file for file in self.files if file.document is not None)


def plan_files(
    case: Case,
    composition: Composition,
    compose: Callable[[Division], Composition],
    scale: Scale,
    *,
    limit: int | None,
    signed: Collection[str],
) -> FileSet:
    """Return the PDFs of a case, each within the limit. Raises TooLargeError and SourceProblemError.

    By mail the limit is for the packet; online it is for each upload, and there is one anyhow. `signed` are the
    keys of the forms that were signed and scanned already.
    """
    if case.filing.method is Method.ONLINE:
        return _online(composition, scale, min(limit or ONLINE_BYTES, ONLINE_BYTES), signed)
    if limit is None:
        fitted = Fitted(composition, composition.finish(), (composition.plan,))
    else:
        fitted = fit_packet(case, composition, compose, scale, limit)
    files = tuple(_packet_files(fitted.plans))
    return FileSet(fitted.composition, fitted.typeset, files, (), limit)


def _online(composition: Composition, scale: Scale, limit: int, signed: Collection[str]) -> FileSet:
    plan, typeset = composition.plan, composition.finish()
    documents = upload_documents(plan, signed)
    uploads = tuple(
        PlannedFile(one.path(draft=plan.draft), fit_document(one.plan, typeset, scale, limit), one)
        for one in documents
        if one.plan is not None
    )
    return FileSet(composition, typeset, (*_packet_files((plan,)), *uploads), documents, limit)


def _packet_files(plans: Sequence[Plan]) -> Iterator[PlannedFile]:
    for number, plan in enumerate(plans, 1):
        stem = DRAFT if plan.draft else PACKET
        digits = len(str(len(plans)))
        volume = f"-{number:0{digits}}-of-{len(plans)}" if len(plans) > 1 else ""
        yield PlannedFile(f"{stem}{volume}.pdf", plan)


@contextmanager
def kept(cache: Cache | None) -> Iterator[Cache]:
    """Yield where reduced pictures are kept during a build: the person's store, or a private folder for this time."""
    if cache is not None:
        yield cache
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


@dataclass(frozen=True, slots=True)
class Written:
    """The PDFs of a build after they were written and proved: by name, with sizes in bytes and digests."""

    fileset: FileSet
    proofs: Mapping[str, Verification]
    sizes: Mapping[str, int]
    sha256: Mapping[str, str]

    @property
    def digests(self) -> dict[int, str]:
        """The digest of each page of the packet."""
        proofs = [self.proofs[file.name] for file in self.fileset.packet]
        return {number: made for proof in proofs for number, made in proof.digests.items()}

    @property
    def changes(self) -> dict[int, tuple[str, ...]]:
        """What was changed on each page of the packet."""
        proofs = [self.proofs[file.name] for file in self.fileset.packet]
        return {number: words for proof in proofs for number, words in proof.expected.changes.items()}

    def findings(self, case: Case) -> list[Diagnostic]:
        """Warn about pictures that were brought down further than small print likes."""
        return [
            finding
            for file in self.fileset.files
            for finding in reduced_findings(case, file.plan, self._reduced(file), self.fileset.limit or 0)
        ]

    @property
    def reduced_pictures(self) -> int:
        """How many pictures were stored smaller."""
        return sum(len(found) for file in self.fileset.files for found in self._reduced(file).values())

    def _reduced(self, file: PlannedFile) -> dict[int, tuple[Reduced, ...]]:
        return self.proofs[file.name].expected.reduced

    def sheet_files(self) -> tuple[WrittenFile, ...]:
        """Return the files as the filing-day sheet lists them."""
        return tuple(
            WrittenFile(file.name, _numbers(file), self.sizes[file.name], file.document)
            for file in self.fileset.files
        )

    def manifest(self) -> dict[str, object]:
        """Return what the manifest says of limits, volumes and uploads; nothing where there is nothing to say."""
        packet, uploads = self.fileset.packet, self.fileset.uploads
        reduced = [entry for file in packet for entry in reduced_entries(file.plan, self._reduced(file))]
        found: dict[str, object] = {"reduced": reduced} if reduced else {}
        if len(packet) > 1:
            found["volumes"] = [
                {"file": file.name, "bytes": self.sizes[file.name], "packet_pages": _span(file)}
                for file in packet
            ]
        if uploads:
            found["uploads"] = [
                {
                    "file": file.name,
                    "bytes": self.sizes[file.name],
                    "pages": len(file.plan.pages),
                    "packet_pages": _span(file),
                    "reduced": reduced_entries(file.plan, self._reduced(file)),
                }
                for file in uploads
            ]
        return {"limit": self.fileset.limit, **found} if found else {}


def _numbers(file: PlannedFile) -> range:
    """Return the packet pages that a file holds."""
    return (
        file.document.pages
        if file.document
        else range(file.plan.first, file.plan.first + len(file.plan.pages))
    )


def _span(file: PlannedFile) -> list[int]:
    pages = _numbers(file)
    return [pages[0], pages[-1]]
