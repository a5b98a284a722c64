"""Days that the story tells, against the days that the fields state."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, narratives, near, parties
from parole_packet.rules.days import DATE, nearly, read_day
from parole_packet.rules.situation import history
from parole_packet.rules.story import Fact, around

_OF_THE_STAY = ("why_this_length", "plan_at_end")
_BORN = r"\bborn\b|birth"


def check_days_told(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Read every full date of the story beside the dates of the fields."""
    days = _days(case)
    known = {fact.value for fact in days} | _other_days(case)
    findings = [*_proofs_dated(case)]
    for path, text in narratives(case):
        findings += _dates_told(path, text, days, known)
    return findings


def _days(case: Case) -> list[Fact]:
    stay: CasePath = ("emergency", "stay")
    facts = [Fact(case.emergency.stay.from_, (*stay, "from"), r"arriv|stay|come|begin|from")]
    if isinstance(case.emergency.stay.until, date):
        words = r"until|leav|return|fly back|end|stay|by"
        facts.append(Fact(case.emergency.stay.until, (*stay, "until"), words))
    for party in parties(case):
        facts.append(Fact(party.person.date_of_birth, (*party.path, "date_of_birth"), _BORN))
        if party.person.passport and party.person.passport.expires:
            facts.append(
                Fact(party.person.passport.expires, (*party.path, "passport", "expires"), "passport")
            )
    for at, exhibit in enumerate(case.exhibits):
        if exhibit.date:
            words = rf"\[@{exhibit.id}\b|{re.escape(exhibit.title)}"
            facts.append(Fact(exhibit.date, ("exhibits", at, "date"), words))
    return [*facts, *_sponsor_days(case), *_history_days(case)]


def _sponsor_days(case: Case) -> Iterator[Fact]:
    money = case.finances
    if money is None:
        return
    for at, one in enumerate(money.dependents):
        yield Fact(one.date_of_birth, ("sponsor", "dependents", at, "date_of_birth"), _BORN)
    if money.employment and money.employment.since:
        yield Fact(money.employment.since, ("sponsor", "employment", "since"), r"work|employ|job|hired")
    if money.status_details and money.status_details.since:
        where: CasePath = ("sponsor", "status_details", "since")
        yield Fact(money.status_details.since, where, r"citizen|naturali|resident")


def _history_days(case: Case) -> Iterator[Fact]:
    path: CasePath = ("beneficiary", "history")
    past = history(case)
    for at, attempt in enumerate(past.visa_attempts or ()):
        if attempt.date:
            words = r"visa|consul|embassy|interview|refus"
            yield Fact(attempt.date, (*path, "visa_attempts", at, "date"), words)
    for block, requests in (("petitions", past.petitions), ("parole_requests", past.parole_requests)):
        for at, request in enumerate(requests or ()):
            if request.filed:
                words = rf"filed|submitted|priority|{re.escape(request.form)}"
                yield Fact(request.filed, (*path, block, at, "filed"), words)
            if request.decided:
                words = r"approv|denied|denial|decid|decision|revoked|rejected"
                yield Fact(request.decided, (*path, block, at, "decided"), words)


def _other_days(case: Case) -> set[date | Decimal]:
    return {case.filing.signing_date, case.filing.mailing_date}


def _dates_told(
    path: CasePath, text: str, facts: list[Fact], known: set[date | Decimal]
) -> Iterator[Diagnostic]:
    for hit in DATE.finditer(text):
        day = read_day(hit)
        if day is None or day in known:
            continue
        for fact in facts:
            document = fact.path[0] == "exhibits"
            if not isinstance(fact.value, date) or not nearly(day, fact.value, document=document):
                continue
            own = document and fact.path[:2] == path[:2]
            own = own or (path[-1] in _OF_THE_STAY and fact.path[:2] == ("emergency", "stay"))
            if own or re.search(fact.words, around(text, hit), re.IGNORECASE):
                yield found(
                    "date-differs",
                    Where(path, text=hit[0]),
                    "the text says {told}, and `{field}` says {stated}",
                    "correct the one that is wrong",
                    related=near(fact.path, "the date of the field"),
                    told=day,
                    stated=fact.value,
                    field=".".join(map(str, fact.path)),
                )
                break


def _proofs_dated(case: Case) -> Iterator[Diagnostic]:
    """A refusal, receipt or decision has the day of what it proves, or quite another one."""
    dated = {exhibit.id: (at, exhibit.date) for at, exhibit in enumerate(case.exhibits) if exhibit.date}
    past, path = history(case), ("beneficiary", "history")
    named: list[tuple[CasePath, date | None, str | None, date | None]] = [
        ((*path, "visa_attempts", at, "date"), one.date, one.exhibit, None)
        for at, one in enumerate(past.visa_attempts or ())
    ]
    for block, requests in (("petitions", past.petitions), ("parole_requests", past.parole_requests)):
        for at, one in enumerate(requests or ()):
            named.append(((*path, block, at, "decided"), one.decided, one.exhibit, one.filed))
            named.append(((*path, block, at, "filed"), one.filed, one.exhibit, one.decided))
    for place, day, exhibit, other in named:
        at, document = dated.get(exhibit or "", (0, None))
        if day and document and document not in (day, other) and nearly(day, document, document=False):
            yield found(
                "date-differs",
                place,
                "this is {stated}, and the exhibit named for it is dated {told}",
                "correct the one that is wrong",
                related=near(("exhibits", at, "date"), "the date of the exhibit"),
                stated=day,
                told=document,
            )
