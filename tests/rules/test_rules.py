"""Every rule fires on the fault it is for, at its place, and is silent on a case that is in order."""

from dataclasses import replace
from datetime import date

import pytest

from parole_packet.catalog import CATALOG, consistency, counsel, echoes, evidence, filing, finance, readings
from parole_packet.catalog import law as law_topic
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


AS_ID: Change = ("exhibits.naturalization.proves", ["sponsor_id"])
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
    ("unlikely-proof", "exhibits.2.proves.0", [("exhibits.naturalization.title", "Form I-94"), AS_ID]),
    ("further-evidence-missing", "exhibits", [("sponsor.income.exhibits", [])]),
    (
        "second-hand",
        "emergency.plan_at_end",
        [("emergency.plan_at_end", "She told me that she will go."), ("statements", [])],
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
    ("document-before-birth", "exhibits.3.date", [("exhibits.sponsor_passport.date", "1983-06-14")]),
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

SELF = {"self": "yes", "status": "other", "income": {"amount": "50000", "basis": "household_12m"}}
NADIA = {
    "name": {"family": "Rahimi", "given": "Nadia"},
    "date_of_birth": "1990-01-01",
    "relationship": "sister",
}
MARYAM = NADIA | {"name": {"family": "Haidari", "given": "Maryam"}, "date_of_birth": "1989-03-04"}
HOUSE = {
    "kind": "real_estate",
    "amount": "90000",
    "exhibits": ["lease"],
    "appraised": "500000",
    "owed": "410000",
}
CAR = {"kind": "personal_property", "amount": "9000", "description": "Car, Toyota", "exhibits": ["lease"]}
WAIVER = {"bases": ["hardship"], "hardship": "Debts.", "exhibits": ["charity"]}
LAWYER = {
    "kind": "attorney",
    "name": {"family": "Example", "given": "Ann"},
    "address": {
        "street": "1 Main St",
        "city": "Oakland",
        "state": "CA",
        "zip": "94612",
        "country": "United States",
    },
    "licensing_authority": "Supreme Court of California",
}
LEILA = {"name": {"family": "Noorzai", "given": "Leila"}, "language": "Dari"}
ABROAD = {"street": "House 12", "city": "Islamabad", "country": "Pakistan"}
JOINT = ("sponsor.assets.0.owner", "joint")

ONE_PAGE: Change = ("exhibits.naturalization.pages", "1")
PAGES: list[tuple[str, str, list[Change]]] = [
    (
        "redacted-official",
        "exhibits.1.redact",
        [("exhibits.birth.redact", [{"page": "1", "left": "1", "top": "1", "width": "9", "height": "9"}])],
    ),
    ("both-sides", "exhibits.1.pages", [("exhibits.birth.pages", "1")]),
    (
        "both-sides",
        "exhibits.2.pages",
        [("exhibits.naturalization.title", "Permanent resident card of Karim Rahimi"), ONE_PAGE],
    ),
    ("secret-number", "emergency.plan_at_end", [("emergency.plan_at_end", "My number is 219-09-9999.")]),
    ("secret-number", "statements.0.text", [("statements.0.text", "Charge 4111 1111 1111 1111.")]),
]

PEOPLE: list[tuple[str, str, list[Change]]] = [
    ("petitioner-open", "petitioner", [("sponsor", None)]),
    (
        "same-person",
        "sponsor.name",
        [
            ("sponsor.name", {"family": "Haidari", "given": "Maryam"}),
            ("sponsor.date_of_birth", "1989-03-04"),
        ],
    ),
    ("same-person", "sponsor.relationship", [("sponsor.relationship", "self")]),
    ("number-shared", "sponsor.passport.number", [("sponsor.passport.number", "P01234567")]),
    ("number-shared", "sponsor.dependents.0.a_number", [("sponsor.dependents.0.a_number", "A055501342")]),
    ("relationship-contradiction", "sponsor.relationship", [("sponsor.relationship", "sister")]),
    ("relationship-contradiction", "sponsor.relationship", [("sponsor.relationship", "father")]),
    (
        "relationship-contradiction",
        "sponsor.relationship",
        [("sponsor.relationship", "husband"), ("beneficiary.marital_status", "widowed")],
    ),
    (
        "relationship-contradiction",
        "sponsor.dependents.1.relationship",
        [("sponsor.dependents.1.date_of_birth", "1980-11-03")],
    ),
    (
        "relationship-contradiction",
        "sponsor.dependents.0.relationship",
        [("sponsor.marital_status", "divorced")],
    ),
    ("status-contradiction", "sponsor.status", [("sponsor.status", "lpr")]),
    ("status-contradiction", "sponsor.status", [("sponsor.citizenship", "Afghanistan")]),
    (
        "marital-age",
        "beneficiary.marital_status",
        [("beneficiary.date_of_birth", "2013-03-04")],
    ),
    (
        "marital-age",
        "sponsor.dependents.0.date_of_birth",
        [("sponsor.dependents.0.date_of_birth", "2013-06-30")],
    ),
    (
        "unknown-country",
        "beneficiary.mailing_address.country",
        [("beneficiary.mailing_address.country", "Pakisatn")],
    ),
    ("unknown-country", "beneficiary.citizenship", [("beneficiary.citizenship", "Soviet Union")]),
    (
        "unknown-country",
        "beneficiary.place_of_birth.country_at_birth",
        [("beneficiary.place_of_birth.country_at_birth", "Afghanistna")],
    ),
    (
        "status-contradiction",
        "sponsor.status_details.acquired",
        [("sponsor.status_details.acquired", "birth in the United States")],
    ),
    ("passport-country", "beneficiary.passport.country", [("beneficiary.passport.country", "Pakistan")]),
    (
        "passport-name",
        "beneficiary.passport.name_as_printed",
        [("beneficiary.passport.name_as_printed", "HAIDARY MARYAM")],
    ),
    ("passport-name", "beneficiary.no_passport_reason", [("beneficiary.no_passport_reason", "Lost.")]),
    (
        "visa-contradiction",
        f"{PAST}.visa_attempts.0.outcome",
        [(f"{PAST}.visa_attempts.0.outcome", "issued")],
    ),
    ("visa-thin", f"{PAST}.visa_attempts.0", [(f"{PAST}.visa_attempts.0.post", GONE)]),
    (
        "contribution-contradiction",
        "sponsor.contributions.specific",
        [("sponsor.contributions.specific", "no")],
    ),
    ("identity-expired", "sponsor.status_details.until", [("sponsor.status_details.until", "2026-11-30")]),
    ("address-incomplete", "sponsor.mailing_address", [("sponsor.mailing_address.zip", GONE)]),
    ("address-incomplete", "sponsor.mailing_address.zip", [("sponsor.mailing_address.zip", "9453")]),
    ("address-incomplete", "sponsor.mailing_address.state", [("sponsor.mailing_address.state", "XX")]),
    ("address-mixed", "sponsor.mailing_address.province", [("sponsor.mailing_address.province", "CA")]),
    ("address-mixed", "beneficiary.mailing_address.zip", [("beneficiary.mailing_address.zip", "44000")]),
    ("zip-elsewhere", "sponsor.mailing_address.zip", [("sponsor.mailing_address.zip", "34536")]),
    (
        "beneficiary-in-us",
        "beneficiary.mailing_address.country",
        [("beneficiary.mailing_address", LAWYER["address"])],
    ),
]

FINANCE: list[tuple[str, str, list[Change]]] = [
    ("income-year", "sponsor.income.year", [("sponsor.income.year", GONE)]),
    ("income-year", "sponsor.income.year", [("sponsor.income.year", "2024")]),
    ("income-year", "sponsor.income.year", [("exhibits.tax.title", "Tax return transcript, 2024")]),
    ("employment-open", "sponsor.employment", [("sponsor.employment.employer", GONE)]),
    ("employment-open", "sponsor.employment", [("sponsor.employment.status", "other")]),
    ("employment-contradiction", "sponsor.employment.status", [("sponsor.employment.status", "retired")]),
    ("asset-net", "sponsor.assets.1", [("sponsor.assets.1", HOUSE | {"owed": None})]),
    ("asset-net", "sponsor.assets.1.amount", [("sponsor.assets.1", HOUSE | {"owed": "400000"})]),
    ("asset-car", "sponsor.assets.1", [("sponsor.assets.1", CAR)]),
    ("asset-owner", "sponsor.assets.0.owner", [JOINT]),
    (
        "asset-owner",
        "sponsor.assets.0.owner_name",
        [JOINT, ("sponsor.assets.0.owner_name", "Maryam Haidari")],
    ),
    ("dependent-not-counted", "sponsor.dependents.2.name", [("sponsor.dependents.2", MARYAM)]),
    (
        "dependent-not-counted",
        "sponsor.dependents.3.name",
        [("sponsor.dependents.2", NADIA), ("sponsor.dependents.3", NADIA)],
    ),
    (
        "dependent-not-counted",
        "sponsor.obligations.0.person",
        [("sponsor.obligations", [{"form": "I-134", "person": "Nasrin Rahimi"}])],
    ),
    (
        "costs-over-means",
        "emergency.costs",
        [("emergency.costs.0.payer", "Karim Rahimi"), ("emergency.costs.0.amount", "96001")],
    ),
]

FILING: list[tuple[str, str, list[Change]]] = [
    ("payment-open", "filing.payment", [("filing.payment", "waiver")]),
    ("payment-open", "filing.payment", [("filing.payment", "exempt")]),
    ("payment-contradiction", "filing.payment", [("fee_waiver", WAIVER)]),
    ("payment-contradiction", "filing.payment", [("filing.exemption", "vawa")]),
    ("payment-abroad", "filing.payment", [("petitioner", "beneficiary")]),
    ("waiver-online", "filing.method", [("fee_waiver", WAIVER), ("filing.method", "online")]),
    ("waiver-and-support", "fee_waiver", [("fee_waiver", WAIVER), ("filing.payment", "waiver")]),
    ("waiver-open", "fee_waiver.bases.0", [("fee_waiver", {"bases": "means_tested_benefit"})]),
    (
        "waiver-income",
        "fee_waiver.income",
        [("fee_waiver", WAIVER | {"bases": ["income_150"], "income": "23941"})],
    ),
    ("online-form", "forms.I-131", [("filing.method", "online"), ("forms", {"I-131": "a.pdf"})]),
    ("online-notify", "filing.notify", [("filing.method", "online")]),
    ("consulate-open", "emergency", [("emergency.consulate", None)]),
    ("consulate-elsewhere", "emergency.consulate.country", [("emergency.consulate.country", "India")]),
    ("policy-note", "emergency.consulate.country", [("emergency.consulate.country", "Afghanistan")]),
    (
        "policy-note",
        "beneficiary.citizenship",
        [("beneficiary.citizenship", "Bolivia")],
    ),  # born in Afghanistan
    ("expedite-open", "emergency.expedite", [("sponsor.email", GONE)]),
    ("principal-open", "emergency.grounds.1", [("emergency.grounds.1", "accompanying_family")]),
    ("signer-open", "signing.petitioner", [("signing.petitioner", GONE)]),
    ("interpreter-missing", "signing.sponsor.reads_english", [("signing.sponsor.reads_english", "no")]),
    ("interpreter-needless", "signing.sponsor.interpreter", [("signing.sponsor.interpreter", LEILA)]),
    (
        "preparer-missing",
        "signing.petitioner.prepared_by",
        [("signing.petitioner.prepared_by", "representative")],
    ),
    (
        "preparer-missing",
        "signing.sponsor.prepared_by",
        [("signing.sponsor.prepared_by", {"name": {"family": "Rahimi", "given": "Karim"}})],
    ),
    (
        "signer-child",
        "signing.petitioner",
        [("petitioner", "beneficiary"), ("beneficiary.date_of_birth", "2013-03-04")],
    ),
    (
        "signer-child",
        "signing.sponsor.on_behalf",
        [("signing.sponsor.on_behalf", {"name": {"family": "Rahimi"}, "relationship": "guardian"})],
    ),
    ("sponsor-minor", "sponsor.date_of_birth", [("sponsor.date_of_birth", "2009-09-21")]),
    ("g28-open", "representative", [("representative", LAWYER | {"licensing_authority": None})]),
    ("g28-open", "representative", [("representative", LAWYER | {"kind": "accredited"})]),
    ("g28-open", "representative.restricted", [("representative", LAWYER | {"restricted": "yes"})]),
]

WORDS: list[tuple[str, str, list[Change]]] = [
    ("spelling-differs", "emergency.summary", [("emergency.summary", "My sister Maryam Haidary asks.")]),
    ("spelling-differs", "beneficiary.name.family", [("beneficiary.name.family", "Hadari")]),
    ("spelling-differs", "exhibits.5.title", [("exhibits.refusal.title", "Visa refusal, Islambad")]),
    (
        "spelling-differs",
        "sponsor.employment.employer",
        [("sponsor.employment.employer", "Bay Elecrtic Inc")],
    ),
    ("number-differs", "emergency.reason", [("emergency.reason", "Her passport is P01234576.")]),
    ("number-differs", "emergency.reason", [("emergency.reason", "My number is A055501343.")]),
    ("number-differs", "exhibits.14.title", [("exhibits.lease.title", "Lease of 4217 Alder Court, Fremont")]),
    ("number-differs", "filing.notify.text", [("filing.notify.text", "(510) 555-0143")]),
    ("number-differs", "filing.notify.email", [("filing.notify.email", "karim.rahmi@example.org")]),
    (
        "number-differs",
        "translators.noorzai",
        [
            ("signing.sponsor.reads_english", "no"),
            ("signing.sponsor.interpreter", LEILA | {"email": "l.noorzai@example.org"}),
        ],
    ),
    ("date-differs", f"{PAST}.visa_attempts.0.date", [(f"{PAST}.visa_attempts.0.date", "2026-05-11")]),
    ("date-differs", "emergency.why_no_visa", [(f"{PAST}.petitions.0.filed", "2016-09-12")]),
    ("date-differs", "emergency.why_this_length", [("emergency.stay.until", "2027-10-20")]),
    ("date-differs", "emergency.reason", [("sponsor.employment.since", "2015-01-06")]),
    ("date-differs", "statements.0.text", [("statements.0.text", "I was born on 4 March 1988.")]),
    ("amount-differs", "emergency.reason", [("sponsor.income.amount", "28000")]),
    ("amount-differs", "emergency.reason", [("sponsor.assets.0.amount", "24000")]),
    ("amount-differs", "emergency.reason", [("emergency.costs.0.amount", "480000")]),
    ("age-differs", "emergency.summary", [("beneficiary.date_of_birth", "1986-03-04")]),
    ("stay-differs", "emergency.summary", [("emergency.stay.until", "2027-07-10")]),
    ("relationship-differs", "emergency.summary", [("beneficiary.sex", "male")]),
    ("relationship-differs", "emergency.reason", [("sponsor.dependents.0.relationship", "daughter")]),
    ("relationship-differs", "emergency.plan_at_end", [("beneficiary.marital_status", "single")]),
    (
        "permanent-words",
        "emergency.plan_at_end",
        [("emergency.plan_at_end", "She will live with me forever.")],
    ),
]

FIRING = EVIDENCE + TRANSLATIONS + DATES + COUNSEL + LOOSE + PAGES + PEOPLE + FINANCE + FILING + WORDS


@pytest.mark.parametrize(
    ("code", "pointer", "changes"), FIRING, ids=[f"{code}-{at}" for at, (code, *_) in enumerate(FIRING)]
)
def test_a_rule_fires_at_its_place(code: str, pointer: str, changes: list[Change]) -> None:
    findings = check(*changes)
    assert (code, pointer) in told(findings)
    for finding in findings:
        for template in (finding.message, finding.label, finding.help):
            assert "{" not in finding.words(template)


def test_a_case_in_order_has_only_what_everyone_is_told() -> None:
    assert told(check()) == ALWAYS


ALWAYS = [
    ("income-ratio", "sponsor.income.amount"),
    ("law-old", "filing.mailing_date"),
    ("policy-note", "beneficiary.citizenship"),
    ("policy-note", "filing.mailing_date"),
]
"""Nobody can know whether fees, addresses and editions still hold."""

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
    ("document-before-birth", [("exhibits.birth.date", "1961-05-02")]),  # of the parents' marriage
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
    ("spelling-differs", [("emergency.plan_at_end", "She is Afghan; Afghani and Pakistani friends wait.")]),
    (
        "spelling-differs",
        [("sponsor.dependents.0.name.given", "Nasrin"), ("sponsor.dependents.1.name.given", "Yosef")],
    ),
    ("spelling-differs", [("translators.noorzai.name", "Nasrine Noorzai")]),
    ("number-differs", [("emergency.plan_at_end", "The clinic is at 900 Alder Court.")]),
    ("number-differs", [("emergency.plan_at_end", "Call (510) 555-0143.")]),
    ("date-differs", [("emergency.plan_at_end", "On April 30, 2026, she moved.")]),
    ("amount-differs", [("emergency.plan_at_end", "The ticket is $800.")]),
    ("age-differs", [("emergency.plan_at_end", "Sana is 12 years old.")]),
    ("stay-differs", [("emergency.plan_at_end", "We ask for 39 weeks.")]),
    ("relationship-differs", [("sponsor.dependents.0.relationship", "spouse")]),
    ("permanent-words", [("emergency.plan_at_end", "She does not want to stay forever.")]),
    ("relationship-contradiction", [("sponsor.relationship", "cousin")]),
    ("passport-name", [("beneficiary.passport.name_as_printed", "HAIDARI MARYAM")]),
    ("secret-number", [("emergency.plan_at_end", "Call 212-555-0142 or +92 300 5550123.")]),
    ("secret-number", [("emergency.plan_at_end", "Charge 4111 1111 1111 1112.")]),
    ("both-sides", [("exhibits.fit.pages", "1")]),
    ("both-sides", [("exhibits.naturalization.title", "Permanent resident card, both sides"), ONE_PAGE]),
    ("both-sides", [("exhibits.naturalization.title", "Certificate of Citizenship"), ONE_PAGE]),
    ("second-hand", [("emergency.plan_at_end", "She told me that she will go.")]),
    ("second-hand", [("emergency.plan_at_end", "The doctor told her to rest."), ("statements", [])]),
    ("second-hand", [("emergency.plan_at_end", "I learned English there."), ("statements", [])]),
    ("marital-age", [("beneficiary.date_of_birth", "2011-11-30")]),
    ("unknown-country", [("beneficiary.place_of_birth.country_at_birth", "Kingdom of Afghanistan")]),
    ("unknown-country", [("beneficiary.place_of_birth.country_at_birth", "Soviet Union")]),
    ("unknown-country", [("beneficiary.citizenship", "stateless")]),
    ("unknown-country", [("beneficiary.citizenship", "Islamic Republic of Afghanistan")]),
    ("expedite-open", [("emergency.expedite", None), ("sponsor.email", GONE)]),
    ("redacted-official", [("exhibits.birth.redact", [])]),
    ("consulate-elsewhere", [("beneficiary.mailing_address.country", "PAKISTAN")]),
    ("passport-country", [("sponsor.passport.country", "USA")]),
    ("status-contradiction", [("sponsor.status", "lpr"), ("sponsor.citizenship", "Afghanistan")]),
    ("visa-thin", [(f"{PAST}.visa_attempts.0", {"kind": "B-2", "outcome": "not_tried"})]),
    ("zip-elsewhere", [("sponsor.mailing_address.state", "wa")]),
    ("income-year", [("exhibits.tax.title", "Tax return transcript")]),
    ("asset-net", [("sponsor.assets.1", HOUSE)]),
    (
        "costs-over-means",
        [("emergency.costs.0.payer", "Karim Rahimi"), ("emergency.costs.0.amount", "96000")],
    ),
    ("payment-contradiction", [("fee_waiver", WAIVER), ("filing.payment", "waiver")]),
    ("waiver-income", [("fee_waiver", WAIVER | {"bases": ["income_150"], "income": "23940"})]),
    ("g28-open", [("representative", LAWYER)]),
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


def test_a_file_too_large_for_uploading_is_told_online_only() -> None:
    for method, expected in (("online", True), ("mail", False)):
        made = case(("filing.method", method))
        large = file("exhibits/tax.pdf", size=12_000_001)
        kinds = Facts({**facts(made).files, large.path: large})
        places = told(check_all(made, kinds, law(), TODAY))
        assert (("online-size", "exhibits.12") in places) is expected


def test_a_fee_that_the_law_does_not_know_is_told() -> None:
    made = case()
    bare = replace(law(), fees=())
    assert ("fee-unknown", "filing.mailing_date") in told(check_all(made, facts(made), bare, TODAY))


def test_a_mailing_day_in_the_past_follows_today() -> None:
    assert ("mailing-date-past", "filing.mailing_date") in told(check(today=date(2026, 12, 4)))
    assert told(check(today=date(2026, 12, 3))) == ALWAYS


@pytest.mark.parametrize(
    ("today", "code"), [(date(2026, 11, 18), "law-recheck"), (date(2026, 11, 19), "law-old")]
)
def test_old_law_is_a_note_until_two_weeks_before_mailing(today: date, code: str) -> None:
    (old,) = [one for one in check(today=today) if one.code.startswith("law-")]
    assert old.code == code
    assert [old.text.count(word) for word in ("the fee", "the editions", "the address")] == [1, 1, 1]


def test_law_that_is_young_on_the_day_of_mailing_is_not_told() -> None:
    young = [("filing.signing_date", "2026-09-01"), ("filing.mailing_date", "2026-09-10")]
    assert "law" not in {one.code.partition("-")[0] for one in check(*young, today=date(2026, 9, 9))}


@pytest.mark.parametrize(
    ("looked", "silent"),
    [("2026-11-03", True), ("2026-12-03", True), ("2026-11-02", False), ("2026-12-04", False)],
)
def test_what_the_person_looked_up_near_the_mailing_is_not_told(looked: str, *, silent: bool) -> None:
    codes = [one.code for one in check(("filing.verified_on", looked), today=date(2026, 12, 4))]
    assert ("law-old" not in codes) is silent


def test_nobody_can_have_looked_tomorrow() -> None:
    looked: Change = ("filing.verified_on", "2026-12-01")
    assert "law-old" in [one.code for one in check(looked, today=date(2026, 11, 30))]


def test_a_note_on_nationality_is_for_those_it_concerns() -> None:
    born = "beneficiary.place_of_birth"
    elsewhere: list[Change] = [("beneficiary.citizenship", "Bolivia"), (f"{born}.country_now", "Bolivia")]
    assert ("policy-note", "beneficiary.citizenship") not in told(check(*elsewhere))


def test_only_facts_that_decide_on_this_mailing_are_told() -> None:
    online = [("filing.method", "online"), ("filing.payment", "exempt"), ("filing.exemption", "vawa")]
    (old,) = [one for one in check(*online) if one.code == "law-old"]
    assert "the editions" in old.text
    assert "the address" not in old.text
    assert "the fee" not in old.text


ELSEWHERE = {
    "translation-short",
    "mailing-date-past",
    "accepted-unknown",
    "accepted-unmatched",
    "accepted-not-allowed",
    "law-file",
    "fee-unknown",
    "online-size",
    "law-recheck",
    *(entry.code for entry in readings.ENTRIES),  # tests/rules/test_readings.py
    *(code for code, _ in ALWAYS),
}
TOPICS = (consistency, counsel, echoes, evidence, filing, finance, law_topic, readings)


def test_every_code_has_a_test_that_makes_it_fire() -> None:
    codes = {entry.code for topic in TOPICS for entry in topic.ENTRIES}
    assert codes == {code for code, *_ in FIRING} | ELSEWHERE


def test_rules_on_official_ground_say_where_it_stands() -> None:
    for entry in (entry for topic in TOPICS for entry in topic.ENTRIES):
        assert bool(entry.source) == bool(entry.confidence) == bool(entry.as_of), entry.code


@pytest.mark.parametrize("code", sorted(CATALOG))
def test_findings_promise_nothing_and_forbid_nothing(code: str) -> None:
    words = f"{CATALOG[code].title} {CATALOG[code].why} {CATALOG[code].mend}".casefold()
    for word in ("will be denied", "will be approved", "guarantee", "you must", "illegal"):
        assert word not in words
