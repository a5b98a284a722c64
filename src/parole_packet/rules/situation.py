"""In which situation a case is: decides what the law asks of it."""

from collections.abc import Callable, Mapping
from datetime import date

from parole_packet.case.history import History
from parole_packet.case.kinds import ConcernKind, Decision, EmploymentStatus, PetitionerIs, Relationship
from parole_packet.case.models import Case
from parole_packet.case.sponsor import Sponsor
from parole_packet.law import When

NOT_FAMILY = frozenset(
    {
        Relationship.FRIEND,
        Relationship.NEIGHBOR,
        Relationship.COLLEAGUE,
        Relationship.EMPLOYER,
        Relationship.EMPLOYEE,
        Relationship.TEACHER,
        Relationship.STUDENT,
        Relationship.DOCTOR,
        Relationship.ATTORNEY,
        Relationship.ORGANIZATION,
        Relationship.SELF,
        Relationship.OTHER,
    }
)
_WAIVABLE = {ConcernKind.CONVICTION, ConcernKind.FRAUD, ConcernKind.UNLAWFUL_PRESENCE, ConcernKind.HEALTH}
_REFUSED = {Decision.DENIED, Decision.REJECTED, Decision.REVOKED}


def age_on(born: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def history(case: Case) -> History:
    """The beneficiary's history, all open when nothing is said."""
    return case.beneficiary.history or History()


def is_minor(case: Case) -> bool:
    """Whether the beneficiary is under 18 on the day of signing."""
    return age_on(case.beneficiary.date_of_birth, case.filing.signing_date) < 18


def same_person(case: Case) -> bool:
    """Whether the sponsor also files the request."""
    return case.petitioner is PetitionerIs.SPONSOR and isinstance(case.sponsor, Sponsor)


def _waiver_in_question(case: Case) -> bool:
    past = history(case)
    refused = any((attempt.section or "").startswith("212") for attempt in past.visa_attempts or ())
    return refused or any(concern.kind in _WAIVABLE for concern in past.concerns or ())


def _family_claimed(case: Case) -> bool:
    return isinstance(case.sponsor, Sponsor) and case.sponsor.relationship not in NOT_FAMILY


def _employed(case: Case) -> bool:
    work = case.finances.employment if case.finances else None
    return work is not None and work.status is EmploymentStatus.EMPLOYED


def _housing_offered(case: Case) -> bool:
    given = case.sponsor.contributions if isinstance(case.sponsor, Sponsor) else None
    return given is not None and given.housing_address is not None


def _parole_refused(case: Case) -> bool:
    return any(request.decision in _REFUSED for request in history(case).parole_requests or ())


_CONDITIONS: Mapping[When, Callable[[Case], bool]] = {
    When.ALWAYS: lambda case: True,  # noqa: ARG005
    When.GROUND: lambda case: False,  # noqa: ARG005 - the grounds name these themselves
    When.NAMED_ONLY: lambda case: False,  # noqa: ARG005
    When.NO_PASSPORT: lambda case: case.beneficiary.passport is None,
    When.PETITIONER_IS_NOT_BENEFICIARY: lambda case: not case.files_for_self and case.petitioning is not None,
    When.SPONSOR_IS_NOT_BENEFICIARY: lambda case: isinstance(case.sponsor, Sponsor),
    When.WAIVER_IN_QUESTION: _waiver_in_question,
    When.PETITIONS_FILED: lambda case: bool(history(case).petitions),
    When.INCOME_CLAIMED: lambda case: case.finances is not None and case.finances.income is not None,
    When.EMPLOYED: _employed,
    When.ASSETS_CLAIMED: lambda case: case.finances is not None and bool(case.finances.assets),
    When.DEPENDENTS_CLAIMED: lambda case: case.finances is not None and bool(case.finances.dependents),
    When.HOUSING_OFFERED: _housing_offered,
    When.FAMILY_CLAIMED: _family_claimed,
    When.PAROLED_BEFORE: lambda case: bool(history(case).paroles),
    When.PAROLE_REFUSED: _parole_refused,
    When.EXPEDITE_ASKED: lambda case: case.emergency.expedite is not None,
    When.STATELESS: lambda case: case.beneficiary.citizenship.casefold() == "stateless",
    When.WAIVER_ASKED: lambda case: case.fee_waiver is not None,
    When.MINOR: is_minor,
}


def holds(when: When, case: Case) -> bool:
    """Whether a case is in a situation. What a ground asks for is not a situation: it never holds."""
    return _CONDITIONS[when](case)
