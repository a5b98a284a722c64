"""Maps are read the quick way just as YAML reads them."""

from typing import Any, cast

import pytest

from parole_packet.case.source import read_source
from parole_packet.forms import maps
from parole_packet.resources import resource

MAPS = sorted(resource("templates", "forms").glob("*.yaml"))


def test_there_are_maps() -> None:
    assert len(MAPS) >= 5


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_quick_way_reads_what_yaml_reads(path) -> None:
    source, problems = read_source(path)
    assert source is not None
    assert problems == []
    rows = cast("dict[str, Any]", source.data)["rows"]
    quick = maps._plain_rows(path.read_text("utf-8").partition("\nrows:\n")[2])
    assert quick == rows


@pytest.mark.parametrize(
    "line",
    [
        "- {at: ~}",
        "- {at: [1]}",
        "- at: 1",
        '- {at: "a\\n"}',
        "- {at: {b: c}}",
        "- {at: a} # why",
        "- {at: &x 1}",
    ],
)
def test_anything_else_is_left_to_yaml(line: str) -> None:
    assert maps._plain_rows(line) == []
