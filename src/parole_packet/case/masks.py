"""Identity numbers, hidden wherever a finding is shown."""

import re
from collections.abc import Mapping

from parole_packet.diagnostics import CasePath, Diagnostic, Where

_NUMBER_FIELDS = frozenset({"a_number", "uscis_account", "number", "ssn", "receipt"})
_FIELD = re.compile(
    r"""(?:^|(?<=[\s{,\[]))["']?(?:a_number|uscis_account|number|ssn|receipt)["']?\s*:\s*"""
    r"""(?P<value>"[^"]*"|'[^']*'|[^,}\]#]*)"""
)
_ANYWHERE = re.compile(
    r"""(?<!\d)(?:
        \d{3}-\d{2}-\d{4}                  # social security number
      | (?:\d[ -]?){12,18}\d               # card or account number
      | (?<=[Aa])[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}  # A-Number
    )(?!\d)""",
    re.VERBOSE,
)
_LONG_NUMBER = re.compile(r"\w*\d[\d -]{2,}\d\w*")
_DIGIT = re.compile(r"\d")


def mask_line(line: str) -> str:
    """Replace each digit of an identity number with a bullet, so that columns stay where they are."""
    line = _FIELD.sub(_bullets_in_value, line)
    return _ANYWHERE.sub(_bullets, line)


def mask_args(path: CasePath, args: Mapping[str, object]) -> dict[str, object]:
    """Hide identity numbers among the values of a message about the place `path`."""
    sensitive = bool(path) and path[-1] in _NUMBER_FIELDS
    return {name: _mask_value(value, sensitive) for name, value in args.items()}


def masked(finding: Diagnostic, template: str) -> str:
    """Fill one of the templates of a finding with its values, identity numbers hidden."""
    path = finding.where.path if isinstance(finding.where, Where) else ()
    return template.format_map(mask_args(path, finding.args))


def mask_digits(text: str) -> str:
    """Replace every digit with a bullet."""
    return _DIGIT.sub("•", text)


def is_number_field(path: CasePath) -> bool:
    """Say whether the value at `path` identifies a person by number."""
    return bool(path) and path[-1] in _NUMBER_FIELDS


def _bullets(match: re.Match[str]) -> str:
    return mask_digits(match[0])


def _bullets_in_value(match: re.Match[str]) -> str:
    name = match[0].removesuffix(match["value"])
    return name + mask_digits(match["value"])


def _mask_value(value: object, sensitive: bool) -> object:
    if not isinstance(value, str):
        return value
    if sensitive:
        value = _LONG_NUMBER.sub(_bullets, value)
    return mask_line(value)
