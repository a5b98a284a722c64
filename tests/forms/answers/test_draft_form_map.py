"""The tool that drafts a map for a new edition finds boxes again and says which need a look."""

from dataclasses import replace
from pathlib import Path

import pytest
from tools.draft_form_map import Box, draft, main

from tests.forms.answers.maps import FILES, rows

ROOT = "form1[0]."
NAME = Box("form1[0].Name[0]", 1, (60, 600, 270, 618), "Enter name.")
YES = Box("form1[0].Yes[0]", 1, (60, 500, 70, 510), "Select Yes.", states=("/Y",))
WHY = Box("form1[0].Why[0]", 2, (60, 582, 576, 654), "Explain.", flags=1 << 12)
CODE = Box("form1[0].BarCode[0]", 2, (192, 12, 462, 30))
OLD = [
    {
        "at": "1/1",
        "page": "1",
        "field": "Name[0]",
        "answer": "name",
        "as": "text",
        "max": "42",
        "tip": NAME.tip,
    },
    {
        "at": "1/2",
        "page": "1",
        "field": "Yes[0]",
        "answer": "it",
        "as": "tick",
        "is": "yes",
        "on": "/Y",
        "tip": YES.tip,
    },
    {
        "at": "2/1",
        "page": "2",
        "field": "Why[0]",
        "answer": "why",
        "as": "lines",
        "max": "85",
        "lines": "4",
        "tip": WHY.tip,
    },
    {"at": "/barcode", "page": "2", "field": "BarCode[0]", "barcode": "true"},
]


def test_the_same_blank_gives_the_same_map() -> None:
    made = draft(OLD, ROOT, [CODE, WHY, YES, NAME])
    assert list(made.rows) == OLD
    assert made.notes == ()


@pytest.mark.parametrize(
    ("boxes", "note"),
    [
        ([replace(NAME, name="form1[0].Family[0]"), YES, WHY, CODE], "renamed: 1/1 Name[0] is now Family[0]"),
        ([NAME, YES, replace(WHY, page=1), CODE], "moved: 2/1 Why[0] from page 2 to page 1"),
        ([replace(NAME, tooltip="Enter names."), YES, WHY, CODE], "reworded: 1/1 Name[0]: Enter names."),
        ([NAME, replace(YES, states=("/1",)), WHY, CODE], "state: 1/2 Yes[0] has /1 in place of /Y"),
        ([replace(NAME, length=20), YES, WHY, CODE], "room: 1/1 Name[0] takes 20 characters in place of 42"),
        ([NAME, YES, CODE], "gone: 2/1 Why[0]"),
        (
            [NAME, YES, WHY, CODE, Box("form1[0].More[0]", 2, (0, 0, 50, 18), "More.")],
            "new: page 2 More[0]: More.",
        ),
    ],
)
def test_what_changed_is_listed(boxes: list[Box], note: str) -> None:
    assert draft(OLD, ROOT, boxes).notes == (note,)


def test_a_new_box_is_left_undecided() -> None:
    made = draft(OLD, ROOT, [NAME, YES, WHY, CODE, Box("form1[0].More[0]", 2, (0, 0, 50, 18), "More.")])
    assert [row["field"] for row in made.rows if row.get("blank") == "undecided"] == ["More[0]"]


@pytest.mark.official
@pytest.mark.parametrize("form", FILES)
def test_each_map_can_be_drafted_from_itself(
    form: str, official_forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from parole_packet.case.source import read_source
    from parole_packet.resources import resource

    name = FILES[form]
    main([str(resource("templates", "forms", f"{name}.yaml")), str(official_forms / f"{name}.pdf")])
    out, err = capsys.readouterr()
    assert err.strip() == ""
    (tmp_path / "draft.yaml").write_text(out, "utf-8")
    source, _ = read_source(tmp_path / "draft.yaml")
    assert source is not None
    assert isinstance(source.data, dict)
    assert source.data["rows"] == rows(form)
