"""A form completed elsewhere, or the scan of a signed one: whether it can stand in for the generated form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parole_packet.case.filing import FormCopy
from parole_packet.diagnostics import CasePath, Diagnostic, Related, Where
from parole_packet.forms.answers.fit import fit
from parole_packet.forms.answers.record import FormAnswers
from parole_packet.forms.blanks import Blank, Verdict, identify
from parole_packet.forms.fill import Written, plan, rooms
from parole_packet.forms.footers import footer
from parole_packet.forms.maps import Binding, bind, form_map
from parole_packet.forms.readback import inner
from parole_packet.pdf.form_fields import BoxKind
from parole_packet.pdf.form_file import page_texts
from parole_packet.pdf.form_ink import form_pages
from parole_packet.pdf.form_pictures import pictures
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.reader import PdfProblem

_COMPLETED = (Verdict.FILLED, Verdict.FLATTENED, Verdict.PRINTED)
_EMPTY = (Verdict.OFFICIAL, Verdict.RESAVED)


@dataclass(frozen=True, slots=True)
class Expected:
    """What should stand in the boxes of a form, laid over an empty one: its `blank`, the answers by box."""

    binding: Binding
    written: Sequence[Written]
    answers: FormAnswers


def check_copy(
    form: str, path: Path, copy: FormCopy, answers: FormAnswers, binding: Binding | None, day: date
) -> tuple[list[Diagnostic], int]:
    """Return what is wrong with a copy, and how many pages it has. `binding` is of the empty form, if there is one.

    A file with text is identified like a blank and compared with the answers; of a scan only the number of pages
    can be told, so the person has to confirm it. A file that cannot be read has no pages; why is told where all
    files of a case are looked at.
    """
    where = Where(("forms", form, "file"))
    try:
        texts = page_texts(path.read_bytes())
    except (OSError, PdfProblem):
        return [], 0
    pages = len(texts)
    if not any(footer(text) for text in texts):
        return list(_scan_faults(form, copy, pages)), pages
    found = identify(path, day=day)
    wrong = _wrong(form, found)
    if wrong:
        message = "`{file}` cannot replace Form {form}: {words}"
        return [_finding("form-copy-wrong", message, where, file=copy.file, form=form, words=wrong)], pages
    laid = binding
    if found.verdict is Verdict.FILLED:
        laid = bind(found, form_map(form))[0] or binding
    if laid is None:
        message = "`{file}` was not compared with the case file: the empty Form {form} is missing"
        return [_finding("form-copy-unread", message, where, file=copy.file, form=form)], pages
    written, _ = plan(laid, fit(answers, rooms(laid)))
    differences = _differences(path, found, Expected(laid, written, answers))
    return [_difference(copy, where, one) for one in differences], pages


def repeated_pictures(copies: Mapping[str, Path], blanks: Iterable[Path]) -> list[Diagnostic]:
    """Warn of pictures that stand on two pages of the copies and on no blank: signatures pasted in.

    `copies` are the files by form.
    """
    printed = {digest for blank in blanks for digest in pictures(blank.read_bytes())}
    places: dict[str, list[tuple[str, int]]] = {}
    for form, path in copies.items():
        for digest, pages in pictures(path.read_bytes()).items():
            places.setdefault(digest, []).extend((form, page) for page in pages)
    found = []
    for digest, where in places.items():
        if digest not in printed and len(where) > 1:
            words = " and ".join(f"page {page} of Form {form}" for form, page in where[:2])
            message = "the same picture stands on {words}"
            found.append(
                Diagnostic("form-copy-signatures", message, {"words": words}, Where(("forms", where[0][0])))
            )
    return found


def _finding(code: str, message: str, where: Where, **args: object) -> Diagnostic:
    return Diagnostic(code, message, args, where)


def _scan_faults(form: str, copy: FormCopy, pages: int) -> Iterator[Diagnostic]:
    wanted = form_map(form).pages
    if pages != wanted:
        words = f"the scan has {pages} pages, the form {wanted}"
        message = "`{file}` cannot replace Form {form}: {words}"
        where = Where(("forms", form, "file"))
        yield _finding("form-copy-wrong", message, where, file=copy.file, form=form, words=words)
    if not copy.confirmed:
        message = "`{file}` is a scan of Form {form}; nobody confirmed what it says"
        yield _finding("form-copy-unconfirmed", message, Where(("forms", form)), file=copy.file, form=form)


def _wrong(form: str, found: Blank) -> str:
    """Say why a file is not a completed form, "" when it is one."""
    if found.form != form:
        return f"it is Form {found.form or 'unknown'}"
    if found.verdict in _EMPTY:
        return "nothing is filled in"
    if found.verdict is Verdict.SUPERSEDED:
        return f"edition {found.edition} is not accepted any more"
    if found.verdict is Verdict.NEWER:
        return f"the program does not know edition {found.edition}"
    if found.verdict in _COMPLETED:
        return ""
    return found.detail.get("words", "") or "its pages are not those of one form, complete and in order"


@dataclass(frozen=True, slots=True)
class _Difference:
    """A box that holds something else: where it is on the form, and the place of its answer in the case file."""

    page: int
    at: str
    path: CasePath
    mark: bool


def _difference(copy: FormCopy, where: Where, one: _Difference) -> Diagnostic:
    message = "`{file}`, page {page}, {at}: not what the case file says"
    if one.mark:
        message = "`{file}`, page {page}, {at}: not marked as the case file says"
    related = (Related(Where(one.path), "the answer of the case file"),) if one.path else ()
    args = {"file": copy.file, "page": one.page, "at": one.at}
    return Diagnostic("form-copy-differs", message, args, where, related=related)


def _differences(path: Path, found: Blank, expected: Expected) -> Iterator[_Difference]:
    """Yield every answer and every mark that stands otherwise in a completed form."""
    wrong = _wrong_values if found.verdict is Verdict.FILLED else _wrong_ink
    places = {answer.key: answer.path for answer in expected.answers.answers}
    keys = {bound.box.name: bound.row.said for bound in expected.binding.bound}
    for one in wrong(path, found, expected):
        place = places.get(keys.get(one.box.name, ""), ())
        yield _Difference(one.box.page + 1, one.at, place, one.box.kind is BoxKind.TICK)


def _wrong_values(_path: Path, found: Blank, expected: Expected) -> Iterator[Written]:
    values = {box.name: box.value for box in found.boxes}
    for one in expected.written:
        value = values.get(one.box.name, "")
        if one.box.kind is not BoxKind.BARCODE and _plain(value) != _plain(one.state or " ".join(one.lines)):
            yield one


def _wrong_ink(path: Path, _found: Blank, expected: Expected) -> Iterator[Written]:
    with renderer(path, boxes=False) as pages:
        for one in expected.written:
            if one.box.kind in (BoxKind.TEXT, BoxKind.CHOICE):
                text = pages.text_in(one.box.page, one.box.rect)
                if _plain(text) != _plain("".join(one.lines)):
                    yield one
    yield from _wrong_marks(path, expected)


def _wrong_marks(path: Path, expected: Expected) -> Iterator[Written]:
    """Compare marks by their ink; pages that another program printed anew do not lie on the blank and say nothing."""
    try:
        with form_pages(expected.binding.blank.path.read_bytes(), path) as pages:
            for index in range(expected.binding.blank.pages):
                marks = [
                    one for one in expected.written if one.box.page == index and one.box.kind is BoxKind.TICK
                ]
                ink = pages.compare(index, index, [one.box.rect for one in marks], []) if marks else None
                if ink is None:
                    continue
                wrong = [
                    one
                    for one in marks
                    if (ink.within(inner(one.box.rect)) is not None) is not bool(one.state)
                ]
                if len(wrong) <= max(2, len(marks) // 2):
                    yield from wrong
    except (OSError, ValueError):
        return


def _plain(text: str) -> str:
    """Compare without blanks and case: people type both as they like."""
    return "".join(text.split()).casefold()
