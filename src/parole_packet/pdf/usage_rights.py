"""The usage rights put over an official form: their digest tells whether the file was changed."""

import hashlib
import re
from enum import StrEnum

from parole_packet.pdf import objects
from parole_packet.pdf.reader import PdfSource, border

_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904") + b"\x31"
"""The attribute `messageDigest` of a CMS signature in DER (RFC 5652 11.2), and the tag of its set."""

_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_OCTETS = 0x04
_HASHES = {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}


class UsageRights(StrEnum):
    """Whether a file has usage rights, and whether it still is as they were put over it."""

    NONE = "none"
    INTACT = "intact"
    BROKEN = "broken"


def usage_rights(source: PdfSource, data: bytes) -> UsageRights:
    """Compare the digest in a file's usage rights with the file; `data` are all its bytes.

    The signature itself is not verified: a changed file is found, a forged one is not. Raises PdfProblem.
    """
    with border("its usage rights cannot be read"):
        rights = objects.dictionary(objects.dictionary(source.catalog.get("/Perms")).get("/UR3"))
        numbers = [int(objects.number(item, -1)) for item in objects.entries(rights.get("/ByteRange"))]
    if not rights:
        return UsageRights.NONE
    if len(numbers) != 4 or min(numbers) < 0:
        return UsageRights.BROKEN
    first, length, second, rest = numbers
    covers_all = first == 0 and second + rest == len(data) and length <= second
    signed = _signed_digest(data[length:second])
    found = _HASHES.get(len(signed))
    if not covers_all or found is None:
        return UsageRights.BROKEN
    digest = hashlib.new(found, data[:length] + data[second:], usedforsecurity=False).digest()
    return UsageRights.INTACT if digest == signed else UsageRights.BROKEN


def _signed_digest(hole: bytes) -> bytes:
    digits = _NOT_HEX.sub(b"", hole)
    message = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    start = message.find(_MESSAGE_DIGEST) + len(_MESSAGE_DIGEST) + 1
    if start <= len(_MESSAGE_DIGEST) or message[start : start + 1] != bytes([_OCTETS]):
        return b""
    return message[start + 2 : start + 2 + message[start + 1]]
