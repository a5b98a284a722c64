"""Reads PDFs a second time, with qpdf's parser, to prove what the packet holds: digests, text, links, outline.

The packet is written through pypdf's objects; reading it back with another implementation means that one fault
cannot hide in both.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

from parole_packet.pdf.copier import LEFT_BEHIND

_TOKENS = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>(?!>)|/[^\s/<>\[\](){}%]*|(\d+) (\d+) R\b|([-+]?\d*\.\d+|[-+]?\d+\.)"
)
_LAYER = b"<< /Name () /Type /OCG >>"
_PAGE_TREE = frozenset(("/Page", "/Pages", "/Catalog", "/Annot", "/Filespec", "/Action"))

Object = Any
"""An object as pikepdf hands it out."""


@contextmanager
def opened(path: Path, password: str = "") -> Iterator[pikepdf.Pdf]:
    """Open a PDF with qpdf. Raises ValueError when qpdf cannot read it."""
    try:
        document = pikepdf.open(path, password=password, suppress_warnings=True)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error
    with document:
        yield document


class Digests:
    """Digests of how pages look, taken from the decrypted raw streams and everything they refer to.

    Two pages have the same digest when their contents are the same bytes and every font, picture and setting
    they can reach is the same, wherever the objects stand in the file. An object reached twice is read once.
    """

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._known: dict[tuple[int, int], bytes] = {}

    def look(self, streams: list[Object], resources: Object) -> str:
        """Return the digest of content streams with their resources.

        One stream counts as it stands, several count as one after the other without their filters.
        """
        digest = hashlib.sha256()
        if len(streams) == 1:
            digest.update(self._filters(streams[0]))
            digest.update(streams[0].read_raw_bytes())
        else:
            digest.update(b"\n".join(stream.read_bytes() for stream in streams))
        digest.update(self.of(resources))
        return digest.hexdigest()

    def _filters(self, stream: Object) -> bytes:
        return b"".join(self.of(stream.get(key)) for key in ("/Filter", "/DecodeParms"))

    def of(self, value: Object) -> bytes:
        """Return the digest of any object and all it refers to."""
        if not isinstance(value, pikepdf.Object):
            return repr(value).encode()
        if value.is_indirect:
            return self._indirect(value)
        return hashlib.sha256(self._canonical(value.unparse())).digest()

    def _indirect(self, value: Object) -> bytes:
        mark = value.objgen
        if mark not in self._known:
            self._known[mark] = b"circle"
            self._known[mark] = hashlib.sha256(self._resolved(value)).digest()
        return self._known[mark]

    def _resolved(self, value: Object) -> bytes:
        if isinstance(value, pikepdf.Stream):
            entries = pikepdf.Dictionary(value.stream_dict)
            for key in LEFT_BEHIND & set(entries.keys()):
                del entries[key]
            return self._canonical(entries.unparse()) + b"stream" + value.read_raw_bytes()
        if isinstance(value, pikepdf.Dictionary):
            kind = str(value.get("/Type", ""))
            if kind in _PAGE_TREE:
                return b"null"
            if kind in ("/OCG", "/OCMD"):
                return _LAYER
        return self._canonical(value.unparse(resolved=True))

    def _canonical(self, text: bytes) -> bytes:
        return _TOKENS.sub(self._token, text)

    def _token(self, match: re.Match[bytes]) -> bytes:
        if match[1] is not None:
            target = self._document.get_object(int(match[1]), int(match[2]))
            return b"null" if isinstance(target, type(None)) else self.of(target).hex().encode()
        if match[3] is not None:
            return b"%.5f" % float(match[3])
        return match[0]


def streams_of(contents: Object) -> list[Object]:
    """Return the content streams behind a page's /Contents."""
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    if isinstance(contents, pikepdf.Array):
        return [item for item in contents if isinstance(item, pikepdf.Stream)]
    return []


