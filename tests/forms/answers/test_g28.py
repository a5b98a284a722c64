"""What Form G-28 says for attorneys and accredited representatives."""

from collections.abc import Callable, Iterable

import pytest

from parole_packet.forms.answers import g28
from parole_packet.forms.answers.findings import findings
from parole_packet.forms.answers.fit import fit
from parole_packet.forms.answers.record import Answer, FormAnswers, Gap
from tests.forms.answers.cases import VARIANTS, case_of
from tests.forms.answers.maps import rooms
from tests.forms.answers.printing import printed


def form(variant: str) -> FormAnswers:
    return g28.answers(VARIANTS[variant])


def gaps(answers: Iterable[Answer]) -> set[Gap | None]:
    return {answer.reason.gap if answer.reason else None for answer in answers}


def values(variant: str, *keys: str) -> list[str | None]:
    return [form(variant)[key].value for key in keys]


@pytest.mark.parametrize("variant", [name for name, case in VARIANTS.items() if case.representative])
def test_the_boxes_are_the_same_for_everyone(variant: str) -> None:
    assert [answer.key for answer in form(variant).answers] == [
        answer.key for answer in form("for another").answers
    ]


def test_parts_and_items_stand_in_the_order_of_the_form() -> None:
    listed = [answer.at for answer in form("for another").answers]
    assert [at.part for at in listed] == sorted(at.part for at in listed)
    assert set(g28.PARTS) == {at.part for at in listed}
    for number in g28.PARTS:
        items = [(int(at.item.split(".")[0]), at.item) for at in listed if at.part == number]
        assert items == sorted(items)


def test_without_a_representative_there_is_no_form() -> None:
    with pytest.raises(ValueError, match="nobody"):
        form("little known")


ATTORNEY = ("attorney", "licensing_authority", "bar_number", "restricted", "firm")
ACCREDITED = ("accredited", "recognized_organization", "accredited_on")


def test_an_attorney() -> None:
    answers = [form("for another")[f"representative.{key}"] for key in ATTORNEY]
    assert [answer.value for answer in answers] == [
        "yes",
        "Supreme Court of California",
        "000000",
        "am_not",
        None,
    ]
    others = [form("for another")[f"representative.{key}"] for key in ACCREDITED]
    assert [answer.value for answer in others] == [None, None, None]


def test_an_accredited_representative() -> None:
    answers = [form("accredited")[f"representative.{key}"] for key in ACCREDITED]
    assert [answer.value for answer in answers] == ["yes", "Example Legal Aid", "02/03/2020"]
    others = [form("accredited")[f"representative.{key}"] for key in ATTORNEY]
    assert [answer.value for answer in others] == [None] * 5


def test_what_makes_the_form_rejected_is_missing() -> None:
    attorney = g28.answers(case_of(**{"representative.licensing_authority": None}))
    assert gaps([attorney["representative.licensing_authority"]]) == {Gap.MISSING}
    accredited = g28.answers(case_of(**{"representative.kind": "accredited"}))
    keys = ("recognized_organization", "accredited_on")
    assert gaps(accredited[f"representative.{key}"] for key in keys) == {Gap.MISSING}


def test_a_limited_appearance_and_a_student() -> None:
    keys = ("associated_with", "associated_with.name", "law_student", "law_student.name")
    assert values("accredited", *(f"representative.{key}" for key in keys)) == [
        "yes",
        "Ann Example",
        "yes",
        "Kim Example",
    ]
    assert gaps([form("accredited")["law_student.signature"]]) == {Gap.BY_HAND}
    assert gaps([form("for another")["law_student.signature"]]) == {Gap.NONE}


def test_the_matter_stands_with_its_agency() -> None:
    keys = [f"appearance.{agency}{more}" for agency in ("uscis", "ice", "cbp") for more in ("", ".matter")]
    assert values("for another", *keys) == ["yes", "I-131, I-134", None, None, None, None]
    assert values("accredited", *keys) == [None, None, "yes", "Parole", None, None]


def test_the_client_is_whoever_files() -> None:
    assert form("for another")["client.name.family"].value == "Rahimi"
    assert form("for oneself")["client.name.family"].path == ("beneficiary", "name", "family")
    assert form("aunt")["client.a_number"].value == "012345678"
    assert gaps([form("for another")["client.a_number"]]) == {Gap.NONE}
    assert gaps([form("nobody files")["client.name.family"]]) == {Gap.MISSING}
    assert form("nobody files").signer is None


def test_an_organization_has_a_signatory() -> None:
    assert values("accredited", "client.organization.name", "client.organization.title") == [
        "Helping Hands of Oakland",
        "Executive Director",
    ]
    assert values("for another", "client.organization.name") == [None]


def test_addresses_are_in_the_united_states_or_abroad() -> None:
    keys = [f"client.mailing.{field}" for field in ("state", "zip", "postal_code", "country")]
    assert values("accredited", *keys) == [None, None, "79000", "Ukraine"]
    assert values("for another", *keys) == ["CA", "94601", None, "USA"]
    assert [form("for another")[key].at.item for key in keys] == ["13.d", "13.e", "13.g", "13.h"]


def test_what_has_no_box_goes_to_part_6() -> None:
    fitted = fit(form("accredited"), rooms("G-28"))
    assert [(entry.page, *entry.at, " ".join(entry.lines)) for entry in fitted.entries] == [
        (1, "1", "3.a", "In care of Bay Mail Rooms"),
        (1, "1", "4", "Daytime telephone: extension 4"),
        (2, "3", "10", "Daytime telephone: +380 32 555 0123"),
        (2, "3", "13.a", "In care of Olena Koval"),
        (3, "4", "2.a", "Olena Koval (guardian) signs for Karim Rahimi"),
    ]


def test_orders_are_explained_over_entries_that_all_fit() -> None:
    fitted = fit(form("restricted attorney"), rooms("G-28"))
    assert form("restricted attorney")["representative.restricted"].value == "am"
    told = " ".join(line for entry in fitted.entries for line in entry.lines)
    assert told == ("Suspended by consent in 2011. " * 30).strip()
    assert max(len(entry.lines) for entry in fitted.entries) == 10


def test_signatures_are_made_by_hand() -> None:
    keys = ("client.signature", "client.signed_on", "representative.signature", "representative.signed_on")
    assert gaps(form("for another")[key] for key in keys) == {Gap.BY_HAND}


def test_a_problem_of_an_address_names_its_own_item() -> None:
    found = findings(g28.answers(case_of(**{"representative.address.street": "1-3 Main St"})))
    assert any("Part 1, Item 3.a" in one.text for one in found if one.code == "answer-signs")


@pytest.mark.parametrize("variant", ["for another", "accredited"])
def test_answers_read_like_the_form(variant: str, golden: Callable[[str, str], None]) -> None:
    golden(f"answers/g-28-{variant.replace(' ', '-')}.txt", printed("G-28", variant))
