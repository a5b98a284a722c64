"""Findings about what a case asks to be done to the pages of an exhibit."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="redact-refused",
        severity=Severity.ERROR,
        title="a covered passport or certificate",
        why="Identity and civil documents must be shown whole. A covered part looks like something hidden or "
        "forged, and the document may not count.",
        mend="Take `redact` out. If you fear for somebody's safety, speak with an attorney before you file.",
    ),
    Entry(
        code="redact-page",
        severity=Severity.ERROR,
        title="a rectangle that would cover nothing",
        why="What you wanted to hide would be filed for everybody to read, and you would believe it hidden.",
        mend="Correct the page and the rectangle. Pages are counted from 1 through all files of the exhibit; "
        "left, top, width and height are in percent of the page as a viewer shows the file, before `rotate`.",
    ),
    Entry(
        code="redact-translation",
        severity=Severity.WARNING,
        title="a covered original with an open translation",
        why="The words that are covered in the original may still stand in its translation.",
        mend="Take them out of the translation, too, and write “[redacted]” in their place. Accept this if the "
        "translation does not hold them.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="option-unused",
        severity=Severity.WARNING,
        title="an option that does nothing here",
        why="Typed text cannot be turned, and only pictures (JPEG, PNG, TIFF, HEIC …) can be made gray. The pages"
        " are filed as they are.",
        mend="Take the option out, or name a picture.",
        draft=True,
        accept=True,
    ),
)
