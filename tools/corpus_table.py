"""Prints what comes of each odd file of the corpus: `python -m tools.corpus_table [--markdown]`."""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.corpus.hostile import HOSTILE
from tests.corpus.images import BROKEN, IMAGES
from tests.corpus.pdfs import PDFS
from tests.fuzzing.judging import Outcome, judge

from parole_packet.worker import OverrunError, Worker

_PATIENCE = 120.0
"""Seconds for one file: several of its pages are drawn many times over."""


_FOOTNOTES = """
Up to 24 of 255 counts as alike: edges fall between other pixels once a page was fitted into the frame; a block that
lost or gained a letter differs by 40 and more. Picture files are compared at a quarter of their size, because fine dots
fall on other pixels, too. CMYK picture files are allowed 70 more: Pillow and PDF readers turn ink into light by
different formulas; their data is compared byte by byte in the verification. 0.0 also stands for pictures that Pillow
does not open because of their size: those are only verified, not compared.
"""


def files() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Yield family, name and builder of all files that are drawn by code."""
    yield from (("PDF", name, sample.build) for name, sample in PDFS.items())
    yield from (("image", name, build) for name, build in sorted(IMAGES.items()))
    yield from (("broken image", name, build) for name, (build, _) in sorted(BROKEN.items()))
    yield from (("hostile", name, entry.build) for name, entry in sorted(HOSTILE.items()))


def main() -> int:
    """Print a row for each file and a line with the sums; the exit code tells whether any came out wrong."""
    bar = "| {} | {} | {} | {} | {} |" if "--markdown" in sys.argv else "{:<13} {:<44} {:>5}  {:<8} {}"
    print(bar.format("family", "file", "pages", "outcome", "largest block difference of 255, or code"))
    if "--markdown" in sys.argv:
        print(bar.format(*["---"] * 5))
    sums: Counter[str] = Counter()
    with Worker(_PATIENCE) as worker, tempfile.TemporaryDirectory() as folder:
        for family, name, build in files():
            (Path(folder) / "odd").write_bytes(build())
            try:
                outcome = worker.call(judge, Path(folder), "odd")
            except OverrunError as error:
                outcome = Outcome("wrong", why=error.detail)
            sums[outcome.verdict] += 1
            told = {"built": f"{outcome.worst:.1f}", "refused": ", ".join(outcome.codes)}.get(outcome.verdict)
            print(
                bar.format(family, name, outcome.pages or "", outcome.verdict, told or outcome.why),
                flush=True,
            )
    print(_FOOTNOTES)
    print(f"\n{sums.total()} files: " + ", ".join(f"{count} {verdict}" for verdict, count in sums.items()))
    return int(bool(sums["wrong"]))


if __name__ == "__main__":
    sys.exit(main())
