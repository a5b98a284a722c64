"""Is there evidence for everything that is asked, and for everything that is claimed?"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from parole_packet.case.kinds import AssetKind, EmploymentStatus, ExhibitKind
from parole_packet.case.models import Case
from parole_packet.case.shape import closest
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law, Weight
from parole_packet.rules.base import found, near, petitioner_path
from parole_packet.rules.coverage import Row, State, coverage
from parole_packet.rules.situation import history

_PLACES: Mapping[str, CasePath] = {
    "beneficiary_id": ("beneficiary", "passport"),
    "no_passport": ("beneficiary",),
    "statelessness": ("beneficiary", "citizenship"),
    "length_of_stay": ("emergency",),
    "no_visa": ("emergency",),
    "no_waiver": ("emergency",),
    "plan_at_end": ("emergency",),
    "petitions": ("beneficiary", "history", "petitions"),
    "prior_parole": ("beneficiary", "history", "paroles"),
    "prior_refusal": ("beneficiary", "history", "parole_requests"),
    "sponsor_id": ("sponsor",),
    "sponsor_status": ("sponsor", "status"),
    "sponsor_income": ("sponsor", "income"),
    "sponsor_employment": ("sponsor", "employment"),
    "sponsor_assets": ("sponsor", "assets"),
    "relationship": ("sponsor", "relationship"),
    "expedite_reason": ("emergency", "expedite"),
    "fee_waiver_basis": ("fee_waiver",),
    "minor_consent": ("beneficiary", "date_of_birth"),
    "minor_custody": ("beneficiary", "date_of_birth"),
}
_CODES = {
    Weight.INITIAL: "initial-evidence-missing",
    Weight.MEANS: "means-unproved",
    Weight.CORE: "core-evidence-missing",
}
_LETTER_DAYS = 90
_I_94 = re.compile(r"\bI-?94\b", re.IGNORECASE)


def check_evidence(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look for what nothing shows, what an unlikely document shows, and what is claimed without proof."""
    rows = coverage(case, law)
    return [
        *_unknown(case, rows, law),
        *_gaps(case, rows, law),
        *_further(case, rows, law),
        *_explanations(case, rows),
        *_unlikely(case, law),
        *_old(case, law),
        *_claims(case),
        *_assets(case),
        *_income(case),
    ]


def _unknown(case: Case, rows: tuple[Row, ...], law: Law) -> Iterator[Diagnostic]:
    proofs = [(("exhibits", at), one.proves) for at, one in enumerate(case.exhibits)]
    proofs += [(("statements", at), one.proves) for at, one in enumerate(case.statements)]
    named: list[tuple[CasePath, str]] = [
        ((*path, "proves", here), word) for path, words in proofs for here, word in enumerate(words)
    ]
    for at, one in enumerate(case.emergency.missing_documents):
        named.append((("emergency", "missing_documents", at, "requirement"), one.requirement))
    for path, word in named:
        if word not in law.requirements:
            suggestion = closest(word, law.requirements)
            help_text = "did you mean `{suggestion}`?" if suggestion else "asked of this case: {asked}"
            message = "`{value}` is not a requirement that the program knows"
            yield found(
                "unknown-requirement",
                path,
                message,
                help_text,
                value=word,
                suggestion=suggestion or "",
                asked=", ".join(row.requirement.id for row in rows),
            )


def _place(case: Case, row: Row) -> CasePath:
    if row.ground is not None:
        return ("emergency", "grounds", row.ground)
    if row.requirement.id.startswith("petitioner"):
        return petitioner_path(case)
    return _PLACES.get(row.requirement.id, ("exhibits",))


def _gaps(case: Case, rows: tuple[Row, ...], law: Law) -> Iterator[Diagnostic]:
    for row in rows:
        if row.state is not State.MISSING or row.weight is Weight.FURTHER:
            continue
        asked = row.requirement
        path = _place(case, row)
        ground = law.grounds[case.emergency.grounds[row.ground].value].name if row.ground is not None else ""
        message = "nothing in the case file shows {name}"
        if row.weight is Weight.CORE:
            message += ": commonly submitted" + (" for {ground}" if ground else "")
        help_text = "name an exhibit with `proves: [{id}]`, or explain it under `emergency.missing_documents`"
        if asked.field:
            help_text = "write it in `{field}`"
        yield found(
            _CODES[row.weight],
            Where(path, "key") if row.ground is None else Where(path),
            message,
            help_text + " ({basis})",
            name=asked.name,
            ground=ground,
            id=asked.id,
            field=asked.field,
            basis=asked.basis.words,
        )


def _further(case: Case, rows: tuple[Row, ...], law: Law) -> Iterator[Diagnostic]:
    """One note for each ground, and one for what is asked whatever the ground."""
    for at, ground in [(None, None), *enumerate(case.emergency.grounds)]:
        missing = [
            row.requirement
            for row in rows
            if row.weight is Weight.FURTHER and row.ground == at and row.state is State.MISSING
        ]
        if not missing:
            continue
        path: CasePath = ("exhibits",) if at is None else ("emergency", "grounds", at)
        where = Where(path, "key") if at is None else Where(path)
        listed = "; ".join(f"{one.name} ({one.id})" for one in missing)
        message = "also commonly submitted, and not named in the case file: {listed}"
        if ground is not None:
            message = "also commonly submitted for {ground}, and not named in the case file: {listed}"
        name = law.grounds[ground.value].name if ground is not None else ""
        help_text = "add what you have; leave out what does not apply"
        yield found("further-evidence-missing", where, message, help_text, ground=name, listed=listed)


def _explanations(case: Case, rows: tuple[Row, ...]) -> Iterator[Diagnostic]:
    shown = {row.explained for row in rows if row.shown_by and row.explained is not None}
    for at, one in enumerate(case.emergency.missing_documents):
        path = ("emergency", "missing_documents", at)
        lacking = [
            words
            for words, value in (
                ("what was tried to get it", one.efforts),
                ("what stands in for it", one.substitutes),
            )
            if not value
        ]
        if lacking:
            message = "the explanation for `{id}` does not say {lacking}"
            help_text = "add `efforts` and `substitutes`, such as a witness's affidavit"
            yield found(
                "explanation-thin", path, message, help_text, id=one.requirement, lacking=" or ".join(lacking)
            )
        if at in shown and not one.substitutes:
            message = "`{id}` is explained as missing, and an exhibit proves it all the same"
            yield found("explained-and-shown", path, message, "remove one of the two", id=one.requirement)


def _unlikely(case: Case, law: Law) -> Iterator[Diagnostic]:
    for at, exhibit in enumerate(case.exhibits):
        for here, word in enumerate(exhibit.proves):
            asked = law.requirements.get(word)
            if (
                word.endswith("_id")
                and _I_94.search(exhibit.title)
                and exhibit.kind is not ExhibitKind.IDENTITY
            ):
                message = "Form I-94 is not accepted as an identity document with photo"
                path = ("exhibits", at, "proves", here)
                yield found("unlikely-proof", path, message, "add the passport page, card or license")
                continue
            if asked is None or not asked.kinds or exhibit.kind.value in asked.kinds:
                continue
            if exhibit.kind is ExhibitKind.OTHER:
                continue
            message = "an exhibit of kind `{kind}` seldom shows {name}"
            help_text = "correct `kind` or `proves`; likely kinds are: {kinds}"
            path = ("exhibits", at, "proves", here)
            yield found(
                "unlikely-proof",
                path,
                message,
                help_text,
                related=near(("exhibits", at, "kind"), "its kind"),
                kind=exhibit.kind,
                name=asked.name,
                kinds=", ".join(asked.kinds),
            )


def _old(case: Case, law: Law) -> Iterator[Diagnostic]:
    for at, exhibit in enumerate(case.exhibits):
        fresh = any(law.requirements[word].fresh for word in exhibit.proves if word in law.requirements)
        if not fresh or exhibit.date is None:
            continue
        days = (case.filing.mailing_date - exhibit.date).days
        if days > _LETTER_DAYS:
            message = "this document is {days} days old on the day of mailing"
            help_text = "ask for a new one; readers trust letters of the last three months most"
            yield found("letter-old", ("exhibits", at, "date"), message, help_text, days=days)


def _claims(case: Case) -> Iterator[Diagnostic]:
    past = history(case)
    decisions = (
        ("petitions", "petition or application", past.petitions),
        ("parole_requests", "request for parole", past.parole_requests),
    )
    for block, name, requests in decisions:
        some = any(request.exhibit for request in requests or ())
        for at, request in enumerate(requests or ()):
            if request.exhibit is None and some:
                path: CasePath = ("beneficiary", "history", block, at)
                help_text = "add the notice or decision as an exhibit, and name it here under `exhibit`"
                yield found(
                    "decision-unproved", path, "no exhibit is named for this {name}", help_text, name=name
                )
    attempts = past.visa_attempts or ()
    claims: list[tuple[CasePath, str, str | None]] = [
        (("beneficiary", "history", "visa_attempts", at), "attempt to get a visa", one.exhibit)
        for at, one in enumerate(attempts)
        if one.outcome.value != "not_tried"
    ]
    claims += [
        (("emergency", "costs", at), "cost", one.exhibit) for at, one in enumerate(case.emergency.costs)
    ]
    for path, name, exhibit in claims:
        if exhibit is None:
            help_text = "name the exhibit that shows it under `exhibit`"
            yield found("claim-unproved", path, "no exhibit is named for this {name}", help_text, name=name)


def _assets(case: Case) -> Iterator[Diagnostic]:
    titles = {exhibit.id: exhibit.title.casefold() for exhibit in case.exhibits}
    for at, asset in enumerate(case.finances.assets if case.finances else ()):
        path = ("sponsor", "assets", at)
        if not asset.exhibits:
            message = "no exhibit is named for this asset"
            yield found("asset-unproved", path, message, "name what proves it under `exhibits`")
        elif asset.kind in (AssetKind.CHECKING, AssetKind.SAVINGS) and all(
            "statement" in titles.get(word, "") for word in asset.exhibits
        ):
            message = "for an account the instructions ask for a letter of the bank's officer, not statements"
            help_text = "ask the bank for a letter with opening date, deposits of the past year and balance"
            yield found("bank-letter", (*path, "exhibits"), message, help_text)


_INCOME_WORDS = {
    "agi": ("tax", "1040", "irs"),
    "w2_net": ("w-2", "w2"),
    "household_12m": ("pay", "w-2", "w2", "ssa", "1099", "wage", "salary", "income"),
}


def _income(case: Case) -> Iterator[Diagnostic]:
    money = case.finances
    if money is None:
        return
    work = money.employment
    if (
        money.income is None
        and work
        and work.status in (EmploymentStatus.EMPLOYED, EmploymentStatus.SELF_EMPLOYED)
    ):
        message = "the sponsor works, and no income is given"
        yield found(
            "income-open", Where(("sponsor",), "key"), message, "add `income` with amount, basis and year"
        )
    if money.income is None:
        return
    shown = [
        one for one in case.exhibits if one.id in money.income.exhibits or "sponsor_income" in one.proves
    ]
    words = _INCOME_WORDS[money.income.basis.value]
    if shown and not any(word in one.title.casefold() for one in shown for word in words):
        message = "income is given as `{basis}`, and no exhibit that proves it sounds like that"
        help_text = (
            "for agi a tax return or transcript, for w2_net Form W-2, for household_12m pay statements; say "
            "in the title what the document is"
        )
        path = ("sponsor", "income", "basis")
        yield found("income-proof-kind", path, message, help_text, basis=money.income.basis)
