"""All odd PDF files by name: import `PDFS` from here."""

from tests.corpus import pdf_disputed, pdf_geometry, pdf_interactive, pdf_pictures, pdf_structure
from tests.corpus.raw import SAMPLES, Sample

__all__ = [
    "PDFS",
    "Sample",
    "pdf_disputed",
    "pdf_geometry",
    "pdf_interactive",
    "pdf_pictures",
    "pdf_structure",
]

PDFS: dict[str, Sample] = dict(sorted(SAMPLES.items()))
"""Name to sample: how it is built, what a person sees, what may come of it."""
