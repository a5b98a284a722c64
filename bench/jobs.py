"""What the benchmark measures: cases to build, the public tools beside them, and what is to be reached."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

MERGE, OVERLAY = "qpdf merge", "qpdf merge + overlay"
PYMUPDF, PYPDF, IMG2PDF = "PyMuPDF insert_pdf", "pypdf merge_page", "img2pdf"

Figures = dict[str, float]


@dataclass(frozen=True)
class Goal:
    """A figure to be reached: how it comes from the medians, and how large it may be."""

    name: str
    figure: Callable[[Figures], float]
    most: float
    unit: str = "x"


def part(one: str, other: str) -> Callable[[Figures], float]:
    """Return a figure as a share of another."""
    return lambda seen: seen[one] / seen[other]


UNCHANGED = Goal("unchanged rebuild / first build", part("unchanged", "whole"), 0.5)
PROVEN = Goal("verification / assembly", part("verification", "assembly"), 1)
FLAT = Goal("peak memory", lambda seen: seen["whole MB"], 150, "MB")


@dataclass(frozen=True)
class Job:
    """A case, the tools that do as much of its work as they can, and the goals."""

    name: str
    pages: int
    peers: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    steps: tuple[str, ...] = ("first", "unchanged", "steps")
    only_when_named: bool = field(default=False, kw_only=True)

    def overlay(self, data: Path) -> Path | None:
        """Return where the stamps for qpdf are, if they are laid over."""
        return data / f"{self.name}-stamps.pdf" if OVERLAY in self.peers else None


def _within(peer: str, most: float) -> Goal:
    return Goal(f"assembly / {peer}", part("assembly", peer), most)


JOBS = (
    Job("text", 300, (OVERLAY,), (UNCHANGED, PROVEN)),
    Job("scans", 300, (OVERLAY,), (UNCHANGED, PROVEN)),
    Job(
        "mixed",
        871,
        (OVERLAY, PYMUPDF, PYPDF),
        (_within(OVERLAY, 1.2), _within(PYMUPDF, 1 / 3), _within(PYPDF, 1 / 3), UNCHANGED, PROVEN, FLAT),
    ),
    Job("many", 3_000, (MERGE,), (_within(MERGE, 1.5), UNCHANGED, PROVEN, FLAT)),
    Job("most", 10_020, (MERGE,), (_within(MERGE, 1.5), UNCHANGED, PROVEN, FLAT), only_when_named=True),
    Job(
        "photos",
        60,
        (IMG2PDF,),
        (
            _within(IMG2PDF, 1.3),
            Goal(f"peak memory / {IMG2PDF}", part("whole MB", f"{IMG2PDF} MB"), 1 / 3),
            UNCHANGED,
            PROVEN,
        ),
    ),
    Job(
        "pictures",
        24,
        (),
        (Goal("rebuild of kept pictures / first build", part("kept", "whole"), 0.5), UNCHANGED, PROVEN),
        ("first", "unchanged", "kept", "steps"),
    ),
    Job(
        "check",
        600,
        (),
        (
            Goal("check, nothing known", lambda seen: seen["check cold"], 5, "s"),
            Goal("check, files known", lambda seen: seen["check warm"], 2, "s"),
        ),
        ("check",),
    ),
)
"""`most` takes long and 2.2 GB of disk: it runs only when it is named."""
