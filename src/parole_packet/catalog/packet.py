"""Findings about the packet as a whole."""

from parole_packet.catalog.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
