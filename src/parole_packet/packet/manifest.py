"""The manifest: what went into a packet and what came out, page by page. As private as the packet itself."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from parole_packet import __version__
from parole_packet.facts import Facts
from parole_packet.packet.plan import TYPESET, Plan, PlannedPage
from parole_packet.resources import resource

SCHEMA = "parole-packet/manifest/1"
_LIBRARIES = ("pypdf", "reportlab", "pikepdf", "pypdfium2", "Pillow", "uharfbuzz", "pymupdf-fonts")


def manifest_text(
    plan: Plan,
    facts: Facts,
    *,
    case_text: str,
    law_as_of: str,
    law_folder: Path | None,
    digests: Mapping[int, str],
    changes: Mapping[int, tuple[str, ...]],
    outputs: Mapping[str, str],
    sizes: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """Write the manifest as JSON; `outputs` gives the digest of each file of the set.

    `law_folder` holds the law files that were used in place of the program's own; `sizes` says what was done to
    meet a limit.
    """
    content = {
        "schema": SCHEMA,
        "tool": {"name": "parole-packet", "version": __version__},
        "libraries": {name: version(name) for name in _LIBRARIES},
        "draft": plan.draft,
        "law_as_of": law_as_of,
        "outputs": {name: {"sha256": made} for name, made in outputs.items()},
        "inputs": {
            "case": hashlib.sha256(case_text.encode()).hexdigest(),
            "templates": tree_digest(resource("templates").rglob("*")),
            "law": tree_digest(law_folder.glob("*.y*ml")) if law_folder else None,
            "files": {
                path: {
                    "sha256": file.sha256,
                    "bytes": file.size,
                    "kind": file.kind.value,
                    "pages": len(file.pages),
                    "changes": list(file.changes),
                }
                for path, file in sorted(facts.files.items())
            },
        },
        **({"sizes": sizes} if sizes else {}),
        "pages": [_page(page, digests, changes) for page in plan.pages],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _page(
    page: PlannedPage, digests: Mapping[int, str], changes: Mapping[int, tuple[str, ...]]
) -> dict[str, object]:
    made = page.source.file == TYPESET
    return {
        "number": page.number,
        "part": page.part.key,
        "exhibit": page.part.label,
        "footer": page.footer,
        "source": None if made else page.source.file,
        "source_page": None if made else page.source.index + 1,
        "sha256": digests.get(page.number),
        "changes": list(changes.get(page.number, ())),
    }


def tree_digest(paths: Iterable[Path]) -> str:
    """Return one digest of many files, by their names and contents."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
