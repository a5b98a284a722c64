"""How the packet is signed, paid for and sent."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parole_packet.case.fee_waiver import FeeWaiver
from parole_packet.case.kinds import Ground, Method, Payment, RepresentativeKind, WaiverBasis
from parole_packet.case.models import Case
from parole_packet.case.people import Person
from parole_packet.case.signing import Preparer, Signer
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, near
from parole_packet.rules.places import in_us, same_country
from parole_packet.rules.situation import age_on

ONLINE_BYTES = 12_000_000
"""The largest file that can be uploaded."""
_PAYMENT: CasePath = ("filing", "payment")


def check_filing(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look at payment, fee waiver, signers, representative, the way of filing and the post abroad."""
    return [
        *_payment(case, law),
        *_waiver(case, law),
        *_online(case, facts),
        *_signers(case),
        *_representative(case),
        *_post(case),
        *_expedite(case),
    ]


def _payment(case: Case, law: Law) -> Iterator[Diagnostic]:
    filing, payment = case.filing, case.filing.payment
    if payment is Payment.WAIVER and case.fee_waiver is None:
        message = "a fee waiver is to pay for it, and `fee_waiver` is not there"
        yield found(
            "payment-open", _PAYMENT, message, "add `fee_waiver` with its basis, or choose `card` or `bank`"
        )
    if payment is Payment.EXEMPT and filing.exemption is None:
        message = "no fee is said to be due, and `exemption` does not say why"
        yield found("payment-open", _PAYMENT, message, "add `exemption`, or choose `card` or `bank`")
    if payment is not Payment.WAIVER and case.fee_waiver is not None:
        message = "`fee_waiver` asks for a waiver, and the fee is to be paid by {payment}"
        related = near(("fee_waiver",), "the waiver")
        help_text = "write `payment: waiver`, or remove `fee_waiver`"
        yield found("payment-contradiction", _PAYMENT, message, help_text, related=related, payment=payment)
    if payment is not Payment.EXEMPT and filing.exemption is not None:
        message = "an exemption is named, and the payment is `{payment}`"
        related = near(("filing", "exemption"), "the exemption")
        help_text = "write `payment: exempt`, or remove `exemption`"
        yield found("payment-contradiction", _PAYMENT, message, help_text, related=related, payment=payment)
    payer = case.petitioning
    if payer and payment in (Payment.CARD, Payment.BANK) and not in_us(payer.mailing_address):
        message = "the petitioner lives abroad, and card or account must be of a U.S. bank"
        help_text = "somebody in the United States may pay with their card or account"
        yield found("payment-abroad", _PAYMENT, message, help_text)
    if law.fee("I-131", filing.method.value, filing.mailing_date) is None:
        message = "the law data know no fee for Form I-131 by {method} on the day of mailing"
        yield found(
            "fee-unknown", ("filing", "mailing_date"), message, "look at Form G-1055", method=filing.method
        )


def _waiver(case: Case, law: Law) -> Iterator[Diagnostic]:
    waiver = case.fee_waiver
    if waiver is None:
        return
    path: CasePath = ("fee_waiver",)
    if case.filing.method is Method.ONLINE:
        message = "a request with a fee waiver cannot be filed online"
        related = near(path, "the waiver")
        yield found("waiver-online", ("filing", "method"), message, "write `method: mail`", related=related)
    if case.petitioning is not None and case.petitioning is case.supporting:
        message = "the same person swears to be unable to pay the fee and able to support the beneficiary"
        help_text = "let another sponsor file Form I-134, or pay the fee"
        yield found("waiver-and-support", Where(path, "key"), message, help_text)
    lacking = {
        WaiverBasis.MEANS_TESTED_BENEFIT: "benefits" if not waiver.benefits else "",
        WaiverBasis.INCOME_150: "income" if waiver.income is None else "",
        WaiverBasis.HARDSHIP: "hardship" if waiver.hardship is None else "",
    }
    for at, basis in enumerate(waiver.bases):
        if lacking[basis]:
            message = "the basis `{basis}` needs `{field}`"
            yield found(
                "waiver-open",
                (*path, "bases", at),
                message,
                "add `{field}` with its evidence",
                basis=basis.value,
                field=lacking[basis],
            )
    yield from _waiver_income(case, waiver, law)


def _waiver_income(case: Case, waiver: FeeWaiver, law: Law) -> Iterator[Diagnostic]:
    guideline = law.guideline("states", case.filing.mailing_date)
    if WaiverBasis.INCOME_150 not in waiver.bases or waiver.income is None or guideline is None:
        return
    members = sum((one.income or Decimal(0) for one in waiver.household), Decimal(0))
    total = waiver.income + members + (waiver.other_income or Decimal(0))
    limit = guideline.amount(waiver.household_size) * Decimal("1.5")
    if total > limit:
        message = "the household's income of ${total} is above 150 percent of the {year} guideline (${limit})"
        help_text = "Form I-912 tests this basis by that figure; another basis may fit"
        yield found(
            "waiver-income",
            ("fee_waiver", "income"),
            message,
            help_text,
            total=f"{total:,}",
            limit=f"{limit:,.0f}",
            year=guideline.year,
        )


def _online(case: Case, facts: Facts) -> Iterator[Diagnostic]:
    if case.filing.method is not Method.ONLINE:
        return
    for at, exhibit in enumerate(case.exhibits):
        size = sum(facts.files[path].size for path in exhibit.sources if path in facts.files)
        if size > ONLINE_BYTES:
            message = "this document has {size} MB; online, a file may have 12 MB"
            help_text = (
                "its pictures will be stored smaller; scan it at 300 dpi in gray, or file it in two parts"
            )
            yield found("online-size", ("exhibits", at), message, help_text, size=f"{size / 1e6:.1f}")
    if case.forms.i_131:
        message = "online the request is typed into the account; a filled Form I-131 is not uploaded"
        yield found(
            "online-form", ("forms", "I-131"), message, "remove it here, and type from the answer sheet"
        )
    if case.filing.notify:
        message = "Form G-1145 is for packets sent by mail; online the account tells"
        yield found("online-notify", Where(("filing", "notify"), "key"), message, "remove `notify`")


def _signers(case: Case) -> Iterator[Diagnostic]:
    pairs: list[tuple[str, Signer | None, Person | None]] = [
        ("petitioner", case.signing.petitioner, case.petitioning),
        ("sponsor", case.signing.sponsor, case.supporting),
    ]
    for role, signer, person in pairs:
        path: CasePath = ("signing", role)
        if person is None or (role == "sponsor" and signer is None and person is case.petitioning):
            continue
        if signer is None:
            message = "nothing says how the {role} signs"
            help_text = "add `signing.{role}` with `reads_english` and `prepared_by`"
            yield found("signer-open", Where(path, "key"), message, help_text, role=role)
            continue
        yield from _signer(case, signer, person, path)
    yield from _under_age(case)


def _signer(case: Case, signer: Signer, person: Person, path: CasePath) -> Iterator[Diagnostic]:
    if not signer.reads_english and signer.interpreter is None:
        message = "the signer does not read English, and no interpreter is named"
        help_text = "add `interpreter`: whoever read the form to the signer fills in and signs that part"
        yield found("interpreter-missing", (*path, "reads_english"), message, help_text)
    if signer.reads_english and signer.interpreter is not None:
        message = "an interpreter is named for a signer who reads English"
        yield found("interpreter-needless", (*path, "interpreter"), message, "correct one of the two")
    if signer.prepared_by == "representative" and case.representative is None:
        message = "the representative wrote the answers, and there is no `representative`"
        yield found(
            "preparer-missing", (*path, "prepared_by"), message, "add the block, or name the preparer"
        )
    prepared = signer.prepared_by
    if isinstance(prepared, Preparer) and prepared.name.full.casefold() == person.name.full.casefold():
        message = "the signer is named as someone else who wrote the answers"
        yield found("preparer-missing", (*path, "prepared_by"), message, "write `prepared_by: self`")
    age = age_on(person.date_of_birth, case.filing.signing_date)
    if age < 14 and signer.on_behalf is None:
        message = "the signer is {age} years old; a parent or guardian may sign for a child under 14"
        yield found("signer-child", path, message, "add `on_behalf` with name and relationship", age=age)
    if age >= 14 and signer.on_behalf is not None and not signer.on_behalf.reason:
        message = "somebody signs for a person of {age}, and no reason is given"
        help_text = (
            "a guardian may sign for a person who is not able to: add `reason`, or let the person sign"
        )
        yield found("signer-child", (*path, "on_behalf"), message, help_text, age=age)


def _under_age(case: Case) -> Iterator[Diagnostic]:
    sponsor = case.supporting
    if sponsor is None or sponsor is case.beneficiary:
        return
    age = age_on(sponsor.date_of_birth, case.filing.signing_date)
    if age < 18:
        message = "the sponsor is {age} years old on the day of signing"
        yield found("sponsor-minor", ("sponsor", "date_of_birth"), message, "correct the date", age=age)


def _representative(case: Case) -> Iterator[Diagnostic]:
    one = case.representative
    if one is None:
        return
    path: CasePath = ("representative",)
    attorney = one.kind is RepresentativeKind.ATTORNEY
    if attorney and not one.licensing_authority:
        message = "an attorney's licensing authority is not given"
        yield found(
            "g28-open", Where(path, "key"), message, "add `licensing_authority`, and `bar_number` if any"
        )
    if not attorney and not (one.recognized_organization and one.accredited_on):
        message = "the recognized organization or the date of accreditation is not given"
        help_text = "add `recognized_organization` and `accredited_on`"
        yield found("g28-open", Where(path, "key"), message, help_text)
    if one.restricted and not one.restriction_explanation:
        message = "an order that restricts the practice of law has to be explained"
        yield found("g28-open", (*path, "restricted"), message, "add `restriction_explanation`")


def _post(case: Case) -> Iterator[Diagnostic]:
    emergency = case.emergency
    if emergency.consulate is None:
        message = "the form asks which embassy or consulate is to be notified"
        yield found(
            "consulate-open", Where(("emergency",), "key"), message, "add `consulate` with city and country"
        )
    home = case.beneficiary.residence or case.beneficiary.mailing_address
    if emergency.consulate and not same_country(emergency.consulate.country, home.country):
        message = "the post to notify is in {post}, and the beneficiary lives in {home}"
        help_text = "make sure that the beneficiary can travel there"
        path = ("emergency", "consulate", "country")
        yield found(
            "consulate-elsewhere",
            path,
            message,
            help_text,
            post=emergency.consulate.country,
            home=home.country,
        )
    if Ground.ACCOMPANYING_FAMILY in emergency.grounds and emergency.principal is None:
        message = "the family member whom the beneficiary accompanies is not named"
        at = emergency.grounds.index(Ground.ACCOMPANYING_FAMILY)
        yield found("principal-open", ("emergency", "grounds", at), message, "add `emergency.principal`")


def _expedite(case: Case) -> Iterator[Diagnostic]:
    """Who asks for faster handling is called back."""
    payer = case.petitioning
    if case.emergency.expedite is None or payer is None:
        return
    lacking = [
        words
        for words, given in (
            ("a telephone number", payer.phones.day or payer.phones.mobile),
            ("an email address", payer.email),
        )
        if not given
    ]
    if lacking:
        message = "faster handling is asked for, and the petitioner gives no {lacking}"
        place = Where(("emergency", "expedite"), "key")
        words = " and no ".join(one.partition(" ")[2] for one in lacking)
        yield found("expedite-open", place, message, "add it: USCIS asks for both", lacking=words)
