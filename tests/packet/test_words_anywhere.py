"""Nothing that a person writes is lost, told twice or taken for markup, whatever it is."""

import re
from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from parole_packet.case.exhibits import Exhibit
from parole_packet.case.kinds import Speaker
from parole_packet.case.models import Case
from parole_packet.case.people import Name
from parole_packet.case.statements import Witness
from tests.cli import minimal
from tests.packet.wording import changed, composed, printed_parts, read_case
from tests.typeset.reading import letters
from tests.typeset.test_any_text import MARKUP, TEXT

MARKED = """\
  expedite: {reason: Mexpedite., exhibits: [photo]}
  why_no_waiver: Mwaiver.
  plan_at_end: Mplan.
  discretion:
    urgency: Murgency.
    effect_of_refusal: Meffect.
    limited_time: Mlimited.
    history: Mhistory.
    support: Msupport.
    character: Mcharacter.
    community: Mcommunity.
    other_options: Moptions.
  principal: {name: Mprincipal, relationship: mother, receipt: IOE0912345678}
  costs:
    - {item: Mcost, amount: 1200, payer: Mpayer, exhibit: letter}
  missing_documents:
    - {requirement: med_records, why: Mwhy., efforts: Mefforts., substitutes: [photo]}
    - {requirement: no_passport, why: Mnowhy.}
"""
HISTORY = """\
  no_passport_reason: Mnopassport.
  history:
    removal_proceedings:
      - {kind: removal, explanation: Mremoval.}
    reentry_permit: no
    advance_parole: no
    paroles:
      - {from: 2019-01-02, until: 2019-03-04, explanation: Mparole.}
    parole_requests:
      - {form: I-131, decision: denied, decided: 2020-05-06, explanation: Mrequest.}
    petitions:
      - {form: I-130, filed_by: Mfiler, category: F4, filed: 2017-09-12, explanation: Mpetition.}
    visa_attempts:
      - {kind: Mvisa, post: Mpost, outcome: refused, section: 214(b), explanation: Mattempt.}
    concerns:
      - {kind: arrest, explanation: Mconcern.}
"""
STATEMENTS = """\
statements:
  - id: told
    kind: witness_affidavit
    speaker: {name: {family: Mwitness}, occupation: Moccupation, phone: "555 0100"}
    signed_in: abroad
    place: Mplace
    read_by: {name: {family: Mreader}, language: Mlanguage}
    text: Mtold.
exhibits:
"""


PLAIN = ("Msummary", "Mreason", "Mlength", "Mnovisa", "Mgifts", "Mtold", "Mplace")


def marked_case() -> Case:
    """The smallest case with a word of its own in every field that is printed in letter or statement."""
    text = minimal.CASE.replace(
        "  history: {removal_proceedings: no, reentry_permit: no, advance_parole: no}\n", HISTORY
    )
    text = text.replace("  passport: {number: P01234567, country: Afghanistan, expires: 2029-05-01}\n", "")
    text = text.replace("She needs surgery.", "Msummary.").replace(
        "The surgery cannot be had nearby", "Mreason"
    )
    text = text.replace("The doctor says so.", "Mlength.").replace("It was refused.", "Mnovisa.")
    text = text.replace(
        "  relationship: brother\n",
        "  relationship: brother\n  contributions: {specific: yes, text: Mgifts.}\n",
    )
    return read_case(text.replace("exhibits:\n", f"{MARKED}{STATEMENTS}", 1))


def test_every_field_is_printed_once() -> None:
    parts = printed_parts(composed(marked_case()))
    told = [
        word.strip("().,:;“”")
        for part, pages in parts.items()
        if part != "index"
        for word in "\n".join(pages).split()
    ]
    marks = set(re.findall(r"M[a-z]+", MARKED + HISTORY)) | set(PLAIN)
    assert len(marks) >= 34
    assert {mark: told.count(mark) for mark in marks if told.count(mark) != 1} == {}
    names = ("Mwitness", "moccupation", "Mreader", "Mlanguage")
    assert [name for name in names if name not in told] == []


NAME = st.lists(
    st.one_of(st.sampled_from(MARKUP), st.sampled_from("Äéşßłøžаяé0Ω'’-")), min_size=1, max_size=12
).map("".join)


@settings(max_examples=12, deadline=None)
@given(NAME, NAME, NAME, NAME)
def test_any_name_stands_as_it_is(family: str, given_name: str, title: str, payer: str) -> None:
    names = [f"F{family}", f"G{given_name}", f"T{title}", f"P{payer}"]
    full = Name(family=names[0], given=names[1])
    exhibit = Exhibit(id="photo", title=names[2], file="exhibits/photo.jpg")
    person = changed(beneficiary={"name": full}).beneficiary
    case = changed(sponsor={"name": full}, exhibits=(exhibit,)).model_copy(update={"beneficiary": person})
    pages = printed_parts(composed(case))
    name = letters(f"{names[1]} {names[0]}")
    assert name in letters(pages["letter"][0])
    assert letters("".join(pages["letter"])).count(name) >= 4
    assert letters(f"Beneficiary{name}")[:60] in letters(pages["statement"][0])
    assert letters(names[2]) in letters("".join(pages["letter"]))


@settings(max_examples=12, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=6).map("\n\n".join), TEXT)
def test_any_markdown_is_printed_whole(reason: str, plan: str) -> None:
    """Every letter of the person's words stands on paper, and no other."""
    blank = printed_parts(composed(changed(emergency={"reason": "Q", "plan_at_end": "Q"})))
    found = printed_parts(composed(changed(emergency={"reason": f"Q {reason}", "plan_at_end": f"Q {plan}"})))
    for part, words in (("statement", reason), ("letter", plan)):
        assert len(found[part]) == len(blank[part])
        assert _letters_of(found[part]) - _letters_of(blank[part]) == Counter(filter(str.isalpha, words))


def _letters_of(pages: list[str]) -> Counter[str]:
    return Counter(filter(str.isalpha, "".join(pages)))


def test_a_long_reason_is_set_whole_and_noted() -> None:
    paragraphs = [f"Paragraph number{i}. {'All that was said and done. ' * 20}" for i in range(300)]
    composition = composed(changed(emergency={"reason": "\n\n".join(paragraphs)}))
    (note,) = (finding for finding in composition.findings if finding.code == "long-text")
    assert "statement" in note.text
    pages = printed_parts(composition)["statement"]
    assert len(pages) > 40
    assert all(f"number{i}." in "".join(pages) for i in range(300))


def test_a_stay_is_told_as_on_the_form() -> None:
    stays = {
        (date(2027, 1, 10), date(2027, 10, 10)): "nine months",
        (date(2027, 1, 20), date(2028, 1, 19)): "one year",
        (date(2027, 1, 1), date(2027, 1, 31)): "one month",
        (date(2027, 1, 31), date(2027, 2, 27)): "28 days",
        (date(2027, 1, 1), date(2028, 3, 31)): "15 months",
    }
    for (first, last), words in stays.items():
        stay = changed().emergency.stay.model_copy(update={"from_": first, "until": last})
        page = printed_parts(composed(changed(emergency={"stay": stay})))["letter"][0]
        assert f"for {words}, from" in " ".join(page.split())


def test_a_statement_of_nobody_is_an_error() -> None:
    case = marked_case()
    (statement,) = case.statements
    lonely = statement.model_copy(update={"speaker": Speaker.SPONSOR})
    composition = composed(case.model_copy(update={"sponsor": None, "statements": (lonely,)}))
    assert "speaker-missing" in {finding.code for finding in composition.findings}
    assert isinstance(statement.speaker, Witness)
