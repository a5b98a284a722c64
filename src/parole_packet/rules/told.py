"""What the story says against what the fields say: amounts, ages, length of stay, relationships."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parole_packet.case.kinds import MaritalStatus, NoEnd, PetitionerIs, Relationship, Sex, StatementKind
from parole_packet.case.models import Case
from parole_packet.case.sponsor import Sponsor
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, narratives, near, parties
from parole_packet.rules.kinship import KIN, counterpart, kin_word, synonyms
from parole_packet.rules.situation import age_on
from parole_packet.rules.story import Fact, around

_AMOUNT = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?(?![\d,]*\d)")
_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_ASKED = re.compile(
    r"\b(?:ask(?:s|ing|ed)?\s+for|parole\s+(?:for|of)|stay\s+(?:of|for))\s+(?:a\s+period\s+of\s+|up\s+to\s+|about\s+)?"
    rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})[\s-]+(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_AGE = r"(?:,\s+(\d{1,3}),|\s+is\s+(\d{1,3})\s+years?\s+old|\s+\((\d{1,3})\))"
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_PERMANENT = re.compile(
    r"\b(?:stay|remain|live|settle|move)\s+(?:\w+\s+){0,4}?(?:permanently|forever|for good)\b"
    r"|\bpermanent\s+(?:home|stay)\b|\bpermanently\s+(?:stay|remain|live|settle|move)\b"
    r"|\b(?:get|receive|obtain|apply for|seek)\s+(?:an?\s+|her\s+|his\s+|their\s+)?"
    r"(?:green card|asylum|permanent residence)\b|\bstart a new life\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:no|not|never|nor|without|cannot)\b|n't\b", re.IGNORECASE)


_HEARD = re.compile(
    r"\b(?:she|he)\s+(?:has\s+)?(?:told|wrote to|writes to|called)\s+(?:me|us)\b"
    r"|\bI\s+(?:heard|have heard|was told|learned)\s+(?:that|of|from|about)\b|\baccording to (?:her|him)\b",
    re.IGNORECASE,
)


def check_told(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Read the story beside the fields."""
    amounts = _amounts(case)
    all_amounts = {fact.value for fact in amounts}
    findings: list[Diagnostic] = [*_second_hand(case)]
    for path, text in narratives(case):
        findings += _amounts_told(path, text, amounts, all_amounts)
        findings += _ages_told(case, path, text)
        if path[0] != "exhibits":
            findings += _stay_told(case, path, text)
            findings += _kin_told(case, path, text)
            findings += _permanent(path, text)
    return findings


def _amounts(case: Case) -> list[Fact]:
    facts: list[Fact] = []
    money = case.finances
    if money and money.income:
        facts.append(
            Fact(money.income.amount, ("sponsor", "income", "amount"), r"income|earn|salary|wage|gross|make")
        )
    saved = r"saving|account|bank|asset|deposit|balance"
    for at, asset in enumerate(money.assets if money else ()):
        facts.append(Fact(asset.amount, ("sponsor", "assets", at, "amount"), saved))
    if money and len(money.assets) > 1:
        total = sum((asset.amount for asset in money.assets), Decimal(0))
        facts.append(Fact(total, ("sponsor", "assets"), saved))
    spent = r"cost|treat|valued|estimat|charge|bill|price|surg|fee|pay|paid|care|funeral"
    by_payer: dict[str, Decimal] = {}
    for at, cost in enumerate(case.emergency.costs):
        facts.append(Fact(cost.amount, ("emergency", "costs", at, "amount"), spent))
        by_payer[cost.payer] = by_payer.get(cost.payer, Decimal(0)) + cost.amount
    sums = (*by_payer.values(), sum(by_payer.values(), Decimal(0)))
    return facts + [Fact(amount, ("emergency", "costs"), spent) for amount in sums]


def _like_amount(one: str, other: str) -> bool:
    if len(one) != len(other):
        return one.rstrip("0") == other.rstrip("0") and abs(len(one) - len(other)) == 1
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    return len(wrong) == 1 or (len(wrong) == 2 and sorted(one) == sorted(other))


def _amounts_told(
    path: CasePath, text: str, facts: list[Fact], known: set[date | Decimal]
) -> Iterator[Diagnostic]:
    for hit in _AMOUNT.finditer(text):
        amount = Decimal(hit[1].replace(",", "") + (hit[2] or ""))
        if amount in known:
            continue
        for fact in facts:
            if _like_amount(str(int(amount)), str(int(fact.value))) and re.search(  # type: ignore[arg-type]
                fact.words, around(text, hit), re.IGNORECASE
            ):
                yield found(
                    "amount-differs",
                    Where(path, text=hit[0]),
                    "the text says ${told}, and `{field}` makes ${stated}",
                    "correct the one that is wrong",
                    related=near(fact.path, "the amount of the field"),
                    told=f"{amount:,}",
                    stated=f"{fact.value:,}",
                    field=".".join(map(str, fact.path)),
                )
                break


def _ages_told(case: Case, path: CasePath, text: str) -> Iterator[Diagnostic]:
    people = [(one.person.name, one.person.date_of_birth, one.path) for one in parties(case)]
    for at, one in enumerate(case.finances.dependents if case.finances else ()):
        people.append((one.name, one.date_of_birth, ("sponsor", "dependents", at)))
    for name, born, where in people:
        given = re.escape(name.given or name.family)
        whole = rf"\b{given}(?:\s+[A-Z][\w'’-]*)*"
        for hit in re.finditer(whole + _AGE, text):
            told = int(hit[1] or hit[2] or hit[3])
            age = age_on(born, case.filing.signing_date)
            if told != age:
                yield found(
                    "age-differs",
                    Where(path, text=" ".join(hit[0].split()).rstrip(",")),
                    "the text says {told}, and by the birth date it is {age} on the day of signing",
                    "correct the one that is wrong",
                    related=near((*where, "date_of_birth"), "the birth date"),
                    told=told,
                    age=age,
                )


def _stay_told(case: Case, path: CasePath, text: str) -> Iterator[Diagnostic]:
    stay = case.emergency.stay
    if isinstance(stay.until, NoEnd):
        return
    days = (stay.until - stay.from_).days
    for hit in _ASKED.finditer(text):
        number = _NUMBERS.get(hit["n"].casefold()) or int(hit["n"])
        unit = _UNIT_DAYS[hit["unit"].casefold()]
        if abs(number * unit - days) > max(0.7 * unit, 3):
            yield found(
                "stay-differs",
                Where(path, text=" ".join(hit[0].split())),
                "the text asks for {told}, and `emergency.stay` is {days} days",
                "correct the one that is wrong",
                related=near(("emergency", "stay"), "the stay"),
                told=" ".join(hit[0].split()[-2:]),
                days=days,
            )


def _kin_told(case: Case, path: CasePath, text: str) -> Iterator[Diagnostic]:
    sponsor = case.sponsor
    if not isinstance(sponsor, Sponsor):
        return
    speaks = case.petitioner is PetitionerIs.SPONSOR and path[0] == "emergency"
    expected: list[tuple[str, str, set[Relationship], CasePath]] = []
    given = case.beneficiary.name.given or case.beneficiary.name.family
    own = sponsor.name.given or sponsor.name.family
    where: CasePath = ("sponsor", "relationship")
    if speaks:
        expected.append(("my", given, counterpart(sponsor.relationship, case.beneficiary.sex), where))
        expected.append(("my", own, set(), ("sponsor", "name", "given")))
        for at, one in enumerate(sponsor.dependents):
            place: CasePath = ("sponsor", "dependents", at, "relationship")
            expected.append(("my", one.name.given or one.name.family, synonyms(one.relationship), place))
    expected.append((r"her|his|the beneficiary(?:'|’)s", own, synonyms(sponsor.relationship), where))
    for owner, name, kin, place in expected:
        for hit in re.finditer(
            rf"\b(?:{owner})\s+(?:half[\s-])?({KIN}),?\s+{re.escape(name)}\b", text, re.IGNORECASE
        ):
            if kin_word(hit[1]) not in kin:
                yield found(
                    "relationship-differs",
                    Where(path, text=" ".join(hit[0].split())),
                    "the text says `{told}`, and the case file says otherwise",
                    "correct the one that is wrong",
                    related=near(place, "the relationship"),
                    told=" ".join(hit[0].split()),
                )
    yield from _spouse_told(case, path, text)


def _second_hand(case: Case) -> Iterator[Diagnostic]:
    """Facts the petitioner has from the beneficiary, without a word of the beneficiary."""
    own = any(one.kind is StatementKind.BENEFICIARY_DECLARATION for one in case.statements)
    proofs = [one.proves for one in case.exhibits] + [one.proves for one in case.statements]
    if case.files_for_self or own or any("beneficiary_declaration" in proves for proves in proofs):
        return
    for path, text in narratives(case):
        hit = _HEARD.search(text) if path[0] == "emergency" else None
        if hit:
            message = "a fact the petitioner has from others, and the beneficiary tells nothing themselves"
            help_text = "add a statement of kind `beneficiary_declaration`"
            yield found("second-hand", Where(path, text=" ".join(hit[0].split())), message, help_text)
            return


def _spouse_told(case: Case, path: CasePath, text: str) -> Iterator[Diagnostic]:
    if case.beneficiary.marital_status is not MaritalStatus.SINGLE or path[0] != "emergency":
        return
    words = "her husband" if case.beneficiary.sex is Sex.FEMALE else "his wife"
    if hit := re.search(rf"\b{words}\b", text, re.IGNORECASE):
        yield found(
            "relationship-differs",
            Where(path, text=hit[0]),
            "the text says `{told}`, and the beneficiary is single by the case file",
            "correct the one that is wrong",
            related=near(("beneficiary", "marital_status"), "marital status"),
            told=hit[0],
        )


def _permanent(path: CasePath, text: str) -> Iterator[Diagnostic]:
    for hit in _PERMANENT.finditer(text):
        start = max(text.rfind(mark, 0, hit.start()) for mark in (".", "!", "?", "\n\n"))
        if not _DENIAL.search(text, start + 1, hit.end()):
            message = "these words speak of a stay that does not end"
            help_text = "parole is temporary: say what happens at the end, or explain what is meant"
            yield found("permanent-words", Where(path, text=" ".join(hit[0].split())), message, help_text)
