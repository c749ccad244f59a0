"""One module for each screen a person sees."""
