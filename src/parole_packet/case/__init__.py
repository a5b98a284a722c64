"""The case file: its text with positions, its models, its starters."""
