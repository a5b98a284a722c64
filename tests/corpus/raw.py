"""PDF files written object by object, so that each can be as odd as files in the wild are."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


def base_font(name: str) -> str:
    """One of the fonts every reader has."""
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>"


FONT = f"<< /Font << /F1 {base_font('Helvetica')} >> >>"
LETTER = (0, 0, 612, 792)
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """One odd file and what may come of it.

    `fine`: it has to be filed right. `refuse`: it has to be refused with the given kind of problem.
    `either`: it may be refused, but what is filed has to be right. `pages` is what a person sees; `notes` are
    the codes of what a reader has to notice.
    """

    build: Callable[[], bytes]
    verdict: Literal["fine", "refuse", "either"] = "fine"
    pages: int = 1
    kind: str = ""
    notes: tuple[str, ...] = ()


SAMPLES: dict[str, Sample] = {}


def sample(
    name: str,
    verdict: Literal["fine", "refuse", "either"] = "fine",
    *,
    pages: int = 1,
    kind: str = "",
    notes: tuple[str, ...] = (),
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Put a builder into the registry."""

    def register(build: Callable[[], bytes]) -> Callable[[], bytes]:
        assert name not in SAMPLES, name
        SAMPLES[name] = Sample(build, verdict, pages, kind, notes)
        return build

    return register


class Raw:
    """A PDF under construction: object 1 is the catalog, object 2 the root of the page tree."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = [b"", b""]
        self.kids: list[str] = []
        self.catalog = ""
        self.tree = ""
        self.trailer = ""

    def add(self, body: str | bytes = "null") -> int:
        """Add an object, return its number."""
        self.bodies.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(self.bodies)

    def put(self, number: int, body: str | bytes) -> None:
        """Give a reserved object its body."""
        self.bodies[number - 1] = body if isinstance(body, bytes) else body.encode("latin-1")

    def stream(self, data: bytes, entries: str = "") -> int:
        """Add a stream, return its number."""
        return self.add(stream_body(data, entries))

    def page(
        self,
        content: bytes | str = b"",
        entries: str = "",
        *,
        box: Box | None = LETTER,
        resources: str | None = FONT,
        kind: str = "/Type /Page",
    ) -> int:
        """Add a page at the end. A text as content is the value of /Contents itself."""
        if isinstance(content, bytes):
            content = f"{self.stream(content)} 0 R"
        parts = [kind, "/Parent 2 0 R", entries, f"/Contents {content}" if content else ""]
        parts.append(f"/MediaBox {numbers(box)}" if box else "")
        parts.append(f"/Resources {resources}" if resources else "")
        number = self.add(f"<< {' '.join(parts)} >>")
        self.kids.append(f"{number} 0 R")
        return number

    def finish(self, *, pages: bool = True) -> None:
        """Write catalog and page tree."""
        self.put(1, f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>")
        if pages:
            kids = " ".join(self.kids)
            self.put(2, f"<< /Type /Pages /Kids [{kids}] /Count {len(self.kids)} {self.tree} >>")

    def build(self, *, header: bytes = HEADER, pages: bool = True) -> bytes:
        """Return the file with a classic cross-reference table."""
        self.finish(pages=pages)
        out = bytearray(header)
        offsets = []
        for number, body in enumerate(self.bodies, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (
            len(offsets) + 1,
            self.trailer.encode("latin-1"),
        )
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def build_compressed(self) -> bytes:
        """Return the file with object streams and a cross-reference stream."""
        self.finish()
        out, rows = bytearray(HEADER), {0: (0, 0, 255)}
        packed = [(n, body) for n, body in enumerate(self.bodies, 1) if b"stream" not in body]
        holder, table = len(self.bodies) + 1, len(self.bodies) + 2
        index, data = b"", b""
        for place, (number, body) in enumerate(packed):
            index += b"%d %d " % (number, len(data))
            data += body + b"\n"
            rows[number] = (2, holder, place)
        entries = f"/Type /ObjStm /N {len(packed)} /First {len(index)}"
        loose = [(n, body) for n, body in enumerate(self.bodies, 1) if n not in rows]
        for number, body in [*loose, (holder, stream_body(index + data, entries))]:
            rows[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        rows[table] = (1, len(out), 0)
        packed_rows = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + last.to_bytes(2, "big")
            for _, (kind, where, last) in sorted(rows.items())
        )
        start = len(out)
        entries = f"/Type /XRef /Size {table + 1} /W [1 4 2] /Root 1 0 R {self.trailer}"
        out += b"%d 0 obj\n%b\nendobj\n" % (table, stream_body(packed_rows, entries))
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream_body(data: bytes, entries: str = "") -> bytes:
    """A stream object; compressed unless the entries name a filter."""
    if "/Filter" not in entries:
        data, entries = zlib.compress(data), f"{entries} /Filter /FlateDecode"
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (
        entries.strip().encode("latin-1"),
        len(data),
        data,
    )


def numbers(values: tuple[float, ...]) -> str:
    """A PDF array of numbers."""
    return "[" + " ".join(f"{value:g}" for value in values) + "]"


def design(label: str, box: Box = LETTER) -> bytes:
    """Draw a page that shows every turn, shift and scale: a color in each corner, a big F, a label."""
    x0, x1 = sorted((box[0], box[2]))
    y0, y1 = sorted((box[1], box[3]))
    w, h = x1 - x0, y1 - y0

    def block(color: str, x: float, y: float, width: float, height: float) -> str:
        return f"{color} rg {x0 + w * x:g} {y0 + h * y:g} {w * width:g} {h * height:g} re f\n"

    text = f"BT /F1 {h / 20:g} Tf 0 g {x0 + w * 0.25:g} {y0 + h * 0.06:g} Td ({label}) Tj ET\n"
    return (
        block(".86 .12 .12", 0, 0, 0.2, 0.15)
        + block(".12 .62 .16", 0.8, 0, 0.2, 0.15)
        + block(".12 .24 .78", 0, 0.85, 0.2, 0.15)
        + block(".94 .78 .16", 0.8, 0.85, 0.2, 0.15)
        + block("0 0 0", 0.35, 0.3, 0.08, 0.5)
        + block("0 0 0", 0.35, 0.74, 0.35, 0.06)
        + block("0 0 0", 0.35, 0.54, 0.25, 0.06)
        + text
    ).encode("latin-1")


def single(label: str, entries: str = "", *, resources: str | None = FONT) -> Raw:
    """A file with one designed page."""
    pdf = Raw()
    pdf.page(design(label), entries, resources=resources)
    return pdf
