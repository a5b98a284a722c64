"""What a person may choose from, for options and shell completion; imports nothing until a shell asks."""

from enum import StrEnum


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


def complete_code(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of findings that begin with what was typed."""
    from parole_packet.catalog import CATALOG

    return [(code, entry.title) for code, entry in CATALOG.items() if code.startswith(incomplete)]


def complete_ground(incomplete: str) -> list[tuple[str, str]]:
    """Return the grounds that begin with what was typed."""
    from parole_packet.case.scaffold import grounds

    return [(ground, title) for ground, title in grounds().items() if ground.startswith(incomplete)]
