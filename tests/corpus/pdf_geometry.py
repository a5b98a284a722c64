"""Pages in every position: rotations, boxes, user units; and content streams in every state of disorder."""

import base64
import zlib
from collections.abc import Callable

from tests.corpus.raw import FONT, LETTER, Box, Raw, design, numbers, sample, single, stream_body

ROTATIONS = (0, 90, 180, 270, -90, 450)
BOXES: dict[str, tuple[str, Box]] = {
    "letter": ("/MediaBox [0 0 612 792]", LETTER),
    "offset": ("/MediaBox [100 200 712 992]", (100, 200, 712, 992)),
    "crop": ("/MediaBox [0 0 612 792] /CropBox [50 100 500 700]", (50, 100, 500, 700)),
    "crop-outside": ("/MediaBox [0 0 612 792] /CropBox [-100 300 400 900]", (0, 300, 400, 792)),
    "negative": ("/MediaBox [-306 -396 306 396]", (-306, -396, 306, 396)),
    "reversed": ("/MediaBox [612 792 0 0]", LETTER),
    "missing": ("", LETTER),
    "inherited": ("", (20, 30, 520, 430)),
    "legal": ("/MediaBox [0 0 612 1008]", (0, 0, 612, 1008)),
    "a4": ("/MediaBox [0 0 595.276 841.89]", (0, 0, 595.276, 841.89)),
    "tiny": ("/MediaBox [0 0 72 36]", (0, 0, 72, 36)),
}
"""Boxes by name: the entries of the page, and what a person sees, in the units of the page."""


def seen_size(box: str, rotation: int, unit: float) -> tuple[float, float]:
    """Width and height in points of a page of `boxes_file` as a person sees it."""
    x0, y0, x1, y1 = BOXES[box][1]
    width, height = (x1 - x0) * unit, (y1 - y0) * unit
    return (height, width) if rotation % 180 else (width, height)


def boxes_file(box: str, unit: float) -> bytes:
    """One page for each rotation, with something outside the visible box that must never show."""
    pdf = Raw()
    entries, seen = BOXES[box]
    if box == "inherited":
        pdf.tree = f"/MediaBox {numbers(seen)} /Rotate 90"
    for rotation in ROTATIONS:
        turn = "" if box == "inherited" and rotation == 90 else f"/Rotate {rotation}"
        size = f"/UserUnit {unit:g}" if unit != 1 else ""
        outside = b"1 0 1 rg -2000 -2000 5000 5000 re f 1 g %f %f %f %f re f\n" % (
            seen[0], seen[1], seen[2] - seen[0], seen[3] - seen[1]
        )  # fmt: skip
        pdf.page(outside + design(f"{box} {rotation}", seen), f"{entries} {turn} {size}", box=None)
    return pdf.build()


def _boxes(box: str, unit: float) -> Callable[[], bytes]:
    return lambda: boxes_file(box, unit)


for _box in BOXES:
    for _unit in (1, 2):
        sample(f"boxes-{_box}-unit-{_unit}", pages=len(ROTATIONS))(_boxes(_box, _unit))


@sample("rotate-45")
def _rotate_45() -> bytes:
    return single("not a quarter turn", "/Rotate 45").build()


@sample("box-of-nothing", "either")
def _box_of_nothing() -> bytes:
    pdf = Raw()
    pdf.page(design("no width"), box=(0, 0, 0, 792))
    return pdf.build()


@sample("box-with-references")
def _box_references() -> bytes:
    pdf = Raw()
    wide, box = pdf.add("612"), pdf.add("[0 0 612 792]")
    pdf.page(design("box by reference"), f"/MediaBox {box} 0 R /CropBox [0 0 {wide} 0 R 792]", box=None)
    return pdf.build()


@sample("contents-missing", pages=2)
def _contents_missing() -> bytes:
    pdf = Raw()
    pdf.page("")
    pdf.page(design("after a page without content"))
    return pdf.build()


@sample("contents-empty-array")
def _contents_empty() -> bytes:
    pdf = Raw()
    pdf.page("[]")
    return pdf.build()


@sample("contents-null")
def _contents_null() -> bytes:
    pdf = Raw()
    pdf.page("null")
    return pdf.build()


@sample("contents-dangling", "either")
def _contents_dangling() -> bytes:
    pdf = Raw()
    pdf.page("99 0 R")
    return pdf.build()


@sample("contents-array-with-null")
def _contents_array_null() -> bytes:
    pdf = Raw()
    pdf.page(f"[null {pdf.stream(design('a null among the contents'))} 0 R 99 0 R]")
    return pdf.build()


@sample("contents-cut-in-operator")
def _contents_cut() -> bytes:
    content = design("cut between operator and operands")
    middle = content.index(b" re f") + 1
    pdf = Raw()
    pdf.page(f"[{pdf.stream(content[:middle])} 0 R {pdf.stream(content[middle:])} 0 R]")
    return pdf.build()


@sample("contents-shared-by-two-pages", pages=2)
def _contents_shared() -> bytes:
    pdf = Raw()
    shared = pdf.stream(design("the same stream twice"))
    pdf.page(f"{shared} 0 R")
    pdf.page(f"{shared} 0 R", "/Rotate 90")
    return pdf.build()


_STATES: dict[str, tuple[bytes, bytes]] = {
    "one-q-too-many": (b"q .5 0 0 .5 100 100 cm ", b""),
    "three-q-too-many": (b"q q q ", b""),
    "one-Q-too-many": (b"", b" Q"),
    "Q-first": (b"Q ", b" q"),
    "matrix-left-over": (b"", b"\n.1 0 0 .1 300 300 cm"),
    "clip-left-over": (b"", b"\n0 0 1 1 re W n"),
    "text-state-left-over": (b"", b"\n3 Tr 200 Tz 40 Ts 9 Tc 1 0 0 rg"),
    "text-open": (b"", b"\nBT /F1 20 Tf"),
    "marked-content-open": (b"/Span BMC\n", b""),
    "comment-at-end": (b"", b"\n% the last line is a comment"),
    "string-open": (b"", b"\nBT (never closed"),
    "unknown-operator": (b"1 2 3 zz\n", b""),
    "compatibility": (b"BX 1 2 3 zz EX\n", b""),
    "inline-image-last": (b"", b"\nq 9 0 0 9 300 50 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\xff\x00\nEI Q"),
    "inline-image-with-Q": (b"q 90 0 0 90 400 50 cm BI /W 4 /H 2 /BPC 8 /CS /G ID  Q Q EQ \nEI Q\n", b""),
}


def _state(before: bytes, after: bytes, label: str) -> Callable[[], bytes]:
    def build() -> bytes:
        pdf = Raw()
        pdf.page(before + design(label).rstrip() + after)
        return pdf.build()

    return build


for _name, (_before, _after) in _STATES.items():
    sample(f"state-{_name}")(_state(_before, _after, _name))


@sample("filter-ascii85-flate")
def _filter_chain() -> bytes:
    data = base64.a85encode(zlib.compress(design("two filters"))) + b"~>"
    pdf = Raw()
    pdf.page(f"{pdf.stream(data, '/Filter [/ASCII85Decode /FlateDecode]')} 0 R")
    return pdf.build()


@sample("filter-hex")
def _filter_hex() -> bytes:
    pdf = Raw()
    pdf.page(f"{pdf.stream(design('hexadecimal').hex().encode() + b'>', '/Filter /ASCIIHexDecode')} 0 R")
    return pdf.build()


@sample("filter-run-length")
def _filter_run_length() -> bytes:
    data = design("run length")
    packed = b"".join(bytes((len(p) - 1,)) + p for p in (data[i : i + 128] for i in range(0, len(data), 128)))
    pdf = Raw()
    pdf.page(f"{pdf.stream(packed + bytes((128,)), '/Filter /RunLengthDecode')} 0 R")
    return pdf.build()


@sample("flate-damaged", "either")
def _flate_damaged() -> bytes:
    data = zlib.compress(design("damaged in the middle"))
    pdf = Raw()
    pdf.page(f"{pdf.stream(data[:60] + bytes(20) + data[80:], '/Filter /FlateDecode')} 0 R")
    return pdf.build()


@sample("flate-cut", "either")
def _flate_cut() -> bytes:
    data = zlib.compress(design("cut at the end"))
    pdf = Raw()
    pdf.page(f"{pdf.stream(data[: len(data) // 2], '/Filter /FlateDecode')} 0 R")
    return pdf.build()


@sample("length-wrong", "either")
def _length_wrong() -> bytes:
    pdf = Raw()
    body = stream_body(design("wrong length"), "/Filter []")
    length = body[body.index(b"/Length ") + 8 : body.index(b" >>")]
    pdf.page(f"{pdf.add(body.replace(b'/Length ' + length, b'/Length 17'))} 0 R")
    return pdf.build()


@sample("length-by-reference")
def _length_reference() -> bytes:
    pdf = Raw()
    data = design("length in another object")
    length = pdf.add(str(len(data)))
    stream = pdf.add(b"<< /Length %d 0 R >>\nstream\n%b\nendstream" % (length, data))
    pdf.page(f"{stream} 0 R")
    return pdf.build()


@sample("resources-inherited", pages=2)
def _resources_inherited() -> bytes:
    pdf = Raw()
    pdf.tree = f"/Resources {FONT}"
    pdf.page(design("resources of the tree"), resources=None)
    pdf.page(design("the second one"), resources=None)
    return pdf.build()


@sample("resources-shared", pages=2)
def _resources_shared() -> bytes:
    pdf = Raw()
    shared = f"{pdf.add(FONT)} 0 R"
    pdf.page(design("shared resources"), resources=shared)
    pdf.page(design("the second one"), resources=shared)
    return pdf.build()


@sample("resources-missing")
def _resources_missing() -> bytes:
    pdf = Raw()
    pdf.page(b"1 0 0 rg 100 100 200 300 re f", resources=None)
    return pdf.build()


@sample("resources-font-by-reference")
def _resources_font() -> bytes:
    pdf = Raw()
    font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>")
    fonts = pdf.add(f"<< /F1 {font} 0 R >>")
    pdf.page(design("fonts in an object of their own"), resources=f"<< /Font {fonts} 0 R >>")
    return pdf.build()
