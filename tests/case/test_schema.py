"""The schema for editors takes what the loader takes, and has a hover text for every field."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from parole_packet.case.load import load_case
from parole_packet.case.schema import case_schema

SCHEMA = case_schema()
FULL = (Path(__file__).parent / "full.yaml").read_text(encoding="utf-8")
SMALL = """
version: {version}
beneficiary:
  name: {{family: Haidari}}
  date_of_birth: 1989-03-04
  sex: female
  place_of_birth: {{country_now: Afghanistan}}
  citizenship: Afghanistan
  mailing_address: {{street: House 12, city: Herat, postal_code: {postal}, country: Afghanistan}}
  phones: {{day: {phone}}}
  refugee: {refugee}
  history: {history}
sponsor: {sponsor}
petitioner: beneficiary
emergency:
  grounds: {grounds}
  summary: x
  reason: y
  costs: {costs}
  stay: {{from: 2027-01-10, until: {until}}}
exhibits: {exhibits}
filing: {{signing_date: 2026-12-01, mailing_date: 2026-12-03}}
"""
USUAL = {
    "version": "1",
    "postal": '"4400"',
    "phone": '"+92 300 5550123"',
    "refugee": "no",
    "history": "null",
    "sponsor": "self",
    "grounds": "[other]",
    "costs": "[]",
    "until": "no_end_date",
    "exhibits": "",
}
TAKEN = [
    {"version": '"1"', "postal": "4400", "phone": "923005550123"},
    {"refugee": "true"},
    {"refugee": "False"},
    {"refugee": "Yes"},
    {"history": "{removal_proceedings: no, reentry_permit: {date: 2001-02-03, disposition: lost}}"},
    {"history": "{removal_proceedings: false, petitions: [{form: I-130}]}"},
    {"sponsor": "{self: yes, income: {amount: 100.50, basis: agi, year: 2025}}"},
    {"sponsor": "null"},
    {"grounds": "other"},
    {"costs": "{item: 5, amount: 100, payer: x}"},
    {"costs": '[{item: x, amount: "100.5", payer: y}]'},
    {"until": "2027-03-01"},
    {"exhibits": "[{id: a, title: 12, file: a.pdf, pages: 3, rotate: 90}, {id: b, title: b, files: [c, d]}]"},
]
REFUSED = [
    {"version": "2"},
    {"refugee": "maybe"},
    {"history": "{removal_proceeding: no}"},
    {"history": "{removal_proceedings: yes}"},
    {"sponsor": "brother"},
    {"grounds": "holiday"},
    {"costs": "{item: x, amount: $1000, payer: y}"},
    {"until": "01/02/2027"},
    {"exhibits": "[{id: A, title: x, file: a.pdf}]"},
    {"exhibits": "[{id: a, title: x, file: a.pdf, rotate: 45}]"},
]

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "$ref": lambda value, rule: fits(value, SCHEMA["$defs"][rule.removeprefix("#/$defs/")]),
    "anyOf": lambda value, rule: any(fits(value, option) for option in rule),
    "type": lambda value, rule: any(_is(value, kind) for kind in ([rule] if isinstance(rule, str) else rule)),
    "enum": lambda value, rule: any(type(value) is type(one) and value == one for one in rule),
    "const": lambda value, rule: type(value) is type(rule) and value == rule,
    "pattern": lambda value, rule: not isinstance(value, str) or re.search(rule, value) is not None,
    "minimum": lambda value, rule: not _is(value, "number") or value >= rule,
    "maximum": lambda value, rule: not _is(value, "number") or value <= rule,
    "required": lambda value, rule: not isinstance(value, dict) or all(name in value for name in rule),
    "items": lambda value, rule: not isinstance(value, list) or all(fits(one, rule) for one in value),
    "minItems": lambda value, rule: not isinstance(value, list) or len(value) >= rule,
    "propertyNames": lambda value, rule: not isinstance(value, dict) or all(fits(key, rule) for key in value),
}
SILENT = {"$schema", "title", "description", "examples", "default", "format", "$defs"}


def fits(value: Any, schema: Any) -> bool:
    """Whether a value is what a schema describes; a word of the schema that is not known here is an error."""
    rules = {word: rule for word, rule in schema.items() if word not in SILENT}
    patterns = rules.pop("patternProperties", {})
    properties, others = rules.pop("properties", {}), rules.pop("additionalProperties", {})
    if isinstance(value, dict):
        for key, one in value.items():
            rule = properties.get(key, others)
            for pattern, inner in patterns.items():
                rule = inner if re.search(pattern, key) else rule
            if rule is False or not fits(one, rule):
                return False
    return all(CHECKS[word](value, rule) for word, rule in rules.items())


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _as_an_editor_sees_it(text: str) -> Any:
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=date.isoformat))


def _loads(text: str, folder: Path) -> bool:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return load_case(path).case is not None


@pytest.mark.parametrize("change", TAKEN, ids=str)
def test_the_schema_takes_what_the_loader_takes(change: dict[str, str], tmp_path: Path) -> None:
    text = SMALL.format(**USUAL | change)
    assert _loads(text, tmp_path)
    assert fits(_as_an_editor_sees_it(text), SCHEMA)


@pytest.mark.parametrize("change", REFUSED, ids=str)
def test_the_schema_marks_common_mistakes(change: dict[str, str], tmp_path: Path) -> None:
    text = SMALL.format(**USUAL | change)
    assert not _loads(text, tmp_path)
    assert not fits(_as_an_editor_sees_it(text), SCHEMA)


def test_the_schema_takes_a_complete_case() -> None:
    assert fits(_as_an_editor_sees_it(FULL), SCHEMA)


def test_every_field_has_a_hover_text_of_one_sentence() -> None:
    blocks = {"case": SCHEMA, **SCHEMA["$defs"]}
    seen = 0
    for block, schema in blocks.items():
        assert schema["additionalProperties"] is False
        for name, field in schema["properties"].items():
            seen += 1
            assert field["description"].endswith("."), f"{block}.{name}"
    assert seen > 250


def test_examples_are_taken() -> None:
    shown = 0
    for schema in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, field in schema["properties"].items():
            for example in field.get("examples", []):
                shown += 1
                assert fits(example, field), name
    assert shown > 60
