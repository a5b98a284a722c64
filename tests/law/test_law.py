"""The law files: what they hold, how they are read, what is said about a mistake in them."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from parole_packet.case.kinds import Carrier, ExhibitKind, Ground
from parole_packet.catalog import CATALOG
from parole_packet.law import LAW_FILES, Law, Weight, When, load_law
from parole_packet.law.reader import read_table
from parole_packet.resources import resource


@pytest.fixture
def law() -> Law:
    law, problems = load_law()
    assert problems == []
    return law


@pytest.mark.parametrize("name", LAW_FILES)
def test_a_law_file_is_yaml_and_means_the_same_to_any_reader(name: str) -> None:
    text = resource("templates", "law", name).read_text("utf-8")
    expected = _as_text(YAML(typ="rt").compose(text))
    table = read_table(text, name)
    assert table.problems == []
    assert isinstance(expected, dict)
    rows = expected.pop("rows")
    assert {key: _loose(cell.value) for key, cell in table.head.items()} == expected
    assert [{key: _loose(cell.value) for key, cell in row.cells.items()} for row in table.rows] == rows


def _loose(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _as_text(node: object) -> object:
    value = node.value  # type: ignore[attr-defined]
    if isinstance(value, str):
        return value
    if value and isinstance(value[0], tuple):
        return {key.value: _as_text(inner) for key, inner in value}
    return [_as_text(inner) for inner in value]


def test_every_ground_exhibit_kind_and_carrier_of_the_case_file_is_known(law: Law) -> None:
    assert set(law.grounds) == {ground.value for ground in Ground}
    assert set(law.addresses) == {carrier.value for carrier in Carrier}
    kinds = {kind.value for kind in ExhibitKind}
    assert all(set(one.kinds) <= kinds for one in law.requirements.values())


def test_every_requirement_is_asked_for_somewhere(law: Law) -> None:
    named = {word for ground in law.grounds.values() for word in (*ground.core, *ground.further)}
    assert {one.id for one in law.requirements.values() if one.when is When.GROUND} <= named
    assert {one.when for one in law.requirements.values()} == set(When)


def test_what_the_instructions_list_has_their_confidence(law: Law) -> None:
    initial = [one for one in law.requirements.values() if one.weight is Weight.INITIAL]
    assert {one.basis.confidence.value for one in initial} == {"A"}
    assert all("instructions" in one.basis.source for one in initial)


def test_fees_follow_method_and_day(law: Law) -> None:
    day = date(2026, 12, 3)
    assert [law.fee("I-131", method, day).amount for method in ("mail", "online")] == [630, 580]  # type: ignore[union-attr]
    parole = [law.parole_fee(day).amount for day in (date(2026, 10, 15), date(2026, 10, 16))]  # type: ignore[union-attr]
    assert parole == [1020, 1050]
    assert law.parole_fee(date(2025, 10, 15)) is None


def test_guidelines_and_editions_follow_the_day(law: Law) -> None:
    now = law.guideline("states", date(2026, 12, 1))
    before = law.guideline("alaska", date(2026, 1, 12))
    assert now is not None
    assert before is not None
    assert (now.amount(1), now.amount(5), before.year) == (15960, 38680, 2025)
    assert law.guideline("states", date(2025, 1, 1)) is None
    edition = law.current_edition("I-131", date(2026, 12, 3))
    assert edition is not None
    assert edition.edition == "01/20/25"
    assert law.current_edition("I-999", date(2026, 12, 3)) is None


def test_a_folder_replaces_the_files_it_holds(tmp_path: Path, law: Law) -> None:
    text = resource("templates", "law", "fees.yaml").read_text("utf-8")
    (tmp_path / "fees.yaml").write_text(text.replace("amount: 630", "amount: 700"), "utf-8")
    other, problems = load_law(tmp_path)
    assert problems == []
    fee = other.fee("I-131", "mail", date(2026, 12, 3))
    assert fee is not None
    assert fee.amount == 700
    assert other.requirements == law.requirements


MISTAKES = [
    ("amount: 630", "amount: 630 dollars", 11, "a whole number is expected"),
    ("amount: 630", "amount:", 11, "a value is missing"),
    ("amount: 630", "amuont: 630", 11, "unknown column `amuont`"),
    ("as_of: 2026-10-01", "as_of: 22.11.2026", 2, "year-month-day"),
    ("confidence: B", "confidence: sure", 4, "one of: A, B, C, D"),
    ("id: i_131_online", "id: i_131_paper", 13, "given twice"),
    ("  form: I-131\n  method: mail", "  form: I-131\n method: mail", 10, "where none is expected"),
    ("name: Form I-131, Part 1", "name: Form: I-131, Part 1", 8, "needs double quotes"),
    ("paid: no fee", "paid: no fee\n  paid: twice", 24, "written twice"),
]


@pytest.mark.parametrize(("good", "bad", "line", "message"), MISTAKES, ids=[row[1] for row in MISTAKES])
def test_a_mistake_in_a_law_file_is_told_at_its_line(
    tmp_path: Path, good: str, bad: str, line: int, message: str
) -> None:
    text = resource("templates", "law", "fees.yaml").read_text("utf-8")
    assert good in text
    (tmp_path / "fees.yaml").write_text(text.replace(good, bad, 1), "utf-8")
    problems = load_law(tmp_path)[1]
    assert {problem.code for problem in problems} == {"law-file"}
    found = [(problem.where.line, problem.text) for problem in problems]  # type: ignore[union-attr]
    assert any(at == line and message in words for at, words in found), found


def test_other_files_empty_folders_and_bad_text_are_refused(tmp_path: Path) -> None:
    assert "no law file" in load_law(tmp_path)[1][0].text
    assert "no folder" in load_law(tmp_path / "none")[1][0].text
    (tmp_path / "feez.yaml").write_text("", "utf-8")
    (tmp_path / "fees.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "policy.yaml").write_text("as_of: 2026-01-01\n", "utf-8")
    texts = [problem.text for problem in load_law(tmp_path)[1]]
    assert len(texts) == 3
    assert "not UTF-8" in texts[0]
    assert "not one of the law files" in texts[1]
    assert "no rows" in texts[2]


def test_a_ground_names_only_requirements_that_exist(tmp_path: Path) -> None:
    shipped = resource("templates", "law")
    shutil.copy(shipped / "grounds.yaml", tmp_path)
    path = tmp_path / "grounds.yaml"
    path.write_text(path.read_text("utf-8").replace("core: [other_reason]", "core: [other_raeson]"), "utf-8")
    (problem,) = load_law(tmp_path)[1]
    assert problem.text == "there is no requirement `other_raeson`"


def test_the_catalog_knows_the_finding() -> None:
    assert not CATALOG["law-file"].accept
