"""`make bench`: the packet beside public tools, run in turn, the median of five; give names to run only some."""

import compileall
import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.jobs import JOBS, MERGE, OVERLAY, Figures, Job
from bench.measure import ROOT, Run, timed

DATA = Path(__file__).parent / "data"
CACHE = DATA / "cache"
RUNS = int(os.environ.get("RUNS", "5"))
TOOL = shutil.which("parole-packet", path=str(Path(sys.executable).parent)) or "parole-packet"
STEPS = ("start-up", "plan", "assembly", "verification")
"""What a first build does, one after the other, measured in a process of its own."""


def peer(job: Job, name: str) -> list[str]:
    """Return the command that does with a public tool what of the work it can do."""
    folder, target = DATA / job.name, DATA / "peer.pdf"
    if name not in (MERGE, OVERLAY):
        return [sys.executable, "-m", "bench.peers", name, str(folder), str(target)]
    files = [str(path) for path in sorted(folder.glob("*.pdf"))]
    stamps = job.overlay(DATA)
    over = ["--overlay", str(stamps), "--"] if stamps else []
    return ["qpdf", "--empty", "--pages", *files, "--", *over, str(target)]


def build(case: Path, *options: str) -> Run:
    """Build a case as a person would."""
    return timed([TOOL, "build", str(case), "--draft", "--quiet", "--out", str(DATA / "out"), *options])


def first(case: Path) -> Iterator[tuple[str, Run]]:
    """Build with an empty store, over nothing."""
    for folder in (CACHE, DATA / "out"):
        shutil.rmtree(folder, ignore_errors=True)
    yield "whole", build(case)


def unchanged(case: Path) -> Iterator[tuple[str, Run]]:
    """Build again when nothing changed."""
    yield "unchanged", build(case)


def kept(case: Path) -> Iterator[tuple[str, Run]]:
    """Build all again with what the store has, as after a change of a word in the letter."""
    yield "kept", build(case, "--force")


def check(case: Path) -> Iterator[tuple[str, Run]]:
    """Check with an empty store and with a full one; a case for the benchmark is never complete."""
    shutil.rmtree(CACHE, ignore_errors=True)
    yield "check cold", timed([TOOL, "check", str(case), "--quiet"], (0, 1))
    yield "check warm", timed([TOOL, "check", str(case), "--quiet"], (0, 1))


WAYS: dict[str, Callable[[Path], Iterator[tuple[str, Run]]]] = {
    "first": first,
    "unchanged": unchanged,
    "kept": kept,
    "check": check,
}


def measure(job: Job) -> None:
    """Run everything of a job in turn and print the medians."""
    case = DATA / job.name / "case.yaml"
    stamps = job.overlay(DATA)
    timed(
        [sys.executable, "-m", "bench.inputs", job.name, str(case.parent)]
        + ([str(stamps), str(job.pages)] if stamps else [])
    )
    seen: dict[str, list[float]] = {}

    def note(name: str, run: Run) -> None:
        for key, value in ((name, run.wall), (f"{name} cpu", run.used), (f"{name} MB", run.megabytes)):
            seen.setdefault(key, []).append(value)

    for _ in range(RUNS):
        for name in job.peers:
            note(name, timed(peer(job, name)))
        for step in job.steps:
            if step == "steps":
                ran = timed([sys.executable, "-m", "bench.steps", str(case), str(DATA / "packet.pdf")])
                for name, value in json.loads(ran.printed).items():
                    seen.setdefault(name, []).append(value)
            else:
                for name, ran in WAYS[step](case):
                    note(name, ran)
    report(job, {name: statistics.median(values) for name, values in seen.items()})


def report(job: Job, middle: Figures) -> None:
    """Print one job's figures, then what of its goals was reached."""
    size = sum(path.stat().st_size for path in (DATA / job.name).glob("*-*.*"))
    print(f"\n{job.name}: {job.pages} pages, {size / 1e6:.1f} MB, median of {RUNS}")
    base = middle.get(job.peers[0]) if job.peers else None
    for name in (*job.peers, "whole", "unchanged", "kept", "check cold", "check warm"):
        if name in middle:
            ratio = f"{middle[name] / base:6.2f} x" if base else ""
            more = f"{middle[f'{name} cpu']:7.2f} s processor {middle[f'{name} MB']:7.0f} MB"
            print(f"  {name:24} {middle[name]:7.2f} s {ratio:8} {more}")
    for name in STEPS:
        if name in middle:
            print(f"    {name:22} {middle[name]:7.2f} s" + (f" {middle[name] / base:6.2f} x" if base else ""))
    if "bytes out" in middle:
        allowed = middle["bytes in"] * 1.005 + 300 * middle["pages"] + 200_000
        share = f"{middle['bytes out'] / allowed:5.3f} x the allowance"
        print(f"  {'output':24} {middle['bytes out'] / 1e6:7.2f} MB  {share}")
    for goal in job.goals:
        found = goal.figure(middle)
        words = "reached" if found <= goal.most else "MISSED"
        print(f"  {words}: {goal.name} {found:.2f} {goal.unit}, wanted at most {goal.most:.2f}")


def main() -> None:
    """Run the jobs named on the command line, or all that do not take too long."""
    if shutil.which("qpdf") is None:
        sys.exit("qpdf is needed to compare with: install it with your system's package manager")
    unknown = set(sys.argv[1:]) - {job.name for job in JOBS}
    if unknown:
        sys.exit(f"no job {', '.join(sorted(unknown))}; there are {', '.join(job.name for job in JOBS)}")
    DATA.mkdir(exist_ok=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # who installs a program compiles it once
    compileall.compile_dir(ROOT / "src", quiet=2)
    os.environ["PAROLE_PACKET_CACHE"] = str(CACHE)
    os.environ["PAROLE_PACKET_FORMS"] = str(DATA / "no-forms")
    for job in JOBS:
        if job.name in sys.argv[1:] or not (sys.argv[1:] or job.only_when_named):
            measure(job)


if __name__ == "__main__":
    main()
