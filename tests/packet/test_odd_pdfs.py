"""Every odd PDF is filed as a person sees it, or refused by name: never filed wrong, never lost."""

from pathlib import Path

import pytest

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Severity
from parole_packet.packet.plan import PartKind
from parole_packet.pdf.annotations import pictureless
from parole_packet.pdf.compare import ALIKE, difference
from parole_packet.pdf.geometry import framed
from parole_packet.pdf.layers import layers
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.reader import open_pdf
from tests.corpus.pdfs import PDFS
from tests.packet.making import look, make

MOST_DRAWN = 20
"""Pages of one file that are drawn: files with more of them repeat themselves."""


@pytest.mark.parametrize("name", PDFS)
def test_an_odd_pdf_is_filed_right_or_refused(name: str, tmp_path: Path) -> None:
    sample = PDFS[name]
    (tmp_path / "odd.pdf").write_bytes(sample.build())
    facts, findings = look(tmp_path, "odd.pdf")
    errors = [found.code for found in findings if CATALOG[found.code].severity is Severity.ERROR]
    if errors:
        assert sample.verdict != "fine", errors
        return
    assert sample.verdict != "refuse"
    made = make(tmp_path, facts, "odd.pdf")
    assert made.failures() == []
    worst = largest(made.path, facts.files["odd.pdf"].place(tmp_path), made.plan)
    assert worst <= ALIKE


def largest(packet: Path, source: Path, plan) -> float:
    """Return the largest block difference of all pages, each drawn before and after on the same grid."""
    with open_pdf(source) as opened:
        sizes = [page.size for page in opened.pages]
        found = layers(opened)
        without = [pictureless(page, found) for page in opened.pages]
    with renderer(source) as drawn:
        visible = len(drawn)
    worst = 0.0
    with renderer(packet) as drawn:
        for page in plan.pages:
            index = page.source.index
            if page.part.kind is PartKind.ORIGINAL and index < min(visible, MOST_DRAWN):
                where = framed(*sizes[index])
                off = difference(source, index, drawn, page.number - 1, where, without=without[index])
                worst = max(worst, off)
    return worst
