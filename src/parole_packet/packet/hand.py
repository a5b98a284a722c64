"""What is done in ink: who signs where, and what else is written by hand, by page of the packet."""

from collections.abc import Iterator
from dataclasses import dataclass

from parole_packet.case.kinds import Method
from parole_packet.case.models import Case
from parole_packet.case.signing import OnBehalf
from parole_packet.forms.answers import i131
from parole_packet.forms.answers.record import Answer, FormAnswers, Gap
from parole_packet.forms.answers.registry import answers_for
from parole_packet.forms.maps import FormMap, form_map
from parole_packet.packet.declarations import speaker_of
from parole_packet.packet.plan import TYPESET, Part, PartKind, Plan

FORM_KEY = "form:"
"""How the key of a form's part begins; its number follows."""
NOT_THERE = "–"
_SIGNATURE, _SIGNED_ON = ".signature", ".signed_on"
_LINES = {
    PartKind.LETTER: "above the printed name",
    PartKind.STATEMENT: "at the foot of every page, with the date",
    PartKind.ADDED: "at the foot of every page, with the date",
    PartKind.DECLARATION: "on the line at the end, with the date",
    PartKind.INTERPRETATION: "on the line of the interpreter, with the date",
    PartKind.CERTIFICATION: "on the line of the translator, with the date",
}
"""Where the papers that the program sets in type are signed."""
_EVERY_PAGE = frozenset({PartKind.STATEMENT, PartKind.ADDED})


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in ink. `pages` are packet pages in words, `NOT_THERE` where the form is not in the packet."""

    pages: str
    paper: str
    line: str
    who: str
    signature: bool = True


def marks(case: Case, plan: Plan) -> Iterator[Mark]:
    """Yield everything that is written by hand, in the order of the packet."""
    forms = {form.form: form for form in answers_for(case)}
    for part in plan.parts:
        form = forms.get(part.key.removeprefix(FORM_KEY))
        if form is not None:
            yield from _on_form(case, form, part, plan)
        elif part.kind in _LINES and part.sources[0].file == TYPESET and (who := _signer(case, part)):
            yield _on_paper(part, plan, who)


def pages_of(plan: Plan, part: Part) -> str:
    """Return the packet pages of a part in words: 7 or 7-9."""
    return range_words(plan.pages_of(part))


def range_words(pages: range) -> str:
    """Return pages in words: 7 or 7-9."""
    return str(pages.start) if len(pages) == 1 else f"{pages.start}-{pages[-1]}"


def _on_paper(part: Part, plan: Plan, who: str) -> Mark:
    every = part.kind in _EVERY_PAGE or part.kind is PartKind.LETTER
    pages = pages_of(plan, part) if every else str(plan.pages_of(part)[-1])
    paper = f"Exhibit {part.label}, {part.kind.value}" if part.label else part.title
    return Mark(pages, paper, _LINES[part.kind], who)


def _signer(case: Case, part: Part) -> str | None:
    """Return who signs what the program set in type; None when the case names nobody."""
    if part.kind is PartKind.CERTIFICATION:
        exhibit = next(one for one in case.exhibits if one.id == part.exhibit)
        translator = exhibit.translation and case.translators.get(exhibit.translation.translator or "")
        return translator.name if translator else None
    statement = next((one for one in case.statements if one.id == part.exhibit), None)
    if statement is not None:
        read_by = statement.read_by if part.kind is PartKind.INTERPRETATION else None
        speaker = read_by or speaker_of(case, statement)
        return speaker.name.full if speaker else None
    return _petitioner(case)


def _petitioner(case: Case) -> str | None:
    signing = case.signing.petitioner
    instead: OnBehalf | None = signing.on_behalf if signing else None
    person = instead or case.petitioning
    return person.name.full if person else None


def _on_form(case: Case, form: FormAnswers, part: Part, plan: Plan) -> Iterator[Mark]:
    """Yield what the answers of a form leave to the hand: signatures with their dates, and numbers."""
    if form.form == i131.FORM and case.filing.method is Method.ONLINE:
        return
    copied = getattr(case.forms, form.form.lower().replace("-", "_")) is not None
    pages = form_map(form.form)
    for answer in form.answers:
        if answer.reason is None or answer.reason.gap is not Gap.BY_HAND or answer.key.endswith(_SIGNED_ON):
            continue
        signature = answer.key.endswith(_SIGNATURE)
        line = "signature and date" if signature else answer.label
        if copied:
            line += "; look whether the file you gave has it"
        where, on_form = _place(part, _page(answer, pages), plan)
        who = answer.reason.text.partition(" by ")[2]
        yield Mark(where, f"Form {form.form}, {answer.at}, {on_form}", line, who, signature)


def _page(answer: Answer, form: FormMap) -> int:
    """Return the page of a form, from 1, on which an answer stands."""
    exact = (row.page for row in form.rows if row.said == answer.key)
    return next(exact, None) or next(row.page for row in form.rows if row.at == answer.at.short)


def _place(part: Part, page: int, plan: Plan) -> tuple[str, str]:
    """Return the packet page of a page of a form, and the form's own page in words."""
    on_form = f"page {page} of the form"
    if part.kind is not PartKind.FORM:
        return NOT_THERE, on_form
    pages = plan.pages_of(part)
    return (str(pages[page - 1]) if page <= len(pages) else range_words(pages)), on_form
