"""What happened: an append-only SQLite store and what is derived from it."""
