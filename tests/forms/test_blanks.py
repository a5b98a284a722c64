"""What is told about files that people offer as official forms."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parole_packet.diagnostics import Confidence
from parole_packet.forms.blanks import Verdict, identify
from parole_packet.forms.editions import editions
from parole_packet.law import Basis, Edition
from parole_packet.pdf.form_fields import BoxKind
from tests.corpus.form_drawing import draw
from tests.corpus.forms import BOXES, QUIRKS, QUIRKY, STAND_INS, stand_in, stand_in_of, write_boxes
from tests.corpus.spoiled_forms import SPOILED

OFFICIAL = {
    "I-131": "i-131-2025-01-20.pdf",
    "I-134": "i-134-2025-01-20.pdf",
    "G-28": "g-28-2018-09-17.pdf",
    "G-1145": "g-1145-2014-09-26.pdf",
    "I-912": "i-912-2025-07-22.pdf",
}
X1 = Edition(
    "x_1", "X-1", "01/02/26", date(2026, 1, 2), Basis("drawn", date(2026, 1, 2), Confidence.OFFICIAL)
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "form.pdf"


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_file_is_told_from_an_official_one(file: Path, name: str) -> None:
    verdict, build = SPOILED[name]
    file.write_bytes(build())
    assert identify(file, known=[*editions(), X1]).verdict is verdict


@pytest.mark.parametrize("form", STAND_INS)
def test_an_untouched_form_is_official(file: Path, form: str) -> None:
    file.write_bytes(stand_in(form))
    found = identify(file)
    assert (found.verdict, found.form, found.edition) == (Verdict.OFFICIAL, form, STAND_INS[form][0])
    assert found.pages == stand_in_of(form).pages


def test_a_locked_form_is_read_with_all_its_boxes(file: Path) -> None:
    file.write_bytes(draw(QUIRKY))
    found = identify(file, known=[X1])
    assert found.verdict is Verdict.OFFICIAL
    assert [(box.name, box.kind) for box in found.boxes] == [
        (box.name, box.kind) for page in (0, 1) for box in QUIRKS if box.page == page
    ]
    assert {box.value for box in found.boxes if box.kind is BoxKind.BARCODE} == {
        "X-1|01/02/26|1",
        "X-1|01/02/26|2",
    }


def test_an_edition_is_accepted_until_it_is_superseded(file: Path) -> None:
    ended = replace(X1, superseded_on=date(2026, 6, 1))
    file.write_bytes(draw(QUIRKY))
    assert identify(file, known=[ended], day=date(2026, 5, 31)).verdict is Verdict.OFFICIAL
    assert identify(file, known=[ended], day=date(2026, 6, 1)).verdict is Verdict.SUPERSEDED
    assert identify(file, known=[ended]).verdict is Verdict.SUPERSEDED


@pytest.mark.official
@pytest.mark.parametrize("form", OFFICIAL)
def test_the_official_form_has_the_boxes_of_its_stand_in(official_forms: Path, form: str) -> None:
    found = identify(official_forms / OFFICIAL[form])
    assert found.verdict is Verdict.OFFICIAL
    assert write_boxes(found.boxes) == (BOXES / f"{form.lower()}.txt").read_text("utf-8")


@pytest.mark.official
def test_every_official_file_is_told_what_it_is(official_forms: Path) -> None:
    verdicts = {path.stem: identify(path).verdict for path in sorted(official_forms.glob("*.pdf"))}
    assert len(verdicts) > 15
    for name, verdict in verdicts.items():
        expected = Verdict.OFFICIAL
        if "instr" in name:
            expected = Verdict.INSTRUCTIONS
        elif name.startswith("g-1450"):
            expected = Verdict.BY_HAND
        elif name in ("i-131-2016-12-23", "i-134-2014-02-19", "i-134-2016-11-30"):
            expected = Verdict.SUPERSEDED
        assert verdict is expected, name
