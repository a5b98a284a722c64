"""Findings about the evidence files."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity

_PATHS = (
    Entry(
        code="file-missing",
        severity=Severity.ERROR,
        title="a file is not there",
        why="Every exhibit must be in the packet. Names are compared letter by letter, so that a case works"
        " the same on every computer.",
        mend="Check the spelling, capital letters and the folder. Copying the file name is safer than typing"
        " it.",
    ),
    Entry(
        code="path-leaves-case",
        severity=Severity.ERROR,
        title="a file outside the case folder",
        why="Only files in the case folder are used. So no paper of another family can slip in by a wrong "
        "path, and the folder can be moved or handed on as a whole.",
        mend="Copy the file into the case folder and write its path from there, such as "
        "`exhibits/passport.jpg`.",
    ),
    Entry(
        code="file-is-folder",
        severity=Severity.ERROR,
        title="a folder where a file is expected",
        why="The order of pages is yours to decide, so the files of an exhibit are named one by one.",
        mend="Use `files: [first.jpg, second.jpg]` with the files in the order they should have.",
    ),
    Entry(
        code="file-not-ordinary",
        severity=Severity.ERROR,
        title="not an ordinary file",
        why="The path leads to a device or a pipe of the system, which holds no document.",
        mend="Name a file that you can open in a viewer.",
    ),
    Entry(
        code="file-unreadable",
        severity=Severity.ERROR,
        title="a file cannot be read",
        why="The system refused to open the file, so its pages cannot be filed.",
        mend="Close programs that use it, check that you may read it, or copy it into the case folder again.",
    ),
)

_CONTENTS = (
    Entry(
        code="file-empty",
        severity=Severity.ERROR,
        title="an empty file",
        why="The file has no content at all. This happens when a copy or a download stops early.",
        mend="Copy, download or scan it again, and open it once to be sure.",
    ),
    Entry(
        code="file-blank",
        severity=Severity.ERROR,
        title="a file of zeros",
        why="The file has a size but nothing in it. This happens when a copy or a download stops early.",
        mend="Copy, download or scan it again, and open it once to be sure.",
    ),
    Entry(
        code="file-web-page",
        severity=Severity.ERROR,
        title="a web page instead of a document",
        why="The file is a web page, whatever its name says. Often a download needed a login and the login "
        "page was saved instead.",
        mend="Open the page in a browser and print it to PDF. For a document, log in and download it again.",
    ),
    Entry(
        code="file-kind-unsupported",
        severity=Severity.ERROR,
        title="a kind of file that cannot be filed",
        why="Pages come from PDF files, pictures (JPEG, PNG, TIFF, HEIC, WebP, GIF, BMP) and plain text "
        "(.txt, .md). Office files look different on every computer, so nobody could prove what was "
        "filed.",
        mend="Open it in the program that made it, choose Export or Print, save as PDF, and look at every "
        "page.",
    ),
    Entry(
        code="text-not-utf8",
        severity=Severity.ERROR,
        title="text in an old encoding",
        why="Without knowing the encoding, letters of names could come out wrong.",
        mend="Open it in an editor, choose Save As with encoding UTF-8, and check the names.",
    ),
    Entry(
        code="text-too-long",
        severity=Severity.ERROR,
        title="more text than a document has",
        why="Typed text is set in type by this program. A file of more than a million letters is something else than "
        "a translation or a letter: a log, an export, the wrong file.",
        mend="Look whether it is the right file. A long text can be printed to PDF and filed as that.",
    ),
    Entry(
        code="file-name-differs",
        severity=Severity.NOTE,
        title="the name says another kind of file",
        why="The file is used by its content, so nothing is lost. Other programs may refuse it.",
        mend="Nothing needs to be done. You may correct the ending of its name.",
        accept=True,
    ),
    Entry(
        code="duplicate-content",
        severity=Severity.WARNING,
        title="two files with the same content",
        why="The same content under two names is often a wrong file chosen in a hurry: another page, or "
        "another person's document, was meant.",
        mend="Open both. If one is wrong, put the right file in its place; if both are right, use one file "
        "twice.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="page-range",
        severity=Severity.ERROR,
        title="a page choice that does not fit",
        why="A page that is not there would be missing from your evidence without anyone noticing.",
        mend="Pages are counted from 1. Write `3`, `1-2`, `1,4-6` or `2-` (to the end); leave `pages` out "
        "for all.",
    ),
)

_PDFS = (
    Entry(
        code="pdf-password",
        severity=Severity.ERROR,
        title="a PDF that needs a password",
        why="USCIS cannot open a document with a password, so it is filed without one, and that takes the "
        "password.",
        mend="Build in a terminal and type it when asked, or write it into a file for `--password-file` (one "
        "line: `exhibits/bank.pdf: the password`). It is stored nowhere. Banks often use a birth date.",
    ),
    Entry(
        code="pdf-unlocked",
        severity=Severity.NOTE,
        title="a PDF opened with its password",
        why="In the packet the document stands without its password: everybody who reads the packet can read "
        "it.",
        mend="Nothing needs to be done. Keep the packet as carefully as you kept the password.",
        accept=True,
    ),
    Entry(
        code="pdf-repaired",
        severity=Severity.WARNING,
        title="a damaged PDF that was repaired",
        why="The file was broken, and its pages are filed from a repaired copy. Every page was drawn before and"
        " after, where the broken file could be drawn at all; but only you know what it should show.",
        mend="Compare its pages in the packet with the original on paper or on screen. Ask for the file again "
        "if you can.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="pdf-repair-lost",
        severity=Severity.ERROR,
        title="a page that a damaged PDF has lost",
        why="After the repair the page is blank, incomplete or not as it was. What stood there cannot be "
        "guessed, and a blank page in a filing looks like evidence that was never there.",
        mend="Ask for the file again, or scan it from paper. If the page does not matter, leave it out with "
        "`pages`.",
    ),
    Entry(
        code="pdf-damaged",
        severity=Severity.ERROR,
        title="a damaged PDF",
        why="Parts of the file are missing or broken. Repaired by guess, pages could come out blank.",
        mend="Ask for the file again. Or open it in a PDF reader, check that every page is there, and print "
        "it to PDF.",
    ),
    Entry(
        code="pdf-too-large",
        severity=Severity.ERROR,
        title="a PDF that takes too much to read",
        why="The file claims more pages, marks or pixels than any document has, or packs so much into a page that "
        "reading it would take all memory or never end. Such files are made to do harm, or by a broken program.",
        mend="Open it in a PDF reader and print it to PDF, in parts where it is long. If the reader, too, cannot "
        "show it, ask for the file again.",
    ),
    Entry(
        code="pdf-no-pages",
        severity=Severity.ERROR,
        title="a PDF without pages",
        why="The file opens but holds no page.",
        mend="Ask for the file again, or export it again.",
    ),
    Entry(
        code="pdf-external",
        severity=Severity.ERROR,
        title="a PDF that is only half of itself",
        why="A part of its pages lies in another file on the computer where it was made, so it cannot be "
        "filed whole.",
        mend="Open it where it was made and export it as one PDF.",
    ),
    Entry(
        code="pdf-layer-stuck",
        severity=Severity.ERROR,
        title="a hidden layer that cannot be left out",
        why="A layer of this PDF is switched off, and a part of it stands in a pattern or mask, where it can neither "
        "be cut out nor drawn as hidden. Filed as it is, what somebody hid would come along.",
        mend="Open it in a PDF reader, print it to a new PDF, check that the page looks as it should, and name "
        "that.",
    ),
    Entry(
        code="pdf-answers-unseen",
        severity=Severity.ERROR,
        title="an answer that does not show",
        why="Somebody filled in this form, but the file holds only the words of the answer and not how they"
        " look. Programs show such boxes in different ways, or empty.",
        mend="Open it in a PDF reader, check the answers, and print it to a new PDF.",
    ),
    Entry(
        code="pdf-marks-unseen",
        severity=Severity.ERROR,
        title="a mark that does not show",
        why="Somebody marked this page, but the file does not say how the mark looks. Some programs would "
        "show it, others not.",
        mend="Open it in a PDF reader, check that the mark is there, and print it to a new PDF.",
    ),
    Entry(
        code="pdf-screen-marks",
        severity=Severity.WARNING,
        title="a mark that does not print",
        why="A stamp or a note on this page is set to show on screen only, so it is not on the filed page.",
        mend="If it belongs to the document, take a picture of the screen, or switch the mark to print and "
        "save.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="pdf-multimedia",
        severity=Severity.WARNING,
        title="sound or video inside a PDF",
        why="Paper does not play. The page is filed without it.",
        mend="Describe what it shows in your statement, or add a transcript and pictures as an exhibit.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="pdf-signed",
        severity=Severity.NOTE,
        title="a digitally signed PDF",
        why="A digital signature covers a whole file. Inside a packet the document looks the same, but the "
        "signature can no longer be checked by computer.",
        mend="Keep the signed original: an officer may ask for it.",
        accept=True,
    ),
    Entry(
        code="pdf-actions",
        severity=Severity.NOTE,
        title="scripts, actions and outside links are left out",
        why="A filing must show the same to everyone, run nothing and lead nowhere else.",
        mend="Nothing needs to be done. If an address matters, its words must be readable on the page.",
        accept=True,
    ),
    Entry(
        code="pdf-attachments",
        severity=Severity.WARNING,
        title="files attached inside a PDF",
        why="Attached files cannot be printed and are not filed. In a PDF portfolio the documents "
        "themselves are attachments, and the page only says to open them.",
        mend="Open the PDF, save the attachments that matter, and list them as files of their own.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="pdf-layers",
        severity=Severity.NOTE,
        title="hidden layers are left out",
        why="The packet shows what a PDF reader shows when it opens the file, and nothing more.",
        mend="If something is missing, switch the layer on in a PDF reader and print the file to a new PDF.",
        accept=True,
    ),
    Entry(
        code="pdf-comments",
        severity=Severity.NOTE,
        title="comments are left out",
        why="Comments that open on a click cannot be printed and may hold words meant for nobody else.",
        mend="If a comment is evidence, print the file with its comments to a new PDF.",
        accept=True,
    ),
    Entry(
        code="pdf-form",
        severity=Severity.NOTE,
        title="a form to fill in among the exhibits",
        why="Boxes of a form could be changed later; in the packet they become part of the page.",
        mend="Look at the pages in the packet: every answer should be there.",
        accept=True,
    ),
    Entry(
        code="pdf-xfa",
        severity=Severity.WARNING,
        title="a form that few programs show",
        why="Such files often hold one page that says “Please wait” while the true form stays hidden.",
        mend="Open it in Adobe Reader, print it to a new PDF, and name that file.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="pdf-restricted",
        severity=Severity.NOTE,
        title="a PDF locked against changes",
        why="Its maker limited printing or changing. It opens without a password, and its pages are filed "
        "unchanged.",
        mend="Nothing needs to be done.",
        accept=True,
    ),
)

_IMAGES = (
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

ENTRIES: tuple[Entry, ...] = _PATHS + _CONTENTS + _PDFS + _IMAGES
