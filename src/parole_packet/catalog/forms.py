"""Findings about the official forms: blanks, boxes, forms completed elsewhere."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

_AGAIN = (
    "Download the form again from its page on uscis.gov, and add that file with `parole-packet forms add` "
    "before anything else opens it."
)


def _blank(code: str, title: str, why: str, mend: str = _AGAIN) -> Entry:
    return Entry(code, Severity.ERROR, title, why, mend)


_BLANKS = (
    _blank(
        "form-resaved",
        "a form was saved again by another program",
        "Official forms carry a seal that breaks when any program saves them. Boxes and barcodes may have been "
        "changed or lost without a trace, so such a file is not used.",
    ),
    _blank(
        "form-filled",
        "a form is already filled in",
        "The program fills in an empty form from the case file; what is typed into this one would be lost or "
        "mixed up with it.",
        "Download an empty form. If you mean to file the filled one as it is, name it under `forms:` in the case "
        "file.",
    ),
    _blank(
        "form-flattened",
        "a form has no boxes to fill in",
        "It looks like the form, but its boxes were taken out: it was flattened or scanned.",
    ),
    _blank(
        "form-printed",
        "a form was printed into a PDF",
        "Printing takes away the boxes, and often changes size and barcodes.",
        "Save the form with the browser's download button, not with its print command, and add that file.",
    ),
    _blank(
        "form-pages",
        "pages of a form are missing or out of order",
        "USCIS rejects a form from which pages are missing.",
    ),
    _blank(
        "form-mixed",
        "pages of different forms or editions are mixed",
        "All pages of a form must be of the same edition; USCIS rejects mixed ones.",
    ),
    _blank(
        "form-instructions",
        "the instructions in place of the form",
        "The instructions tell how to fill in the form; they are not filed.",
        "On the same page of uscis.gov, download the file that is called Form, not Instructions.",
    ),
    _blank(
        "form-superseded",
        "an edition that is no longer accepted",
        "USCIS rejects editions other than those it names on the page of the form.",
    ),
    Entry(
        "form-newer",
        Severity.ERROR,
        "an edition that the program does not know",
        "A new edition may ask new questions. The program was made for the edition before it, and would leave "
        "them empty.",
        "Look for a newer version of this program. If the boxes are the same, you may keep the edition with "
        "`parole-packet forms add --accept-edition`; then read every page before you sign.",
    ),
    Entry(
        "form-boxes",
        Severity.ERROR,
        "the boxes of a form are not those the program knows",
        "The same edition exists in several builds. This one has other boxes, and an answer could end up in the "
        "wrong one.",
        "Look for a newer version of this program, or fill in this form by hand and name it under `forms:`.",
        draft=True,
    ),
    _blank(
        "form-by-hand",
        "a form that is filled in by hand",
        "It asks for card or account numbers. The program never touches them, nor the form.",
        "Fill it in by hand and put it on top of the packet, as the filing-day sheet says.",
    ),
    _blank(
        "form-unused",
        "a form that is not part of this filing",
        "It is an official form, but a request for humanitarian parole does not need it.",
        "Leave it out. If it is evidence, name it under `exhibits:`.",
    ),
    _blank(
        "form-unknown",
        "not a USCIS form",
        "Every page of a USCIS form says at its foot which form and edition it is. This file does not.",
        "Download the form from its page on uscis.gov.",
    ),
    _blank(
        "form-placeholder",
        "a page that asks to wait in place of the form",
        "Some forms show `Please wait` in every program but Adobe's: the form itself is not in what was saved.",
        "Download the form with the browser's download button, without opening it first.",
    ),
    _blank("form-truncated", "a download that is not complete", "The end of the file is missing."),
    _blank("form-damaged", "a form that cannot be read", "The file is damaged."),
    _blank(
        "form-web-page",
        "a web page in place of the form",
        "The browser saved the page around the form, or a notice of an error.",
    ),
    _blank(
        "form-picture",
        "a picture in place of the form",
        "A photo or scan has no boxes to fill in.",
    ),
    _blank("form-not-pdf", "not a PDF", "The official forms are PDF files."),
)

_FILLING = (
    Entry(
        "form-edition-accepted",
        Severity.WARNING,
        "an edition is used that the program does not know",
        "You kept this edition with `--accept-edition`. Its boxes are the same, but its questions may have been "
        "reworded.",
        "Read every page of the form before it is signed, and look for a newer version of this program.",
        accept=True,
    ),
    Entry(
        "form-missing",
        Severity.WARNING,
        "the empty form is not there",
        "The program fills in the official form but does not bring it along. Without it an answer sheet stands "
        "in its place, which cannot be filed.",
        "Download the form from its page on uscis.gov and add it with `parole-packet forms add FILE`.",
        draft=True,
    ),
    Entry(
        "form-misfit",
        Severity.ERROR,
        "an answer does not go into its box",
        "The box cannot take what should stand in it, and nothing is cut or changed without a word.",
        "Change the value in the case file as the message says.",
    ),
)

_OWN = (
    Entry(
        "form-copy-wrong",
        Severity.ERROR,
        "a form completed elsewhere is not the right one",
        "The file named under `forms:` replaces the form that the program would fill in; so it must be the same "
        "form, in an accepted edition, with all its pages in order.",
        "Name the right file, or scan all pages again in order.",
    ),
    Entry(
        "form-copy-unconfirmed",
        Severity.ERROR,
        "nobody confirmed a scanned form",
        "The program cannot read a scan. Somebody has to compare every page with the case file.",
        "Compare it page by page, then write `confirmed: yes` beside the file.",
    ),
    Entry(
        "form-copy-differs",
        Severity.WARNING,
        "a form completed elsewhere says something else than the case file",
        "The letter and the other forms follow the case file. USCIS asks about every contradiction.",
        "Correct whichever is wrong: the case file, or the form.",
        accept=True,
    ),
    Entry(
        "form-copy-unread",
        Severity.WARNING,
        "a form completed elsewhere could not be compared",
        "Its boxes were flattened. To know where its answers stand, the program lays it over the empty form, and that "
        "is not in your library.",
        "Add the empty form with `parole-packet forms add FILE`, or compare every page with the case file yourself "
        "and accept the finding.",
        accept=True,
    ),
    Entry(
        "form-copy-unneeded",
        Severity.ERROR,
        "a form is named that would not be filed",
        "The case file does not call for it: without `representative` there is no Form G-28, without `fee_waiver` "
        "no Form I-912, without `sponsor` no Form I-134, without `filing.notify` no Form G-1145. A form that you "
        "signed would be left out.",
        "Add the part of the case file that the form belongs to, or remove the form.",
    ),
    Entry(
        "form-copy-signatures",
        Severity.WARNING,
        "two signatures are the same picture",
        "USCIS accepts a copy of a signature only if it was made by hand on that very form; a picture that is "
        "pasted twice is a reason to reject.",
        "Sign each form by hand on paper, then scan it.",
        accept=True,
    ),
)

ENTRIES: tuple[Entry, ...] = _BLANKS + _FILLING + _OWN
