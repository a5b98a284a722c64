"""The deep look: blank pages of every kind of file, text layers, and nothing of them in the cache."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parole_packet.cache import Cache
from parole_packet.diagnostics import Where
from parole_packet.documents.intake import survey
from parole_packet.documents.reading import look_deep, read_typed
from parole_packet.facts import Facts
from tests.cli.minimal import write
from tests.conftest import Ran
from tests.corpus.images import BROKEN, IMAGES
from tests.corpus.pdfs import PDFS
from tests.corpus.raw import Raw, design

PAPER = (850, 1100)


def sheet(*words: str, paper: int = 245, mode: str = "L") -> Image.Image:
    """A scanned page: grainy paper, a shadow at its edge, and words if any."""
    image = Image.effect_noise(PAPER, 8).point(lambda value: min(255, value + paper - 128))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 8, PAPER[1]), fill=60)
    for row, word in enumerate(words):
        draw.text((100, 150 + 40 * row), word, fill=40, font_size=24)
    return image.convert(mode)


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF with a page for each way of drawing one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan(image: Image.Image) -> Callable[[Canvas], None]:
    picture = ImageReader(io.BytesIO(jpeg(image)))
    return lambda canvas: canvas.drawImage(picture, 0, 0, 612, 792)


def text(words: str, *, gray: float = 0) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.setFillGray(gray)
        canvas.drawString(72, 700, words)

    return page


def line(canvas: Canvas) -> None:
    canvas.line(72, 300, 540, 300)


def nothing(_canvas: Canvas) -> None:
    pass


def looked(folder: Path, name: str, data: bytes, cache: Cache | None = None) -> Facts:
    (folder / name).write_bytes(data)
    facts, _ = survey(folder, [(name, Where(), None)])
    return look_deep(read_typed(facts, folder), folder, cache)


def blank_pages(facts: Facts, name: str) -> list[int]:
    return [at for at, page in enumerate(facts.files[name].pages, 1) if "blank" in page.notes]


def test_blank_pages_of_a_pdf(tmp_path: Path) -> None:
    pages = (nothing, text("Maryam"), line, scan(sheet()), scan(sheet("1989")), scan(sheet(paper=210)))
    facts = looked(tmp_path, "a.pdf", drawn(*pages))
    assert blank_pages(facts, "a.pdf") == [1, 4, 6]
    assert [words.strip() for words in facts.texts["a.pdf"]] == ["", "Maryam", "", "", "", ""]


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "BMP", "JPEG"])
def test_blank_pictures(tmp_path: Path, kind: str) -> None:
    for words, expected in (((), [1]), (("Maryam Haidari",), [])):
        out = io.BytesIO()
        sheet(*words, mode="RGB").save(out, kind)
        assert blank_pages(looked(tmp_path, "a.bin", out.getvalue()), "a.bin") == expected


def test_blank_pages_of_a_scan_of_several(tmp_path: Path) -> None:
    out = io.BytesIO()
    first, *rest = [sheet("one"), sheet(), sheet("three"), sheet()]
    first.save(out, "TIFF", save_all=True, append_images=rest)
    assert blank_pages(looked(tmp_path, "a.tif", out.getvalue()), "a.tif") == [2, 4]


def test_a_picture_that_is_all_white_or_transparent_is_blank(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", PAPER, (0, 0, 0, 0)).save(out, "PNG")
    assert blank_pages(looked(tmp_path, "a.png", out.getvalue()), "a.png") == [1]


def test_typed_files_are_read_without_a_deep_look(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\ufeffMaryam\n", "utf-8")
    facts, _ = survey(tmp_path, [("a.md", Where(), None)])
    assert read_typed(facts, tmp_path).texts == {"a.md": ("Maryam\n",)}


def test_the_cache_keeps_which_pages_are_blank_and_no_word(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    case = tmp_path / "case"
    case.mkdir()
    data = drawn(text("Maryam Haidari, 219-09-9998"), nothing)
    first = looked(case, "a.pdf", data, cache)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file())
    assert kept[32:] == b"[false,true]"
    assert looked(case, "a.pdf", data, cache) == first
    assert looked(case, "a.pdf", drawn(nothing, nothing), cache) != first


@pytest.mark.parametrize("kind", ["pdfs", "images"])
def test_nothing_odd_stops_the_look(tmp_path: Path, kind: str) -> None:
    samples = PDFS if kind == "pdfs" else {**IMAGES, **BROKEN}
    for number, (name, sample) in enumerate(samples.items()):
        build = sample[0] if isinstance(sample, tuple) else getattr(sample, "build", sample)
        data = build()
        facts = looked(tmp_path, f"{number}.bin", data)
        for path, file in facts.files.items():
            assert len(facts.texts.get(path, ())) in (0, len(file.pages)), name


def test_text_that_lies_on_a_scan_is_told_apart(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        scan(sheet("Maryam"))(canvas)
        canvas.beginText().setTextRenderMode(3)
        canvas.drawString(72, 700, "Maryam")

    facts = looked(tmp_path, "a.pdf", drawn(page, text("Maryam"), scan(sheet("Maryam"))))
    assert ["scanned" in one.notes for one in facts.files["a.pdf"].pages] == [True, False, False]


def test_check_deep_from_the_command_line(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAROLE_PACKET_CACHE", str(tmp_path / "cache"))
    case = write(tmp_path / "case")
    (case.parent / "exhibits" / "letter.pdf").write_bytes(
        drawn(nothing, text("We have accepted Maryam Haideri, SSN 219-09-9998."))
    )
    (case.parent / "exhibits" / "photo.jpg").write_bytes(jpeg(Image.linear_gradient("L").resize((900, 600))))
    deep = ("document-differs", "blank-page", "number-shown", "no-text-layer")
    for _ in range(2):  # the second time out of the cache
        shown = run("check", case, "--deep", "--today", "2026-11-23", "--format", "concise").stdout
        assert [code for code in deep if code not in shown] == []
        assert "9998" not in shown
    plain = run("check", case, "--today", "2026-11-23", "--format", "concise").stdout
    assert [code for code in deep if code in plain] == []


def test_a_page_of_odd_turns_and_boxes_is_seen(tmp_path: Path) -> None:
    pdf = Raw()
    pdf.page(design("turned", (0, 0, 400, 400)), "/Rotate 90", box=(0, 0, 400, 400))
    assert blank_pages(looked(tmp_path, "a.pdf", pdf.build()), "a.pdf") == []
