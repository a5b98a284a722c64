"""A form completed elsewhere, or the scan of a signed one: whether it can stand in for the generated form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from parole_packet.case.filing import FormCopy
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.forms.blanks import Blank, Verdict, identify
from parole_packet.forms.fill import Written
from parole_packet.forms.footers import footer
from parole_packet.forms.maps import Binding, form_map
from parole_packet.pdf.form_fields import BoxKind
from parole_packet.pdf.form_file import page_texts
from parole_packet.pdf.form_pictures import pictures
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.reader import PdfProblem

_COMPLETED = (Verdict.FILLED, Verdict.FLATTENED, Verdict.PRINTED)
_EMPTY = (Verdict.OFFICIAL, Verdict.RESAVED)


def check_copy(
    form: str,
    path: Path,
    copy: FormCopy,
    binding: Binding | None,
    written: Sequence[Written],
    day: date,
) -> tuple[list[Diagnostic], int]:
    """Return what is wrong with a copy, and how many pages it has.

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
    differences = list(_differences(path, found, binding, written))
    return [
        _finding("form-copy-differs", "`{file}`, page {page}, {at}: not what the case file says", where,
                 file=copy.file, page=page, at=at)
        for page, at in differences
    ], pages  # fmt: skip


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


def _differences(
    path: Path, found: Blank, binding: Binding | None, written: Sequence[Written]
) -> Iterator[tuple[int, str]]:
    """Yield page and place of every answer that stands otherwise in a completed form."""
    if found.verdict is Verdict.FILLED:
        values = {box.name: box.value for box in found.boxes}
        for one in written:
            expected = one.state or " ".join(one.lines)
            value = values.get(one.box.name, "")
            if one.box.kind is not BoxKind.BARCODE and _plain(value) != _plain(expected):
                yield one.box.page + 1, one.at
    elif binding is not None:
        with renderer(path, boxes=False) as pages:
            for one in written:
                text = pages.text_in(one.box.page, one.box.rect) if one.lines else ""
                if _plain(text) != _plain("".join(one.lines)):
                    yield one.box.page + 1, one.at


def _plain(text: str) -> str:
    """Compare without blanks and case: people type both as they like."""
    return "".join(text.split()).casefold()
