"""The filing-day sheet of a packet that goes by mail: print, sign, put together, pay, send."""

from collections.abc import Iterator, Sequence
from datetime import date

from parole_packet.case.kinds import Method, Payment, Tabs
from parole_packet.case.models import Case
from parole_packet.forms.answers.registry import answers_for
from parole_packet.law import Basis, Law
from parole_packet.packet.documents import WrittenFile
from parole_packet.packet.hand import FORM_KEY, NOT_THERE, Mark, pages_of, range_words
from parole_packet.packet.plan import PartKind, Plan
from parole_packet.packet.words import long_date, postal_lines, size_words
from parole_packet.rules.age_of_law import LAW_DAYS
from parole_packet.typeset.stories.sheets import Section

PAYMENT_FORMS = {
    Payment.CARD: ("G-1450", "the card must be issued by a U.S. bank; the holder signs it in ink"),
    Payment.BANK: ("G-1650", "the account must be with a U.S. bank; the holder signs it in ink"),
    Payment.WAIVER: ("I-912", "unsigned, the whole packet is rejected"),
    Payment.EXEMPT: ("G-1651", "it says why no fee is due"),
}
"""What is put on top for each way of paying, and what matters in it."""


def sending_sections(
    case: Case, plan: Plan, law: Law, in_ink: Sequence[Mark], files: Sequence[WrittenFile] = ()
) -> Iterator[Section]:
    """Yield the steps from the printer to the counter."""
    yield _print(case, plan)
    yield from _volumes(files)
    yield from ink_sections(case, plan, in_ink)
    yield _together(case, plan)
    yield _verify(case, law)
    yield from _envelope(case, law)
    yield _before_it_leaves(case)


def _print(case: Case, plan: Plan) -> Section:
    steps = [
        (
            f"Print all {len(plan.pages)} pages on white Letter paper (8.5 by 11 inches), on one side only, in "
            "black ink, at actual size (100 percent, not “fit to page”)."
        ),
        "Compare the number of sheets with the number of pages, and look for pale or cut-off pages.",
        "No staples, holes, binders, sticky notes, folded sheets, highlighter, or tabs that stick out.",
    ]
    if case.filing.tabs is Tabs.SHEET:
        steps.append("The sheets that say only “Exhibit” and a letter are part of the packet: leave them in.")
    return Section("Print", steps=steps)


def _volumes(files: Sequence[WrittenFile]) -> Iterator[Section]:
    """Yield which pages stand in which file of a packet in volumes."""
    if len(files) > 1:
        rows = [(one.name, range_words(one.pages), size_words(one.size)) for one in files]
        yield Section(
            text=f"The packet is in {len(files)} files, and it is one pile on paper: print all of them, in this order.",
            table=(("File", "Packet pages", "Size"), *rows),
        )


def ink_sections(case: Case, plan: Plan, in_ink: Sequence[Mark]) -> Iterator[Section]:
    """Yield where to sign, and what else is written by hand."""
    head = ("Packet page", "Paper", "Where on it", "Who signs, in ink")
    signed = [(one.pages, one.paper, one.line, one.who) for one in in_ink if one.signature]
    text = (
        "By hand, each person for themselves, the date as month/day/year. A scan or photocopy of a page that was "
        "signed in ink is valid; a typed, stamped, pasted or software-made signature is rejected."
    )
    if any(one.pages == NOT_THERE for one in in_ink):
        text += (
            f" {NOT_THERE}: the form is not in the packet yet. Sign the form itself, never its answer sheet."
        )
    yield Section("Sign", text, table=(head, *signed))
    steps = [
        f"{one.line} of {one.who}: {one.paper}{f', packet page {one.pages}' if one.pages.isdigit() else ''}. "
        "The program does not know it."
        for one in in_ink
        if not one.signature
    ]
    if case.emergency.expedite and case.filing.method is Method.MAIL:
        steps.append(
            f"EXPEDITE, in black ink, at the top right of the first page of Form I-131{_first_page(plan)}, outside "
            "every box of the form. The letter gives the reason and its evidence; telephone and email must be right."
        )
    if case.filing.method is Method.MAIL and case.filing.payment is not Payment.WAIVER:
        form, hint = PAYMENT_FORMS[case.filing.payment]
        steps.append(f"Form {form}, all of it: {hint}. Never type its numbers into the case file.")
    if steps:
        yield Section("Write by hand", steps=steps)


def _first_page(plan: Plan) -> str:
    part = next((one for one in plan.parts if one.key == f"{FORM_KEY}I-131"), None)
    there = part is not None and part.kind is PartKind.FORM
    return f" (packet page {plan.targets[part.key]})" if part and there else ""


def _together(case: Case, plan: Plan) -> Section:
    form, _ = PAYMENT_FORMS[case.filing.payment]
    rows = []
    if case.filing.payment is not Payment.WAIVER:
        rows.append((f"Form {form}, filled in by hand", "on top, not in the packet"))
    rows += [(name, f"page {pages}" if pages.isdigit() else f"pages {pages}") for name, pages in _order(plan)]
    return Section(
        "Put together, in this order",
        "One pile, in the order of the packet's page numbers. One payment form for each form with a fee; never "
        "one for several.",
        table=(("Paper", "Where"), *rows),
    )


def _order(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the papers of the packet with their pages, the exhibits as one run."""
    exhibits = [part for part in plan.parts if part.label]
    for part in plan.parts:
        if not part.label:
            put = ": put the form itself in its place" if part.kind is PartKind.ANSWERS else ""
            yield f"{part.title}{put}", pages_of(plan, part)
    if exhibits:
        first, last = exhibits[0], exhibits[-1]
        name = (
            f"Exhibits {first.label} to {last.label}"
            if first.label != last.label
            else f"Exhibit {first.label}"
        )
        yield name, range_words(range(plan.pages_of(first).start, plan.pages_of(last).stop))


def is_old(basis: Basis, case: Case) -> bool:
    """Say whether a fact was read so long before the day of mailing that it is not certain any more."""
    return (case.filing.mailing_date - basis.as_of).days > LAW_DAYS


def dated(what: str, basis: Basis, case: Case) -> str:
    """Return a fact with the day it was read; what is old is to be verified."""
    day = long_date(basis.as_of)
    if is_old(basis, case):
        place = f" at {basis.url}" if basis.url else ""
        return f"VERIFY{place}: {what} (last read on {day})"
    return f"{what}, as of {day}{f' ({basis.url})' if basis.url else ''}"


def fee_fact(case: Case, law: Law) -> tuple[str, str]:
    """Return what is paid with the filing, with the day the amount was read."""
    method, day = case.filing.method, case.filing.mailing_date
    fee = law.fee("I-131", method.value, day)
    if case.filing.payment is Payment.EXEMPT:
        return "Fee of Form I-131", "none is due, for the reason on the exemption form"
    if fee is None:
        return (
            "Fee of Form I-131",
            "VERIFY at https://www.uscis.gov/g-1055: the law data know none for that day",
        )
    words = f"${fee.amount:,} {'by mail' if method is Method.MAIL else 'online'}, for each beneficiary"
    if case.filing.payment is Payment.WAIVER:
        words = f"a waiver is asked for; without it {words}"
    return "Fee of Form I-131", dated(words, fee.basis, case)


def edition_facts(case: Case, law: Law) -> Iterator[tuple[str, str]]:
    """Yield the edition of each form that is filed, with the day it was read."""
    numbers = [form.form for form in answers_for(case)]
    if case.filing.method is Method.MAIL:
        numbers.append(PAYMENT_FORMS[case.filing.payment][0])
    for number in dict.fromkeys(numbers):
        edition = law.current_edition(number, case.filing.mailing_date)
        if edition:
            yield f"Form {number}", dated(f"edition {edition.edition}", edition.basis, case)
        else:
            page = f"https://www.uscis.gov/{number.lower()}"
            yield f"Form {number}", f"VERIFY at {page}: the law data know no edition"


def _verify(case: Case, law: Law) -> Section:
    return Section(
        "Look up on the day of mailing",
        "Fee, editions and address change without notice; a packet with an old one comes back. No checks or money "
        "orders by mail.",
        facts=(
            fee_fact(case, law),
            ("Form I-134", "no fee"),
            *edition_facts(case, law),
        ),
    )


def _envelope(case: Case, law: Law) -> Iterator[Section]:
    address = law.addresses[case.filing.carrier.value]
    told = dated("this address", address.basis, case)
    text = f"By {address.name}; other carriers have another address. {told[:1].upper()}{told[1:]}."
    yield Section("Address", text, label=address.lines)
    sender = case.petitioning
    if sender and sender.mailing_address:
        lines = [sender.name.full, *postal_lines(sender.mailing_address)]
        yield Section(facts=(("From", ", ".join(lines)),))


def _before_it_leaves(case: Case) -> Section:
    day: date = case.filing.mailing_date
    return Section(
        "Before it leaves",
        steps=(
            (
                "Scan or copy the whole pile as it is, signed, with the payment form; keep that copy where nobody "
                "else finds it."
            ),
            (
                "Originals stay at home. Have every original of an exhibit ready: USCIS may ask for it. What is sent "
                "unasked may be destroyed."
            ),
            (
                f"Send it with tracking, on {long_date(day)}. Write the tracking number here: "
                ". . . . . . . . . . ."
            ),
            "Note the day on which it was delivered: . . . . . . . . . . . . . . . . .",
        ),
    )
