"""When a break is due, and whether this is a good moment: plain values, no Qt, no clock of its own."""
