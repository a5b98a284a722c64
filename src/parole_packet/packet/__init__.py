"""The packet: composed, planned, assembled, verified, published."""
