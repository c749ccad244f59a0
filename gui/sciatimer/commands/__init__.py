"""The command line: each command reads, asks the rooms below, and prints."""
