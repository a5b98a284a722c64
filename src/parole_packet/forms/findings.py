"""What is wrong with a blank, in words."""

from collections.abc import Sequence

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.forms.blanks import Blank, Verdict
from parole_packet.forms.editions import page_of

_CASE = Where()
_MESSAGES = {
    Verdict.RESAVED: "`{file}` is not as USCIS published it: another program saved or changed it",
    Verdict.FILLED: "`{file}` is already filled in ({count} boxes)",
    Verdict.FLATTENED: "`{file}` has no boxes left to fill in",
    Verdict.PRINTED: "`{file}` was printed into a PDF and has no boxes to fill in",
    Verdict.PAGES: "`{file}` has not all pages of Form {form} in their order: {words}",
    Verdict.MIXED: "`{file}` mixes pages: page {page} is of {this}, the first of {first}",
    Verdict.INSTRUCTIONS: "`{file}` holds the instructions for Form {form}, not the form",
    Verdict.SUPERSEDED: "`{file}` is edition {edition} of Form {form}, which is not accepted any more",
    Verdict.NEWER: "`{file}` is edition {edition} of Form {form}, newer than {current}, which the program knows",
    Verdict.BY_HAND: "`{file}` is Form {form}, which is filled in by hand",
    Verdict.UNUSED: "`{file}` is Form {form}, which is not part of this filing",
    Verdict.UNKNOWN: "`{file}` is not a USCIS form{named}",
    Verdict.PLACEHOLDER: "`{file}` holds only a page that asks to wait, not the form",
    Verdict.TRUNCATED: "`{file}` is not a complete file",
    Verdict.DAMAGED: "`{file}` cannot be read: {reason}",
    Verdict.WEB_PAGE: "`{file}` is a web page that was saved under the name of a form",
    Verdict.PICTURE: "`{file}` is a picture, not the form itself",
    Verdict.NOT_PDF: "`{file}` is not a PDF",
}
_HELP = {
    Verdict.SUPERSEDED: "download edition {current} from {url}",
    Verdict.NEWER: "look for a newer version of this program",
    Verdict.BY_HAND: "it goes on top of the packet; the filing-day sheet says when",
    Verdict.UNUSED: "leave it out; if it is evidence, name it under `exhibits:`",
}


def blank_finding(blank: Blank, where: Where = _CASE, *, file: str | None = None) -> Diagnostic:
    """Say why a file cannot be used as a blank; `file` is how the user calls it."""
    args: dict[str, object] = {
        **blank.detail,
        "file": file or blank.path.name,
        "form": blank.form,
        "edition": blank.edition,
        "url": page_of(blank.form) if blank.form else "https://www.uscis.gov/forms",
    }
    if blank.verdict is Verdict.UNKNOWN:
        named = blank.detail.get("named", "")
        args["named"] = f" but something else: {named}" if named else ""
    help_words = _HELP.get(blank.verdict, "download the empty form again from {url}")
    return Diagnostic(blank.verdict.value, _MESSAGES[blank.verdict], args, where, help=help_words)


def boxes_finding(blank: Blank, differences: Sequence[str], where: Where = _CASE) -> Diagnostic:
    """Say how the boxes of a blank differ from those the program knows; the first differences stand for all."""
    shown = "; ".join(differences[:5])
    more = f"; and {len(differences) - 5} more" if len(differences) > 5 else ""
    args = {
        "file": blank.path.name,
        "form": blank.form,
        "edition": blank.edition,
        "differences": shown + more,
    }
    message = "`{file}` (Form {form}, edition {edition}) has other boxes than the program knows"
    return Diagnostic("form-boxes", message, args, where, help="what differs: {differences}")


def missing_finding(form: str, other: str = "") -> Diagnostic:
    """Say that the blank of a form is not in the library; `other` is what is wrong with a file meant as one."""
    args = {"form": form, "url": page_of(form), "other": f": {other}" if other else ""}
    message = "the empty Form {form} is not in your library of forms{other}"
    help_words = "download it from {url}, then run `parole-packet forms add FILE`"
    return Diagnostic("form-missing", message, args, Where(("forms", form)), help=help_words)


def accepted_finding(blank: Blank) -> Diagnostic:
    """Remind of an edition that the person accepted although the program does not know it."""
    args = {"form": blank.form, "edition": blank.edition}
    message = "Form {form} is filled in on edition {edition}, which the program does not know"
    help_words = "read every page of the form before it is signed"
    return Diagnostic("form-edition-accepted", message, args, Where(("forms", blank.form)), help=help_words)


def unusable_finding(form: str, file: str, reason: str) -> Diagnostic:
    """Say that a form that looked right could not be used when its pages were made."""
    message = "`{file}`, Form {form}, looked right and cannot be used: {reason}"
    args = {"file": file, "form": form, "reason": reason or "its inner order is broken"}
    help_words = "download the empty form again from {url}"
    return Diagnostic(
        "form-damaged", message, {**args, "url": page_of(form)}, Where(("forms", form)), help=help_words
    )
