"""Forms that were completed elsewhere, each with one fault: another letter, mark or edition, at its place."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from parole_packet.case.filing import FormCopy
from parole_packet.case.load import load_case
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.forms.answers.registry import answers_for
from parole_packet.forms.copies import check_copy
from parole_packet.forms.fill import Written
from parole_packet.forms.maps import Binding
from parole_packet.forms.prepare import PreparedForm, prepare_forms
from parole_packet.pdf.form_fields import BoxKind
from tests.corpus.form_drawing import draw
from tests.corpus.forms import STAND_INS, stand_in, stand_in_of

CASES = Path(__file__).parents[2] / "cases"
SEED, WORDS, MARKS = 131, 3, 2
PAIRS = [
    ("funeral", "I-131"),
    ("medical", "I-134"),
    ("protection", "G-28"),
    ("protection", "I-131"),
    ("medical", "G-1145"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    for form in STAND_INS:
        (folder / f"{form}.pdf").write_bytes(stand_in(form))
    return folder


@cache
def case_of(name: str) -> Case:
    case = load_case(CASES / name / "case.yaml").case
    assert case is not None
    return case


def prepared(name: str, form: str, library: Path) -> PreparedForm:
    ready = prepare_forms(case_of(name), library, library=library)
    return next(one for one in ready.forms if one.form == form)


def told(name: str, form: str, path: Path, binding: Binding | None) -> list[Diagnostic]:
    case = case_of(name)
    answers = next(one for one in answers_for(case) if one.form == form)
    copy = FormCopy(file=path.name)
    return check_copy(form, path, copy, answers, binding, case.filing.mailing_date)[0]


def spoiled(form: PreparedForm) -> Iterator[tuple[Written, tuple[Written, ...]]]:
    """Yield a box and the form with a fault in it: a sign of an answer changed, a mark set or taken away."""
    chance = random.Random(SEED)  # noqa: S311
    words = [one for one in form.written if one.lines and one.box.kind is BoxKind.TEXT]
    marks = [one for one in form.written if one.box.kind is BoxKind.TICK]
    for one in chance.sample(words, min(WORDS, len(words))) + chance.sample(marks, min(MARKS, len(marks))):
        if one.box.kind is BoxKind.TICK:
            wrong = replace(one, state="" if one.state else one.box.states[0])
        else:
            wrong = replace(one, lines=(_slip(one.lines[0]), *one.lines[1:]))
        yield one, tuple(wrong if other is one else other for other in form.written)


def _slip(word: str) -> str:
    at = len(word) // 2
    if word[at].isdigit():
        return word[:at] + str((int(word[at]) + 4) % 10) + word[at + 1 :]
    return word[:at] + ("x" if word[at] != "x" else "o") + word[at + 1 :]


@pytest.mark.parametrize(("name", "number"), PAIRS)
@pytest.mark.parametrize("kind", ["editable", "flattened"])
def test_every_fault_in_a_completed_form_is_told_at_its_box(
    tmp_path: Path, library: Path, name: str, number: str, kind: str
) -> None:
    form = prepared(name, number, library)
    path = tmp_path / "done.pdf"
    for box, written in (None, form.written), *spoiled(form):
        other = replace(form, written=written)
        path.write_bytes(other.editable() if kind == "editable" else other.fill().pdf)
        findings = told(name, number, path, form.binding)
        expected = [] if box is None else [("form-copy-differs", box.box.page + 1, box.at)]
        assert [(one.code, one.args.get("page"), one.args.get("at")) for one in findings] == expected
        for one in findings:
            assert all(isinstance(place.where, Where) and place.where.path for place in one.related)


@pytest.mark.parametrize(("form", "edition"), [("I-131", "12/23/16"), ("I-134", "11/30/16")])
def test_a_completed_form_of_an_old_edition_is_refused(
    tmp_path: Path, library: Path, form: str, edition: str
) -> None:
    drawn = stand_in_of(form)
    boxes = [
        replace(box, value=f"{form}|{edition}|{box.page + 1}") if box.kind is BoxKind.BARCODE else box
        for box in drawn.boxes
    ]
    path = tmp_path / "done.pdf"
    path.write_bytes(draw(replace(drawn, edition=edition, boxes=boxes)))
    assert [one.code for one in told("medical", form, path, None)] == ["form-copy-wrong"]


def test_a_form_with_boxes_is_compared_without_an_empty_form(tmp_path: Path, library: Path) -> None:
    form = prepared("medical", "I-134", library)
    path = tmp_path / "done.pdf"
    for _box, written in spoiled(form):
        path.write_bytes(replace(form, written=written).editable())
        assert [one.code for one in told("medical", "I-134", path, None)] == ["form-copy-differs"]
    path.write_bytes(form.editable())
    assert told("medical", "I-134", path, None) == []


def test_a_flattened_form_needs_the_empty_one(tmp_path: Path, library: Path) -> None:
    form = prepared("medical", "I-134", library)
    path = tmp_path / "done.pdf"
    path.write_bytes(form.fill().pdf)
    assert [one.code for one in told("medical", "I-134", path, None)] == ["form-copy-unread"]


def test_a_form_that_the_case_does_not_call_for_is_told(tmp_path: Path, library: Path) -> None:
    text = (CASES / "medical" / "case.yaml").read_text("utf-8")
    (tmp_path / "case.yaml").write_text(text + "\nforms: {G-28: done.pdf, I-912: done.pdf}\n", "utf-8")
    shutil.copy(library / "G-28.pdf", tmp_path / "done.pdf")
    case = load_case(tmp_path / "case.yaml").case
    assert case is not None
    found = prepare_forms(case, tmp_path, library=library).findings
    unneeded = [
        one.where.pointer
        for one in found
        if one.code == "form-copy-unneeded" and isinstance(one.where, Where)
    ]
    assert unneeded == ["forms.G-28", "forms.I-912"]
