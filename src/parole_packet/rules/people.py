"""Do the facts about the people of a case fit each other?"""

from collections.abc import Iterator
from datetime import date

from parole_packet.case.kinds import MaritalStatus, PetitionerIs, Relationship, Status, VisaOutcome
from parole_packet.case.models import Case
from parole_packet.case.people import Person
from parole_packet.case.sponsor import SelfSupport, Sponsor
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import Party, found, near, parties
from parole_packet.rules.kinship import sex_of
from parole_packet.rules.likeness import plain
from parole_packet.rules.places import same_country
from parole_packet.rules.situation import age_on, history

R = Relationship
_YEARS_OLDER = {
    **dict.fromkeys((R.FATHER, R.MOTHER, R.PARENT), 12),
    **dict.fromkeys((R.GRANDFATHER, R.GRANDMOTHER), 24),
}
_YEARS_YOUNGER = {
    **dict.fromkeys((R.SON, R.DAUGHTER, R.CHILD), 12),
    **dict.fromkeys((R.GRANDSON, R.GRANDDAUGHTER), 24),
}
_YOUNGEST_SPOUSE = 15
"""Years; hardly any law lets people marry earlier."""
_SPOUSES = {R.SPOUSE, R.HUSBAND, R.WIFE}
_UNMARRIED = {MaritalStatus.SINGLE, MaritalStatus.DIVORCED, MaritalStatus.WIDOWED, MaritalStatus.ANNULLED}
_NUMBERS = (("a_number", "A-Number"), ("uscis_account", "USCIS account number"))


def check_people(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Compare the facts about each person with each other and with those about the others."""
    return [
        *_roles(case),
        *_shared(case),
        *_relationship(case),
        *_dependents(case),
        *_status(case),
        *_passports(case),
        *_visas(case),
        *_married_young(case),
        *_support(case),
    ]


def _roles(case: Case) -> Iterator[Diagnostic]:
    if case.petitioner is PetitionerIs.SPONSOR and case.sponsor is None:
        message = "the sponsor is to file, and there is no `sponsor`"
        yield found(
            "petitioner-open", ("petitioner",), message, "add `sponsor`, or write `petitioner: beneficiary`"
        )
    people = list(parties(case))
    for at, one in enumerate(people):
        for other in people[:at]:
            same_day = one.person.date_of_birth == other.person.date_of_birth
            if same_day and one.person.name.full.casefold() == other.person.name.full.casefold():
                message = "{role} and {other} are the same person"
                help_text = "write `sponsor: self`, or `petitioner: sponsor` or `beneficiary`"
                yield found(
                    "same-person", (*one.path, "name"), message, help_text, role=one.role, other=other.role
                )


def _shared(case: Case) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], tuple[CasePath, str]] = {}
    named: list[tuple[str, str, CasePath]] = []
    for party in parties(case):
        for field, name in _NUMBERS:
            if value := getattr(party.person, field):
                named.append((name, value, (*party.path, field)))
        if passport := party.person.passport:
            named.append(("passport number", passport.number, (*party.path, "passport", "number")))
    for at, one in enumerate(case.finances.dependents if case.finances else ()):
        if one.a_number:
            named.append(("A-Number", one.a_number, ("sponsor", "dependents", at, "a_number")))
    for name, value, path in named:
        if (name, value) in seen:
            message = "two people have the same {name}"
            related = near(seen[name, value][0], "the same here")
            yield found(
                "number-shared", path, message, "compare both with the documents", related=related, name=name
            )
        seen.setdefault((name, value), (path, name))


def _relationship(case: Case) -> Iterator[Diagnostic]:
    sponsor, beneficiary = case.sponsor, case.beneficiary
    if not isinstance(sponsor, Sponsor):
        return
    path: CasePath = ("sponsor", "relationship")
    relation = sponsor.relationship
    if relation is R.SELF:
        message = "a sponsor who is the beneficiary is written as `sponsor: self`"
        yield found("same-person", path, message, "correct the relationship")
    if sponsor.sex and sex_of(relation) not in (None, sponsor.sex):
        message = "the sponsor is {sex}, and `{relation}` is said"
        related = near(("sponsor", "sex"), "the sponsor's sex")
        yield found(
            "relationship-contradiction",
            path,
            message,
            "correct the one that is wrong",
            related=related,
            sex=sponsor.sex,
            relation=relation,
        )
    yield from _ages(
        path, relation, sponsor.date_of_birth, beneficiary.date_of_birth, ("sponsor", "date_of_birth")
    )
    if relation in _SPOUSES:
        for party in parties(case):
            if party.role != "petitioner" and party.person.marital_status in _UNMARRIED:
                message = "the sponsor is the beneficiary's {relation}, and the {role} is not married"
                related = near((*party.path, "marital_status"), "marital status")
                yield found(
                    "relationship-contradiction",
                    path,
                    message,
                    "correct the one that is wrong",
                    related=related,
                    relation=relation,
                    role=party.role,
                )


def _ages(
    path: CasePath, relation: Relationship, one: date, other: date, born: CasePath
) -> Iterator[Diagnostic]:
    """`relation` is what the person born on `one` is to the person born on `other`."""
    older = age_on(one, other) if one <= other else -age_on(other, one)
    wrong = relation in _YEARS_OLDER and older < _YEARS_OLDER[relation]
    wrong = wrong or (relation in _YEARS_YOUNGER and -older < _YEARS_YOUNGER[relation])
    if wrong:
        message = "by the birth dates nobody can be the {relation}"
        related = near(born, "birth date")
        yield found(
            "relationship-contradiction", path, message, "correct it", related=related, relation=relation
        )


def _dependents(case: Case) -> Iterator[Diagnostic]:
    sponsor = case.supporting
    if sponsor is None or case.finances is None:
        return
    for at, one in enumerate(case.finances.dependents):
        path: CasePath = ("sponsor", "dependents", at, "relationship")
        born = ("sponsor", "dependents", at, "date_of_birth")
        yield from _ages(path, one.relationship, one.date_of_birth, sponsor.date_of_birth, born)
        if one.relationship not in _SPOUSES:
            continue
        if sponsor.marital_status in _UNMARRIED:
            message = "a {relation} is listed, and the sponsor is {status}"
            related = near(("sponsor", "marital_status"), "marital status")
            yield found(
                "relationship-contradiction",
                path,
                message,
                "correct the one that is wrong",
                related=related,
                relation=one.relationship,
                status=sponsor.marital_status,
            )


def _status(case: Case) -> Iterator[Diagnostic]:
    money, sponsor = case.finances, case.supporting
    if money is None or sponsor is None or money.status is None:
        return
    path: CasePath = ("sponsor", "status")
    american = same_country(sponsor.citizenship or "", "United States")
    if sponsor.citizenship and american != (money.status in (Status.CITIZEN, Status.NATIONAL)):
        message = "status `{status}` and citizenship {citizenship} do not fit"
        where = (("sponsor",) if isinstance(case.sponsor, Sponsor) else ("beneficiary",)) + ("citizenship",)
        yield found(
            "status-contradiction",
            path,
            message,
            "correct the one that is wrong",
            related=near(where, "citizenship"),
            status=money.status,
            citizenship=sponsor.citizenship,
        )
    details = money.status_details
    acquired = (details.acquired or "").casefold() if details else ""
    birth = sponsor.place_of_birth.country_now if sponsor.place_of_birth else ""
    born_here = same_country(birth, "United States")
    if birth and "birth in" in acquired and not born_here:
        message = "citizenship by birth in the United States, and born in {country}"
        place = ("sponsor", "status_details", "acquired")
        yield found("status-contradiction", place, message, "correct the one that is wrong", country=birth)
    if details and details.until and details.until < case.filing.signing_date:
        message = "the sponsor's status or its document has expired on the day of signing"
        place = ("sponsor", "status_details", "until")
        yield found("identity-expired", place, message, "file the new document")


def _passports(case: Case) -> Iterator[Diagnostic]:
    for party in parties(case):
        passport, person = party.person.passport, party.person
        if passport is None:
            continue
        path = (*party.path, "passport")
        if person.citizenship and not same_country(passport.country, person.citizenship):
            message = "the passport is of {country}, and the citizenship is {citizenship}"
            yield found(
                "passport-country",
                (*path, "country"),
                message,
                "correct one, or explain it in the statement",
                related=near((*party.path, "citizenship"), "citizenship"),
                country=passport.country,
                citizenship=person.citizenship,
            )
        yield from _printed_name(party, person, path)


def _printed_name(party: Party, person: Person, path: CasePath) -> Iterator[Diagnostic]:
    printed = person.passport.name_as_printed if person.passport else None
    if printed and sorted(plain(printed).split()) != sorted(plain(person.name.full).split()):
        message = "the passport prints the {role}'s name in another way than the forms will"
        help_text = "the forms take the name of birth certificate or legal change; explain the difference"
        yield found("passport-name", (*path, "name_as_printed"), message, help_text, role=party.role)
    if person.no_passport_reason and person.passport:
        message = "a passport is described, and a reason is given why there is none"
        yield found("passport-name", (*party.path, "no_passport_reason"), message, "remove one of the two")


def _married_young(case: Case) -> Iterator[Diagnostic]:
    """People who were children a moment ago and are married, divorced or widowed: one of the two is a slip."""
    signing = case.filing.signing_date
    for party in parties(case):
        person, age = party.person, age_on(party.person.date_of_birth, signing)
        if 0 <= age < _YOUNGEST_SPOUSE and person.marital_status not in (None, MaritalStatus.SINGLE):
            message = "the {role} is {age} years old on the day of signing, and `{status}`"
            yield found(
                "marital-age",
                (*party.path, "marital_status"),
                message,
                "correct the birth date or the marital status",
                related=near((*party.path, "date_of_birth"), "birth date"),
                role=party.role,
                age=age,
                status=person.marital_status,
            )
    for at, one in enumerate(case.finances.dependents if case.finances else ()):
        age = age_on(one.date_of_birth, signing)
        if one.relationship in _SPOUSES and 0 <= age < _YOUNGEST_SPOUSE:
            message = "this {relation} is {age} years old on the day of signing"
            place = ("sponsor", "dependents", at, "date_of_birth")
            help_text = "correct the birth date or the relationship"
            yield found("marital-age", place, message, help_text, relation=one.relationship, age=age)


def _visas(case: Case) -> Iterator[Diagnostic]:
    for at, one in enumerate(history(case).visa_attempts or ()):
        path: CasePath = ("beneficiary", "history", "visa_attempts", at)
        if one.section and one.outcome is not VisaOutcome.REFUSED:
            message = "a section of the law is named as for a refusal, and the outcome is `{outcome}`"
            yield found("visa-contradiction", (*path, "outcome"), message, "correct one", outcome=one.outcome)
        tried = one.outcome not in (VisaOutcome.NOT_TRIED, VisaOutcome.POST_CLOSED)
        if tried and not (one.post and one.date):
            message = "the instructions ask when and where a visa was tried"
            yield found("visa-thin", path, message, "add `post` and `date`")


def _support(case: Case) -> Iterator[Diagnostic]:
    if isinstance(case.sponsor, SelfSupport) or not isinstance(case.sponsor, Sponsor):
        return
    given = case.sponsor.contributions
    if given and given.specific != bool(given.text):
        message = "`specific: {answer}` and the text do not fit"
        help_text = "say what is given, or write `specific: no`"
        answer = "yes" if given.specific else "no"
        place = ("sponsor", "contributions", "text" if given.specific else "specific")
        yield found("contribution-contradiction", Where(place), message, help_text, answer=answer)
