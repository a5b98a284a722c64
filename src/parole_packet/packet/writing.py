"""Writes the planned PDFs into the work folder and proves each of them."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from parole_packet.cache import Cache
from parole_packet.errors import VerificationError
from parole_packet.facts import Facts
from parole_packet.packet.assemble import Assembled, Progress, assemble
from parole_packet.packet.fileset import FileSet, Written
from parole_packet.packet.official import OfficialForms
from parole_packet.packet.plan import Plan
from parole_packet.packet.publish import settling, told
from parole_packet.packet.verify import Verification
from parole_packet.typeset.press import Typeset

_BUFFER = 1 << 20


def write_files(
    work: Path,
    fileset: FileSet,
    facts: Facts,
    folder: Path,
    forms: OfficialForms,
    pictures: Cache,
    progress: Progress | None,
) -> Written:
    """Write each PDF to a new file and read it back. Raises SourceProblemError and VerificationError."""
    typeset, pages = fileset.typeset, forms.filled()
    proofs: dict[str, Verification] = {}
    sha256: dict[str, str] = {}
    failures: list[str] = []
    for file in fileset.files:
        path, plan = work / file.name, file.plan
        path.parent.mkdir(mode=0o700, exist_ok=True)
        expected = assembled(path, plan, typeset, facts, folder, progress, forms=pages, cache=pictures)
        proof = Verification(path, plan, typeset, facts, folder, expected, forms=pages, cache=pictures)
        with settling(path) as settled:
            proof.run(progress)
            where = f"{file.name}: " if len(fileset.files) > 1 else ""
            failures += [f"{where}{failure}" for failure in (*proof.failures, *forms.failures(path, plan))]
            proofs[file.name], sha256[file.name] = proof, settled()
    if failures:
        raise VerificationError(failures)
    return Written(fileset, proofs, {name: (work / name).stat().st_size for name in fileset.names}, sha256)


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
    """Write one file of the packet."""
    with told(path), path.open("xb", buffering=_BUFFER) as out:
        return assemble(plan, typeset, facts, folder, out, progress, forms=forms, cache=cache)
