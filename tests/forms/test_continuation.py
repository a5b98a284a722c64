"""What no box can take stands on an attached sheet, whole and ready to sign."""

from dataclasses import replace
from pathlib import Path

from parole_packet.case.load import load_case
from parole_packet.case.people import OtherName
from parole_packet.forms.continuation import continuation_story
from parole_packet.forms.prepare import PreparedForm, prepare_forms
from parole_packet.pdf.raster import renderer
from parole_packet.typeset.press import Press
from tests.corpus.forms import stand_in
from tests.forms.test_prepare import EXAMPLE


def prepared(tmp_path: Path, count: int) -> PreparedForm:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "i-131.pdf").write_bytes(stand_in("I-131"))
    case = load_case(EXAMPLE).case
    assert case is not None
    names = tuple(
        OtherName.model_validate({"family": f"Family {spelled(n)}", "given": f"Given {spelled(n)}"})
        for n in range(count)
    )
    case = case.model_copy(update={"beneficiary": case.beneficiary.model_copy(update={"other_names": names})})
    return next(one for one in prepare_forms(case, tmp_path).forms if one.form == "I-131")


def spelled(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def test_nothing_is_attached_when_everything_fits(tmp_path: Path) -> None:
    assert continuation_story(prepared(tmp_path, 2)) is None


def test_what_does_not_fit_is_attached_whole(tmp_path: Path) -> None:
    form = prepared(tmp_path, 60)
    story = continuation_story(form)
    assert story is not None
    press = Press(title="test")
    count = press.set("sheet", story)
    with renderer(press.finish().pdf) as pages:
        texts = [" ".join(pages.text(index).split()) for index in range(count)]
    on_form = " ".join(line for one in form.written for line in one.lines)
    for number in range(60):
        assert f"Given {spelled(number)}" in on_form + " " + " ".join(texts)
    for text in texts:
        assert form.answers.signer is not None
        assert f"Signature of {form.answers.signer.name}" in text
        assert "A-Number" in text
    assert "Page 6, Part 2, Item Number 17" in texts[0]


def test_without_a_signer_there_is_no_sheet_to_sign(tmp_path: Path) -> None:
    form = prepared(tmp_path, 60)
    assert continuation_story(replace(form, answers=replace(form.answers, signer=None))) is None
