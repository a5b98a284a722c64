"""Builds one case in this process and prints what each step took, as JSON: run by the benchmark, not by hand."""

import json
import sys
import time
from pathlib import Path

_STARTED = time.perf_counter()

from parole_packet.cli import app, loading  # noqa: E402, F401 - all that the program imports is what is timed

loading.begin()
loading.load_all()
from parole_packet.packet.prepare import Settings, prepare  # noqa: E402
from parole_packet.packet.verify import Verification  # noqa: E402
from parole_packet.packet.writing import assembled  # noqa: E402


def main() -> None:
    """Time start-up, planning, assembly and verification of the case named on the command line, nothing kept."""
    case, out = Path(sys.argv[1]), Path(sys.argv[2])
    marks = {"start-up": time.perf_counter() - _STARTED}
    before = time.perf_counter()
    prepared = prepare(case, Settings(draft=True))
    composition = prepared.composition
    assert composition is not None
    typeset = composition.finish()
    marks["plan"] = time.perf_counter() - before
    out.unlink(missing_ok=True)
    before = time.perf_counter()
    plan, facts, folder = composition.plan, prepared.facts, prepared.loaded.folder
    expected = assembled(out, plan, typeset, facts, folder, None)
    marks["assembly"] = time.perf_counter() - before
    before = time.perf_counter()
    proof = Verification(out, plan, typeset, facts, folder, expected)
    proof.run()
    assert not proof.failures, proof.failures
    marks["verification"] = time.perf_counter() - before
    marks["pages"] = len(plan.pages)
    marks["bytes in"] = sum(file.size for file in facts.files.values())
    marks["bytes out"] = out.stat().st_size
    sys.stdout.write(json.dumps(marks))


main()
