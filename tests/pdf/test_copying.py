"""What the copier takes from a source is, byte for byte, what another reader finds in the packet."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf.generic import StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.copier import Copier
from parole_packet.pdf.reader import PdfSource
from parole_packet.pdf.writer import PdfSink, text_string
from tests.corpus.raw import Raw

names = st.text(st.characters(codec="latin-1", exclude_characters="\0"), min_size=1, max_size=12)
numbers = st.one_of(
    st.integers(-(2**31), 2**31 - 1),
    st.decimals(-1_000_000, 1_000_000, places=6),
)


def copied(value: pikepdf.Object, *, locked: bool = False) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    """Write a value into a file, copy it with the copier, and read it with qpdf."""
    first = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Value = pdf.make_indirect(value)
        lock = pikepdf.Encryption(owner="owner", user="", R=6) if locked else None
        pdf.save(first, encryption=lock or False, static_id=not locked)
    out = io.BytesIO()
    sink = PdfSink(out)
    with PdfSource(io.BytesIO(first.getvalue())) as source:
        copier = Copier(source, sink)
        reference = copier.reference(objects.raw(source.catalog, "/Value"))
        copier.drain()
    pages = sink.reserve()
    page = sink.add(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<<>>>>" % pages)
    sink.put(pages, b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page)
    root = sink.add(b"<</Type/Catalog/Pages %d 0 R/Value %b>>" % (pages, reference))
    sink.finish(root=root, info=sink.add(b"<<>>"), identity=b"x")
    pdf = pikepdf.open(io.BytesIO(out.getvalue()))
    return pdf, pdf.Root.Value


@given(st.binary(max_size=40))
@example(b"\xfe\xff\xd8\x00")
@example(b"\xfe\xff\x00")
@example(b"\xff\xfea\x00\xff\xdf")
@example(b"\xef\xbb\xbfabc\xff")
@example(bytes(range(256)))
@example(b"\x80\x9f\xad\x7f\\()\r\n")
def test_the_bytes_of_a_string_survive(data: bytes) -> None:
    _pdf, found = copied(pikepdf.Array([pikepdf.String(data)]))
    assert bytes(found[0]) == data


@settings(max_examples=25)
@given(st.binary(max_size=40))
@example(b"\xfe\xff\xd8\x00")
def test_the_bytes_of_a_string_survive_in_a_locked_file(data: bytes) -> None:
    """A palette is a string, and a lock covers strings as well."""
    palette = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceGray, 255, pikepdf.String(data)])
    _pdf, found = copied(palette, locked=True)
    assert bytes(found[3]) == data


@given(names)
@example("\xcb\xce\xcc\xe5")
@example("\xc3\xa9")
@example("A B#/()<>[]{}%\x7f")
def test_the_bytes_of_a_name_survive(name: str) -> None:
    value = pikepdf.Object.parse(b"<< /" + b"".join(b"#%02X" % ord(letter) for letter in name) + b" 1 >>")
    before = value.unparse(resolved=True)
    _pdf, found = copied(value)
    assert found.unparse(resolved=True) == before


@given(numbers)
@example(0)
@example(-0.000001)
@example(2**40)
def test_numbers_survive(value: object) -> None:
    text = f"{value:f}" if not isinstance(value, int) else str(value)
    _pdf, found = copied(pikepdf.Object.parse(f"[ {text} ]".encode()))
    assert float(found[0]) == pytest.approx(float(text), abs=1e-9)


@given(st.binary(max_size=60))
def test_the_raw_bytes_of_a_stream_survive(data: bytes) -> None:
    """Holds the one private attribute of pypdf that the program uses."""
    pdf = Raw()
    number = pdf.stream(data, "/Filter /DCTDecode")
    pdf.page(b"")
    pdf.catalog = f"/Value {number} 0 R"
    with PdfSource(io.BytesIO(pdf.build())) as source:
        stream = objects.resolve(objects.raw(source.catalog, "/Value"))
        assert isinstance(stream, StreamObject)
        assert objects.stream_data(stream) == data


def test_booleans_null_and_nested_values_survive() -> None:
    value = pikepdf.Object.parse(b"[ true false null [ << /A [ ] /B << >> >> ] (text) <00FF> /N ]")
    before = value.unparse(resolved=True)
    _pdf, found = copied(value)
    assert found.unparse(resolved=True) == before


@settings(max_examples=20)
@given(st.lists(st.binary(max_size=30), min_size=1, max_size=30), st.randoms())
def test_every_object_stands_where_the_table_says(bodies: list[bytes], chance) -> None:
    out = io.BytesIO()
    sink = PdfSink(out)
    held = [sink.reserve() for _ in bodies]
    order = list(zip(held, bodies, strict=True))
    chance.shuffle(order)
    for number, body in order:
        sink.put_stream(number, b"/Filter/FlateDecode", zlib.compress(body))
    kids = sink.add(b"[" + b" ".join(b"%d 0 R" % number for number in held) + b"]")
    pages = sink.reserve()
    page = sink.add(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<<>>>>" % pages)
    sink.put(pages, b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page)
    root = sink.add(b"<</Type/Catalog/Pages %d 0 R/Value %d 0 R>>" % (pages, kids))
    sink.finish(root=root, info=sink.add(b"<<>>"), identity=b"x")
    with pikepdf.open(io.BytesIO(out.getvalue()), attempt_recovery=False) as pdf:
        assert [stream.read_bytes() for stream in pdf.Root.Value] == bodies
        assert pdf.get_warnings() == []
        assert pdf.check_pdf_syntax() == []


def test_an_object_is_written_once_and_never_forgotten() -> None:
    sink = PdfSink(io.BytesIO())
    number = sink.add(b"null")
    with pytest.raises(ValueError, match="written before"):
        sink.put(number, b"null")
    sink.reserve()
    with pytest.raises(ValueError, match="never written"):
        sink.finish(root=number, info=number, identity=b"")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    assert str(pikepdf.Object.parse(text_string(text))) == text
