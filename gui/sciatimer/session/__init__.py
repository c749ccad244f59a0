"""The follow-along as a timeline, and the player that walks it."""
