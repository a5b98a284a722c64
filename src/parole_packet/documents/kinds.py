"""What a file is, told by its first bytes and never by its name."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from parole_packet.facts import FileKind

HEAD_SIZE = 4096
"""Bytes from the beginning of a file that `recognize` wants to see."""

NAME_ENDINGS: dict[str, FileKind] = {
    ".pdf": FileKind.PDF,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".jpe": FileKind.JPEG,
    ".jfif": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".tif": FileKind.TIFF,
    ".tiff": FileKind.TIFF,
    ".gif": FileKind.GIF,
    ".bmp": FileKind.BMP,
    ".webp": FileKind.WEBP,
    ".heic": FileKind.HEIC,
    ".heif": FileKind.HEIC,
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".markdown": FileKind.TEXT,
}
_TEXT_ENDINGS = frozenset(ending for ending, kind in NAME_ENDINGS.items() if kind is FileKind.TEXT)
_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"II+\0", FileKind.TIFF),
    (b"MM\0+", FileKind.TIFF),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_WEB_PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|script|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an e-book"),
    (b"Index/Document.iwa", "a Pages document"),
)
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or an Outlook message"),
    (b"{\\rtf", "a rich text document"),
    (b"%!PS", "a PostScript file"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture"),
    (b"8BPS", "a Photoshop file"),
    (b"AT&TFORM", "a DjVu document"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a recording"),
    (b"\x1aE\xdf\xa3", "a video"),
)


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something that cannot go into a packet: a catalog code, and what it is in words, with the article."""

    code: str
    words: str


def recognize(head: bytes, name: str) -> FileKind | Unsupported:
    """Tell what a file is from its first `HEAD_SIZE` bytes; the name only decides about plain text.

    Text in an old encoding is still text: whoever reads it finds out, and can say so.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head[:2] == b"BM" and head[14:18] in (
        b"\x0c\0\0\0",
        b"\x28\0\0\0",
        b"\x40\0\0\0",
        b"\x6c\0\0\0",
        b"\x7c\0\0\0",
    ):
        return FileKind.BMP
    if head[:4] == b"RIFF":
        return FileKind.WEBP if head[8:12] == b"WEBP" else _unsupported("a recording")
    if head[4:8] == b"ftyp":
        return _media_container(head)
    return _document(head, name)


def recognize_file(path: Path) -> FileKind | Unsupported:
    """Tell what a file is. Raises OSError."""
    with path.open("rb") as file:
        return recognize(file.read(HEAD_SIZE), path.name)


def kind_of_name(name: str) -> FileKind | None:
    """The kind that a file name promises, None where it promises none."""
    return NAME_ENDINGS.get(PurePath(name).suffix.lower())


def _media_container(head: bytes) -> FileKind | Unsupported:
    brands = {head[place : place + 4] for place in range(8, min(int.from_bytes(head[:4], "big"), 64), 4)}
    if brands & {b"avif", b"avis"}:
        return _unsupported("an AVIF picture")
    return FileKind.HEIC if brands & _HEIC_BRANDS or head[8:12] == b"mif1" else _unsupported("a video")


def _document(head: bytes, name: str) -> FileKind | Unsupported:
    if head.startswith(b"PK\x03\x04"):
        words = next((words for sign, words in _OFFICE if sign in head), None) or _zip_words(name)
        return _unsupported(words)
    for magic, words in _OTHERS:
        if head.startswith(magic):
            return _unsupported(words)
    if not head.strip(b"\0"):
        return Unsupported("file-blank", "nothing but zeros")
    named_as_text = PurePath(name).suffix.lower() in _TEXT_ENDINGS
    text = _as_text(head)
    if text is None and named_as_text and b"\0" not in head:
        return FileKind.TEXT
    if text is None:
        return _unsupported("a kind of file this program does not know")
    if _WEB_PAGE.match(text.encode()):
        return Unsupported("file-web-page", "a web page")
    if text.lstrip().startswith("<svg"):
        return _unsupported("an SVG drawing")
    return FileKind.TEXT if named_as_text else _unsupported("plain text")


def _zip_words(name: str) -> str:
    by_ending = {".docx": "a Word document", ".odt": "an OpenDocument text", ".xlsx": "an Excel workbook"}
    return by_ending.get(PurePath(name).suffix.lower(), "a ZIP archive")


def _as_text(head: bytes) -> str | None:
    for encoding in ("utf-16", "utf-8-sig") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(encoding)
        if not any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):
            return text
    return None


def _unsupported(words: str) -> Unsupported:
    return Unsupported("file-kind-unsupported", words)
