"""The table of `build --dry-run`."""

from collections.abc import Callable

from rich.cells import cell_len

from parole_packet.cli.plan_table import plan_table
from parole_packet.packet.plan import Part, PartKind, Plan, typeset_pages

PASSPORT = "Passport of Maryam Haidari, biographic page, and its visa: 診断, [red]"
PLAN = Plan(
    (
        Part("letter", PartKind.LETTER, "Cover letter", typeset_pages(range(2))),
        Part("index", PartKind.INDEX, "Index of exhibits", typeset_pages([2])),
        Part("a", PartKind.TAB, PASSPORT, typeset_pages([3]), "passport", "A"),
        Part("b", PartKind.ORIGINAL, PASSPORT, typeset_pages(range(4, 6)), "passport", "A"),
        Part("c", PartKind.CERTIFICATION, PASSPORT, typeset_pages([6]), "passport", "A"),
        Part("d", PartKind.ORIGINAL, "Letter", typeset_pages(range(7, 112)), "letter", "B"),
    )
)


def table(width: int) -> str:
    return "\n".join(line.plain for line in plan_table(PLAN, width=width)) + "\n"


def test_a_wide_table(golden: Callable[[str, str], None]) -> None:
    golden("plan.txt", table(100))


def test_a_narrow_table_wraps_its_titles(golden: Callable[[str, str], None]) -> None:
    golden("plan-72.txt", table(72))
    assert max(cell_len(line) for line in table(72).splitlines()) <= 72
