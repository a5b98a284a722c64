"""A packet in volumes: nothing that belongs together is parted, numbers go on, and the set is whole."""

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from tests.cli.test_max_size import MANIFEST, PACKET, manifest, write
from tests.conftest import Ran

from parole_packet.cli import app
from parole_packet.pdf.raster import renderer
from parole_packet.pdf.witness import PacketWitness

Run = Callable[..., Ran]
LIMIT = "250kB"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case and its packet in volumes, built once for all tests that only look."""
    folder = tmp_path_factory.mktemp("volumes")
    write(folder / "case")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAROLE_PACKET_FORMS", str(folder / "no-forms"))
        patch.setenv("PAROLE_PACKET_CACHE", str(folder / "cache"))
        assert app.run(["build", str(folder / "case"), "--max-size", LIMIT]) == 0
    return folder / "case"


@pytest.fixture
def built(once: Path) -> Path:
    return once / "out"


@pytest.fixture
def again(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all that, to be built again."""
    monkeypatch.setenv("PAROLE_PACKET_CACHE", str(once.parent / "cache"))
    shutil.copytree(once, tmp_path / "case")
    return tmp_path / "case"


def volumes(out: Path) -> list[Path]:
    return sorted(out.glob("packet-draft-*-of-*.pdf"))


def test_each_volume_is_under_the_limit_and_they_are_named_in_order(built: Path) -> None:
    found = volumes(built)
    assert [path.name for path in found] == [
        f"packet-draft-{number}-of-{len(found)}.pdf" for number in range(1, len(found) + 1)
    ]
    assert len(found) > 2
    assert max(path.stat().st_size for path in found) <= 250_000
    assert not (built / PACKET).exists()
    told = manifest(built)
    assert [entry["file"] for entry in told["sizes"]["volumes"]] == [path.name for path in found]
    assert {path.name for path in found} <= set(told["outputs"])
    sheet = (built / "filing-day-draft.md").read_text("utf-8")
    assert all(path.name in sheet for path in found)


def test_pages_count_on_from_volume_to_volume(built: Path) -> None:
    total = len(manifest(built)["pages"])
    spans = [entry["packet_pages"] for entry in manifest(built)["sizes"]["volumes"]]
    assert (spans[0][0], spans[-1][1]) == (1, total)
    assert all(one[1] + 1 == other[0] for one, other in pairwise(spans))
    for path, (first, last) in zip(volumes(built), spans, strict=True):
        with pikepdf.open(path) as pdf:
            seen = PacketWitness(pdf, first=first)
            assert seen.page_count == last - first + 1
            assert [seen.label(number) for number in range(first, last + 1)] == [
                str(number) for number in range(first, last + 1)
            ]
            assert seen.see(last).footer[-1][2] == f"Packet page {last} of {total}"
            (root,) = seen.outline()
            assert root.title.startswith("Humanitarian parole filing, volume ")
            assert root.page == first
            assert all(first <= link.target <= last for n in range(first, last + 1) for link in seen.links(n))


def test_no_exhibit_and_no_form_is_split(built: Path) -> None:
    spans = [range(entry[0], entry[1] + 1) for entry in (e["packet_pages"] for e in volumes_told(built))]
    for key in {unit(page) for page in manifest(built)["pages"]}:
        pages = [page["number"] for page in manifest(built)["pages"] if unit(page) == key]
        assert any(set(pages) <= set(span) for span in spans), key


def volumes_told(out: Path) -> list[dict]:
    return manifest(out)["sizes"]["volumes"]


def unit(page: dict) -> str:
    return page["exhibit"] or page["part"]


def test_the_first_index_says_where_everything_is_and_each_volume_has_its_own(built: Path) -> None:
    first, *later = (text(path) for path in volumes(built))
    for number, words in enumerate(later, 2):
        assert f"Index of exhibits, volume {number} of {len(later) + 1}" in words
    for title in ("Passport", "Report of the hospital", "Photo of the home"):
        there = next((number for number, words in enumerate(later, 2) if f"{title} " in words), 1)
        assert f"{title} (volume {there})" in first
    assert any("Photo of the home" in words for words in later)


def text(path: Path) -> str:
    with renderer(path) as document:
        words = "\n".join(document.text(index) for index in range(len(document)))
    return " ".join(words.split())


def test_a_citation_of_another_volume_names_it_and_is_no_link(built: Path) -> None:
    statement = next(page["number"] for page in manifest(built)["pages"] if page["part"] == "statement")
    with renderer(volumes(built)[0]) as document:
        words = " ".join(document.text(statement - 1).replace("\xa0", " ").split())
    home = next(
        number
        for number, entry in enumerate(volumes_told(built), 1)
        for page in manifest(built)["pages"]
        if page["part"] == "exhibit:home:original"
        and entry["packet_pages"][0] <= page["number"] <= entry["packet_pages"][1]
    )
    assert f"Exhibit E in volume {home}, page 2" in words


def test_volumes_of_an_earlier_build_do_not_stay(again: Path, run: Run) -> None:
    out = again / "out"
    many = volumes(out)
    ended = run("build", again, "--max-size", "400kB", "-q")
    assert ended.code == 0
    fewer = volumes(out)
    assert ended.stdout.split() == [str(path) for path in fewer]
    assert 1 < len(fewer) < len(many)
    assert not {path.name for path in many} & {path.name for path in fewer}
    assert run("build", again).code == 0
    assert volumes(out) == []
    assert (out / PACKET).exists()
    assert run("build", again, "--max-size", "400kB").code == 0
    assert volumes(out) == fewer
    assert not (out / PACKET).exists()


def test_a_volume_somebody_wrote_on_stays_and_is_told(again: Path, run: Run) -> None:
    signed = volumes(again / "out")[1]
    with signed.open("ab") as file:
        file.write(b"% my note")
    ended = run("build", again)
    assert ended.code == 0
    assert volumes(again / "out") == [signed]
    assert f"not part of what was built: {signed}" in ended.stderr
    assert signed.name not in (again / "out" / MANIFEST).read_text("utf-8")
