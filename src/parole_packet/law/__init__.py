"""Law as data: what is asked for, what it costs, where it goes; with source, date and confidence."""

from parole_packet.law.load import LAW_FILES, load_law
from parole_packet.law.records import (
    Address,
    Basis,
    Edition,
    Fee,
    GroundRule,
    Guideline,
    Law,
    PolicyNote,
    Requirement,
    Weight,
    When,
)

__all__ = [
    "LAW_FILES",
    "Address",
    "Basis",
    "Edition",
    "Fee",
    "GroundRule",
    "Guideline",
    "Law",
    "PolicyNote",
    "Requirement",
    "Weight",
    "When",
    "load_law",
]
