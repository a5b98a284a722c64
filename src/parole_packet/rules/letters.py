"""Letters that prove support: do their words, as far as they are known, say what the instructions ask of them?"""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.case.kinds import AssetKind, ExhibitKind
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found
from parole_packet.rules.readings import pages

_LETTER = 200
"""A text with fewer characters is a stamp or a heading, not the letter."""
_BANK = (
    ("when the account was opened", r"\bopen|\bsince\b|\bestablished\b|\bcustomer for\b|\bmember since\b"),
    ("what was deposited in the past year", r"\bdeposit"),
    ("the present balance", r"\bbalance"),
)
_EMPLOYER = (
    (
        "when the work began",
        r"\bsince\b|\bbegan\b|\bstarted\b|\bhired\b|\bfrom\b|\bstart date\b|\bemployed (?:by|with) us\b",
    ),
    ("the pay", r"\$|\bsalary\b|\bwages?\b|\bpaid\b|\bpay\b|\bearns?\b|\bcompensation\b"),
    (
        "whether it is temporary or permanent",
        r"\bpermanent|\btemporary\b|\bindefinite|\bfixed[- ]term\b|\bregular\b",
    ),
)
_ACCOUNTS = (AssetKind.CHECKING, AssetKind.SAVINGS)


def check_letters(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look into the letters of bank and employer whose words were read."""
    banks = {
        word for asset in (case.finances.assets if case.finances else ()) if asset.kind in _ACCOUNTS
        for word in asset.exhibits
    }  # fmt: skip
    words: dict[str, str] = {}
    for page in pages(case, facts):
        if page.path[-1] != "file" or len(page.path) == 2:
            words[page.exhibit.id] = f"{words.get(page.exhibit.id, '')} {page.text}"
    findings: list[Diagnostic] = []
    for at, exhibit in enumerate(case.exhibits):
        text = words.get(exhibit.id, "")
        if exhibit.id in banks:
            findings += _lacking(at, text, _BANK)
        if "sponsor_employment" in exhibit.proves and exhibit.kind is not ExhibitKind.FINANCIAL:
            findings += _lacking(at, text, _EMPLOYER)
    return findings


def _lacking(at: int, text: str, asked: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
    missing = [words for words, pattern in asked if not re.search(pattern, text, re.IGNORECASE)]
    if len(text) >= _LETTER and missing:
        message = "this letter does not seem to say: {missing}"
        help_text = "ask for a letter that says it; the instructions list it"
        yield found("letter-thin", ("exhibits", at), message, help_text, missing="; ".join(missing))
