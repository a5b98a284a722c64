"""The official forms: which blank a file is, what goes into each box, and proof that it is there."""
