"""The body: proportions and joints (no Qt) and the painter (Qt)."""
