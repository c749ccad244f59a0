"""Sciatimer: guided hamstring stretches that listen to the answer."""

__version__ = "0.1.0"
