"""The filing-day sheet: what it says for each case, and that it says the same whenever it is asked."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.packet.filing_day import FilingDay, filing_day
from parole_packet.packet.hand import Mark, marks
from parole_packet.packet.pipeline import Settings, day_of, prepare
from parole_packet.packet.plan import PageSource, Part, PartKind, Plan
from parole_packet.packet.prepared import Prepared
from tests.cli import minimal
from tests.conftest import TESTS, Ran

Run = Callable[..., Ran]
FILES = ("filing-day-draft.md", "filing-day-draft.pdf")
METHOD = "filing:\n"


def prepared(folder: Path, case: str = minimal.CASE) -> Prepared:
    return prepare(minimal.write(folder, case), Settings(draft=True, library=folder / "no-forms"))


def day(found: Prepared) -> FilingDay:
    assert found.loaded.case
    assert found.composition
    return day_of(found, found.loaded.case, found.composition.plan)


def sheet(folder: Path, case: str = minimal.CASE) -> str:
    return day(prepared(folder, case)).markdown()


def section(text: str, name: str) -> str:
    """Return one section of the sheet without its heading."""
    return re.split(rf"^## (?:\d+\. )?{re.escape(name)}\n", text, flags=re.MULTILINE)[1].partition("\n## ")[0]


@pytest.mark.parametrize("name", ["medical", "funeral", "protection"])
def test_the_sheet_of_each_example(name: str, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    found = prepare(TESTS.parent / "cases" / name / "case.yaml", Settings(draft=True, library=tmp_path))
    golden(f"filing-day/{name}.md", day(found).markdown())


def test_a_build_writes_the_sheet_into_its_set(tmp_path: Path, run: Run) -> None:
    case = minimal.write(tmp_path / "case")
    ended = run("build", case, "--draft")
    out = case.parent / "out"
    assert ended.code == 0, ended.stderr
    assert str(out / "filing-day-draft.pdf") in ended.stderr
    outputs = json.loads((out / "packet-draft.manifest.json").read_text("utf-8"))["outputs"]
    assert set(FILES) < set(outputs)


def test_each_page_says_that_it_is_not_part_of_the_filing(tmp_path: Path) -> None:
    pages = pypdf.PdfReader(io.BytesIO(day(prepared(tmp_path)).pdf())).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Not part of the filing" in page.extract_text()
        assert f"Page {number} of {len(pages)}" in page.extract_text()


def test_the_day_of_the_build_changes_nothing(tmp_path: Path, run: Run) -> None:
    case, made = minimal.write(tmp_path / "case"), []
    for today in ("2026-11-23", "2027-11-23"):
        assert run("build", case, "--draft", "--out", tmp_path / today, "--today", today).code == 0
        made.append([(tmp_path / today / file).read_bytes() for file in FILES])
    assert made[0] == made[1]


def test_a_sheet_somebody_wrote_on_is_not_replaced(tmp_path: Path, run: Run) -> None:
    case = minimal.write(tmp_path / "case")
    assert run("build", case, "--draft").code == 0
    notes = case.parent / "out" / "filing-day-draft.md"
    notes.write_text("tracking number 1Z", "utf-8")
    ended = run("build", case, "--draft")
    assert ended.code == 3
    assert "filing-day-draft.md was changed since it was built" in ended.stderr
    assert notes.read_text("utf-8") == "tracking number 1Z"


@pytest.mark.parametrize(
    ("mailed", "old"), [("2026-09-10", False), ("2026-09-11", True), ("2026-12-03", True)]
)
def test_an_old_address_is_to_be_verified(mailed: str, old: bool, tmp_path: Path) -> None:
    dates = {"2026-12-01": "2026-09-01", "2026-12-03": mailed}
    case = re.sub("|".join(dates), lambda date: dates[date[0]], minimal.CASE)
    address = section(sheet(tmp_path, case), "Address")
    assert ("VERIFY at https://www.uscis.gov/i-131-addresses" in address) is old
    assert "August 11, 2026" in address
    assert "    P.O. Box 660865\n" in address


def test_a_fee_that_is_read_freshly_is_told_with_its_day(tmp_path: Path) -> None:
    case = minimal.CASE.replace("2026-12-01", "2026-10-20").replace("2026-12-03", "2026-10-21")
    facts = section(sheet(tmp_path, case), "Look up on the day of mailing")
    assert "$630 by mail, for each beneficiary, as of October 1, 2026 (https://www.uscis.gov/g-1055)" in facts


@pytest.mark.parametrize(("payment", "form"), [("card", "G-1450"), ("bank", "G-1650"), ("exempt", "G-1651")])
def test_the_payment_form_goes_on_top(payment: str, form: str, tmp_path: Path) -> None:
    exemption = "  exemption: t_or_u\n" if payment == "exempt" else ""
    text = sheet(tmp_path, minimal.CASE + f"  payment: {payment}\n{exemption}")
    assert f"| Form {form}, filled in by hand | on top, not in the packet |" in text
    assert f"Form {form}, all of it" in section(text, "Write by hand")
    assert ("none is due" in text) is (payment == "exempt")


def test_an_online_filing_is_uploaded_file_by_file(tmp_path: Path) -> None:
    text = sheet(tmp_path, minimal.CASE + "  method: online\n")
    uploads = section(text, "Upload, in this order")
    assert "12,000,000 bytes" in uploads
    assert "Form I-131" not in uploads.replace("Statement for Form I-131", "")
    assert "Form I-134, signed and scanned |" in uploads
    assert "Exhibit A: Letter of the doctor" in uploads
    assert "$580 online" in text
    assert "P.O. Box" not in text
    assert "G-1450" not in text
    assert "Form I-131, Part 10" not in section(text, "Sign")


def test_a_file_above_the_limit_is_named(tmp_path: Path) -> None:
    found = prepared(tmp_path, minimal.CASE + "  method: online\n")
    photo = found.facts.files["exhibits/photo.jpg"]
    found.facts.files["exhibits/photo.jpg"] = replace(photo, size=12_000_001)  # type: ignore[index]
    rows = section(day(found).markdown(), "Upload, in this order").splitlines()
    assert ["above the limit" in row for row in rows if "Exhibit" in row] == [False, True]


def test_what_was_accepted_stands_with_its_reason_as_it_was_typed(tmp_path: Path) -> None:
    accepted = (
        'accepted:\n  - {code: uncited-exhibit, at: exhibits.photo, reason: "a | b, *c* [d](e) <f> _g_"}\n'
    )
    case = minimal.CASE.replace(" See [@photo].", "") + accepted
    text = section(sheet(tmp_path, case), "Findings you accepted")
    assert r"Reason: a \| b, \*c\* \[d\](e) \<f\> \_g\_ |" in text


def test_no_finding_shows_an_identity_number(tmp_path: Path) -> None:
    found = prepared(tmp_path)
    assert found.loaded.case
    assert found.composition
    odd = Diagnostic(
        "unknown-field",
        "`{a}` and `{b}`",
        {"a": "123-45-6789", "b": "P01234567"},
        Where(("passport", "number")),
    )
    made = filing_day(
        found.loaded.case, found.composition.plan, found.law, found.facts, source=None, findings=[odd]
    )
    assert "•••-••-••••" in made.markdown()
    assert "6789" not in made.markdown()
    assert "1234567" not in made.markdown()


def test_forms_are_signed_on_the_pages_where_they_stand(tmp_path: Path) -> None:
    found = prepared(tmp_path)
    assert found.loaded.case
    forms = [
        Part(
            f"form:{number}", PartKind.FORM, f"Form {number}", tuple(PageSource("f", n) for n in range(pages))
        )
        for number, pages in (("I-131", 14), ("I-134", 10))
    ]
    letter = Part("letter", PartKind.LETTER, "Cover letter", (PageSource("", 0), PageSource("", 1)))
    made = tuple(marks(found.loaded.case, Plan((letter, *forms))))
    assert made == (
        Mark("1-2", "Cover letter", "above the printed name", "Karim Rahimi"),
        Mark("13", "Form I-131, Part 10, Item 4, page 11 of the form", "signature and date", "Karim Rahimi"),
        Mark("24", "Form I-134, Part 5, Item 6, page 8 of the form", "signature and date", "Karim Rahimi"),
    )


HELPED = """\
signing:
  petitioner:
    reads_english: no
    interpreter: {name: {family: Noorzai, given: Leila}, phones: {day: (510) 555-0101}, language: Dari}
    prepared_by: {name: {family: Pruitt, given: Dana}, phones: {day: (510) 555-0102}}
  sponsor: {reads_english: yes, prepared_by: petitioner}
"""


def test_interpreter_and_preparer_sign_their_own_parts(tmp_path: Path) -> None:
    case = re.sub(r"signing:\n.*\n.*\n", HELPED, minimal.CASE, count=1)
    signed = section(sheet(tmp_path, case), "Sign")
    for part, who in (("11", "Leila Noorzai"), ("12", "Dana Pruitt")):
        assert re.search(rf"Form I-131, Part {part}, Item 6.*\| {who} \|", signed)
