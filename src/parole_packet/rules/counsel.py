"""Facts that should go to an attorney or accredited representative before anything is written about them."""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.case.kinds import ConcernKind, Decision, Status
from parole_packet.case.models import Case
from parole_packet.case.sponsor import Sponsor
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, narratives, parties
from parole_packet.rules.situation import history

FIND_HELP = "speak with one before you write this: https://www.uscis.gov/avoid-scams/find-legal-services"
_SECURE = {Status.CITIZEN, Status.NATIONAL, Status.LPR}
_HISTORY: CasePath = ("beneficiary", "history")
_FORM_QUESTIONS = ("removal_proceedings", "reentry_permit", "advance_parole")
_OPEN_QUESTIONS = ("paroles", "parole_requests", "petitions", "visa_attempts", "concerns")
_GROUPS = (
    r"taliban|militias?|insurgents?|guerrillas?|paramilitar\w+|isis|isil|daesh|al[- ]?qaeda|al[- ]?shabaab|"
    r"hezbollah|hamas|boko haram|farc|cartels?|armed groups?"
)
_TIES = (
    r"paid|pay|payments?|ransom|extort\w*|tax(?:es|ed)?|gave|fed|fought|served|joined|worked|member|recruit\w*|"
    r"forced|cooked|drove|treated"
)
_WORDS = (
    re.compile(rf"\b(?:{_GROUPS})\b[^.!?\n]{{0,80}}\b(?:{_TIES})\b", re.IGNORECASE),
    re.compile(rf"\b(?:{_TIES})\b[^.!?\n]{{0,80}}\b(?:{_GROUPS})\b", re.IGNORECASE),
    re.compile(
        r"\b(?:deported|ordered removed|deportation order|removal order|convicted|pleaded guilty|"
        r"overstayed|false (?:passport|visa|document)s?|forged)\b",
        re.IGNORECASE,
    ),
)
_DENIAL = re.compile(r"\b(?:no|not|never|nor|without|neither)\b|n't\b", re.IGNORECASE)


def check_counsel(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Say where the program stops and a lawyer is needed, and which questions of history are still open."""
    return [
        *_questions(case),
        *_proceedings(case),
        *_concerns(case),
        *_paroles(case),
        *_sponsor(case),
        *_told(case),
    ]


def _questions(case: Case) -> Iterator[Diagnostic]:
    past = history(case)
    for field in _FORM_QUESTIONS:
        if getattr(past, field) is None:
            message = "the form asks about `{field}`, and the case file gives no answer"
            help_text = "write `{field}: no`, or the facts as a list"
            yield found(
                "question-unanswered", Where((*_HISTORY, field), "key"), message, help_text, field=field
            )
    still_open = [field for field in _OPEN_QUESTIONS if getattr(past, field) is None]
    if still_open:
        message = "the case file does not say anything about: {fields}"
        help_text = "write `no`, or the facts as a list: a packet must not be silent on them by mistake"
        yield found("history-open", Where(_HISTORY, "key"), message, help_text, fields=", ".join(still_open))


def _proceedings(case: Case) -> Iterator[Diagnostic]:
    for party in parties(case):
        proceedings = party.person.history.removal_proceedings if party.person.history else None
        if party.role == "beneficiary" and proceedings:
            message = "with proceedings or an order of removal, ICE generally decides, not USCIS"
            yield found("counsel-removal", (*_HISTORY, "removal_proceedings"), message, FIND_HELP)


def _concerns(case: Case) -> Iterator[Diagnostic]:
    for at, concern in enumerate(history(case).concerns or ()):
        path = (*_HISTORY, "concerns", at)
        code = "counsel-concern"
        message = "this fact ({kind}) needs an attorney or accredited representative"
        if concern.kind in (ConcernKind.ARMED_GROUP, ConcernKind.PAYMENT_TO_ARMED_GROUP):
            message = "contact with an armed group ({kind}) can bar a person, even where it was forced"
        yield found(code, path, message, FIND_HELP, kind=concern.kind.value.replace("_", " "))


def _paroles(case: Case) -> Iterator[Diagnostic]:
    past = history(case)
    if past.paroles:
        message = "someone who was paroled before and is abroad now files under Item 6, not Item 7"
        help_text = (
            "read Form I-131 instructions, p. 15, 7.D; this program fills in Item 7. Ask counsel first"
        )
        yield found("earlier-parole", (*_HISTORY, "paroles"), message, help_text)
    for at, request in enumerate(past.parole_requests or ()):
        path = (*_HISTORY, "parole_requests", at)
        if request.decision is Decision.PENDING and (request.form == "I-131" or "131" in request.form):
            message = "a request for the same person is pending: a second one may be rejected as a duplicate"
            yield found(
                "pending-duplicate", path, message, "wait for the decision, or withdraw that request first"
            )


def _sponsor(case: Case) -> Iterator[Diagnostic]:
    sponsor = case.sponsor
    if isinstance(sponsor, Sponsor) and sponsor.status and sponsor.status not in _SECURE:
        message = "the sponsor's address and status reach DHS, and the status ({status}) is not permanent"
        path = ("sponsor", "status")
        yield found("counsel-sponsor-status", path, message, FIND_HELP, status=sponsor.status.value)


def _told(case: Case) -> Iterator[Diagnostic]:
    """Words in the story that name such facts while `history.concerns` does not."""
    if history(case).concerns:
        return
    for path, text in narratives(case):
        for pattern in _WORDS:
            hit = next((one for one in pattern.finditer(text) if not _denied(text, one.start())), None)
            if hit:
                message = "these words may tell of something that needs counsel"
                where = Where(path, text=" ".join(hit[0].split()))
                yield found("counsel-words", where, message, FIND_HELP)


def _denied(text: str, at: int) -> bool:
    sentence = max(text.rfind(mark, 0, at) for mark in (".", "!", "?", "\n\n"))
    return _DENIAL.search(text, sentence + 1, at) is not None
