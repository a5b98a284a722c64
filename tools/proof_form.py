"""Fill every box of a blank form to its limit and read it back: `python tools/proof_form.py BLANK.pdf PROOF.pdf`.

For a new edition: look at the proof page by page before its map is trusted.
"""

import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from parole_packet.forms.blanks import identify
from parole_packet.forms.fill import FilledForm, Written, fill
from parole_packet.forms.layout import line_count, line_length
from parole_packet.forms.readback import read_back
from parole_packet.pdf.form_fields import Box, BoxKind

_DIGITS = "1234567890"


def proof(path: Path) -> tuple[FilledForm, list[str]]:
    """Return the form with every box filled, and what is wrong with it when it is read back."""
    data = path.read_bytes()
    filled = fill(identify(path), [full(box) for box in identify(path).boxes], data)
    return filled, read_back(filled.pdf, 0, filled, data)


def full(box: Box) -> Written:
    """Fill one box: a mark, the longest option, or as many characters as it takes."""
    if box.kind is BoxKind.TICK:
        return Written(box.name, box, state=box.states[0])
    if box.kind is BoxKind.CHOICE:
        longest = max((value for value, _ in box.options), key=len)
        return Written(box.name, box, (longest,) if longest.strip() else ())
    if box.kind is not BoxKind.TEXT:
        return Written(box.name, box)
    line = "".join(islice(cycle(_DIGITS), line_length(box)))
    return Written(box.name, box, (line,) * line_count(box))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the proof and print what is wrong with it."""
    source, target = map(Path, sys.argv[1:] if arguments is None else arguments)
    filled, faults = proof(source)
    target.write_bytes(filled.pdf)
    print("\n".join(faults) or f"{len(filled.boxes)} boxes filled to their limit and read back")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
