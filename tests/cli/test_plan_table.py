"""The table of `build --dry-run`."""

from collections.abc import Callable

from rich.cells import cell_len

from parole_packet.cli.plan_table import PlanRow, plan_table

ROWS = [
    PlanRow("letter", "", "Cover letter", 1, 2),
    PlanRow("index", "", "Index of exhibits", 3, 3),
    PlanRow("exhibit", "A", "Passport of Maryam Haidari, biographic page, and its visa: 診断, [red]", 4, 7),
    PlanRow("exhibit", "B", "Letter", 8, 112),
]


def table(width: int) -> str:
    return "\n".join(line.plain for line in plan_table(ROWS, width=width)) + "\n"


def test_a_wide_table(golden: Callable[[str, str], None]) -> None:
    golden("plan.txt", table(100))


def test_a_narrow_table_wraps_its_titles(golden: Callable[[str, str], None]) -> None:
    golden("plan-60.txt", table(60))
    assert max(cell_len(line) for line in table(60).splitlines()) <= 60
