"""docs/case-file.md says what the models say."""

import re

from tools.generate_case_file import TARGET, page


def test_the_page_is_up_to_date() -> None:
    assert TARGET.read_text("utf-8") == page(), "run `python tools/generate_case_file.py`"


def test_every_link_of_the_page_has_its_heading() -> None:
    text = page()
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    lines = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    headings = {re.sub(r"[`.]", "", line).lower().replace(" ", "-") for line in lines}
    assert len(links) > 3
    assert links <= headings
