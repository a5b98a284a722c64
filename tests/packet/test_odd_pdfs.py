"""Every odd PDF is filed as a person sees it, or refused by name: never filed wrong, never lost."""

from pathlib import Path

import pytest

from tests.corpus.pdfs import PDFS
from tests.fuzzing.judging import judge

MAY_COME = {"fine": {"built"}, "refuse": {"refused"}, "either": {"built", "refused"}}


@pytest.mark.parametrize("name", PDFS)
def test_an_odd_pdf_is_filed_right_or_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    outcome = judge(tmp_path, "odd.pdf")
    assert outcome.verdict in MAY_COME[PDFS[name].verdict], (outcome.codes, outcome.worst, outcome.why)
