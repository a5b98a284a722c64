"""What Form I-134 says for sponsors of many kinds."""

from collections.abc import Callable, Iterable

import pytest

from parole_packet.forms.answers import i134
from parole_packet.forms.answers.findings import findings
from parole_packet.forms.answers.fit import Fitted, fit
from parole_packet.forms.answers.record import Answer, FormAnswers, Gap
from tests.forms.answers.cases import ASSETS, REMOVE, VARIANTS, case_of
from tests.forms.answers.maps import rooms
from tests.forms.answers.printing import printed


def form(variant: str) -> FormAnswers:
    return i134.answers(VARIANTS[variant])


def changed(**changes: object) -> FormAnswers:
    return i134.answers(case_of(**changes))


def done(variant: str) -> Fitted:
    return fit(form(variant), rooms("I-134"))


def gaps(answers: Iterable[Answer]) -> set[Gap | None]:
    return {answer.reason.gap if answer.reason else None for answer in answers}


def part(variant: str, *numbers: str) -> list[Answer]:
    return [answer for answer in form(variant).answers if answer.at.part in numbers]


def told(variant: str, part: str, item: str) -> str:
    """Everything Part 8 and added sheets say about one place."""
    fitted = done(variant)
    entries = (*fitted.entries, *(entry for sheet in fitted.sheets for entry in sheet))
    return " ".join(line for entry in entries if entry.at == (part, item) for line in entry.lines)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_boxes_are_the_same_for_everyone(variant: str) -> None:
    assert [answer.key for answer in form(variant).answers] == [
        answer.key for answer in form("for another").answers
    ]


def test_parts_and_items_stand_in_the_order_of_the_form() -> None:
    listed = [answer.at for answer in form("for another").answers]
    assert [at.part for at in listed] == sorted(at.part for at in listed)
    assert set(i134.PARTS) == {at.part for at in listed}
    for number in i134.PARTS:
        items = [int(at.item) for at in listed if at.part == number and at.item]
        assert items == sorted(items)


def test_for_another_person() -> None:
    assert form("for another")["basis"].value == "another"
    assert form("for another")["sponsor.name.family"].value == "Rahimi"
    assert form("for another")["beneficiary.name.family"].value == "Haidari"
    assert gaps(part("for another", "4")) == {Gap.SKIPPED}
    assert Gap.BY_HAND in gaps(part("for another", "5"))


@pytest.mark.parametrize("variant", ["self-supporting", "self with means"])
def test_for_oneself(variant: str) -> None:
    answers = form(variant)
    assert answers["basis"].value == "self"
    assert answers["sponsor.name.family"].value == "Haidari"
    assert answers["sponsor.name.family"].path == ("beneficiary", "name", "family")
    assert answers["sponsor.relationship"].value == "Self"
    assert gaps(part(variant, "3", "5")) == {Gap.SKIPPED}
    assert gaps([answers["contributions"], answers["contributions.text"]]) == {Gap.SKIPPED}
    assert answers["self.email"].value == "maryam@example.org"
    assert gaps([answers["self.signature"], answers["self.signed_on"]]) == {Gap.BY_HAND}


def test_an_interpreter_is_named_also_by_the_self_supporting() -> None:
    answers = form("self with means")
    assert (answers["self.reads"].value, answers["self.language"].value) == ("interpreter", "Dari")
    assert answers["self.reads"].path[:2] == ("signing", "petitioner")
    assert answers["interpreter.name.family"].value == "Noorzai"


def test_nobody_supports() -> None:
    assert gaps(part("nobody files", "1", "2", "4", "5")) == {Gap.MISSING}
    assert gaps([form("nobody files")["additional.name.family"]]) == {Gap.MISSING}
    assert form("nobody files").signer is None


def test_the_country_of_birth_has_its_name_at_birth() -> None:
    assert form("large family")["sponsor.birth.country"].value == "USSR"
    assert form("large family")["sponsor.birth.country"].path[-1] == "country_at_birth"
    assert form("for another")["sponsor.birth.country"].value == "Afghanistan"
    assert form("for another")["sponsor.birth.country"].path[-1] == "country_now"


def test_numbers_nobody_has_are_not_applicable() -> None:
    keys = ("sponsor.a_number", "beneficiary.a_number", "additional.a_number")
    assert {form("for another")[key].value for key in keys} == {"N/A"}


@pytest.mark.parametrize(
    ("variant", "key", "same", "street"),
    [
        ("for another", "sponsor", "no", "1300 Elm St"),
        ("for another", "beneficiary", "yes", None),
        ("much to tell", "sponsor", "yes", None),
        ("little known", "sponsor", None, None),
    ],
)
def test_a_home_is_told_when_it_differs(variant: str, key: str, same: str | None, street: str | None) -> None:
    assert form(variant)[f"{key}.same_address"].value == same
    assert form(variant)[f"{key}.physical.street"].value == street


def test_relationships_in_words() -> None:
    assert form("for another")["sponsor.relationship"].value == "Brother (half brother on the father's side)"
    assert form("large family")["sponsor.relationship"].value == "Teacher of her daughter"
    in_law = changed(**{"sponsor.relationship": "brother_in_law", "sponsor.relationship_detail": None})
    assert in_law["sponsor.relationship"].value == "Brother-in-law"


WORK = ("employment.employed_as", "employment.employer", "employment.self_employed_as", "employment.other")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({"status": "employed", "occupation": "Cook", "employer": "Inn"}, ["Cook", "Inn", None, None]),
        ({"status": "self_employed", "occupation": "Cook"}, [None, None, "Cook", None]),
        ({"status": "retired", "occupation": "Cook"}, [None, None, None, None]),
        ({"status": "other", "explanation": "On leave"}, [None, None, None, "On leave"]),
    ],
)
def test_work_is_told_where_the_form_asks_it(work: dict[str, str], expected: list[str | None]) -> None:
    answers = changed(**{"sponsor.employment": work})
    assert answers["employment"].value == work["status"]
    assert [answers[key].value for key in WORK] == expected


def test_work_that_is_not_told_is_missing() -> None:
    answers = changed(**{"sponsor.employment": {"status": "employed"}})
    assert gaps(answers[key] for key in WORK[:2]) == {Gap.MISSING}
    assert gaps(changed(**{"sponsor.employment": None})[key] for key in WORK) == {Gap.MISSING}


def test_another_status_is_explained() -> None:
    assert form("self with means")["sponsor.status"].value == "other"
    assert form("self with means")["sponsor.status.other"].value == "Lives in Pakistan, no U.S. status"
    assert gaps([form("for another")["sponsor.status.other"]]) == {Gap.SKIPPED}


def test_forms_are_counted_not_people() -> None:
    assert form("large family")["obligations"].value == "2"
    assert form("self with means")["obligations"].value == "None"


def test_dependents_are_counted_with_the_sponsor() -> None:
    assert form("large family")["dependents"].value == "10"
    assert form("self with means")["dependents"].value == "1"


def test_the_table_lists_dependents_and_people_of_other_promises() -> None:
    answers = form("for another")
    assert [answers[f"dependents.{row}.name"].value for row in (1, 2, 3)] == [
        "Nadia Rahimi",
        "Farid Rahimi",
        None,
    ]
    assert answers["dependents.2.receipt"].value == "IOE0912345670"
    assert answers["dependents.2.name"].path == ("sponsor", "obligations", 0, "name")
    assert gaps([answers["dependents.2.date_of_birth"]]) == {Gap.MISSING}


def test_people_beyond_nine_go_to_part_8() -> None:
    assert form("large family")["dependents.9.name"].value == "Child I Rahimi"
    assert told("large family", "2", "15") == (
        "Further dependents: Farid Rahimi, receipt IOE0912345670; Parwin Rahimi, receipt IOE0912345670; "
        "Said Karimi, 01/02/1990, Friend"
    )


def test_amounts_and_their_total() -> None:
    answers = form("for another")
    assert answers["income"].value == "82,000"
    assert answers["assets.1.amount"].value == "14,000.50"
    assert answers["assets.2.kind"].value == "Real Estate Holdings"
    assert answers["assets.total"].value == "104,000.50"
    assert form("self with means")["income"].value == "None"
    assert form("self with means")["assets.total"].value == "None"
    assert gaps([changed(**{"sponsor.income": None})["income"]]) == {Gap.MISSING}


def test_assets_beyond_six_go_to_part_8_and_count() -> None:
    answers = form("large family")
    assert [answers[f"assets.{row}.amount"].value for row in range(1, 7)] == [
        f"{number},000" for number in range(1, 7)
    ]
    assert answers["assets.total"].value == "28,000.25"
    assert told("large family", "2", "17") == (
        "Asset 7: Personal Property (net value), $7,000.25 (counted in the total), Second car, "
        "owned by a household member, Nadia Rahimi."
    )


@pytest.mark.parametrize(
    ("asset", "words"),
    [
        ({"owner": "joint"}, "Asset 1: owned jointly."),
        ({"owner": "household_member"}, "Asset 1: owned by a household member."),
        ({"owner_name": "Karim Rahimi"}, "Asset 1: owned by Karim Rahimi."),
        (
            {"appraised": "500000", "owed": "410000.5"},
            "Asset 1: appraised at $500,000, $410,000.50 still owed.",
        ),
    ],
)
def test_whose_an_asset_is(asset: dict[str, str], words: str) -> None:
    answers = changed(**{"sponsor.assets": [{**ASSETS[0], **asset}]})
    assert [one.text for one in answers.additions if one.key == "assets.1.kind"] == [words]


def test_contributions_name_the_house() -> None:
    words = "Housing, food and transport. The beneficiary will live at 1300 Elm St, Oakland, CA 94601."
    assert form("for another")["contributions.text"].value == words
    assert form("large family")["contributions"].value == "no"
    assert form("large family")["contributions.text"].value == "N/A"
    abroad = {
        "street": "5 Rue Haute",
        "unit": "3",
        "city": "Lyon",
        "postal_code": "69001",
        "country": "France",
    }
    elsewhere = changed(**{"sponsor.contributions": {"specific": "yes", "housing_address": abroad}})
    assert elsewhere["contributions.text"].value == (
        "The beneficiary will live at 5 Rue Haute, Unit 3, Lyon, 69001, France."
    )
    food = changed(**{"sponsor.contributions": {"specific": "yes", "text": "Food."}})
    assert food["contributions.text"].value == "Food."
    assert gaps([changed(**{"sponsor.contributions": REMOVE})["contributions"]]) == {Gap.MISSING}


def test_a_stay_has_an_end_or_none() -> None:
    assert form("for another")["stay.end"].value == "date"
    assert form("for another")["stay.until"].value == "10/10/2027"
    assert form("much to tell")["stay.end"].value == "no_end_date"
    assert gaps([form("much to tell")["stay.until"]]) == {Gap.NONE}


def test_the_stateless_are_explained_in_part_8() -> None:
    assert form("stateless")["beneficiary.citizenship"].value == "stateless"
    assert told("stateless", "3", "7") == "Born in a camp; no country has registered her."


def test_another_marital_status_is_explained() -> None:
    changes = {
        "beneficiary.marital_status": "other",
        "beneficiary.marital_explanation": "Married by custom only",
    }
    assert changed(**changes)["beneficiary.marital.other"].value == "Married by custom only"


def test_more_names_than_rows_go_to_part_8() -> None:
    assert form("large family")["sponsor.other_names.2.family"].value == "Rahimib"
    assert told("large family", "2", "2") == "Further other names: Rahimic, Karim"


def test_an_organization_is_named_in_part_8() -> None:
    words = "Filed for Helping Hands of Oakland by its authorized signatory, Executive Director"
    assert told("organization", "2", "1") == words


def test_statements_follow_the_language() -> None:
    english = changed(**{"signing.sponsor": {"reads_english": "yes"}})
    assert english["sponsor.reads"].value == "english"
    assert gaps([english["sponsor.language"], english["interpreter.language"]]) == {Gap.SKIPPED}
    assert english["sponsor.prepared"].value is None
    unknown = changed(**{"signing.sponsor": {"reads_english": "no"}})
    assert unknown["sponsor.reads"].value == "interpreter"
    assert gaps([unknown["sponsor.language"]]) == {Gap.MISSING}


def test_a_petitioner_who_sponsors_signs_alike() -> None:
    same = changed(signing={"petitioner": {"reads_english": "yes"}})
    assert same["sponsor.reads"].value == "english"
    other = changed(petitioner="beneficiary", signing={"petitioner": {"reads_english": "yes"}})
    assert gaps([other["sponsor.reads"]]) == {Gap.MISSING}


def test_helpers_are_named_where_they_sign() -> None:
    answers = form("for another")
    assert (answers["sponsor.prepared"].value, answers["sponsor.preparer"].value) == ("yes", "Ann Example")
    assert answers["preparer.name.family"].value == "Example"
    assert answers["interpreter.language"].value == "Dari"
    assert form("large family")["preparer.name.family"].value is None


def test_a_guardian_signs_on_page_8() -> None:
    entries = done("large family").entries
    assert [entry.page for entry in entries if entry.at == ("5", "6")] == [8]
    assert told("large family", "5", "6") == "Zahra Karimi (guardian) signs for Karim Rahimi"


def test_extensions_go_to_part_8() -> None:
    phones = {"day": "415 555 0123 ext. 7", "mobile": "415 555 0124 x8"}
    answers = changed(**{"sponsor.phones": phones})
    assert [one.text for one in answers.additions if one.key.endswith("phone")] == [
        "Daytime telephone: extension 7",
        "Mobile telephone: extension 8",
    ]


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("sponsor.place_of_birth.city", "Saint-Denis", "answer-signs"),
        ("sponsor.employment.employer", "Łódź Electric", "answer-letters"),
        ("sponsor.contributions.text", "A room in José’s house.", "answer-accents"),
    ],
)
def test_what_a_box_does_not_take_is_told_at_its_place(place: str, value: str, code: str) -> None:
    found = [one for one in findings(changed(**{place: value})) if one.code == code]
    assert {".".join(map(str, one.where.path)) for one in found} == {place}  # type: ignore[union-attr]


@pytest.mark.parametrize("variant", ["for another", "self with means", "large family"])
def test_answers_read_like_the_form(variant: str, golden: Callable[[str, str], None]) -> None:
    golden(f"answers/i-134-{variant.replace(' ', '-')}.txt", printed("I-134", variant))
