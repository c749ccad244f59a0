"""What can be stretched: exercises.json read, checked and filtered."""
