"""The maps of boxes as tests read them: rows of plain text, straight from the file."""

from functools import cache
from pathlib import Path
from typing import Any

from parole_packet.case.source import read_source
from parole_packet.forms.answers.fit import Room
from parole_packet.resources import resource

FILES = {
    "I-131": "i-131-2025-01-20",
    "I-134": "i-134-2025-01-20",
    "G-28": "g-28-2018-09-17",
    "I-912": "i-912-2025-07-22",
    "G-1145": "g-1145-2014-09-26",
}


@cache
def head(form: str) -> dict[str, Any]:
    """The whole map of a form."""
    path: Path = resource("templates", "forms", f"{FILES[form]}.yaml")
    source, problems = read_source(path)
    assert source is not None
    assert not problems
    assert isinstance(source.data, dict)
    return source.data


def rows(form: str) -> list[dict[str, str]]:
    """The rows of a map."""
    found: list[dict[str, str]] = head(form)["rows"]
    return found


def rooms(form: str) -> dict[str, Room]:
    """How much each box holds; boxes to tick or to sign have a page only."""
    found: dict[str, Room] = {}
    for row in rows(form):
        if "max" in row:
            found[row["answer"]] = Room(int(row["max"]), int(row.get("lines", "1")), int(row["page"]))
        elif "hand" in row or "on" in row:
            found.setdefault(row["at"] if "hand" in row else row["answer"], Room(0, 1, int(row["page"])))
    return found
