"""What Form I-131 says for people of many kinds."""

from collections.abc import Callable, Iterable

import pytest

from parole_packet.forms.answers import i131
from parole_packet.forms.answers.findings import findings
from parole_packet.forms.answers.fit import Fitted, fit
from parole_packet.forms.answers.record import Answer, FormAnswers, Gap
from parole_packet.forms.answers.registry import answers_for
from tests.forms.answers.cases import REMOVE, VARIANTS, case_of
from tests.forms.answers.maps import rooms
from tests.forms.answers.printing import printed


def form(variant: str) -> FormAnswers:
    return i131.answers(VARIANTS[variant])


def done(variant: str) -> Fitted:
    return fit(form(variant), rooms("I-131"))


def gaps(answers: Iterable[Answer]) -> set[Gap | None]:
    return {answer.reason.gap if answer.reason else None for answer in answers}


def items(variant: str, part: str, first: int, last: int) -> list[Answer]:
    return [
        answer
        for answer in form(variant).answers
        if answer.at.part == part and first <= int(answer.at.item.split(".")[0] or 0) <= last
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_boxes_are_the_same_for_everyone(variant: str) -> None:
    assert [answer.key for answer in form(variant).answers] == [
        answer.key for answer in form("for another").answers
    ]


def test_parts_and_items_stand_in_the_order_of_the_form() -> None:
    listed = [answer.at for answer in form("for another").answers]
    parts = [int(at.part or 0) for at in listed]
    assert parts == sorted(parts)
    assert set(map(str, range(1, 14))) == {at.part for at in listed} - {""}
    for part in i131.PARTS:
        numbers = [int(at.item.split(".")[0]) for at in listed if at.part == part and at.item]
        assert numbers == sorted(numbers)


def test_only_item_7_is_marked() -> None:
    marked = [answer.key for answer in items("for another", "1", 1, 11) if answer.value]
    assert marked == ["application.7"]


def test_the_petitioner_is_whoever_files() -> None:
    assert form("for another")["petitioner.name.family"].value == "Rahimi"
    assert form("for another")["petitioner.name.family"].path == ("sponsor", "name", "family")
    assert form("aunt")["petitioner.name.given"].value == "Zahra"
    assert form("aunt")["petitioner.name.given"].path == ("petitioner", "name", "given")
    assert form("for oneself")["petitioner.name.family"].value == "Haidari"
    assert form("self-supporting")["petitioner.name.family"].path == ("beneficiary", "name", "family")


def test_the_beneficiary_is_told_once() -> None:
    assert gaps(items("for oneself", "2", 16, 27)) == {Gap.SKIPPED}
    assert form("for another")["beneficiary.name.family"].value == "Haidari"


@pytest.mark.parametrize("variant", VARIANTS)
def test_items_12_to_15_and_the_other_parts_stay_blank(variant: str) -> None:
    assert gaps(items(variant, "2", 12, 15)) == {Gap.SKIPPED}
    assert gaps(items(variant, "4", 4, 9)) == {Gap.SKIPPED}
    assert gaps(answer for answer in form(variant).answers if answer.at.part in {"5", "6", "7", "9"}) == {
        Gap.SKIPPED
    }


def test_nobody_to_file_is_missing_everywhere() -> None:
    answers = items("nobody files", "2", 1, 11)
    assert len(answers) > 30
    assert gaps(answers) == {Gap.MISSING}
    assert form("nobody files").signer is None
    assert form("nobody files")["additional.name.family"].reason is not None


def test_numbers_nobody_has_are_not_applicable() -> None:
    assert form("for oneself")["petitioner.a_number"].value == "N/A"
    assert form("for oneself")["petitioner.ssn"].value == "N/A"
    assert form("for oneself")["additional.a_number"].value == "N/A"
    assert form("aunt")["petitioner.a_number"].value == "012345678"
    assert form("for oneself").problems == ()


def test_a_social_security_number_is_left_to_the_hand() -> None:
    reason = form("for another")["petitioner.ssn"].reason
    assert reason is not None
    assert (reason.gap, reason.text) == (Gap.BY_HAND, "written in ink by Karim Rahimi")


def address(variant: str, key: str) -> dict[str, str | None]:
    fields = ("state", "zip", "province", "postal_code", "country")
    return {field: form(variant)[f"{key}.{field}"].value for field in fields}


def test_an_address_is_in_the_united_states_or_abroad_never_both() -> None:
    assert address("for another", "petitioner.mailing") == {
        "state": "CA",
        "zip": "94601",
        "province": None,
        "postal_code": None,
        "country": "USA",
    }
    assert address("aunt", "petitioner.mailing") == {
        "state": None,
        "zip": None,
        "province": "Lviv Oblast",
        "postal_code": "79000",
        "country": "Ukraine",
    }


def test_the_petitioners_home_is_given_when_it_differs_the_beneficiarys_always() -> None:
    assert form("for another")["petitioner.physical.street"].value == "1300 Elm St"
    assert form("much to tell")["petitioner.physical.street"].reason is not None
    assert form("for another")["beneficiary.physical.street"].value == "House 12 Street 4"
    assert gaps([form("little known")["beneficiary.physical.street"]]) == {Gap.MISSING}


def test_weight_has_three_digits() -> None:
    def weight(pounds: object) -> list[str | None]:
        one = i131.answers(case_of(**{"beneficiary.biographic.weight_lb": pounds}))
        return [one[f"biographic.weight.{place}"].value for place in (1, 2, 3)]

    assert weight("85") == ["0", "8", "5"]
    assert weight("699") == ["6", "9", "9"]
    assert weight("700") == weight("29") == weight(REMOVE) == ["0", "0", "0"]


def test_a_height_outside_the_list_is_told_in_part_13() -> None:
    assert form("much to tell")["biographic.height.feet"].reason is not None
    assert "Height: 1 feet 11 inches" in told("much to tell", "3", "3")


def told(variant: str, part: str, item: str) -> str:
    """Everything Part 13 and added sheets say about one place."""
    fitted = done(variant)
    entries = (*fitted.entries, *(entry for sheet in fitted.sheets for entry in sheet))
    return " ".join(line for entry in entries if entry.at == (part, item) for line in entry.lines)


def test_names_without_a_row_go_to_part_13() -> None:
    words = told("much to tell", "2", "2")
    assert words.startswith("Further other names: Rahimid, Karim; Rahimie, Karim")
    assert "Rahimia, Karim 07/15/1982" in words


def test_birth_dates_used_with_other_names_go_to_part_13() -> None:
    expected = "Date of birth used with each other name: Rahimi, Maryam 03/05/1989"
    assert told("for another", "2", "17") == expected
    assert told("for oneself", "2", "2") == expected


def test_a_street_too_long_begins_in_its_box_and_is_told_whole() -> None:
    assert done("much to tell").form["beneficiary.mailing.street"].value == "House 12 Street 4 behind the old"
    whole = "Street number and name: House 12 Street 4 behind the old post office of Sector F"
    assert told("much to tell", "2", "24") == whole


def test_a_foreign_number_goes_to_part_13_with_its_sign() -> None:
    assert done("much to tell").form["petitioner.day_phone"].value is None
    assert told("much to tell", "10", "1") == "Daytime telephone: +44 20 7946 0958"
    assert done("much to tell").form["petitioner.mobile_phone"].value == "4155550123"


def test_the_reason_goes_on_over_entries_and_sheets() -> None:
    fitted = done("much to tell")
    assert len(fitted.lines["parole.reason"]) == 4
    whole = f"{fitted.form['parole.reason'].value} {told('much to tell', '8', '1')}"
    assert whole == form("much to tell")["parole.reason"].value
    assert fitted.sheets
    assert {entry.page for entry in fitted.entries} <= set(range(4, 12))


def test_the_last_document_is_the_newest() -> None:
    answers = form("much to tell")
    assert answers["history.reentry_permit"].value == "yes"
    assert answers["history.reentry_permit.issued"].value == "02/03/2018"
    assert answers["history.reentry_permit.issued"].path[-2:] == (1, "date")
    assert answers["history.advance_parole.disposition"].value == "stolen"


def test_the_stateless_are_explained() -> None:
    assert form("stateless")["beneficiary.citizenship"].value == "stateless"
    assert told("stateless", "2", "20") == "Born in a camp; no country has registered her."


def test_an_organization_is_named_in_part_13() -> None:
    words = "Filed for Helping Hands of Oakland by its authorized signatory, Executive Director"
    assert told("organization", "2", "1") == words


def test_a_parent_signs_for_a_child() -> None:
    reason = form("minor")["petitioner.signature"].reason
    assert reason is not None
    assert reason.text == "signed in ink by Laila Haidari (mother)"
    assert told("minor", "10", "4") == (
        "Laila Haidari (mother) signs for Maryam Haidari: she is ten years old"
    )


def test_helpers_are_named_where_they_sign() -> None:
    helped = form("interpreter and preparer")
    assert helped["interpreter.language"].value == "Dari"
    assert helped["preparer.organization"].value == "Example Legal Aid"
    assert helped["preparer.day_phone"].value == "4155550100"
    assert gaps([helped["interpreter.signature"], helped["preparer.signed_on"]]) == {Gap.BY_HAND}
    assert gaps(items("for another", "11", 1, 6) + items("for another", "12", 1, 6)) == {Gap.SKIPPED}
    assert gaps([form("nobody signs")["interpreter.name.family"]]) == {Gap.MISSING}


def test_a_representative_may_be_the_preparer() -> None:
    helped = form("prepared by the representative")
    assert helped["preparer.name.family"].value == "Example"
    assert helped["preparer.name.family"].path == ("representative", "name", "family")
    assert helped["g28_attached"].value == "yes"
    assert form("little known")["g28_attached"].value is None


@pytest.mark.parametrize(
    ("by", "family"), [("sponsor", None), ("petitioner", None), ("beneficiary", "Haidari")]
)
def test_a_preparer_named_by_a_word(by: str, family: str | None) -> None:
    signing = {"reads_english": "yes", "prepared_by": by}
    assert i131.answers(case_of(**{"signing.petitioner": signing}))["preparer.name.family"].value == family


def test_what_is_not_known_is_said_to_be_missing() -> None:
    answers = form("little known")
    keys = (
        "petitioner.refugee",
        "petitioner.sex",
        "biographic.ethnicity",
        "biographic.race.asian",
        "biographic.height.feet",
        "biographic.weight.1",
        "history.proceedings",
        "history.reentry_permit.issued",
        "parole.office.city",
        "beneficiary.day_phone",
    )
    assert gaps(answers[key] for key in keys) == {Gap.MISSING}


@pytest.mark.parametrize(
    ("place", "value", "code", "words", "advice"),
    [
        ("sponsor.name.family", "Łukasiewicz", "answer-letters", "Łukasiewicz", "Lukasiewicz"),
        ("beneficiary.name.given", "مریم", "answer-letters", "مریم", ""),
        (
            "emergency.summary",
            "Inés – José’s aunt – is ill.",
            "answer-accents",
            "`Inés` is written `Ines`",
            "papers",
        ),
        ("emergency.summary", "مریم needs surgery.", "answer-letters", "مریم", "Latin"),
        ("sponsor.name.family", "O’Brien", "answer-signs", "`'`", "OBrien"),
        (
            "sponsor.mailing_address.street",
            "12–14 Main St, #3",
            "answer-signs",
            "`-` `,` `#`",
            "12 14 Main St 3",
        ),
        ("sponsor.mailing_address.province", "Ontario", "answer-region", "Ontario", "`zip`"),
        ("beneficiary.mailing_address.zip", "44000", "answer-region", "44000", "`province`"),
        ("sponsor.mailing_address.state", "California", "answer-state", "California", "two letters"),
    ],
)
def test_what_a_box_does_not_take_is_told_at_its_place(
    place: str, value: str, code: str, words: str, advice: str
) -> None:
    found = [one for one in findings(i131.answers(case_of(**{place: value}))) if one.code == code]
    assert {".".join(map(str, one.where.path)) for one in found} == {place}  # type: ignore[union-attr]
    assert words in found[0].text
    assert advice in found[0].words(found[0].help)


def test_running_text_loses_its_accents_only() -> None:
    answers = i131.answers(case_of(**{"emergency.summary": "Inés – José’s aunt – is ill."}))
    assert answers["parole.reason"].value == "Ines - Jose's aunt - is ill. See attached statement."


def test_a_case_asks_for_the_forms_it_needs() -> None:
    assert [one.form for one in answers_for(VARIANTS["for another"])] == [
        "G-1145",
        "I-912",
        "G-28",
        "I-131",
        "I-134",
    ]
    online = case_of(**{"filing.method": "online"})
    assert [one.form for one in answers_for(online)] == ["I-912", "G-28", "I-131", "I-134"]
    little = case_of(representative=REMOVE, fee_waiver=REMOVE, sponsor=REMOVE)
    assert [one.form for one in answers_for(little)] == ["G-1145", "I-131"]


@pytest.mark.parametrize("variant", ["for another", "interpreter and preparer", "much to tell"])
def test_answers_read_like_the_form(variant: str, golden: Callable[[str, str], None]) -> None:
    text = "\n".join(printed(form, variant) for form in ("G-1145", "I-131"))
    golden(f"answers/{variant.replace(' ', '-')}.txt", text)
