"""What a file is, told by its content."""

import io
import zipfile

import pytest

from parole_packet.documents.kinds import Unsupported, kind_of_name, recognize
from parole_packet.facts import FileKind
from tests.corpus.images import IMAGES
from tests.corpus.pdfs import PDFS


@pytest.mark.parametrize("name", IMAGES)
def test_every_picture_is_recognized_whatever_its_name(name: str) -> None:
    kind = recognize(IMAGES[name]()[:4096], "contract.docx")
    assert isinstance(kind, FileKind)
    assert kind.value.lower() == name.split("-", maxsplit=1)[0]


@pytest.mark.parametrize(
    "name", ["junk-before-header", "header-1.0", "object-streams", "signed", "only-a-header"]
)
def test_a_pdf_is_recognized_whatever_its_name(name: str) -> None:
    assert recognize(PDFS[name].build()[:4096], "photo.jpg") is FileKind.PDF


def office(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "code", "words"),
    [
        (
            office("[Content_Types].xml", "word/document.xml"),
            "a.pdf",
            "file-kind-unsupported",
            "a Word document",
        ),
        (office("mimetype", "content.xml"), "a", "file-kind-unsupported", "an OpenDocument text"),
        (office("xl/workbook.xml"), "a", "file-kind-unsupported", "an Excel workbook"),
        (office("letter.pdf"), "a.zip", "file-kind-unsupported", "a ZIP archive"),
        (office("letter.pdf"), "a.docx", "file-kind-unsupported", "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "file-kind-unsupported", "an old Office document"),
        (b"{\\rtf1 Dear", "a.txt", "file-kind-unsupported", "a rich text document"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "a.avif", "file-kind-unsupported", "an AVIF picture"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "a.mp4", "file-kind-unsupported", "a video"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a.wav", "file-kind-unsupported", "a recording"),
        (b"<!DOCTYPE html>\n<html>", "ticket.pdf", "file-web-page", "a web page"),
        (b"\xef\xbb\xbf  <!-- saved -->\r\n<HTML>", "ticket.pdf", "file-web-page", "a web page"),
        ("\ufeff<html>".encode("utf-16-le"), "ticket.pdf", "file-web-page", "a web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "a.svg", "file-kind-unsupported", "an SVG drawing"),
        (b"name,amount\n", "a.csv", "file-kind-unsupported", "plain text"),
        (b"Dear officer", "letter.pdf", "file-kind-unsupported", "plain text"),
        (b"\0" * 500, "photo.jpg", "file-blank", "nothing but zeros"),
        (
            b"\x01\x02\x03\xfe\xfd",
            "a.dat",
            "file-kind-unsupported",
            "a kind of file this program does not know",
        ),
        (b"BM but only words", "notes.dat", "file-kind-unsupported", "plain text"),
    ],
)
def test_what_cannot_be_filed_is_named(head: bytes, name: str, code: str, words: str) -> None:
    kind = recognize(head, name)
    assert isinstance(kind, Unsupported)
    assert kind.code == code
    assert kind.words.startswith(words)


@pytest.mark.parametrize("name", ["letter.txt", "letter.md", "LETTER.TXT"])
@pytest.mark.parametrize(
    "head", [b"Dear officer,\r\n", "محترم".encode(), "\ufeffDear".encode(), ("é" * 3000).encode()[:4095]]
)
def test_plain_text_is_text_under_its_own_name(head: bytes, name: str) -> None:
    assert recognize(head, name) is FileKind.TEXT


def test_names_promise_kinds() -> None:
    names = ("exhibits/a.PDF", "a.jpeg", "b.HEIC", "c.docx", "d")
    assert [kind_of_name(name) for name in names] == [FileKind.PDF, FileKind.JPEG, FileKind.HEIC, None, None]
