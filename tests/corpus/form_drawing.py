"""Forms drawn by code the way official ones are made, with all that is odd about them."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import zxingcpp

from parole_packet.pdf.form_fields import Box, BoxKind
from tests.corpus.raw import Raw, base_font, numbers

_DIGEST = bytes.fromhex("06092a864886f70d010904312204 20".replace(" ", ""))
_FACES = {"F1": "Helvetica", "Mono": "Courier-Bold", "ZaDb": "ZapfDingbats"}
_FONTS = f"/Font << {' '.join(f'/{key} {base_font(name)}' for key, name in _FACES.items())} >>"
_CROSS = b"q 1 1 8 8 re W n 0.5 w 2 8 m 8 2 l 8 8 m 2 2 l s Q"
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = bytes(range(16))
_PERMISSIONS = -1036


@dataclass(frozen=True, slots=True)
class DrawnForm:
    """What to draw: a form's number, edition and boxes, and what it says on each page beside them."""

    form: str
    edition: str
    boxes: Sequence[Box]
    pages: int
    footer: str = "Form {form}  Edition {edition}  Page {page} of {pages}"
    extra: str = ""
    layer: bool = True
    scripts: bool = True
    rights: bool = True
    locked: bool = False


def draw(form: DrawnForm) -> bytes:
    """Return the form as a PDF."""
    pdf = Raw()
    hidden = pdf.add("<< /Type /OCG /Name (ViewOnly Layer) /Usage << /Print << /PrintState /OFF >>"
                     " /View << /ViewState /ON >> >> >>")  # fmt: skip
    root = pdf.add()
    kids = []
    for page in range(form.pages):
        boxes = [box for box in form.boxes if box.page == page]
        widgets = [pdf.add(_widget(pdf, box, root)) for box in boxes]
        resources = f"<< {_FONTS} /Properties << /MC0 {hidden} 0 R >> >>"
        annotations = f"/Annots [{' '.join(f'{number} 0 R' for number in widgets)}]"
        pdf.page(_content(form, page, boxes), annotations, resources=resources)
        kids += widgets
    name, _, _ = form.boxes[0].name.partition(".")
    pdf.put(root, f"<< /T ({name}) /Kids [{' '.join(f'{number} 0 R' for number in kids)}] >>")
    _catalog(pdf, form, root, hidden)
    if form.locked:
        _lock(pdf)
    return _sealed(pdf.build()) if form.rights else pdf.build()


def _catalog(pdf: Raw, form: DrawnForm, root: int, hidden: int) -> None:
    xfa = pdf.stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    defaults = f"/DA (/Mono 0 Tf 0 g) /DR << {_FONTS} >>"
    pdf.catalog = f"/AcroForm << /Fields [{root} 0 R] {defaults} /SigFlags 2 /XFA {xfa} 0 R >>"
    if form.scripts:
        script = pdf.add("<< /S /JavaScript /JS (app.alert\\(1\\);) >>")
        pdf.catalog += (
            f" /Names << /JavaScript << /Names [(start) {script} 0 R] >> >> /OpenAction {script} 0 R"
        )
    if form.layer:
        usage = f"<< /Event /Print /Category [/Print] /OCGs [{hidden} 0 R] >>"
        pdf.catalog += f" /OCProperties << /OCGs [{hidden} 0 R] /D << /ON [{hidden} 0 R] /AS [{usage}] >> >>"
    if form.rights:
        spans, hole = " ".join(["0" * 10] * 4), "0" * 200
        rights = pdf.add(f"<< /Type /Sig /ByteRange [{spans}] /Contents <{hole}> >>")
        pdf.catalog += f" /Perms << /UR3 {rights} 0 R >>"
    made = pdf.add("<< /CreationDate (D:20260102030405) /Producer (Designer 6.5) >>")
    pdf.trailer = f"/Info {made} 0 R"


def _content(form: DrawnForm, page: int, boxes: Sequence[Box]) -> bytes:
    """Outlines, rules 18 points apart, a link text on the layer that does not print, the footer."""
    parts = ["0.5 w 0 G"]
    for box in boxes:
        rect = box.rect
        if box.kind is not BoxKind.BARCODE:
            parts.append(f"{rect.x0:g} {rect.y0:g} {rect.width:g} {rect.height:g} re S")
        if box.multiline:
            rules = range(18, int(rect.height), 18)
            parts += [
                f"0.8 G {rect.x0:g} {rect.y1 - drop:g} m {rect.x1:g} {rect.y1 - drop:g} l S 0 G"
                for drop in rules
            ]
    words = form.footer.format(form=form.form, edition=form.edition, page=page + 1, pages=form.pages)
    if form.layer:
        parts.append("BT /OC /MC0 BDC 0 0 1 rg /F1 8 Tf 1 0 0 1 300 770 Tm (ViewOnlyText) Tj EMC ET 0 g")
    parts.append(f"BT /F1 8 Tf 36 28 Td ({words}) Tj ET")
    parts.append(f"BT /F1 8 Tf 36 760 Td ({form.extra}) Tj ET")
    return "\n".join(parts).encode("latin-1")


def _widget(pdf: Raw, box: Box, root: int) -> str:
    rect = box.rect
    _, _, name = box.name.partition(".")
    entries = [
        f"/Type /Annot /Subtype /Widget /Parent {root} 0 R /F 4",
        f"/T ({name}) /TU ({box.tooltip}) /Ff {box.flags}",
        f"/Rect {numbers((rect.x0, rect.y0, rect.x1, rect.y1))}",
    ]
    if box.max_length is not None:
        entries.append(f"/MaxLen {box.max_length}")
    if box.kind is BoxKind.TICK:
        marks = " ".join(f"{_name(state)} {_look(pdf, _CROSS, 10, 10)} 0 R" for state in box.states)
        entries.append(
            f"/FT /Btn /AS {_name(box.value or '/Off')} /AP << /N << {marks} >> >> /MK << /CA (8) >>"
        )
    elif box.kind is BoxKind.BARCODE:
        look = _barcode(pdf, box)
        entries.append(f"/FT /Tx /V ({box.value}) /DV ({box.value}) /AP << /N {look} 0 R >>")
    else:
        kind = {BoxKind.TEXT: "/Tx", BoxKind.CHOICE: "/Ch", BoxKind.SIGNATURE: "/Sig", BoxKind.BUTTON: "/Btn"}
        entries.append(f"/FT {kind[box.kind]} /DA (/Mono 10 Tf 0 g)")
        entries.append("/Opt [" + " ".join(f"[({value}) ({shown})]" for value, shown in box.options) + "]")
        entries.append(f"/V ({box.value}) /DV ({box.preset})" if box.value else "")
    return f"<< {' '.join(entries)} >>"


def _name(state: str) -> str:
    return "/" + state.removeprefix("/").replace(" ", "#20")


def _look(pdf: Raw, data: bytes, width: float, height: float, resources: str = "") -> int:
    entries = (
        f"/Type /XObject /Subtype /Form /BBox {numbers((0, 0, width, height))} /Resources << {resources} >>"
    )
    return pdf.stream(data, entries)


def _barcode(pdf: Raw, box: Box) -> int:
    code = zxingcpp.create_barcode(box.value, zxingcpp.BarcodeFormat.PDF417)
    picture = memoryview(zxingcpp.write_barcode_to_image(code))
    rows, columns = picture.shape
    size = f"/Width {columns} /Height {rows} /ColorSpace /DeviceGray /BitsPerComponent 8"
    entries = f"/Type /XObject /Subtype /Image {size}"
    image = pdf.stream(bytes(picture), entries)
    rect = box.rect
    data = f"/Tx BMC q {rect.width:g} 0 0 {rect.height:g} 0 0 cm /Im0 Do Q EMC".encode()
    return _look(pdf, data, rect.width, rect.height, f"/XObject << /Im0 {image} 0 R >>")


def _sealed(data: bytes) -> bytes:
    """Put usage rights with a true digest over a file."""
    hole = re.search(rb"/Contents <(0+)>", data)
    assert hole is not None
    start, end = hole.start(1) - 1, hole.end(1) + 1
    spans = b"%010d %010d %010d %010d" % (0, start, end, len(data) - end)
    data = data.replace(b" ".join([b"0" * 10] * 4), spans)
    digest = hashlib.sha256(data[:start] + data[end:]).digest()
    message = (_DIGEST + digest).hex().encode()
    return data[: start + 1] + message.ljust(end - start - 2, b"0") + data[end - 1 :]


def _lock(pdf: Raw) -> None:
    """Encrypt every string and stream with an empty user password (RC4, 128 bits), as old programs do."""
    owner = _rc4(_md5(_PAD), _PAD)
    seed = _PAD + owner + _PERMISSIONS.to_bytes(4, "little", signed=True) + _FILE_ID
    key = _md5(seed)
    for _ in range(50):
        key = _md5(key)
    check = _md5(_PAD + _FILE_ID)
    for turn in range(20):
        check = _rc4(bytes(byte ^ turn for byte in key), check)
    pdf.finish()
    pdf.bodies = [_locked(body, key, number) for number, body in enumerate(pdf.bodies, 1)]
    pdf.finish = lambda *, pages=True: None  # type: ignore[method-assign]
    lock = pdf.add(
        f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P {_PERMISSIONS}"
        f" /O <{owner.hex()}> /U <{(check + bytes(16)).hex()}> >>"
    )
    pdf.trailer += f" /Encrypt {lock} 0 R /ID [<{_FILE_ID.hex()}> <{_FILE_ID.hex()}>]"


def _locked(body: bytes, key: bytes, number: int) -> bytes:
    own = _md5(key + number.to_bytes(3, "little") + b"\0\0")
    head, mark, data = body.partition(b"stream\n")
    head = re.sub(
        rb"\(((?:\\.|[^\\()])*)\)",
        lambda found: b"<" + _rc4(own, re.sub(rb"\\(.)", rb"\1", found[1])).hex().encode() + b">",
        head,
    )
    if not mark:
        return head
    return head + mark + _rc4(own, data.removesuffix(b"\nendstream")) + b"\nendstream"


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
