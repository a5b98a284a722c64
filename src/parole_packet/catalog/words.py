"""Findings about the words that are set in type: Markdown, templates, letters."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="template-error",
        severity=Severity.ERROR,
        title="a template cannot be filled in",
        why="The letter is made from a template. Yours names something that does not exist, or is not "
        "written the way templates are.",
        mend="Go to the line that is named. If you do not need your own wording, delete the copy in the "
        "case's `templates/` folder: the one that comes with the program is used again.",
    ),
    Entry(
        code="markup-not-set",
        severity=Severity.WARNING,
        title="HTML, a picture or a link in a text",
        why="A filing is paper: it has no web pages behind it, and nothing may be left out silently. So "
        "these are printed exactly as you typed them.",
        mend="Write it in plain words. Make a picture or a web page an exhibit and cite it with `[@id]`.",
    ),
    Entry(
        code="citation-malformed",
        severity=Severity.ERROR,
        title="a citation that cannot be read",
        why="It begins like a citation, but the packet would show it as it was typed instead of an exhibit.",
        mend="Write `[@id]`, `[@id p.3]` or `[@id p.3-5]`, one exhibit in each pair of brackets.",
    ),
    Entry(
        code="letters-without-glyphs",
        severity=Severity.ERROR,
        title="letters that the fonts do not have",
        why="They would be printed as empty boxes, and an officer could not read the word.",
        mend="Write the word in Latin letters, or put the original writing in as a picture (an exhibit).",
        draft=True,
    ),
)
