"""Findings about the packet as a whole."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="citation-unknown",
        severity=Severity.ERROR,
        title="a citation of an exhibit that does not exist",
        why="An officer who looks for the proof of a sentence and finds nothing stops believing the sentence.",
        mend="Correct the id in `[@id]`, or add the exhibit under `exhibits`.",
    ),
    Entry(
        code="citation-page",
        severity=Severity.ERROR,
        title="a citation of a page that is not there",
        why="The citation would send the officer to a page that the exhibit does not have.",
        mend="Pages of an exhibit are counted from 1 as they are filed: the original first, then its "
        "translation, then the certification. Look at the footers of the packet.",
    ),
)
