"""Assemble, check and prove a humanitarian parole filing from one case file and a folder of evidence.

The public interface is `load`, `check` and `build` with their result types; everything else is private.
"""

__version__ = "0.1.0"
