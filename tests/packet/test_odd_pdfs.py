"""Every odd PDF is filed as a person sees it, or refused by name: never filed wrong, never lost."""

from pathlib import Path

import pikepdf
import pytest

from tests.corpus.pdfs import PDFS
from tests.fuzzing.judging import judge
from tests.packet.making import look, make

MAY_COME = {"fine": {"built"}, "refuse": {"refused"}, "either": {"built", "refused"}}


@pytest.mark.parametrize("name", PDFS)
def test_an_odd_pdf_is_filed_right_or_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    outcome = judge(tmp_path, "odd.pdf")
    assert outcome.verdict in MAY_COME[PDFS[name].verdict], (outcome.codes, outcome.worst, outcome.why)


@pytest.mark.parametrize("name", ["flate-cut", "flate-damaged", "flate-against-its-checksum"])
def test_a_page_that_is_spoiled_inside_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    assert judge(tmp_path, "odd.pdf").codes == ("pdf-repair-lost",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("page-that-inherits-from-nobody", "pdf-repair-lost"),
        ("layer-of-another-type", "pdf-layer-stuck"),
    ],
)
def test_what_readers_dispute_is_refused(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[name].build())
    assert judge(tmp_path, "odd.pdf").codes == (code,)


@pytest.mark.parametrize("pack", ["hex", "85", "flate"])
def test_a_packed_photo_loses_what_the_camera_knew(pack: str, tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(PDFS[f"image-jpeg-packed-{pack}"].build())
    facts, found = look(tmp_path, "odd.pdf")
    assert [finding.code for finding in found] == ["photo-data"]
    with pikepdf.open(make(tmp_path, facts, "odd.pdf").path) as packet:
        pictures = [
            item
            for item in packet.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode"
        ]
        assert [picture.DecodeParms.ColorTransform for picture in pictures] == [1]
        assert [b"Exif" in picture.read_raw_bytes() for picture in pictures] == [False]
