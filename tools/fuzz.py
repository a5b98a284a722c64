"""Spoils files of the corpus and takes each through the whole program: `python -m tools.fuzz --count 2000 --seed 1`.

Looked for are tracebacks, files that take longer than ten seconds, and packets that show something else than other
readers see in the spoiled file. With `--keep DIR` the files that went wrong are left there.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.images import IMAGES
from tests.corpus.pdfs import PDFS
from tests.fuzzing.judging import Outcome, judge
from tests.fuzzing.mutations import spoiled

from parole_packet.worker import OverrunError, Worker

LARGEST, MOST_PAGES = 300_000, 20


def originals() -> dict[str, bytes]:
    """Return the files to spoil, by name: all of the corpus that are small."""
    built = {name: sample.build() for name, sample in PDFS.items() if sample.pages <= MOST_PAGES}
    built |= {name: build() for name, build in IMAGES.items()}
    return {name: data for name, data in sorted(built.items()) if len(data) <= LARGEST}


def spoiled_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` spoiled files with names that say where they come from; the same for the same seed."""
    files = originals()
    names = list(files)
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - to be repeated, not to be secret
        name = chance.choice(names)
        yield f"{number:05d}-{name}", spoiled(files[name], chance)


def outcomes(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes, Outcome]]:
    """Judge each file in a worker, so that one that never ends is seen."""
    with Worker() as worker, tempfile.TemporaryDirectory() as folder:
        for name, data in files:
            (Path(folder) / "odd").write_bytes(data)
            try:
                yield name, data, worker.call(judge, Path(folder), "odd")
            except OverrunError as error:
                yield name, data, Outcome("wrong", why=error.detail)


def main() -> int:
    """Spoil, judge, and print what went wrong and the sums; the exit code tells whether anything did."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    sums: Counter[str] = Counter()
    for name, data, outcome in outcomes(spoiled_files(asked.count, asked.seed)):
        told = outcome.verdict if outcome.verdict != "refused" else f"refused ({outcome.codes[0]})"
        sums[told] += 1
        if outcome.verdict == "wrong":
            print(f"{name}: {outcome.why} {outcome.worst:.0f}", flush=True)
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / name).write_bytes(data)
    print(f"{sums.total()} files: " + ", ".join(f"{count} {told}" for told, count in sums.most_common()))
    return int(bool(sums["wrong"]))


if __name__ == "__main__":
    sys.exit(main())
