"""Accepting findings: one code, one place, one reason."""

import pytest

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Severity
from parole_packet.rules import Settled, check_all, settle
from parole_packet.rules.base import found
from tests.rules.build import TODAY, Change, case, facts, law, told

OLD: Change = ("exhibits.diagnosis.date", "2026-08-03")


def settled(at: str, code: str = "letter-old", *changes: Change) -> Settled:
    made = case(*(changes or (OLD,)), ("accepted.0", {"code": code, "at": at, "reason": "It says all."}))
    return settle(made, check_all(made, facts(made), law(), TODAY))


@pytest.mark.parametrize(
    "at", ["exhibits.diagnosis", "exhibits.6", "exhibits.diagnosis.date", "exhibits.6.date"]
)
def test_a_finding_is_accepted_at_its_place(at: str) -> None:
    result = settled(at)
    assert "letter-old" not in [code for code, _ in told(result.open)]
    ((finding, entry),) = result.accepted
    assert (finding.code, entry.reason) == ("letter-old", "It says all.")


@pytest.mark.parametrize("at", ["exhibits.fit", "exhibits.diagnosi", "exhibits.diagnosis.title", ""])
def test_another_place_does_not_count(at: str) -> None:
    result = settled(at or "sponsor")
    assert ("letter-old", "exhibits.6.date") in told(result.open)
    assert ("accepted-unmatched", "accepted.0.at") in told(result.open)


def test_what_must_not_be_accepted_stays_open() -> None:
    result = settled("filing.mailing_date", "dates-out-of-order", ("filing.mailing_date", "2026-11-30"))
    assert ("dates-out-of-order", "filing.mailing_date") in told(result.open)
    assert ("accepted-not-allowed", "accepted.0.code") in told(result.open)
    assert result.accepted == ()


def test_an_unknown_code_gets_a_suggestion() -> None:
    result = settled("exhibits.diagnosis", "leter-old")
    (wrong,) = [one for one in result.open if one.code == "accepted-unknown"]
    assert wrong.words(wrong.help) == "did you mean `letter-old`?"


def test_findings_of_other_rooms_are_settled_too() -> None:
    made = case(
        ("accepted.0", {"code": "low-resolution", "at": "exhibits.passport", "reason": "No better one."})
    )
    result = settle(made, [found("low-resolution", ("exhibits", 0, "file"), "too small")])
    assert result.open == ()


EXCUSED = {
    "initial-evidence-missing": "some documents cannot be had by anybody",
    "translation-missing": "what is foreign may be a stamp that says nothing",
    "translator-missing": "the certificate may come later, by hand",
    "translator-contact": "the translator adds it by hand",
    "relationship-contradiction": "families are odder than rules: adoption, remarriage",
}
"""Errors that leave something out, or can be right: all that may be accepted, each with the reason."""


def test_no_error_that_loses_or_falsifies_may_be_accepted() -> None:
    errors = [entry for entry in CATALOG.values() if entry.severity is Severity.ERROR]
    assert {entry.code for entry in errors if entry.accept} == EXCUSED.keys()
    assert [entry.code for entry in errors if entry.accept and not entry.draft] == []


@pytest.mark.parametrize("code", sorted(code for code, entry in CATALOG.items() if not entry.accept))
def test_what_cannot_be_accepted_stays_open_and_is_told(code: str) -> None:
    made = case(("accepted.0", {"code": code, "at": "sponsor.name", "reason": "It is right."}))
    result = settle(made, [found(code, ("sponsor", "name"), "something is wrong")])
    assert told(result.open) == [(code, "sponsor.name"), ("accepted-not-allowed", "accepted.0.code")]
    assert result.accepted == ()


@pytest.mark.parametrize("code", sorted(code for code, entry in CATALOG.items() if entry.accept))
def test_what_can_be_accepted_is_kept_with_its_reason(code: str) -> None:
    made = case(("accepted.0", {"code": code, "at": "sponsor", "reason": "It is right."}))
    result = settle(made, [found(code, ("sponsor", "name"), "something is odd")])
    assert result.open == ()
    assert [entry.reason for _, entry in result.accepted] == ["It is right."]
