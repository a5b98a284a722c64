"""Every box of a form is decided, and every decision fits the answers."""

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest

from parole_packet.case.kinds import ClientRole, EmploymentStatus, EyeColor, HairColor, MaritalStatus, Status
from parole_packet.forms import fill
from parole_packet.forms.answers.fit import fit
from parole_packet.forms.answers.i134_means import ASSETS
from parole_packet.forms.answers.record import Answer, Gap
from parole_packet.forms.answers.registry import FORMS
from parole_packet.forms.answers.values import STATES
from parole_packet.forms.blanks import identify
from parole_packet.forms.maps import bind, form_map
from parole_packet.forms.readback import read_back
from parole_packet.pdf.form_fields import Box, BoxKind
from parole_packet.pdf.geometry import Rect
from tests.corpus.form_drawing import draw
from tests.corpus.forms import stand_in_of
from tests.forms.answers.cases import VARIANTS
from tests.forms.answers.maps import FILES, head, rooms, rows

BOXES = {"I-131": 339, "I-134": 240, "G-28": 101, "I-912": 221, "G-1145": 6}
SOCIAL_SECURITY = {"I-131": {"2/10"}, "I-912": {"2/7"}}
"""Items of numbers that are typed as N/A or left to the hand."""
DECISIONS = {"answer", "blank", "hand", "barcode"}


FILLED = pytest.mark.parametrize(
    ("form", "variant"),
    [(form, name) for form in FILES for name, case in VARIANTS.items() if FORMS[form].needed(case)],
)
"""Every form with every case that needs it."""


def fitted(form: str, variant: str) -> dict[str, Answer]:
    """The answers of one case as they stand in their boxes, by key."""
    answers = FORMS[form].answers(VARIANTS[variant])
    return {answer.key: answer for answer in fit(answers, rooms(form)).form.answers}


@pytest.fixture(params=FILES)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_row_has_one_decision(form: str) -> None:
    assert len(rows(form)) == BOXES[form]
    assert [row for row in rows(form) if len(DECISIONS & row.keys()) != 1] == []
    assert [field for field, count in Counter(row["field"] for row in rows(form)).items() if count > 1] == []


@FILLED
def test_every_bound_key_is_answered_at_its_item(form: str, variant: str) -> None:
    answers = fitted(form, variant)
    bound = [row for row in rows(form) if "answer" in row]
    assert {row["answer"] for row in bound} - answers.keys() == set()
    assert [row for row in bound if answers[row["answer"]].at.short != row["at"]] == []


@FILLED
def test_every_answer_with_a_value_has_one_box(form: str, variant: str) -> None:
    places = defaultdict(list)
    for row in rows(form):
        places[row.get("answer")].append(row)
    for key, answer in fitted(form, variant).items():
        if answer.value is None:
            continue
        boxes = places[key]
        if "on" in boxes[0]:
            boxes = [row for row in boxes if row["is"] == answer.value]
        assert len(boxes) == 1, key


def test_a_token_stands_once_in_its_group(form: str) -> None:
    tokens = Counter((row["answer"], row["is"]) for row in rows(form) if "is" in row)
    assert [pair for pair, count in tokens.items() if count > 1] == []


YES_NO = {"yes", "no"}
UNITS = {"apt", "ste", "flr"}
GROUPS: dict[str, dict[str, set[str]]] = {
    "I-131": {
        "petitioner.sex": {"male", "female"},
        "petitioner.refugee": YES_NO,
        "petitioner.mailing.unit_type": UNITS,
        "petitioner.physical.unit_type": UNITS,
        "beneficiary.mailing.unit_type": UNITS,
        "beneficiary.physical.unit_type": UNITS,
        "biographic.ethnicity": {"hispanic", "not_hispanic"},
        "biographic.eyes": {member.value for member in EyeColor},
        "biographic.hair": {member.value for member in HairColor},
        "history.proceedings": YES_NO,
        "history.reentry_permit": YES_NO,
        "history.advance_parole": YES_NO,
    },
    "I-134": {
        "basis": {"self", "another"},
        "sponsor.mailing.unit_type": UNITS,
        "sponsor.same_address": YES_NO,
        "sponsor.physical.unit_type": UNITS,
        "sponsor.status": {member.value for member in Status},
        "employment": {member.value for member in EmploymentStatus},
        "contributions": YES_NO,
        "beneficiary.sex": {"male", "female"},
        "beneficiary.marital": {member.value for member in MaritalStatus},
        "beneficiary.mailing.unit_type": UNITS,
        "beneficiary.same_address": YES_NO,
        "beneficiary.physical.unit_type": UNITS,
        "stay.end": {"date", "no_end_date"},
        "self.reads": {"english", "interpreter"},
        "sponsor.reads": {"english", "interpreter"},
    },
    "G-28": {
        "representative.mailing.unit_type": UNITS,
        "representative.restricted": {"am", "am_not"},
        "appearance.at_request_of": {member.value for member in ClientRole},
        "client.mailing.unit_type": UNITS,
    },
    "I-912": {
        "requestor.marital": {member.value for member in MaritalStatus},
        "employment": {"employed", "unemployed", "retired", "other"},
        "unemployment_benefits": YES_NO,
        "changed": YES_NO,
        "requestor.reads": {"english", "interpreter"},
        "interpreter.mailing.unit_type": UNITS,
        "preparer.mailing.unit_type": UNITS,
        "preparer.kind": {"not_attorney", "attorney"},
        "preparer.extends": {"extends", "ends"},
    },
    "G-1145": {},
}
"""The tokens of every group of boxes; a box of its own has the token `yes`."""


def test_a_group_has_a_box_for_each_token(form: str) -> None:
    found = defaultdict(set)
    for row in rows(form):
        if "is" in row:
            found[row["answer"]].add(row["is"])
    assert {key: tokens for key, tokens in found.items() if tokens != {"yes"}} == GROUPS[form]


@FILLED
def test_what_is_left_to_the_hand_is_so_in_the_map(form: str, variant: str) -> None:
    by_hand = {row["at"] for row in rows(form) if "hand" in row} | SOCIAL_SECURITY.get(form, set())
    inked = [
        answer
        for answer in fitted(form, variant).values()
        if answer.reason and answer.reason.gap is Gap.BY_HAND
    ]
    assert [answer.key for answer in inked if answer.at.short not in by_hand] == []


@FILLED
def test_every_value_fits_its_box(form: str, variant: str) -> None:
    space = rooms(form)
    done = fit(FORMS[form].answers(VARIANTS[variant]), space)
    for key, answer in ((answer.key, answer) for answer in done.form.answers if not answer.shown):
        if answer.value is None or key not in space:
            continue
        lines = done.lines.get(key, (answer.value,))
        assert len(lines) <= space[key].lines, key
        assert max(map(len, lines)) <= space[key].characters, key


@cache
def official_boxes(path: Path) -> dict[str, dict[str, Any]]:
    """Every box of an official blank, by its full name."""
    found: dict[str, dict[str, Any]] = {}
    reader = pypdf.PdfReader(path)
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            if widget["/Subtype"] != "/Widget":
                continue
            name, node = "", widget
            merged: dict[str, Any] = {}
            while node is not None:
                merged = {key: node[key] for key in node} | merged
                name = f"{node['/T']}.{name}" if "/T" in node else name
                node = node.get("/Parent", None)
                node = node and node.get_object()
            found[name.rstrip(".")] = {**merged, "page": number}
    return found


@pytest.mark.official
def test_the_map_has_every_box_of_the_official_form(form: str, official_forms: Path) -> None:
    boxes = official_boxes(official_forms / f"{FILES[form]}.pdf")
    root = head(form)["root"]
    assert {root + row["field"] for row in rows(form)} == set(boxes)
    for row in rows(form):
        box = boxes[root + row["field"]]
        assert int(row["page"]) == box["page"], row
        is_barcode = "BarCode" in row["field"]
        assert is_barcode is ("barcode" in row), row
        if not is_barcode:
            tip = hashlib.sha1(str(box["/TU"]).encode(), usedforsecurity=False).hexdigest()[:6]
            assert row["tip"] == tip, row


@pytest.mark.official
def test_boxes_take_what_the_map_puts_in(form: str, official_forms: Path) -> None:
    boxes = official_boxes(official_forms / f"{FILES[form]}.pdf")
    root = head(form)["root"]
    for row in (row for row in rows(form) if "answer" in row):
        box = boxes[root + row["field"]]
        left, bottom, right, top = map(float, box["/Rect"])
        if "on" in row:
            assert row["on"] in box["/AP"]["/N"], row
        elif row["as"] == "list":
            assert box["/FT"] == "/Ch", row
        else:
            lines = int(row.get("lines", "1"))
            width = 6.0 if lines > 1 else 4.8
            assert int(row["max"]) * width <= right - left - 4, row
            assert int(row["max"]) <= box.get("/MaxLen", 999), row
            assert lines * 18 <= top - bottom + 1 or lines == 1, row
            comb = bool(int(box.get("/Ff", 0)) & 1 << 24)
            assert (row["as"] == "comb") is comb, row
            assert not comb or int(row["max"]) == box["/MaxLen"], row


@pytest.mark.official
@pytest.mark.parametrize(
    ("form", "name"),
    [
        *FILES.items(),
        ("G-28", "g-28-2018-09-17-build-2018-09-14"),
        ("G-1145", "g-1145-2014-09-26-build-2017-10-17"),
    ],
)
def test_every_build_of_the_edition_takes_the_map(form: str, name: str, official_forms: Path) -> None:
    blank = identify(official_forms / f"{name}.pdf")
    binding, differences = bind(blank, form_map(form))
    assert differences == []
    assert binding is not None


def test_a_build_with_barcodes_takes_the_map(tmp_path: Path) -> None:
    form = stand_in_of("I-134")
    codes = [
        Box(f"form1[0].#pageSet[0].Page1[{page}].PDF417BarCode1[0]", page, BoxKind.BARCODE, Rect(192, 12, 462, 30),
            value=f"I-134|01/20/25|{page + 1}", preset=f"I-134|01/20/25|{page + 1}")
        for page in range(10)
    ]  # fmt: skip
    (tmp_path / "i-134.pdf").write_bytes(draw(replace(form, boxes=(*form.boxes, *codes))))
    blank = identify(tmp_path / "i-134.pdf")
    assert len(blank.boxes) == 250
    assert form_map("I-134").knows(blank.fingerprint)
    binding, differences = bind(blank, form_map("I-134"))
    assert differences == []
    assert binding is not None


@pytest.mark.official
@pytest.mark.parametrize(
    ("form", "variant"), [("I-134", "large family"), ("G-28", "accredited"), ("I-912", "all bases")]
)
def test_the_filled_official_form_reads_back(form: str, variant: str, official_forms: Path) -> None:
    path = official_forms / f"{FILES[form]}.pdf"
    binding, _ = bind(identify(path), form_map(form))
    assert binding is not None
    done = fit(FORMS[form].answers(VARIANTS[variant]), fill.rooms(binding))
    written, misfits = fill.plan(binding, done)
    assert misfits == []
    filled = fill.fill(binding.blank, written, path.read_bytes())
    assert read_back(filled.pdf, 0, filled, path.read_bytes()) == []


@pytest.mark.official
def test_lists_have_every_value(form: str, official_forms: Path) -> None:
    boxes = official_boxes(official_forms / f"{FILES[form]}.pdf")
    values = {
        "state": set(STATES),
        "feet": {str(number) for number in range(2, 9)},
        "inches": {str(number) for number in range(12)},
        "kind": set(ASSETS.values()),
    }
    for row in (row for row in rows(form) if row.get("as") == "list"):
        options = {str(option[0]).strip() for option in boxes[head(form)["root"] + row["field"]]["/Opt"]}
        assert options - {"", "N/A"} == values[row["answer"].split(".")[-1]], row


def test_maps_hold_no_words_of_the_forms(form: str) -> None:
    allowed = re.compile(r"[A-Za-z0-9 ,-]+")
    words = {row.get("blank") or row.get("hand") for row in rows(form)} - {None}
    assert [one for one in words if not allowed.fullmatch(str(one)) or len(str(one)) > 40] == []
