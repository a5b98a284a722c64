"""Reduced pictures in the store: worked out once for weighing, writing and the next build."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from parole_packet.cache import Cache
from parole_packet.documents.frames import FrameShape, ImageFrame
from parole_packet.documents.images import image_frames
from parole_packet.facts import FileFacts, FileKind, Reduced, Treatment

_KIND = "pictures"


def kept_frames(
    path: Path, facts: FileFacts, treatments: Mapping[int, Treatment], cache: Cache | None
) -> Iterator[ImageFrame]:
    """Yield the pictures of a file as `image_frames` does; one that was reduced before comes from the store."""
    treatment = treatments.get(0)
    if cache is None or treatment is None or not treatment.reduction or facts.kind is FileKind.TIFF:
        yield from image_frames(path, facts.kind, treatments)
        return
    known, frame = get(cache, facts.sha256, treatment)
    if frame is not None:
        yield frame
    elif known:
        yield from image_frames(path, facts.kind, {0: replace(treatment, reduction=None)})
    else:
        (frame,) = image_frames(path, facts.kind, treatments)
        put(cache, frame if frame.reduced else None, facts.sha256, treatment)
        yield frame


def get(cache: Cache, *key: object) -> tuple[bool, ImageFrame | None]:
    """Return whether something was put under a key, and the picture; None for one that is better left as it is."""
    data = cache.get(_KIND, *key)
    return data is not None, _unpacked(data) if data else None


def put(cache: Cache, frame: ImageFrame | None, *key: object) -> None:
    """Keep a reduced picture under a key, or that it is better left as it is."""
    cache.put(_KIND, *key, data=_packed(frame) if frame else b"")


def _packed(frame: ImageFrame) -> bytes:
    shape, one = frame.shape, frame.reduced
    head = {
        "shape": (shape.width_px, shape.height_px, shape.dpi, shape.orientation, shape.notes),
        "filter": frame.filter,
        "space": frame.space,
        "bits": frame.bits,
        "parms": dict(frame.parms),
        "icc": frame.icc.hex() if frame.icc is not None else None,
        "changes": frame.changes,
        "reduced": one and (one.bytes_before, one.bytes_after, one.dpi_before, one.dpi_after, one.quality),
    }
    return json.dumps(head).encode() + b"\n" + frame.data


def _unpacked(data: bytes) -> ImageFrame:
    line, _, body = data.partition(b"\n")
    head = json.loads(line)
    width, height, dpi, orientation, notes = head["shape"]
    return ImageFrame(
        shape=FrameShape(width, height, dpi and (dpi[0], dpi[1]), orientation, tuple(notes)),
        filter=head["filter"],
        space=head["space"],
        bits=head["bits"],
        data=body,
        parms=head["parms"],
        icc=bytes.fromhex(head["icc"]) if head["icc"] is not None else None,
        changes=tuple(head["changes"]),
        reduced=head["reduced"] and Reduced(*head["reduced"]),
    )
