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
    Entry(
        code="citation-in-form",
        severity=Severity.ERROR,
        title="a citation in words that go into a form",
        why="These words are typed into a box of the official form, where `[@id]` would be printed as it stands.",
        mend="Take the citation out of this text. Cite the exhibit in `reason`, which the statement prints.",
    ),
    Entry(
        code="markup-in-form",
        severity=Severity.WARNING,
        title="marks of Markdown in words that go into a form",
        why="A box of the official form takes letters only: stars, lists and headings would stand in it as typed.",
        mend="Write plain sentences here; use Markdown in `reason` and the other texts.",
    ),
    Entry(
        code="long-text",
        severity=Severity.NOTE,
        title="a long letter or statement",
        why="An officer has little time. A letter of two pages and a statement of a few pages are read; the rest "
        "proves them. Everything you wrote is set in type all the same.",
        mend="Keep dates, facts and what they mean; let the exhibits tell the details.",
    ),
    Entry(
        code="speaker-missing",
        severity=Severity.ERROR,
        title="nobody to sign a statement",
        why="A statement counts for what the person who signs it saw or knows. Without a name it is nobody's.",
        mend="Name the speaker: `beneficiary`, `petitioner`, `sponsor`, or a block with the witness's name.",
        draft=True,
    ),
)
