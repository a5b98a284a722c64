"""Findings about signing, paying and sending."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

_AS_OF = date(2026, 11, 22)
_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_A, _B, _C, _D = Confidence.OFFICIAL, Confidence.CONFIRMED, Confidence.SECONDARY, Confidence.PRACTICE


def _own(code: str, severity: Severity, title: str, why: str, mend: str) -> Entry:
    return Entry(code, severity, title, why, mend, draft=True, accept=severity is not _ERROR)


def _law(
    code: str, severity: Severity, title: str, why: str, mend: str, *, source: str, sure: Confidence
) -> Entry:
    return Entry(code, severity, title, why, mend, True, severity is not _ERROR, source, _AS_OF, sure)


_PAID = (
    _own(
        "payment-open",
        _ERROR,
        "how the fee is paid is not complete",
        "Without a fee, a waiver request or the reason of an exemption a packet is sent back.",
        "Add what is missing, or choose `card` or `bank`.",
    ),
    _own(
        "payment-contradiction",
        _ERROR,
        "two ways of paying at once",
        "The payment form, the waiver request and the exemption exclude each other.",
        "Keep the one that is meant.",
    ),
    _law(
        "payment-abroad",
        _WARNING,
        "a petitioner abroad pays by card or bank account",
        "A card must be issued by a U.S. bank, an account held at one. Someone else may pay with theirs.",
        "Ask somebody in the United States to fill in the payment form, then accept the finding.",
        source="Form G-1450 (02/06/26), p. 1",
        sure=_A,
    ),
    _law(
        "fee-unknown",
        _WARNING,
        "the fee is not known",
        "The law data hold no fee for this way of filing on that day.",
        "Look it up on Form G-1055 at https://www.uscis.gov/g-1055.",
        source="Form G-1055",
        sure=_B,
    ),
    _law(
        "waiver-online",
        _ERROR,
        "a fee waiver with online filing",
        "A request for a fee waiver is filed on paper, with the form it is for.",
        "Write `method: mail`.",
        source="USCIS page on filing Form I-131 online; Form I-912 instructions (07/22/25), p. 3",
        sure=_B,
    ),
    _law(
        "waiver-and-support",
        _WARNING,
        "unable to pay, and able to support",
        "With Form I-912 a person swears to be unable to pay the fee, with Form I-134 to have the means to "
        "support someone. Both are read together.",
        "Let another sponsor file Form I-134, or pay the fee.",
        source="Form I-912 instructions (07/22/25), p. 1; Form I-134 instructions (01/20/25), p. 1",
        sure=_A,
    ),
    _law(
        "waiver-open",
        _ERROR,
        "a basis of the fee waiver is not filled in",
        "Each basis that is chosen has its own part of Form I-912 and its own evidence.",
        "Add the facts, or choose only the basis that fits.",
        source="Form I-912 instructions (07/22/25), p. 4-10",
        sure=_A,
    ),
    _law(
        "waiver-income",
        _WARNING,
        "income above 150 percent of the guideline",
        "For this basis Form I-912 compares the household's income with that figure.",
        "Check the household and the figures. Hardship or a means-tested benefit may fit instead.",
        source="Form I-912 instructions (07/22/25), p. 6",
        sure=_A,
    ),
)

_SENT = (
    _law(
        "online-size",
        _WARNING,
        "a document too large to be uploaded",
        "Online, one file may have at most 12 MB. Building it makes the pictures smaller, as little as the limit asks.",
        "Scan it at 300 dpi, in gray where color says nothing, or split it.",
        source="USCIS page on uploading documents",
        sure=_B,
    ),
    _law(
        "online-form",
        _WARNING,
        "a filled Form I-131 with online filing",
        "Online the request is typed into the account. A second, filled form contradicts it at the first "
        "difference.",
        "Remove it, and type from the answer sheet.",
        source="USCIS page on filing Form I-131 online",
        sure=_B,
    ),
    _own(
        "online-notify",
        _NOTE,
        "a notice by Form G-1145 with online filing",
        "It asks for a message when a packet sent by mail was taken in.",
        "Remove `notify`.",
    ),
    _law(
        "consulate-open",
        _ERROR,
        "no embassy or consulate is named",
        "The form asks which post is to be notified.",
        "Add `emergency.consulate`; choose a post where the beneficiary can go.",
        source="Form I-131 (01/20/25), Part 8 Item 3.b",
        sure=_A,
    ),
    _law(
        "expedite-open",
        _WARNING,
        "faster handling without a way to call back",
        "A request to expedite names the reason, a telephone number and an email address, with evidence.",
        "Add telephone and email of the petitioner.",
        source="USCIS page on expedite requests",
        sure=_B,
    ),
    _own(
        "consulate-elsewhere",
        _NOTE,
        "the post is in another country",
        "The beneficiary gives fingerprints and gets the boarding foil there.",
        "Make sure that the beneficiary can travel there, or name another post.",
    ),
    _own(
        "principal-open",
        _WARNING,
        "whom the beneficiary accompanies is not named",
        "The two requests are read together when each names the other.",
        "Add `emergency.principal` with name, relationship and receipt number, if there is one.",
    ),
)

_SIGNED = (
    _law(
        "signer-open",
        _ERROR,
        "how someone signs is not said",
        "Interpreter and preparer have parts of their own on the form, and sign them.",
        "Say under `signing` whether the person reads English and who wrote the answers.",
        source="Form I-131 instructions (01/20/25), p. 22, Parts 10-12",
        sure=_A,
    ),
    _law(
        "interpreter-missing",
        _ERROR,
        "an interpreter is needed",
        "Someone who does not read English has the form read to them by an interpreter, who signs the "
        "form, too.",
        "Add `interpreter` with name, contact and language.",
        source="Form I-131 instructions (01/20/25), p. 22, Part 11; Form I-134 instructions, p. 3",
        sure=_A,
    ),
    _own(
        "interpreter-needless",
        _WARNING,
        "an interpreter for someone who reads English",
        "One of the two statements is wrong, and both are signed.",
        "Correct the one that is wrong.",
    ),
    _law(
        "preparer-missing",
        _ERROR,
        "who prepared the form is not clear",
        "Whoever writes the answers for someone else is the preparer and signs as such.",
        "Name the person, or write `prepared_by: self`.",
        source="Form I-131 instructions (01/20/25), p. 22, Part 12",
        sure=_A,
    ),
    _law(
        "signer-child",
        _WARNING,
        "a parent or guardian signs, or should",
        "Under 14 a parent or legal guardian may sign; a legal guardian may also sign for someone who is not "
        "able to.",
        "Add `on_behalf` with name, relationship and, from 14 on, the reason.",
        source="Form I-131 instructions (01/20/25), p. 16, Signature",
        sure=_A,
    ),
    _law(
        "sponsor-minor",
        _WARNING,
        "the sponsor is under 18",
        "A promise of support by a child carries little weight; most likely the birth date is wrong.",
        "Correct the date, or find another sponsor.",
        source="common practice",
        sure=_D,
    ),
    _law(
        "g28-open",
        _ERROR,
        "the representative's eligibility is not complete",
        "A Form G-28 without this information is rejected.",
        "Add the licensing authority, or the recognized organization and the date of accreditation.",
        source="Form G-28 instructions (09/17/18), p. 3, Part 2",
        sure=_A,
    ),
)

ENTRIES: tuple[Entry, ...] = _PAID + _SENT + _SIGNED
"""Findings about signing, paying and sending."""
