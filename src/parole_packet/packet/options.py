"""What a case asks to be done to the pages of an exhibit: turning, gray, blacking out; and what cannot be done."""

from collections.abc import Iterator
from itertools import accumulate

from parole_packet.case.exhibits import Exhibit, Redaction
from parole_packet.case.kinds import ColorMode, ExhibitKind
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.documents.pagespec import PageChoiceError, choose_pages
from parole_packet.facts import Box, Facts, FileFacts, FileKind, Treatment

NEVER_REDACTED = frozenset({ExhibitKind.IDENTITY, ExhibitKind.CIVIL})
"""Documents that must be shown whole: an officer takes a covered part of a passport or certificate for a forgery."""


class Options:
    """The options of one exhibit at work on its files."""

    def __init__(self, exhibit: Exhibit, facts: Facts) -> None:
        self._exhibit = exhibit
        self._files = [facts.files.get(file) for file in exhibit.sources]
        counts = [len(file.pages) if file else 0 for file in self._files]
        self._before = [0, *accumulate(counts)]

    def treatment(self, number: int, index: int) -> Treatment:
        """Return what is asked for a page: the exhibit's file `number` and its page, both from 0."""
        file = self._files[number]
        page = self._before[number] + index + 1
        boxes = tuple(_box(redaction) for redaction in self._exhibit.redact if redaction.page == page)
        is_picture = file is not None and file.kind not in (FileKind.PDF, FileKind.TEXT)
        gray = is_picture and self._exhibit.color is ColorMode.GRAY
        return Treatment(self._exhibit.rotate, gray, boxes)

    def findings(self, place: CasePath) -> Iterator[Diagnostic]:
        """Yield what is wrong with the options; `place` is the exhibit's place in the case file."""
        yield from self._without_effect(place)
        if not self._exhibit.redact:
            return
        where = Where((*place, "redact"))
        if self._exhibit.kind in NEVER_REDACTED:
            args = {"kind": self._exhibit.kind.value}
            message = "nothing may be blacked out in a document of kind `{kind}`"
            yield Diagnostic("redact-refused", message, args, where, help="take `redact` out")
        if self._exhibit.translation is not None:
            message = "`redact` covers the original only, not its translation"
            help_ = "take the same words out of the translation"
            yield Diagnostic("redact-translation", message, {}, where, help=help_)
        for number, redaction in enumerate(self._exhibit.redact):
            yield from self._misplaced(redaction, (*place, "redact", number))

    def _without_effect(self, place: CasePath) -> Iterator[Diagnostic]:
        texts = [file for file in self._files if file and file.kind is FileKind.TEXT]
        pdfs = [file for file in self._files if file and file.kind is FileKind.PDF]
        if self._exhibit.rotate:
            yield from _unused("rotate", "typed text is set upright", texts, place)
        if self._exhibit.color is ColorMode.GRAY:
            yield from _unused("color", "only pictures can be made gray", [*pdfs, *texts], place)

    def _misplaced(self, redaction: Redaction, place: CasePath) -> Iterator[Diagnostic]:
        """Say why a rectangle would cover nothing."""
        if any(file is None for file in self._files):
            return  # what a page number means is not known before all files can be read
        total = self._before[-1]
        args: dict[str, object] = {"page": redaction.page, "total": total}
        if any(file and file.kind is FileKind.TEXT for file in self._files):
            message, where = "typed text cannot be blacked out", Where(place[:-1])
            yield Diagnostic("redact-page", message, {}, where, help="take the words out of the text itself")
        elif redaction.page > total:
            message = "there is no page {page} to black out: the exhibit has {total}"
            yield Diagnostic("redact-page", message, args, Where((*place, "page")), help=_COUNTED)
        elif not self._is_filed(redaction.page):
            message = "page {page} is to be blacked out but is not among `pages`"
            yield Diagnostic("redact-page", message, args, Where((*place, "page")), help=_COUNTED)
        elif _is_empty(redaction):
            message = "the rectangle on page {page} covers nothing"
            help_ = "give it a width and a height, in percent, inside the page"
            yield Diagnostic("redact-page", message, args, Where(place), help=help_)

    def _is_filed(self, page: int) -> bool:
        number = next(n for n, end in enumerate(self._before[1:]) if page <= end)
        file = self._files[number]
        choice = None if self._exhibit.pages is None else str(self._exhibit.pages)
        try:
            chosen = choose_pages(choice, len(file.pages) if file else 0)
        except PageChoiceError:
            return True  # the choice has its own finding
        return page - 1 - self._before[number] in chosen


_COUNTED = "pages are counted from 1 through all files of the exhibit, whatever `pages` chooses"


def _box(redaction: Redaction) -> Box:
    sides = (redaction.left, redaction.top, redaction.width, redaction.height)
    left, top, width, height = (float(side) / 100 for side in sides)
    return Box(left, top, min(width, 1 - left), min(height, 1 - top))


def _is_empty(redaction: Redaction) -> bool:
    box = _box(redaction)
    return box.width <= 0 or box.height <= 0


def _unused(option: str, reason: str, files: list[FileFacts], place: CasePath) -> Iterator[Diagnostic]:
    if files:
        args = {"option": option, "path": files[0].path, "reason": reason}
        message = "`{option}` does nothing to `{path}`: {reason}"
        yield Diagnostic("option-unused", message, args, Where((*place, option)))
