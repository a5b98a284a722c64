"""Draw the evidence of the example cases: `python -m tools.draw_cases [CASE …]`."""

import sys
from pathlib import Path

from tools.draw_cases.cases import CASES

ROOT = Path(__file__).resolve().parents[2] / "cases"


def main(names: list[str]) -> None:
    """Write every file of the named cases, or of all."""
    for name in names or sorted(CASES):
        for drawing in CASES[name]:
            data = drawing.draw()
            target = ROOT / name / drawing.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            print(f"{len(data):>9,} {name}/{drawing.path}")


main(sys.argv[1:])
