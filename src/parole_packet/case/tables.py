"""Tables of names that come with the program: one row a line, `code|name|other names`."""

from collections.abc import Iterator

from parole_packet.resources import resource


def rows(name: str) -> Iterator[tuple[str, str, list[str]]]:
    """Return code, name and other names of each row of a table of the law folder."""
    for line in resource("templates", "law", name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, first, others = line.split("|")
            yield code, first, others.split(";") if others else []
