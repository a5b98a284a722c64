"""Numbers that can be stolen: of social security and of payment cards."""

import re

CARD, SOCIAL_SECURITY = "a card number", "a social security number"

_SSN = re.compile(r"(?<![\d-])(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])")
_HYPHENS = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_LABELED = re.compile(
    r"\b(?:ssn|social security(?: number| no\.?)?)\W{0,20}"
    r"(?!000|666|9)\d{3}[- ]?(?!00)\d{2}[- ]?(?!0000)\d{4}(?!\d)",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\d-])[3-6]\d{3}(?:[ -]?\d){9,12}(?![\d-])")
_BRANDS = re.compile(
    r"4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}|6(?:011|5\d\d)\d{12}"
)
_GROUPED = re.compile(
    r"(?<![\w.,-])\d{4}(?:[ -]\d{4}){3}(?![\w-])|(?<![\w.,-])3[47]\d{2}[ -]\d{6}[ -]\d{5}(?![\w-])"
)


def secret_in(text: str) -> str:
    """Return what kind of secret number a field holds, "" when none: in a case file a suspicion is enough."""
    if any(is_card(hit[0]) for hit in _CARD.finditer(text)):
        return CARD
    return SOCIAL_SECURITY if _SSN.search(text) else ""


def secrets_shown(text: str) -> tuple[str, ...]:
    """Return the kinds of secret numbers that a document shows whole; stricter, documents are full of numbers."""
    kinds = []
    if _HYPHENS.search(text) or _LABELED.search(text):
        kinds.append(SOCIAL_SECURITY)
    grouped = ("".join(filter(str.isdigit, hit[0])) for hit in _GROUPED.finditer(text))
    if any(_BRANDS.fullmatch(digits) and is_card(digits) for digits in grouped):
        kinds.append(CARD)
    return tuple(kinds)


def is_card(digits: str) -> bool:
    """Whether digits have the check digit of a payment card."""
    numbers = [int(digit) for digit in reversed(digits) if digit.isdigit()]
    doubled = [2 * one - 9 * (one > 4) for one in numbers[1::2]]
    return 13 <= len(numbers) <= 16 and (sum(numbers[::2]) + sum(doubled)) % 10 == 0
