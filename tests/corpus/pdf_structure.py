"""Files whose skeleton is odd: page trees, cross-references, damage, encryption."""

import io
from collections.abc import Callable

import pikepdf

from tests.corpus.raw import FONT, HEADER, Raw, design, sample, single


def three(label: str) -> Raw:
    """A file of three designed pages."""
    pdf = Raw()
    for number in (1, 2, 3):
        pdf.page(design(f"{label} {number}"))
    return pdf


@sample("object-streams", pages=3)
def object_streams() -> bytes:
    """Everything but the streams in an object stream."""
    return three("object streams").build_compressed()


@sample("incremental-update", pages=2)
def _incremental() -> bytes:
    pdf = Raw()
    stale = pdf.stream(design("OLD WORDS"))
    pdf.page(f"{stale} 0 R")
    pdf.page(design("untouched"))
    first = pdf.build()
    content = design("new words")
    start = len(first)
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (stale, len(content), content)
    table = start + len(body)
    previous = int(first.rsplit(b"startxref\n", 1)[1].split()[0])
    return (
        first
        + body
        + b"xref\n%d 1\n%010d 00000 n \n" % (stale, start)
        + b"trailer\n<< /Size %d /Root 1 0 R /Prev %d >>\n" % (len(pdf.bodies) + 1, previous)
        + b"startxref\n%d\n%%%%EOF\n" % table
    )


def through_pikepdf(data: bytes, **options: object) -> bytes:
    """Save once more with pikepdf."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, static_id=True, **options)
    return out.getvalue()


@sample("linearized", pages=3)
def _linearized() -> bytes:
    return through_pikepdf(three("linearized").build(), linearize=True)


def _encrypted(revision: int, aes: bool, user: str) -> Callable[[], bytes]:
    def build() -> bytes:
        lock = pikepdf.Encryption(
            owner="owner",
            user=user,
            R=revision,
            aes=aes,
            metadata=revision > 3,
            allow=pikepdf.Permissions(extract=False),
        )
        return through_pikepdf(three(f"encrypted R{revision}").build(), encryption=lock)

    return build


for _name, _revision, _aes in (
    ("rc4-40", 2, False),
    ("rc4-128", 3, False),
    ("aes-128", 4, True),
    ("aes-256", 6, True),
):
    sample(f"owner-password-{_name}", pages=3, notes=("encrypted-owner",))(_encrypted(_revision, _aes, ""))
    sample(f"user-password-{_name}", "refuse", kind="password")(_encrypted(_revision, _aes, "user"))


@sample("junk-before-header")
def _junk_before() -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + single("junk before").build()


@sample("junk-after-end")
def _junk_after() -> bytes:
    return single("junk after").build() + b"\0" * 300 + b"<!-- served in 3 ms -->\n"


@sample("header-1.0")
def _header() -> bytes:
    return single("an old version").build(header=b"%PDF-1.0\n")


@sample("carriage-returns")
def _carriage_returns() -> bytes:
    pdf = Raw()
    pdf.page(design("lines end in CR").replace(b"\n", b"\r"))
    data = pdf.build(header=b"%PDF-1.4\n")
    return data.replace(b"/Type /Page ", b"/Type\r/Page\r")


@sample("names-with-escapes", notes=("repaired",))
def _names() -> bytes:
    return (
        single("names with escapes")
        .build()
        .replace(b"/Resources", b"/Reso#75rces")
        .replace(b"/Type /Page ", b"/T#79pe /Page ")
    )


@sample("tree-nested", pages=3)
def _nested() -> bytes:
    pdf = Raw()
    inner, outer = pdf.add(), pdf.add()
    for number in (1, 2, 3):
        pdf.page(design(f"nested {number}"))
    first, second, third = pdf.kids
    for kid, parent in ((first, outer), (second, inner)):
        number = int(kid.split()[0])
        pdf.put(number, pdf.bodies[number - 1].replace(b"/Parent 2 0 R", b"/Parent %d 0 R" % parent))
    pdf.put(inner, f"<< /Type /Pages /Parent {outer} 0 R /Kids [{second}] /Count 1 >>")
    pdf.put(outer, f"<< /Type /Pages /Parent 2 0 R /Kids [{first} {inner} 0 R] /Count 2 /Rotate 90 >>")
    pdf.kids = [f"{outer} 0 R", third]
    pdf.tree = "/Count 3"
    return pdf.build()


@sample("tree-sixty-deep")
def _deep() -> bytes:
    pdf = single("sixty levels down")
    for _ in range(60):
        pdf.kids = [f"{pdf.add(f'<< /Type /Pages /Kids [{pdf.kids[0]}] /Count 1 >>')} 0 R"]
    return pdf.build()


@sample("tree-too-deep", "either")
def _too_deep() -> bytes:
    pdf = single("three thousand levels down")
    for _ in range(3000):
        pdf.kids = [f"{pdf.add(f'<< /Type /Pages /Kids [{pdf.kids[0]}] /Count 1 >>')} 0 R"]
    return pdf.build()


@sample("tree-empty-branch", pages=2)
def _empty_branch() -> bytes:
    pdf = Raw()
    pdf.page(design("before the empty branch"))
    pdf.kids.append(f"{pdf.add('<< /Type /Pages /Parent 2 0 R /Kids [] /Count 0 >>')} 0 R")
    pdf.page(design("after it"))
    pdf.tree = "/Count 2"
    return pdf.build()


@sample("tree-without-types", "either", pages=2)
def _no_types() -> bytes:
    pdf = Raw()
    pdf.page(design("no type 1"), kind="")
    pdf.page(design("no type 2"), kind="")
    return pdf.build().replace(b"<< /Type /Pages", b"<<")


@sample("tree-null-kid", "either", pages=2)
def _null_kid() -> bytes:
    pdf = Raw()
    pdf.page(design("before a null"))
    pdf.kids += ["null", "99 0 R"]
    pdf.page(design("after it"))
    return pdf.build()


@sample("tree-cyclic", "either")
def _cyclic() -> bytes:
    pdf = single("in a circle")
    pdf.kids.append("2 0 R")
    return pdf.build()


@sample("tree-only-itself", "refuse", pages=0, kind="damaged")
def _only_itself() -> bytes:
    pdf = Raw()
    pdf.kids = ["2 0 R"]
    return pdf.build()


@sample("tree-direct-page", "either")
def _direct_page() -> bytes:
    pdf = Raw()
    content = pdf.stream(design("a page that is no object"))
    pdf.kids = [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {FONT} /Contents {content} 0 R >>"
    ]
    return pdf.build()


@sample("tree-same-page-twice", "either", pages=2)
def _same_twice() -> bytes:
    pdf = single("the same page twice")
    pdf.kids *= 2
    return pdf.build()


@sample("tree-page-without-parent", pages=2)
def _no_parent() -> bytes:
    pdf = Raw()
    pdf.page(design("no parent 1"))
    pdf.page(design("no parent 2"))
    pdf.bodies = [body.replace(b"/Parent 2 0 R", b"") for body in pdf.bodies]
    return pdf.build()


def _count(text: str) -> Callable[[], bytes]:
    def build() -> bytes:
        pdf = three("wrong count")
        pdf.finish()
        pdf.put(2, f"<< /Type /Pages /Kids [{' '.join(pdf.kids)}] {text} >>")
        return pdf.build(pages=False)

    return build


for _name, _text in (
    ("huge", "/Count 2000000000"),
    ("too-small", "/Count 1"),
    ("negative", "/Count -3"),
    ("missing", ""),
    ("a-name", "/Count /Three"),
):
    sample(f"count-{_name}", "either" if _name in ("a-name", "negative") else "fine", pages=3)(_count(_text))


@sample("no-pages", "refuse", pages=0, kind="no-pages")
def _no_pages() -> bytes:
    return Raw().build()


@sample("kids-missing", "refuse", pages=0, kind="damaged")
def _kids_missing() -> bytes:
    pdf = Raw()
    pdf.put(2, "<< /Type /Pages /Count 0 >>")
    return pdf.build(pages=False)


@sample("pages-missing", "refuse", pages=0, kind="no-pages")
def _pages_missing() -> bytes:
    return single("no page tree").build().replace(b"/Pages 2 0 R", b"            ")


@sample("root-missing", "either")
def _root_missing() -> bytes:
    return single("no root").build().replace(b"/Root 1 0 R", b"           ")


@sample("xref-offsets-wrong", "either", pages=3)
def _xref_wrong() -> bytes:
    data = three("offsets are wrong").build()
    head, tail = data.split(b"xref\n", 1)
    return head + b"% grown by hand\n" + b"xref\n" + tail.replace(b"0000000015", b"0000000021")


@sample("xref-missing", "either", pages=3)
def _xref_missing() -> bytes:
    data = three("no cross-references").build()
    return data[: data.index(b"xref\n0 ")] + data[data.index(b"trailer") :]


@sample("startxref-wrong", "either", pages=3)
def _startxref_wrong() -> bytes:
    data = three("startxref points nowhere").build()
    return data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


@sample("end-missing", "either", pages=3)
def _end_missing() -> bytes:
    return three("the last line is missing").build().rsplit(b"startxref", 1)[0]


@sample("truncated", "refuse", pages=0, kind="damaged")
def truncated() -> bytes:
    """A download that stopped before the second page."""
    data = three("cut off").build()
    return data[: len(data) * 2 // 5]


@sample("truncated-compressed", "refuse", pages=0, kind="damaged")
def _truncated_compressed() -> bytes:
    data = object_streams()
    return data[: len(data) * 3 // 5]


@sample("only-a-header", "refuse", pages=0, kind="damaged")
def _only_header() -> bytes:
    return HEADER


@sample("header-and-noise", "refuse", pages=0, kind="damaged")
def _noise() -> bytes:
    return HEADER + bytes((n * 73 + 11) % 256 for n in range(3000))


@sample("page-object-missing", "either", pages=3)
def _page_object_missing() -> bytes:
    data = three("an object is missing").build()
    return data.replace(b"0000000000 65535 f", b"0000000000 65535 f", 1).replace(b"6 0 obj", b"9 9 xxx", 1)


@sample("metadata", notes=())
def _metadata() -> bytes:
    pdf = single("metadata")
    packet = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">METADATA-MARK</x:xmpmeta>'
    pdf.catalog = f"/Metadata {pdf.stream(packet, '/Type /Metadata /Subtype /XML /Filter []')} 0 R"
    pdf.trailer = f"/Info {pdf.add('<< /Author (METADATA-MARK) /Title (METADATA-MARK) >>')} 0 R"
    return pdf.build()


@sample("page-piece-info")
def _piece_info() -> bytes:
    return single(
        "private data", "/PieceInfo << /Editor << /Private (METADATA-MARK) >> >> /LastModified (D:2020)"
    ).build()


@sample("page-thumbnail")
def _thumbnail() -> bytes:
    pdf = Raw()
    image = pdf.stream(bytes(12), "/Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8")
    pdf.page(design("has a thumbnail"), f"/Thumb {image} 0 R")
    return pdf.build()


@sample("structure-tree")
def _structure() -> bytes:
    pdf = Raw()
    page = pdf.page(b"/P << /MCID 0 >> BDC\n" + design("tagged") + b"EMC", "/StructParents 0")
    root = pdf.add()
    element = pdf.add(
        f"<< /Type /StructElem /S /P /P {root} 0 R /Pg {page} 0 R /K 0 /ActualText (HIDDEN-MARK) >>"
    )
    pdf.put(root, f"<< /Type /StructTreeRoot /K {element} 0 R /ParentTree << /Nums [0 [{element} 0 R]] >> >>")
    pdf.catalog = f"/StructTreeRoot {root} 0 R /MarkInfo << /Marked true >> /Lang (en)"
    return pdf.build()


@sample("five-hundred-pages", pages=500)
def _five_hundred() -> bytes:
    pdf = Raw()
    content = pdf.stream(design("one of five hundred"))
    for _ in range(500):
        pdf.page(f"{content} 0 R")
    return pdf.build()
