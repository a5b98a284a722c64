"""Files that do or hide something: forms, notes, links, scripts, attachments, layers, signatures."""

from collections.abc import Callable

from tests.corpus.raw import FONT, Raw, design, sample, single, stream_body

HIDDEN_WORDS = "HIDDEN-MARK"
"""Words that no page shows and that must never be in a packet."""


def appearance(pdf: Raw, words: str, width: float = 200, height: float = 24) -> int:
    """A form XObject that shows words on a yellow ground."""
    content = f"1 1 .6 rg 0 0 {width:g} {height:g} re f BT /F1 14 Tf 0 g 4 6 Td ({words}) Tj ET"
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {width:g} {height:g}] /Resources {FONT}"
    return pdf.stream(content.encode(), entries)


def annotated(label: str, *annotations: str, pdf: Raw | None = None) -> Raw:
    """A file of one designed page with annotations, given as the inside of their dictionaries."""
    pdf = pdf or Raw()
    numbers = [pdf.add(f"<< /Type /Annot {annotation} >>") for annotation in annotations]
    pdf.page(design(label), f"/Annots [{' '.join(f'{number} 0 R' for number in numbers)}]")
    return pdf


def _form(label: str, *fields: str, pdf: Raw | None = None, entries: str = "") -> bytes:
    pdf = pdf or Raw()
    numbers = [pdf.add(f"<< /Type /Annot /Subtype /Widget {field} >>") for field in fields]
    listed = " ".join(f"{number} 0 R" for number in numbers)
    pdf.page(design(label), f"/Annots [{listed}]")
    pdf.catalog += f" /AcroForm << /Fields [{listed}] /DA (/F1 12 Tf 0 g) /DR {FONT} {entries} >>"
    return pdf.build()


def _box(row: int) -> str:
    return f"/Rect [300 {600 - 40 * row} 500 {624 - 40 * row}]"


def filled_form(value: str) -> bytes:
    """A form whose one field is called `name`; two of these have equal field names and other values."""
    pdf = Raw()
    field = f"/FT /Tx /T (name) /V ({value}) /F 4 {_box(0)} /AP << /N {appearance(pdf, value)} 0 R >>"
    return _form("a filled form", field, pdf=pdf)


sample("form-filled-a", notes=("acroform",))(lambda: filled_form("Maryam"))
sample("form-filled-b", notes=("acroform",))(lambda: filled_form("Karim"))


@sample("form-filled-without-appearance", "either", notes=("acroform", "filled-without-appearance"))
def _form_bare() -> bytes:
    return _form(
        "filled, not painted",
        f"/FT /Tx /T (name) /V (NOT PAINTED) /F 4 {_box(0)}",
        entries="/NeedAppearances true",
    )


@sample("form-empty", notes=("acroform",))
def _form_empty() -> bytes:
    return _form(
        "nothing filled in", f"/FT /Tx /T (name) /F 4 {_box(0)}", f"/FT /Tx /T (more) /V () /F 4 {_box(1)}"
    )


@sample("form-checkboxes", notes=("acroform",))
def _form_boxes() -> bytes:
    pdf = Raw()
    on, off = appearance(pdf, "X", 24), appearance(pdf, " ", 24)
    look = f"/AP << /N << /Yes {on} 0 R /Off {off} 0 R >> >>"
    fields = [
        f"/FT /Btn /T (box{row}) /V /{state} /AS /{state} /F 4 {look}"
        f" /Rect [300 {600 - 40 * row} 324 {624 - 40 * row}]"
        for row, state in enumerate(("Yes", "Off"))
    ]
    return _form("one box checked, one not", *fields, pdf=pdf)


@sample("form-inherited-value", notes=("acroform",))
def _form_kids() -> bytes:
    pdf = Raw()
    parent = pdf.add()
    widget = f"/Parent {parent} 0 R /F 4 {_box(0)} /AP << /N {appearance(pdf, 'inherited')} 0 R >>"
    kid = pdf.add(f"<< /Type /Annot /Subtype /Widget {widget} >>")
    pdf.put(parent, f"<< /FT /Tx /T (person) /V (inherited) /Kids [{kid} 0 R] >>")
    pdf.page(design("the value is in the parent"), f"/Annots [{kid} 0 R]")
    pdf.catalog = f"/AcroForm << /Fields [{parent} 0 R] /DR {FONT} >>"
    return pdf.build()


@sample("form-hidden-field", notes=("acroform",))
def _form_hidden() -> bytes:
    pdf = Raw()
    look = appearance(pdf, HIDDEN_WORDS)
    return _form(
        "a hidden field",
        f"/FT /Tx /T (hidden) /V ({HIDDEN_WORDS}) /F 2 {_box(0)} /AP << /N {look} 0 R >>",
        pdf=pdf,
    )


@sample("form-turned-appearance", notes=("acroform",))
def _form_turned() -> bytes:
    pdf = Raw()
    content = b"1 1 .6 rg 0 0 200 24 re f BT /F1 14 Tf 0 g 4 6 Td (turned) Tj ET"
    entries = f"/Subtype /Form /BBox [0 0 200 24] /Matrix [0 1 -1 0 24 0] /Resources {FONT}"
    look = pdf.stream(content, entries)
    field = f"/FT /Tx /T (t) /V (turned) /F 4 /Rect [400 300 448 700] /MK << /R 90 >> /AP << /N {look} 0 R >>"
    return _form("stretched and turned", field, pdf=pdf)


@sample("form-xfa", notes=("acroform", "xfa"))
def _form_xfa() -> bytes:
    pdf = Raw()
    packet = pdf.stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>XFA</xdp:xdp>")
    return _form("please wait", f"/FT /Tx /T (a) /F 4 {_box(0)}", pdf=pdf, entries=f"/XFA {packet} 0 R")


@sample("signed", notes=("acroform", "signed"))
def signed() -> bytes:
    """A made-up signature over the whole file, with a picture of the name."""
    pdf = Raw()
    contents = "<" + "00" * 64 + ">"
    value = pdf.add(
        f"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents {contents}"
        " /ByteRange [0 100 300 400] /Name (Invented Signer) >>"
    )
    look = appearance(pdf, "signed by N. N.")
    field = f"/FT /Sig /T (sig) /V {value} 0 R /F 132 {_box(0)} /AP << /N {look} 0 R >>"
    return _form("digitally signed", field, pdf=pdf, entries="/SigFlags 3")


def _annotation(name: str, make: Callable[[Raw], str], *, notes: tuple[str, ...] = ()) -> None:
    def build() -> bytes:
        pdf = Raw()
        return annotated(name, make(pdf), pdf=pdf).build()

    sample(f"annotation-{name}", notes=notes)(build)


_annotation(
    "highlight",
    lambda pdf: (
        f"/Subtype /Highlight /F 4 {_box(0)} /C [1 1 0] /QuadPoints [300 624 500 624 300 600 500 600]"
        f" /AP << /N {appearance(pdf, 'highlight')} 0 R >>"
    ),
)
_annotation(
    "stamp", lambda pdf: f"/Subtype /Stamp /F 4 {_box(0)} /AP << /N {appearance(pdf, 'RECEIVED')} 0 R >>"
)
_annotation(
    "free-text",
    lambda pdf: (
        f"/Subtype /FreeText /F 4 {_box(0)} /Contents (typed over) /DA (/F1 12 Tf)"
        f" /AP << /N {appearance(pdf, 'typed over')} 0 R >>"
    ),
    notes=("comments",),
)
_annotation(
    "ink",
    lambda pdf: (
        f"/Subtype /Ink /F 4 {_box(0)} /InkList [[300 600 400 620]] /AP << /N {appearance(pdf, '~~~')} 0 R >>"
    ),
)
_annotation(
    "sticky-note",
    lambda pdf: f"/Subtype /Text /F 28 /Rect [500 600 520 620] /Contents ({HIDDEN_WORDS}) /Open false",
    notes=("comments",),
)
_annotation(
    "hidden",
    lambda pdf: f"/Subtype /Stamp /F 2 {_box(0)} /AP << /N {appearance(pdf, HIDDEN_WORDS)} 0 R >>",
)
_annotation(
    "no-print",
    lambda pdf: f"/Subtype /Stamp /F 0 {_box(0)} /AP << /N {appearance(pdf, HIDDEN_WORDS)} 0 R >>",
    notes=("screen-only-marks",),
)
_annotation(
    "no-view",
    lambda pdf: f"/Subtype /Stamp /F 36 {_box(0)} /AP << /N {appearance(pdf, HIDDEN_WORDS)} 0 R >>",
)
_annotation("without-rectangle", lambda pdf: "/Subtype /Stamp /F 4")
_annotation(
    "link-web",
    lambda pdf: f"/Subtype /Link {_box(0)} /A << /S /URI /URI (https://example.org/{HIDDEN_WORDS}) >>",
    notes=("external-links",),
)
_annotation(
    "launch",
    lambda pdf: f"/Subtype /Link {_box(0)} /A << /S /Launch /F (calc.exe) /Win << /F ({HIDDEN_WORDS}) >> >>",
    notes=("external-links",),
)
_annotation(
    "submit",
    lambda pdf: f"/Subtype /Link {_box(0)} /A << /S /SubmitForm /F (https://example.org/{HIDDEN_WORDS}) >>",
    notes=("external-links",),
)
_annotation(
    "script",
    lambda pdf: f"/Subtype /Link {_box(0)} /A << /S /JavaScript /JS (app.alert('{HIDDEN_WORDS}')) >>",
    notes=("external-links",),
)
_annotation(
    "chained-action",
    lambda pdf: (
        f"/Subtype /Link {_box(0)}"
        f" /A << /S /GoTo /D [0 /Fit] /Next << /S /JavaScript /JS ({HIDDEN_WORDS}) >> >>"
    ),
)
_annotation(
    "attached-file",
    lambda pdf: (
        f"/Subtype /FileAttachment {_box(0)} /FS << /Type /Filespec /F (x.txt) /EF <<"
        f" /F {pdf.stream(HIDDEN_WORDS.encode(), '/Type /EmbeddedFile /Filter []')} 0 R >> >>"
    ),
    notes=("attachments",),
)
_annotation(
    "movie",
    lambda pdf: f"/Subtype /RichMedia {_box(0)} /RichMediaContent << /Assets << >> /Note ({HIDDEN_WORDS}) >>",
    notes=("multimedia",),
)


@sample("annotation-popup", notes=("comments",))
def _popup() -> bytes:
    pdf = Raw()
    note, popup = pdf.add(), pdf.add()
    pdf.put(
        note,
        f"<< /Type /Annot /Subtype /Text /F 28 /Rect [500 600 520 620] /Popup {popup} 0 R"
        f" /Contents ({HIDDEN_WORDS}) >>",
    )
    pdf.put(
        popup, f"<< /Type /Annot /Subtype /Popup /Parent {note} 0 R /Open true /Rect [300 300 500 400] >>"
    )
    pdf.page(design("an open comment"), f"/Annots [{note} 0 R {popup} 0 R]")
    return pdf.build()


@sample("annotations-not-a-list")
def _annots_odd() -> bytes:
    return single("annotations that are none", "/Annots (none)").build()


@sample("annotations-with-nulls")
def _annots_null() -> bytes:
    return single("annotations with holes", "/Annots [null 99 0 R 5]").build()


def _catalog(name: str, make: Callable[[Raw], str], *, notes: tuple[str, ...]) -> None:
    def build() -> bytes:
        pdf = single(name)
        pdf.catalog = make(pdf)
        return pdf.build()

    sample(name, notes=notes)(build)


_SCRIPT = f"<< /S /JavaScript /JS ({HIDDEN_WORDS}) >>"
_catalog("script-on-open", lambda pdf: f"/OpenAction {_SCRIPT}", notes=("actions",))
_catalog(
    "script-by-name",
    lambda pdf: f"/Names << /JavaScript << /Names [(a) {_SCRIPT}] >> >>",
    notes=("javascript",),
)
_catalog("script-on-events", lambda pdf: f"/AA << /WC {_SCRIPT} >>", notes=("actions",))


def _embedded(pdf: Raw) -> str:
    data = pdf.stream(HIDDEN_WORDS.encode(), "/Type /EmbeddedFile /Filter []")
    spec = pdf.add(f"<< /Type /Filespec /F (notes.txt) /EF << /F {data} 0 R >> >>")
    return f"/Names << /EmbeddedFiles << /Names [(notes.txt) {spec} 0 R] >> >>"


_catalog("attachment", _embedded, notes=("attachments",))
_catalog(
    "portfolio",
    lambda pdf: f"{_embedded(pdf)} /Collection << /Type /Collection /View /D >>",
    notes=("attachments",),
)


@sample("script-on-page", notes=("actions",))
def _page_script() -> bytes:
    return single("a script when the page opens", f"/AA << /O {_SCRIPT} >>").build()


def _link(rect: str, target: str) -> str:
    return f"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect {rect} {target} >>"


def linked_pages(label: str) -> Raw:
    """Two pages; links of every kind lead from the first to the second, by names that other files use too."""
    pdf = Raw()
    links = [pdf.add() for _ in range(5)]
    pdf.page(design(f"{label} from"), f"/Annots [{' '.join(f'{number} 0 R' for number in links)}]")
    second = pdf.page(design(f"{label} to"))
    targets = (
        f"/Dest [{second} 0 R /XYZ 0 700 null]",
        f"/A << /S /GoTo /D [{second} 0 R /Fit] >>",
        "/Dest (chapter)",
        "/A << /S /GoTo /D (chapter) >>",
        "/Dest /OldStyle",
    )
    for row, (number, target) in enumerate(zip(links, targets, strict=True)):
        pdf.put(number, _link(f"[300 {600 - 40 * row} 500 {624 - 40 * row}]", target))
    pdf.catalog = (
        f"/Names << /Dests << /Names [(chapter) [{second} 0 R /FitH 700]] >> >>"
        f" /Dests << /OldStyle << /D [{second} 0 R /Fit] >> >>"
    )
    return pdf


sample("links-a", pages=2)(lambda: linked_pages("links a").build())
sample("links-b", pages=2)(lambda: linked_pages("links b").build())


@sample("links-names-in-branches", pages=2)
def _links_tree() -> bytes:
    pdf = linked_pages("names in branches")
    second = pdf.kids[1]
    leaf = pdf.add(f"<< /Limits [(chapter) (chapter)] /Names [(chapter) << /D [{second} /Fit] >>] >>")
    branch = pdf.add(f"<< /Limits [(chapter) (chapter)] /Kids [{leaf} 0 R] >>")
    pdf.catalog = f"/Names << /Dests << /Kids [{branch} 0 R] >> >>"
    return pdf.build()


@sample("links-to-nowhere", notes=("external-links",))
def _links_nowhere() -> bytes:
    return annotated(
        "links that lead nowhere",
        "/Subtype /Link /Rect [300 600 500 624] /Dest (nowhere)",
        "/Subtype /Link /Rect [300 560 500 584] /Dest [99 0 R /Fit]",
        "/Subtype /Link /Rect [300 520 500 544] /Dest [null /Fit]",
        "/Subtype /Link /Rect [300 480 500 504] /A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
    ).build()


@sample("outline", pages=2)
def _outline() -> bytes:
    pdf = linked_pages("own outline")
    root, first, inner, last = (pdf.add() for _ in range(4))
    one, two = pdf.kids
    pdf.put(root, f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count 3 >>")
    pdf.put(
        first,
        f"<< /Title (First) /Parent {root} 0 R /Next {last} 0 R /First {inner} 0 R /Last {inner} 0 R"
        f" /Count 1 /Dest [{one} /Fit] >>",
    )
    pdf.put(inner, f"<< /Title <FEFF0645063106CC0645> /Parent {first} 0 R /Dest (chapter) >>")
    pdf.put(
        last, f"<< /Title (Last) /Parent {root} 0 R /Prev {first} 0 R /A << /S /GoTo /D [{two} /Fit] >> >>"
    )
    pdf.catalog += f" /Outlines {root} 0 R /PageLabels << /Nums [0 << /S /r >>] >>"
    return pdf.build()


@sample("outline-cyclic")
def _outline_cyclic() -> bytes:
    pdf = single("an outline in a circle")
    root, item = pdf.add(), pdf.add()
    pdf.put(root, f"<< /First {item} 0 R /Last {item} 0 R /Count 1 >>")
    pdf.put(item, f"<< /Title (again) /Parent {root} 0 R /Next {item} 0 R /Dest [{pdf.kids[0]} /Fit] >>")
    pdf.catalog = f"/Outlines {root} 0 R"
    return pdf.build()


def _layered(name: str, content: Callable[[Raw, int], tuple[bytes, str]], settings: str) -> None:
    def build() -> bytes:
        pdf = Raw()
        layer = pdf.add("<< /Type /OCG /Name (Draft notes) >>")
        words, resources = content(pdf, layer)
        pdf.page(design(name) + words, resources=f"<< {FONT[2:-2]} {resources} >>")
        state = settings.replace("LAYER", f"{layer} 0 R")
        pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << {state} >> >>"
        return pdf.build()

    sample(f"layer-{name}", notes=() if name == "shown" else ("hidden-layers",))(build)


_MARKED = f"/OC /Layer BDC BT /F1 30 Tf 1 0 0 rg 150 200 Td ({HIDDEN_WORDS}) Tj ET EMC\n".encode()
_layered("shown", lambda pdf, layer: (_MARKED, f"/Properties << /Layer {layer} 0 R >>"), "/ON [LAYER]")
_layered("hidden", lambda pdf, layer: (_MARKED, f"/Properties << /Layer {layer} 0 R >>"), "/OFF [LAYER]")
_layered(
    "hidden-by-base-state",
    lambda pdf, layer: (_MARKED, f"/Properties << /Layer {layer} 0 R >>"),
    "/BaseState /OFF",
)


def _membership(pdf: Raw, layer: int) -> tuple[bytes, str]:
    group = pdf.add(f"<< /Type /OCMD /OCGs [{layer} 0 R] /P /AnyOn >>")
    return _MARKED, f"/Properties << /Layer {group} 0 R >>"


def _hidden_object(pdf: Raw, layer: int) -> tuple[bytes, str]:
    content = f"BT /F1 30 Tf 1 0 0 rg 150 200 Td ({HIDDEN_WORDS}) Tj ET".encode()
    form = pdf.stream(content, f"/Subtype /Form /BBox [0 0 612 792] /OC {layer} 0 R /Resources {FONT}")
    return b"q /Note Do Q\n", f"/XObject << /Note {form} 0 R >>"


_layered("membership", _membership, "/OFF [LAYER]")
_layered("hidden-object", _hidden_object, "/OFF [LAYER]")
_layered(
    "hidden-around-shown",
    lambda pdf, layer: (
        b"/OC /Layer BDC /Span BMC BT /F1 9 Tf 1 0 0 rg 90 90 Td (HIDDEN-MARK) Tj ET EMC EMC 9 9 50 5 re f\n",
        f"/Properties << /Layer {layer} 0 R >>",
    ),
    "/OFF [LAYER]",
)


@sample("layer-hidden-annotation", notes=("hidden-layers",))
def _layer_annotation() -> bytes:
    pdf = Raw()
    layer = pdf.add("<< /Type /OCG /Name (Hidden) >>")
    pdf.catalog = f"/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>"
    look = f"/AP << /N {appearance(pdf, HIDDEN_WORDS)} 0 R >>"
    return annotated(
        "a hidden stamp", f"/Subtype /Stamp /F 4 /OC {layer} 0 R {_box(0)} {look}", pdf=pdf
    ).build()


@sample("stream-with-external-file", "either")
def _external() -> bytes:
    pdf = Raw()
    body = stream_body(design("external"), "/F (/etc/passwd) /FFilter /FlateDecode")
    pdf.page(f"{pdf.add(body)} 0 R")
    return pdf.build()
