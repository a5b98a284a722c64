"""Findings about values that a form's box does not take."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_FORM = "the boxes of the official forms"
_AS_OF = date(2026, 11, 22)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "answer-letters",
        Severity.ERROR,
        "a form does not take these letters",
        "The official forms take plain Latin letters, without accents. Changing a name by itself would be "
        "guessing: the same name can be written in several ways, and it must match the passport.",
        "Look at the two lines of capitals at the foot of the passport's picture page, and write the name as "
        "it stands there. A name in its own script goes into `native`, which the letter prints.",
        source=_FORM,
        as_of=_AS_OF,
        confidence=Confidence.OFFICIAL,
    ),
    Entry(
        "answer-accents",
        Severity.NOTE,
        "running text is written without accents",
        "The forms take plain letters. In running text that changes no meaning, so the program does it and says "
        "so; in names, addresses and numbers it never does.",
        "Nothing needs to be done, if the word is spelled like that in the person's papers.",
        source=_FORM,
        as_of=_AS_OF,
        confidence=Confidence.OFFICIAL,
    ),
    Entry(
        "answer-signs",
        Severity.WARNING,
        "a box does not take these signs",
        "Whoever types into the official form cannot enter them: streets take no hyphen, comma or `#`, names "
        "no apostrophe. A scanner may read them wrongly.",
        "Write the value without them if it means the same: `12 to 14 Main St`. If the sign is part of the "
        "address, accept the finding.",
        accept=True,
        source=_FORM,
        as_of=_AS_OF,
        confidence=Confidence.OFFICIAL,
    ),
    Entry(
        "answer-region",
        Severity.ERROR,
        "an address is half in the United States and half abroad",
        "The forms have a state and a ZIP code for U.S. addresses, a province and a postal code for all others, "
        "never both. A value on the wrong side would be left out.",
        "For a U.S. address fill in `state` and `zip`; abroad, `province` and `postal_code`. Check `country` too.",
        source=_FORM,
        as_of=_AS_OF,
        confidence=Confidence.OFFICIAL,
    ),
    Entry(
        "answer-state",
        Severity.ERROR,
        "a state is not in the form's list",
        "The form has a list of two-letter codes for the states and territories.",
        "Write the two letters that the Postal Service uses, such as CA or TX.",
        source=_FORM,
        as_of=_AS_OF,
        confidence=Confidence.OFFICIAL,
    ),
    Entry(
        "answer-too-long",
        Severity.ERROR,
        "a value is longer than its box",
        "Only the whole value would be an answer, and the form has no other place for it.",
        "Write it shorter if you can; otherwise fill in this form by hand and name it under `forms:`.",
    ),
    Entry(
        "answer-cut",
        Severity.NOTE,
        "a box takes only the beginning of a name",
        "This form has small boxes and no page for more. It only says where the notice goes; the request "
        "itself has the whole name.",
        "Nothing needs to be done.",
    ),
)
