"""Findings about the size of what is written."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="document-too-large",
        severity=Severity.ERROR,
        title="a document that no limit can be met with",
        why="An exhibit is never split from its translation and certification, and pictures are not brought down "
        "to where letters can no longer be read. So nothing was written.",
        mend="File fewer pages with `pages`, file the document as two exhibits, scan it again at 300 dpi in gray, "
        "or, for paper, give a larger `--max-size`.",
    ),
    Entry(
        code="reduced-resolution",
        severity=Severity.WARNING,
        title="pictures brought down below 200 dpi",
        why="One document alone was over the limit. To fit it in, its pictures were brought down further than "
        "small print and stamps like. The manifest says for each picture what it was and what it is now.",
        mend="Look at the pages named. File fewer of them with `pages`, scan in gray, or file the document as two "
        "exhibits, and the pictures stay finer.",
        draft=True,
    ),
)
