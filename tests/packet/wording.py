"""The words of a case as they are printed: composed without evidence files, read back from the pages."""

import tempfile
from pathlib import Path

from parole_packet.case.load import load_case
from parole_packet.case.models import Case
from parole_packet.facts import Facts
from parole_packet.law import load_law
from parole_packet.packet.compose import Composition, compose
from tests.cli import minimal
from tests.typeset.reading import texts_of

LAW, _ = load_law()


def read_case(text: str) -> Case:
    """Read a case file that has no errors."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.yaml")
        path.write_text(text, "utf-8")
        loaded = load_case(path)
    assert loaded.case is not None, [finding.text for finding in loaded.diagnostics]
    return loaded.case


MINIMAL = read_case(minimal.CASE)


def changed(**blocks: object) -> Case:
    """The smallest case with other values in some of its blocks; a dict changes fields of a block."""
    updates = {
        name: getattr(MINIMAL, name).model_copy(update=value) if isinstance(value, dict) else value
        for name, value in blocks.items()
    }
    return MINIMAL.model_copy(update=updates)


def composed(case: Case) -> Composition:
    """Set a case in type; none of its evidence is there, and no form."""
    return compose(case, Facts(), LAW, Path("nowhere"))


def printed_parts(composition: Composition) -> dict[str, list[str]]:
    """The text of each page of each part that the program sets in type, by the part's key."""
    pages = texts_of(composition.finish().pdf)
    return {
        part.key: [pages[source.index] for source in part.sources if not source.file]
        for part in composition.plan.parts
    }


def on_paper(pages: list[str]) -> str:
    """Pages as text to compare: a line between pages."""
    return "\n----\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)
