"""Findings about pictures: those that cannot be filed, and those that will be hard to read."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="image-damaged",
        severity=Severity.ERROR,
        title="a damaged picture",
        why="A part of the picture is missing or broken. Viewers often show gray or nothing there without a"
        " word.",
        mend="Copy it again from where it came, or photograph or scan the page again.",
    ),
    Entry(
        code="image-too-large",
        severity=Severity.ERROR,
        title="an enormous picture",
        why="It has more pixels or pages than a document needs; opening it could stop this computer, or the"
        " one of the person who reads it.",
        mend="Scan at 300 dpi, or save the picture at a smaller size.",
    ),
    Entry(
        code="image-unsupported",
        severity=Severity.ERROR,
        title="a rare kind of picture",
        why="PDF readers could not show it, or would show wrong colors.",
        mend="Open it in any picture program and save it as an ordinary JPEG or PNG.",
    ),
    Entry(
        code="heic-unreadable",
        severity=Severity.ERROR,
        title="an iPhone photo that cannot be opened here",
        why="HEIC photos need an optional part of this program.",
        mend="Run `pip install 'parole-packet[heic]'`. Or open the photo and save it as JPEG. On the phone: "
        "Settings, Camera, Formats, Most Compatible.",
    ),
    Entry(
        code="image-animated",
        severity=Severity.WARNING,
        title="a file with several pictures",
        why="Paper does not move: only the first picture of an animation can be filed.",
        mend="Save the other pictures as files of their own if they matter.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="photo-data",
        severity=Severity.NOTE,
        title="a photo that tells more than it shows",
        why="Phones store place, time and device beside each picture. The packet holds the picture only, its pixels "
        "unchanged; the file on your disk stays as it is.",
        mend="Nothing needs to be done. Do not send the file itself if the place must stay unknown.",
        accept=True,
    ),
    Entry(
        code="page-shrunk",
        severity=Severity.NOTE,
        title="a large page is filed much smaller",
        why="Every page is filed on Letter paper. Of a page twice that size the small print becomes hard to read.",
        mend="Look at it in the packet. If it cannot be read, file it in parts.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="low-resolution",
        severity=Severity.WARNING,
        title="a picture with too few pixels",
        why="Below 200 dots per inch, stamps, small print and handwriting are hard to read on paper, and "
        "evidence that cannot be read does not count.",
        mend="Scan at 300 dpi. Use the photo from the phone itself: messengers shrink what they send.",
        draft=True,
        accept=True,
    ),
)
