"""The evidence files: what each one is, and its pages as they will be filed."""
