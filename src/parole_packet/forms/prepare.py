"""From a case to the forms of its packet: answers, fitted into the boxes of the blanks that are there."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.case.filing import FormCopy
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.errors import InputOutputError
from parole_packet.forms.answers.findings import findings as answer_findings
from parole_packet.forms.answers.fit import Entry, Fitted, fit
from parole_packet.forms.answers.record import FormAnswers
from parole_packet.forms.answers.registry import answers_for
from parole_packet.forms.blanks import Blank, Verdict
from parole_packet.forms.copies import check_copy, repeated_pictures
from parole_packet.forms.editable import editable_copy
from parole_packet.forms.fill import FilledForm, Misfit, Written, fill, plan, rooms
from parole_packet.forms.findings import accepted_finding, blank_finding, boxes_finding, missing_finding
from parole_packet.forms.library import choose, look, search_folders
from parole_packet.forms.maps import Binding, bind, form_map


@dataclass(frozen=True, slots=True)
class PreparedForm:
    """One form of a packet, ready to be filled in.

    `answers` are as they stand in the boxes, `sheets` what goes onto further sheets, a list for each. Without a
    blank there is no `binding`, and an answer sheet stands in. `copy` is a form completed elsewhere, which
    replaces this one, with its number of pages.
    """

    answers: FormAnswers
    sheets: tuple[tuple[Entry, ...], ...] = ()
    binding: Binding | None = None
    written: tuple[Written, ...] = ()
    copy: Path | None = None
    copy_pages: int = 0
    copy_digest: str = ""

    @property
    def form(self) -> str:
        """The form's number."""
        return self.answers.form

    @property
    def file(self) -> str:
        """The name of the file it is made from, "" when an answer sheet stands in."""
        path = self.copy or (self.binding.blank.path if self.binding else None)
        return path.name if path else ""

    @property
    def pages(self) -> int:
        """How many pages it has in the packet, 0 when an answer sheet stands in."""
        return self.copy_pages or (self.binding.map.pages if self.binding else 0)

    def _bound(self) -> Binding:
        if self.binding is None:
            raise ValueError(f"Form {self.form} has no blank")
        return self.binding

    def blank(self) -> bytes:
        """Return the bytes of the blank. Raises InputOutputError when it changed since it was checked."""
        found = self._bound().blank
        return _unchanged(found.path, found.sha256, "the empty form")

    def completed(self) -> bytes:
        """Return the bytes of the form completed elsewhere. Raises InputOutputError when it changed meanwhile."""
        if self.copy is None:
            raise ValueError(f"Form {self.form} was not completed elsewhere")
        return _unchanged(self.copy, self.copy_digest, "the form")

    def fill(self) -> FilledForm:
        """Fill the form in: flattened pages for the packet. Raises PdfProblem, InputOutputError."""
        return fill(self._bound().blank, self.written, self.blank())

    def editable(self) -> bytes:
        """Return a copy with its boxes, for a last correction. Raises PdfProblem, InputOutputError."""
        return editable_copy(self.blank(), self.written)


def _unchanged(path: Path, digest: str, name: str) -> bytes:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise InputOutputError(f"{name} {path} changed while it was used", "run the command again")
    return data


@dataclass(slots=True)
class PreparedForms:
    """All forms of a packet in their order, and what is wrong with them."""

    forms: list[PreparedForm] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def prepare_forms(
    case: Case, folder: Path, *, library: Path | None = None, cache: Cache | None = None
) -> PreparedForms:
    """Answer the forms a case needs and lay them over the blanks beside the case and in the library.

    Reads the blanks and the copies named under `forms:`; draws nothing.
    """
    done = PreparedForms()
    day = case.filing.mailing_date
    wanted = answers_for(case)
    forms = [answers.form for answers in wanted]
    blanks = list(look(search_folders(folder, library), day=day, forms=forms, cache=cache))
    for answers in wanted:
        form = _prepared(answers, blanks, done.findings)
        copy: FormCopy | None = getattr(case.forms, answers.form.lower().replace("-", "_"))
        if copy is not None:
            form = _replaced(form, answers, copy, folder, day, done.findings)
        elif form.binding is None:
            done.findings.append(_missing(answers.form, blanks))
        done.forms.append(form)
    done.findings += _unneeded(case, forms)
    copies = {form.form: form.copy for form in done.forms if form.copy is not None and form.copy_pages}
    done.findings += repeated_pictures(copies, (blank.path for blank in blanks))
    return done


def _prepared(answers: FormAnswers, blanks: list[Blank], findings: list[Diagnostic]) -> PreparedForm:
    blank = choose(answers.form, blanks)
    binding = bind(blank, form_map(answers.form))[0] if blank else None
    fitted = fit(answers, rooms(binding) if binding else {})
    findings += answer_findings(fitted.form)
    if binding is None:
        return PreparedForm(fitted.form, fitted.sheets)
    findings += [accepted_finding(binding.blank)] if binding.blank.accepted else []
    written, misfits = plan(binding, fitted)
    told = {problem.key for problem in fitted.form.problems}
    findings += [_misfit(misfit, fitted) for misfit in misfits if misfit.key not in told]
    return PreparedForm(fitted.form, fitted.sheets, binding, written)


def _misfit(misfit: Misfit, fitted: Fitted) -> Diagnostic:
    path: CasePath = next((one.path for one in fitted.form.answers if one.key == misfit.key), ())
    args = {"form": fitted.form.form, "at": misfit.at, "page": misfit.page, "words": misfit.words}
    message = "Form {form}, {at}: {words}"
    return Diagnostic(
        "form-misfit", message, args, Where(path), help="change the value; the box is on page {page}"
    )


def _missing(form: str, blanks: list[Blank]) -> Diagnostic:
    """Say that there is no blank of a form; a file that was meant as one is named with what is wrong with it."""
    found = next((blank for blank in blanks if blank.form == form), None)
    if found is None:
        return missing_finding(form)
    if found.verdict is not Verdict.OFFICIAL:
        return missing_finding(form, blank_finding(found).text)
    return boxes_finding(found, bind(found, form_map(form))[1])


def _unneeded(case: Case, forms: list[str]) -> list[Diagnostic]:
    """A copy of a form that this case does not call for would stay out of the packet without a word."""
    copies = {
        str(info.alias): getattr(case.forms, name) for name, info in type(case.forms).model_fields.items()
    }
    message = "`{file}` is named as Form {form}, and this case does not call for that form"
    return [
        Diagnostic("form-copy-unneeded", message, {"file": copy.file, "form": form}, Where(("forms", form)))
        for form, copy in copies.items()
        if copy is not None and form not in forms
    ]


def _replaced(
    form: PreparedForm,
    answers: FormAnswers,
    copy: FormCopy,
    folder: Path,
    day: date,
    findings: list[Diagnostic],
) -> PreparedForm:
    path = folder / copy.file
    found, pages = check_copy(form.form, path, copy, answers, form.binding, day)
    findings += found
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if pages else ""
    return PreparedForm(form.answers, copy=path, copy_pages=pages, copy_digest=digest)
