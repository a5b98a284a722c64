"""docs/findings.md says what the catalog says."""

from tools.generate_findings import TARGET, page


def test_the_page_is_up_to_date() -> None:
    assert TARGET.read_text("utf-8") == page(), "run `python tools/generate_findings.py`"
