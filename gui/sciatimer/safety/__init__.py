"""Screens, the pain check, the verdict and the lock: clinical rules as tables."""
