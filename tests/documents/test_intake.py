"""The survey of a case folder: every file found and measured, every problem told with its way out."""

import hashlib
import stat
import unicodedata
from pathlib import Path

import pytest

from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Severity, Where
from parole_packet.documents import intake, paths
from parole_packet.documents.intake import Wanted, pages_place, survey
from parole_packet.facts import Facts, FileKind
from tests.corpus import images
from tests.corpus.images import IMAGES
from tests.corpus.pdf_geometry import BOXES, ROTATIONS, boxes_file, seen_size
from tests.corpus.pdfs import PDFS

PHOTO = IMAGES["jpeg-orientation-1"]()
SCAN = PDFS["object-streams"].build()


def at(number: int = 0, key: str = "file") -> Where:
    return Where(("exhibits", number, key))


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def look(folder: Path, *names: str, pages: str | None = None) -> tuple[Facts, list[Diagnostic]]:
    facts, found = survey(folder, [Wanted(name, at(number), pages) for number, name in enumerate(names)])
    for diagnostic in found:
        assert diagnostic.code in CATALOG
        assert "{" not in diagnostic.text + diagnostic.words(diagnostic.help)
    return facts, found


def only(folder: Path, name: str, pages: str | None = None) -> Diagnostic:
    _, found = look(folder, name, pages=pages)
    (diagnostic,) = found
    return diagnostic


def is_error(diagnostic: Diagnostic) -> bool:
    return CATALOG[diagnostic.code].severity is Severity.ERROR


def test_files_are_measured_and_keyed_as_written(tmp_path: Path) -> None:
    write(tmp_path, "exhibits/photo.jpg", images.saved(images.scene(1600, 1200), "JPEG", dpi=(400, 300)))
    write(tmp_path, "exhibits/scan.pdf", SCAN)
    write(tmp_path, "letter.md", b"# Dear officer")
    facts, found = look(tmp_path, "exhibits/photo.jpg", "exhibits/../exhibits/scan.pdf", "letter.md")
    assert found == []
    assert list(facts.files) == ["exhibits/photo.jpg", "exhibits/../exhibits/scan.pdf", "letter.md"]
    photo, scan, letter = facts.files.values()
    assert (photo.kind, photo.pages[0].width, photo.pages[0].height, photo.pages[0].dpi) == (
        FileKind.JPEG,
        288,
        288,
        300,
    )
    assert (scan.path, scan.kind, len(scan.pages), scan.size) == (
        "exhibits/scan.pdf",
        FileKind.PDF,
        3,
        len(SCAN),
    )
    assert scan.sha256 == hashlib.sha256(SCAN).hexdigest()
    assert (letter.kind, letter.pages) == (FileKind.TEXT, ())


@pytest.mark.parametrize("name", [name for name, sample in PDFS.items() if sample.verdict == "fine"])
def test_every_odd_pdf_is_measured(name: str, tmp_path: Path) -> None:
    sample = PDFS[name]
    write(tmp_path, "odd.pdf", sample.build())
    facts, found = look(tmp_path, "odd.pdf")
    pages = facts.files["odd.pdf"].pages
    seen = {*facts.files["odd.pdf"].notes, *(note for page in pages for note in page.notes)}
    assert len(pages) == sample.pages
    assert seen == set(sample.notes)
    unseen = {"filled-without-appearance", "mark-without-appearance"} & seen
    assert any(map(is_error, found)) == bool(unseen)


@pytest.mark.parametrize(("box", "unit"), [(box, unit) for box in BOXES for unit in (1, 2)])
def test_pages_are_measured_as_a_person_sees_them(box: str, unit: int, tmp_path: Path) -> None:
    write(tmp_path, "pages.pdf", boxes_file(box, unit))
    pages = look(tmp_path, "pages.pdf")[0].files["pages.pdf"].pages
    for rotation, page in zip(ROTATIONS, pages, strict=True):
        assert (page.width, page.height) == pytest.approx(seen_size(box, rotation, unit))


@pytest.mark.parametrize("name", [name for name, sample in PDFS.items() if sample.verdict == "refuse"])
def test_every_hopeless_pdf_is_refused(name: str, tmp_path: Path) -> None:
    write(tmp_path, "odd.pdf", PDFS[name].build())
    assert look(tmp_path, "odd.pdf")[0].files == {}
    assert only(tmp_path, "odd.pdf").code == f"pdf-{PDFS[name].kind}"


@pytest.mark.parametrize("name", [name for name, sample in PDFS.items() if sample.verdict == "either"])
def test_every_doubtful_pdf_is_measured_whole_or_refused(name: str, tmp_path: Path) -> None:
    write(tmp_path, "odd.pdf", PDFS[name].build())
    facts, found = look(tmp_path, "odd.pdf")
    if "odd.pdf" in facts.files:
        assert len(facts.files["odd.pdf"].pages) == PDFS[name].pages
    else:
        assert len(found) == 1
        assert found[0].code in ("pdf-damaged", "pdf-external", "pdf-password", "pdf-layer-stuck")


@pytest.mark.parametrize("name", images.BROKEN)
def test_every_broken_picture_is_refused(name: str, tmp_path: Path) -> None:
    build, code = images.BROKEN[name]
    write(tmp_path, "photo.jpg", build())
    facts, found = look(tmp_path, "photo.jpg")
    assert facts.files == {}
    assert [diagnostic.code for diagnostic in found if is_error(diagnostic)] == [code]


@pytest.mark.parametrize(
    "written",
    [
        "/etc/hosts",
        "../secret.pdf",
        "a/../../secret.pdf",
        "~/x.pdf",
        "C:/x.pdf",
        "c:x.pdf",
        "\\\\host\\x",
        "..",
    ],
)
def test_a_path_that_leaves_the_case_is_refused(written: str, tmp_path: Path) -> None:
    write(tmp_path, "secret.pdf", SCAN)
    write(tmp_path, "case/a/x.pdf", SCAN)
    assert only(tmp_path / "case", written).code == "path-leaves-case"


def test_links_are_followed_inside_the_case_and_nowhere_else(tmp_path: Path) -> None:
    case = tmp_path / "case"
    write(tmp_path, "secret.pdf", SCAN)
    write(case, "scan.pdf", SCAN)
    (case / "good.pdf").symlink_to("scan.pdf")
    (case / "bad.pdf").symlink_to(tmp_path / "secret.pdf")
    (case / "folder").symlink_to(tmp_path)
    (case / "broken.pdf").symlink_to("nothing.pdf")
    facts, found = look(case, "good.pdf", "bad.pdf", "folder/secret.pdf", "broken.pdf")
    assert list(facts.files) == ["good.pdf"]
    assert facts.files["good.pdf"].path == "scan.pdf"
    assert [diagnostic.code for diagnostic in found] == [
        "path-leaves-case",
        "path-leaves-case",
        "file-missing",
    ]


def test_a_case_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "true/scan.pdf", SCAN)
    (tmp_path / "link").symlink_to("true")
    assert look(tmp_path / "link", "scan.pdf")[1] == []


@pytest.mark.parametrize(
    ("there", "written", "better"),
    [
        ("exhibits/Passport.JPG", "exhibits/passport.jpg", "exhibits/Passport.JPG"),
        ("Exhibits/passport.jpg", "exhibits/passport.jpg", "Exhibits/passport.jpg"),
        (
            unicodedata.normalize("NFD", "résumé.pdf"),
            "résumé.pdf",
            unicodedata.normalize("NFD", "résumé.pdf"),
        ),
        ("pass port.jpg", "Pass  Port.jpg", "pass port.jpg"),
        ("exhibits/pasport.jpg", "exhibits/passport.jpg", "exhibits/pasport.jpg"),
        ("exhibits/passport.jpg", "passport.jpg", "exhibits/passport.jpg"),
        ("exhibits/passport.jpg", "exhibits\\passport.jpg", "exhibits/passport.jpg"),
        ("exhibits/passport.jpg", "exhibit/passport.jpg", "exhibits/passport.jpg"),
    ],
)
def test_a_missing_file_is_suggested(there: str, written: str, better: str, tmp_path: Path) -> None:
    write(tmp_path, there, PHOTO)
    diagnostic = only(tmp_path, written)
    assert diagnostic.code == "file-missing"
    assert f"`{better}`" in diagnostic.words(diagnostic.help)


def test_letters_stored_another_way_are_explained(tmp_path: Path) -> None:
    write(tmp_path, unicodedata.normalize("NFD", "résumé.pdf"), SCAN)
    diagnostic = only(tmp_path, "résumé.pdf")
    assert "stored another way" in diagnostic.help


@pytest.mark.parametrize("written", ["nothing.pdf", "scan.pdf/page", "a\0b.pdf", "x" * 5000, " "])
def test_a_file_that_is_nowhere_is_missing(written: str, tmp_path: Path) -> None:
    write(tmp_path, "scan.pdf", SCAN)
    assert only(tmp_path, written).code == "file-missing"


def test_a_file_still_in_the_cloud_is_told(tmp_path: Path) -> None:
    write(tmp_path, ".scan.pdf.icloud", b"bplist")
    assert "iCloud" in only(tmp_path, "scan.pdf").text


def test_the_search_for_a_missing_name_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_SEARCHED", 3)
    for number in range(5):
        write(tmp_path, f"a/{number}", b"")
    write(tmp_path, "z/scan.pdf", SCAN)
    assert only(tmp_path, "scan.pdf").help == ""


@pytest.mark.parametrize(
    ("data", "name", "code", "words"),
    [
        (b"", "a.pdf", "file-empty", "0 bytes"),
        (b"\0" * 99, "a.pdf", "file-blank", "nothing but zeros, although its name says PDF"),
        (b"<!doctype html><title>Log in", "a.pdf", "file-web-page", "a web page, although its name says PDF"),
        (b"PK\x03\x04word/document.xml", "a.docx", "file-kind-unsupported", "is a Word document"),
        ("naïve".encode("latin-1"), "a.txt", "text-not-utf8", "UTF-8"),
        ("naïve".encode("utf-16"), "a.txt", "text-not-utf8", "UTF-8"),
        (b"a" * 5000 + "naïve".encode("latin-1"), "a.txt", "text-not-utf8", "UTF-8"),
    ],
)
def test_what_cannot_be_filed_is_refused(
    data: bytes, name: str, code: str, words: str, tmp_path: Path
) -> None:
    write(tmp_path, name, data)
    diagnostic = only(tmp_path, name)
    assert diagnostic.code == code
    assert words in diagnostic.text
    assert diagnostic.help


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "exhibits").mkdir()
    assert [only(tmp_path, name).code for name in ("exhibits", "exhibits/", ".")] == ["file-is-folder"] * 3


def test_a_pipe_is_refused_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "pipe.pdf", SCAN)
    monkeypatch.setattr(stat, "S_ISREG", lambda mode: False)
    monkeypatch.setattr(intake, "recognize_file", None)
    assert only(tmp_path, "pipe.pdf").code == "file-not-ordinary"


def test_a_file_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "scan.pdf", SCAN)

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(intake, "recognize_file", refuse)
    assert only(tmp_path, "scan.pdf").text == "`scan.pdf` cannot be read: Permission denied"


def test_a_photo_named_pdf_is_used_with_a_note(tmp_path: Path) -> None:
    write(tmp_path, "scan.pdf", images.saved(images.scene(1600, 1200), "JPEG", dpi=(300, 300)))
    facts, found = look(tmp_path, "scan.pdf")
    assert facts.files["scan.pdf"].kind is FileKind.JPEG
    assert [diagnostic.code for diagnostic in found] == ["file-name-differs"]


def test_the_same_content_under_two_names_is_a_warning_with_both_places(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", SCAN)
    write(tmp_path, "b.pdf", SCAN)
    (diagnostic,) = look(tmp_path, "a.pdf", "b.pdf")[1]
    assert (diagnostic.code, diagnostic.where) == ("duplicate-content", at(1))
    assert diagnostic.related[0].where == at(0)


def test_one_file_in_two_exhibits_is_fine_and_examined_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.pdf", SCAN)
    examined = []
    examine = intake.recognize_file
    monkeypatch.setattr(intake, "recognize_file", lambda path: examined.append(path) or examine(path))
    facts, found = look(tmp_path, "a.pdf", "./a.pdf", "a.pdf")
    assert found == []
    assert len(facts.files) == 2
    assert len(examined) == 1


@pytest.mark.parametrize(("file_key", "path"), [("file", ()), ("files", (1,))])
def test_a_page_choice_beyond_the_end_points_at_the_choice(
    file_key: str, path: tuple[int, ...], tmp_path: Path
) -> None:
    write(tmp_path, "a.pdf", SCAN)
    where = Where(("exhibits", 2, file_key, *path))
    _, (diagnostic,) = survey(tmp_path, [("a.pdf", where, "1, 3-4")])
    assert diagnostic.text == "`pages` does not fit `a.pdf`: there is no page 4: the file has only 3 pages"
    assert diagnostic.where == Where(("exhibits", 2, "pages"), text="3-4")


def test_pages_of_a_text_file_cannot_be_chosen(tmp_path: Path) -> None:
    write(tmp_path, "letter.txt", b"Dear officer")
    diagnostic = only(tmp_path, "letter.txt", "1")
    assert (diagnostic.code, diagnostic.where) == ("page-range", at(0, "pages"))


def test_a_file_that_no_exhibit_names_keeps_its_own_place() -> None:
    where = Where(("petitioner", "letter"))
    assert pages_place(where) == where


def test_low_resolution_is_told_once_for_the_chosen_pages(tmp_path: Path) -> None:
    pages = [images.scene(600, 800)] * 3 + [images.scene(2000, 2600), images.scene(600, 800)]
    data = images.saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(300, 300))
    write(tmp_path, "scan.tif", data.replace(struct_dpi(300), struct_dpi(100)))
    assert only(tmp_path, "scan.tif").text.startswith("`scan.tif`, pages 1-3, 5: would print at 100 dpi")
    assert only(tmp_path, "scan.tif", "2").text.startswith("`scan.tif`, page 2: would print at 100 dpi")
    assert look(tmp_path, "scan.tif", pages="4")[1] == []


def struct_dpi(dpi: int) -> bytes:
    return dpi.to_bytes(4, "little") + (1).to_bytes(4, "little")


@pytest.mark.parametrize(
    ("pixels", "dpi", "warned"),
    [((4000, 3000), 72, False), ((1200, 900), 72, True), ((600, 900), 300, False), ((600, 900), 150, True)],
)
def test_a_picture_is_judged_at_the_size_it_is_printed(
    pixels: tuple[int, int], dpi: int, warned: bool, tmp_path: Path
) -> None:
    write(tmp_path, "photo.jpg", images.saved(images.scene(*pixels), "JPEG", dpi=(dpi, dpi)))
    assert [diagnostic.code for diagnostic in look(tmp_path, "photo.jpg")[1]] == ["low-resolution"] * warned


def test_remarks_follow_the_chosen_pages(tmp_path: Path) -> None:
    write(tmp_path, "links.pdf", PDFS["links-to-nowhere"].build())
    assert [d.code for d in look(tmp_path, "links.pdf")[1]] == ["pdf-actions"]
    write(tmp_path, "gif.gif", IMAGES["gif-animated"]())
    assert [d.code for d in look(tmp_path, "gif.gif")[1]] == ["image-animated", "low-resolution"]


def test_all_problems_come_at_once_in_the_order_of_the_case(tmp_path: Path) -> None:
    write(tmp_path, "empty.pdf", b"")
    write(tmp_path, "locked.pdf", PDFS["user-password-aes-256"].build())
    write(tmp_path, "cut.jpg", images.jpeg_truncated())
    _, found = look(tmp_path, "gone.pdf", "empty.pdf", "locked.pdf", "cut.jpg")
    assert [(d.code, d.where) for d in found] == [
        ("file-missing", at(0)),
        ("file-empty", at(1)),
        ("pdf-password", at(2)),
        ("image-damaged", at(3)),
    ]
