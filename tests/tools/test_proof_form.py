"""Every box of a form takes what it is said to take."""

from pathlib import Path

import pytest
from tests.corpus.forms import stand_in
from tests.forms.test_blanks import OFFICIAL
from tools.proof_form import main, proof


def test_a_form_is_filled_to_its_limit_and_read_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = tmp_path / "g-28.pdf"
    blank.write_bytes(stand_in("G-28"))
    assert main([str(blank), str(tmp_path / "proof.pdf")]) == 0
    assert capsys.readouterr().out == "101 boxes filled to their limit and read back\n"
    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.official
@pytest.mark.parametrize("form", OFFICIAL)
def test_every_official_box_takes_what_it_is_said_to_take(official_forms: Path, form: str) -> None:
    filled, faults = proof(official_forms / OFFICIAL[form])
    assert faults == []
    assert len(filled.boxes) > 5
