"""`make bench`: the packet beside qpdf, run in turn, the median of five; give names to run only some."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.inputs import make_case, overlay_file

DATA = Path(__file__).parent / "data"
RUNS = 5


@dataclass(frozen=True)
class Job:
    """A case to build: so many files of so many pages; scans have a JPEG quality."""

    name: str
    files: int
    pages: int
    quality: int | None = None
    overlay: bool = True


JOBS = (
    Job("text", 10, 30),
    Job("scans", 10, 30, 34),
    Job("many", 100, 30, 23, overlay=False),
)


def qpdf(folder: Path, target: Path, stamps: Path | None) -> list[str]:
    """Return the qpdf command that does the part of the work qpdf can do."""
    files = [str(path) for path in sorted(folder.glob("*.pdf"))]
    over = ["--overlay", str(stamps), "--"] if stamps else []
    return ["qpdf", "--empty", "--pages", *files, "--", *over, str(target)]


def timed(command: list[str]) -> tuple[float, float]:
    """Run a command to its end and return its wall and its processor seconds."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = time.perf_counter() - started, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used


def measure(job: Job) -> None:
    """Print one job's figures."""
    folder = DATA / job.name
    case = make_case(folder, job.files, job.pages, quality=job.quality)
    stamps = DATA / f"{job.name}-stamps.pdf"
    overlay_file(stamps, job.files * job.pages)
    merged, packet = DATA / "merged.pdf", DATA / "packet.pdf"
    tool = shutil.which("parole-packet", path=str(Path(sys.executable).parent)) or "parole-packet"
    figures: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        figures.setdefault(name, []).append(value)

    def note_run(name: str, command: list[str]) -> None:
        wall, used = timed(command)
        note(name, wall)
        note(f"{name} cpu", used)

    for _ in range(RUNS):
        note_run("qpdf", qpdf(folder, merged, stamps if job.overlay else None))
        whole = [tool, "build", str(case), "--draft", "--force", "--quiet", "--out", str(DATA / "out")]
        note_run("whole", whole)
        steps = subprocess.run(
            [sys.executable, "-m", "bench.steps", str(case), str(packet)],
            check=True,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
        )
        for name, value in json.loads(steps.stdout).items():
            note(name, value)
    middle = {name: statistics.median(values) for name, values in figures.items()}
    against = "qpdf merge + overlay" if job.overlay else "qpdf merge only"
    print(
        f"\n{job.name}: {job.files} files of {job.pages} pages, {middle['bytes in'] / 1e6:.1f} MB, median of {RUNS}"
    )
    print(f"  {against:24} {middle['qpdf']:7.2f} s          {middle['qpdf cpu']:7.2f} s processor")
    share, used = middle["whole"] / middle["qpdf"], middle["whole cpu"] / middle["qpdf cpu"]
    both = f"{middle['whole']:7.2f} s {share:5.2f} x  {middle['whole cpu']:7.2f} s processor {used:5.2f} x"
    print(f"  {'whole process':24} {both}")
    for name in ("start-up", "plan", "assembly", "verification"):
        print(f"  {name:24} {middle[name]:7.2f} s {middle[name] / middle['qpdf']:5.2f} x")
    print(f"  {'peak memory':24} {middle['peak MB']:7.0f} MB")
    allowed = middle["bytes in"] * 1.005 + 300 * middle["pages"] + 200_000
    print(
        f"  {'output':24} {middle['bytes out'] / 1e6:7.2f} MB  {middle['bytes out'] / allowed:5.3f} x the allowance"
    )


def main() -> None:
    """Run the jobs named on the command line, or all."""
    if shutil.which("qpdf") is None:
        sys.exit("qpdf is needed to compare with: install it with your system's package manager")
    DATA.mkdir(exist_ok=True)
    for job in JOBS:
        if not sys.argv[1:] or job.name in sys.argv[1:]:
            measure(job)


main()
