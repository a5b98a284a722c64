"""Writes a picture as an image object: encoded data go in as they are."""

from collections.abc import Mapping

from parole_packet.pdf.writer import PdfSink


def write_picture(
    sink: PdfSink,
    data: bytes,
    *,
    width: int,
    height: int,
    filter_name: str,
    space: str,
    bits: int,
    parms: Mapping[str, int | bool] | None = None,
    palette: bytes | None = None,
    icc: bytes | None = None,
    decode: tuple[int, ...] | None = None,
) -> int:
    """Write one picture of `width` by `height` pixels and return its object number.

    `palette` holds RGB triples of an indexed picture; `icc` is the profile of `space`, or of the palette.
    """
    base = b"/" + space.encode()
    if icc is not None:
        channels = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[space]
        profile = sink.add_stream(b"/N %d/Alternate%b" % (channels, base), icc)
        base = b"[/ICCBased %d 0 R]" % profile
    if palette is not None:
        base = b"[/Indexed%b %d<%b>]" % (base, len(palette) // 3 - 1, palette.hex().encode())
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace%b/Filter/%b" % (
        width,
        height,
        bits,
        base if base.startswith(b"/") else b" " + base,
        filter_name.encode(),
    )
    if parms:
        entries += b"/DecodeParms<<%b>>" % b"".join(
            b"/%b %b" % (key.encode(), _value(value)) for key, value in parms.items()
        )
    if decode is not None:
        entries += b"/Decode[%b]" % b" ".join(b"%d" % value for value in decode)
    return sink.add_stream(entries, data)


def _value(value: int | bool) -> bytes:
    return (b"true" if value else b"false") if isinstance(value, bool) else b"%d" % value
