"""What a picture has to be when it is read back from a packet, in digests: all of it but its pixels."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from parole_packet.documents.frames import ColorSpace, Filter, FrameShape, ImageFrame


@dataclass(frozen=True, slots=True)
class Proof:
    """A picture by its digests; `palette` in hexadecimal digits. Two pictures with equal proofs are the same."""

    shape: FrameShape
    filter: Filter
    space: ColorSpace
    bits: int
    data: str
    parms: Mapping[str, int | bool]
    palette: str | None
    icc: str | None
    decode: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Proven:
    """What a picture has to be, with its data where they were just made: comparing takes less time than hashing."""

    proof: Proof
    encoded: bytes | None = field(default=None, repr=False)


def proof_of(frame: ImageFrame) -> Proof:
    """Return what proves a picture."""
    return Proof(
        frame.shape,
        frame.filter,
        frame.space,
        frame.bits,
        hashlib.sha256(frame.data).hexdigest(),
        frame.parms,
        frame.palette.hex() if frame.palette is not None else None,
        hashlib.sha256(frame.icc).hexdigest() if frame.icc is not None else None,
        frame.decode,
    )
