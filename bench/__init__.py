"""Measures of speed and memory, each beside a public tool in the same run."""
