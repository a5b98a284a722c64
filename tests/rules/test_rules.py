"""Every rule fires on the fault it is for, at its place, and is silent on a case that is in order."""

from datetime import date

import pytest

from parole_packet.catalog import CATALOG, consistency, counsel, evidence
from parole_packet.facts import Facts, FileKind
from parole_packet.rules import check_all
from tests.rules.build import GONE, TODAY, Change, case, check, facts, file, law, told

PAST = "beneficiary.history"
PROCEEDING = {"kind": "removal", "court": "San Francisco", "ordered": "2015-01-01", "left_on": "2015-02-01"}
REQUEST = {"form": "I-131", "filed": "2025-01-01", "decision": "pending"}
PAROLE = {"from": "2020-01-01", "until": "2020-06-01"}
PETITION = {"form": "I-130", "filed": "2018-01-01", "decision": "pending"}
MISSING = {"requirement": "med_records", "why": "It burned.", "efforts": "We asked.", "substitutes": ["fit"]}


def missing(**other: object) -> Change:
    return "emergency.missing_documents", [MISSING | other]


EVIDENCE: list[tuple[str, str, list[Change]]] = [
    ("initial-evidence-missing", "beneficiary.passport", [("exhibits.passport.proves", [])]),
    ("initial-evidence-missing", "beneficiary", [("beneficiary.passport", None)]),
    ("initial-evidence-missing", "sponsor", [("exhibits.sponsor_passport.proves", [])]),
    ("initial-evidence-missing", "sponsor.status", [("exhibits.naturalization.proves", [])]),
    ("initial-evidence-missing", "emergency", [("emergency.why_no_visa", None)]),
    ("initial-evidence-missing", "emergency", [("emergency.why_this_length", None)]),
    ("initial-evidence-missing", "emergency", [(f"{PAST}.visa_attempts.0.section", "212(a)(6)")]),
    (
        "initial-evidence-missing",
        f"{PAST}.petitions",
        [("exhibits.petition.proves", []), (f"{PAST}.petitions.0.exhibit", None)],
    ),
    ("initial-evidence-missing", "beneficiary.citizenship", [("beneficiary.citizenship", "stateless")]),
    ("initial-evidence-missing", "exhibits", [("sponsor", None), ("petitioner", "beneficiary")]),
    ("means-unproved", "sponsor.income", [("sponsor.income.exhibits", []), ("exhibits.tax.proves", [])]),
    ("means-unproved", "sponsor.employment", [("exhibits.employer.proves", [])]),
    ("means-unproved", "fee_waiver", [("fee_waiver", {"bases": "hardship"})]),
    ("core-evidence-missing", "emergency.grounds.0", [("exhibits.unavailable.proves", [])]),
    ("core-evidence-missing", "emergency.grounds.1", [("emergency.grounds.1", "targeted_harm")]),
    ("core-evidence-missing", "sponsor.relationship", [("exhibits.birth.proves", [])]),
    ("core-evidence-missing", "beneficiary.date_of_birth", [("beneficiary.date_of_birth", "2013-03-04")]),
    ("core-evidence-missing", "emergency", [("emergency.plan_at_end", None)]),
    ("further-evidence-missing", "emergency.grounds.0", [("exhibits.fit.proves", [])]),
    ("further-evidence-missing", "exhibits", [("exhibits.lease.proves", [])]),
    ("unknown-requirement", "exhibits.1.proves.0", [("exhibits.birth.proves", ["relationshp"])]),
    ("unknown-requirement", "statements.0.proves.0", [("statements.0.proves", ["what"])]),
    (
        "unknown-requirement",
        "emergency.missing_documents.0.requirement",
        [missing(requirement="med_recrods")],
    ),
    ("unlikely-proof", "exhibits.0.proves.0", [("exhibits.passport.kind", "civil")]),
    ("explanation-thin", "emergency.missing_documents.0", [missing(efforts=None)]),
    (
        "explained-and-shown",
        "emergency.missing_documents.0",
        [missing(requirement="med_costs", substitutes=[])],
    ),
    ("letter-old", "exhibits.6.date", [("exhibits.diagnosis.date", "2026-09-03")]),
    ("decision-unproved", f"{PAST}.petitions.1", [(f"{PAST}.petitions.1", PETITION)]),
    ("claim-unproved", f"{PAST}.visa_attempts.0", [(f"{PAST}.visa_attempts.0.exhibit", None)]),
    ("claim-unproved", "emergency.costs.0", [("emergency.costs.0.exhibit", None)]),
    ("asset-unproved", "sponsor.assets.0", [("sponsor.assets.0.exhibits", [])]),
    ("bank-letter", "sponsor.assets.0.exhibits", [("exhibits.bank.title", "Bank statements")]),
    ("income-open", "sponsor", [("sponsor.income", None)]),
    ("income-proof-kind", "sponsor.income.basis", [("sponsor.income.basis", "w2_net")]),
]

TRANSLATIONS: list[tuple[str, str, list[Change]]] = [
    ("translation-missing", "exhibits.1.language", [("exhibits.birth.translation", None)]),
    ("translation-partial", "exhibits.0.language", [("exhibits.passport.translation", None)]),
    ("translation-of-english", "exhibits.1.translation", [("exhibits.birth.language", GONE)]),
    (
        "translation-is-original",
        "exhibits.1.translation.file",
        [("exhibits.birth.translation.file", "exhibits/birth.pdf")],
    ),
    (
        "certificate-is-translation",
        "exhibits.1.translation.certificate",
        [("exhibits.birth.translation.certificate", "translations/birth.md")],
    ),
    ("translator-missing", "exhibits.1.translation", [("exhibits.birth.translation.translator", GONE)]),
    ("translator-language", "exhibits.1.translation.translator", [("exhibits.birth.language", ["ur"])]),
    (
        "translator-contact",
        "translators.noorzai",
        [("translators.noorzai.phone", GONE), ("translators.noorzai.email", GONE)],
    ),
    ("translator-is-party", "translators.noorzai.name", [("translators.noorzai.name", "Karim A. Rahimi")]),
]

DATES: list[tuple[str, str, list[Change]]] = [
    ("dates-out-of-order", "filing.mailing_date", [("filing.mailing_date", "2026-11-30")]),
    ("dates-out-of-order", "emergency.stay.from", [("emergency.stay.from", "2026-12-02")]),
    ("dates-out-of-order", "emergency.stay.until", [("emergency.stay.until", "2027-01-09")]),
    ("dates-out-of-order", f"{PAST}.petitions.0.decided", [(f"{PAST}.petitions.0.decided", "2017-03-04")]),
    ("dates-out-of-order", f"{PAST}.petitions.0.filed", [(f"{PAST}.petitions.0.filed", "1986-01-01")]),
    (
        "dates-out-of-order",
        f"{PAST}.paroles.0.until",
        [(f"{PAST}.paroles", [PAROLE | {"until": "2019-01-01"}])],
    ),
    ("dates-out-of-order", "sponsor.employment.since", [("sponsor.employment.since", "1980-06-01")]),
    ("date-after-signing", f"{PAST}.visa_attempts.0.date", [(f"{PAST}.visa_attempts.0.date", "2026-12-11")]),
    ("date-after-signing", "exhibits.6.date", [("exhibits.diagnosis.date", "2026-12-06")]),
    ("date-after-signing", "beneficiary.date_of_birth", [("beneficiary.date_of_birth", "2029-03-04")]),
    (
        "date-after-signing",
        "sponsor.dependents.0.date_of_birth",
        [("sponsor.dependents.0.date_of_birth", "2028-06-30")],
    ),
    ("date-after-signing", "sponsor.status_details.since", [("sponsor.status_details.since", "2027-05-18")]),
    ("document-before-birth", "exhibits.0.date", [("exhibits.passport.date", "1988-05-02")]),
    ("birth-date-unlikely", "beneficiary.date_of_birth", [("beneficiary.date_of_birth", "1889-03-04")]),
    ("decision-contradiction", f"{PAST}.petitions.0.decision", [(f"{PAST}.petitions.0.decision", "pending")]),
    ("stay-open-ended", "emergency.stay.until", [("emergency.stay.until", "no_end_date")]),
    ("stay-over-year", "emergency.stay.until", [("emergency.stay.until", "2028-01-12")]),
    ("arrival-soon", "emergency.stay.from", [("emergency.expedite", None)]),
    ("passport-expires", "beneficiary.passport.expires", [("beneficiary.passport.expires", "2027-01-09")]),
    ("passport-expires", "beneficiary.passport.expires", [("beneficiary.passport.expires", "2027-05-01")]),
    ("identity-expired", "sponsor.passport.expires", [("sponsor.passport.expires", "2022-06-13")]),
]

COUNSEL: list[tuple[str, str, list[Change]]] = [
    (
        "counsel-removal",
        f"{PAST}.removal_proceedings",
        [(f"{PAST}.removal_proceedings", [PROCEEDING])],
    ),
    ("counsel-concern", f"{PAST}.concerns.0", [(f"{PAST}.concerns", [{"kind": "conviction"}])]),
    ("counsel-concern", f"{PAST}.concerns.0", [(f"{PAST}.concerns", [{"kind": "payment_to_armed_group"}])]),
    ("counsel-words", "emergency.reason", [("emergency.reason", "Her father paid the Taliban a tax.")]),
    ("counsel-words", "statements.0.text", [("statements.0.text", "I was deported in 2009.")]),
    ("counsel-sponsor-status", "sponsor.status", [("sponsor.status", "parolee")]),
    ("earlier-parole", f"{PAST}.paroles", [(f"{PAST}.paroles", [PAROLE])]),
    ("pending-duplicate", f"{PAST}.parole_requests.0", [(f"{PAST}.parole_requests", [REQUEST])]),
    ("question-unanswered", f"{PAST}.reentry_permit", [(f"{PAST}.reentry_permit", GONE)]),
    ("history-open", PAST, [(f"{PAST}.concerns", GONE)]),
]

LOOSE: list[tuple[str, str, list[Change]]] = [
    ("placeholder", "emergency.discretion.urgency", [("emergency.discretion.urgency", "TODO: why")]),
    ("placeholder", "exhibits.5.title", [("exhibits.refusal.title", "Visa refusal of …")]),
    ("uncited-exhibit", "exhibits.1.id", [("emergency.reason", "She is ill.")]),
]

FIRING = EVIDENCE + TRANSLATIONS + DATES + COUNSEL + LOOSE


@pytest.mark.parametrize(
    ("code", "pointer", "changes"), FIRING, ids=[f"{code}-{at}" for at, (code, *_) in enumerate(FIRING)]
)
def test_a_rule_fires_at_its_place(code: str, pointer: str, changes: list[Change]) -> None:
    findings = check(*changes)
    assert (code, pointer) in told(findings)
    for finding in findings:
        for template in (finding.message, finding.label, finding.help):
            assert "{" not in finding.words(template)


def test_a_case_in_order_has_no_findings() -> None:
    assert told(check()) == []


SILENT: list[tuple[str, list[Change]]] = [
    ("initial-evidence-missing", [("exhibits.petition.proves", [])]),  # the petition names its exhibit
    (
        "initial-evidence-missing",
        [("beneficiary.passport", None), ("beneficiary.no_passport_reason", "Lost.")],
    ),
    ("core-evidence-missing", [("exhibits.birth.proves", []), ("sponsor.relationship", "friend")]),
    ("core-evidence-missing", [("exhibits.unavailable.proves", []), missing(requirement="med_unavailable")]),
    ("letter-old", [("exhibits.diagnosis.date", "2026-09-04")]),
    ("letter-old", [("exhibits.birth.date", "1995-01-01")]),
    ("unlikely-proof", [("exhibits.passport.kind", "other")]),
    ("translation-missing", [("exhibits.birth.language", ["en-US"]), ("exhibits.birth.translation", None)]),
    ("translator-language", [("exhibits.birth.language", ["prs"])]),
    ("translator-language", [("exhibits.birth.language", ["fa-AF"])]),
    ("translator-is-party", [("translators.noorzai.name", "Leila Rahimi")]),
    ("dates-out-of-order", [("filing.mailing_date", "2026-12-01")]),
    ("date-after-signing", [("exhibits.diagnosis.date", "2026-12-01")]),
    ("stay-over-year", [("emergency.stay.until", "2028-01-10")]),
    ("arrival-soon", [("emergency.expedite", None), ("emergency.stay.from", "2027-03-03")]),
    ("passport-expires", [("beneficiary.passport.expires", "2027-10-10")]),
    ("counsel-words", [("emergency.reason", "She never paid the Taliban, and was not convicted.")]),
    ("counsel-sponsor-status", [("sponsor.status", "lpr")]),
    ("pending-duplicate", [(f"{PAST}.parole_requests", [REQUEST | {"decision": "denied"}])]),
    ("placeholder", [("emergency.discretion.urgency", "She fell … and lay there.")]),
    ("uncited-exhibit", [("emergency.plan_at_end", "Home [@lease, p. 2].")]),
    ("explained-and-shown", [missing()]),
    ("asset-unproved", [("sponsor.assets", [])]),
]


@pytest.mark.parametrize(
    ("code", "changes"), SILENT, ids=[f"{code}-{at}" for at, (code, *_) in enumerate(SILENT)]
)
def test_a_rule_is_silent_where_nothing_is_wrong(code: str, changes: list[Change]) -> None:
    assert [pointer for found, pointer in told(check(*changes)) if found == code] == []


def test_exhibits_that_another_one_cites_are_cited() -> None:
    bare: Change = ("emergency.reason", "She is ill.")
    assert ("uncited-exhibit", "exhibits.1.id") in told(check(bare))
    assert ("uncited-exhibit", "exhibits.1.id") not in told(check(bare, ("exhibits.tax.cites", ["birth"])))


def test_a_short_translation_is_seen_by_its_length() -> None:
    made = case()
    birth = file("translations/birth.md", FileKind.TEXT, pages=0, size=199)
    kinds = Facts({**facts(made).files, birth.path: birth})
    assert ("translation-short", "exhibits.1.translation.file") in told(check_all(made, kinds, law(), TODAY))


def test_a_mailing_day_in_the_past_follows_today() -> None:
    assert ("mailing-date-past", "filing.mailing_date") in told(check(today=date(2026, 12, 4)))
    assert told(check(today=date(2026, 12, 3))) == []


ELSEWHERE = {
    "translation-short",
    "mailing-date-past",
    "accepted-unknown",
    "accepted-unmatched",
    "accepted-not-allowed",
}


def test_every_code_has_a_test_that_makes_it_fire() -> None:
    codes = {entry.code for topic in (consistency, counsel, evidence) for entry in topic.ENTRIES}
    assert codes == {code for code, *_ in FIRING} | ELSEWHERE


def test_rules_on_official_ground_say_where_it_stands() -> None:
    for entry in (*consistency.ENTRIES, *counsel.ENTRIES, *evidence.ENTRIES):
        assert bool(entry.source) == bool(entry.confidence) == bool(entry.as_of), entry.code


@pytest.mark.parametrize("code", sorted(CATALOG))
def test_findings_promise_nothing_and_forbid_nothing(code: str) -> None:
    words = f"{CATALOG[code].title} {CATALOG[code].why} {CATALOG[code].mend}".casefold()
    for word in ("will be denied", "will be approved", "guarantee", "you must", "illegal"):
        assert word not in words
