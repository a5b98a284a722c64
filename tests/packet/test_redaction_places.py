"""Words below a rectangle are nowhere in the packet, wherever the file kept them a second time."""

from pathlib import Path

import pytest

from parole_packet.facts import Box, Treatment
from tests.corpus.raw import FONT, Raw
from tests.packet.making import look, make
from tests.packet.test_odd_contents import everything_in

WORDS = "ACCOUNT-4711"
TOP = Box(0, 0, 1, 0.3)
LOOK = f"BT /F1 14 Tf 90 700 Td ({WORDS}) Tj ET"


def _annotation(pdf: Raw) -> str:
    look_ = pdf.stream(LOOK.encode(), f"/Subtype /Form /BBox [0 600 612 792] /Resources {FONT}")
    return (
        f"/Annots [<< /Type /Annot /Subtype /FreeText /F 4 /Rect [0 600 612 792] /Contents ({WORDS})"
        f" /AP << /N {look_} 0 R >> >>]"
    )


def _field(pdf: Raw) -> str:
    look_ = pdf.stream(LOOK.encode(), f"/Subtype /Form /BBox [0 600 612 792] /Resources {FONT}")
    box = pdf.add(
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T ({WORDS}) /V ({WORDS}) /F 4 /Rect [0 600 612 792]"
        f" /AP << /N {look_} 0 R >> >>"
    )
    pdf.catalog = f"/AcroForm << /Fields [{box} 0 R] /DR {FONT} >>"
    return f"/Annots [{box} 0 R]"


def _inherited(pdf: Raw) -> str:
    form = pdf.stream(LOOK.encode(), f"/Subtype /Form /BBox [0 0 612 792] /Resources {FONT}")
    pdf.tree = f"/Resources << /XObject << /Secret {form} 0 R >> {FONT[3:]}"
    return ""


def _layer(pdf: Raw) -> str:
    layer = pdf.add(f"<< /Type /OCG /Name ({WORDS}) >>")
    pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    pdf.tree = f"/Resources << /Properties << /L {layer} 0 R >> {FONT[3:]}"
    return ""


def _outline(pdf: Raw) -> str:
    root = pdf.add()
    entry = pdf.add(f"<< /Title ({WORDS}) /Parent {root} 0 R /Dest ({WORDS}) >>")
    pdf.put(root, f"<< /Type /Outlines /First {entry} 0 R /Last {entry} 0 R >>")
    labels = f"/PageLabels << /Nums [0 << /P ({WORDS}) >>] >>"
    pdf.catalog = f"/Outlines {root} 0 R /Dests << /{WORDS} [4 0 R /Fit] >> {labels}"
    return ""


def _structure(pdf: Raw) -> str:
    root = pdf.add()
    element = pdf.add(
        f"<< /Type /StructElem /S /P /P {root} 0 R /K 0 /ActualText ({WORDS}) /Alt ({WORDS}) >>"
    )
    pdf.put(root, f"<< /Type /StructTreeRoot /K {element} 0 R /ParentTree << /Nums [0 [{element} 0 R]] >> >>")
    pdf.catalog = f"/StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>"
    return "/StructParents 0"


def _private(pdf: Raw) -> str:
    packet = pdf.stream(WORDS.encode(), "/Type /Metadata /Subtype /XML")
    file = pdf.stream(WORDS.encode(), "/Type /EmbeddedFile")
    pdf.catalog = (
        f"/Names << /EmbeddedFiles << /Names [(file) << /Type /Filespec /F ({WORDS}) /EF << /F {file} 0 R >> >>] >>"
        f" /JavaScript << /Names [(x) << /S /JavaScript /JS ({WORDS}) >>] >> >>"
    )
    pdf.trailer = f"/Info << /Title ({WORDS}) >>"
    return f"/Metadata {packet} 0 R /PieceInfo << /X << /Private ({WORDS}) >> >> /Thumb {file} 0 R"


CONTENTS = {
    "plain": LOOK,
    "invisible": f"3 Tr {LOOK}",
    "actual text": f"/Span << /ActualText ({WORDS}) >> BDC {LOOK} EMC",
    "layer": f"/OC /L BDC {LOOK} EMC",
    "inherited": "/Secret Do",
    "inline picture": f"q 200 0 0 40 90 690 cm BI /W 12 /H 1 /BPC 8 /CS /G ID {WORDS}\nEI Q",
    "comment": f"% {WORDS}\n{LOOK}",
}
PLACES = {
    "annotation": (_annotation, "plain"),
    "form field": (_field, "plain"),
    "inherited resources": (_inherited, "inherited"),
    "hidden layer": (_layer, "layer"),
    "outline and names": (_outline, "plain"),
    "structure": (_structure, "actual text"),
    "private data and attachments": (_private, "plain"),
    "invisible text": (None, "invisible"),
    "inline picture": (None, "inline picture"),
    "comment": (None, "comment"),
}


@pytest.mark.parametrize("place", PLACES)
def test_words_below_a_rectangle_are_in_no_byte(place: str, tmp_path: Path) -> None:
    entries, content = PLACES[place]
    pdf = Raw()
    extra = entries(pdf) if entries else ""
    own = None if pdf.tree else FONT
    pdf.page(f"{CONTENTS[content]}\nBT /F1 14 Tf 90 90 Td (OPEN) Tj ET".encode(), extra, resources=own)
    pdf.page(b"BT /F1 14 Tf 90 90 Td (NEIGHBOR) Tj ET", resources=own)
    (tmp_path / "odd").write_bytes(pdf.build())
    assert WORDS.encode() in everything_in(tmp_path / "odd"), "the search would find it"
    facts = look(tmp_path, "odd")[0]
    made = make(tmp_path, facts, "odd", treatments={0: Treatment(boxes=(TOP,))})
    assert made.failures() == []
    found = everything_in(made.path)
    spellings = (WORDS.encode(), WORDS.encode("utf-16-be"), WORDS.encode().hex().encode())
    assert [words for words in spellings if words.lower() in found.lower()] == []
