"""The findings about evidence files, worded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.documents.frames import ImageProblemError
from parole_packet.documents.kinds import Unsupported, kind_of_name
from parole_packet.documents.pagespec import PageChoiceError
from parole_packet.facts import FileFacts, FileKind, PageFacts
from parole_packet.pdf.geometry import frame_scale

LEAST_DPI = 200
"""Below this resolution at printed size a person is warned."""

LEAST_SCALE = 0.65
"""Below this part of its size a page is told: legal pages keep more, two pages side by side less."""

_PDF_PROBLEMS = {
    "password": ("pdf-password", "`{path}` can only be opened with a password"),
    "wrong-password": ("pdf-password", "the password given for `{path}` does not open it"),
    "damaged": ("pdf-damaged", "`{path}` is damaged: {detail}"),
    "too-large": ("pdf-too-large", "`{path}` is more than can be read safely: {detail}"),
    "no-pages": ("pdf-no-pages", "`{path}` has no pages"),
    "not-pdf": ("pdf-damaged", "`{path}` begins like a PDF but is none"),
    "external": ("pdf-external", "`{path}` keeps a part of its pages in another file"),
    "layers": ("pdf-layer-stuck", "`{path}` has a hidden layer that cannot be left out: {detail}"),
}
_PDF_HELP = {
    "pdf-password": "build in a terminal and type the password when asked, or use --password-file",
    "pdf-damaged": "ask for it again, or open it in a PDF reader, check every page, and print it to PDF",
    "pdf-too-large": "open it in a PDF reader and print it to PDF, in parts of some hundred pages where it is long",
    "pdf-no-pages": "ask for the file again, or export it again",
    "pdf-external": "open it where it was made and export it as one PDF",
    "pdf-layer-stuck": "print it to PDF as it should be seen, look at every page, and name the new file",
}
_FILE_NOTES = {
    "signed": (
        "pdf-signed",
        "`{path}` is digitally signed; inside the packet the signature cannot be checked",
    ),
    "javascript": ("pdf-actions", "`{path}` holds scripts or actions; they are left out"),
    "actions": ("pdf-actions", "`{path}` holds scripts or actions; they are left out"),
    "attachments": ("pdf-attachments", "`{path}` has files attached inside it; they are not filed"),
    "acroform": ("pdf-form", "`{path}` has boxes to fill in; it is filed as it looks now"),
    "xfa": ("pdf-xfa", "`{path}` is a form that only Adobe's own programs show in full"),
    "unlocked": ("pdf-unlocked", "`{path}` was opened with its password; it is filed without one"),
    "encrypted-owner": ("pdf-restricted", "`{path}` is locked against changes; it is filed without the lock"),
}
_PAGE_NOTES = {
    "repaired-blank": ("pdf-repair-lost", "`{path}` was repaired, but {pages}: nothing shows there"),
    "repaired-changed": (
        "pdf-repair-lost",
        "`{path}` was repaired, but {pages}: looks different than before",
    ),
    "repaired-cut": ("pdf-repair-lost", "`{path}` was repaired, but {pages}: a part of the page is missing"),
    "filled-without-appearance": (
        "pdf-answers-unseen",
        "`{path}`, {pages}: an answer is stored but not shown",
    ),
    "mark-without-appearance": ("pdf-marks-unseen", "`{path}`, {pages}: a mark is stored but not shown"),
    "screen-only-marks": ("pdf-screen-marks", "`{path}`, {pages}: a mark shows on screen but does not print"),
    "attachments": ("pdf-attachments", "`{path}`, {pages}: a file is attached to the page; it is not filed"),
    "multimedia": ("pdf-multimedia", "`{path}`, {pages}: sound or video cannot be filed"),
    "comments": ("pdf-comments", "`{path}`, {pages}: comments that open on a click are left out"),
    "photo-data": (
        "photo-data",
        "`{path}`: what a camera stored beside the picture (place, time, device) is left out",
    ),
    "hidden-layers": ("pdf-layers", "`{path}`, {pages}: hidden layers are left out"),
    "actions": ("pdf-actions", "`{path}`, {pages}: actions that run on a click are left out"),
    "external-links": ("pdf-actions", "`{path}`, {pages}: links that lead out of the file are left out"),
}


_LOOK_AT_PAGES = "compare its pages in the packet with the original, or ask for the file again"


def empty(path: str, where: Where) -> Diagnostic:
    """A file of 0 bytes."""
    return Diagnostic(
        "file-empty", "`{path}` is empty (0 bytes)", {"path": path}, where, help="copy or scan it again"
    )


def unreadable(path: str, error: OSError, where: Where) -> Diagnostic:
    """The system refuses to read the file."""
    args = {"path": path, "reason": error.strerror or type(error).__name__}
    return Diagnostic("file-unreadable", "`{path}` cannot be read: {reason}", args, where)


def unsupported(path: str, found: Unsupported, where: Where) -> Diagnostic:
    """A file that is something else than a page or a picture."""
    promised = kind_of_name(path)
    message = "`{path}` is {words}"
    if promised is not None:
        message += ", although its name says {promised}"
    args = {"path": path, "words": found.words, "promised": promised and promised.value}
    return Diagnostic(
        found.code, message, args, where, help=_WAYS_OUT.get(found.code, "export it as PDF and name that")
    )


_WAYS_OUT = {
    "file-web-page": "open the page in a browser, print it to PDF, and check that the PDF shows it",
    "file-blank": "the copy failed: copy, download or scan it again",
}


def text_encoding(path: str, where: Where) -> Diagnostic:
    """Plain text in another encoding than UTF-8."""
    return Diagnostic(
        "text-not-utf8",
        "`{path}` is not UTF-8 text",
        {"path": path},
        where,
        help="save it as UTF-8 text, or as PDF",
    )


def text_too_long(path: str, most: int, where: Where) -> Diagnostic:
    """More typed text than any document has."""
    return Diagnostic(
        "text-too-long",
        "`{path}` holds more than {most} million letters of text",
        {"path": path, "most": most // 1_000_000},
        where,
        help="look whether it is the right file; a long text can be printed to PDF",
    )


def pdf_problem(path: str, kind: str, detail: str, where: Where) -> Diagnostic:
    """A PDF that cannot be opened; also for problems that only show while it is copied."""
    code, message = _PDF_PROBLEMS.get(kind, _PDF_PROBLEMS["damaged"])
    words = detail if " " in detail else "its inner order is broken"
    return Diagnostic(code, message, {"path": path, "detail": words}, where, help=_PDF_HELP[code])


def image_problem(path: str, problem: ImageProblemError, where: Where) -> Diagnostic:
    """A picture that cannot be filed as it is; also for problems that only show while it is packed."""
    args = {"path": path, "detail": problem.detail}
    return Diagnostic(
        problem.code, "`{path}` cannot be used: {detail}", args, where, help=_IMAGE_HELP[problem.code]
    )


_IMAGE_HELP = {
    "image-damaged": "copy it from the camera or phone again, or photograph or scan the page again",
    "image-too-large": "save it at a lower resolution: 300 dpi is enough for any document",
    "image-unsupported": "open it in any picture program and save it as an ordinary JPEG or PNG",
    "heic-unreadable": "install it with `pip install 'parole-packet[heic]'`, or save the photo as JPEG",
}


def pages_of_text(path: str, where: Where) -> Diagnostic:
    """A page choice for a text file, which has no pages yet."""
    return Diagnostic(
        "page-range",
        "`pages` cannot be used with the text file `{path}`",
        {"path": path},
        where,
        help="leave `pages` out: the whole text is set",
    )


def page_range(path: str, error: PageChoiceError, where: Where) -> Diagnostic:
    """A page choice that cannot be carried out."""
    place = Where(where.path, text=error.piece) if error.piece else where
    return Diagnostic(
        "page-range",
        "`pages` does not fit `{path}`: {reason}",
        {"path": path, "reason": error.reason},
        place,
        help="write pages like `1-2`, `3` or `1,4-6`; leave `pages` out for all",
    )


def remarks(path: str, facts: FileFacts, where: Where) -> list[Diagnostic]:
    """What a person should know about a file that is fine."""
    found = []
    promised = kind_of_name(path)
    if promised is not None and promised is not facts.kind:
        args = {"path": path, "promised": promised.value, "kind": facts.kind.value}
        message = "`{path}` is named as {promised} but is {kind}; it is used as {kind}"
        found.append(Diagnostic("file-name-differs", message, args, where))
    if "animated" in facts.notes:
        message = "`{path}` holds several pictures; only the first is filed"
        help_ = "save the others as files of their own if they matter"
        found.append(Diagnostic("image-animated", message, {"path": path}, where, help=help_))
    if "repaired" in facts.notes:
        done = " and ".join(change.partition(": ")[2] for change in facts.changes if ": " in change)
        message = "`{path}` was damaged and has been repaired: {done}"
        found.append(
            Diagnostic("pdf-repaired", message, {"path": path, "done": done}, where, help=_LOOK_AT_PAGES)
        )
    found += _noted(_FILE_NOTES, dict.fromkeys(facts.notes, ()), path, where)
    return found


def page_remarks(path: str, facts: FileFacts, chosen: Iterable[int], where: Where) -> list[Diagnostic]:
    """What a person should know about the chosen pages of a file, each thing once."""
    pages: dict[str, list[int]] = {}
    for index in sorted(chosen):
        for note in facts.pages[index].notes:
            pages.setdefault(note, []).append(index + 1)
    noted = _noted(_PAGE_NOTES, pages, path, where)
    return [*noted, *low_resolution(path, facts, chosen, where), *shrunk(path, facts, chosen, where)]


def _noted(
    table: Mapping[str, tuple[str, str]], seen: Mapping[str, Sequence[int]], path: str, where: Where
) -> list[Diagnostic]:
    """One finding for each message of the table that was seen, and on which pages, in the order of the table."""
    found: dict[str, Diagnostic] = {}
    for note, (code, message) in table.items():
        if note in seen:
            pages = tuple(seen[note])
            args = {"path": path, "pages": page_words(pages)}
            found.setdefault(message, Diagnostic(code, message, args, where, pages=pages))
    return list(found.values())


def low_resolution(path: str, facts: FileFacts, chosen: Iterable[int], where: Where) -> Iterator[Diagnostic]:
    """Warn once about all chosen pages that would print below `LEAST_DPI`."""
    poor = {}
    for index in chosen:
        dpi = printed_dpi(facts.pages[index])
        if dpi is not None and dpi < LEAST_DPI:
            poor[index + 1] = dpi
    if not poor:
        return
    args = {
        "path": path,
        "pages": page_words(sorted(poor)),
        "dpi": int(min(poor.values())),
        "least": LEAST_DPI,
    }
    message = "`{path}` would print at {dpi} dpi; below {least} small letters are hard to read"
    if len(facts.pages) > 1:
        message = "`{path}`, {pages}: would print at {dpi} dpi; below {least} small letters are hard to read"
    help_ = "scan it again at 300 dpi, or use the photo as it came from the phone, not one sent by messenger"
    yield Diagnostic("low-resolution", message, args, where, help=help_, pages=tuple(sorted(poor)))


def shrunk(path: str, facts: FileFacts, chosen: Iterable[int], where: Where) -> Iterator[Diagnostic]:
    """Tell once about typeset pages so large that their print becomes small; of pictures nobody knows the true size."""
    if facts.kind is not FileKind.PDF:
        return
    pages = {index: facts.pages[index] for index in chosen if facts.pages[index].dpi is None}
    scales = {index + 1: frame_scale(page.width, page.height) for index, page in pages.items()}
    small = {number: scale for number, scale in scales.items() if scale < LEAST_SCALE}
    if small:
        args = {
            "path": path,
            "pages": page_words(sorted(small)),
            "percent": round(100 * min(small.values())),
        }
        message = "`{path}`, {pages}: larger than Letter, and filed at {percent} percent of its size"
        help_ = "look whether its small print can be read; if not, file it in parts"
        yield Diagnostic("page-shrunk", message, args, where, help=help_, pages=tuple(sorted(small)))


def printed_dpi(page: PageFacts) -> float | None:
    """Resolution of a page in the packet: at life size or shrunk into the frame, never enlarged."""
    return None if page.dpi is None else page.dpi / frame_scale(page.width, page.height)


def page_words(pages: Sequence[int]) -> str:
    """`page 3`, `pages 1-4, 7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    words = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"{'page' if len(pages) == 1 else 'pages'} {words}"
