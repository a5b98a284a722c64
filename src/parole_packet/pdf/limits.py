"""How much of a PDF is too much: far beyond any document, far below what stops a computer."""

import pikepdf
import pypdf

MOST_PAGES = 50_000
MOST_ANNOTATIONS = 5_000
"""Annotations of one page."""
MOST_ANNOTATIONS_IN_ALL = 100_000
MOST_PIXELS = 400_000_000
"""Pixels of one picture: a drawing of two by two meters at 250 dpi."""
LARGEST_CONTENTS = 75_000_000
"""Bytes of the contents of one page when they are unpacked; pypdf, too, unpacks no more than this."""
MOST_UNPACKED = 2_000_000_000
"""Bytes of the contents of all pages together, where they have to be unpacked to know their size."""
MOST_DRAWN = 1_000_000
"""Forms that one page may draw, counted again each time."""
DEEPEST_FORM = 40
"""Forms that may stand one inside the other."""

LARGEST_STREAM = 1_000_000_000
"""Bytes of a stream as it stands in the file: ten scans at 600 dpi that nobody packed."""

_UNPACKED_BY_QPDF = 256_000_000


def limit_qpdf() -> None:
    """Let qpdf unpack no more than the contents of any honest page or list of objects need."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_UNPACKED_BY_QPDF, run_length_max_memory=_UNPACKED_BY_QPDF
    )


def limit_pypdf() -> None:
    """Let pypdf take large scans as they are; what it unpacks stays limited. Holds for the thread that calls."""
    pypdf.overwrite_configuration(maximum_declared_stream_length=LARGEST_STREAM)
