"""The window: pages, widgets, theme, and the one place that wires things."""
