"""Do the dates of a case stand in the order in which things can happen?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parole_packet.case.history import History, Request
from parole_packet.case.kinds import NoEnd
from parole_packet.case.models import Case
from parole_packet.diagnostics import CasePath, Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, near, parties, walk
from parole_packet.rules.situation import age_on

_USUAL_DAYS = 90
_LONGEST_LIFE = 115
_SIGNING: CasePath = ("filing", "signing_date")
_MAILING: CasePath = ("filing", "mailing_date")


_PROOFS = {"beneficiary": "beneficiary_id", "sponsor": "sponsor_id", "petitioner": "petitioner_id"}


@dataclass(frozen=True, slots=True)
class Event:
    """A day of the case file, and what happened on it."""

    path: CasePath
    day: date
    name: str


def check_dates(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look for days that contradict each other or that cannot be."""
    return [
        *_filing(case, today),
        *_stay(case),
        *_births(case),
        *_past(case),
        *_pairs(case),
        *_passports(case),
    ]


def _order(first: Event, then: Event) -> Iterator[Diagnostic]:
    if first.day > then.day:
        message = "{then} ({later}) lies before {first} ({earlier})"
        yield found(
            "dates-out-of-order",
            then.path,
            message,
            "correct the one that is wrong",
            related=near(first.path, first.name),
            first=first.name,
            then=then.name,
            earlier=first.day,
            later=then.day,
        )


def _filing(case: Case, today: date) -> Iterator[Diagnostic]:
    filing, stay = case.filing, case.emergency.stay
    signing = Event(_SIGNING, filing.signing_date, "the day of signing")
    mailing = Event(_MAILING, filing.mailing_date, "the day of mailing")
    yield from _order(signing, mailing)
    yield from _order(mailing, Event(("emergency", "stay", "from"), stay.from_, "the day of arrival"))
    if filing.mailing_date < today:
        message = "the day of mailing is over ({days} days ago)"
        help_text = "set it to the day you really mail: fee, editions and address follow it"
        yield found(
            "mailing-date-past", _MAILING, message, help_text, days=(today - filing.mailing_date).days
        )


def _stay(case: Case) -> Iterator[Diagnostic]:
    stay, filing = case.emergency.stay, case.filing
    arrival: CasePath = ("emergency", "stay", "from")
    until: CasePath = ("emergency", "stay", "until")
    if isinstance(stay.until, NoEnd):
        message = "the stay has no end, and parole is temporary"
        yield found("stay-open-ended", until, message, "name the day by which the purpose is met")
    else:
        start = Event(arrival, stay.from_, "the first day of the stay")
        yield from _order(start, Event(until, stay.until, "its last day"))
        if (stay.until - stay.from_).days > 366:
            message = "the stay is {days} days long; parole is usually given for up to one year"
            help_text = "shorten it, or say in `why_this_length` why a year is not enough"
            yield found("stay-over-year", until, message, help_text, days=(stay.until - stay.from_).days)
    days = (stay.from_ - filing.mailing_date).days
    if 0 <= days < _USUAL_DAYS and case.emergency.expedite is None:
        message = "arrival is {days} days after mailing, and no faster handling is asked for"
        help_text = "USCIS gives no standard time; add `emergency.expedite` if the day is fixed"
        yield found("arrival-soon", arrival, message, help_text, days=days)


def _births(case: Case) -> Iterator[Diagnostic]:
    signing = case.filing.signing_date
    for party in parties(case):
        path = (*party.path, "date_of_birth")
        born = party.person.date_of_birth
        yield from _not_after_signing(Event(path, born, f"the birth of the {party.role}"), signing)
        if age_on(born, signing) > _LONGEST_LIFE:
            message = "born on this day, the {role} would be {age} years old"
            age = age_on(born, signing)
            yield found("birth-date-unlikely", path, message, "correct the year", role=party.role, age=age)
    for at, one in enumerate(case.finances.dependents if case.finances else ()):
        event = Event(("sponsor", "dependents", at, "date_of_birth"), one.date_of_birth, "this birth")
        yield from _not_after_signing(event, signing)


def _not_after_signing(event: Event, signing: date) -> Iterator[Diagnostic]:
    if event.day > signing:
        message = "{name} ({day}) lies after the day of signing ({signing})"
        help_text = "correct the date; whoever signs confirms what has already happened"
        related = near(_SIGNING, "the day of signing")
        yield found(
            "date-after-signing",
            event.path,
            message,
            help_text,
            related=related,
            name=event.name,
            day=event.day,
            signing=signing,
        )


def _past(case: Case) -> Iterator[Diagnostic]:
    """What has happened lies between the person's birth and the day of signing."""
    signing = case.filing.signing_date
    for party in parties(case):
        born = Event((*party.path, "date_of_birth"), party.person.date_of_birth, f"the {party.role}'s birth")
        for event in _history_events(party.person.history, (*party.path, "history")):
            yield from _not_after_signing(event, signing)
            yield from _order(born, event)
    holders = {_PROOFS[one.role]: one.person.date_of_birth for one in parties(case)}
    for at, exhibit in enumerate(case.exhibits):
        if exhibit.date is None:
            continue
        event = Event(("exhibits", at, "date"), exhibit.date, "the date of this exhibit")
        yield from _not_after_signing(event, signing)
        born_on = max((holders[word] for word in exhibit.proves if word in holders), default=None)
        if born_on and exhibit.date < born_on:
            message = "this document is older than the person whose identity it shows (born {born})"
            yield found("document-before-birth", event.path, message, "correct the date", born=born_on)
    yield from _work(case)


_WHAT_HAPPENED = {
    ("visa_attempts", "date"): "this attempt to get a visa",
    ("petitions", "filed"): "the day of filing",
    ("petitions", "decided"): "the decision",
    ("parole_requests", "filed"): "the day of filing",
    ("parole_requests", "decided"): "the decision",
    ("paroles", "from"): "this stay on parole",
    ("removal_proceedings", "ordered"): "this order",
    ("removal_proceedings", "left_on"): "this departure",
    ("reentry_permit", "date"): "the issue of this document",
    ("advance_parole", "date"): "the issue of this document",
    ("concerns", "date"): "this fact",
}


def _history_events(history: History | None, path: CasePath) -> Iterator[Event]:
    for place, value in walk(history, path) if history else ():
        block, field = place[len(path) :][:1], place[-1]
        name = _WHAT_HAPPENED.get((str(block[0]), str(field))) if block else None
        if name and isinstance(value, date):
            yield Event(place, value, name)


def _work(case: Case) -> Iterator[Diagnostic]:
    money, sponsor = case.finances, case.supporting
    if money is None or sponsor is None:
        return
    role = "sponsor" if sponsor is not case.beneficiary else "beneficiary"
    born = Event((role, "date_of_birth"), sponsor.date_of_birth, f"the {role}'s birth")
    events = []
    if money.employment and money.employment.since:
        events.append(
            Event(("sponsor", "employment", "since"), money.employment.since, "the first day of work")
        )
    if money.status_details and money.status_details.since:
        since = money.status_details.since
        events.append(Event(("sponsor", "status_details", "since"), since, "the first day of the status"))
    for event in events:
        yield from _not_after_signing(event, case.filing.signing_date)
        yield from _order(born, event)


def _pairs(case: Case) -> Iterator[Diagnostic]:
    """Two days of one record."""
    path: CasePath = ("beneficiary", "history")
    past = case.beneficiary.history
    for block, requests in (
        ("petitions", past.petitions if past else ()),
        ("parole_requests", past.parole_requests if past else ()),
    ):
        for at, request in enumerate(requests or ()):
            yield from _request(request, (*path, block, at))
    for at, stay in enumerate((past.paroles if past else ()) or ()):
        if stay.until:
            here = (*path, "paroles", at)
            first = Event((*here, "from"), stay.from_, "the first day of this stay")
            yield from _order(first, Event((*here, "until"), stay.until, "its last day"))


def _request(request: Request, path: CasePath) -> Iterator[Diagnostic]:
    if request.filed and request.decided:
        filed = Event((*path, "filed"), request.filed, "the day of filing")
        yield from _order(filed, Event((*path, "decided"), request.decided, "the decision"))
    if request.decided and request.decision.value == "pending":
        message = "a day of decision is given for a request that is `pending`"
        yield found("decision-contradiction", (*path, "decision"), message, "say how it was decided")


def _passports(case: Case) -> Iterator[Diagnostic]:
    stay, signing = case.emergency.stay, case.filing.signing_date
    for party in parties(case):
        passport = party.person.passport
        if passport is None or passport.expires is None:
            continue
        path = (*party.path, "passport", "expires")
        if party.role == "beneficiary" and passport.expires < stay.from_:
            message = "the passport expires before the day of arrival ({arrival})"
            help_text = "renew it in time, and file a copy of the new one when you have it"
            yield found("passport-expires", path, message, help_text, arrival=stay.from_)
        elif (
            party.role == "beneficiary"
            and not isinstance(stay.until, NoEnd)
            and passport.expires < stay.until
        ):
            message = "the passport expires during the stay"
            yield found("passport-expires", path, message, "plan how it will be renewed, and say so")
        elif party.role != "beneficiary" and passport.expires < signing:
            message = "the {role}'s passport has expired on the day of signing"
            help_text = "use a valid document to show who the person is"
            yield found("identity-expired", path, message, help_text, role=party.role)
