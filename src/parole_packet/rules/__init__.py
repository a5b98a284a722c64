"""The checks: pure functions from case, facts and law to findings. They know no PDF."""
