"""The catalog of findings: what each code means, how much it weighs, where its rule comes from."""

from itertools import chain

from parole_packet.catalog import (
    answers,
    case,
    consistency,
    counsel,
    echoes,
    evidence,
    files,
    filing,
    finance,
    forms,
    law,
    options,
    packet,
    pictures,
    readings,
    sizes,
    words,
)
from parole_packet.catalog.entry import Entry

__all__ = ["CATALOG", "Entry"]

_TOPICS = (
    answers,
    case,
    consistency,
    counsel,
    echoes,
    evidence,
    files,
    filing,
    finance,
    forms,
    law,
    options,
    packet,
    pictures,
    readings,
    sizes,
    words,
)


def _collect() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in chain(*(topic.ENTRIES for topic in _TOPICS)):
        if entry.code in found:
            raise ValueError(f"two catalog entries have the code {entry.code}")
        found[entry.code] = entry
    return dict(sorted(found.items()))


CATALOG: dict[str, Entry] = _collect()
"""Every finding the program can make, by code, in alphabetical order."""
