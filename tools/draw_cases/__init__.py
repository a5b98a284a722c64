"""Draws the evidence of the example cases: fictional papers that look like the ones families have."""
