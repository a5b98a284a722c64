"""Addresses and countries."""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.case.countries import canonical, is_gone, suggest
from parole_packet.case.models import Case
from parole_packet.case.people import Address
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.facts import Facts
from parole_packet.law import Law
from parole_packet.rules.base import found, narratives, near, walk
from parole_packet.rules.likeness import one_slip_apart, plain

_STATES_BY_ZIP = {
    "0": "CT MA ME NH NJ PR RI VT VI AE",
    "1": "DE NY PA",
    "2": "DC MD NC SC VA WV",
    "3": "AL FL GA MS TN AA",
    "4": "IN KY MI OH",
    "5": "IA MN MT ND SD WI",
    "6": "IL KS MO NE",
    "7": "AR LA OK TX",
    "8": "AZ CO ID NM NV UT WY TX",
    "9": "AK CA HI OR WA GU AS MP AP",
}
"""States by the first digit of their ZIP codes (8 for El Paso)."""
_STREET = re.compile(r"(\d+)\s+(\w[\w.'’-]*(?:\s+\w[\w.'’-]*)+)$")
"""A number and at least two words: 4127 Alder Court."""
_COUNTRIES = ("country", "country_now", "country_at_birth", "citizenship")


def country_key(name: str) -> str:
    """One spelling for each country, for comparison only."""
    return (canonical(name) or " ".join(name.split())).casefold()


def same_country(one: str, other: str) -> bool:
    """Whether two names mean the same country."""
    return country_key(one) == country_key(other)


def in_us(address: Address) -> bool:
    """Whether an address is in the United States."""
    return country_key(address.country) == "united states"


def check_places(case: Case, facts: Facts, law: Law, today: date) -> list[Diagnostic]:  # noqa: ARG001
    """Look at every country and address, and where the beneficiary lives."""
    findings: list[Diagnostic] = []
    for path, value in walk(case):
        if path and path[-1] in _COUNTRIES and type(value) is str:
            findings += _country(value, path)
        if isinstance(value, Address):
            findings += _american(value, path) if in_us(value) else _foreign(value, path)
    findings += _streets(case)
    home = case.beneficiary.residence
    if home is not None and in_us(home):
        message = "the beneficiary lives in the United States; this request is for a person abroad"
        help_text = (
            "other parts of Form I-131 are for people inside: ask an attorney or accredited representative"
        )
        same = case.beneficiary.physical_address == "same"
        path = ("beneficiary", "mailing_address" if same else "physical_address", "country")
        findings.append(found("beneficiary-in-us", path, message, help_text))
    return findings


def _streets(case: Case) -> Iterator[Diagnostic]:
    """A street of the case that a text or title names with a number no address has: 4217 for 4127 Alder Court."""
    streets: dict[str, dict[str, CasePath]] = {}
    for path, value in walk(case):
        hit = _STREET.match(value.street) if isinstance(value, Address) else None
        if hit:
            streets.setdefault(plain(hit[2]), {}).setdefault(hit[1], (*path, "street"))
    for path, text in narratives(case):
        for name, numbers in streets.items():
            for hit in re.finditer(rf"\b(\d+)\s+{re.escape(name)}\b", plain(text)):
                close = [known for known in numbers if one_slip_apart(known, hit[1])]
                if hit[1] not in numbers and close:
                    yield found(
                        "number-differs",
                        Where(path, text=hit[1]),
                        "the number of this street is not the one in `{field}`",
                        "correct the one that is wrong",
                        related=near(numbers[close[0]], "the address"),
                        field=".".join(map(str, numbers[close[0]])),
                    )


def _country(name: str, path: CasePath) -> Iterator[Diagnostic]:
    """A country that nobody knows by that name today; of the one at birth only a slip is told."""
    if path[-1] != "country_at_birth" and is_gone(name):
        message = "`{name}` does not exist any more"
        help_text = "write the name of today; the one at birth goes into `country_at_birth`"
        yield found("unknown-country", path, message, help_text, name=name)
        return
    meant = suggest(name)
    if (
        canonical(name)
        or name.casefold() == "stateless"
        or (path[-1] == "country_at_birth" and not _is_slip(name, meant))
    ):
        return
    help_text = "did you mean `{meant}`?" if meant else "write the name that U.S. forms use, such as Myanmar"
    message = "`{name}` is not a country that the program knows"
    yield found("unknown-country", path, message, help_text, name=name, meant=meant or "")


def _is_slip(name: str, meant: str | None) -> bool:
    return meant is not None and one_slip_apart(plain(name), plain(meant))


def _american(address: Address, path: CasePath) -> Iterator[Diagnostic]:
    if not address.state or not address.zip:
        message = "an address in the United States needs `state` and `zip`"
        yield found("address-incomplete", path, message, "add them")
    if address.province or address.postal_code:
        field = "province" if address.province else "postal_code"
        message = "`{field}` is for addresses abroad"
        yield found("address-mixed", (*path, field), message, "write `state` and `zip`", field=field)
    if address.zip and not (address.zip[:5].isdecimal() and len(address.zip) in (5, 10)):
        yield found("address-incomplete", (*path, "zip"), "a ZIP code has five digits", "correct it")
    elif address.zip and address.state:
        states = _STATES_BY_ZIP[address.zip[0]].split()
        known = {state for row in _STATES_BY_ZIP.values() for state in row.split()}
        state = address.state.upper()
        if state not in known:
            message = "`{state}` is not the two letters of a state"
            yield found(
                "address-incomplete", (*path, "state"), message, "write it like CA", state=address.state
            )
        elif state not in states:
            message = "ZIP codes that begin with {digit} are not in {state}"
            place = (*path, "zip")
            help_text = "correct the ZIP code or the state"
            yield found("zip-elsewhere", place, message, help_text, digit=address.zip[0], state=state)


def _foreign(address: Address, path: CasePath) -> Iterator[Diagnostic]:
    for field, instead in (("state", "province"), ("zip", "postal_code")):
        if getattr(address, field):
            message = "`{field}` is for addresses in the United States"
            help_text = "write `{instead}`"
            yield found("address-mixed", (*path, field), message, help_text, field=field, instead=instead)
