"""A packet of one file, without a case around it: the shortest way from a file to a verified page."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.intake import survey
from parole_packet.facts import AS_IT_IS, Facts, Treatment
from parole_packet.packet.assemble import Assembled, assemble
from parole_packet.packet.desk import Desk
from parole_packet.packet.plan import PageSource, Part, PartKind, Plan
from parole_packet.packet.verify import Verification
from parole_packet.typeset.press import Typeset
from parole_packet.typeset.stories import IndexRow, index_story, tab_story


@dataclass(frozen=True, slots=True)
class Made:
    """A packet of one file and everything needed to verify it again."""

    path: Path
    plan: Plan
    typeset: Typeset
    facts: Facts
    folder: Path
    expected: Assembled

    def failures(self, path: Path | None = None) -> list[str]:
        """Verify the packet, or a spoiled copy of it."""
        proof = Verification(
            path or self.path, self.plan, self.typeset, self.facts, self.folder, self.expected
        )
        proof.run()
        return proof.failures


def look(folder: Path, *names: str) -> tuple[Facts, list[Diagnostic]]:
    """Survey files as the exhibits of a case would be."""
    return survey(folder, [(name, Where(("exhibits", 0, "file")), None) for name in names])


def make(
    folder: Path,
    facts: Facts,
    *names: str,
    treatments: Mapping[int, Treatment] | None = None,
    pages: Mapping[str, Sequence[int]] | None = None,
) -> Made:
    """Assemble an index, and each file behind a tab sheet as an exhibit of its own.

    `treatments` are by page; `pages` are those of a file to put in, by default all.
    """
    asked = treatments or {}
    desk = Desk("test")
    labels = [chr(ord("A") + number) for number in range(len(names))]
    rows = [
        IndexRow(f"exhibit:e{number}", f"exhibit:e{number}", label, f"File {label}")
        for number, label in enumerate(labels)
    ]
    parts = [Part("index", PartKind.INDEX, "Index of exhibits", desk.set("index", index_story(rows, None)))]
    for number, (label, name) in enumerate(zip(labels, names, strict=True)):
        key = f"exhibit:e{number}"
        tab = desk.set(f"{key}:tab", tab_story(label=label, title=f"File {label}"))
        parts.append(Part(f"{key}:tab", PartKind.TAB, f"File {label}", tab, f"e{number}", label))
        sources = tuple(
            PageSource(name, index, asked.get(index, AS_IT_IS))
            for index in (pages or {}).get(name, range(len(facts.files[name].pages)))
        )
        title = f"File {label}"
        parts.append(Part(f"{key}:original", PartKind.ORIGINAL, title, sources, f"e{number}", label))
    plan = Plan(tuple(parts))
    desk.reset("index", index_story(rows, {row.name: str(plan.targets[row.name]) for row in rows}))
    typeset = desk.finish()
    out = io.BytesIO()
    expected = assemble(plan, typeset, facts, folder, out)
    path = folder / "made.pdf"
    path.write_bytes(out.getvalue())
    return Made(path, plan, typeset, facts, folder, expected)
