"""What goes into every Part and Item of a form: pure functions from the case to its answers."""
